//! Report → bytes, one output format a file.
