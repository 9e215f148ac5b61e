//! The report as an editor reads a change: for each finding the sentences one under the other, the words marked in which they
//! differ (`[-…-]` and `{+…+}`, or colour), what they share folded.
//!
//! Sentences that share most of their words are compared word by word; of others only the words at odds are marked.

use super::Look;
use super::blocks::about;
use super::excerpt::{columns, inert, isolate};
use super::flow::{Piece, flow, print};
use super::places::Places;
use super::sides::{Side, sides};
use super::text::{FAINT, STRONG, counted, places, style, summary};
use super::words::Mark;
use crate::model::{Cited, Finding, Report};
use anstyle::{AnsiColor, Style};

/// Sentences shown of one finding; the places of further ones are named.
const SHOWN: usize = 6;
/// Places named after these; more are counted.
const NAMED: usize = 3;
/// A fold must hide more words than this to be worth its sign.
const FOLDED: usize = 3;

/// All reports, one after another.
pub fn render(reports: &[Report], look: Look) -> String {
    reports.iter().map(|r| Page { report: r, places: places(r), look }.write()).collect::<Vec<_>>().join("\n")
}

/// One report as it is written down.
struct Page<'a> {
    report: &'a Report,
    /// Of the articles that some finding names.
    places: Vec<Option<Places<'a>>>,
    look: Look,
}

/// How the words of one side are marked.
struct Sign {
    margin: &'static str,
    open: &'static str,
    close: &'static str,
    style: Style,
}

static LESS: Sign = Sign { margin: "-", open: "[-", close: "-]", style: AnsiColor::Red.on_default() };
static MORE: Sign = Sign { margin: "+", open: "{+", close: "+}", style: AnsiColor::Green.on_default() };

impl<'a> Page<'a> {
    fn write(&self) -> String {
        let mut out = String::new();
        for line in summary(self.report) {
            self.put(&mut out, "", Piece::words(&line, Style::new()).collect());
        }
        for finding in &self.report.findings {
            out.push('\n');
            self.finding(finding, &mut out);
        }
        out
    }

    /// Writes words in lines of the width, each after the indent.
    fn put(&self, out: &mut String, indent: &str, pieces: Vec<Piece>) {
        let indent = if columns(indent) * 4 > self.look.width { "" } else { indent };
        for line in flow(&pieces, self.look.width.saturating_sub(columns(indent))) {
            *out += indent;
            *out += &print(&line, self.look.color);
            out.push('\n');
        }
    }

    fn finding(&self, finding: &Finding, out: &mut String) {
        let label = format!("{} {}", finding.severity.name(), finding.code);
        let mut title: Vec<Piece> = Piece::words(&isolate(&inert(&about(self.report, finding))), STRONG).collect();
        title.push(Piece::new("·", FAINT));
        title.extend(Piece::words(&label, style(finding.severity)));
        title.push(Piece::new("·", FAINT));
        title.push(Piece::new(inert(&finding.fingerprint), FAINT));
        self.put(out, "", title);
        let (sides, rest) = sides(self.report, finding, SHOWN);
        for side in &sides {
            let sign = if side.first { &LESS } else { &MORE };
            self.who(side, sign, out);
            self.put(out, "    ", self.words(side, sign));
        }
        self.put(out, "  ", self.said(finding, &rest));
    }

    /// `- daily-ledger.example · 2023-12-27 · seeds/border-2023/001.txt:23:1`; the place on a line of its own where it does not fit.
    fn who(&self, side: &Side, sign: &Sign, out: &mut String) {
        let margin = if self.look.color { sign.style.bold() } else { Style::new() };
        let mut who = vec![Piece::new(sign.margin, margin)];
        let said = self.report.statement(side.cited);
        let at = said.map_or(usize::MAX, |s| s.article);
        let article = self.report.articles.get(at).map(|a| &a.article);
        if let Some(source) = article.and_then(|a| a.source.as_deref()) {
            who.extend(Piece::words(&isolate(&inert(source)), STRONG));
        }
        if let Some(day) = article.and_then(|a| a.published) {
            who.push(Piece::new("·", FAINT));
            who.push(Piece::new(day.to_string(), FAINT));
        }
        let mut place: Vec<Piece> = Vec::new();
        if let (Some(said), Some(Some(places))) = (said, self.places.get(at)) {
            let link = self.look.folder.and_then(|folder| places.link(folder));
            let name = isolate(&inert(&places.name(said.marked)));
            place.extend(Piece::words(&name, FAINT).map(|p| Piece { link: link.clone(), ..p }));
        }
        let width = |pieces: &[Piece]| pieces.iter().map(|p| columns(&p.text) + 1).sum::<usize>();
        if width(&who) + width(&place) < self.look.width {
            if !place.is_empty() && who.len() > 1 {
                who.push(Piece::new("·", FAINT));
            }
            who.append(&mut place);
        }
        self.put(out, "", who);
        self.put(out, "  ", place);
    }

    /// The sentence with its differing words marked and its long shared stretches folded.
    fn words(&self, side: &Side, sign: &Sign) -> Vec<Piece> {
        let shown = shown(side, (self.look.width / 10).max(6));
        let mut pieces: Vec<Piece> = Vec::new();
        let fold = |pieces: &mut Vec<Piece>| pieces.push(Piece::new("…", FAINT));
        if side.sentence.cut.0 && shown.first() == Some(&true) {
            fold(&mut pieces);
        }
        for n in 0..shown.len() {
            match (shown[n], n > 0 && shown[n - 1]) {
                (true, _) => pieces.extend(self.word(side, sign, n)),
                (false, true) => fold(&mut pieces),
                (false, false) if n == 0 => fold(&mut pieces),
                (false, false) => {}
            }
        }
        if side.sentence.cut.1 && shown.last() == Some(&true) {
            fold(&mut pieces);
        }
        pieces
    }

    /// A word with what opens or closes its mark.
    fn word(&self, side: &Side, sign: &Sign, n: usize) -> Option<Piece> {
        let word = side.sentence.words.get(n)?;
        let at = |flags: &[bool], n: Option<usize>| n.and_then(|n| flags.get(n)).copied().unwrap_or(false);
        let differs = side.differs[n];
        let style = if differs { sign.style } else { Style::new() };
        let style = match word.mark {
            Mark::Figure => style.bold().underline(),
            Mark::Hedge => style.bold().italic(),
            Mark::Attribution | Mark::Date if !differs => FAINT,
            Mark::Fact => style.underline(),
            Mark::Attribution | Mark::Date | Mark::Phrase | Mark::Plain => style,
        };
        let text = isolate(&word.text);
        let text = if self.look.color {
            text
        } else if differs {
            let opens = !at(&side.differs, n.checked_sub(1));
            let closes = !at(&side.differs, Some(n + 1));
            format!("{}{text}{}", if opens { sign.open } else { "" }, if closes { sign.close } else { "" })
        } else {
            let figure = |n: Option<usize>| {
                let word = n.and_then(|n| side.sentence.words.get(n));
                word.is_some_and(|w| w.mark == Mark::Figure) && !at(&side.differs, n)
            };
            let (opens, closes) = (!figure(n.checked_sub(1)), !figure(Some(n + 1)));
            match word.mark {
                Mark::Figure => format!("{}{text}{}", if opens { "[" } else { "" }, if closes { "]" } else { "" }),
                Mark::Hedge | Mark::Fact | Mark::Attribution | Mark::Date | Mark::Phrase | Mark::Plain => text,
            }
        };
        Some(Piece { gap: word.gap, ..Piece::new(text, style) })
    }

    /// The message, what is not known, and the places that are not shown.
    fn said(&self, finding: &Finding, rest: &[Cited]) -> Vec<Piece> {
        let mut said = inert(finding.message.trim_end());
        said += &format!(" (same subject: {}%)", finding.confidence);
        if !finding.explanation.unknown.is_empty() {
            said += &format!(" Not known: {}.", inert(&finding.explanation.unknown.join(", ")));
        }
        let further = rest.iter().filter_map(|c| self.report.statement(*c));
        let named = |s: crate::model::Statement<'_>| {
            let places = self.places.get(s.article).and_then(Option::as_ref);
            places.map_or_else(String::new, |p| inert(&p.name(s.marked)))
        };
        let further: Vec<String> = further.map(named).collect();
        if !further.is_empty() {
            let rest = further.len().saturating_sub(NAMED);
            let more = if rest > 0 { format!(" and {}", counted(rest, "more place")) } else { String::new() };
            said += &format!(" See also {}{more}.", further[..further.len().min(NAMED)].join(", "));
        }
        Piece::words(&said, Style::new()).collect()
    }
}

/// Which words are printed: those marked, and some around them.
fn shown(side: &Side, around: usize) -> Vec<bool> {
    let words = side.sentence.words.len();
    let mut shown = vec![false; words];
    let wanted = |n: &usize| side.differs[*n] || side.own[*n];
    // Each word is switched on at most once, however many marked words stand near it.
    let mut reached = 0;
    for n in (0..words).filter(wanted) {
        let from = n.saturating_sub(around).max(reached);
        let to = (n + around + 1).min(words);
        shown.get_mut(from..to).unwrap_or_default().fill(true);
        reached = reached.max(to);
    }
    let mut hidden = 0;
    for n in 0..words {
        if !shown[n] {
            hidden += 1;
        }
        let ends = n + 1 == words || shown[n + 1];
        if !shown[n] && ends {
            if hidden <= FOLDED {
                shown[n + 1 - hidden..=n].fill(true);
            }
            hidden = 0;
        }
    }
    shown
}
