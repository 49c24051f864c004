//! Reads the sets of files of other projects that tests read, each packed as
//! one archive (`tar`, compressed by gzip) in `tests/robust`.

use std::path::Path;

/// The files of an archive: names and bytes, in its order.
pub fn files(name: &str) -> Vec<(String, Vec<u8>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/robust")
        .join(name);
    let packed = std::fs::read(&path).expect("the archive is there");
    assert_eq!(packed[..4], [0x1F, 0x8B, 8, 0], "gzip without a name in it");
    let tar = miniz_oxide::inflate::decompress_to_vec(&packed[10..packed.len() - 8])
        .expect("the archive is whole");
    let mut files = Vec::new();
    let mut at = 0;
    while tar.get(at).is_some_and(|byte| *byte != 0) {
        let header = &tar[at..at + 512];
        let text = |range: std::ops::Range<usize>| {
            let field = &header[range];
            let end = field.iter().position(|byte| *byte == 0);
            String::from_utf8_lossy(&field[..end.unwrap_or(field.len())]).into_owned()
        };
        let n_bytes = usize::from_str_radix(text(124..136).trim(), 8).expect("a size in octal");
        let prefix = text(345..500);
        let name = match prefix.is_empty() {
            true => text(0..100),
            false => format!("{prefix}/{}", text(0..100)),
        };
        files.push((name, tar[at + 512..at + 512 + n_bytes].to_vec()));
        at += 512 + n_bytes.next_multiple_of(512);
    }
    files
}
