//! Rows about young people who have left care.

use super::table_row;

table_row! {
    /// One young person who has left care, around their birthday.
    Oc3 {
        /// DOB: date of birth.
        born: day "DOB",
        /// IN_TOUCH: whether the council is in touch.
        in_touch: code "IN_TOUCH",
        /// ACTIV: main activity; 0 not known.
        activity: code "ACTIV",
        /// ACCOM: where they live and whether it is suitable; 0 not known.
        accommodation: code "ACCOM",
    }
}
