//! Puts reports 14 and 15 into a paper: village by village, one line a person. Personal data: whoever shows it writes
//! down who opened it.

use super::gather::Gathered;
use super::paper::{HeadCell, PaperCell, PaperRow, RowKind};
use crate::domain::class::Class;
use crate::domain::member::Sex;
use crate::domain::progress::ledger::Movement;
use crate::domain::report::list::{Entry, List, Need, Person};
use crate::server::office::words::Words;

/// Headings that stand alone, with their width; the year of birth stands over two.
const WIDTHS: [u32; 10] = [10, 12, 46, 13, 13, 18, 26, 26, 30, 52];
/// The plan's groups, as options of the question `groups`, with their numbers in the plan.
const PLAN_GROUPS: [(&str, &str); 4] =
    [("merit", "6.1"), ("means", "6.2"), ("protection", "6.3"), ("social_evil", "6.4")];

/// Headings, numbers, widths, rows.
pub(super) fn of_list(
    w: &Words,
    gathered: &Gathered,
    list: &List,
) -> (Vec<Vec<HeadCell>>, Vec<String>, Vec<u32>, Vec<PaperRow>) {
    let alone = |key: &str, column| HeadCell { text: w.t(key), column, columns: 1, rows: 2 };
    let half = |key: &str, column| HeadCell { text: w.t(key), column, columns: 1, rows: 1 };
    let heads = vec![
        vec![
            alone("report-col-head-no", 0),
            alone("report-col-member-no", 1),
            alone("report-col-name", 2),
            HeadCell { text: w.t("report-col-born"), column: 3, columns: 2, rows: 1 },
            alone("report-col-ethnicity", 5),
            alone("report-col-relation", 6),
            alone("report-col-origin", 7),
            alone("report-col-plan-groups", 8),
            alone("report-col-needs", 9),
        ],
        vec![half("report-col-man", 3), half("report-col-woman", 4)],
    ];
    let numbers = ["A", "B", "1", "2", "3", "4", "5", "6", "7", "8"].map(str::to_owned).to_vec();
    let mut rows = Vec::new();
    for village in &gathered.villages {
        let own: Vec<&Entry> = list.entries.iter().filter(|entry| entry.village == village.id).collect();
        if own.is_empty() {
            continue;
        }
        let people: usize = own.iter().map(|entry| entry.people.len()).sum();
        let heading = w.with(
            "report-list-village",
            [
                ("village", w.village_first(&village.name).into()),
                ("households", own.len().into()),
                ("people", people.into()),
            ],
        );
        let row =
            |kind, cells| PaperRow { kind, key: village.id.to_string(), village: Some(village.id.clone()), cells };
        rows.push(row(RowKind::Heading, vec![PaperCell::text(heading)]));
        for entry in own {
            for (at, person) in entry.people.iter().enumerate() {
                let kind = if at == 0 { RowKind::Head } else { RowKind::Member };
                rows.push(row(kind, cells(w, list.class, entry, at, person)));
            }
        }
    }
    (heads, numbers, WIDTHS.to_vec(), rows)
}

fn cells(w: &Words, class: Class, entry: &Entry, at: usize, person: &Person) -> Vec<PaperCell> {
    let born = person.birth.year();
    let (man, woman) = match person.sex {
        Sex::Male => (born, None),
        Sex::Female => (None, born),
    };
    let of_household = |text: String| PaperCell::text(if at == 0 { text } else { String::new() });
    vec![
        if at == 0 { PaperCell::whole(entry.place) } else { PaperCell::text("") },
        PaperCell::whole(at + 1),
        PaperCell::text(person.name.clone()),
        PaperCell::year(man),
        PaperCell::year(woman),
        PaperCell::text(person.ethnicity.clone()),
        PaperCell::text(w.t(&format!("relation-{}", person.relation.code()))),
        of_household(w.t(origin(class, entry.origin))),
        of_household(groups(w, entry)),
        of_household(entry.needs.iter().map(|need| need_words(w, need)).collect::<Vec<_>>().join("; ")),
    ]
}

/// Old, relapsed, new, or how else it came onto the list.
const fn origin(class: Class, origin: Option<Movement>) -> &'static str {
    match (origin, class) {
        (None, _) => "report-origin-old",
        (Some(Movement::FromOtherList), Class::Poor) => "report-origin-from-near",
        (Some(Movement::FromOtherList), _) => "report-origin-from-poor",
        (Some(Movement::Relapsed), _) => "report-origin-relapsed",
        (Some(Movement::OtherIncrease), _) => "report-origin-other",
        (Some(_), _) => "report-origin-new",
    }
}

fn groups(w: &Words, entry: &Entry) -> String {
    let Some(chosen) = &entry.groups else { return w.t("report-groups-unknown") };
    let named = PLAN_GROUPS.iter().filter(|(option, _)| chosen.contains(*option)).map(|(_, number)| *number);
    let named = named.collect::<Vec<_>>().join("; ");
    if named.is_empty() { w.t("report-groups-none") } else { named }
}

fn need_words(w: &Words, need: &Need) -> String {
    if !need.words.is_empty() {
        return need.words.clone();
    }
    let key = format!("need-{}", need.need);
    if w.has(&key) { w.t(&key) } else { need.need.clone() }
}
