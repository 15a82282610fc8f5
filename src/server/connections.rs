//! Connections: so many at once, so patient with each, until Ctrl-C.

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::sleep;

use super::answer::{page, script, style};
use super::door::Door;
use super::events::events;
use super::gate::gate;
use super::live::{EVENTS, SCRIPT, STYLE};
use super::patience::Patient;
use super::preview::Preview;

/// How many connections there may be; the next one waits.
const ROOM: usize = 64;
/// How long a request may take to arrive, and an answer to be taken.
const PATIENCE: Duration = Duration::from_secs(10);
/// How large the head of a request may be.
const HEAD: usize = 16 << 10;

/// Lets people in at `door` and shows them the preview, until somebody presses Ctrl-C. Calls
/// `opened` when both would be noticed.
pub fn run(door: Door, preview: Preview, opened: impl FnOnce()) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async move {
        let Door { listener, hosts, .. } = door;
        listener.set_nonblocking(true)?;
        let listener = TcpListener::from_std(listener)?;
        let routes = Router::new()
            .route(EVENTS, get(events))
            .route(SCRIPT, get(script))
            .route(STYLE, get(style))
            .fallback(page)
            .with_state(preview)
            .layer(from_fn_with_state(hosts, gate));
        let mut asked = pin!(tokio::signal::ctrl_c());
        // It is listened for from when it was looked at first.
        tokio::select! {
            biased;
            asked = &mut asked => return asked,
            () = std::future::ready(()) => opened(),
        }
        tokio::select! {
            never = accept(listener, routes) => match never {},
            asked = &mut asked => asked,
        }
    })
}

async fn accept(listener: TcpListener, routes: Router) -> std::convert::Infallible {
    let room = Arc::new(Semaphore::new(ROOM));
    loop {
        let place = room.clone().acquire_owned().await;
        match listener.accept().await {
            Ok((stream, _)) => {
                let routes = routes.clone();
                tokio::spawn(async move {
                    serve(stream, routes).await;
                    drop(place);
                });
            }
            // Too many open files, or a caller who has hung up: the next one may fare better.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn serve(stream: TcpStream, routes: Router) {
    let _ = stream.set_nodelay(true);
    let stream = TokioIo::new(Patient::new(stream, PATIENCE));
    // What goes wrong here is the other end's affair: it hung up, was slow, or spoke nonsense.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_buf_size(HEAD)
        .serve_connection(stream, TowerToHyperService::new(routes))
        .await;
}
