//! The people of a household: a head, perhaps a spouse, children, those children's families, and parents; with some
//! live a brother or sister, or a grandparent.
//!
//! Ages follow from the mothers': a child is born when its mother is 18 to 42. Everything is as of 31 December of the
//! year before the plan's, when the register was last settled.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::names::Group;
use super::random::Random;
use crate::domain::birth::Birth;
use crate::domain::ids::MemberId;
use crate::domain::member::{Member, Relation, Sex};

/// Youngest and oldest a mother is at a birth.
const MOTHER_YOUNGEST: i32 = 18;
const MOTHER_OLDEST: i32 = 42;
/// Oldest anyone gets.
const OLDEST: i32 = 96;
/// Why someone of the household is not counted.
const AWAY: &str = "đi làm xa trên 6 tháng, không gửi tiền về";

/// What a family is made from.
pub struct Origin {
    /// The group of the head.
    pub group: Group,
    /// Year at whose end the ages hold.
    pub year: i32,
    /// Time for the ids, in milliseconds since 1970.
    pub millis: u64,
    /// Whether old people living alone are more likely.
    pub poor: bool,
}

struct Family<'a> {
    origin: &'a Origin,
    random: &'a mut Random,
    members: Vec<Member>,
    /// Given names already borne.
    names: BTreeSet<String>,
}

/// Makes the people of one household, the head first.
pub fn members(origin: &Origin, random: &mut Random) -> Vec<Member> {
    let mut family = Family { origin, random, members: Vec::new(), names: BTreeSet::new() };
    if family.random.chance(if origin.poor { 9 } else { 3 }) {
        family.alone();
    } else {
        family.couple();
    }
    family.members
}

/// Adds a brother or sister of a young head, and a grandparent, to some households.
pub fn add_kin(origin: &Origin, members: &mut Vec<Member>, random: &mut Random) {
    let names = members.iter().map(|member| given(&member.name).to_owned()).collect();
    let mut family = Family { origin, random, members: std::mem::take(members), names };
    family.kin();
    *members = family.members;
}

impl Family<'_> {
    fn kin(&mut self) {
        let age = |member: &Member| member.birth.year().map(|born| self.origin.year - born);
        let Some(head) = self.members.first() else { return };
        let Some(head_age) = age(head) else { return };
        let surname = head.name.split(' ').next().unwrap_or_default().to_owned();
        let is_mother = |member: &&Member| member.relation == Relation::Parent && member.sex == Sex::Female;
        let mother_age = self.members.iter().find(is_mother).and_then(age);
        let has_parents = self.members.iter().any(|member| member.relation == Relation::Parent);
        if (20..=38).contains(&head_age) && self.random.chance(16) {
            // As old as the same mother allows; without one at hand, some years younger than the head.
            let (least, most) = mother_age.map_or((head_age - 9, head_age - 1), |mother| {
                ((mother - MOTHER_OLDEST).max(head_age - 12), (mother - MOTHER_YOUNGEST).min(head_age + 6))
            });
            let sibling = self.random.between(least.max(8), most.max(8));
            let sex = self.either();
            self.add(Relation::Sibling, sex, sibling, &surname, self.origin.group);
        }
        let grandmother = match mother_age {
            Some(mother) if self.random.chance(30) => mother + self.random.between(MOTHER_YOUNGEST + 1, 28),
            None if !has_parents && head_age <= 34 && self.random.chance(8) => head_age + self.random.between(42, 56),
            _ => return,
        };
        if grandmother <= OLDEST {
            let own_surname = self.origin.group.other_surname(&surname, self.random);
            self.add(Relation::Grandparent, Sex::Female, grandmother, own_surname, self.origin.group);
        }
    }

    /// An old person who lives alone, or with one grandchild.
    fn alone(&mut self) {
        let sex = if self.random.chance(70) { Sex::Female } else { Sex::Male };
        let age = self.random.between(58, 86);
        let surname = self.origin.group.surname(self.random);
        self.add(Relation::Head, sex, age, surname, self.origin.group);
        if self.random.chance(25) {
            let grandchild = age.saturating_sub(self.random.between(44, 58)).clamp(3, 15);
            let sex = self.either();
            self.add(Relation::Grandchild, sex, grandchild, surname, self.origin.group);
        }
    }

    fn couple(&mut self) {
        let group = self.origin.group;
        let head_age = match self.random.weighted(&[18, 30, 27, 17, 8]) {
            0 => self.random.between(23, 30),
            1 => self.random.between(31, 40),
            2 => self.random.between(41, 52),
            3 => self.random.between(53, 66),
            _ => self.random.between(67, 80),
        };
        let head_sex = if self.random.chance(16) { Sex::Female } else { Sex::Male };
        let surname = group.surname(self.random);
        self.add(Relation::Head, head_sex, head_age, surname, group);
        // A woman is head mostly where there is no husband.
        let married = self.random.chance(if head_sex == Sex::Male { 90 } else { 25 });
        let spouse_age = (head_age + self.random.between(-5, 3)).max(20);
        let other_surname = group.other_surname(surname, self.random);
        if married {
            let spouse_group = if self.random.chance(88) { group } else { Group::Tay };
            let sex = if head_sex == Sex::Male { Sex::Female } else { Sex::Male };
            let own_surname =
                if spouse_group == group { other_surname } else { spouse_group.other_surname(surname, self.random) };
            self.add(Relation::Spouse, sex, spouse_age, own_surname, spouse_group);
        }
        let mother_age = match head_sex {
            Sex::Female => head_age,
            Sex::Male if married => spouse_age,
            Sex::Male => head_age - 2,
        };
        // Children bear the father's surname: of a woman who is head, her husband's.
        let childrens = if head_sex == Sex::Male { surname } else { other_surname };
        self.children(mother_age, childrens);
        self.parents(head_age, surname);
    }

    /// The children still at home, and the family of the one grown son or daughter who stayed.
    fn children(&mut self, mother_age: i32, surname: &str) {
        let most = match self.origin.group {
            Group::Mong => self.random.between(2, 5),
            Group::Dao => self.random.between(1, 4),
            _ => self.random.between(0, 3),
        };
        let mut mother_then = self.random.between(19, 26);
        let mut stayed = false;
        for _ in 0..most {
            let age = mother_age - mother_then;
            if age < 0 || mother_then > MOTHER_OLDEST {
                break;
            }
            let sex = self.either();
            let leaves = age > 22 && (stayed || sex == Sex::Female && self.random.chance(80) || self.random.chance(35));
            if !leaves {
                self.add(Relation::Child, sex, age, surname, self.origin.group);
                if age > 22 {
                    stayed = true;
                    self.young_family(age, sex, surname);
                }
            }
            mother_then += self.random.between(2, 5);
        }
    }

    /// Spouse and children of a grown child who stayed.
    fn young_family(&mut self, age: i32, sex: Sex, surname: &str) {
        if !self.random.chance(65) {
            return;
        }
        let spouse_age = (age + self.random.between(-4, 2)).max(19);
        let own_surname = self.origin.group.other_surname(surname, self.random);
        let spouse_sex = if sex == Sex::Male { Sex::Female } else { Sex::Male };
        self.add(Relation::ChildInLaw, spouse_sex, spouse_age, own_surname, self.origin.group);
        let mother_age = if sex == Sex::Female { age } else { spouse_age };
        let childrens = if sex == Sex::Male { surname } else { own_surname };
        let mut mother_then = self.random.between(19, 24);
        for _ in 0..self.random.below(3) {
            let grandchild = mother_age - mother_then;
            if grandchild < 0 {
                break;
            }
            let sex = self.either();
            self.add(Relation::Grandchild, sex, grandchild, childrens, self.origin.group);
            mother_then += self.random.between(2, 5);
        }
    }

    /// Old parents of a head who is not old.
    fn parents(&mut self, head_age: i32, surname: &str) {
        if head_age > 58 || !self.random.chance(30) {
            return;
        }
        let mother_age = head_age + self.random.between(MOTHER_YOUNGEST + 1, 32);
        let own_surname = self.origin.group.other_surname(surname, self.random);
        if mother_age <= OLDEST {
            self.add(Relation::Parent, Sex::Female, mother_age, own_surname, self.origin.group);
        }
        let father_age = mother_age + self.random.between(0, 6);
        if father_age <= OLDEST - 8 && self.random.chance(55) {
            self.add(Relation::Parent, Sex::Male, father_age, surname, self.origin.group);
        }
    }

    fn either(&mut self) -> Sex {
        if self.random.chance(51) { Sex::Male } else { Sex::Female }
    }

    fn add(&mut self, relation: Relation, sex: Sex, age: i32, surname: &str, group: Group) {
        let year = self.origin.year - age;
        // Brothers A Sử and Văn Sử would be one name to the village; after some tries the last one stands.
        let mut name = group.name(surname, sex, year, self.random);
        for _ in 0..24 {
            if !self.names.contains(given(&name)) {
                break;
            }
            name = group.name(surname, sex, year, self.random);
        }
        self.names.insert(given(&name).to_owned());
        let may_be_away = matches!(relation, Relation::Child | Relation::ChildInLaw) && (19..=40).contains(&age);
        let absent = (may_be_away && self.random.chance(9)).then(|| AWAY.to_owned());
        let member = Member {
            id: MemberId(self.random.uuid(self.origin.millis)),
            name,
            relation,
            sex,
            birth: self.birth(year, age),
            ethnicity: group.ethnicity(),
            id_number: String::new(),
            absent,
        };
        self.members.push(member);
    }

    /// A full date for the young, often only a year for the old.
    fn birth(&mut self, year: i32, age: i32) -> Birth {
        let day = NaiveDate::from_yo_opt(year, self.random.below(365) + 1);
        let only_year = self.random.chance(if age > 60 {
            55
        } else if age > 40 {
            20
        } else {
            3
        });
        match day {
            _ if age > 70 && self.random.chance(2) => Birth::Unknown,
            Some(day) if !only_year => Birth::Date(day),
            _ => Birth::Year(year),
        }
    }
}

/// The last word of a name, by which people are called.
fn given(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or_default()
}
