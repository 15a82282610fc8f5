//! Goals and indicators as trees, and what leads where in them.

use super::Manual;
use super::index::{From, Target};
use super::kinds::{Entity, Goal, GoalKind, GoalLevel, Key, Kind, Stored};
use crate::yaml::{Named, Ref};

impl Entity<Goal> {
    /// Whether it is something to be reached that can be measured: it says so, or it has what only
    /// such goals have.
    pub fn is_objective(&self) -> bool {
        match self.kind {
            Some(kind) => kind == GoalKind::Objective,
            None => {
                let is_below = matches!(self.level, Some(GoalLevel::Department | GoalLevel::Team));
                is_below || self.due.is_some() || self.weight.is_some() || !self.kpis.is_empty()
            }
        }
    }
}

impl Manual {
    /// The place of the entity that `it` names among those of its kind.
    pub fn place_of<K: Stored + Named>(&self, it: &Ref<K>) -> Option<usize> {
        match self.index.resolve(&it.mention) {
            Target::Entity(key) if key.kind == K::INDEX => Some(key.at),
            _ => None,
        }
    }

    /// For each entity of a kind the place of the one above it, which `parent` names.
    pub fn tree<K: Stored + Named>(&self, parent: impl Fn(&K) -> Option<&Ref<K>>) -> Above {
        let above = |it: &Entity<K>| parent(&it.own).and_then(|it| self.place_of(it));
        self.all::<K>().iter().map(above).collect()
    }

    /// The entities that mention an entity in one of their fields.
    pub fn users(&self, key: Key) -> impl Iterator<Item = Key> {
        self.index.uses_of(key).filter_map(|it| match it.from {
            From::Entity(user) => Some(user),
            _ => None,
        })
    }

    /// Whether an entity of one of `kinds` mentions an entity.
    pub fn is_used_by(&self, key: Key, kinds: &[&Kind]) -> bool {
        let kind = |it: Key| self.entities.get(it).kind().name;
        self.users(key).any(|it| kinds.iter().any(|wanted| wanted.name == kind(it)))
    }
}

/// For each place, that of the one above it.
pub type Above = Vec<Option<usize>>;

/// For which places `holds` is true of them or of one above them.
pub fn holds_above(above: &Above, holds: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut known: Vec<Option<bool>> = vec![None; above.len()];
    for start in 0..above.len() {
        let (mut walk, mut at) = (Vec::new(), Some(start));
        while let Some(place) = at.filter(|it| known[*it].is_none()) {
            known[place] = Some(holds(place));
            walk.push(place);
            at = above[place].filter(|_| !holds(place));
        }
        let mut found = at.and_then(|it| known[it]).unwrap_or(false);
        for place in walk.into_iter().rev() {
            found |= known[place].unwrap_or(false);
            known[place] = Some(found);
        }
    }
    known.into_iter().map(|it| it.unwrap_or(false)).collect()
}

/// For which places `holds` is true of them or of one below them.
pub fn holds_below(above: &Above, holds: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut found = vec![false; above.len()];
    for start in (0..above.len()).filter(|it| holds(*it)) {
        let mut at = Some(start);
        while let Some(place) = at.filter(|it| !found[*it]) {
            found[place] = true;
            at = above[place];
        }
    }
    found
}

/// The circles in which some run who should lead upwards, each once, from its first member on.
pub fn circles(above: &Above) -> Vec<Vec<usize>> {
    let mut circles = Vec::new();
    // In which walk a place was met first.
    let mut met: Vec<Option<usize>> = vec![None; above.len()];
    for start in 0..above.len() {
        let mut walk = Vec::new();
        let mut at = Some(start);
        while let Some(place) = at.filter(|it| met[*it].is_none()) {
            met[place] = Some(start);
            walk.push(place);
            at = above[place];
        }
        // A walk that ends at a place of its own has gone round.
        let closing = at.filter(|it| met[*it] == Some(start));
        if let Some(first) = closing.and_then(|it| walk.iter().position(|place| *place == it)) {
            let mut circle = walk.split_off(first);
            let least = circle.iter().enumerate().min_by_key(|(_, it)| **it).map_or(0, |it| it.0);
            circle.rotate_left(least);
            circles.push(circle);
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::{circles, holds_above, holds_below};

    #[test]
    fn trees_are_climbed_and_circles_found_once() {
        let tree = vec![None, Some(0), Some(1), Some(4), Some(5), Some(3), Some(3), Some(7)];
        assert_eq!(circles(&tree), [vec![3, 4, 5], vec![7]]);
        let above = holds_above(&tree, |it| it == 1 || it == 5);
        assert_eq!(above, [false, true, true, true, true, true, true, false]);
        let below = holds_below(&tree, |it| it == 1 || it == 6);
        assert_eq!(below, [true, true, false, true, true, true, true, false]);
    }
}
