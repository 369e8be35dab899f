//! Households of the file that are on the register already, or twice in the file. The likeness is the one that phones warn
//! of (`domain::similar`); looked up by an index, because a register has thousands of them.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::Draft;
use super::rows::Person;
use crate::domain::household::{Household, Presence};
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::similar::{Likeness, Traits};
use crate::domain::text::fold;

/// What a household of the file is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which household of the file, by its place.
    pub draft: usize,
    /// The one that it is like.
    pub other: Other,
    /// Why.
    pub why: Likeness,
}

/// The other one of two that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Other {
    /// On the register.
    Known {
        /// Which.
        id: HouseholdId,
        /// Its village.
        village: VillageId,
        /// Its number.
        number: String,
        /// Its head.
        head: String,
    },
    /// Earlier in the file, by its place.
    Earlier(usize),
}

#[derive(Default)]
struct Index<T> {
    by_id: BTreeMap<String, T>,
    by_person: BTreeMap<(String, i32), T>,
    by_phone: BTreeMap<String, T>,
    by_head: BTreeMap<(VillageId, String), Vec<Namesake<T>>>,
}

/// A head with the year of birth, where it is known.
type Namesake<T> = (T, Option<i32>);

impl<T: Copy> Index<T> {
    fn add(&mut self, traits: &Traits, value: T) {
        for number in &traits.id_numbers {
            self.by_id.entry(number.clone()).or_insert(value);
        }
        for person in &traits.people {
            self.by_person.entry(person.clone()).or_insert(value);
        }
        if !traits.phone.is_empty() {
            self.by_phone.entry(traits.phone.clone()).or_insert(value);
        }
    }

    fn add_head(&mut self, village: &VillageId, name: &str, born: Option<i32>, value: T) {
        self.by_head.entry((village.clone(), fold(name))).or_default().push((value, born));
    }

    /// A namesake in the same village that is `free`, where nothing says that the two are of different years.
    fn namesake(&self, village: &VillageId, head: &Person, free: impl Fn(&T) -> bool) -> Option<(T, Likeness)> {
        let heads = self.by_head.get(&(village.clone(), fold(&head.name)))?;
        let open = head.birth.year().is_none();
        let same = heads.iter().find(|(found, born)| (open || born.is_none()) && free(found));
        same.map(|(found, _)| (*found, Likeness::HeadInVillage))
    }

    fn find(&self, traits: &Traits) -> Option<(T, Likeness)> {
        let by_id = traits.id_numbers.iter().find_map(|number| self.by_id.get(number));
        let by_person = || traits.people.iter().find_map(|person| self.by_person.get(person));
        let by_phone = || self.by_phone.get(&traits.phone);
        by_id
            .map(|found| (*found, Likeness::IdNumber))
            .or_else(|| by_person().map(|found| (*found, Likeness::NameAndYear)))
            .or_else(|| by_phone().map(|found| (*found, Likeness::Phone)))
    }
}

/// The households of the file that are like another one, each once, the strongest likeness first asked.
///
/// `known` is what whoever imports may see: nobody learns of a household outside their villages here.
pub fn find(drafts: &[Draft], known: &[(Household, u64)]) -> Vec<Match> {
    let mut register = Index::default();
    for (at, (household, _)) in known.iter().enumerate() {
        if !matches!(household.presence, Presence::Merged { .. }) {
            register.add(&Traits::of(household), at);
            if let Some(head) = household.head() {
                register.add_head(&household.village, &head.name, head.birth.year(), at);
            }
        }
    }
    let mut file = Index::default();
    let mut taken = BTreeSet::new();
    let mut matches = Vec::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| !draft.bad) {
        let traits = traits(draft);
        // Two namesakes of one list are two households: each answers for another one of the register.
        let namesake = || {
            let (village, head) = draft.village.as_ref().zip(draft.people.first())?;
            register.namesake(village, head, |place| !taken.contains(place))
        };
        let found = register.find(&traits).or_else(namesake);
        taken.extend(found.map(|(place, _)| place));
        let on_register = found.and_then(|(place, why)| {
            let (household, _) = known.get(place)?;
            let other = Other::Known {
                id: household.id,
                village: household.village.clone(),
                number: household.number.clone(),
                head: household.head_name().to_owned(),
            };
            Some(Match { draft: at, other, why })
        });
        let earlier =
            || file.find(&traits).map(|(earlier, why)| Match { draft: at, other: Other::Earlier(earlier), why });
        matches.extend(on_register.or_else(earlier));
        file.add(&traits, at);
    }
    matches
}

fn traits(draft: &Draft) -> Traits {
    Traits {
        id_numbers: draft.people.iter().map(|one| one.id_number.clone()).filter(|number| !number.is_empty()).collect(),
        people: draft.people.iter().filter_map(|one| Some((fold(&one.name), one.birth.year()?))).collect(),
        phone: draft.phone.clone(),
    }
}
