//! All areas' addresses as one service.

use crate::serve::{Arrival, serve};
use crate::{Face, Fail, House, Params, Route, Visit, assets, frame, headers};
use axum::Router;
use axum::body::Body;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, RawPathParams, Request};
use axum::http::{Method, Response, StatusCode};
use axum::middleware::map_response;
use axum::routing::{MethodFilter, get, on};
use std::net::SocketAddr;
use std::sync::Arc;

/// The whole service: every route of every area, the assets, and the page for an address that nobody has.
pub fn router(house: Arc<House>) -> Router {
    let mut router = Router::new().route("/assets/{edition}/{file}", get(asset));
    for route in house.areas.iter().flat_map(|area| &area.routes) {
        let route = Arc::new(route.clone());
        let filter = if route.method == Method::GET { MethodFilter::GET } else { MethodFilter::POST };
        router = router.route(route.path, on(filter, handler(house.clone(), route.clone())));
    }
    let secure = house.settings.secure;
    router
        .method_not_allowed_fallback(fallback(house.clone(), || Fail::Method))
        .fallback(fallback(house.clone(), || Fail::NotFound))
        .layer(map_response(move |mut response: Response<Body>| async move {
            headers::strict(response.headers_mut(), secure);
            response
        }))
        .layer(DefaultBodyLimit::disable())
}

async fn asset(Path((_, file)): Path<(String, String)>) -> Response<Body> {
    assets::file(&file)
}

/// The words in braces of an address, or that the address is no text.
type Braces = Result<RawPathParams, RawPathParamsRejection>;
/// A reply that is on its way.
type Coming = std::pin::Pin<Box<dyn Future<Output = Response<Body>> + Send>>;

/// Addresses for programs stand here.
const PROGRAMS: &str = "/api/";

fn place(house: &House, request: &Request) -> String {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
    let forwarded = request.headers().get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok());
    peer.map(|peer| house.settings.proxies.place(peer, forwarded)).unwrap_or_default()
}

fn handler(house: Arc<House>, route: Arc<Route>) -> impl Fn(Braces, Request) -> Coming + Clone + Send + Sync + 'static {
    move |params, request| {
        // An address that is no text is nobody's.
        let Ok(params) = params else {
            let visit = Visit { face: route.face, ..Visit::nobody(house.clone(), "") };
            return Box::pin(std::future::ready(frame::failure(&visit, Fail::NotFound)));
        };
        let arrival = Arrival {
            house: house.clone(),
            route: route.clone(),
            headers: request.headers().clone(),
            uri: request.uri().clone(),
            params: Params(params.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect()),
            place: place(&house, &request),
        };
        Box::pin(serve(arrival, request))
    }
}

fn fallback(
    house: Arc<House>,
    why: fn() -> Fail,
) -> impl Fn(Request) -> std::future::Ready<Response<Body>> + Clone + Send + Sync + 'static {
    move |request| {
        let mut visit = Visit::nobody(house.clone(), request.uri().path());
        if visit.path.starts_with(PROGRAMS) {
            visit.face = Face::Program;
        }
        std::future::ready(if request.uri().path() == "/favicon.ico" {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
            headers::put(response.headers_mut(), "location", &frame::asset("favicon.svg"));
            response
        } else {
            let fail = if visit.face == Face::Program { why() } else { Fail::NotFound };
            frame::failure(&visit, fail)
        })
    }
}
