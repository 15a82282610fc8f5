//! What is shown: the last good handbook, and what is to be said over it.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use crate::site::Site;

/// How many pages are drawn before all others: those that were asked for last.
const FIRST: usize = 6;

/// One state of the preview. It never changes; a new one takes its place.
#[derive(Debug)]
pub struct Edition {
    /// The handbook.
    pub(super) site: Arc<Site>,
    /// Whether all of it is there; else those pages that were asked for last.
    is_whole: bool,
    /// How many handbooks there were before.
    number: usize,
    /// What is wrong, as JSON, for the script to show over the page.
    pub(super) notice: Option<String>,
}

impl Edition {
    /// The first.
    pub(super) fn first(site: Site) -> Edition {
        Edition { site: Arc::new(site), is_whole: true, number: 0, notice: None }
    }

    /// What pages are told of which edition they are. Two runs of the program have no name in
    /// common, so that a page that is still open notices that the program was started anew.
    pub(super) fn name(&self) -> String {
        format!("{}-{}", std::process::id(), self.number)
    }
}

/// The one place where the edition in force is kept.
#[derive(Clone, Debug)]
pub struct Preview {
    pub(super) editions: Arc<watch::Sender<Arc<Edition>>>,
    /// The pages that were asked for last, the latest first.
    asked: Arc<Mutex<VecDeque<String>>>,
}

impl Preview {
    /// Shows nothing yet. The first page that is asked for is surely the home page.
    pub fn empty() -> Preview {
        let first = Arc::new(Edition::first(Site::default()));
        let asked = VecDeque::from(["index.html".to_owned()]);
        Preview {
            editions: Arc::new(watch::Sender::new(first)),
            asked: Arc::new(Mutex::new(asked)),
        }
    }

    /// Shows `site` from now on, with `notice` over it. Only the pages that were asked for last have
    /// to be drawn: who asks for others waits until it is completed.
    pub fn begin(&self, site: Site, notice: Option<String>) {
        self.show(Arc::new(site), false, notice);
    }

    fn show(&self, site: Arc<Site>, is_whole: bool, notice: Option<String>) {
        let number = self.editions.borrow().number + 1;
        self.editions.send_replace(Arc::new(Edition { site, is_whole, number, notice }));
    }

    /// Puts the whole site in the place of its beginning; whoever looks at a page need not know.
    pub fn complete(&self, site: Site) {
        let now = self.now();
        let (number, notice) = (now.number, now.notice.clone());
        let whole = Edition { site: Arc::new(site), is_whole: true, number, notice };
        self.editions.send_replace(Arc::new(whole));
    }

    /// Goes on showing the same handbook, with `notice` over it.
    pub fn keep(&self, notice: Option<String>) {
        let Edition { site, is_whole, number, .. } = &*self.now();
        let (site, is_whole, number) = (site.clone(), *is_whole, *number);
        self.editions.send_replace(Arc::new(Edition { site, is_whole, number, notice }));
    }

    /// Shows what was shown in `edition` again, with `notice` over it.
    pub fn take_back(&self, edition: &Edition, notice: Option<String>) {
        self.show(edition.site.clone(), true, notice);
    }

    /// The edition in force.
    pub fn now(&self) -> Arc<Edition> {
        self.editions.borrow().clone()
    }

    /// The edition in force, once all of it is there.
    pub(super) async fn whole(&self) -> Arc<Edition> {
        let mut editions = self.editions.subscribe();
        // It ends only with the program.
        let whole = editions.wait_for(|it| it.is_whole).await.map(|it| it.clone());
        whole.unwrap_or_else(|_| self.now())
    }

    /// Takes note that somebody looks at the page at `address`.
    pub(super) fn is_asked(&self, address: &str) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.retain(|it| it != address);
        asked.push_front(address.to_owned());
        asked.truncate(FIRST);
    }

    /// The pages that are to be drawn first.
    pub fn asked(&self) -> BTreeSet<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Preview;
    use crate::site::{Content, Site};

    fn site(pages: &[&str]) -> Site {
        let page = |it: &&str| ((*it).to_owned(), Content::Bytes(Vec::new()));
        Site { files: pages.iter().map(page).collect() }
    }

    #[test]
    fn the_pages_that_were_asked_for_come_first() {
        let preview = Preview::empty();
        assert!(preview.asked().contains("index.html"));
        for page in ["a", "b", "a", "c", "d", "e", "f", "g"] {
            preview.is_asked(page);
        }
        assert_eq!(preview.asked().into_iter().collect::<String>(), "acdefg");
    }

    #[test]
    fn who_asks_for_another_page_waits_for_the_whole() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let preview = Preview::empty();
            preview.begin(site(&["index.html"]), Some("{}".to_owned()));
            let begun = preview.now();
            let waiting = tokio::spawn({
                let preview = preview.clone();
                async move { preview.whole().await }
            });
            tokio::task::yield_now().await;
            assert!(!waiting.is_finished());
            preview.complete(site(&["index.html", "other.html"]));
            let whole = waiting.await.unwrap();
            assert!(whole.site.files.contains_key("other.html"));
            assert_eq!((whole.name(), &whole.notice), (begun.name(), &begun.notice));
            preview.take_back(&begun, None);
            assert_ne!(preview.whole().await.name(), begun.name());
        });
    }
}
