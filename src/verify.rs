//! Runs the examples written inside packs.
