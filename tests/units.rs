//! The unit packs: exact factors, no name twice without a reason, examples everywhere, money complete, every form read.

use atodds::pack::Pack;

#[test]
fn the_packs_load() {
    let pack = Pack::with(&[]).unwrap();
    assert!(pack.units.len() >= 30, "{}", pack.units.len());
}
