//! The few kinds of value that both engines share, and rows of them.

use crate::Fault;
use std::sync::Arc;

/// A value in a column. Days are `Text` (ISO), moments are `Int` (milliseconds since 1970, UTC), yes/no is `Int` 1/0.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes, as of an attachment.
    Blob(Vec<u8>),
}

impl Value {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "empty",
            Value::Int(_) => "a whole number",
            Value::Real(_) => "a number",
            Value::Text(_) => "text",
            Value::Blob(_) => "bytes",
        }
    }
}

macro_rules! from {
    ($($t:ty => |$v:ident| $e:expr),* $(,)?) => {$(
        impl From<$t> for Value { fn from($v: $t) -> Value { $e } }
    )*};
}
from! {
    i64 => |v| Value::Int(v),
    i32 => |v| Value::Int(v.into()),
    u32 => |v| Value::Int(v.into()),
    bool => |v| Value::Int(v.into()),
    f64 => |v| Value::Real(v),
    &str => |v| Value::Text(v.to_owned()),
    String => |v| Value::Text(v),
    &String => |v| Value::Text(v.clone()),
    Vec<u8> => |v| Value::Blob(v),
    days::Day => |v| Value::Text(v.to_string()),
    days::Instant => |v| Value::Int(v.as_millisecond()),
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(v: Option<T>) -> Value {
        v.map_or(Value::Null, Into::into)
    }
}

/// A type that a column can be read as.
pub trait FromValue: Sized {
    /// What is expected, for the message.
    const EXPECTED: &'static str;
    /// The value, or nothing when it is of another kind.
    fn from_value(value: &Value) -> Option<Self>;
}

macro_rules! read {
    ($($t:ty, $words:literal, $p:pat => $e:expr);* $(;)?) => {$(
        impl FromValue for $t {
            const EXPECTED: &'static str = $words;
            fn from_value(value: &Value) -> Option<Self> { match value { $p => $e, _ => None } }
        }
    )*};
}
read! {
    i64, "a whole number", Value::Int(v) => Some(*v);
    bool, "yes or no", Value::Int(v) => Some(*v != 0);
    f64, "a number", Value::Real(v) => Some(*v);
    String, "text", Value::Text(v) => Some(v.clone());
    Vec<u8>, "bytes", Value::Blob(v) => Some(v.clone());
    days::Day, "a day", Value::Text(v) => v.parse().ok();
    days::Instant, "a moment", Value::Int(v) => days::Instant::from_millisecond(*v).ok();
}

impl<T: FromValue> FromValue for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            v => T::from_value(v).map(Some),
        }
    }
}

/// One row of an answer; columns are read by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub(crate) columns: Arc<[String]>,
    pub(crate) values: Vec<Value>,
}

impl Row {
    /// The column as `T`. Errors with [`Fault::Shape`] when it is absent or of another kind.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T, Fault> {
        let shape = |found| Fault::Shape { column: column.to_owned(), found, expected: T::EXPECTED };
        let value = self.value(column).ok_or_else(|| shape("not in the answer"))?;
        T::from_value(value).ok_or_else(|| shape(value.kind()))
    }

    /// The raw value of a column.
    pub fn value(&self, column: &str) -> Option<&Value> {
        self.columns.iter().position(|c| c == column).and_then(|i| self.values.get(i))
    }

    /// Columns with their values, in the query's order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.columns.iter().map(String::as_str).zip(&self.values)
    }
}
