//! A draft and the articles that it is held against → one story.

use super::{Input, Story, gather, stories};
use crate::model::{Article, Skipped};

/// One story of the draft and behind it all articles in `against`, and the draft's place; `None` where it could not be read.
///
/// A source of the draft's own path is an earlier state of it: it gives its outlet, date and headline where the draft has none, and is
/// left out.
pub fn join(draft: Input, against: Vec<Input>) -> (Story, Option<usize>) {
    let mut story = merged(stories(against));
    let own = stories(vec![draft]);
    let mut articles: Vec<Article> = Vec::new();
    for part in own {
        articles.extend(part.articles);
        story.skipped.extend(part.skipped);
    }
    let Some(mut draft) = one(articles, &mut story.skipped) else { return (story, None) };
    if let Some(before) = story.articles.iter().position(|a| a.path.is_some() && a.path == draft.path) {
        let before = story.articles.remove(before);
        draft.source = draft.source.or(before.source);
        draft.title = draft.title.or(before.title);
        draft.published_text = draft.published_text.or(before.published_text.filter(|_| draft.published.is_none()));
        draft.published = draft.published.or(before.published);
    }
    story.articles.insert(0, draft);
    (gather::unique_ids(story), Some(0))
}

/// All stories as one, named after the first.
fn merged(stories: Vec<Story>) -> Story {
    let mut stories = stories.into_iter();
    let mut all = stories.next().unwrap_or_default();
    for story in stories {
        all.articles.extend(story.articles);
        all.skipped.extend(story.skipped);
    }
    all
}

/// The only article; a file of several is no draft.
fn one(articles: Vec<Article>, skipped: &mut Vec<Skipped>) -> Option<Article> {
    let count = articles.len();
    let mut articles = articles.into_iter();
    let first = articles.next()?;
    if count == 1 {
        return Some(first);
    }
    skipped.push(Skipped {
        path: first.path.unwrap_or(first.id),
        reason: format!("it holds {count} articles, and a draft is one; give the draft alone"),
    });
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Source;

    fn file(path: &str, text: &str) -> Input {
        Input::File(Source { path: path.to_owned(), bytes: text.as_bytes().to_vec() })
    }

    #[test]
    fn a_draft_joins_its_sources_and_replaces_its_own_earlier_state() {
        let earlier = "---\nsource: Own Post\npublished: 2024-03-05\n---\nThree died.\n";
        let against = vec![file("s/a.txt", "Four died."), file("s/draft.md", earlier)];
        let (story, draft) = join(file("s/draft.md", "Five died.\n"), against);
        assert_eq!(draft, Some(0));
        let texts: Vec<&str> = story.articles.iter().map(|a| a.text.as_str()).collect();
        assert_eq!(texts, ["Five died.", "Four died."]);
        assert_eq!(story.articles[0].source.as_deref(), Some("Own Post"));
        assert_eq!(story.articles[0].published.map(|d| d.to_string()).as_deref(), Some("2024-03-05"));
    }

    #[test]
    fn several_stories_are_one_and_ids_stay_apart() {
        let records =
            "{\"id\":\"a\",\"story\":\"x\",\"text\":\"One.\"}\n{\"id\":\"d\",\"story\":\"y\",\"text\":\"Two.\"}\n";
        let (story, draft) = join(file("-", "{\"id\":\"d\",\"text\":\"Three.\"}"), vec![file("r.jsonl", records)]);
        assert_eq!(draft, Some(0));
        assert_eq!(story.articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["d", "a", "d#2"]);
    }

    #[test]
    fn what_is_no_draft_is_named() {
        let two = "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n";
        let (story, draft) = join(file("two.jsonl", two), vec![file("a.txt", "Four died.")]);
        assert_eq!((draft, story.articles.len(), story.skipped.len()), (None, 1, 1));
        assert!(story.skipped[0].reason.contains("2 articles"), "{:?}", story.skipped);
        let lost = Input::Unreadable(Skipped { path: "x".to_owned(), reason: "gone".to_owned() });
        let (story, draft) = join(lost, vec![file("a.txt", "Four died.")]);
        assert_eq!((draft, story.skipped.len()), (None, 1));
    }
}
