//! Writes maps and lists as bytes that are read in place, for `table.rs` to read. `build.rs` writes the built-in ones with this file, and a
//! run writes its own only where a user's packs are laid over them; so it imports nothing of the crate but its siblings.
//!
//! ```text
//! table  = slots(u32, a power of two) slot{slots} record*
//! slot   = offset of a record (u32), 0 where empty; open addressing by hash
//! record = key-length(u32) rows-length(u32) key row*
//! list   = count(u32) end(u32){count} row*        (an end is counted from the first row on)
//! row    = a value as postcard writes it
//! ```

use super::wordtable::hash;
use serde::Serialize;
use std::collections::BTreeMap;

/// A table that is being written: rows of one key stay in the order in which they were added.
#[derive(Debug, Default)]
pub struct TableDraft(BTreeMap<String, Vec<u8>>);

/// A list that is being written.
#[derive(Debug, Default)]
pub struct ListDraft {
    ends: Vec<u32>,
    rows: Vec<u8>,
}

impl TableDraft {
    pub fn add<V: Serialize>(&mut self, key: impl Into<String>, row: &V) {
        self.0.entry(key.into()).or_default().extend(encoded(row));
    }

    pub fn bytes(&self) -> Vec<u8> {
        let slots = (self.0.len() * 3 / 2).next_power_of_two().max(2);
        let mut index = vec![0_u32; slots];
        let mut records = Vec::new();
        let start = 4 + slots * 4;
        for (key, rows) in &self.0 {
            let mut slot = hash(key.as_bytes()) as usize & (slots - 1);
            while index[slot] != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            index[slot] = (start + records.len()) as u32;
            records.extend((key.len() as u32).to_le_bytes());
            records.extend((rows.len() as u32).to_le_bytes());
            records.extend_from_slice(key.as_bytes());
            records.extend_from_slice(rows);
        }
        let mut table = (slots as u32).to_le_bytes().to_vec();
        table.extend(index.iter().flat_map(|offset| offset.to_le_bytes()));
        table.extend(records);
        table
    }
}

impl ListDraft {
    /// Adds a row; its number.
    pub fn add<V: Serialize>(&mut self, row: &V) -> u32 {
        self.rows.extend(encoded(row));
        self.ends.push(self.rows.len() as u32);
        self.ends.len() as u32 - 1
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut list = (self.ends.len() as u32).to_le_bytes().to_vec();
        list.extend(self.ends.iter().flat_map(|end| end.to_le_bytes()));
        list.extend_from_slice(&self.rows);
        list
    }
}

/// Plain data has no value that postcard cannot write.
fn encoded<V: Serialize>(row: &V) -> Vec<u8> {
    postcard::to_stdvec(row).unwrap_or_default()
}
