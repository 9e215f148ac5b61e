//! role-conflict: one person bears titles in two articles that nobody bears at once.
//!
//! Why it matters: a wrong title changes who is speaking, and it spreads from outlet to outlet.
//!
//! Example: “deputy mayor Lee” against “Mayor Lee”; “national security adviser” against “homeland security adviser”.
//!
//! How it decides: persons are one by surname and given names (short forms, initials and accents folded). Two titles with the same
//! office are at odds where one has a rank (deputy, vice, assistant) that the other lacks, or where both say what the office is for and
//! nothing is common to the two: high. Two offices that are not held at once (senator and representative, mayor and governor)
//! are medium; so are the chair and the chief executive of one public body, for only firms have both in one person. “Former”, “acting” and “-elect” against the plain title are low at most, for the dates may differ. A title that says less
//! (“adviser”) fits any that says more. Ranks are left out of addresses: “Professor” fits an assistant professor.
//! An article that gives a person both titles settles that both are borne.
//! Two persons of other surnames who each hold the one office of the same named town, land or firm (“Jane Roe, the mayor of Aston”, “Karl Holm,
//! the mayor of Aston”) are medium, where the articles are a week apart at most and none of the story has both names.
//!
//! Not caught: offices the packs do not name, a title in another sentence than the name.

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey, holders};
use crate::model::{Fact, Office, Person, Severity, Standing};
use std::collections::{BTreeMap, BTreeSet};

/// Titles under one surname that are looked at.
const MENTIONS: usize = 500;
/// Titles of one person that are told apart; a story with more names crowds, not a person.
const TITLES: usize = 40;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let roles = facts::of(survey, Fact::as_role);
    let mut by_surname: BTreeMap<&str, Vec<(usize, &Person, &Office)>> = BTreeMap::new();
    for (i, _, (person, office)) in roles {
        by_surname.entry(person.surname.as_str()).or_default().push((i, person, office));
    }
    let own = by_surname.into_values().flat_map(|titles| of_surname(survey, &titles[..titles.len().min(MENTIONS)]));
    own.chain(holders::slips(survey)).collect()
}

/// The titles of all who bear one surname, person by person; a bare surname is nobody's where two persons bear it.
fn of_surname(survey: &Survey<'_>, titles: &[(usize, &Person, &Office)]) -> Vec<Slip> {
    let mut persons: Vec<Vec<(usize, &Person, &Office)>> = Vec::new();
    for title in titles.iter().filter(|t| !t.1.given.is_empty()) {
        match persons.iter_mut().find(|p| p.iter().all(|other| other.1.may_be(title.1))) {
            Some(person) => person.push(*title),
            None => persons.push(vec![*title]),
        }
    }
    let bare = titles.iter().filter(|t| t.1.given.is_empty());
    match persons.as_mut_slice() {
        [] => persons.push(bare.copied().collect()),
        [only] => only.extend(bare.copied()),
        _ => {}
    }
    persons.into_iter().flat_map(|person| of_person(survey, person)).collect()
}

/// The titles of one person: each kind of title once, with the facts that give it.
fn of_person(survey: &Survey<'_>, mut titles: Vec<(usize, &Person, &Office)>) -> Vec<Slip> {
    titles.sort_by_key(|t| t.0);
    let mut kinds: Vec<(&Office, Vec<usize>)> = Vec::new();
    for (i, _, office) in titles {
        match kinds.iter_mut().find(|(o, _)| *o == office) {
            Some((_, facts)) => facts.push(i),
            None => kinds.push((office, vec![i])),
        }
    }
    kinds.truncate(TITLES);
    let mut heads: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (office, facts) in &kinds {
        heads.entry(office.head.as_str()).or_default().extend(articles(survey, facts));
    }
    let mut found: Vec<(Severity, Sides, Judged)> = Vec::new();
    for (n, (a, first)) in kinds.iter().enumerate() {
        for (b, second) in &kinds[n + 1..] {
            let Some(judged) = at_odds(a, b) else { continue };
            // President Roe and Prime Minister Roe may be two.
            let bare =
                |facts: &[usize]| facts.iter().all(|&i| survey.facts[i].person().is_none_or(|p| p.given.is_empty()));
            if a.head != b.head && (bare(first) || bare(second)) {
                continue;
            }
            let both = heads[a.head.as_str()].intersection(&heads[b.head.as_str()]).next().is_some();
            if a.head != b.head && both {
                continue;
            }
            if articles(survey, first).intersection(&articles(survey, second)).next().is_some() {
                continue;
            }
            found.push((judged.severity, Sides { first: first.clone(), second: second.clone() }, judged));
        }
    }
    // One cause: the gravest pair of titles speaks, titles of the same office join the side they fit.
    found.sort_by_key(|(severity, _, _)| std::cmp::Reverse(*severity));
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut slips = Vec::new();
    for (_, mut sides, judged) in found {
        if sides.first.iter().chain(&sides.second).all(|i| told.contains(i)) {
            continue;
        }
        let others = || kinds.iter().filter(|(_, facts)| facts != &sides.first && facts != &sides.second);
        let office_of = |side: &[usize]| kinds.iter().find(|(_, facts)| facts.as_slice() == side).map(|(o, _)| *o);
        let (x, y) = (office_of(&sides.first), office_of(&sides.second));
        let joins = |office: &Office, side: Option<&Office>, other: Option<&Office>| {
            let same = side.is_some_and(|s| {
                s.head == office.head
                    && s.rank == office.rank
                    && s.standing == office.standing
                    && at_odds(s, office).is_none()
            });
            same && other.is_some_and(|o| at_odds(o, office).is_some())
        };
        let first: Vec<usize> = others().filter(|(o, _)| joins(o, x, y)).flat_map(|(_, f)| f.clone()).collect();
        let second: Vec<usize> = others().filter(|(o, _)| joins(o, y, x)).flat_map(|(_, f)| f.clone()).collect();
        sides.first.extend(first);
        sides.second.extend(second);
        told.extend(sides.first.iter().chain(&sides.second));
        slips.extend(sides.slip(survey, judged));
    }
    slips
}

fn articles(survey: &Survey<'_>, facts: &[usize]) -> BTreeSet<usize> {
    facts.iter().map(|&i| survey.facts[i].article).collect()
}

/// Why two titles are not borne at once.
fn at_odds(a: &Office, b: &Office) -> Option<Judged> {
    let judged = |severity, rule, reason: String| {
        Some(Judged {
            severity,
            confidence: 90,
            rule,
            reason,
            steps: vec![format!("“{}” and “{}” are read as titles of one person", said(a), said(b))],
            unknown: vec!["whether the office changed hands between the articles".to_owned()],
        })
    };
    let fields = other_field(a, b);
    if a.standing != b.standing {
        let lost = [a, b].iter().any(|o| o.standing == Standing::Former)
            && [a, b].iter().any(|o| o.standing == Standing::Plain);
        let same = a.head == b.head && a.rank == b.rank && !fields;
        let severity = if lost { Severity::Low } else { Severity::Info };
        return if same {
            judged(severity, "standing-differs", format!("only one says that the office is held {}.", standing(a, b)))
        } else {
            None
        };
    }
    if a.standing != Standing::Plain {
        return None;
    }
    if a.head != b.head {
        // A minister of nothing may be one of a church.
        let told = |o: &Office| !o.by_field || !o.fields.is_empty();
        let rivals = a.ladder.is_some() && a.ladder == b.ladder && told(a) && told(b);
        if a.rank.is_some() || b.rank.is_some() {
            return None;
        }
        return if rivals {
            judged(Severity::Medium, "offices-exclude-each-other", "nobody holds both offices at once.".to_owned())
        } else if let Some(body) = chair_and_chief(a, b) {
            let reason = format!("who runs the {body} does not chair it.");
            judged(Severity::Medium, "offices-of-one-body", reason)
        } else {
            None
        };
    }
    if a.rank != b.rank && !a.courtesy {
        let rank = a.rank.as_deref().or(b.rank.as_deref()).unwrap_or_default().trim_end_matches("-rank").to_owned();
        return judged(
            Severity::High,
            "rank-differs",
            format!("only one says “{rank}”, and the two offices are not the same."),
        );
    }
    if fields {
        let reason = format!("“{}” is one office, “{}” another.", said(a), said(b));
        return judged(Severity::High, "office-for-another-field", reason);
    }
    None
}

/// The public body that the one chairs and the other runs, which a firm may leave to one person.
fn chair_and_chief<'o>(a: &'o Office, b: &'o Office) -> Option<&'o str> {
    let two = [a, b].iter().any(|o| o.head == "chairperson") && [a, b].iter().any(|o| o.head == "chief-executive");
    let (short, long) = if a.body.len() <= b.body.len() { (a, b) } else { (b, a) };
    let one = long.body.len() > 1 && !short.body.is_empty() && long.body.ends_with(&short.body);
    long.body.last().filter(|_| two && one).map(String::as_str)
}

/// Both say what the office is for, and that makes them two: nothing is common to the two but, for an adviser, a word (national security,
/// homeland security).
fn other_field(a: &Office, b: &Office) -> bool {
    let words = |f: &'_ str| f.split('-').map(str::to_owned).collect::<BTreeSet<String>>();
    // "security adviser" says less than "national security adviser".
    let fits = |f: &String, g: &String| words(f).is_subset(&words(g)) || words(g).is_subset(&words(f));
    let pairs = || a.fields.iter().flat_map(|f| b.fields.iter().map(move |g| (f, g)));
    let kin = a.kin.iter().any(|k| b.kin.contains(k));
    let shared = pairs().any(|(f, g)| words(f).intersection(&words(g)).next().is_some());
    pairs().next().is_some() && !pairs().any(|(f, g)| fits(f, g)) && !kin && (a.by_field || shared)
}

fn standing(a: &Office, b: &Office) -> &'static str {
    let is = |s| a.standing == s || b.standing == s;
    if is(Standing::Former) {
        "no longer"
    } else if is(Standing::Acting) {
        "for the time being"
    } else {
        "from later on"
    }
}

/// The title in plain words.
fn said(office: &Office) -> String {
    let words = office.rank.iter().chain(&office.fields).chain([&office.head]);
    let words: Vec<String> =
        words.map(|w| w.trim_end_matches("-field").trim_end_matches("-rank").replace('-', " ")).collect();
    words.join(" ")
}
