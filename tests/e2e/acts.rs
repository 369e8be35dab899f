//! Acts in the register: done on a phone, taken by the commune, and the same figures on both sides at once.

use std::collections::BTreeMap;

use so_thon::domain::act::{ActRequest, Done, Joined, What};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Arrival, Household, Presence};
use so_thon::domain::ids::{ActId, HouseholdId, MemberId, SupportId};
use so_thon::domain::member::{Ethnicity, Member, Relation, Sex};
use so_thon::domain::progress::ledger::Movement;
use so_thon::domain::support::{Support, SupportState};
use so_thon::store::ItemState;
use uuid::Uuid;

use crate::scene::{Commune, Phone, phieng_leng};

const REASON: &str = "theo đơn của hộ";

impl Phone {
    /// Does an act as its screen does.
    async fn act(&self, what: What) -> anyhow::Result<Vec<HouseholdId>> {
        let now = self.pocket_now();
        let request = ActRequest { what, on: now.today, reason: REASON.to_owned() };
        Ok(self.store.act(request, now).await?)
    }

    /// The first household of a class with at least so many people who count.
    async fn of_size(&self, class: Class, people: usize) -> anyhow::Result<Household> {
        for id in self.households(class).await? {
            let household = self.store.household(id).await?.household;
            if household.people() >= people && household.members.iter().all(Member::counts) {
                return Ok(household);
            }
        }
        anyhow::bail!("no such household")
    }
}

async fn at_the_commune(commune: &Commune, id: HouseholdId) -> anyhow::Result<Household> {
    Ok(commune.store.household(id).await?.expect("the household").household)
}

fn reasons(household: &Household) -> Vec<&str> {
    household.acts.values().map(|act| act.reason.as_str()).collect()
}

fn newcomer(name: &str) -> Member {
    Member {
        id: MemberId(Uuid::now_v7()),
        name: name.to_owned(),
        relation: Relation::Child,
        sex: Sex::Female,
        birth: Birth::Year(2026),
        ethnicity: Ethnicity::default(),
        id_number: String::new(),
        absent: None,
    }
}

#[tokio::test]
async fn a_split_brings_the_parents_class_along_on_both_sides_at_once() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let before = phone.agrees_with(&commune).await?;
    let parent = phone.of_size(Class::Poor, 3).await?;
    let goes = parent.members[1].id;
    let split = What::Split { household: parent.id, members: vec![goes], head: goes, relations: BTreeMap::new() };
    let done = phone.act(split).await?;
    let here = phone.store.progress(phieng_leng()).await?.progress;
    phone.sync_well().await?;
    let after = phone.agrees_with(&commune).await?;
    assert_eq!(after, here, "the commune's answer changes nothing of what the phone had counted");
    let line = after.poor.surveyed.lines.get(&Movement::OtherIncrease).expect("line (8)");
    assert_eq!(line.households, [done[1]]);
    assert_eq!(after.poor.surveyed.net(), before.poor.surveyed.net() + 1);
    assert_eq!(after.present.people, before.present.people, "nobody came or went");
    let new = at_the_commune(&commune, done[1]).await?;
    assert_eq!((new.class_start, new.class_official), (Class::Poor, Class::Poor));
    assert!(matches!(new.arrival, Arrival::Split { from: Some(from), .. } if from == parent.id));
    assert_eq!((reasons(&new), reasons(&at_the_commune(&commune, parent.id).await?)), (vec![REASON], vec![REASON]));
    assert!(phone.store.outbox().await?.iter().all(|item| !matches!(item.state, ItemState::Refused { .. })));
    Ok(())
}

#[tokio::test]
async fn those_who_merge_move_away_or_die_out_are_named_with_the_reason() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let before = phone.agrees_with(&commune).await?;
    let poor = phone.households(Class::Poor).await?;
    let (merged, into, moved, died) = (poor[0], poor[1], poor[2], poor[3]);
    phone.act(What::Merge { household: merged, into, relations: BTreeMap::new() }).await?;
    phone.act(What::MoveAway { household: moved, to: "Cao Bằng".to_owned() }).await?;
    phone.act(What::DieOut { household: died }).await?;
    phone.sync_well().await?;
    let after = phone.agrees_with(&commune).await?;
    let line = after.poor.surveyed.lines.get(&Movement::OtherDecrease).expect("line (4)");
    let mut gone = vec![merged, moved, died];
    gone.sort();
    assert_eq!(line.households, gone);
    assert_eq!(after.poor.recognised.lines.get(&Movement::OtherDecrease).map(|line| line.households.len()), Some(3));
    assert_eq!(after.present.households, before.present.households - 3);
    for id in gone {
        let household = at_the_commune(&commune, id).await?;
        assert!(!household.presence.is_present() && reasons(&household) == [REASON], "{household:?}");
    }
    assert!(
        matches!(at_the_commune(&commune, merged).await?.presence, Presence::Merged { into: Some(to), .. } if to == into)
    );

    // Taken back, the household is there again, and both acts stay readable.
    let act = *at_the_commune(&commune, moved).await?.acts.keys().next().expect("the act");
    phone.act(What::Undo { household: moved, act }).await?;
    phone.sync_well().await?;
    let after = phone.agrees_with(&commune).await?;
    assert_eq!(after.present.households, before.present.households - 2);
    let back = at_the_commune(&commune, moved).await?;
    assert!(back.presence.is_present() && back.acts.values().any(|one| one.done == Done::Undone { undone: act }));
    Ok(())
}

#[tokio::test]
async fn a_household_that_moved_in_and_a_new_head_agree_on_both_sides() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let before = phone.agrees_with(&commune).await?;
    let family = phone.of_size(Class::NearPoor, 2).await?;
    let mut comes = family.clone();
    comes.id = HouseholdId(Uuid::now_v7());
    comes.number = String::new();
    comes.acts = BTreeMap::new();
    comes.facts = Default::default();
    for member in &mut comes.members {
        member.id = MemberId(Uuid::now_v7());
    }
    let done = phone.act(What::MoveIn { household: Box::new(comes), from: "Bằng Vân".to_owned() }).await?;
    let head = family.members[1].id;
    phone.act(What::ChangeHead { household: family.id, head, relations: BTreeMap::new() }).await?;
    phone.sync_well().await?;
    let after = phone.agrees_with(&commune).await?;
    assert_eq!(after.present.households, before.present.households + 1);
    let new = at_the_commune(&commune, done[0]).await?;
    assert_eq!((new.class_start, reasons(&new)), (Class::NotPoor, vec![REASON]), "no class until the commune decides");
    assert!(new.acts.values().any(|act| act.done == Done::MovedIn { from: "Bằng Vân".to_owned() }));
    let changed = at_the_commune(&commune, family.id).await?;
    assert_eq!(changed.head().map(|member| member.id), Some(head));
    assert_eq!(changed.members.iter().filter(|member| member.relation == Relation::Head).count(), 1);
    Ok(())
}

#[tokio::test]
async fn two_phones_that_act_on_one_household_lose_nothing() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let one = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let other = Phone::enrolled(&commune, 2, "Bà Hoa").await?;
    let household = one.of_size(Class::Poor, 3).await?;
    let leaves = household.members.last().expect("someone").clone();
    assert_ne!(leaves.relation, Relation::Head);

    one.act(What::MemberJoins {
        household: household.id, member: Box::new(newcomer("Lý Thị Mới")), how: Joined::Born
    })
    .await?;
    other
        .act(What::MemberLeaves { household: household.id, member: leaves.id, to: String::new(), new_head: None })
        .await?;
    let support = Support {
        need: "latrine".to_owned(),
        indicator: None,
        standard: String::new(),
        office: "construction".to_owned(),
        member: None,
        note: String::new(),
        asked_on: other.pocket_now().today,
        due: None,
        state: SupportState::Needed,
        visit: None,
    };
    let need = SupportId(Uuid::now_v7());
    other.edit(household.id, |mine| drop(mine.supports.insert(need, support))).await?;
    one.sync_well().await?;
    other.sync_well().await?;
    one.sync_well().await?;
    one.agrees_with(&commune).await?;
    other.agrees_with(&commune).await?;

    let kept = at_the_commune(&commune, household.id).await?;
    assert!(kept.members.iter().any(|member| member.name == "Lý Thị Mới"));
    assert!(!kept.members.iter().any(|member| member.id == leaves.id));
    assert_eq!(kept.people(), household.people());
    let acts: Vec<ActId> = kept.acts.keys().copied().collect();
    assert_eq!((acts.len(), kept.supports.contains_key(&need)), (2, true));
    for phone in [&one, &other] {
        assert_eq!(phone.store.household(household.id).await?.household, kept);
        assert!(phone.store.outbox().await?.iter().all(|item| !matches!(item.state, ItemState::Refused { .. })));
    }
    Ok(())
}

#[tokio::test]
async fn two_households_that_got_one_number_are_told_apart_by_the_commune() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let one = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let other = Phone::enrolled(&commune, 2, "Bà Hoa").await?;
    let mut founded = Vec::new();
    for (phone, class) in [(&one, Class::Poor), (&other, Class::NearPoor)] {
        let parent = phone.of_size(class, 3).await?;
        let goes = parent.members[1].id;
        let split = What::Split { household: parent.id, members: vec![goes], head: goes, relations: BTreeMap::new() };
        let new = phone.act(split).await?[1];
        founded.push((new, phone.store.household(new).await?.household.number));
    }
    assert_eq!(founded[0].1, founded[1].1, "neither phone knew of the other");
    one.sync_well().await?;
    other.sync_well().await?;
    one.sync_well().await?;
    one.agrees_with(&commune).await?;
    other.agrees_with(&commune).await?;
    let first = at_the_commune(&commune, founded[0].0).await?.number;
    let second = at_the_commune(&commune, founded[1].0).await?.number;
    assert_eq!((first.as_str(), first == second), (founded[0].1.as_str(), false), "the later one gets the next number");
    for phone in [&one, &other] {
        assert_eq!(phone.store.household(founded[1].0).await?.household.number, second);
    }
    Ok(())
}
