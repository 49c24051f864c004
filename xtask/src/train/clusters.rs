//! Clusters of words used alike: spherical k-means, at three grains.

/// For each point of `values` (of length 1, `n_dimensions` each) its cluster of
/// `n_clusters`, and the clusters' middles. The first middles are points spread
/// evenly over the list.
pub fn cluster(
    values: &[f32],
    n_dimensions: usize,
    n_clusters: usize,
    n_rounds: usize,
) -> (Vec<u16>, Vec<f32>) {
    let n_points = values.len() / n_dimensions;
    let mut middles: Vec<f32> = (0..n_clusters)
        .flat_map(|number| {
            let point = number * n_points / n_clusters;
            values[point * n_dimensions..(point + 1) * n_dimensions].to_vec()
        })
        .collect();
    let mut chosen = vec![0u16; n_points];
    for round in 0..n_rounds {
        let half = n_points / 2 * n_dimensions;
        let (left, right) = chosen.split_at_mut(n_points / 2);
        std::thread::scope(|scope| {
            scope.spawn(|| choose(&values[..half], n_dimensions, &middles, left));
            choose(&values[half..], n_dimensions, &middles, right);
        });
        if round + 1 == n_rounds {
            break;
        }
        let mut sums = vec![0.0f32; middles.len()];
        for (point, &number) in values.chunks_exact(n_dimensions).zip(&chosen) {
            let sum = &mut sums[usize::from(number) * n_dimensions..][..n_dimensions];
            for (sum, x) in sum.iter_mut().zip(point) {
                *sum += x;
            }
        }
        for (middle, sum) in middles
            .chunks_exact_mut(n_dimensions)
            .zip(sums.chunks_exact(n_dimensions))
        {
            let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
            if length > 0.0 {
                for (x, sum) in middle.iter_mut().zip(sum) {
                    *x = sum / length;
                }
            }
        }
    }
    (chosen, middles)
}

fn choose(values: &[f32], n_dimensions: usize, middles: &[f32], chosen: &mut [u16]) {
    for (point, chosen) in values.chunks_exact(n_dimensions).zip(chosen) {
        let mut best = f32::MIN;
        for (number, middle) in middles.chunks_exact(n_dimensions).enumerate() {
            let mut lanes = [0.0f32; 10];
            for (point, middle) in point.chunks_exact(10).zip(middle.chunks_exact(10)) {
                for lane in 0..10 {
                    lanes[lane] += point[lane] * middle[lane];
                }
            }
            let likeness: f32 = lanes.iter().sum();
            if likeness > best {
                best = likeness;
                *chosen = number as u16;
            }
        }
    }
}

/// The nearest of `middles` for each point of `values`.
pub fn assign(values: &[f32], n_dimensions: usize, middles: &[f32]) -> Vec<u16> {
    let mut chosen = vec![0; values.len() / n_dimensions];
    choose(values, n_dimensions, middles, &mut chosen);
    chosen
}
