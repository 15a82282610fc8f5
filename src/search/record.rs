//! What is searched: pages, with their sections and lines.

/// A page of the handbook, as it is searched.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
    /// What sort of page: a place in the list of [`Sort`]s.
    pub sort: usize,
    /// What else it is called: id, number, other names.
    pub names: Vec<String>,
    /// Whether its text only repeats what stands elsewhere: registers, reports.
    pub repeats: bool,
    /// Its text.
    pub sections: Vec<Section>,
}

/// What stands under a heading.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The id of the heading; nothing if it has none, or for what stands before the first.
    pub anchor: String,
    /// Its text.
    pub heading: String,
    /// Lines of text; cells of a table are parted by a tab.
    pub lines: Vec<String>,
}

/// A sort of pages: results are grouped by it.
#[derive(Clone, Debug)]
pub struct Sort {
    /// Its name for style sheets: `process`, `chapter`.
    pub name: &'static str,
    /// What readers call it.
    pub title: String,
    /// Whether such pages say what to do.
    pub tells: bool,
}
