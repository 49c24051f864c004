/// How unevenly something is spread over the parts of a text: Gries' deviation
/// of proportions, normalised. 0 where each part has the share of occurrences
/// that its size has of the whole, 1 where they all stand in the smallest part.
///
/// `parts` are the occurrences and the size of each part. `None` where there is
/// no occurrence, or only one part with a size.
///
/// # Source
/// S. Th. Gries, Dispersions and adjusted frequencies in corpora, International
/// Journal of Corpus Linguistics 13(4), 2008: half the sum of |v - s|, the share
/// of occurrences and of size of each part. Divided by 1 - min s, after
/// J. Lijffijt and S. Th. Gries, IJCL 17(1), 2012.
pub fn deviation_of_proportions(parts: impl Iterator<Item = (u32, u32)> + Clone) -> Option<f64> {
    let (mut found, mut size, mut least) = (0u64, 0u64, u32::MAX);
    for (n_found, n_words) in parts.clone() {
        found += u64::from(n_found);
        size += u64::from(n_words);
        if n_words > 0 {
            least = least.min(n_words);
        }
    }
    if found == 0 || size == 0 || u64::from(least) == size {
        return None;
    }
    let share = |n: u32, of: u64| f64::from(n) / of as f64;
    let apart: f64 = parts
        .map(|(n_found, n_words)| (share(n_found, found) - share(n_words, size)).abs())
        .sum();
    Some((apart / 2.0 / (1.0 - share(least, size))).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parts: &[(u32, u32)]) -> Option<f64> {
        deviation_of_proportions(parts.iter().copied())
    }

    #[test]
    fn it_is_0_where_even_and_1_where_all_stand_in_the_smallest_part() {
        assert_eq!(of(&[(2, 100), (4, 200), (6, 300)]), Some(0.0));
        assert_eq!(of(&[(0, 200), (7, 100), (0, 300)]), Some(1.0));
        assert_eq!(of(&[(0, 0), (1, 100), (1, 100)]), Some(0.0));
    }

    #[test]
    fn it_is_what_gries_computes() {
        // His example: five parts of 9, 10, 10, 10 and 11 words; `a` stands 1, 2, 3, 4, 5 times.
        let dp = of(&[(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)]).expect("there is one");
        assert!((dp * (1.0 - 0.18) - 0.18).abs() < 0.005, "{dp}");
    }

    #[test]
    fn nothing_to_spread_has_none() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[(0, 10), (0, 10)]), None);
        assert_eq!(of(&[(3, 10)]), None);
        assert_eq!(of(&[(3, 10), (0, 0)]), None);
    }
}
