//! Files kept with a record.

use crate::pages::loaded::Loaded;
use page::{Fail, Html, Visit};
use store::Reading;

/// The files of a record, and where to add one.
pub fn panel(_visit: &Visit, _reading: &mut Reading<'_>, _loaded: &Loaded) -> Result<Html, Fail> {
    Ok(Html::default())
}
