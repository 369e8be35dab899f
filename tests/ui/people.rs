//! One made-up household and its draft, for the screens of the visit.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::classification::Area;
use so_thon::domain::household::{Arrival, Household, Presence};
use so_thon::domain::ids::{HouseholdId, MemberId, QuestionId, VillageId, VisitId};
use so_thon::domain::member::{Ethnicity, Member, Relation, Sex};
use so_thon::domain::points::{PeopleRange, PointsItem, PointsRow, PointsTable};
use so_thon::domain::questionnaire::read::builtin_latest;
use so_thon::domain::standard::{self, classify};
use so_thon::domain::visit::Visit;
use so_thon::store::view::{Draft, HouseholdDetail, SentState, VisitLine};
use uuid::Uuid;

pub const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 12).unwrap();
pub const HEAD: MemberId = MemberId(Uuid::from_u128(1));
pub const SON: MemberId = MemberId(Uuid::from_u128(2));
pub const CHILD: MemberId = MemberId(Uuid::from_u128(3));
pub const BABY: MemberId = MemberId(Uuid::from_u128(4));
pub const HOUSEHOLD: HouseholdId = HouseholdId(Uuid::from_u128(17));
pub const DRAFT: VisitId = VisitId(Uuid::from_u128(99));

pub fn at() -> DateTime<Utc> {
    "2026-11-12T02:42:00Z".parse().unwrap()
}

pub fn member(id: MemberId, name: &str, relation: Relation, sex: Sex, birth: &str) -> Member {
    let ethnicity =
        Ethnicity { code: "09".into(), name: "Dao".into(), list: "Danh mục các dân tộc Việt Nam".into() };
    Member {
        id,
        name: name.into(),
        relation,
        sex,
        birth: Birth::parse(birth).unwrap(),
        ethnicity,
        id_number: String::new(),
        absent: None,
    }
}

pub fn household() -> Household {
    Household {
        acts: Default::default(),
        supports: Default::default(),
        tasks: Default::default(),
        id: HOUSEHOLD,
        village: VillageId::new("01954.07"),
        number: "017".into(),
        address: String::new(),
        phone: String::new(),
        location: None,
        members: vec![
            member(HEAD, "Đặng Thị Mùi", Relation::Head, Sex::Female, "1969-03-02"),
            member(SON, "Lý Văn Phin", Relation::Child, Sex::Male, "1993"),
            member(CHILD, "Lý Văn Hải", Relation::Grandchild, Sex::Male, "2018-05-01"),
            member(BABY, "Lý Thị Hoa", Relation::Grandchild, Sex::Female, "2026-02-01"),
        ],
        facts: Answers::default(),
        class_start: Class::Poor,
        class_official: Class::Poor,
        official_since: None,
        left_poor_on: None,
        left_near_poor_on: None,
        arrival: Arrival::AtStart,
        presence: Presence::Present,
        synthetic: true,
    }
}

pub fn draft() -> Draft {
    let household = household();
    Draft {
        class_before: so_thon::domain::class::Class::Poor,
        location: None,
        points: None,
        reason: String::new(),
        reasons: Default::default(),
        review: None,
        id: DRAFT,
        members: household.members.clone(),
        household,
        questionnaire: ("yearly-review".into(), 1),
        standard: "nd07-2021".into(),
        year: 2026,
        visited_on: DAY,
        answers: Answers::default(),
        last: Answers::default(),
        kept_warnings: BTreeSet::new(),
        correction_of: None,
        section: 0,
        started: at(),
        updated: at(),
        elapsed_ms: 0,
    }
}

pub fn set(answers: &mut Answers, member: Option<MemberId>, question: &str, answer: Answer) {
    answers.set(member, QuestionId::new(question), Some(answer));
}

pub fn choice(id: &str) -> Answer {
    Answer::Choice(id.into())
}

/// Everything answered; `points` of B1. The household lacks what it says.
pub fn full(points: i64, insured: bool, thatch: bool, pit: bool) -> Draft {
    let mut draft = draft();
    let answers = &mut draft.answers;
    for id in [HEAD, SON, CHILD] {
        set(answers, Some(id), "insured", Answer::Bool(insured || id != CHILD));
    }
    for id in [CHILD, BABY] {
        set(answers, Some(id), "malnourished", Answer::Bool(false));
    }
    for id in [HEAD, SON] {
        set(answers, Some(id), "social_allowance", choice("none"));
        set(answers, Some(id), "able_and_willing", Answer::Bool(true));
        set(answers, Some(id), "working", Answer::Bool(true));
        set(answers, Some(id), "work_kind", choice("farm"));
    }
    set(answers, Some(CHILD), "attending_school", Answer::Bool(true));
    set(answers, Some(CHILD), "school_level", choice("primary"));
    for (question, good, bad) in
        [("roof", "tile", "thatch"), ("wall", "brick", "bamboo"), ("column", "concrete", "bamboo")]
    {
        set(answers, None, question, choice(if thatch { bad } else { good }));
    }
    set(answers, None, "area", Answer::Hundredths(6000));
    set(answers, None, "water_source", choice("tap"));
    set(answers, None, "latrine", choice(if pit { "pit" } else { "septic" }));
    set(answers, None, "internet_used", Answer::Bool(true));
    set(answers, None, "has_device", Answer::Bool(true));
    set(answers, None, "income_basis", choice("b1"));
    set(answers, None, "b1_points", Answer::Integer(points));
    // A son born in 1993 is past the ages of schooling; the youngest is not yet of any.
    set(answers, Some(SON), "attending_school", Answer::Bool(false));
    draft
}

/// The visit that a draft becomes.
pub fn visit(draft: &Draft) -> Visit {
    let standard = standard::builtin_by_id(&draft.standard).unwrap();
    let classification = classify(&standard, Area::Rural, &draft.members, &draft.answers, draft.visited_on);
    Visit {
        id: draft.id,
        household: HOUSEHOLD,
        village: draft.household.village.clone(),
        questionnaire: draft.questionnaire.0.clone(),
        questionnaire_version: draft.questionnaire.1,
        standard: draft.standard.clone(),
        year: draft.year,
        visited_on: draft.visited_on,
        members: draft.members.clone(),
        answers: draft.answers.clone(),
        classification,
        started: at(),
        finalised: at(),
        elapsed_ms: 0,
        location: None,
        supersedes: Vec::new(),
        correction_of: None,
        reason: String::new(),
        reasons: Default::default(),
        kept_warnings: BTreeSet::new(),
    }
}

/// The household with these visits, the newest first.
pub fn detail(visits: &[Visit]) -> HouseholdDetail {
    let line = |visit: &Visit| VisitLine {
        id: visit.id,
        visited_on: visit.visited_on,
        class: visit.classification.class,
        correction_of: visit.correction_of,
        reason: visit.reason.clone(),
        sent: SentState::Waiting,
    };
    HouseholdDetail {
        household: household(),
        version: 1,
        pending_edit: false,
        current: visits.first().cloned(),
        visits: visits.iter().map(line).collect(),
        submissions: Vec::new(),
        draft: None,
        forms: Default::default(),
        conflicts: Vec::new(),
        reviews: Vec::new(),
    }
}

/// A household of nine with the longest names that a form takes, lacking everything or not known.
pub fn longest() -> (Visit, Household) {
    let mut draft = full(140, false, true, true);
    for number in 10..15_u128 {
        let id = MemberId(Uuid::from_u128(number));
        let birth = if number < 13 { "2012-05-01" } else { "2004-05-01" };
        draft.members.push(member(id, "", Relation::Grandchild, Sex::Male, birth));
    }
    for member in &mut draft.members {
        member.name = "Nguyễn Hoàng Thị Phương Trường Xuân Khánh ".repeat(3).trim_end().chars().take(100).collect();
    }
    let members: Vec<MemberId> = draft.members.iter().map(|member| member.id).collect();
    for id in members {
        for (question, answer) in [
            ("insured", Answer::Bool(false)),
            ("malnourished", Answer::Bool(true)),
            ("social_allowance", choice("disability")),
            ("attending_school", Answer::Bool(false)),
            ("highest_level", choice("none")),
            ("job_training", Answer::Bool(false)),
            ("able_and_willing", Answer::Bool(true)),
            ("working", Answer::Unknown),
        ] {
            set(&mut draft.answers, Some(id), question, answer);
        }
    }
    set(&mut draft.answers, None, "area", Answer::Hundredths(805));
    set(&mut draft.answers, None, "water_source", choice("other"));
    set(&mut draft.answers, None, "internet_used", Answer::Unknown);
    set(&mut draft.answers, None, "has_device", Answer::Unknown);
    set(&mut draft.answers, None, "income_basis", choice("none"));
    draft.answers.set(None, QuestionId::new("b1_points"), None);
    let mut household = draft.household.clone();
    household.members.clone_from(&draft.members);
    (visit(&draft), household)
}

/// An empty draft of the newest version of a questionnaire.
pub fn form(questionnaire: &str) -> Draft {
    let newest = builtin_latest(questionnaire).unwrap();
    Draft { questionnaire: (newest.id, newest.version), ..draft() }
}

/// The newest yearly review with everything answered: three lacking, `points` of B1.
pub fn reviewed(points: i64) -> Draft {
    let mut draft = Draft { answers: full(points, false, true, true).answers, ..form("yearly-review") };
    let answers = &mut draft.answers;
    for id in [HEAD, SON, CHILD, BABY] {
        set(answers, Some(id), "disability", choice("none"));
        set(answers, Some(id), "long_illness", Answer::Bool(false));
    }
    for id in [HEAD, SON] {
        set(answers, Some(id), "labour_capacity", Answer::Bool(true));
        set(answers, Some(id), "merit", Answer::Bool(false));
    }
    set(answers, None, "livelihood", choice("crops"));
    set(answers, None, "land", Answer::Hundredths(250_000));
    draft
}

/// A points table that is plainly made up: the app knows no real one.
pub fn table() -> PointsTable {
    let row = |code: &str, condition: &str, points, people| PointsRow {
        code: code.into(),
        condition: condition.into(),
        points,
        people,
    };
    let people = |from, to| Some(PeopleRange { from, to });
    let item = |code: &str, group: &str, item: &str, rows| PointsItem {
        code: code.into(),
        group: group.into(),
        item: item.into(),
        rows,
    };
    PointsTable {
        id: "bangbia".into(),
        version: 3,
        source: "Bảng bịa để thử".into(),
        region: "Vùng bịa".into(),
        area: Area::Rural,
        imported_on: DAY,
        imported_by: "Cán bộ bịa".into(),
        items: vec![
            item(
                "01",
                "Nhà cửa (bịa)",
                "Mái nhà (bịa)",
                vec![row("1", "Mái bịa một", 40, None), row("2", "Mái bịa hai", 70, None)],
            ),
            item(
                "02",
                "Số người trong hộ (bịa)",
                "Số người (bịa)",
                vec![
                    row("1", "1 đến 2 người", 35, people(1, Some(2))),
                    row("2", "3 đến 4 người", 25, people(3, Some(4))),
                    row("3", "5 người trở lên", 5, people(5, None)),
                ],
            ),
        ],
    }
}
