//! Pages: the frame, each component once, and the door through which every request comes.

mod area;
pub mod ask;
mod assets;
mod form;
mod frame;
mod headers;
mod house;
mod html;
pub mod parts;
mod proxies;
mod reply;
mod router;
mod serve;
mod visit;
mod working;

pub use area::{
    About, Access, Add, Area, AtPlaces, Begun, Complete, Face, FindKey, HomePanel, Keyed, MoreAdds, Nav, OwnForm,
    Panel, Params, Place, Round, Route, anyone, get, key, may, post, signed_in,
};
pub use form::{File, Form, FormFault};
pub use house::{House, Limits, OwnSignIn, Settings, Telephones};
pub use html::{Html, esc};
pub use proxies::{Proxies, ProxyFault};
pub use reply::{Fail, Reply};
pub use router::router;
pub use visit::{Sent, Visit};
pub use working::Working;
