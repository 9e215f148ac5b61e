//! Names of places → one name for each, and what it may stand for.

use super::names::Names;
use crate::model::{Area, At, Claim, CueWord, Level, fold_name};
use crate::pack::Places;
use std::collections::{BTreeMap, HashMap};

/// Settles the places of all claims. A name that no pack knows and that the story tells where to find ("Milltown, Ohio") lies
/// there from then on.
pub fn settle(claims: &mut [Claim], names: &Names, places: &Places, body: impl Fn(&str) -> bool) {
    // Each name is looked up once.
    let mut known: HashMap<String, Vec<Area>> = HashMap::new();
    let mut areas = |name: &String| known.entry(name.clone()).or_insert_with(|| places.areas(name)).clone();
    let mut told: BTreeMap<String, Option<Area>> = BTreeMap::new();
    for claim in claims.iter_mut() {
        let q = &mut claim.qualifiers;
        q.places = names.each(&q.places, |name| known_name(names, places, name, &body));
        // "at the southern border": a place whose name is no name by its letters.
        for cue in q.cues.iter().filter(|cue| matches!(cue.at, At::Inside | At::Behind)) {
            if let CueWord::Place(name) = &cue.word
                && !q.places.contains(name)
            {
                q.places.push(name.clone());
            }
        }
        q.areas = q.places.iter().map(&mut areas).collect();
        // "damage in Texas": where it is says nothing of whose it is.
        q.parties.retain(|p| !q.places.iter().zip(&q.areas).any(|(name, areas)| name == p && !areas.is_empty()));
        for (i, pair) in q.areas.windows(2).enumerate() {
            if let ([], [holder]) = (pair[0].as_slice(), pair[1].as_slice())
                && matches!(holder.level, Level::Country | Level::State)
            {
                let area = town(&q.places[i], holder);
                // Told in two ways, it may be two towns.
                told.entry(q.places[i].clone())
                    .and_modify(|known| *known = known.take().filter(|k| *k == area))
                    .or_insert(Some(area));
            }
        }
    }
    for q in claims.iter_mut().map(|c| &mut c.qualifiers) {
        for (name, areas) in q.places.iter().zip(&mut q.areas) {
            if let (true, Some(Some(area))) = (areas.is_empty(), told.get(name)) {
                areas.push(area.clone());
            }
        }
    }
}

fn town(name: &str, holder: &Area) -> Area {
    let within = std::iter::once(holder.id.clone()).chain(holder.within.iter().cloned()).collect();
    Area { id: format!("{name}, {}", holder.id), level: Level::Town, within }
}

/// The name of a place that the packs know; Mexico is no short form of Mexico City, nor of Mexico City Council.
fn known_name(names: &Names, places: &Places, name: &str, body: &impl Fn(&str) -> bool) -> Option<String> {
    // "in Larsenville" is not in the Larsenville Circuit Court.
    if places.areas(name).is_empty() && body(&names.canonical(name)) {
        return Some(name.to_owned());
    }
    let known = places.lists(name) || {
        let long = names.canonical(name);
        long != name && !places.areas(name).is_empty()
    };
    known.then(|| fold_name(places.canonical(name)))
}
