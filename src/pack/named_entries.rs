//! The entries of the packs of names: titles, given names, bodies, states, places, agencies. Part of `schema.rs`, and read as it is.

use serde::{Deserialize, Serialize};

/// A word of the titles that named persons bear.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleEntry {
    /// Stands for all its words when titles are compared.
    pub id: String,
    /// office: `mayor` · honorific: `Mrs` · rank: `deputy` · former, acting, next: before an office · next-after: `-elect` ·
    /// field: what an office is for, `homeland security`
    pub class: String,
    pub words: Vec<String>,
    /// One person of a body holds the office at a time.
    #[serde(default)]
    pub single: bool,
    /// Offices of one ladder are not held at once.
    #[serde(default)]
    pub ladder: Option<String>,
    /// Lower ranks are addressed by it.
    #[serde(default)]
    pub courtesy: bool,
    /// What an office is for makes it another office: the foreign minister is not the defence minister.
    #[serde(default)]
    pub by_field: bool,
    /// Fields of one kin are often one ministry: finance and the economy.
    #[serde(default)]
    pub kin: Option<String>,
    /// A field that is read only behind its office: "secretary of state", not "state secretary".
    #[serde(default)]
    pub after: bool,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// A given name and its short forms and spellings.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenEntry {
    /// The form that stands for all: `elizabeth`.
    pub id: String,
    pub words: Vec<String>,
    /// Each word is a name of its own, and the id none.
    #[serde(default)]
    pub plain: bool,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Names of bodies.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationEntry {
    pub id: String,
    /// known: whole names as the bodies write them · head: words that names of bodies end with
    pub class: String,
    pub names: Vec<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Two states of a thing that exclude each other.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusEntry {
    pub id: String,
    /// Lemmas that say the first state, or a lemma with the words right behind it: `plead guilty`.
    pub first: Vec<String>,
    pub second: Vec<String>,
    /// Those of them that say the other state came before: `reopen`.
    #[serde(default)]
    pub again: Vec<String>,
    /// A thing is in one of the two: what is not open is shut.
    #[serde(default)]
    pub either: bool,
    /// Lemmas of the things that can be in these states.
    pub objects: Vec<String>,
    /// Persons by name can be in them too; of such, an active verb says what is done to another.
    #[serde(default)]
    pub persons: bool,
    /// Verbs that say it of the one who does it all the same, whatever their object: `survive`.
    #[serde(default)]
    pub itself: Vec<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Places of one level, with the places they hold.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceEntry {
    pub id: String,
    /// world | continent | country | area | state | town | part
    pub level: String,
    /// `FR France: Paris; Marseille = Marseilles`: the ISO 3166 code where it has one, its names, then the towns in it.
    /// `West Coast > US-CA US-OR`: the codes of the places that it holds. At level `part`, words before a name: `northern`.
    pub places: Vec<String>,
    /// The code or first name of the place that holds all of them.
    #[serde(default)]
    pub within: Option<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// A news agency, as articles credit it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgencyEntry {
    pub id: String,
    pub names: Vec<String>,
    /// Some agency that is not named: "staff and agencies".
    #[serde(default)]
    pub unnamed: bool,
    #[serde(default)]
    pub examples: Vec<String>,
}
