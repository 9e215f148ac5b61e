//! How long a run took, and how far it is: on standard error, never in a report.

use atodds::model::Report;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The moments between the parts of a run.
pub struct Times {
    start: Instant,
    read: Duration,
    check: Duration,
}

impl Times {
    pub fn start() -> Times {
        Times { start: Instant::now(), read: Duration::ZERO, check: Duration::ZERO }
    }

    pub fn read_done(&mut self) {
        self.read = self.start.elapsed();
    }

    pub fn check_done(&mut self) {
        self.check = self.start.elapsed().saturating_sub(self.read);
    }

    /// `read 3 ms, checked 12 ms, wrote 1 ms: 1 story, 5 articles, 24 kB of text`.
    pub fn said(&self, reports: &[Report]) -> String {
        let write = self.start.elapsed().saturating_sub(self.read + self.check);
        let articles: usize = reports.iter().map(|r| r.articles.len()).sum();
        let bytes: usize = reports.iter().flat_map(|r| &r.articles).map(|a| a.article.text.len()).sum();
        let counted = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        format!(
            "read {} ms, checked {} ms, wrote {} ms: {}, {}, {} kB of text",
            self.read.as_millis(),
            self.check.as_millis(),
            write.as_millis(),
            counted(reports.len(), "story", "stories"),
            counted(articles, "article", "articles"),
            bytes.div_ceil(1000)
        )
    }
}

/// A count of stories on a terminal, for runs that take a while.
pub struct Progress {
    all: usize,
    done: AtomicUsize,
    shown: bool,
}

/// Fewer stories are done before a count could be read.
const MANY: usize = 20;

impl Progress {
    pub fn of(all: usize, quiet: bool) -> Progress {
        Progress { all, done: AtomicUsize::new(0), shown: !quiet && all >= MANY && io::stderr().is_terminal() }
    }

    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shown && (done.is_multiple_of((self.all / 100).max(1)) || done == self.all) {
            // A terminal that is gone is no reason to stop.
            let _ = write!(io::stderr().lock(), "\r{done} of {} stories", self.all);
        }
    }

    /// Takes the count away again.
    pub fn end(&self) {
        if self.shown {
            // As above.
            let _ = write!(io::stderr().lock(), "\r\u{1b}[K");
        }
    }
}
