//! What a number is about: every line of `tests/claims/*.txt` is `text => claim; claim …`, ` // ` in the text being a new paragraph, ` / ` a new line.
//!
//! A claim is `number: head/event [field=value, field=value]`: the number's own words, the lemma of what is counted or measured
//! (`_` for none) and the lemma of what happens; `/event` and fields may be left out, then they are not looked at. All claims of
//! the text stand there, in order. `field=-` says that nothing must be known of it. `=> nothing` is a text without claims.
//!
//! Lines after `# not yet` are right and not reached: they must fail, so that they tell when they are.

use atodds::model::{Article, Claim, Modality};
use atodds::pack::Pack;
use std::fs;
use std::path::{Path, PathBuf};

const NOT_YET: &str = "# not yet";

struct Line {
    place: String,
    text: String,
    want: String,
    reached: bool,
}

fn lines() -> Vec<Line> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let mut reached = true;
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        for (n, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            reached &= !line.starts_with(NOT_YET);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let place = format!("{name}:{}", n + 1);
            let (text, want) = line.split_once(" => ").unwrap_or_else(|| panic!("{place}: no ` => `"));
            found.push(Line { place, text: text.to_owned(), want: want.to_owned(), reached });
        }
    }
    found
}

fn claims(text: &str, pack: &Pack) -> (String, Vec<Claim>) {
    let text = text.replace(" // ", "\n\n").replace(" / ", "\n");
    let article = Article { published: "2024-05-15".parse().ok(), text, ..Article::default() };
    let parsed = atodds::parse(&article, pack);
    let claims = atodds::extract::extract(0, &article, &parsed, pack);
    (article.text, claims)
}

/// What a claim says of a field, as the corpora write it; `-` for nothing.
fn field(claim: &Claim, name: &str, text: &str) -> String {
    let q = &claim.qualifiers;
    let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
    let value = match name {
        "by" => claim.attribution.as_ref().map_or_else(String::new, |a| a.span.text(text).to_owned()),
        "party" => q.parties.join("+"),
        "place" => q.places.join("+"),
        "period" => q.period.as_ref().map_or_else(String::new, |p| p.text.clone()),
        "statistic" => q.statistic.map_or_else(String::new, |s| s.name().to_owned()),
        "modality" if claim.modality == Modality::Asserted => String::new(),
        "modality" => claim.modality.name().to_owned(),
        "unit" => claim.quantity.unit_id().unwrap_or_default().to_owned(),
        "per" => claim.quantity.per.clone().unwrap_or_default(),
        "change" => {
            claim.quantity.change.map_or_else(String::new, |c| format!("{} {}", c.direction.name(), c.role.name()))
        }
        "with" => claim.subject.modifiers.join("+"),
        "in" => claim.subject.container.clone().unwrap_or_default(),
        "subject" => claim.subject.id.clone(),
        "read" => claim.quantity.to_string(),
        "part" => yes(q.part),
        "comparison" => yes(q.comparison),
        "adjunct" => yes(q.adjunct),
        "sought" => yes(q.sought),
        "quoted" => yes(claim.quoted),
        "headline" => yes(claim.headline),
        _ => panic!("no field {name}"),
    };
    if value.is_empty() { "-".to_owned() } else { value }
}

/// The claim in the words of `want`: what it leaves out is left out.
fn shown(claim: &Claim, want: &str, text: &str) -> String {
    let (said, fields) =
        want.split_once(" [").map_or((want, ""), |(said, fields)| (said, fields.trim_end_matches(']')));
    let head = if claim.subject.head.is_empty() { "_" } else { &claim.subject.head };
    let mut out = format!("{}: {head}", claim.quantity.number.text(text));
    if said.rsplit_once(": ").is_none_or(|(_, about)| about.contains('/')) {
        out += &format!("/{}", claim.qualifiers.event.as_deref().unwrap_or("-"));
    }
    let fields: Vec<String> = fields
        .split(", ")
        .filter_map(|f| f.split_once('='))
        .map(|(name, _)| format!("{name}={}", field(claim, name, text)))
        .collect();
    if !fields.is_empty() {
        out += &format!(" [{}]", fields.join(", "));
    }
    out
}

fn read(line: &Line, pack: &Pack) -> String {
    let (text, claims) = claims(&line.text, pack);
    let mut want = line.want.split("; ");
    let shown: Vec<String> = claims.iter().map(|c| shown(c, want.next().unwrap_or_default(), &text)).collect();
    if shown.is_empty() { "nothing".to_owned() } else { shown.join("; ") }
}

#[test]
fn every_number_is_about_what_the_line_says() {
    let pack = Pack::builtin();
    let mut wrong = Vec::new();
    let all = lines();
    for line in &all {
        let got = read(line, &pack);
        if line.reached && got != line.want {
            wrong.push(format!("{}: {}\n    want {}\n    got  {got}", line.place, line.text, line.want));
        } else if !line.reached && got == line.want {
            wrong.push(format!("{}: {}\n    is reached: move it up", line.place, line.text));
        }
    }
    assert!(wrong.is_empty(), "{} of {} lines\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

#[test]
fn the_corpora_are_large_and_mostly_reached() {
    let all = lines();
    let reached = all.iter().filter(|l| l.reached).count();
    assert!(reached >= 150 && reached * 10 >= all.len() * 9, "{reached} of {}", all.len());
}
