//! What someone whose villages are limited gets to see of figures and lists that are of the whole commune.

use std::collections::BTreeSet;

use super::desk::PageError;
use crate::domain::ids::DeviceId;
use crate::domain::progress::{Progress, commune_progress};
use crate::server::auth::Session;
use crate::server::store::{AttentionLine, ProgressView, SharedStore};

/// Entries looked through for those of a scope.
const LOOKED_THROUGH: u32 = 500;

/// The villages of the scope, and the figures of those together.
pub(super) async fn progress(store: &SharedStore, session: &Session) -> Result<ProgressView, PageError> {
    let mut view = store.progress().await?;
    if session.sees_all() {
        return Ok(view);
    }
    view.villages.retain(|village| session.may_see(&village.village.id));
    let (mut households, mut visits) = (Vec::new(), Vec::new());
    for village in &view.villages {
        let id = village.village.id.clone();
        households.extend(store.register(Some(id.clone())).await?.into_iter().map(|(household, _)| household));
        visits.extend(store.year_results(Some(view.commune.year), Some(id)).await?);
    }
    let plan = store.plan().await?.map(|view| view.plan);
    let together = commune_progress(view.commune.year, plan.as_ref(), &households, &visits);
    view.commune = with_targets_of(together, view.villages.iter().map(|village| &village.progress));
    Ok(view)
}

/// The commune's target is not theirs: it is the sum of their villages' instead, when each has one.
fn with_targets_of<'a>(mut together: Progress, villages: impl Iterator<Item = &'a Progress> + Clone) -> Progress {
    together.poor.target = villages.clone().map(|one| one.poor.target).sum();
    together.near_poor.target = villages.map(|one| one.near_poor.target).sum();
    together
}

/// Entries that need eyes, of phones all of whose villages are in the scope.
pub(super) async fn attention(
    store: &SharedStore,
    session: &Session,
    limit: u32,
) -> Result<Vec<AttentionLine>, PageError> {
    if session.sees_all() {
        return Ok(store.attention(limit).await?);
    }
    let within: BTreeSet<DeviceId> = store
        .devices()
        .await?
        .into_iter()
        .filter(|phone| !phone.villages.is_empty() && phone.villages.iter().all(|village| session.may_see(village)))
        .map(|phone| phone.id)
        .collect();
    let mut lines = store.attention(LOOKED_THROUGH).await?;
    lines.retain(|line| within.contains(&line.device));
    lines.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(lines)
}
