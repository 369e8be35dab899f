//! What would change a class: the smallest sets of indicators, or the income above the line.

use super::{Change, Classification, Income};
use crate::domain::class::Class;

/// The changes, indicators first. Nothing is said of an undetermined class (see `missing`) or of one that is not poor.
///
/// Every smallest set is named, in the order of the numbers: with five indicators and a line of three these are the ten
/// sets of three. A page shows the first few.
pub(super) fn of(found: &Classification, points: u32) -> Vec<Change> {
    let above = match found.income {
        // More points of a sheet for a lower line would not lift a household over the line.
        Income::B1 { .. } if found.b1_income.is_none() => {
            Some(Change::B1Above { line: found.b1_line, class: Class::NotPoor })
        }
        Income::B1 { .. } | Income::Declared { .. } => {
            Some(Change::IncomeAbove { line: found.income_line, class: Class::AverageLivingStandard })
        }
        Income::Missing => None,
    };
    match found.class {
        Class::Poor => smallest_sets(found, points)
            .into_iter()
            .map(|numbers| Change::Indicators { numbers, class: Class::NearPoor })
            .chain(above)
            .collect(),
        Class::NearPoor => above.into_iter().collect(),
        // Declared income, or the agricultural income that decides beside B1.
        Class::AverageLivingStandard => vec![Change::IncomeAbove { line: found.average_to, class: Class::NotPoor }],
        Class::NotPoor | Class::Undetermined => Vec::new(),
    }
}

/// The smallest sets of deprived indicators without which B2 is below its line whatever is still open.
fn smallest_sets(found: &Classification, points: u32) -> Vec<Vec<u8>> {
    let deprived = found.deprived();
    let over = found.b2_max.saturating_sub(found.b2_line).checked_div(points).unwrap_or(0);
    let size = usize::try_from(over).unwrap_or(usize::MAX).saturating_add(1);
    if size > deprived.len() {
        return Vec::new();
    }
    let mut sets: Vec<Vec<u8>> = vec![Vec::new()];
    for left_out in (0..size).rev() {
        sets = sets
            .into_iter()
            .flat_map(|set| {
                let last = set.last().copied().unwrap_or(0);
                let usable = deprived.len().saturating_sub(left_out);
                deprived
                    .iter()
                    .take(usable)
                    .filter(|number| **number > last)
                    .map(|number| set.iter().copied().chain([*number]).collect())
                    .collect::<Vec<Vec<u8>>>()
            })
            .collect();
    }
    sets
}
