//! A household that is not in the book yet: how they came, the head, where they live. The rest is for the visit.
//!
//! Before it is written, the book is asked whether it knows them already: a warning, never a block.

pub mod form;
pub mod screen;

use dioxus::prelude::*;

use self::form::NewHouseholdForm;
use self::screen::NewHouseholdScreen;
use crate::app::doing::{Doing, use_doing};
use crate::app::routes::Route;
use crate::app::state::{use_phone, use_sample, use_village};
use crate::domain::act::What;
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::similar::Similar;
use crate::store::StoreError;

/// Saves and leads on to the household.
#[component]
pub fn NewHouseholdView() -> Element {
    let doing = use_doing();
    let village = use_village();
    let sample = use_sample();
    let today = use_phone().today();
    let mut similar = use_signal(Vec::<Similar>::new);
    let onsave = move |(form, asked): (NewHouseholdForm, bool)| {
        let (working, village, router) = (doing.clone(), village.clone(), navigator());
        doing.run(async move {
            match save(&working, village, sample, &form, asked).await? {
                Saved::As(id) => {
                    router.replace(Route::Household { id });
                }
                Saved::Known(found) => {
                    if let Ok(mut place) = similar.try_write() {
                        *place = found;
                    }
                }
                // The screen says what is wrong before it asks to save.
                Saved::NotYet => {}
            }
            Ok(())
        });
    };
    rsx! {
        NewHouseholdScreen { today, sample, similar: similar(), onsave, onback: move |()| similar.set(Vec::new()) }
    }
}

enum Saved {
    As(HouseholdId),
    Known(Vec<Similar>),
    NotYet,
}

/// Writes the household, unless the book may know it and nobody was asked.
async fn save(
    doing: &Doing,
    village: Option<VillageId>,
    synthetic: bool,
    form: &NewHouseholdForm,
    asked: bool,
) -> Result<Saved, StoreError> {
    let village = village.ok_or_else(|| StoreError::Invalid { what: "not_enrolled".to_owned() })?;
    let Ok(request) = form.read(&village, synthetic, &doing.phone.now()?) else { return Ok(Saved::NotYet) };
    if let What::Register { household } | What::MoveIn { household, .. } = &request.what
        && !asked
    {
        let found = doing.phone.store.similar(household.as_ref().clone()).await?;
        if !found.is_empty() {
            return Ok(Saved::Known(found));
        }
    }
    let written = doing.act(request, doing.words.t("household-added")).await?;
    Ok(written.first().copied().map_or(Saved::NotYet, Saved::As))
}
