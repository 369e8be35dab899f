//! Sentences about a points table that does not read: where in the file, what is wrong, what to do.

use super::{I18n, number};
use crate::domain::points::read::PointsFault;

/// What is wrong with a line and how to mend it: "Dòng 12, cột "điểm": …".
pub fn fault(i18n: &I18n, fault: &PointsFault) -> String {
    let key = format!("points-error-{}", fault.code);
    let key = if i18n.has(&key) { key } else { "points-error-other".to_owned() };
    let found: String = fault.found.chars().take(60).collect();
    let what = i18n.t_args(&key, &[("found", found.into()), ("column", fault.column.as_str().into())]);
    let line = number(i64::try_from(fault.line).unwrap_or(i64::MAX));
    match (fault.line, fault.column.as_str()) {
        (0, _) => what,
        (_, "") => i18n.t_args("points-fault-line", &[("line", line.into()), ("what", what.into())]),
        (_, column) => i18n.t_args(
            "points-fault-line-column",
            &[("line", line.into()), ("column", column.into()), ("what", what.into())],
        ),
    }
}
