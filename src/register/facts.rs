//! What the register knew of each household before any visit, in the ids of the questionnaire `yearly-review`.
//!
//! The one place where the made-up register meets the questionnaire. First it is drawn which of the 12 indicators of
//! `nd07-2021` a household is deprived in, as its class asks for; then the answers are chosen that say so. Ages are
//! those at the end of the year before the plan's.

use std::collections::{BTreeMap, BTreeSet};

use super::random::Random;
use crate::domain::answer::{Answer, Answers};
use crate::domain::class::Class;
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::member::Member;

/// Indicators by their numbers in the standard, with how common each is among a hundred poor households.
const COMMON: [(u8, u32); 11] =
    [(1, 39), (3, 21), (4, 9), (5, 45), (6, 7), (7, 42), (8, 22), (9, 33), (10, 62), (11, 36), (12, 22)];
/// Members on a social allowance for their age, at least.
const ALLOWANCE_FROM: i32 = 75;

/// A person with the age that the answers depend on.
struct Person {
    id: MemberId,
    age: i32,
    allowance: &'static str,
}

/// The facts of one household; `year` is the one at whose end the ages hold.
pub fn answers(members: &[Member], class: Class, year: i32, random: &mut Random) -> Answers {
    let people: Vec<Person> = members
        .iter()
        .filter(|member| member.counts())
        .map(|member| {
            // A birth that nobody knows is an old person's (see `family`).
            let age = member.birth.year().map_or(ALLOWANCE_FROM, |born| year - born);
            Person { id: member.id, age, allowance: allowance(age, class, random) }
        })
        .collect();
    let deprived = deprived(&people, class, random);
    let mut facts = Facts { answers: Answers::default(), deprived, random };
    facts.people(&people);
    facts.house(people.len());
    facts.income(class);
    facts.forget();
    facts.answers
}

fn allowance(age: i32, class: Class, random: &mut Random) -> &'static str {
    match age {
        ALLOWANCE_FROM.. => "elderly",
        60.. if class == Class::Poor && random.chance(25) => "elderly",
        16.. if random.chance(2) => "disability",
        _ => "none",
    }
}

/// Which indicators the household is deprived in: as many as its class allows, those that its people make possible.
fn deprived(people: &[Person], class: Class, random: &mut Random) -> BTreeSet<u8> {
    let wanted = match class {
        Class::Poor => 3 + random.weighted(&[45, 30, 17, 8]),
        Class::NearPoor => random.weighted(&[10, 35, 55]),
        _ => random.weighted(&[45, 35, 15, 5]),
    };
    let mut deprived = BTreeSet::new();
    let dependants = people.iter().filter(|person| person.age < 16 || person.allowance != "none").count();
    if dependants * 2 > people.len() {
        // Indicator 2 is not drawn: it follows from who lives there.
        deprived.insert(2);
    }
    let any = |from: i32, below: i32| people.iter().any(|person| (from..below).contains(&person.age));
    let mut open: BTreeMap<u8, u32> = COMMON
        .into_iter()
        .filter(|(number, _)| match number {
            1 => people.iter().any(may_lack_work),
            3 => any(0, 16),
            4 => any(6, 130),
            5 => any(18, 31),
            6 => any(3, 16),
            // Nobody uses the internet where there is no device, so 12 comes after 11.
            12 => false,
            _ => true,
        })
        .collect();
    while deprived.len() < wanted && !open.is_empty() {
        let weights: Vec<u32> = open.values().copied().collect();
        let Some(number) = open.keys().nth(random.weighted(&weights)).copied() else { break };
        open.remove(&number);
        deprived.insert(number);
        if number == 11 {
            open.insert(12, 40);
        }
    }
    deprived
}

/// Of an age to work, and not likely still at school.
fn may_lack_work(person: &Person) -> bool {
    (23..59).contains(&person.age)
}

struct Facts<'a> {
    answers: Answers,
    deprived: BTreeSet<u8>,
    random: &'a mut Random,
}

impl Facts<'_> {
    fn lacks(&self, number: u8) -> bool {
        self.deprived.contains(&number)
    }

    fn set(&mut self, member: Option<MemberId>, question: &str, answer: Answer) {
        self.answers.set(member, QuestionId::new(question), Some(answer));
    }

    fn yes_no(&mut self, member: Option<MemberId>, question: &str, yes: bool) {
        self.set(member, question, Answer::Bool(yes));
    }

    fn choice(&mut self, member: Option<MemberId>, question: &str, option: &str) {
        self.set(member, question, Answer::Choice(option.to_owned()));
    }

    fn people(&mut self, people: &[Person]) {
        // The one person by whom an indicator of members is deprived.
        let mut by: BTreeMap<u8, MemberId> = BTreeMap::new();
        for number in [1, 3, 4, 5, 6] {
            let fits = |person: &&Person| match number {
                1 => may_lack_work(person),
                3 => person.age < 16,
                4 => person.age >= 6,
                5 => (18..31).contains(&person.age),
                _ => (3..16).contains(&person.age),
            };
            let fitting: Vec<MemberId> = people.iter().filter(fits).map(|person| person.id).collect();
            let at = usize::try_from(self.random.below(u32::try_from(fitting.len()).unwrap_or(0))).unwrap_or(0);
            if let (true, Some(id)) = (self.lacks(number), fitting.get(at)) {
                by.insert(number, *id);
            }
        }
        for person in people {
            let lacks = |number: u8| by.get(&number) == Some(&person.id);
            let id = Some(person.id);
            if person.age >= 6 {
                self.yes_no(id, "insured", !lacks(4));
            }
            if person.age < 16 {
                self.yes_no(id, "malnourished", lacks(3));
            } else {
                self.choice(id, "social_allowance", person.allowance);
            }
            let attending = self.schooling(person, lacks(5), lacks(6));
            if (16..60).contains(&person.age) {
                self.work(person, attending, lacks(1));
            }
        }
    }

    /// School and certificates; whether the person is at school.
    fn schooling(&mut self, person: &Person, lacks_certificate: bool, lacks_school: bool) -> bool {
        let id = Some(person.id);
        let attending = match person.age {
            3..16 => !lacks_school,
            16..18 => self.random.chance(75),
            18..23 => !lacks_certificate && self.random.chance(25),
            23..31 => false,
            _ => return false,
        };
        self.yes_no(id, "attending_school", attending);
        match (attending, person.age) {
            (true, 6..12) => self.choice(id, "school_level", "primary"),
            (true, 12..15) => self.choice(id, "school_level", "lower_secondary"),
            (true, 15) => {
                let level = self.random.pick(&["lower_secondary", "upper_secondary"]);
                self.choice(id, "school_level", level);
            }
            (false, 12..31) => self.certificate(person, lacks_certificate),
            _ => {}
        }
        attending
    }

    /// The highest level of someone who is not at school.
    fn certificate(&mut self, person: &Person, lacks: bool) {
        let id = Some(person.id);
        let level = match person.age {
            ..16 => "primary",
            16..18 => "lower_secondary",
            _ if lacks => self.random.pick(&["lower_secondary", "lower_secondary", "primary"]),
            _ => self.random.pick(&["upper_secondary", "upper_secondary", "upper_secondary", "vocational", "higher"]),
        };
        self.choice(id, "highest_level", level);
        if lacks {
            self.yes_no(id, "job_training", false);
        }
    }

    fn work(&mut self, person: &Person, attending: bool, lacks: bool) {
        let id = Some(person.id);
        let willing = lacks || !attending && self.random.chance(94);
        self.yes_no(id, "able_and_willing", willing);
        if !willing {
            return;
        }
        let idle = lacks && self.random.chance(45);
        self.yes_no(id, "working", !idle);
        if idle {
            return;
        }
        let kind =
            if lacks { "waged" } else { self.random.pick(&["farm", "farm", "farm", "farm", "own_account", "waged"]) };
        self.choice(id, "work_kind", kind);
        if kind == "waged" {
            self.yes_no(id, "labour_contract", !lacks);
        }
    }

    fn house(&mut self, people: usize) {
        let (roof, wall, column): (&[&str], &[&str], &[&str]) = if self.lacks(7) {
            (&["tile", "metal", "thatch"], &["earth", "bamboo"], &["wood", "bamboo"])
        } else {
            (
                &["tile", "tile", "metal", "concrete"],
                &["wood", "wood", "brick"],
                &["hardwood", "hardwood", "brick", "concrete"],
            )
        };
        for (question, options) in [("roof", roof), ("wall", wall), ("column", column)] {
            let option = self.random.pick(options);
            self.choice(None, question, option);
        }
        let a_person = if self.lacks(8) { self.random.between(500, 760) } else { self.random.between(1000, 2600) };
        let whole_metres = i64::from(a_person) * i64::try_from(people).unwrap_or(1) / 100;
        self.set(None, "area", Answer::Hundredths(whole_metres.max(5) * 100));
        let water: &[&str] = if self.lacks(9) {
            &["spring", "spring", "stream", "dug_well"]
        } else {
            &["protected_spring", "protected_spring", "tap", "drilled_well", "protected_dug_well"]
        };
        let latrine: &[&str] =
            if self.lacks(10) { &["pit", "pit", "none"] } else { &["septic", "pour_flush", "double_vault", "vip"] };
        let (water, latrine) = (self.random.pick(water), self.random.pick(latrine));
        self.choice(None, "water_source", water);
        self.choice(None, "latrine", latrine);
        let (internet, device) = (!self.lacks(11), !self.lacks(12));
        self.yes_no(None, "internet_used", internet);
        self.yes_no(None, "has_device", device);
    }

    fn income(&mut self, class: Class) {
        let points = match class {
            Class::Poor => self.random.between(16, 28) * 5,
            Class::NearPoor => self.random.between(22, 28) * 5,
            _ => self.random.between(30, 50) * 5,
        };
        if class == Class::AverageLivingStandard {
            let thousands = self.random.between(31, 45) * 50;
            self.choice(None, "income_basis", "declared");
            self.set(None, "income_declared", Answer::Integer(i64::from(thousands) * 1000));
        } else {
            self.choice(None, "income_basis", "b1");
            self.set(None, "b1_points", Answer::Integer(i64::from(points)));
        }
    }

    /// Some things are not known, and some were never asked.
    fn forget(&mut self) {
        if self.random.chance(8) {
            let question = self.random.pick(&["column", "area", "water_source", "internet_used"]);
            self.set(None, question, Answer::Unknown);
        }
        if self.random.chance(5) {
            let question = self.random.pick(&["latrine", "has_device", "roof"]);
            self.answers.set(None, QuestionId::new(question), None);
        }
    }
}
