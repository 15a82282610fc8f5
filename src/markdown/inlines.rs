//! Emphasis and check boxes.

use pulldown_cmark::TagEnd;

use crate::text::Lang;

use super::writer::Writer;

impl Writer<'_> {
    /// Opens or closes emphasis.
    pub(super) fn mark(&mut self, tag: TagEnd, end: bool) {
        if self.in_image() {
            return;
        }
        self.push(match (tag, end) {
            (TagEnd::Strong, false) => "<strong>",
            (TagEnd::Strong, true) => "</strong>",
            (TagEnd::Strikethrough, false) => "<del>",
            (TagEnd::Strikethrough, true) => "</del>",
            (_, false) => "<em>",
            (_, true) => "</em>",
        });
    }

    /// A check box of a task list: it cannot be ticked, and says what it says.
    pub(super) fn task(&mut self, done: bool) {
        self.push("<input type=\"checkbox\" disabled aria-label=\"");
        self.push(match (done, self.lang) {
            (true, Lang::Zh) => "已完成",
            (false, Lang::Zh) => "未完成",
            (true, Lang::En) => "Done",
            (false, Lang::En) => "To do",
        });
        self.push(if done { "\" checked> " } else { "\"> " });
    }
}
