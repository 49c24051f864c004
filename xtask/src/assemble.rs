//! Puts the built parts together: `dist/dateline.html` (one file) and `dist/site/` (a folder to host).

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest as _, Sha256};

use crate::base91;
use crate::bundle::Bundle;
use crate::core_wasm::Modules;
use crate::place;
use crate::stamp;
use crate::template;

/// Version of the page, the crate's own.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the single file may do: run its own script and style by their digests, the core, and workers
/// made from its own text. It may load nothing.
fn file_policy(bundle: &Bundle) -> String {
    let (shell, style) = (digest(&bundle.shell), digest(&bundle.style));
    format!(
        "default-src 'none'; script-src 'sha256-{shell}' blob: 'wasm-unsafe-eval'; worker-src blob:; \
         style-src 'sha256-{style}'; img-src data: blob:; connect-src 'none'; form-action 'none'; \
         base-uri 'none'; require-trusted-types-for 'script'; trusted-types dateline lit-html"
    )
}

/// What the hosted page may do: the same, with the parts beside it.
const SITE_POLICY: &str = "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; \
     worker-src 'self' blob:; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
     manifest-src 'self'; form-action 'none'; base-uri 'none'; \
     require-trusted-types-for 'script'; trusted-types dateline lit-html";

/// What in the page comes from others, and on what terms: it travels with every copy.
fn notices() -> anyhow::Result<String> {
    let notices = fs::read_to_string(place::at("NOTICE")).context("read NOTICE")?;
    ensure!(
        !notices.contains('<'),
        "NOTICE stands in an element of the page: no `<` in it"
    );
    Ok(notices)
}

/// The single file with an empty place for the library; core, readers and the model of names are gzip
/// files.
pub fn single_file(
    page: &str,
    core: &[u8],
    reader: &[u8],
    names: &[u8],
    bundle: &Bundle,
) -> anyhow::Result<String> {
    template::fill(
        page,
        &[
            ("csp", &file_policy(bundle)),
            ("version", VERSION),
            ("style", &bundle.style),
            ("core", &base91::encode(core)),
            ("worker", &bundle.worker),
            ("reader", &base91::encode(reader)),
            ("reader-worker", &bundle.reader_worker),
            ("names", &base91::encode(names)),
            ("shell", &bundle.shell),
            ("notices", &notices()?),
            ("library", ""),
        ],
    )
}

/// Writes `dist/site/`. `dateline_html` is the finished single file: readers of the site take it home,
/// and its library is the site's.
pub fn site(
    page: &str,
    modules: &Modules,
    names: Vec<u8>,
    bundle: &Bundle,
    dateline_html: &str,
) -> anyhow::Result<()> {
    let index = template::fill(
        &site_page(page)?,
        &[
            ("csp", SITE_POLICY),
            ("version", VERSION),
            ("notices", &notices()?),
        ],
    )?;
    let library = BASE64_STANDARD
        .decode(library_text(dateline_html)?)
        .context("the packed library is base64")?;
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("index.html".into(), index.into_bytes()),
        ("style.css".into(), bundle.style.clone().into_bytes()),
        ("shell.js".into(), bundle.shell.clone().into_bytes()),
        ("worker.js".into(), bundle.worker.clone().into_bytes()),
        ("core.wasm".into(), fs::read(&modules.core.wasm)?),
        (
            "slim-worker.js".into(),
            bundle.slim_worker.clone().into_bytes(),
        ),
        ("slim.wasm".into(), fs::read(&modules.slim.wasm)?),
        ("stemmers.wasm".into(), fs::read(&modules.stemmers.wasm)?),
        (
            "reader-worker.js".into(),
            bundle.reader_worker.clone().into_bytes(),
        ),
        ("reader.wasm".into(), fs::read(&modules.reader.wasm)?),
        ("names.model".into(), names),
        ("library.bin".into(), library),
        ("dateline.html".into(), dateline_html.as_bytes().to_vec()),
        (
            "manifest.webmanifest".into(),
            fs::read(place::at("www/manifest.webmanifest"))?,
        ),
    ];
    for entry in sorted(&place::at("www/icons"))? {
        let name = entry
            .file_name()
            .context("an icon has a name")?
            .to_string_lossy()
            .into_owned();
        files.push((format!("icons/{name}"), fs::read(&entry)?));
    }
    files.push(("sw.js".into(), service_worker(&files)?.into_bytes()));

    let folder = place::dist("site");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("icons"))?;
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

/// The page with its parts beside it: from the same template, element by element.
fn site_page(page: &str) -> anyhow::Result<String> {
    const CHANGES: &[(&str, &str)] = &[
        (r#"data-build="file""#, r#"data-build="site""#),
        (
            r#"<style id="style">{{style}}</style>"#,
            r#"<link id="style" rel="stylesheet" href="style.css">"#,
        ),
        (
            "<script type=\"application/octet-stream\" id=\"core\">{{core}}</script>\n",
            "",
        ),
        (
            "<script type=\"text/plain\" id=\"worker\">{{worker}}</script>\n",
            "",
        ),
        (
            "<script type=\"application/octet-stream\" id=\"reader\">{{reader}}</script>\n",
            "",
        ),
        (
            "<script type=\"text/plain\" id=\"reader-worker\">{{reader-worker}}</script>\n",
            "",
        ),
        (
            "<script type=\"application/octet-stream\" id=\"names\">{{names}}</script>\n",
            "",
        ),
        (
            r#"<script id="shell">{{shell}}</script>"#,
            r#"<script id="shell" src="shell.js" defer></script>"#,
        ),
        (
            "<script type=\"application/octet-stream\" id=\"library\">{{library}}</script>\n",
            "",
        ),
    ];
    let mut text = page.to_string();
    for (from, to) in CHANGES {
        if text.matches(from).count() != 1 {
            bail!(
                "expected exactly one `{}` in www/page.html",
                from.trim_end()
            );
        }
        text = text.replacen(from, to, 1);
    }
    let icon = text
        .find("<link rel=\"icon\"")
        .context("www/page.html has an icon")?;
    let end = icon + text[icon..].find('>').context("the icon's element ends")? + 1;
    text.replace_range(
        icon..end,
        "<link rel=\"icon\" href=\"icons/icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"apple-touch-icon\" href=\"icons/icon-192.png\">\n\
         <link rel=\"manifest\" href=\"manifest.webmanifest\">",
    );
    Ok(text)
}

/// The service worker with the list of what it keeps, named by what is in it.
fn service_worker(files: &[(String, Vec<u8>)]) -> anyhow::Result<String> {
    let mut all = Sha256::new();
    let mut list = String::new();
    for (name, bytes) in files {
        all.update(name.as_bytes());
        all.update(Sha256::digest(bytes));
        if !list.is_empty() {
            list.push(',');
        }
        list.push_str(&format!(
            "\"{}\"",
            if name == "index.html" { "./" } else { name }
        ));
    }
    let script = fs::read_to_string(place::at("www/sw.js"))?;
    let version = &stamp::hex(&all.finalize())[..16];
    Ok(format!(
        "self.DATELINE={{version:\"{version}\",files:[{list}]}};\n{script}"
    ))
}

/// What stands in the last library element of a page.
fn library_text(page: &str) -> anyhow::Result<&str> {
    const OPENING: &str = "<script type=\"application/octet-stream\" id=\"library\">";
    let (_, after) = page
        .rsplit_once(OPENING)
        .context("the page has a library element")?;
    let (text, _) = after
        .split_once("</script>")
        .context("the library element ends")?;
    Ok(text.trim())
}

/// A digest as a content security policy writes it.
fn digest(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}

/// A folder's files in name order.
fn sorted(folder: &Path) -> anyhow::Result<Vec<std::path::PathBuf>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}
