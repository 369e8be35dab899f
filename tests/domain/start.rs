//! The register's start of the year against the plan's.

use so_thon::domain::class::Class;
use so_thon::domain::household::Household;
use so_thon::domain::ids::{CommuneCode, VillageId};
use so_thon::domain::plan::start::apart;
use so_thon::domain::plan::{Plan, PlanStatus, StatedTargets, VillageTarget};
use so_thon::domain::progress::{Progress, village_progress};
use so_thon::domain::visit::VisitResult;

use crate::build::household;

fn plan(lines: &[(&str, Option<u32>, Option<u32>)]) -> Plan {
    let line = |(id, poor_start, near_start): &(&str, Option<u32>, Option<u32>)| VillageTarget {
        village: VillageId::new(*id),
        name: (*id).to_owned(),
        poor_start: *poor_start,
        near_start: *near_start,
        poor_cut: None,
        near_cut: None,
    };
    Plan {
        year: 2026,
        version: 1,
        commune: CommuneCode::new("01954"),
        status: PlanStatus::Draft,
        stated: StatedTargets::default(),
        villages: lines.iter().map(line).collect(),
    }
}

fn village(id: &str, classes: &[Class]) -> Progress {
    let own = VillageId::new(id);
    let households: Vec<Household> = (1..)
        .zip(classes)
        .map(|(number, class)| Household { village: own.clone(), ..household(number, *class, 3) })
        .collect();
    village_progress(2026, &own, None, &households, &[] as &[VisitResult])
}

#[test]
fn register_and_plan_that_begin_the_year_apart_are_named_widest_first() {
    let plan = plan(&[("01954.01", Some(3), Some(1)), ("01954.02", Some(9), None), ("01954.03", Some(1), Some(0))]);
    let progress = [
        village("01954.01", &[Class::Poor, Class::Poor, Class::NearPoor]),
        village("01954.02", &[Class::Poor, Class::NearPoor]),
        village("01954.03", &[Class::Poor]),
        village("01954.09", &[Class::Poor]),
    ];
    let found = apart(&plan, &progress);
    let [poor] = found.as_slice() else { panic!("the near-poor agree where the plan has them: {found:?}") };
    assert_eq!((poor.class, poor.plan, poor.register), (Class::Poor, 13, 4), "a village of no plan is not compared");
    let named: Vec<_> = poor.villages.iter().map(|one| (one.village.as_str(), one.plan, one.register)).collect();
    assert_eq!(named, [("01954.02", 9, 1), ("01954.01", 3, 2)]);
}

#[test]
fn a_register_that_begins_as_the_plan_says_is_not_mentioned() {
    let plan = plan(&[("01954.01", Some(1), Some(1)), ("01954.02", None, None)]);
    let progress = [village("01954.01", &[Class::Poor, Class::NearPoor]), village("01954.02", &[Class::Poor])];
    assert_eq!(apart(&plan, &progress), []);
}
