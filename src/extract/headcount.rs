//! How many people there are where another noun stands for them: "cut its workforce by 2,700" tells how many jobs go, "a town of 9,000"
//! how many live there.

use crate::model::{Direction, Kind, Quantity, Reached, Subject, Token};
use crate::pack::Pack;

/// Names the jobs as what the number counts, or the staff: "a payroll of 2,700".
pub fn settle(tokens: &[Token<'_>], q: &Quantity, subject: &mut Subject, pack: &Pack) {
    let of = q.tokens.start.checked_sub(2).filter(|&i| tokens[i + 1].is("of") && tokens[i].has_cue("staff-list"));
    if of.is_some_and(|i| tokens[i].lemma == subject.head) && q.kind == Kind::Count {
        "workforce".clone_into(&mut subject.head);
    }
    let bare = q.kind == Kind::Count && q.unit.is_none();
    if bare && is_of_town(tokens, q, subject) {
        subject.container = Some(std::mem::replace(&mut subject.head, "person".to_owned()));
    }
    // "more than five million of us".
    let word = |i: usize| tokens.get(i).map_or("", |t| t.lower.as_str());
    if bare && subject.head.is_empty() && word(q.tokens.end) == "of" && word(q.tokens.end + 1) == "us" {
        "person".clone_into(&mut subject.head);
    }
    let shrinks = q.change.is_some_and(|c| c.role == Reached::By && c.direction == Direction::Down);
    let staff = pack.has_cue(&subject.head, "staff-noun");
    let behind = subject.span.start >= q.number.end;
    if q.kind == Kind::Count && shrinks && staff && !behind {
        "job".clone_into(&mut subject.head);
    }
}

/// "a town of 9,000", "this country of 5 million".
fn is_of_town(tokens: &[Token<'_>], q: &Quantity, subject: &Subject) -> bool {
    let of = q.tokens.start.checked_sub(2).filter(|&i| tokens[i + 1].is("of") && tokens[i].has_cue("settlement"));
    let singular = of.is_some_and(|i| tokens[i].lemma == tokens[i].lower && tokens[i].lemma == subject.head);
    singular && q.stated().is_some_and(|n| n.leading_place() >= 2)
}
