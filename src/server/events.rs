//! How open pages hear of edits: a stream that says which edition is in force, and what is wrong.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch::Receiver;
use tokio::time::timeout;

use super::gate::is_cross_site;
use super::preview::{Edition, Preview};

/// How soon a browser comes again when we were away.
const AGAIN: Duration = Duration::from_millis(300);
/// How often something is said, so that closed pages are noticed.
const BEAT: Duration = Duration::from_secs(15);

/// The stream.
pub(super) async fn events(State(preview): State<Preview>, headers: HeaderMap) -> Response {
    if is_cross_site(&headers) {
        return (StatusCode::FORBIDDEN, "Not for pages from elsewhere.\n").into_response();
    }
    let mut editions = preview.editions.subscribe();
    // The edition in force is said at once: the page may be of an older one.
    editions.mark_changed();
    let news = News { editions, told: String::new() };
    let stream = futures_util::stream::unfold(news, |mut news| async move {
        Some((Ok::<_, Infallible>(news.next().await?), news))
    });
    Sse::new(stream).into_response()
}

/// What one open page hears.
struct News {
    editions: Receiver<Arc<Edition>>,
    /// What it was told last.
    told: String,
}

impl News {
    async fn next(&mut self) -> Option<Event> {
        loop {
            match timeout(BEAT, self.editions.changed()).await {
                Ok(changed) => changed.ok()?,
                Err(_) => return Some(Event::default().comment("still here")),
            }
            let now = said(&self.editions.borrow_and_update());
            // That all pages of an edition are drawn is no news.
            if now != self.told {
                self.told.clone_from(&now);
                return Some(Event::default().retry(AGAIN).event("edition").data(now));
            }
        }
    }
}

/// An edition, as JSON.
fn said(edition: &Edition) -> String {
    let notice = edition.notice.as_deref().unwrap_or("null");
    format!("{{\"edition\":\"{}\",\"notice\":{notice}}}", edition.name())
}
