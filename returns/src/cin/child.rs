//! One child's modules.

use super::tables::Rows;
use std::ops::Deref;

/// Everything the census says about one child.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Child<'a> {
    /// The rows.
    pub this: Rows<'a>,
}

impl<'a> Deref for Child<'a> {
    type Target = Rows<'a>;

    fn deref(&self) -> &Rows<'a> {
        &self.this
    }
}
