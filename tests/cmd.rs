//! The commands of the README, and what the program says to bad input. `TRYCMD=overwrite cargo test --test cmd` records anew.

#[test]
fn commands_answer_as_recorded() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd").case("README.md");
}
