//! "cut its workforce by 2,700", "headcount will fall by 300": by how much a staff shrinks is how many jobs go.

use crate::model::{Direction, Kind, Quantity, Reached, Subject, Token};

/// Names the jobs as what the number counts, or the staff: "a payroll of 2,700".
pub fn settle(tokens: &[Token<'_>], q: &Quantity, subject: &mut Subject) {
    let of = q.tokens.start.checked_sub(2).filter(|&i| tokens[i + 1].is("of") && tokens[i].is("payroll"));
    if of.is_some() && q.kind == Kind::Count && subject.head == "payroll" {
        "workforce".clone_into(&mut subject.head);
    }
    let shrinks = q.change.is_some_and(|c| c.role == Reached::By && c.direction == Direction::Down);
    let staff = matches!(subject.head.as_str(), "workforce" | "headcount" | "payroll" | "staff" | "employee");
    let behind = subject.span.start >= q.number.end;
    if q.kind == Kind::Count && shrinks && staff && !behind {
        "job".clone_into(&mut subject.head);
    }
}
