use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::arguments::Paths;
use crate::{NOTHING_READ, WRONG_ARGUMENTS, beside, read_library};

/// What stands before the library in a page. The shell before it carries the page's template; nothing after it has this.
const LIBRARY_OPENS: &str = "<script type=\"application/octet-stream\" id=\"library\">";
const LIBRARY_CLOSES: &str = "</script>";

/// Writes a page with a library of `paths` in it.
pub fn pack(paths: &Paths, title: Option<&str>, page: Option<&str>, out: Option<&str>) -> ExitCode {
    let Some(page_path) = page
        .map(PathBuf::from)
        .or_else(|| beside::find("dateline.html"))
    else {
        eprintln!(
            "dateline: expected `dateline.html` beside this program: name the page with --page"
        );
        return ExitCode::from(WRONG_ARGUMENTS);
    };
    let page = match fs::read_to_string(&page_path) {
        Ok(page) => page,
        Err(error) => {
            eprintln!(
                "{}: the page could not be read: {error}",
                page_path.display()
            );
            return ExitCode::from(WRONG_ARGUMENTS);
        }
    };
    let Some((before, after)) = split_page(&page) else {
        eprintln!(
            "{}: expected a Dateline page, but found no place for a library: build one with `cargo xtask build`",
            page_path.display()
        );
        return ExitCode::from(WRONG_ARGUMENTS);
    };
    let (mut explorer, n_clippings) = read_library(paths);
    if n_clippings == 0 {
        eprintln!("dateline: nothing could be read, so no page was written");
        return ExitCode::from(NOTHING_READ);
    }
    let out = out.unwrap_or("library.html");
    let packed = format!("{before}{}{after}", STANDARD.encode(explorer.save(title)));
    if let Err(error) = fs::write(out, &packed) {
        eprintln!("{out}: the page could not be written: {error}");
        return ExitCode::from(NOTHING_READ);
    }
    eprintln!("{out}: {n_clippings} clippings, {} KB", packed.len() / 1000);
    ExitCode::SUCCESS
}

/// The page before and after the content of its library element.
pub fn split_page(page: &str) -> Option<(&str, &str)> {
    let start = page.rfind(LIBRARY_OPENS)? + LIBRARY_OPENS.len();
    let end = start + page[start..].find(LIBRARY_CLOSES)?;
    Some((&page[..start], &page[end..]))
}
