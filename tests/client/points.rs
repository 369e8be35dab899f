//! The office's points table on the phone: a draft stays bound to the one it was begun with. The table is made up.

use so_thon::domain::answer::Answer;
use so_thon::domain::classification::{Area, Income};
use so_thon::domain::ids::QuestionId;
use so_thon::domain::points::{PointsItem, PointsRow, PointsTable};
use so_thon::protocol::changes::Record;

use crate::phone::{Phone, ask, day, plan};

fn table(id: &str, version: u32, area: Area, first: i32) -> PointsTable {
    let row = |code: &str, points| PointsRow {
        code: code.to_owned(),
        condition: format!("điều kiện bịa đặt {code}"),
        points,
        people: None,
    };
    let item = |code: &str, points| PointsItem {
        code: code.to_owned(),
        group: "Bịa đặt".to_owned(),
        item: format!("mục bịa đặt {code}"),
        rows: vec![row("1", points), row("2", 5)],
    };
    PointsTable {
        id: id.to_owned(),
        version,
        source: "Bịa đặt để thử".to_owned(),
        region: "Vùng bịa đặt".to_owned(),
        area,
        imported_on: day(2026, 11, 1),
        imported_by: "lan".to_owned(),
        items: vec![item("01", first), item("02", 30)],
    }
}

fn sent(id: &str, version: u32, area: Area, first: i32) -> Record {
    Record::Points { table: Box::new(table(id, version, area, first)) }
}

fn choose_the_table(phone: &mut Phone, draft: so_thon::domain::ids::VisitId) {
    phone.answer(draft, None, "income_basis", Answer::Choice("table".to_owned())).unwrap();
}

#[test]
fn b1_is_computed_from_the_table_that_the_draft_was_begun_with() {
    let mut phone = Phone::ready();
    assert_eq!(phone.open_draft(2).points, None, "the app has no rows of its own");
    phone.pull(vec![sent("bia-dat", 1, Area::Rural, 70), sent("bia-dat-do-thi", 1, Area::Urban, 99)]);
    let draft = phone.open_draft(1);
    assert_eq!(draft.points.map(|table| table.name()).as_deref(), Some("bia-dat@1"));
    phone.pull(vec![sent("bia-dat", 2, Area::Rural, 500)]);
    assert_eq!(phone.open_draft(1).points.map(|table| table.name()).as_deref(), Some("bia-dat@1"), "bound");
    choose_the_table(&mut phone, draft.id);
    // A total that someone copied is not taken where the table gives another.
    phone.answer(draft.id, None, "b1_points", Answer::Integer(1)).unwrap();
    phone.fill(draft.id);
    let visit = phone.finalise(draft.id).unwrap();
    let answer = |id: &str| visit.answers.get(None, &QuestionId::new(id));
    assert_eq!(answer("b1_points"), Some(&Answer::Integer(100)));
    assert_eq!(answer("b1_table"), Some(&Answer::Text("bia-dat@1".to_owned())));
    assert_eq!(visit.classification.income, Income::B1 { points: 100 });
    let next = phone.open_draft(3);
    assert_eq!(next.points.map(|table| table.name()).as_deref(), Some("bia-dat@2"));
    let correction = phone.correct(visit.id, "ghi nhầm").unwrap();
    assert_eq!(correction.points.map(|table| table.name()).as_deref(), Some("bia-dat@1"), "as the visit had it");
}

#[test]
fn an_item_that_nobody_knows_leaves_b1_open() {
    let mut phone = Phone::ready();
    phone.pull(vec![sent("bia-dat", 1, Area::Rural, 70)]);
    let draft = phone.open_draft(1).id;
    choose_the_table(&mut phone, draft);
    phone.answer(draft, None, "b1_item_01", Answer::Unknown).unwrap();
    phone.fill(draft);
    let visit = phone.finalise(draft).unwrap();
    assert_eq!(visit.answers.get(None, &QuestionId::new("b1_points")), None);
    assert_eq!(visit.classification.income, Income::Missing);
}

#[test]
fn a_full_pull_keeps_the_table_of_a_draft_that_is_open() {
    let mut phone = Phone::ready();
    phone.pull(vec![sent("bia-dat", 1, Area::Rural, 70), sent("khac", 1, Area::Rural, 1)]);
    let bound = phone.open_draft(1).points.unwrap().name();
    ask!(phone, BeginFullPull {}).unwrap();
    phone.pull(vec![Record::Plan { plan: Box::new(plan()) }]);
    assert_eq!(phone.open_draft(1).points.map(|table| table.name()), Some(bound));
    let tables: u32 =
        phone.store.connection().query_row("SELECT count(*) FROM points_tables", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1);
}
