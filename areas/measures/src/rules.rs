//! Pure rules: whom a measure counts. What so few cases allow to be said is `record::range`.

pub mod counting;
