/// A number that is not negative with four decimals, as `{:.4}` has it, which brings
/// all that writes floating point numbers with it.
pub fn four_decimals(number: f64) -> String {
    let parts = (number * 10_000.0 + 0.5) as u64;
    format!("{}.{:04}", parts / 10_000, parts % 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_rounded_as_the_standard_library_does() {
        for number in [
            0.0, 0.00004, 0.00005, 0.12345, 1.99996, 7.5, 12.3456789, 4321.0,
        ] {
            assert_eq!(four_decimals(number), format!("{number:.4}"));
        }
    }
}
