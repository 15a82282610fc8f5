//! Names, and who is called so.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// Names and the places of those who bear them: a sorted list, for there are many names, and nearly
/// each is that of one only.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    sorted: Vec<(Box<str>, usize)>,
    /// Where in the list each name stands first, under its hash or as near after it as was free;
    /// one more than that, for 0 is free. Rules look for names millions of times.
    slots: Vec<u32>,
}

impl Names {
    /// The names in `all`; those who share one come in the order of their places, each once.
    pub(super) fn new(all: impl Iterator<Item = (String, usize)>) -> Names {
        let mut sorted: Vec<(Box<str>, usize)> = all.map(|(name, at)| (name.into(), at)).collect();
        sorted.sort_unstable();
        sorted.dedup();
        sorted.shrink_to_fit();
        let mut slots = vec![0; (sorted.len() * 2).next_power_of_two()];
        let mut place = 1;
        for same in sorted.chunk_by(|a, b| a.0 == b.0) {
            let mut at = hash(&same[0].0) % slots.len();
            while slots[at] != 0 {
                at = (at + 1) % slots.len();
            }
            slots[at] = place;
            place += u32::try_from(same.len()).unwrap_or(u32::MAX);
        }
        Names { sorted, slots }
    }

    /// Those who are called `name`.
    pub(super) fn called<'n>(
        &'n self,
        name: &str,
    ) -> impl ExactSizeIterator<Item = usize> + Clone + use<'n> {
        let from = self.find(name).unwrap_or(self.sorted.len());
        let count = self.sorted[from..].iter().take_while(|it| *it.0 == *name).count();
        self.sorted[from..from + count].iter().map(|it| it.1)
    }

    fn find(&self, name: &str) -> Option<usize> {
        let mut at = hash(name) % self.slots.len().max(1);
        loop {
            let place = (*self.slots.get(at)?).checked_sub(1)? as usize;
            if *self.sorted[place].0 == *name {
                return Some(place);
            }
            at = (at + 1) % self.slots.len();
        }
    }

    /// The first who is called `name`.
    pub(super) fn first(&self, name: &str) -> Option<usize> {
        self.find(name).map(|it| self.sorted[it].1)
    }

    /// The one who is called `name`, if nobody else is.
    pub(super) fn only(&self, name: &str) -> Option<usize> {
        let mut called = self.called(name);
        called.next().filter(|_| called.len() == 0)
    }

    /// All names, in their order; a shared one as often as it is borne.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.sorted.iter().map(|it| &*it.0)
    }

    /// Those who share a name, name by name.
    pub(super) fn shared(&self) -> impl Iterator<Item = impl Iterator<Item = usize>> {
        let same = self.sorted.chunk_by(|a, b| a.0 == b.0).filter(|it| it.len() > 1);
        same.map(|it| it.iter().map(|it| it.1))
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }
}

/// The same in every run, unlike that of a map.
#[allow(clippy::cast_possible_truncation, reason = "what is left of a hash is still one")]
fn hash(name: &str) -> usize {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(name) as usize
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn who_is_called_so_is_found() {
        let all = ["cook", "buyer", "cook", "店长", "buyer", "a", "cook"];
        let names = Names::new((0..).zip(all).map(|(at, it)| (it.to_owned(), at)));
        assert_eq!(names.called("cook").collect::<Vec<_>>(), [0, 2, 6]);
        assert_eq!(names.first("buyer"), Some(1));
        assert_eq!(
            (names.only("店长"), names.only("buyer"), names.only("b")),
            (Some(3), None, None)
        );
        assert_eq!(names.shared().map(Iterator::count).collect::<Vec<_>>(), [2, 3]);
        let many = Names::new((0..1000).map(|it| (format!("role-{it}"), it)));
        assert!((0..1000).all(|it| many.only(&format!("role-{it}")) == Some(it)));
        assert_eq!(Names::default().first("a"), None);
    }
}
