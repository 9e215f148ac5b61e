//! "cut its workforce by 2,700", "headcount will fall by 300": by how much a staff shrinks is how many jobs go.

use crate::model::{Direction, Kind, Quantity, Reached, Subject};

/// Names the jobs as what the number counts.
pub fn settle(q: &Quantity, subject: &mut Subject) {
    let shrinks = q.change.is_some_and(|c| c.role == Reached::By && c.direction == Direction::Down);
    let staff = matches!(subject.head.as_str(), "workforce" | "headcount" | "payroll" | "staff" | "employee");
    let behind = subject.span.start >= q.number.end;
    if q.kind == Kind::Count && shrinks && staff && !behind {
        "job".clone_into(&mut subject.head);
    }
}
