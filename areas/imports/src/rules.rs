//! Pure rules: from the rows of a file to what they ask for, and from that and the record to what is written.

pub mod adoption_rows;
pub mod care_rows;
pub mod cells;
pub mod decide;
pub mod decide_person;
pub mod episodes;
pub mod health_rows;
pub mod missing_things;
pub mod names_file;
pub mod phrases;
pub mod plan_people;
pub mod plan_return;
pub mod put_right;
pub mod report_lines;
pub mod reviews;
pub mod rows;
pub mod same_person;
pub mod same_row;
pub mod workers_file;
