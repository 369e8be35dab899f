//! A household that is not in the book yet: the head, where they live, and how they came. The rest is for the visit.

use dioxus::prelude::*;

use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::field::{RadioOption, Radios, TextField};
use crate::app::components::screen::Screen;
use crate::app::routes::Route;
use crate::app::state::{Phone, use_changed, use_phone, use_sample, use_toast, use_village};
use crate::app::trouble::store_sentence;
use crate::app::words::{Words, use_words};
use crate::domain::answer::Answers;
use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::household::{Arrival, Household, Presence};
use crate::domain::ids::{HouseholdId, MemberId, VillageId};
use crate::domain::member::{Ethnicity, Member, Relation, Sex};
use crate::domain::phone;
use crate::domain::text::tidy;
use crate::store::view::Now;
use crate::store::{Ids, StoreError};

/// What `save_household` is told that was done.
const ACT_NEW: &str = "new";

/// What was typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewHouseholdForm {
    /// The head's name.
    pub name: String,
    /// The head's sex; empty until chosen.
    pub sex: String,
    /// The head's birth: a year or a day.
    pub birth: String,
    /// Where in the village.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// How they came: `new`, `split`, `moved_in`; empty until chosen.
    pub how: String,
}

/// What is wrong with a [`NewHouseholdForm`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewHouseholdError {
    /// No name.
    Name,
    /// No sex.
    Sex,
    /// Neither a year nor a day, or in the future.
    Birth,
    /// Not a telephone number.
    Phone,
    /// Not said how they came.
    How,
}

impl NewHouseholdForm {
    /// Reads the form into a household of `village`.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub fn read(&self, village: &VillageId, synthetic: bool, now: &Now) -> Result<Household, Vec<NewHouseholdError>> {
        let name = tidy(&self.name);
        let sex = match self.sex.as_str() {
            "male" => Some(Sex::Male),
            "female" => Some(Sex::Female),
            _ => None,
        };
        let birth = Birth::parse(&self.birth).ok().filter(|birth| {
            *birth != Birth::Unknown && birth.age_on(now.today).is_some_and(|age| (0..=130).contains(&age.max))
        });
        let number = phone::read(&self.phone).ok();
        let arrival = match self.how.as_str() {
            "new" => Some(Arrival::New { on: now.today }),
            "split" => Some(Arrival::Split { on: now.today, from: None }),
            "moved_in" => Some(Arrival::MovedIn { on: now.today, from: None }),
            _ => None,
        };
        let mut wrong = Vec::new();
        for (missing, error) in [
            (name.is_empty(), NewHouseholdError::Name),
            (sex.is_none(), NewHouseholdError::Sex),
            (birth.is_none(), NewHouseholdError::Birth),
            (number.is_none(), NewHouseholdError::Phone),
            (arrival.is_none(), NewHouseholdError::How),
        ] {
            if missing {
                wrong.push(error);
            }
        }
        let (Some(sex), Some(birth), Some(number), Some(arrival), true) =
            (sex, birth, number, arrival, wrong.is_empty())
        else {
            return Err(wrong);
        };
        let mut ids = Ids::new(now);
        let head = Member {
            id: MemberId(ids.next_id()),
            name,
            relation: Relation::Head,
            sex,
            birth,
            ethnicity: Ethnicity::default(),
            id_number: String::new(),
            absent: None,
        };
        Ok(Household {
            id: HouseholdId(ids.next_id()),
            village: village.clone(),
            // The store gives the village's next number.
            number: String::new(),
            address: tidy(&self.address),
            phone: number,
            location: None,
            members: vec![head],
            facts: Answers::default(),
            class_start: Class::Undetermined,
            class_official: Class::Undetermined,
            official_since: None,
            left_poor_on: None,
            left_near_poor_on: None,
            arrival,
            presence: Presence::Present,
            acts: Default::default(),
            supports: Default::default(),
            tasks: Default::default(),
            synthetic,
        })
    }
}

/// Saves and leads on to the household.
#[component]
pub fn NewHouseholdView() -> Element {
    let words = use_words();
    let phone = use_phone();
    let changed = use_changed();
    let toast = use_toast();
    let village = use_village();
    let sample = use_sample();
    let mut wrong = use_signal(Vec::new);
    let onsave = move |form: NewHouseholdForm| {
        let (phone, words, village) = (phone.clone(), words.clone(), village.clone());
        spawn(async move {
            match save(&phone, village, sample, &form).await {
                Ok(Ok(id)) => {
                    changed.now();
                    toast.say(words.t("household-added"));
                    navigator().replace(Route::Household { id });
                }
                Ok(Err(errors)) => wrong.set(errors),
                Err(error) => toast.say(store_sentence(&words, &error)),
            }
        });
    };
    rsx! {
        NewHouseholdScreen { wrong: wrong(), sample, onsave, ontype: move |()| wrong.set(Vec::new()) }
    }
}

async fn save(
    phone: &Phone,
    village: Option<VillageId>,
    synthetic: bool,
    form: &NewHouseholdForm,
) -> Result<Result<HouseholdId, Vec<NewHouseholdError>>, StoreError> {
    let village = village.ok_or_else(|| StoreError::Invalid { what: "not_enrolled".to_owned() })?;
    let household = match form.read(&village, synthetic, &phone.now()?) {
        Ok(household) => household,
        Err(wrong) => return Ok(Err(wrong)),
    };
    phone.store.save_household(household, ACT_NEW.to_owned(), String::new(), phone.now()?).await.map(Ok)
}

/// The screen of given values.
#[component]
pub fn NewHouseholdScreen(
    #[props(default)] wrong: Vec<NewHouseholdError>,
    #[props(default)] sample: bool,
    #[props(default)] onsave: EventHandler<NewHouseholdForm>,
    #[props(default)] ontype: EventHandler<()>,
) -> Element {
    let words = use_words();
    let mut form = use_signal(NewHouseholdForm::default);
    let typed = form();
    let bar = rsx! {
        AppBar { title: words.t("household-new-title"), sub: words.t("household-new-sub"), sample, back: Route::Households {}, form: true }
    };
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Households {}, word: words.t("cancel"), replace: true }
            Button { word: words.t("household-new-save"), look: Look::Primary, onpress: move |()| onsave.call(form()) }
        }
    };
    let says = |error: NewHouseholdError| sentence(&words, &wrong, error);
    let mut change = move |change: &dyn Fn(&mut NewHouseholdForm)| {
        ontype.call(());
        change(&mut form.write());
    };
    rsx! {
        Screen { bar, foot,
            div { class: "page",
                TextField {
                    id: "field-name",
                    label: words.t("field-head-name"),
                    value: typed.name,
                    wrong: says(NewHouseholdError::Name),
                    oninput: move |typed: String| change(&|form| form.name.clone_from(&typed)),
                }
            }
            Radios {
                name: "sex",
                legend: words.t("field-sex"),
                chosen: typed.sex,
                options: vec![RadioOption::new("female", words.t("value-female")), RadioOption::new("male", words.t("value-male"))],
                wrong: says(NewHouseholdError::Sex),
                onchoose: move |chosen: String| change(&|form| form.sex.clone_from(&chosen)),
            }
            div { class: "page",
                TextField {
                    id: "field-birth",
                    label: words.t("field-birth"),
                    value: typed.birth,
                    hint: words.t("field-birth-hint"),
                    wrong: says(NewHouseholdError::Birth),
                    oninput: move |typed: String| change(&|form| form.birth.clone_from(&typed)),
                }
                TextField {
                    id: "field-address",
                    label: words.t("field-address"),
                    value: typed.address,
                    hint: words.t("field-address-hint"),
                    oninput: move |typed: String| change(&|form| form.address.clone_from(&typed)),
                }
                TextField {
                    id: "field-phone",
                    label: words.t("field-phone"),
                    value: typed.phone,
                    hint: words.t("field-phone-hint"),
                    wrong: says(NewHouseholdError::Phone),
                    inputmode: "tel",
                    oninput: move |typed: String| change(&|form| form.phone.clone_from(&typed)),
                }
            }
            Radios {
                name: "how",
                legend: words.t("field-how"),
                chosen: typed.how,
                options: vec![
                    RadioOption::new("new", words.t("how-new")),
                    RadioOption::new("split", words.t("how-split")),
                    RadioOption::new("moved_in", words.t("how-moved_in")),
                ],
                wrong: says(NewHouseholdError::How),
                onchoose: move |chosen: String| change(&|form| form.how.clone_from(&chosen)),
            }
        }
    }
}

fn sentence(words: &Words, wrong: &[NewHouseholdError], error: NewHouseholdError) -> String {
    if !wrong.contains(&error) {
        return String::new();
    }
    words.t(match error {
        NewHouseholdError::Name => "field-name-wrong",
        NewHouseholdError::Sex => "field-sex-wrong",
        NewHouseholdError::Birth => "field-birth-wrong",
        NewHouseholdError::Phone => "field-phone-wrong",
        NewHouseholdError::How => "field-how-wrong",
    })
}
