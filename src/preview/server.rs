//! The server: requests in, answers out, and news to whoever listens.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{self, HeaderMap, HeaderName};
use axum::http::{HeaderValue, Method, Request, Response, StatusCode, Uri};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use futures_util::stream;

use super::answer::{Answer, Ask, Desk, OWN, answer};
use super::guard::Guard;
use super::patience::Door;
use super::shown::{Shown, Version};
use super::{Options, absolute, page};
use crate::json::json;
use crate::output::Cache;
use crate::pictures::Pictures;
use crate::text::percent;

/// The longest address that is looked at.
const LONGEST_ADDRESS: usize = 4000;

/// How long an answer may take.
const TIME: Duration = Duration::from_secs(30);

/// How often a stream of news says that it is still there.
const ALIVE: Duration = Duration::from_secs(15);

/// What all requests share.
#[derive(Debug)]
pub(super) struct Server {
    shown: Arc<Shown>,
    desk: Desk,
    guard: Guard,
    /// Tells browsers that this is another process than the one they knew.
    session: u32,
}

impl Server {
    pub(super) fn new(
        options: &Options,
        shown: Arc<Shown>,
        listener: &TcpListener,
    ) -> io::Result<Arc<Self>> {
        let address = listener.local_addr();
        let address = address.unwrap_or_else(|_| (options.host, options.port).into());
        let desk = Desk {
            root: absolute(&options.root),
            editor: options.editor.clone(),
            follow: options.follow,
            pictures: Pictures::of(&Cache::in_site(&options.root)),
            makers: makers()?,
        };
        let (guard, session) = (Guard::new(address), std::process::id());
        Ok(Arc::new(Self { shown, desk, guard, session }))
    }

    /// Answers until the process is interrupted.
    pub(super) fn run(self: Arc<Self>, listener: TcpListener) -> io::Result<()> {
        listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(async move {
            let door = Door::new(tokio::net::TcpListener::from_std(listener)?);
            let events = format!("{OWN}events");
            let router = Router::new().route(&events, get(news)).fallback(reply).with_state(self);
            tokio::select! {
                outcome = async { axum::serve(door, router).await } => outcome,
                outcome = tokio::signal::ctrl_c() => outcome,
            }
        })
    }

    /// Why a request is not looked at; `None` when it is.
    fn refusal(&self, uri: &Uri, headers: &HeaderMap) -> Option<(u16, &'static str)> {
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or(""));
        let has_body = headers.contains_key(header::TRANSFER_ENCODING)
            || text(header::CONTENT_LENGTH).is_some_and(|length| length != "0");
        if !text(header::HOST).is_some_and(|host| self.guard.admits_host(host)) {
            return Some((421, "Forhåndsvisningen svarer kun på sin egen adresse."));
        }
        if text(header::ORIGIN).is_some_and(|origin| !self.guard.admits_origin(origin)) {
            return Some((403, "Forhåndsvisningen svarer ikke sider på andre websteder."));
        }
        if has_body {
            return Some((413, "Forhåndsvisningen tager ikke imod noget."));
        }
        let length = uri.path().len() + uri.query().map_or(0, str::len);
        (length > LONGEST_ADDRESS).then_some((414, "Adressen er for lang."))
    }
}

/// Threads on which pictures are made: half as many as the machine has, so that edits are not kept
/// waiting.
pub(super) fn makers() -> io::Result<rayon::ThreadPool> {
    let threads = rayon::current_num_threads().div_ceil(2);
    let named = |number| format!("bydel-pictures-{number}");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).thread_name(named);
    pool.build().map_err(io::Error::other)
}

/// What is shown changes: the number of the version, and the page of the file that was saved.
async fn news(State(server): State<Arc<Server>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    if let Some((status, words)) = server.refusal(&uri, &headers) {
        return respond(Answer::trouble(status, words), false);
    }
    let session = server.session;
    let versions = stream::unfold(server.shown.follow(), move |mut follower| async move {
        follower.changed().await.ok()?;
        let version = Arc::clone(&follower.borrow_and_update());
        Some((Ok::<_, Infallible>(event(&version, session)), follower))
    });
    Sse::new(versions).keep_alive(KeepAlive::new().interval(ALIVE)).into_response()
}

fn event(version: &Version, session: u32) -> Event {
    let told = json!({
        "session": session,
        "version": version.number,
        "has_errors": version.snapshot.found.has_errors() || version.trouble.is_some(),
        "saved": page::saved(version),
    });
    Event::default().data(told.to_string())
}

/// Everything else. Pages are made on threads that may take their time.
async fn reply(State(server): State<Arc<Server>>, request: Request<Body>) -> Response<Body> {
    let is_head = request.method() == Method::HEAD;
    if let Some((status, words)) = server.refusal(request.uri(), request.headers()) {
        return respond(Answer::trouble(status, words), is_head);
    }
    if !is_head && request.method() != Method::GET {
        let mut response = respond(Answer::trouble(405, "Her kan der kun læses."), false);
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let Some(ask) = ask(request.uri(), request.headers()) else {
        return respond(Answer::trouble(400, "Adressen kan ikke læses."), is_head);
    };
    let shown = server.shown.now();
    let work = tokio::task::spawn_blocking(move || answer(&shown, &server.desk, &ask));
    let answer = match tokio::time::timeout(TIME, work).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => {
            Answer::trouble(500, "Der er en fejl i selve bydel. Andre sider kan stadig ses.")
        }
        Err(_) => Answer::trouble(503, "Siden tager for lang tid."),
    };
    respond(answer, is_head)
}

fn ask(uri: &Uri, headers: &HeaderMap) -> Option<Ask> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Some(Ask {
        path: percent::decode(uri.path())?,
        query: percent::decode(uri.query().unwrap_or_default())?,
        if_none_match: text(header::IF_NONE_MATCH),
        range: text(header::RANGE),
    })
}

fn respond(answer: Answer, is_head: bool) -> Response<Body> {
    let length = answer.bytes.len();
    let body = if is_head { Body::empty() } else { Body::from(answer.bytes) };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(answer.media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    if is_head {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    }
    let texts = [
        (header::ETAG, answer.tag),
        (header::LOCATION, answer.location),
        (header::CONTENT_RANGE, answer.range),
    ];
    for (name, text) in texts {
        if let Some(value) = text.and_then(|text| HeaderValue::from_str(&text).ok()) {
            headers.insert(name, value);
        }
    }
    response
}
