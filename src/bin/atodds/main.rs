//! The command line: files, terminals and exit codes live here and nowhere else.

fn main() {}
