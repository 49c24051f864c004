//! Two ways to build: what readers get, and what a developer waits for.

/// How much work goes into making the core small and fast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// As published: link-time optimised, then wasm-opt.
    Full,
    /// For development: compiled in pieces, light optimisation.
    Quick,
}

impl Flavour {
    /// Cargo profile of the module.
    pub fn wasm_profile(self) -> &'static str {
        match self {
            Self::Full => "page",
            Self::Quick => "page-quick",
        }
    }

    /// Cargo profile of the command line, and the name of its folder in the target directory.
    pub fn native_profile(self) -> (&'static str, &'static str) {
        match self {
            Self::Full => ("release", "release"),
            Self::Quick => ("dev", "debug"),
        }
    }
}
