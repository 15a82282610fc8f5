//! Pairs of sets that are nearly the same, found without comparing each with each.
//!
//! Tokens are ordered by how rare they are. Two sets that share enough have a token in common among
//! the rarest few of each (prefix filtering): only those are looked up.

/// How much two sets share.
#[derive(Clone, Copy, Debug)]
pub(super) enum Measure {
    /// Twice what they share, by the sum of their sizes.
    Dice,
    /// What they share, by what they are together.
    Jaccard,
}

/// How many sets one is compared with, those first with which it shares its rarest tokens; and so
/// how many are kept for one token. A token that is among the rarest of more sets tells them apart
/// no more, and looking through all of them would cost the square of their number.
const CROWD: usize = 100;

/// Pairs that were found, and how many were looked at.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// A set and the nearest of those before it.
    pub(super) pairs: Vec<(usize, usize)>,
    /// How many pairs of sets were compared.
    pub(super) compared: usize,
}

impl Measure {
    /// What a set of this size has to share, at the least, with any set that is near enough.
    fn least(self, size: usize, percent: usize) -> usize {
        match self {
            Measure::Dice => (percent * size).div_ceil(200 - percent),
            Measure::Jaccard => (percent * size).div_ceil(100),
        }
    }

    /// What two sets of these sizes together have to share.
    fn needed(self, sizes: usize, percent: usize) -> usize {
        match self {
            Measure::Dice => (percent * sizes).div_ceil(200),
            Measure::Jaccard => (percent * sizes).div_ceil(100 + percent),
        }
    }

    /// How near two sets are that share so much, as a fraction.
    fn nearness(self, shared: usize, sizes: usize) -> (usize, usize) {
        match self {
            Measure::Dice => (2 * shared, sizes),
            Measure::Jaccard => (shared, sizes - shared),
        }
    }
}

/// For each set the nearest of those before it that is near enough and for which `fits` holds. The
/// sets are sorted and hold each token once.
pub(super) fn near(
    sets: &[Vec<u64>],
    measure: Measure,
    percent: usize,
    mut fits: impl FnMut(usize, usize) -> bool,
) -> Found {
    let percent = percent.clamp(1, 100);
    let sets = by_rarity(sets);
    let mut outlines: Vec<Outline> =
        (0..).zip(&sets).map(|(at, it)| Outline::new(at, it)).collect();
    let tokens = sets.iter().flatten().max().map_or(0, |it| *it as usize + 1);
    let mut holding: Vec<Vec<u32>> = vec![Vec::new(); tokens];
    let mut found = Found::default();
    for (at, set) in (0..).zip(&sets) {
        let own = outlines[at as usize].signature;
        let least = measure.least(set.len(), percent).max(1);
        let rarest = &set[..(set.len() + 1).saturating_sub(least)];
        let mut best: Option<((usize, usize), u32)> = None;
        let most = found.compared + CROWD;
        for token in rarest {
            for &other in &holding[*token as usize] {
                if found.compared == most {
                    break;
                }
                let outline = &mut outlines[other as usize];
                if std::mem::replace(&mut outline.seen_by, at) == at {
                    continue;
                }
                found.compared += 1;
                let sizes = set.len() + outline.size as usize;
                let needed = measure.needed(sizes, percent);
                let missing = (own & !outline.signature).count_ones() as usize;
                if set.len() < needed + missing {
                    continue;
                }
                let shared = shared(set, &sets[other as usize]);
                let near = measure.nearness(shared, sizes);
                let is_best = best.is_none_or(|(best, before)| {
                    let (own, its) = (near.0 * best.1, best.0 * near.1);
                    own > its || own == its && other < before
                });
                if shared >= needed && is_best && fits(other as usize, at as usize) {
                    best = Some((near, other));
                }
            }
        }
        found.pairs.extend(best.map(|(_, other)| (other as usize, at as usize)));
        for token in rarest {
            let holders = &mut holding[*token as usize];
            if holders.len() < CROWD {
                holders.push(at);
            }
        }
    }
    found
}

/// The sets with their tokens numbered by how rare they are, the rarest first.
fn by_rarity(sets: &[Vec<u64>]) -> Vec<Vec<u32>> {
    let mut all: Vec<u64> = sets.iter().flatten().copied().collect();
    all.sort_unstable();
    let mut counted: Vec<(usize, u64)> =
        all.chunk_by(|a, b| a == b).map(|it| (it.len(), it[0])).collect();
    counted.sort_unstable();
    let mut rank: Vec<(u64, u32)> =
        counted.iter().zip(0_u32..).map(|((_, token), rank)| (*token, rank)).collect();
    rank.sort_unstable();
    let of = |token: &u64| {
        let at = rank.binary_search_by_key(token, |it| it.0).unwrap_or_default();
        rank[at].1
    };
    let ranked = |set: &Vec<u64>| {
        let mut ranks: Vec<u32> = set.iter().map(of).collect();
        ranks.sort_unstable();
        ranks
    };
    sets.iter().map(ranked).collect()
}

/// What tells most sets apart without a look at them. It lies in one place, for there are many.
struct Outline {
    /// A bit for each token, of which several may share one: a bit that another signature lacks is
    /// a token that the other set lacks.
    signature: u64,
    size: u32,
    /// The set that it was compared with last; its own place at first.
    seen_by: u32,
}

impl Outline {
    fn new(at: u32, set: &[u32]) -> Outline {
        let signature = set.iter().fold(0, |bits, it| bits | 1 << (it % 64));
        Outline { signature, size: u32::try_from(set.len()).unwrap_or(u32::MAX), seen_by: at }
    }
}

/// How many tokens two sorted sets share.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut a, mut b, mut count) = (a.iter().peekable(), b.iter().peekable(), 0);
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => {
                a.next();
            }
            std::cmp::Ordering::Greater => {
                b.next();
            }
            std::cmp::Ordering::Equal => {
                a.next();
                b.next();
                count += 1;
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{Measure, near};
    use crate::model::role_duties::wording::Wording;

    fn all_pairs(sets: &[Vec<u64>], measure: Measure) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for (at, set) in sets.iter().enumerate() {
            let near = |other: &Vec<u64>| {
                let shared = set.iter().filter(|it| other.contains(it)).count();
                measure.nearness(shared, set.len() + other.len())
            };
            let mut best: Option<((usize, usize), usize)> = None;
            for (other, near) in sets[..at].iter().map(near).enumerate() {
                let is_best = best.is_none_or(|(it, _)| near.0 * it.1 > it.0 * near.1);
                if near.0 * 100 >= near.1 * 70 && is_best {
                    best = Some((near, other));
                }
            }
            pairs.extend(best.map(|(_, other)| (other, at)));
        }
        pairs
    }

    /// Sets of a dozen tokens of which some are common and some are rare, the same in every run.
    fn sets(count: usize) -> Vec<Vec<u64>> {
        let mut state = 7_u64;
        let mut next = move |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % below
        };
        let most = count as u64 / 2 + 40;
        let mut sets: Vec<Vec<u64>> = Vec::new();
        for at in 0..count {
            let mut set: Vec<u64> = if at % 7 == 6 {
                sets[at - 5].iter().copied().skip(1).collect()
            } else {
                (0..12).map(|_| if next(3) == 0 { next(30) } else { 30 + next(most) }).collect()
            };
            set.sort_unstable();
            set.dedup();
            sets.push(set);
        }
        sets
    }

    #[test]
    fn the_rarest_tokens_are_enough_to_find_all_pairs() {
        for measure in [Measure::Dice, Measure::Jaccard] {
            let sets = sets(400);
            let found = near(&sets, measure, 70, |_, _| true);
            assert_eq!(found.pairs, all_pairs(&sets, measure));
            assert!(found.pairs.len() > 30, "{}", found.pairs.len());
        }
    }

    #[test]
    fn the_cost_grows_with_the_number_of_duties() {
        let cost = |count| near(&sets(count), Measure::Dice, 70, |_, _| true).compared;
        let (small, large) = (cost(2_000), cost(8_000));
        assert!(large < small * 6, "{small} pairs for 2,000 duties, {large} for 8,000");
        assert!(large < 8_000 * 50, "{large} pairs for 8,000 duties");
    }

    #[test]
    fn the_cost_has_a_limit_where_all_duties_are_nearly_the_same() {
        let duty = |at: u32| {
            let city: String =
                (0..3).filter_map(|it| char::from_u32(0x5000 + (at >> (it * 4)) % 97)).collect();
            Wording::new(&format!("统筹{city}门店的销售节奏与排班标准")).tokens()
        };
        let cost = |count| {
            let sets: Vec<Vec<u64>> = (0..count).map(duty).collect();
            near(&sets, Measure::Dice, 70, |_, _| true).compared
        };
        let (small, large) = (cost(1_000), cost(4_000));
        assert!(large < small * 5, "{small} pairs for 1,000 duties, {large} for 4,000");
    }
}
