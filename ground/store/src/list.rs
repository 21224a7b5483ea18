//! Lists of keys in a statement.

use crate::Value;

/// The marks of a list for `IN (…)`, from `$from` on, and its values.
///
/// A list is filled up with its last key to one of a few lengths, so that few different statements are prepared; of
/// nothing it is a list that no key is in.
pub fn in_list(from: usize, keys: &[i64]) -> (String, Vec<Value>) {
    let Some(last) = keys.last() else { return ("NULL".to_owned(), Vec::new()) };
    let length = keys.len().next_power_of_two();
    let marks = (from..from + length).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let filled = keys.iter().chain(std::iter::repeat_n(last, length - keys.len()));
    (marks, filled.map(|key| Value::Int(*key)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_filled_up_to_a_power_of_two() {
        assert_eq!(in_list(3, &[7, 8, 9]), ("$3, $4, $5, $6".to_owned(), [7, 8, 9, 9].map(Value::Int).to_vec()));
        assert_eq!(in_list(1, &[7]), ("$1".to_owned(), vec![Value::Int(7)]));
        assert_eq!(in_list(1, &[]), ("NULL".to_owned(), Vec::new()));
    }
}
