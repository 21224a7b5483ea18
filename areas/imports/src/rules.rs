//! Pure rules: from the rows of a file to what they ask for.

pub mod adoption_rows;
pub mod care_rows;
pub mod health_rows;
pub mod missing_things;
pub mod names_file;
pub mod people_file;
pub mod plan_return;
pub mod reading;
pub mod rows;
pub mod same_person;
