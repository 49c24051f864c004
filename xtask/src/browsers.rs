//! The browsers on this machine: for the tests, and for the reader.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::bail;

use crate::process;

/// A browser that the tests drive: where to look for it.
pub struct Browser {
    /// What we call it.
    pub name: &'static str,
    /// The environment variable that names its program.
    pub variable: &'static str,
    /// The Debian package.
    pub package: &'static str,
    /// Program names and usual places.
    places: &'static [&'static str],
}

/// The browsers the tests run in.
pub const BROWSERS: &[Browser] = &[
    Browser {
        name: "Chromium",
        variable: "CHROME",
        package: "chromium",
        places: &[
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
            "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
            r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        ],
    },
    Browser {
        name: "Firefox",
        variable: "FIREFOX",
        package: "firefox-esr",
        places: &[
            "firefox-esr",
            "firefox",
            "/snap/bin/firefox",
            "/Applications/Firefox.app/Contents/MacOS/firefox",
            r"C:\Program Files\Mozilla Firefox\firefox.exe",
        ],
    },
];

impl Browser {
    /// The browser's program: the one the environment names, or the first in the usual places.
    pub fn find(&self) -> Option<PathBuf> {
        if let Some(named) = std::env::var_os(self.variable).filter(|named| !named.is_empty()) {
            return process::find(&named.to_string_lossy());
        }
        self.places.iter().find_map(|place| process::find(place))
    }
}

/// Tells a node command where the browsers are.
///
/// # Errors
/// If one is not there: the tests run in both.
pub fn tell(command: &mut Command) -> anyhow::Result<()> {
    for browser in BROWSERS {
        let Some(path) = browser.find() else {
            bail!(
                "no {} found: install it, or set {} to its program",
                browser.name,
                browser.variable
            );
        };
        command.env(browser.variable, path);
    }
    Ok(())
}

/// Whether there is a screen to show a page on.
pub fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(all(unix, not(target_os = "macos")))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Opens a file in the reader's own browser.
pub fn open(page: &Path) -> anyhow::Result<()> {
    let mut command = if cfg!(target_os = "macos") {
        process::command("open")
    } else if cfg!(windows) {
        let mut command = process::command("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        process::command("xdg-open")
    };
    process::run(command.arg(page))
}
