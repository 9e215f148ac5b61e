//! Reads maps and lists where they lie, in the binary or in what a run made: a run decodes the rows that it asks for, and nothing else.
//! `draft.rs` writes them.

use super::tables::{APART, CLOSE};
use super::wordtable::hash;
use serde::Deserialize;
use std::borrow::Cow;
use std::marker::PhantomData;

/// Bytes of the binary, or made by the run.
pub type Bytes = Cow<'static, [u8]>;

/// Keys to rows, both read where they lie.
#[derive(Debug, Clone, Default)]
pub struct Table(Bytes);

/// Rows by number.
#[derive(Debug, Clone, Default)]
pub struct List(Bytes);

impl Table {
    pub fn new(bytes: Bytes) -> Table {
        Table(bytes)
    }

    /// The rows of a key, first to last.
    pub fn rows<'t, V: Deserialize<'t>>(&'t self, key: &str) -> Rows<'t, V> {
        Rows { rest: self.find(key).unwrap_or_default(), kind: PhantomData }
    }

    /// The row of a key; where there are several, the last.
    pub fn get<'t, V: Deserialize<'t>>(&'t self, key: &str) -> Option<V> {
        self.rows(key).last()
    }

    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    fn find(&self, key: &str) -> Option<&[u8]> {
        let slots = number(&self.0, 0)?;
        let mask = slots.checked_sub(1)?;
        let mut slot = hash(key.as_bytes()) as usize & mask;
        for _ in 0..slots {
            let offset = number(&self.0, 4 + slot * 4)?;
            if offset == 0 {
                return None;
            }
            let rows = offset + 8 + number(&self.0, offset)?;
            if self.0.get(offset + 8..rows)? == key.as_bytes() {
                return self.0.get(rows..rows + number(&self.0, offset + 4)?);
            }
            slot = (slot + 1) & mask;
        }
        None
    }
}

/// The rows of one key.
#[derive(Debug)]
pub struct Rows<'t, V> {
    rest: &'t [u8],
    kind: PhantomData<V>,
}

impl<'t, V: Deserialize<'t>> Iterator for Rows<'t, V> {
    type Item = V;

    fn next(&mut self) -> Option<V> {
        if self.rest.is_empty() {
            return None;
        }
        let (row, rest) = postcard::take_from_bytes(self.rest).ok()?;
        self.rest = rest;
        Some(row)
    }
}

impl List {
    pub fn new(bytes: Bytes) -> List {
        List(bytes)
    }

    pub fn len(&self) -> usize {
        number(&self.0, 0).unwrap_or(0)
    }

    pub fn get<'t, V: Deserialize<'t>>(&'t self, n: usize) -> Option<V> {
        let rows = 4 + self.len() * 4;
        let from = if n == 0 { 0 } else { number(&self.0, n * 4)? };
        let to = if n < self.len() { number(&self.0, 4 + n * 4)? } else { return None };
        postcard::from_bytes(self.0.get(rows + from..rows + to)?).ok()
    }
}

/// The words of a phrase after its first, each with whether it must stand close to the one before.
pub fn words_of(rest: &str) -> impl Iterator<Item = (&str, bool)> {
    rest.split_inclusive([CLOSE, APART]).map(|word| (word.trim_end_matches([CLOSE, APART]), word.ends_with(CLOSE)))
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
}

#[cfg(test)]
mod tests {
    use super::super::draft::{ListDraft, TableDraft};
    use super::*;

    #[test]
    fn rows_are_found_by_their_key_and_no_other() {
        let mut draft = TableDraft::default();
        for n in 0..500_u32 {
            draft.add(format!("key {n}"), &(n, "row"));
        }
        draft.add("key 7", &(1000_u32, "again"));
        let table = Table::new(draft.bytes().into());
        for n in 0..500_u32 {
            assert_eq!(table.rows::<(u32, &str)>(&format!("key {n}")).next(), Some((n, "row")));
        }
        assert_eq!(table.get::<(u32, &str)>("key 7"), Some((1000, "again")));
        assert!(!table.has("key 500") && !table.has("") && !Table::default().has("key 7"));
    }

    #[test]
    fn rows_are_found_by_their_number_and_no_further() {
        let mut draft = ListDraft::default();
        for word in ["one", "", "three"] {
            draft.add(&word);
        }
        let list = List::new(draft.bytes().into());
        let rows: Vec<Option<&str>> = (0..4).map(|n| list.get(n)).collect();
        assert_eq!(rows, [Some("one"), Some(""), Some("three"), None]);
        assert_eq!((list.len(), List::default().len(), List::default().get::<&str>(0)), (3, 0, None));
    }

    #[test]
    fn no_bytes_make_it_stumble() {
        for bytes in [vec![], vec![1], vec![2, 0, 0, 0, 255, 0, 0, 0, 9, 0, 0, 0], vec![255; 40]] {
            assert!(!Table::new(bytes.clone().into()).has("a"), "{bytes:?}");
            assert_eq!(List::new(bytes.clone().into()).get::<&str>(3), None, "{bytes:?}");
        }
    }
}
