use atodds::{grammar, model::*, pack::Pack, tag, tokenize};
fn main() {
    let pack = match Pack::with(&[]) {
        Ok(p) => p,
        Err(e) => {
            println!("{e}");
            return;
        }
    };
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    for line in text.lines() {
        let (line, want) = match line.split_once("=>") {
            Some((a, b)) => (a.trim(), Some(b.trim())),
            None => (line, None),
        };
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let mut tokens = tokenize::tokenize(line, Span::new(0, line.len()), &pack);
        tag::tag(&mut tokens, &pack);
        let found = grammar::quantities(Tokens(&tokens));
        let got = if found.is_empty() {
            "nothing".to_owned()
        } else {
            found.iter().map(|q| q.to_string()).collect::<Vec<_>>().join(" ; ")
        };
        if let Some(want) = want {
            if want == got {
                continue;
            }
            println!("WANT {want}");
        }
        let q: Vec<String> = found.iter().map(|q| format!("[{}] {} ({})", q.span.text(line), q, q.rule)).collect();
        println!("{line}\n      => {}", if q.is_empty() { "nothing".into() } else { q.join(" ; ") });
    }
}
