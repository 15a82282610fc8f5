//! What is shown: the last good handbook, and what is to be said over it.

use std::sync::Arc;

use tokio::sync::watch;

use crate::site::Site;

/// One state of the preview. It never changes; a new one takes its place.
#[derive(Debug)]
pub struct Edition {
    /// The handbook.
    pub(super) site: Arc<Site>,
    /// How many handbooks there were before.
    number: usize,
    /// What is wrong, as JSON, for the script to show over the page.
    pub(super) notice: Option<String>,
}

impl Edition {
    /// The first.
    pub(super) fn first(site: Site, notice: Option<String>) -> Edition {
        Edition { site: Arc::new(site), number: 0, notice }
    }

    /// What pages are told of which edition they are. Two runs of the program have no name in
    /// common, so that a page that is still open notices that the program was started anew.
    pub(super) fn name(&self) -> String {
        format!("{}-{}", std::process::id(), self.number)
    }
}

/// The one place where the edition in force is kept.
#[derive(Clone, Debug)]
pub struct Preview(pub(super) Arc<watch::Sender<Arc<Edition>>>);

impl Preview {
    /// Shows `site`, with `notice` over it.
    pub fn new(site: Site, notice: Option<String>) -> Preview {
        Preview(Arc::new(watch::Sender::new(Arc::new(Edition::first(site, notice)))))
    }

    /// Shows `site` from now on, with `notice` over it.
    pub fn publish(&self, site: Site, notice: Option<String>) {
        let number = self.0.borrow().number + 1;
        self.0.send_replace(Arc::new(Edition { site: Arc::new(site), number, notice }));
    }

    /// Goes on showing the same handbook, with `notice` over it.
    pub fn keep(&self, notice: Option<String>) {
        let now = self.now();
        let next = Edition { site: now.site.clone(), number: now.number, notice };
        self.0.send_replace(Arc::new(next));
    }

    /// The edition in force.
    pub(super) fn now(&self) -> Arc<Edition> {
        self.0.borrow().clone()
    }
}
