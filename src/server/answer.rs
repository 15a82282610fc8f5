//! Answers: pages and files, with the headers that keep them ours.

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::task::spawn_blocking;

use super::live::{EMPTY, SCRIPT_TEXT, STYLE_TEXT, from_root, with_script};
use super::lookup::{Found, lookup};
use super::media::{is_active, media_type};
use super::preview::{Edition, Preview};
use crate::disk;
use crate::site::{Content, Printed};

/// How much of a file is read at once.
const PIECE: usize = 64 << 10;

/// The page or file that a request asks for.
pub(super) async fn page(State(preview): State<Preview>, request: Request) -> Response {
    let path = request.uri().path();
    let mut edition = preview.now();
    let mut found = lookup(&edition, path);
    if found == Found::Nothing {
        edition = preview.whole().await;
        found = lookup(&edition, path);
    }
    if edition.site.files.is_empty() {
        return html(StatusCode::SERVICE_UNAVAILABLE, EMPTY.as_bytes(), &edition);
    }
    match found {
        Found::File(file) => match &edition.site.files[&file] {
            Content::Page(page) => {
                preview.is_asked(&file);
                html(StatusCode::OK, &page.bytes(), &edition)
            }
            Content::Bytes(bytes) => typed(&file, Body::from(bytes.clone())),
            Content::File(at) => attachment(&file, at).unwrap_or_else(|| nothing(&edition)),
            Content::Printed(it) => printed(edition.clone(), it.clone()).await,
        },
        Found::Folder(way) => {
            (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, way)]).into_response()
        }
        Found::Nothing => nothing(&edition),
    }
}

/// The page to print. It may be large, and others do not wait for it.
async fn printed(edition: Arc<Edition>, it: Arc<Printed>) -> Response {
    let made = spawn_blocking(move || {
        let mut page = Vec::new();
        edition.site.print(&it, &mut page).map(|()| html(StatusCode::OK, &page, &edition))
    });
    let made = made.await.ok().and_then(Result::ok);
    made.unwrap_or_else(|| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// The script that follows the edits.
pub(super) async fn script() -> Response {
    typed("live.js", Body::from(SCRIPT_TEXT))
}

/// Its looks.
pub(super) async fn style() -> Response {
    typed("live.css", Body::from(STYLE_TEXT))
}

/// The handbook's own page for a wrong address.
fn nothing(edition: &Edition) -> Response {
    match edition.site.files.get("404.html").and_then(Content::made) {
        Some(page) => html(StatusCode::NOT_FOUND, &from_root(&page), edition),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn html(status: StatusCode, page: &[u8], edition: &Edition) -> Response {
    let page = with_script(page, &edition.name());
    (status, [(header::CONTENT_TYPE, media_type("page.html"))], page).into_response()
}

fn typed(path: &str, body: Body) -> Response {
    ([(header::CONTENT_TYPE, media_type(path))], body).into_response()
}

/// An attachment, as it lies in the manual now. It is read piece by piece: a film is large.
fn attachment(path: &str, at: &Path) -> Option<Response> {
    let file = disk::open(at).ok()?;
    let length = file.metadata().ok()?.len();
    let pieces = futures_util::stream::unfold(file, |mut file| async move {
        use std::io::Read as _;
        let mut piece = Vec::with_capacity(PIECE);
        match (&mut file).take(PIECE as u64).read_to_end(&mut piece) {
            Ok(0) => None,
            Ok(_) => Some((Ok(piece), file)),
            Err(error) => Some((Err(error), file)),
        }
    });
    let mut response = typed(path, Body::from_stream(pieces));
    response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
    if is_active(media_type(path)) {
        // What an author found somewhere may hold scripts; it is shown, and they are not run.
        let policy =
            "sandbox; default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'";
        let policy = HeaderValue::from_static(policy);
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Some(response)
}

/// What every answer says: do not keep it, do not guess what it is, and no other page may have it.
pub(super) fn safe(headers: &mut HeaderMap) {
    const SAFE: [(HeaderName, &str); 4] = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    for (name, value) in SAFE {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let name = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(name, HeaderValue::from_static("same-origin"));
    // A page says the rest of it in its own head.
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("frame-ancestors 'none'"));
}
