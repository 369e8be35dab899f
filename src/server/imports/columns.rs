//! What headings and words of a list mean: data, read once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::domain::class::Class;
use crate::domain::member::{Ethnicity, Relation, Sex};
use crate::domain::text::{fold, tidy};

const DATA: &str = include_str!("../../../assets/imports/columns.toml");

/// What a column of a list may be. Message `import-field-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Thôn.
    Village,
    /// Number of the household.
    Number,
    /// Number of the row or of the person: not kept.
    MemberNumber,
    /// Name of the head, beside the names of members.
    Head,
    /// Name of the person.
    Name,
    /// Relation to the head.
    Relation,
    /// Sex.
    Sex,
    /// Birth.
    Birth,
    /// Birth of a man; says the sex too.
    BirthMale,
    /// Birth of a woman; says the sex too.
    BirthFemale,
    /// Ethnic group.
    Ethnicity,
    /// Identity number.
    IdNumber,
    /// Where in the village.
    Address,
    /// Telephone.
    Phone,
    /// Class in words.
    Class,
    /// A mark for poor.
    ClassPoor,
    /// A mark for near-poor.
    ClassNear,
    /// Day of the decision behind the class.
    Decided,
    /// Day on which it left the list of the poor.
    LeftPoor,
}

impl Field {
    /// Every field, in the order that lists offer.
    pub const ALL: [Self; 19] = [
        Self::Village,
        Self::Number,
        Self::MemberNumber,
        Self::Head,
        Self::Name,
        Self::Relation,
        Self::Sex,
        Self::Birth,
        Self::BirthMale,
        Self::BirthFemale,
        Self::Ethnicity,
        Self::IdNumber,
        Self::Address,
        Self::Phone,
        Self::Class,
        Self::ClassPoor,
        Self::ClassNear,
        Self::Decided,
        Self::LeftPoor,
    ];

    /// The code in forms, data and message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Village => "village",
            Self::Number => "number",
            Self::MemberNumber => "member_number",
            Self::Head => "head",
            Self::Name => "name",
            Self::Relation => "relation",
            Self::Sex => "sex",
            Self::Birth => "birth",
            Self::BirthMale => "birth_male",
            Self::BirthFemale => "birth_female",
            Self::Ethnicity => "ethnicity",
            Self::IdNumber => "id_number",
            Self::Address => "address",
            Self::Phone => "phone",
            Self::Class => "class",
            Self::ClassPoor => "class_poor",
            Self::ClassNear => "class_near",
            Self::Decided => "decided",
            Self::LeftPoor => "left_poor",
        }
    }

    /// Reads a code back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// The words of lists.
pub struct Words {
    fields: BTreeMap<String, Field>,
    sexes: BTreeMap<String, Sex>,
    relations: BTreeMap<String, (Relation, Option<Sex>)>,
    classes: BTreeMap<String, Class>,
    groups: BTreeMap<String, Ethnicity>,
    totals: Vec<String>,
    village_words: Vec<String>,
    marks: Vec<String>,
}

#[derive(Deserialize)]
struct Data {
    fields: BTreeMap<Field, Vec<String>>,
    sexes: BTreeMap<Sex, Vec<String>>,
    relations: Relations,
    classes: BTreeMap<Class, Vec<String>>,
    ethnicities: Ethnicities,
    rows: Rows,
}

#[derive(Deserialize)]
struct Relations {
    any: BTreeMap<Relation, Vec<String>>,
    male: BTreeMap<Relation, Vec<String>>,
    female: BTreeMap<Relation, Vec<String>>,
}

#[derive(Deserialize)]
struct Ethnicities {
    list: String,
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    code: String,
    name: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Rows {
    totals: Vec<String>,
    village_words: Vec<String>,
    marks: Vec<String>,
}

/// The words, read from their file. A test reads the same file and fails when it does not parse.
pub fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| read(DATA).unwrap_or_else(|_| Words::none()))
}

/// Reads the file of words.
///
/// # Errors
/// When it does not parse.
pub fn read(text: &str) -> Result<Words, toml::de::Error> {
    let data: Data = toml::from_str(text)?;
    let mut relations = BTreeMap::new();
    for (table, sex) in
        [(data.relations.any, None), (data.relations.male, Some(Sex::Male)), (data.relations.female, Some(Sex::Female))]
    {
        for (relation, words) in table {
            relations.extend(words.iter().map(|word| (key(word), (relation, sex))));
        }
    }
    let list = data.ethnicities.list;
    let groups = data.ethnicities.groups.into_iter().flat_map(|group| {
        let ethnicity = Ethnicity { code: group.code, name: group.name, list: list.clone() };
        group.words.into_iter().map(move |word| (key(&word), ethnicity.clone())).collect::<Vec<_>>()
    });
    let keys = |words: Vec<String>| words.iter().map(|word| key(word)).collect();
    Ok(Words {
        fields: turned(data.fields),
        sexes: turned(data.sexes),
        relations,
        classes: turned(data.classes),
        groups: groups.collect(),
        totals: keys(data.rows.totals),
        village_words: keys(data.rows.village_words),
        marks: data.rows.marks,
    })
}

fn turned<T: Copy>(table: BTreeMap<T, Vec<String>>) -> BTreeMap<String, T> {
    table.into_iter().flat_map(|(value, words)| words.into_iter().map(move |word| (key(&word), value))).collect()
}

/// A heading or word without marks, capitals and punctuation; what stands in brackets is left out.
pub fn key(text: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            c if c.is_alphanumeric() || c == '\'' => plain.push(c),
            // Marks that stand alone in decomposed text belong to the letter before.
            c if unicode_normalization::char::is_combining_mark(c) => plain.push(c),
            _ => plain.push(' '),
        }
    }
    fold(&plain)
}

impl Words {
    fn none() -> Self {
        Self {
            fields: BTreeMap::new(),
            sexes: BTreeMap::new(),
            relations: BTreeMap::new(),
            classes: BTreeMap::new(),
            groups: BTreeMap::new(),
            totals: Vec::new(),
            village_words: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// The field that a heading names, by its key.
    pub fn field(&self, heading: &str) -> Option<Field> {
        self.fields.get(heading).copied()
    }

    /// A sex in words.
    pub fn sex(&self, text: &str) -> Option<Sex> {
        self.sexes.get(&key(text)).copied()
    }

    /// A relation in words, with the sex that the word tells.
    pub fn relation(&self, text: &str) -> Option<(Relation, Option<Sex>)> {
        self.relations.get(&key(text)).copied()
    }

    /// A class in words.
    pub fn class(&self, text: &str) -> Option<Class> {
        self.classes.get(&key(text)).copied()
    }

    /// An ethnic group: with its code where the lists agree on it, by its name otherwise.
    pub fn group(&self, text: &str) -> Ethnicity {
        let name = tidy(text);
        let known = self.groups.get(&key(&name)).cloned();
        known.unwrap_or(Ethnicity { code: String::new(), name, list: String::new() })
    }

    /// Whether a row that begins so is a total.
    pub fn is_total(&self, text: &str) -> bool {
        self.totals.contains(&key(text))
    }

    /// Whether a cell is a mark.
    pub fn is_mark(&self, text: &str) -> bool {
        let text = tidy(text).to_lowercase();
        self.marks.contains(&text)
    }

    /// A village's name without the word before it, Roman numbers as digits.
    pub fn village_key(&self, text: &str) -> String {
        let key = key(text);
        let bare = self.village_words.iter().find_map(|word| key.strip_prefix(&format!("{word} ")));
        bare.unwrap_or(&key).split(' ').map(digits).collect::<Vec<_>>().join(" ")
    }

    /// The same with its marks, for villages that only their marks tell apart.
    pub fn village_name(&self, text: &str) -> String {
        let lower = tidy(text).to_lowercase();
        let mut parts: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && parts.first().is_some_and(|first| self.village_words.contains(&key(first))) {
            parts.remove(0);
        }
        parts.into_iter().map(digits).collect::<Vec<_>>().join(" ")
    }
}

/// A Roman number up to 39 as digits; anything else as it is.
fn digits(word: &str) -> String {
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let rest = word.trim_start_matches('x');
    let tens = word.len() - rest.len();
    match ones.iter().position(|one| *one == rest) {
        Some(value) if !word.is_empty() && tens <= 3 => (tens * 10 + value).to_string(),
        _ => word.to_owned(),
    }
}
