//! Places on a page: the matrices of ISO 32000-2, 8.3.

/// A transformation: `[a b c d e f]`.
#[derive(Clone, Copy, Debug)]
pub struct Matrix(pub [f32; 6]);

impl Matrix {
    /// Leaves every point where it is.
    pub const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift.
    pub fn shift(x: f32, y: f32) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This transformation first, then `after`.
    pub fn then(self, after: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [a2, b2, c2, d2, e2, f2]) = (self.0, after.0);
        Matrix([
            a * a2 + b * c2,
            a * b2 + b * d2,
            c * a2 + d * c2,
            c * b2 + d * d2,
            e * a2 + f * c2 + e2,
            e * b2 + f * d2 + f2,
        ])
    }

    /// Where a point goes.
    pub fn point(self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Whether all its numbers are numbers that a page may have.
    pub fn is_sane(self) -> bool {
        self.0.iter().all(|number| number.abs() < 1e7)
    }
}
