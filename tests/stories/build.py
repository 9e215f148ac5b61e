#!/usr/bin/env python3
"""Build the labelled stories from their marked sources (standard library only).

usage: build.py [--check] [FOLDER]

FOLDER holds src/ and takes what is built; without it, this script's own folder.

src/NAME/*.txt     articles in which every labelled phrase stands in a mark:
                       {{id|phrase}}                          nothing known but the phrase
                       {{id LOW..HIGH unit hedge|phrase}}     a quantity as written, before any tolerance; `12` is 12..12, and an
                                                              end left out is open; `_` stands for no unit; the hedge may be left out
                       {{id @other|phrase}}                   a fact that is no quantity
src/NAME/labels.json   {"topic", "articles": {STEM: {"source", "published", "title"}}, "relations": [...]}
                       A relation has id, kind, expect (report, update, silent), strength (strict, soft), subject, why and, where it has
                       them, subtype and severity. It names mentions by id: `conflicts` are pairs that cannot both hold, `groups` lists of
                       mentions that must be kept apart, `mentions` the ones that agree. `update` relations give `conflicts`.

Written: NAME/*.txt without marks, NAME/story.yaml, and gold.json, whose offsets count characters and whose pairs are indices.
With --check nothing is written, and the exit code is 1 where a file on disk differs from what would be written.
"""
import json
import os
import re
import sys

FOLDERS = [a for a in sys.argv[1:] if not a.startswith("--")]
HERE = os.path.abspath(FOLDERS[0] if FOLDERS else os.path.dirname(__file__))
MARK = re.compile(r"\{\{([^|{}]+)\|([^{}]+)\}\}")
EXPECTED = {"report", "update", "silent"}


def stop(message):
    sys.exit("build.py: " + message)


def bound(text, where):
    if text == "":
        return None
    try:
        value = float(text)
    except ValueError:
        stop("%s: %r is not a number; write LOW..HIGH in plain digits" % (where, text))
    return int(value) if value.is_integer() else value


def mention(head, phrase, where):
    """The id of a mark and what it says of its phrase."""
    words = head.split()
    found = {"low": None, "high": None, "unit": None, "hedge": None, "text": phrase, "fact": "quantity"}
    if words[1:] == ["@other"]:
        found["fact"] = "other"
    elif len(words) > 1:
        low, dots, high = words[1].partition("..")
        found["low"] = bound(low, where)
        found["high"] = bound(high if dots else low, where)
        found["unit"] = words[2] if len(words) > 2 and words[2] != "_" else None
        found["hedge"] = " ".join(words[3:]) or None
    return words[0], found


def clean(text, article, mentions, where):
    """The article without its marks; what they said is added to `mentions`."""
    out, at, length = [], 0, 0
    for mark in MARK.finditer(text):
        out.append(text[at:mark.start()])
        length += len(out[-1])
        name, found = mention(mark.group(1), mark.group(2), where)
        if name in mentions:
            stop("%s: the mention %r is marked twice" % (where, name))
        mentions[name] = dict({"article": article, "start": length, "len": len(mark.group(2))}, **found)
        out.append(mark.group(2))
        length += len(mark.group(2))
        at = mark.end()
    out.append(text[at:])
    body = "".join(out)
    if "{{" in body or "}}" in body:
        stop("%s: a mark is not closed, or has no `|`" % where)
    return body


def relation(written, mentions, where):
    """A relation with its ids turned into a list of mentions and pairs of indices."""
    where = "%s, relation %r" % (where, written.get("id"))
    if written.get("expect") not in EXPECTED:
        stop("%s: expect must be one of %s" % (where, ", ".join(sorted(EXPECTED))))
    for key in ("id", "kind", "subject", "why"):
        if not written.get(key):
            stop("%s: %s is missing" % (where, key))
    names = list(written.get("mentions", []))
    for part in written.get("conflicts", []) + written.get("groups", []):
        names += [name for name in part if name not in names]
    for name in names:
        if name not in mentions:
            stop("%s: no article marks the mention %r" % (where, name))
    if len(names) < 2 and written["expect"] != "report":
        stop("%s: a relation that is no report needs two mentions" % where)
    if written["expect"] == "report" and not written.get("conflicts") and len(names) != 1:
        stop("%s: a report needs its conflicts, or is about one mention" % where)
    made = {"strength": "strict"}
    made.update((k, v) for k, v in written.items() if k not in ("mentions", "conflicts", "groups"))
    made["mentions"] = names
    for key in ("conflicts", "groups"):
        if key in written:
            made[key] = [[names.index(name) for name in part] for part in written[key]]
    return made


def story_yaml(name, articles):
    lines = ["story: " + name, "articles:"]
    for stem in sorted(articles):
        about = articles[stem]
        fields = ["source: " + about["source"], "published: " + about["published"]]
        if about.get("title"):
            fields.append("title: " + json.dumps(about["title"], ensure_ascii=False))
        lines.append('  "%s.txt": {%s}' % (stem, ", ".join(fields)))
    return "\n".join(lines) + "\n"


def build(name):
    """The files of one story by path, and its entry in gold.json."""
    folder = os.path.join(HERE, "src", name)
    path = os.path.join(folder, "labels.json")
    try:
        labels = json.loads(read(path))
    except ValueError as error:
        stop("src/%s/labels.json: %s" % (name, error))
    files, mentions = {}, {}
    stems = sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".txt"))
    if stems != sorted(labels["articles"]):
        stop("src/%s: labels.json names the articles %s, the folder holds %s" % (name, sorted(labels["articles"]), stems))
    for stem in stems:
        where = "src/%s/%s.txt" % (name, stem)
        files[os.path.join(name, stem + ".txt")] = clean(read(os.path.join(folder, stem + ".txt")), stem, mentions, where)
    files[os.path.join(name, "story.yaml")] = story_yaml(name, labels["articles"])
    relations = [relation(r, mentions, "src/%s/labels.json" % name) for r in labels["relations"]]
    ids = [r["id"] for r in relations]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        stop("src/%s/labels.json: two relations have the id %r" % (name, twice))
    return files, {"story": name, "topic": labels["topic"], "texts": name, "mentions": mentions, "relations": relations}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def main():
    files, stories = {}, []
    for name in sorted(os.listdir(os.path.join(HERE, "src"))):
        made, story = build(name)
        files.update(made)
        stories.append(story)
    about = ("Labelled stories written for this project. Offsets are characters; low and high are the bounds as written, before any tolerance; "
             "strength soft = a reasonable judge could differ. Built by build.py from src/.")
    files["gold.json"] = json.dumps({"about": about, "stories": stories}, ensure_ascii=False, indent=1) + "\n"
    stale = [p for p in sorted(files) if not os.path.exists(os.path.join(HERE, p)) or read(os.path.join(HERE, p)) != files[p]]
    if "--check" in sys.argv:
        for path in stale:
            print("differs from its source: " + path)
        sys.exit(1 if stale else 0)
    for path in stale:
        os.makedirs(os.path.dirname(os.path.join(HERE, path)), exist_ok=True)
        with open(os.path.join(HERE, path), "w", encoding="utf-8", newline="") as file:
            file.write(files[path])
    for story in stories:
        kinds = [r["expect"] for r in story["relations"]]
        print("%-12s %3d mentions  %d report  %d update  %d silent" % (
            story["story"], len(story["mentions"]), kinds.count("report"), kinds.count("update"), kinds.count("silent")))


main()
