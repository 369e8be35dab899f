//! A value on a line with the threshold marked: B1 in points, or income in đồng.

use dioxus::prelude::*;

/// Thousandths of the gauge at which the threshold stands, so that there is room above it.
const LINE_AT: i64 = 700;

/// A gauge; an absent value is an empty one. At or below the line it is filled solid, above it striped.
#[component]
pub fn Gauge(value: Option<i64>, line: i64, label: String) -> Element {
    let (filled, mark) = places(value, line);
    let class = if value.is_some_and(|value| value > line) { "gauge above" } else { "gauge" };
    rsx! {
        div { class, role: "img", aria_label: "{label}",
            if value.is_some() {
                i { width: "{tenths(filled)}%" }
            }
            u { left: "{tenths(mark)}%" }
        }
    }
}

/// Where the filling ends and the mark stands, in thousandths of the width.
fn places(value: Option<i64>, line: i64) -> (i64, i64) {
    let line = line.max(1);
    let value = value.unwrap_or(0).max(0);
    // Values far above the line stretch the scale, so that both stay on it.
    let full = (line.saturating_mul(1000) / LINE_AT).max(value);
    let place = |part: i64| part.saturating_mul(1000) / full.max(1);
    (place(value), place(line))
}

fn tenths(thousandths: i64) -> String {
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_itself_is_filled_up_to_its_mark() {
        assert_eq!(places(Some(140), 140), (700, 700));
    }

    #[test]
    fn a_great_value_stays_on_the_scale() {
        assert_eq!(places(Some(4_500_000), 1_500_000), (1000, 333));
        assert_eq!(places(None, 140), (0, 700));
        assert_eq!(places(Some(5), 0).0, 1000);
    }
}
