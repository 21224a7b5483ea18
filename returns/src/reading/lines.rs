//! On which line of a file a row stands.

/// Counts lines as a spreadsheet does. The csv reader's own count lags behind after `\r\n` and
/// blank lines, because it places a row where the one before it ended.
pub(crate) struct Lines<'t> {
    rest: &'t [u8],
    passed: u64,
    line: u64,
}

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Lines { rest: text.as_bytes(), passed: 0, line: 1 }
    }

    /// The line of the row that begins at a byte or after the line ends that follow it. Bytes must
    /// be asked for in rising order.
    pub(crate) fn line_of(&mut self, byte: u64) -> u64 {
        while let Some((first, rest)) = self.rest.split_first() {
            if self.passed >= byte && !matches!(first, b'\r' | b'\n') {
                break;
            }
            self.passed += 1;
            self.line += u64::from(*first == b'\n');
            self.rest = rest;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_and_windows_line_ends_count_as_a_spreadsheet_counts_them() {
        let mut lines = Lines::of("a\r\nb\r\n\r\nc");

        assert_eq!(lines.line_of(0), 1);
        assert_eq!(lines.line_of(2), 2);
        assert_eq!(lines.line_of(5), 4);
        assert_eq!(lines.line_of(99), 4);
    }
}
