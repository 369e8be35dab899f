//! Whether the register begins the year with the households that the plan says: columns 2 and 4 of the annex against
//! the classes at the start of the year. A target of so many households fewer means nothing when they do not agree.

use super::{Plan, VillageTarget};
use crate::domain::class::Class;
use crate::domain::ids::VillageId;
use crate::domain::progress::Progress;

/// One class at the start of the year, where plan and register differ. Households.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartApart {
    /// Poor or near-poor.
    pub class: Class,
    /// By the plan, in the villages compared.
    pub plan: u32,
    /// By the register, in the same villages.
    pub register: u32,
    /// Where they differ, widest first.
    pub villages: Vec<VillageApart>,
}

/// One village in which they differ. Households.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageApart {
    /// The village.
    pub village: VillageId,
    /// By the plan.
    pub plan: u32,
    /// By the register.
    pub register: u32,
}

/// What the plan and the register say of one village, where the plan says anything.
type Figures = fn(&VillageTarget, &Progress) -> Option<(u32, u32)>;

/// Compares village by village. Villages without a figure in the plan are left out, and a class that agrees everywhere.
pub fn apart<'a>(plan: &Plan, villages: impl IntoIterator<Item = &'a Progress>) -> Vec<StartApart> {
    let pairs: Vec<(&VillageTarget, &Progress)> = villages
        .into_iter()
        .filter_map(|progress| Some((plan.village(progress.village.as_ref()?)?, progress)))
        .collect();
    let of = |class: Class, figures: Figures| {
        let mut all = StartApart { class, plan: 0, register: 0, villages: Vec::new() };
        for (target, progress) in &pairs {
            let Some((plan, register)) = figures(target, progress) else { continue };
            all.plan = all.plan.saturating_add(plan);
            all.register = all.register.saturating_add(register);
            if plan != register {
                all.villages.push(VillageApart { village: target.village.clone(), plan, register });
            }
        }
        all.villages.sort_by_key(|one| (std::cmp::Reverse(one.plan.abs_diff(one.register)), one.village.clone()));
        all
    };
    [
        of(Class::Poor, |target, progress| Some((target.poor_start?, progress.poor.recognised.start.households))),
        of(Class::NearPoor, |target, progress| {
            Some((target.near_start?, progress.near_poor.recognised.start.households))
        }),
    ]
    .into_iter()
    .filter(|class| !class.villages.is_empty())
    .collect()
}
