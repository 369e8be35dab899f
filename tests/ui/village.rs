//! A small village of made-up people, in the shapes that the store gives.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use so_thon::domain::answer::Answers;
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Arrival, Household, Presence};
use so_thon::domain::ids::{BatchId, CommuneCode, DeviceId, EntryId, HouseholdId, MemberId, VillageId, VisitId};
use so_thon::domain::member::{Ethnicity, Member, Relation, Sex};
use so_thon::domain::plan::{Plan, PlanStatus, StatedTargets, VillageTarget};
use so_thon::domain::progress::{Progress, village_progress};
use so_thon::domain::visit::VisitResult;
use so_thon::protocol::enrol::{CommuneInfo, VillageInfo};
use so_thon::store::view::{DueLine, DueWhy, Enrolment, HouseholdPage, HouseholdRow, ItemState, OutboxItem, Today};
use uuid::Uuid;

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 12).unwrap()
}

/// 12/11/2026 in the village; `hour` by its clock.
pub fn at(hour: u32, minute: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 12, hour - 7, minute, 0).unwrap()
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

pub fn village() -> VillageId {
    VillageId::of(&CommuneCode::new("01954"), 7)
}

pub fn enrolment(synthetic: bool) -> Enrolment {
    Enrolment {
        device: DeviceId(id(1)),
        commune: CommuneInfo {
            code: CommuneCode::new("01954"),
            name: "xã Ngân Sơn".into(),
            province: "tỉnh Thái Nguyên".into(),
            phone: "02093800000".into(),
            public_key: "ab".repeat(32),
            synthetic,
        },
        person: "Hoàng Văn Thắng".into(),
        villages: vec![VillageInfo { id: village(), name: "Phiêng Lềng".into() }],
        server: "https://xa.example".into(),
    }
}

pub fn row(number: u128, head: &str, class: Class) -> HouseholdRow {
    HouseholdRow {
        id: HouseholdId(id(number)),
        village: village(),
        number: format!("{number:03}"),
        head: head.into(),
        head_sex: if head.contains("Thị") { Sex::Female } else { Sex::Male },
        head_birth: Birth::Year(1969),
        shown_class: class,
        surveyed: None,
        draft: false,
        visited_on: None,
        returned: false,
        missing_b1: false,
        matched_member: None,
        synthetic: true,
    }
}

/// What "dang" finds.
pub fn found() -> HouseholdPage {
    let mut mui = row(17, "Đặng Thị Mùi", Class::Poor);
    mui.draft = true;
    let mut phuc = row(18, "Đặng Văn Phúc", Class::NearPoor);
    phuc.visited_on = NaiveDate::from_ymd_opt(2026, 11, 8);
    let mut senh = row(21, "Đặng Hữu Sểnh", Class::Undetermined);
    senh.missing_b1 = true;
    let phin = row(22, "Đặng Tòn Phin", Class::AverageLivingStandard);
    let dang = row(40, "Nông Văn Đăng", Class::NotPoor);
    let mut sinh = row(52, "Lý A Sình", Class::Poor);
    sinh.matched_member = Some((Relation::Spouse, "Đặng Thị Nái".into()));
    sinh.returned = true;
    HouseholdPage {
        total_found: 6,
        households: 74,
        people: 1311,
        counts: BTreeMap::from([(Class::Poor, 26), (Class::NearPoor, 13)]),
        not_visited: 17,
        rows: vec![mui, phuc, senh, phin, dang, sinh],
    }
}

fn person(number: u128, name: &str, relation: Relation, sex: Sex, year: i32) -> Member {
    Member {
        id_number: String::new(),
        id: MemberId(id(number)),
        name: name.into(),
        relation,
        sex,
        birth: Birth::Year(year),
        ethnicity: Ethnicity { code: "09".into(), name: "Dao".into(), list: "2016".into() },
        absent: None,
    }
}

pub fn household(number: u128, class: Class) -> Household {
    Household {
        acts: Default::default(),
        supports: Default::default(),
        tasks: Default::default(),
        id: HouseholdId(id(number)),
        village: village(),
        number: format!("{number:03}"),
        address: "Xóm trong, gần cầu".into(),
        phone: "0912345678".into(),
        location: None,
        members: vec![
            person(number * 100 + 1, "Đặng Thị Mùi", Relation::Head, Sex::Female, 1969),
            person(number * 100 + 2, "Lý Văn Phin", Relation::Child, Sex::Male, 1993),
        ],
        facts: Answers::default(),
        class_start: class,
        class_official: class,
        official_since: NaiveDate::from_ymd_opt(2025, 12, 18),
        left_poor_on: None,
        left_near_poor_on: None,
        arrival: Arrival::AtStart,
        presence: Presence::Present,
        synthetic: true,
    }
}

pub fn plan(cut: Option<u32>, status: PlanStatus) -> Plan {
    Plan {
        year: 2026,
        version: 1,
        commune: CommuneCode::new("01954"),
        status,
        stated: StatedTargets::default(),
        villages: vec![VillageTarget {
            village: village(),
            name: "PHIÊNG LỀNG".into(),
            poor_start: Some(31),
            near_start: None,
            poor_cut: cut,
            near_cut: None,
        }],
    }
}

/// A village with 31 poor households, of which `recognised` have left for the commune and `found` more for the review.
pub fn progress(cut: Option<u32>, status: PlanStatus, recognised: u128, found: u128) -> Progress {
    let mut households: Vec<Household> = (100..131).map(|number| household(number, Class::Poor)).collect();
    for household in households.iter_mut().take(recognised as usize) {
        household.class_official = Class::NearPoor;
    }
    let visits: Vec<VisitResult> = households
        .iter()
        .take((recognised + found) as usize)
        .enumerate()
        .map(|(at, household)| VisitResult {
            id: VisitId(id(9000 + at as u128)),
            household: household.id,
            class: Class::NearPoor,
            year: 2026,
            deprived: vec![4],
            supersedes: Vec::new(),
        })
        .collect();
    village_progress(2026, &village(), Some(&plan(cut, status)), &households, &visits)
}

/// A line of what is to be done, without a day.
pub fn due(row: HouseholdRow, why: DueWhy) -> DueLine {
    DueLine { row, why, due: None, overdue: false, metres: None }
}

pub fn today(progress: Progress) -> Today {
    let mut draft = row(17, "Đặng Thị Mùi", Class::Poor);
    draft.draft = true;
    let mut returned = row(52, "Lý A Sình", Class::Poor);
    returned.returned = true;
    let to_visit = [row(30, "Nông Văn Bảo", Class::NearPoor), row(31, "Hoàng Thị Dín", Class::Poor)];
    let mut lines = vec![due(returned, DueWhy::Returned), due(draft, DueWhy::Draft { draft: VisitId(id(77)) })];
    lines.extend(to_visit.iter().map(|row| due(row.clone(), DueWhy::NotVisited)));
    Today { due: lines, progress: Some(progress), target: None, reviewed: 28, to_review: 45 }
}

pub fn item(seq: u64, head: &str, state: ItemState) -> OutboxItem {
    OutboxItem {
        act: String::new(),
        seq,
        entry: EntryId(id(5000 + u128::from(seq))),
        kind: "visit".into(),
        head: head.into(),
        number: "052".into(),
        at: at(10, 20),
        visit: Some(VisitId(id(6000 + u128::from(seq)))),
        household: Some(HouseholdId(id(52))),
        record: String::new(),
        state,
    }
}

pub fn batch() -> BatchId {
    BatchId(id(7000))
}
