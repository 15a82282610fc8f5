//! Ways through a graph: the steps of a process, processes that call each other. Its places are
//! numbers, and `next` says for each of them where it leads.

/// Which places can be reached from `starts`, these included.
pub fn reached(next: &[Vec<usize>], starts: impl IntoIterator<Item = usize>) -> Vec<bool> {
    let mut reached = vec![false; next.len()];
    let mut open: Vec<usize> = starts.into_iter().collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut reached[at], true) {
            open.extend(&next[at]);
        }
    }
    reached
}

/// The same graph with all ways turned around.
pub fn reversed(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut before = vec![Vec::new(); next.len()];
    for (at, leads_to) in next.iter().enumerate() {
        for it in leads_to {
            before[*it].push(at);
        }
    }
    before
}

/// The groups of places that lead to each other, most of them single places. A group comes before
/// those that it leads to.
pub fn groups(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let before = reversed(next);
    let mut is_taken = vec![false; next.len()];
    let mut groups = Vec::new();
    for start in walk(next, 0..next.len(), |_, _| {}).into_iter().rev() {
        let mut group = Vec::new();
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut is_taken[at], true) {
                group.push(at);
                open.extend(&before[at]);
            }
        }
        if !group.is_empty() {
            group.sort_unstable();
            groups.push(group);
        }
    }
    groups
}

/// Whether the places of a group lead round in a circle.
pub fn is_circle(next: &[Vec<usize>], group: &[usize]) -> bool {
    group.len() > 1 || group.iter().any(|it| next[*it].contains(it))
}

/// The shortest way from `from` to `to`, both included. Where they are one place, the way leads
/// round.
pub fn way(next: &[Vec<usize>], from: usize, to: usize) -> Option<Vec<usize>> {
    let mut came_from = vec![None; next.len()];
    let mut open = std::collections::VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        for &it in &next[at] {
            if came_from[it].is_some() {
                continue;
            }
            came_from[it] = Some(at);
            if it == to {
                let mut way = vec![to];
                let mut last = at;
                while last != from {
                    way.push(last);
                    last = came_from[last].expect("every place of the way was come to");
                }
                way.push(from);
                way.reverse();
                return Some(way);
            }
            open.push_back(it);
        }
    }
    None
}

/// The way from one of `starts` on which `weight` adds up to most. A way that leads back to where
/// it came from is not gone again, so that each place counts once.
pub fn longest_way(
    next: &[Vec<usize>],
    starts: impl IntoIterator<Item = usize> + Clone,
    weight: &[u64],
) -> Vec<usize> {
    let mut sum: Vec<Option<u64>> = vec![None; next.len()];
    let mut then: Vec<Option<usize>> = vec![None; next.len()];
    walk(next, starts.clone(), |at, is_open: &[bool]| {
        let ahead = next[at].iter().copied().filter(|it| !is_open[*it]);
        let best = ahead.max_by_key(|it| (sum[*it], std::cmp::Reverse(*it)));
        then[at] = best;
        let rest = best.and_then(|it| sum[it]).unwrap_or(0);
        sum[at] = Some(weight[at].saturating_add(rest));
    });
    let first = starts.into_iter().max_by_key(|it| (sum[*it], std::cmp::Reverse(*it)));
    std::iter::successors(first, |it| then[*it]).collect()
}

/// Goes depth first through everything that `starts` lead to. Gives the places in the order in
/// which they were left, and calls `leave` with each of them and with the places that are still
/// open: those on the way to it, itself included.
fn walk(
    next: &[Vec<usize>],
    starts: impl IntoIterator<Item = usize>,
    mut leave: impl FnMut(usize, &[bool]),
) -> Vec<usize> {
    let mut is_seen = vec![false; next.len()];
    let mut is_open = vec![false; next.len()];
    let mut left = Vec::new();
    for start in starts {
        if std::mem::replace(&mut is_seen[start], true) {
            continue;
        }
        is_open[start] = true;
        let mut way = vec![(start, 0)];
        while let Some((at, branch)) = way.last_mut() {
            let at = *at;
            if let Some(&it) = next[at].get(*branch) {
                *branch += 1;
                if !std::mem::replace(&mut is_seen[it], true) {
                    is_open[it] = true;
                    way.push((it, 0));
                }
            } else {
                leave(at, &is_open);
                is_open[at] = false;
                left.push(at);
                way.pop();
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::{groups, is_circle, longest_way, reached, way};

    /// 0 → 1 → 2 → 1, 2 → 3; 4 → 5 → 4.
    fn graph() -> Vec<Vec<usize>> {
        vec![vec![1], vec![2], vec![1, 3], vec![], vec![5], vec![4]]
    }

    #[test]
    fn what_can_be_reached() {
        assert_eq!(reached(&graph(), [1]), [false, true, true, true, false, false]);
        assert_eq!(reached(&graph(), []), [false; 6]);
    }

    #[test]
    fn circles_are_groups_and_come_before_what_they_lead_to() {
        let groups = groups(&graph());
        let place = |group: &[usize]| groups.iter().position(|it| it == group);
        assert!(place(&[0]) < place(&[1, 2]) && place(&[1, 2]) < place(&[3]));
        assert!(place(&[4, 5]).is_some() && groups.len() == 4);
        assert!(is_circle(&graph(), &[1, 2]) && !is_circle(&graph(), &[3]));
        assert!(is_circle(&[vec![0]], &[0]));
    }

    #[test]
    fn ways_are_short_and_may_lead_round() {
        assert_eq!(way(&graph(), 0, 3), Some(vec![0, 1, 2, 3]));
        assert_eq!(way(&graph(), 4, 4), Some(vec![4, 5, 4]));
        assert_eq!(way(&[vec![0]], 0, 0), Some(vec![0, 0]));
        assert_eq!(way(&graph(), 3, 0), None);
    }

    #[test]
    fn the_longest_way_goes_back_nowhere() {
        assert_eq!(longest_way(&graph(), [0], &[1; 6]), [0, 1, 2, 3]);
        let diamond = [vec![1, 2], vec![3], vec![3], vec![]];
        assert_eq!(longest_way(&diamond, [0], &[0, 1, 5, 1]), [0, 2, 3]);
        assert_eq!(longest_way(&[vec![0]], [0], &[7]), [0]);
        assert!(longest_way(&[], [], &[]).is_empty());
    }

    #[test]
    fn long_graphs_are_no_deep_calls() {
        let next: Vec<Vec<usize>> = (0..100_000).map(|it| vec![(it + 1) % 100_000]).collect();
        assert_eq!(groups(&next).len(), 1);
        assert_eq!(longest_way(&next, [0], &vec![1; 100_000]).len(), 100_000);
        assert_eq!(way(&next, 0, 0).map(|it| it.len()), Some(100_001));
    }
}
