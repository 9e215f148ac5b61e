//! What a sum is on the exchange: "Acme rose $17, or 57 percent, to $47" tells the price of Acme's shares, though no word names them.

use super::event;
use super::governor;
use super::phrase::{NounPhrase, Phrases, VerbGroup};
use super::thing;
use crate::model::{Direction, Kind, Pos, Quantity, Sense, Span, Subject, Token, UnitKind};
use crate::pack::Pack;
use rust_decimal::Decimal;

/// What a share is quoted at: the moment or the move, and the name it is quoted under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// `close`, `open`, or the verb of the move; none where the verb around tells it.
    pub event: Option<String>,
    /// The phrase that names whose share it is.
    span: Option<Span>,
    /// The lemma of what is quoted.
    head: String,
    modifiers: Vec<String>,
    /// It is called the close or the opening price of a day: "yesterday's close of $30".
    pub named: bool,
}

impl Quote {
    fn of_share(event: Option<String>) -> Self {
        Quote { event, span: None, head: "share".to_owned(), modifiers: Vec::new(), named: false }
    }

    fn of_moment(event: &str) -> Self {
        Quote { named: true, ..Quote::of_share(Some(event.to_owned())) }
    }

    /// Names the subject by what is quoted.
    pub fn name(&self, subject: &mut Subject, q: &Quantity, text: &str) {
        subject.head.clone_from(&self.head);
        subject.span = self.span.unwrap_or(q.span);
        subject.text = subject.span.text(text).to_owned();
        subject.modifiers.clone_from(&self.modifiers);
        subject.container = None;
    }
}

/// What the quantity quotes: a sum reached, or the move that led to one.
pub fn quote(tokens: &[Token<'_>], phrases: &Phrases, quantities: &[Quantity], q: &Quantity) -> Option<Quote> {
    if let Some(quote) = named_close(tokens, q) {
        return Some(quote);
    }
    if let Some(quote) = reached(tokens, phrases, q) {
        return Some(quote);
    }
    if let Some(quote) = move_behind(tokens, phrases, quantities, q).or_else(|| session_move(tokens, phrases, q)) {
        return Some(quote);
    }
    // "rose $17, or 57 percent, to $47": the move is of what reaches the sum.
    let move_of = matches!(q.kind, Kind::Money | Kind::Percent) && is_small(q);
    let sums = quantities.iter().filter(|r| r.tokens.start >= q.tokens.end && r.kind == Kind::Money);
    let next = sums.take(2).find_map(|r| Some((r, reached(tokens, phrases, r)?)))?;
    let clean = (q.tokens.end..next.0.tokens.start).all(|i| phrases.amount[i] || is_link(&tokens[i]));
    let verb = nearest_verb(tokens, phrases, q.tokens.start).filter(|_| move_of && clean)?;
    let moves = is_move(tokens, verb) || tokens[verb.head].has_cue("level");
    let own = subject(tokens, phrases, verb).filter(|_| moves);
    let same = own.and_then(|n| span_of(tokens, phrases, n)) == next.1.span;
    same.then(|| Quote { event: Some(told(tokens, phrases, verb)), ..next.1 })
}

/// "agreed to buy Acme, at $52 a share", "a premium of 40 percent, which comes to $52 a share": what one share brings in a deal.
pub fn is_price_in_deal(tokens: &[Token<'_>], q: &Quantity, subject: &Subject) -> bool {
    let by_share = q.kind == Kind::Money && q.per.as_deref() == Some("share") && q.change.is_none();
    let head = subject.head.as_str();
    let word = tokens.iter().find(|t| t.lemma == head && subject.span.overlaps(t.span));
    let open =
        head.is_empty() || word.is_some_and(|t| t.has_cue("takes-over") || t.has_cue("deal") || t.pos == Pos::Verb);
    // "earned $2 a share", "a premium of $3 a share".
    let of = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].is("of"));
    let premium = of && word.is_some_and(|t| t.has_cue("premium"));
    let said = |cue: &str| tokens.iter().any(|t| t.has_cue(cue));
    let deal = word.is_some_and(|t| t.has_cue("bargain"));
    let held = match word.filter(|t| t.pos == Pos::Verb) {
        _ if deal => true,
        Some(verb) if verb.has_cue("offers-sum") => true,
        Some(verb) if verb.has_cue("gets-sum") => said("takes-over") || said("deal"),
        Some(verb) if !verb.has_cue("trade-verb") && !verb.has_cue("takes-over") => false,
        Some(_) | None => said("takes-over"),
    };
    // "turned down an earlier offer of $48 a share".
    let other = said("dividend") || said("former-offer");
    by_share && open && held && !premium && !other
}

/// "closed at $47, up 57 percent": the move that led to the sum before the comma.
fn move_behind(tokens: &[Token<'_>], phrases: &Phrases, quantities: &[Quantity], q: &Quantity) -> Option<Quote> {
    let is_move = matches!(q.kind, Kind::Money | Kind::Percent) && is_small(q);
    let way = q.tokens.start.checked_sub(1).filter(|&i| is_move && event::way(&tokens[i]).is_some())?;
    let comma = way.checked_sub(1).filter(|&i| tokens[i].text == ",")?;
    let sum = quantities.iter().find(|r| r.tokens.end == comma)?;
    let quote = reached(tokens, phrases, sum)?;
    let event = if event::way(&tokens[way])? == Direction::Up { "rise" } else { "fall" };
    Some(Quote { event: Some(event.to_owned()), ..quote })
}

/// "earned $2 a share", "earnings per share of $2": what a company made by the share, with what it leaves out ("adjusted").
pub fn is_earned_by_share(tokens: &[Token<'_>], q: &Quantity, subject: &Subject, pack: &Pack) -> bool {
    let within = q.tokens.start.saturating_sub(6)..q.tokens.start;
    let at = |i: usize, cue: &str| tokens.get(i).is_some_and(|t| t.has_cue(cue));
    let by = |i: usize, words: &[&str]| tokens.get(i).is_some_and(|t| words.contains(&t.lower.as_str()));
    // "earnings per share of", "earnings a share fell to".
    let titled = within.into_iter().any(|i| {
        let what = at(i, "earned-noun") && by(i + 1, &["per", "a", "each"]);
        at(i, "eps") || what && at(i + 2, "share-noun")
    });
    // "$1.64 per diluted share" counts shares that are yet to come, too.
    let diluted = |i: usize| by(i, &["per", "a"]) && at(i + 1, "diluted") && at(i + 2, "share-noun");
    let by_share = q.per.as_deref() == Some("share") || diluted(q.tokens.end);
    let made = pack.has_cue(&subject.head, "makes-profit");
    q.kind == Kind::Money && is_small(q) && (by_share && made || titled)
}

/// Names what was made by the share; without one-off items it is another figure.
pub fn name_earned(tokens: &[Token<'_>], clause: &std::ops::Range<usize>, subject: &mut Subject) {
    let limited = clause.clone().any(|i| tokens[i].has_cue("one-offs-out"));
    if limited { "adjusted eps" } else { "eps" }.clone_into(&mut subject.head);
}

/// "owns 31 percent of Acme": of a company bought or owned the figure is a stake.
pub fn is_stake(tokens: &[Token<'_>], q: &Quantity, subject: &Subject, verb: Option<&VerbGroup>) -> bool {
    let share = matches!(q.kind, Kind::Percent | Kind::Share) && tokens.get(q.tokens.end).is_some_and(|t| t.is("of"));
    let named = tokens.get(q.tokens.end + 1).is_some_and(|t| t.pos == Pos::ProperNoun && t.lemma == subject.head);
    let owns = |v: &VerbGroup| tokens[v.head].has_cue("buys-stake") && v.end <= q.tokens.start;
    share && named && verb.is_some_and(owns)
}

/// A share costs less than this.
const DEAR: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// No sum of millions, and by no other rate than the share.
fn is_small(q: &Quantity) -> bool {
    let rate = q.per.as_deref().is_none_or(|per| per == "share");
    rate && q.stated().is_some_and(|n| n.value < DEAR && n.place < 2)
}

/// "yesterday's close of $30", "Wednesday's close, $30", "a closing price of $30".
fn named_close(tokens: &[Token<'_>], q: &Quantity) -> Option<Quote> {
    let lead = q.tokens.start.checked_sub(1).filter(|_| q.kind == Kind::Money && is_small(q))?;
    if let Some(event) = closing_behind(tokens, q) {
        return Some(Quote::of_moment(event));
    }
    let joins = matches!(tokens[lead].lower.as_str(), "of" | "," | "at" | "(");
    // "its close on Friday of $30".
    let reach = lead.saturating_sub(3)..lead;
    let at = reach.rev().find(|&i| joins && is_moment(tokens, i) && tokens[i + 1..lead].iter().all(is_date))?;
    let event = if tokens[at].has_cue("day-close") { "close" } else { price_event(tokens, at)? };
    Some(Quote::of_moment(event))
}

/// "Acme's $30 Friday closing price", "its $30 close".
fn closing_behind(tokens: &[Token<'_>], q: &Quantity) -> Option<&'static str> {
    let at = (q.tokens.end..tokens.len()).find(|&i| !thing::is_date_word(&tokens[i]))?;
    let noun = tokens[at].has_cue("day-close") && matches!(tokens[at].pos, Pos::Noun | Pos::Adjective);
    // "closing price", "closing share price".
    let price = (at + 1..tokens.len().min(at + 3)).find_map(|i| price_event(tokens, i));
    if noun { Some("close") } else { price.filter(|_| bell(&tokens[at]).is_some()) }
}

/// A day, and what leads it in.
fn is_date(token: &Token<'_>) -> bool {
    token.is("on") || token.is("yesterday") || thing::is_date_word(token)
}

/// "Friday's | close", "the previous | close", "a closing | price".
fn is_moment(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let owned = matches!(tokens[before].lower.as_str(), "'s" | "’s" | "the" | "its")
        || tokens[before].has_cue("day-before")
        || thing::is_date_word(&tokens[before]);
    tokens[at].has_cue("day-close") && owned || price_event(tokens, at).is_some()
}

/// "closing price", "opening price".
fn price_event(tokens: &[Token<'_>], at: usize) -> Option<&'static str> {
    let price = tokens[at].has_cue("price-noun");
    let before = at.checked_sub(1).filter(|_| price)?;
    // "closing share price", "closing stock price".
    let share = |i: usize| tokens[i].has_cue("share-noun");
    let before = if share(before) { before.checked_sub(1)? } else { before };
    bell(&tokens[before])
}

/// "closing", "opening": the moment that it names.
fn bell(token: &Token<'_>) -> Option<&'static str> {
    if token.has_cue("closing-bell") { Some("close") } else { token.has_cue("opening-bell").then_some("open") }
}

/// The sum that the verb leads to: "rose 5 percent to $47", "closed at $47", "finished the day at $47".
fn reached(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Quote> {
    let lead = q.tokens.start.checked_sub(1).filter(|_| q.kind == Kind::Money && is_small(q))?;
    let verb = nearest_verb(tokens, phrases, q.tokens.start)?;
    let joins = matches!(tokens[lead].lower.as_str(), "to" | "at" | "near" | "around" | "below" | "above");
    // "closed above $66", "fell as low as $31".
    let low = tokens[q.tokens.start].is("as") || tokens[q.tokens.start].pos == Pos::Adposition;
    let high = lead < verb.end && !low && tokens[verb.head].has_cue("level") && !governor::copula(tokens, verb);
    let session = session(tokens, verb);
    if !((joins || low) && (is_move(tokens, verb) || session.is_some()) || high) {
        return None;
    }
    let of = subject(tokens, phrases, verb);
    // "closed at $48 after opening at $45".
    let gerund = lead.checked_sub(1).and_then(|i| bell(&tokens[i]));
    let event = Some(gerund.map_or_else(|| told(tokens, phrases, verb), str::to_owned));
    let Some(n) = of.filter(|n| tokens[n.head].pos != Pos::Pronoun) else {
        let quoted = session.is_some() || is_daily_move(tokens, verb, lead);
        return quoted.then(|| Quote::of_share(event));
    };
    let share = is_share(tokens, n);
    let company = is_listed(tokens, n) && !high && !starts(&tokens[verb.head], session);
    let quoted = share || session.is_some() || company && is_tight(tokens, phrases, verb.end..lead);
    if !quoted {
        return None;
    }
    Some(quote_of(tokens, phrases, n, event))
}

/// The quote of what a phrase names: a share, by whose it is, else the thing itself.
fn quote_of(tokens: &[Token<'_>], phrases: &Phrases, n: &NounPhrase, event: Option<String>) -> Quote {
    let share = is_share(tokens, n);
    let head = if share || n.name { "share".to_owned() } else { tokens[n.head].lemma.clone() };
    let start = past_date(tokens, n);
    let of = if n.name { start..n.end } else { start..n.head };
    let noun = |t: &&Token<'_>| matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective);
    let modifiers = tokens[of].iter().filter(noun).map(|t| t.lemma.clone()).collect();
    Quote { event, span: span_of(tokens, phrases, n), head, modifiers, named: false }
}

fn is_share(tokens: &[Token<'_>], n: &NounPhrase) -> bool {
    tokens[n.head].has_cue("share-noun")
}

/// "Acme ended the day down | 4 percent", "finished the session up | 3 percent".
fn session_move(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Quote> {
    let way = q.tokens.start.checked_sub(1).filter(|&i| event::way(&tokens[i]).is_some())?;
    let verb = nearest_verb(tokens, phrases, way).filter(|_| matches!(q.kind, Kind::Money | Kind::Percent))?;
    session(tokens, verb).filter(|&end| end == way && is_small(q))?;
    let n = subject(tokens, phrases, verb).filter(|n| n.name || is_share(tokens, n))?;
    Some(quote_of(tokens, phrases, n, Some(told(tokens, phrases, verb))))
}

/// "It gained 2 percent on Tuesday, to 312p": what moves by percents in a day, and is told to the day, is a share.
fn is_daily_move(tokens: &[Token<'_>], verb: &VerbGroup, lead: usize) -> bool {
    let between = &tokens[verb.end..lead.max(verb.end)];
    let percent =
        |t: &Token<'_>| t.senses().any(|(s, _)| matches!(s, Sense::Unit { unit, .. } if unit.kind == UnitKind::Share));
    let day = between.iter().any(|t| thing::is_date_word(t) && t.pos == Pos::ProperNoun);
    day && between.iter().any(percent)
}

/// Where the phrase begins behind the day before it: at `Acme` of "On Monday | Acme rose".
fn past_date(tokens: &[Token<'_>], n: &NounPhrase) -> usize {
    (n.start..n.head).find(|&i| !thing::is_date_word(&tokens[i])).unwrap_or(n.head)
}

/// The words of the phrase without the day before it ("On Monday | Acme rose"), with whose it is ("shares in Acme").
fn span_of(tokens: &[Token<'_>], phrases: &Phrases, n: &NounPhrase) -> Option<Span> {
    let start = past_date(tokens, n);
    let joined = tokens.get(n.end).is_some_and(|t| t.is("of") || t.is("in"));
    let owner = phrases.nouns.iter().find(|m| joined && m.start == n.end + 1 && m.name);
    let end = owner.map_or(n.end, |m| m.end);
    Some(tokens.get(start)?.span.to(tokens.get(end.checked_sub(1)?)?.span))
}

/// "The tablet starts at $300": without a session, that is the price of a thing on sale.
fn starts(verb: &Token<'_>, session: Option<usize>) -> bool {
    session.is_none() && verb.has_cue("starts-at")
}

/// A name that may have shares: no thing with an article, no metal or currency.
fn is_listed(tokens: &[Token<'_>], n: &NounPhrase) -> bool {
    n.name && !tokens[n.start].is("the") && !(n.start..n.end).any(|i| tokens[i].has_cue("no-share"))
}

/// The verb on the left, in the same clause.
fn nearest_verb<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, before: usize) -> Option<&'p VerbGroup> {
    for i in (0..before).rev() {
        if let Some(verb) = phrases.verb_at(i) {
            return Some(verb);
        }
        if matches!(tokens[i].text, ";" | ":" | "—" | "“" | "\"") || tokens[i].pos == Pos::Subordinator {
            return None;
        }
    }
    None
}

/// "finished the day", "opened trading", "ended Friday": the token after the session.
fn session(tokens: &[Token<'_>], verb: &VerbGroup) -> Option<usize> {
    let bounds = tokens[verb.head].has_cue("opens-session") || tokens[verb.head].has_cue("ends-session");
    let skip = |t: &Token<'_>| matches!(t.pos, Pos::Determiner | Pos::Adjective) || t.is("first") || t.is("its");
    let at = (verb.end..tokens.len()).find(|&i| bounds && !skip(&tokens[i]))?;
    let time = tokens[at].has_cue("session") || thing::is_date_word(&tokens[at]);
    time.then_some(at + 1)
}

/// Tells that a price moved, opened or closed.
fn is_move(tokens: &[Token<'_>], verb: &VerbGroup) -> bool {
    let head = &tokens[verb.head];
    let moves = event::way(head).is_some() || head.has_cue("shift") || head.has_cue("price-verb");
    moves || is_up(tokens, verb).is_some()
}

/// What happened to the price: the moments by their own names, else the verb.
fn told(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> String {
    let head = &tokens[verb.head];
    if head.has_cue("ends-session") || head.has_cue("settles") {
        return "close".to_owned();
    }
    if head.has_cue("opens-session") {
        return "open".to_owned();
    }
    match is_up(tokens, verb) {
        Some(Direction::Up) => "rise".to_owned(),
        Some(Direction::Down) => "fall".to_owned(),
        None => event::lemma(tokens, phrases, verb),
    }
}

/// "was up", "are down".
fn is_up(tokens: &[Token<'_>], verb: &VerbGroup) -> Option<Direction> {
    let next = tokens.get(verb.end).filter(|_| governor::copula(tokens, verb))?;
    event::way(next)
}

/// Between the verb and its sum stand only other sums, days and where it is traded.
fn is_tight(tokens: &[Token<'_>], phrases: &Phrases, gap: std::ops::Range<usize>) -> bool {
    gap.into_iter().all(|i| phrases.amount[i] || is_link(&tokens[i]) || tokens[i].pos == Pos::ProperNoun)
}

fn is_link(token: &Token<'_>) -> bool {
    let word = matches!(token.pos, Pos::Adverb | Pos::Particle | Pos::Adposition | Pos::Determiner);
    word || matches!(token.text, "," | "(" | ")" | "-" | "or" | "to" | "and")
        || token.has_cue("session")
        || token.has_cue("price-verb")
        || thing::is_date_word(token)
        || event::way(token).is_some()
}

/// What moves: past a bracket with the sign it trades under, from "Acme" in "shares of Acme" to the shares.
fn subject<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, verb: &'p VerbGroup) -> Option<&'p NounPhrase> {
    let close = verb.start.checked_sub(1).filter(|&i| tokens[i].text == ")");
    let open = close.and_then(|close| (0..close).rev().find(|&i| tokens[i].text == "("));
    let found = match open {
        Some(open) => phrases.nouns.iter().find(|n| n.end == open),
        None => thing::subject_of(tokens, phrases, verb),
    };
    found.map(|n| thing::climb(tokens, phrases, n)).filter(|n| !phrases.amount[n.head])
}
