//! All areas' addresses as one service.

use crate::serve::{Arrival, serve};
use crate::{Fail, House, Params, Route, Visit, assets, frame, headers};
use axum::Router;
use axum::body::Body;
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
        .method_not_allowed_fallback(fallback(house.clone()))
        .fallback(fallback(house.clone()))
        .layer(map_response(move |mut response: Response<Body>| async move {
            headers::strict(response.headers_mut(), secure);
            response
        }))
        .layer(DefaultBodyLimit::disable())
}

async fn asset(Path((_, file)): Path<(String, String)>) -> Response<Body> {
    assets::file(&file)
}

fn place(request: &Request) -> String {
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip().to_string()).unwrap_or_default()
}

fn handler(
    house: Arc<House>,
    route: Arc<Route>,
) -> impl Fn(RawPathParams, Request) -> std::pin::Pin<Box<dyn Future<Output = Response<Body>> + Send>>
+ Clone
+ Send
+ Sync
+ 'static {
    move |params, request| {
        let arrival = Arrival {
            house: house.clone(),
            route: route.clone(),
            headers: request.headers().clone(),
            uri: request.uri().clone(),
            params: Params(params.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect()),
            place: place(&request),
        };
        Box::pin(serve(arrival, request))
    }
}

fn fallback(
    house: Arc<House>,
) -> impl Fn(Request) -> std::future::Ready<Response<Body>> + Clone + Send + Sync + 'static {
    move |request| {
        let visit = Visit::nobody(house.clone(), request.uri().path());
        std::future::ready(if request.uri().path() == "/favicon.ico" {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
            headers::put(response.headers_mut(), "location", &frame::asset("favicon.svg"));
            response
        } else {
            frame::failure(&visit, Fail::NotFound)
        })
    }
}
