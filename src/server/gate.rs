//! Who is let in: requests to read, from pages of ours, under a name of ours.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::answer::safe;
use super::hosts::Hosts;

/// Refuses what may not come in; what is said to others is said with the same care.
pub(super) async fn gate(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&hosts, &request) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    safe(response.headers_mut());
    response
}

fn refusal(hosts: &Hosts, request: &Request) -> Option<Response> {
    let headers = request.headers();
    if !is_ours(hosts, request) {
        let text = format!("This is the preview of opsbook. It lives at {}\n", hosts.home());
        return Some((StatusCode::MISDIRECTED_REQUEST, text).into_response());
    }
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let is_foreign = !origins.all(|it| it.to_str().is_ok_and(|it| hosts.knows_origin(it)));
    if is_foreign {
        return Some((StatusCode::FORBIDDEN, "Not for pages from elsewhere.\n").into_response());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        let text = "The preview can only be read.\n";
        return Some((StatusCode::METHOD_NOT_ALLOWED, allow, text).into_response());
    }
    None
}

/// Whether a request calls us by one of our names, and by no other.
fn is_ours(hosts: &Hosts, request: &Request) -> bool {
    let mut named = request.headers().get_all(header::HOST).iter();
    let host = named.next().and_then(|it| it.to_str().ok());
    let in_path = request.uri().authority();
    named.next().is_none()
        && host.is_some_and(|it| hosts.knows(it))
        && in_path.is_none_or(|it| hosts.knows(it.as_str()))
}

/// Whether a browser says that a request does not come from a page of ours. An image on another
/// page sends no origin, but this.
pub(super) fn is_cross_site(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site");
    site.is_some_and(|it| it != "same-origin" && it != "none")
}
