//! `docs/rules.schema.json`, which editors read and `atodds rules schema` prints, is made of the doc comments and fields of
//! `src/pack/schema.rs`. `UPDATE_SCHEMA=1 cargo test --test rules_schema` writes it anew.

use serde_json::{Map, Value, json};
use std::path::Path;

const FILE: &str = "docs/rules.schema.json";

struct Field {
    name: String,
    kind: String,
    doc: String,
    optional: bool,
}

/// The structs of a source file: name, doc comment, fields.
fn structs(source: &str) -> Vec<(String, String, Vec<Field>)> {
    let mut found = Vec::new();
    let mut doc = Vec::new();
    let mut optional = false;
    for line in source.split("\nimpl ").next().unwrap().lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            doc.push(text.trim());
        } else if let Some(name) = line.strip_prefix("pub struct ") {
            found.push((name.trim_end_matches(" {").to_owned(), doc.join(" "), Vec::new()));
            doc.clear();
        } else if let Some((name, kind)) = line.strip_prefix("pub ").and_then(|f| f.split_once(": ")) {
            let field = Field {
                name: name.to_owned(),
                kind: kind.trim_end_matches(',').to_owned(),
                doc: doc.join(" "),
                optional,
            };
            found.last_mut().unwrap().2.push(field);
            doc.clear();
            optional = false;
        } else if line == "#[serde(default)]" {
            optional = true;
        }
    }
    found
}

fn kind(name: &str) -> Value {
    let inside = |outer: &str| name.strip_prefix(outer).and_then(|n| n.strip_prefix('<')).map(|n| &n[..n.len() - 1]);
    if let Some(inner) = inside("Option") {
        return kind(inner);
    }
    if let Some(inner) = inside("Vec") {
        return json!({"type": "array", "items": kind(inner)});
    }
    match name {
        "String" => json!({"type": "string"}),
        "bool" => json!({"type": "boolean"}),
        "u8" | "u16" | "u32" | "u64" => json!({"type": "integer", "minimum": 0}),
        "i8" | "i16" | "i32" | "i64" => json!({"type": "integer"}),
        entry => json!({"$ref": format!("#/$defs/{entry}")}),
    }
}

fn field(field: &Field) -> Value {
    let mut value = kind(&field.kind);
    let mut doc = field.doc.clone();
    if field.name == "examples" {
        value["items"]["pattern"] = " => ".into();
        doc = "`text => reading`, or `text => nothing` for a near miss; at least one of each.".to_owned();
    } else if field.name == "id" && doc.is_empty() {
        doc = "Unique in its section; a later pack replaces the entry of the same id.".to_owned();
    } else if field.kind == "String" && doc.contains(" | ") && !doc.contains('…') {
        // `about | almost | over`: the words that the field takes.
        value = json!({"enum": doc.split(" | ").collect::<Vec<_>>()});
        doc.clear();
    }
    if !doc.is_empty() {
        value["description"] = doc.into();
    }
    value
}

fn object(doc: &str, fields: &[Field]) -> Map<String, Value> {
    let required: Vec<&str> = fields.iter().filter(|f| !f.optional).map(|f| f.name.as_str()).collect();
    let properties: Map<String, Value> = fields.iter().map(|f| (f.name.clone(), field(f))).collect();
    let value = json!({"description": doc, "type": "object", "required": required, "additionalProperties": false, "properties": properties});
    value.as_object().unwrap().clone()
}

#[test]
fn the_published_schema_is_that_of_the_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| std::fs::read_to_string(root.join(file)).unwrap();
    let source = read("src/pack/named_entries.rs") + &read("src/pack/schema.rs");
    let mut made = Map::new();
    made.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    made.insert("title".to_owned(), "A rule pack of atodds".into());
    let mut entries = Map::new();
    for (name, doc, fields) in structs(&source) {
        let object = object(&doc, &fields);
        if name == "PackFile" {
            made.extend(object);
        } else {
            entries.insert(name, object.into());
        }
    }
    assert!(entries.len() > 10 && made.contains_key("properties"), "the source was not understood");
    made.insert("$defs".to_owned(), entries.into());
    let text = serde_json::to_string_pretty(&made).unwrap() + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(root.join(FILE), &text).unwrap();
    }
    let published = std::fs::read_to_string(root.join(FILE)).unwrap();
    assert!(
        published == text,
        "{FILE} is behind src/pack/schema.rs; UPDATE_SCHEMA=1 cargo test --test rules_schema writes it"
    );
}
