//! The holes that are made.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use opsbook::testing_face::{
    AnyEntity, Data, From, KINDS, Node, SourceId, State, Target, fields_of, parse, split,
};

use crate::expected::{CHAPTER, REFERENCE, SECTION, codes};
use crate::scene::Scene;

/// A stretch of a source that something else takes the place of.
pub(crate) struct Edit {
    pub(crate) source: SourceId,
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
}

/// A damaged manual: the files that are gone from it, and the edits, with what is to be said of
/// each hole.
pub(crate) struct Mutant {
    pub(crate) sort: &'static str,
    pub(crate) gone: Vec<String>,
    pub(crate) edits: Vec<Edit>,
    pub(crate) wants: Vec<Want>,
}

/// What has to be said of a hole: one of these codes, at one of these lines; no code means any.
pub(crate) struct Want {
    pub(crate) what: String,
    pub(crate) codes: Vec<&'static str>,
    pub(crate) path: String,
    pub(crate) lines: RangeInclusive<usize>,
}

/// All holes: each required chapter, each required section, each required field, each reference.
pub(crate) fn all(scene: &Scene) -> Vec<Mutant> {
    let mut all = chapters(scene);
    all.extend(sections(scene));
    all.extend(fields(scene));
    all.extend(references(scene));
    all
}

/// Each chapter of each standard: the file that is it, with its parts, is taken away.
fn chapters(scene: &Scene) -> Vec<Mutant> {
    let manual = &scene.manual;
    let settings = manual.file.source.unwrap();
    let covered = manual.covered().filter_map(|(standard, spec, cover)| {
        let chapter = cover.chapter?;
        let gone = manual.with_parts(chapter).iter().map(|it| manual.path(*it).to_owned());
        Some(Mutant {
            sort: "chapter",
            gone: gone.collect(),
            edits: Vec::new(),
            wants: vec![Want {
                what: format!("without chapter {}/{}", standard.id(), spec.id()),
                codes: CHAPTER.to_vec(),
                path: scene.path(settings),
                lines: 1..=usize::MAX,
            }],
        })
    });
    covered.collect()
}

/// Each section of each standard that stands as text under a heading: heading and text are taken
/// out. What is also there as data is no hole.
fn sections(scene: &Scene) -> Vec<Mutant> {
    let manual = &scene.manual;
    let mut all = Vec::new();
    for (standard, spec, cover) in manual.covered() {
        for it in cover.sections.iter().filter(|it| it.state == State::Text) {
            let (Some((chapter, heading)), spec_of) = (it.at, &spec.sections[it.section]) else {
                continue;
            };
            let by_data = spec_of.by.as_ref().is_some_and(|by| by.holds(manual, None));
            if by_data || !spec_of.is_must() {
                continue;
            }
            let chapter = &manual.chapters[chapter];
            let heading = &chapter.body.headings[heading];
            let text = &manual.sources.get(chapter.source).text;
            let start = text[..heading.span.start as usize].rfind('\n').map_or(0, |it| it + 1);
            let own = spec_of.rule.as_ref().map(|it| it.as_str().to_owned());
            let mut codes = SECTION.to_vec();
            codes.extend(own.and_then(|own| crate::expected::known(&own)));
            all.push(Mutant {
                sort: "section",
                gone: Vec::new(),
                edits: vec![Edit {
                    source: chapter.source,
                    range: start..heading.end as usize,
                    text: String::new(),
                }],
                wants: vec![Want {
                    what: format!(
                        "without section {}/{}/{}",
                        standard.id(),
                        spec.id(),
                        spec_of.id()
                    ),
                    codes,
                    path: scene.path(chapter.source),
                    lines: 1..=usize::MAX,
                }],
            });
        }
    }
    all
}

/// Each field that a kind cannot do without, of each entity: its value is taken out.
fn fields(scene: &Scene) -> Vec<Mutant> {
    let manual = &scene.manual;
    let mut all = Vec::new();
    let mut trees: BTreeMap<SourceId, Node> = BTreeMap::new();
    for (key, entity) in manual.entities.iter() {
        let source = manual.chapters[entity.chapter()].source;
        let tree = trees.entry(source).or_insert_with(|| tree(scene, source));
        let Some(node) = node_of(tree, entity) else { continue };
        let kind = KINDS[key.kind];
        for entry in node.entries() {
            let is_it = |name: &&&str| {
                let field = fields_of(kind).filter(|it| it.name == **name).last();
                field.is_some_and(|it| it.is_called(&entry.key.value))
                    && !(entity.is_file() && entry.key.value == "kind")
            };
            let Some(name) = kind.required.iter().find(is_it) else { continue };
            if entry.value.is_null() {
                continue;
            }
            let first = scene.line(source, node.span.start);
            let last = scene.line(source, node.span.end.saturating_sub(1));
            all.push(Mutant {
                sort: "field",
                gone: Vec::new(),
                edits: vec![Edit {
                    source,
                    range: entry.key.span.end as usize..entry.value.span.end as usize,
                    text: ": ~".to_owned(),
                }],
                wants: vec![Want {
                    what: format!("{} `{}` without {name}", kind.name, entity.id()),
                    codes: codes(kind.name, name),
                    path: scene.path(source),
                    lines: first.saturating_sub(1)..=last,
                }],
            });
        }
    }
    all
}

/// Each reference to an entity, in data and in text: it is made to name something else. Those of
/// one file are damaged together, each with a name of its own, and each has to be found.
fn references(scene: &Scene) -> Vec<Mutant> {
    let manual = &scene.manual;
    let mut by_source: BTreeMap<SourceId, Mutant> = BTreeMap::new();
    for (at, it) in manual.index.uses.iter().enumerate() {
        let (Target::Entity(_), From::Entity(_) | From::Text(_) | From::Chapter(_)) =
            (it.target, it.from)
        else {
            continue;
        };
        let span = it.mention.id.span;
        let text = &manual.sources.get(span.source).text[span.range()];
        let Some(inside) = text.find(&*it.mention.id.value) else { continue };
        let start = span.start as usize + inside;
        let mutant = by_source.entry(span.source).or_insert_with(|| Mutant {
            sort: "reference",
            gone: Vec::new(),
            edits: Vec::new(),
            wants: Vec::new(),
        });
        let line = scene.line(span.source, span.start);
        mutant.edits.push(Edit {
            source: span.source,
            range: start..start + it.mention.id.value.len(),
            text: format!("zz-no-such-entry-{at}"),
        });
        mutant.wants.push(Want {
            what: format!("{} naming nothing for `{}`", it.path, it.mention.id.value),
            codes: REFERENCE.to_vec(),
            path: scene.path(span.source),
            lines: line..=line,
        });
    }
    by_source.into_values().collect()
}

/// The front matter of a source, or all of it if it is data.
fn tree(scene: &Scene, source: SourceId) -> Node {
    let it = scene.manual.sources.get(source);
    let yaml = if it.path.ends_with(".md") {
        split(&it.text, source).yaml.unwrap_or_default()
    } else {
        0..it.text.len()
    };
    parse(&it.text, yaml, source, &mut Vec::new())
}

/// The mapping that an entity was read from: the smallest one around its id or name.
fn node_of<'t>(tree: &'t Node, entity: &dyn AnyEntity) -> Option<&'t Node> {
    let span = entity.span();
    let around =
        |it: &Node| it.span.start <= span.start && span.end <= it.span.end && it.span != span;
    let mut found = None;
    let mut open = vec![tree];
    while let Some(node) = open.pop() {
        if !around(node) {
            continue;
        }
        match &node.data {
            Data::Map(entries) => {
                // A key may be what is pointed at, in a mapping of ids to entities.
                found = Some(node);
                open.extend(entries.iter().map(|it| &it.value));
            }
            Data::List(items) => open.extend(items),
            _ => {}
        }
    }
    found
}
