//! What a standard rests on, row by row: lines, average band, indicators, readings, each with its source and how sure
//! it is, on demand.

use dioxus::prelude::*;

use crate::app::words::{Words, text, use_words};
use crate::domain::classification::Area;
use crate::domain::standard::{Certainty, SettingValue, Standard};
use crate::i18n::number;
use crate::i18n::reasons;

/// One row: what it is, where it is from, how sure it is.
struct Ground {
    key: String,
    what: String,
    value: String,
    source: String,
    certainty: Certainty,
}

/// Where each line, indicator and reading is from and how sure it is.
#[component]
pub fn Basis(standard: Standard, area: Area) -> Element {
    let words = use_words();
    rsx! {
        details { class: "basis",
            summary { {words.t("result-basis")} }
            dl { class: "rows answers",
                for ground in grounds(&words, &standard, area) {
                    div { key: "{ground.key}", class: "row",
                        dt { class: "grow",
                            {ground.what}
                            if !ground.value.is_empty() {
                                ": {ground.value}"
                            }
                            span { class: "sub", "{ground.source}" }
                        }
                        dd { class: "small", {words.t(&format!("certainty-{}", ground.certainty.code()))} }
                    }
                }
            }
        }
    }
}

fn grounds(words: &Words, standard: &Standard, area: Area) -> Vec<Ground> {
    let lines = standard.lines(area);
    let mut grounds = vec![
        Ground {
            key: "lines".to_owned(),
            what: words.t("result-basis-lines"),
            value: String::new(),
            source: lines.source.clone(),
            certainty: lines.certainty,
        },
        Ground {
            key: "average".to_owned(),
            what: words.t_args(
                "result-basis-average",
                &[("above", text(number(lines.income))), ("to", text(number(lines.average_to)))],
            ),
            value: String::new(),
            source: lines.average_source.clone().unwrap_or_else(|| lines.source.clone()),
            certainty: lines.average_is(),
        },
    ];
    grounds.extend(standard.indicators.iter().map(|indicator| Ground {
        key: format!("indicator-{}", indicator.number),
        what: indicator_title(words, &standard.id, indicator.number),
        value: String::new(),
        source: indicator.source.clone(),
        certainty: indicator.certainty,
    }));
    grounds.extend(standard.settings.iter().map(|(name, setting)| Ground {
        key: format!("setting-{name}"),
        what: words.t(&format!("setting-{name}")),
        value: match &setting.value {
            SettingValue::Number(value) => number(*value),
            SettingValue::Options(options) => {
                words.n("result-basis-options", i64::try_from(options.len()).unwrap_or(0))
            }
        },
        source: setting.source.clone(),
        certainty: setting.certainty,
    }));
    grounds
}

/// "4. Bảo hiểm y tế".
pub fn indicator_title(words: &Words, standard: &str, indicator: u8) -> String {
    format!("{indicator}. {}", reasons::indicator_name(words, standard, indicator))
}
