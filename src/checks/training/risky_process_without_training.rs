//! A process on which much hangs, done by roles that no course on it reaches.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{
    Control, Course, Described, Entity, Importance, Key, Process, Risk, RiskKind, Role, Stored,
};
use crate::model::{Audiences, Gravity, Manual, RiskScale, Score, Target};
use crate::text::Words;
use crate::yaml::{Mention, RefOrText};

pub static RULE: Rule = Rule::new(include_str!("risky_process_without_training.md"), check);

/// What the risks, controls and courses of a manual have to do with its processes.
struct Links<'m> {
    manual: &'m Manual,
    /// What threatens each process.
    risks: BTreeMap<Key, BTreeSet<Key>>,
    /// What each thing is taught by: processes, risks, controls and plans.
    courses: BTreeMap<Key, BTreeSet<usize>>,
}

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.all::<Course>().iter().all(Entity::is_over) {
        return;
    }
    let links = Links::new(manual);
    let reach = Audiences::new(manual).of_courses();
    let scale = &manual.risk_scale;
    for (at, process) in manual.all::<Process>().iter().enumerate() {
        let key = Key { kind: Process::INDEX, at };
        let worst = links.worst(key, scale);
        let is_critical = process.importance == Some(Importance::Critical);
        if process.is_over() || worst.is_none() && !is_critical {
            continue;
        }
        let courses = links.courses_on(key);
        let untaught: Vec<Key> = manual
            .roles_in(process)
            .carrying()
            .filter(|role| !courses.iter().any(|it| reach[*it].has(*role)))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        if !untaught.is_empty() {
            let finding = finding(manual, process, &untaught, &courses);
            out.push(because(manual, finding, worst, scale));
        }
    }
}

impl<'m> Links<'m> {
    fn new(manual: &'m Manual) -> Links<'m> {
        let mut links = Links { manual, risks: BTreeMap::new(), courses: BTreeMap::new() };
        for (at, process) in manual.all::<Process>().iter().enumerate() {
            let key = Key { kind: Process::INDEX, at };
            let risks = process.risks.iter().filter_map(|it| links.entity(&it.mention));
            let risks: Vec<Key> = risks.filter(|it| it.kind == Risk::INDEX).collect();
            links.risks.entry(key).or_default().extend(risks);
            for course in &process.courses {
                let Some(course) = links.entity(&course.mention) else { continue };
                links.taught(key, course);
            }
        }
        for (at, risk) in manual.all::<Risk>().iter().enumerate() {
            for it in &risk.threatens {
                let Some(process) = links.entity(&it.mention) else { continue };
                let key = Key { kind: Risk::INDEX, at };
                links.risks.entry(process).or_default().insert(key);
            }
        }
        for (at, course) in manual.all::<Course>().iter().enumerate() {
            for it in mentions(course) {
                let Some(taught) = links.entity(it) else { continue };
                links.taught(taught, Key { kind: Course::INDEX, at });
            }
        }
        links
    }

    fn entity(&self, it: &Mention) -> Option<Key> {
        match self.manual.index.resolve(it) {
            Target::Entity(key) => Some(key),
            _ => None,
        }
    }

    fn taught(&mut self, what: Key, course: Key) {
        let courses = self.manual.all::<Course>();
        if course.kind == Course::INDEX && !courses[course.at].is_over() {
            self.courses.entry(what).or_default().insert(course.at);
        }
    }

    /// The worst risk of a process, if it is high or extreme before anything is done about it.
    fn worst(&self, process: Key, scale: &RiskScale) -> Option<(Score, Key)> {
        let risks = self.risks.get(&process).into_iter().flatten();
        let rated = risks.filter_map(|key| {
            let risk = &self.manual.all::<Risk>()[key.at];
            let is_threat = risk.kind != Some(RiskKind::Opportunity) && !risk.is_over();
            Some((Score::of(risk.rating())?, *key)).filter(|_| is_threat)
        });
        let high = rated.filter(|(score, _)| scale.gravity(*score) >= Gravity::High);
        high.reduce(|worst, it| if scale.is_worse(it.0, worst.0) { it } else { worst })
    }

    /// The courses on a process, on its risks and their plans, and on what holds them down.
    fn courses_on(&self, process: Key) -> BTreeSet<usize> {
        let own = &self.manual.all::<Process>()[process.at];
        let mut about = BTreeSet::from([process]);
        let control = |it: &crate::yaml::Ref<Control>| self.entity(&it.mention);
        about.extend(own.controls.iter().filter_map(control));
        about.extend(own.steps.iter().flat_map(|it| &it.controls).filter_map(control));
        for key in self.risks.get(&process).into_iter().flatten() {
            let risk = &self.manual.all::<Risk>()[key.at];
            about.insert(*key);
            about.extend(risk.controls.iter().filter_map(control));
            if let Some(RefOrText::Ref(plan)) = &risk.plan {
                about.extend(self.entity(&plan.mention));
            }
        }
        about.iter().filter_map(|it| self.courses.get(it)).flatten().copied().collect()
    }
}

/// Everything that a course says it teaches or belongs to.
fn mentions(course: &Entity<Course>) -> impl Iterator<Item = &Mention> {
    let taught = course.teaches.iter().flat_map(|it| {
        let plan = match &it.plan {
            Some(RefOrText::Ref(it)) => Some(&*it.mention),
            _ => None,
        };
        let process = it.process.as_ref().map(|it| &*it.mention);
        let what = it.what.as_ref().map(|it| &*it.mention);
        [process, what, plan].into_iter().flatten()
    });
    taught.chain(course.head.related.iter().map(|it| &*it.mention))
}

fn finding(
    manual: &Manual,
    process: &Entity<Process>,
    untaught: &[Key],
    courses: &BTreeSet<usize>,
) -> Diagnostic {
    const MOST: usize = 4;
    let name = |it: &Key| manual.entities.get(*it).name();
    let names: Vec<Words> = untaught.iter().take(MOST).map(name).collect();
    let ids = untaught.iter().take(MOST).map(|it| {
        let id = manual.entities.get(*it).id();
        format!("{}:{id}", Role::KIND.name)
    });
    let finding = RULE
        .at(process.span)
        .with("process", speak::name(process))
        .text("id", &process.id)
        .with("roles", speak::some_of(&names, untaught.len()))
        .text("ids", ids.collect::<Vec<_>>().join(", "));
    match courses.first() {
        None => finding,
        Some(course) => {
            let course = &manual.all::<Course>()[*course];
            let finding = finding.say("not_reached").offer("not_reached_help");
            finding.with("course", speak::name(course)).label(course.span, "course_label")
        }
    }
}

/// Says why the process is one on which much hangs.
fn because(
    manual: &Manual,
    finding: Diagnostic,
    worst: Option<(Score, Key)>,
    scale: &RiskScale,
) -> Diagnostic {
    let Some((score, risk)) = worst else {
        return finding.with("why", Words::fixed("critical", "关键"));
    };
    let risk = manual.entities.get(risk);
    finding
        .with("why", Words::fixed("high-risk", "高风险"))
        .with("risk", risk.name())
        .with("score", scale.words(score))
        .label(risk.span(), "risk_label")
}
