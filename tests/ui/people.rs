//! One made-up household and its draft, for the screens of the visit.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Arrival, Household, Presence};
use so_thon::domain::ids::{HouseholdId, MemberId, QuestionId, VillageId, VisitId};
use so_thon::domain::member::{Ethnicity, Member, Relation, Sex};
use so_thon::store::view::Draft;
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
