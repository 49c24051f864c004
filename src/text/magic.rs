//! What a file of bytes is when it is no text: its first bytes tell.

/// First bytes, where they stand, and what they say, with an article.
/// Source: the specifications of the formats; the `file` command's list of
/// magic numbers gives the same values.
const MAGIC: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF-", "a PDF"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (0, b"\xFF\xD8\xFF", "a JPEG picture"),
    (0, b"GIF87a", "a GIF picture"),
    (0, b"GIF89a", "a GIF picture"),
    (8, b"WEBP", "a WebP picture"),
    (0, b"II*\0", "a TIFF picture"),
    (0, b"MM\0*", "a TIFF picture"),
    (4, b"ftypheic", "a HEIC picture"),
    (4, b"ftypavif", "an AVIF picture"),
    (4, b"ftyp", "a film or sound file (MP4)"),
    (0, b"\x1A\x45\xDF\xA3", "a film (Matroska or WebM)"),
    (0, b"OggS", "a sound file (Ogg)"),
    (0, b"fLaC", "a sound file (FLAC)"),
    (0, b"ID3", "a sound file (MP3)"),
    (8, b"WAVE", "a sound file (WAV)"),
    (0, b"PK\x03\x04", "a ZIP file or an office document"),
    (0, b"PK\x05\x06", "an empty ZIP file"),
    (0, b"\x1F\x8B\x08", "a file compressed by gzip"),
    (0, b"BZh", "a file compressed by bzip2"),
    (0, b"\xFD7zXZ\0", "a file compressed by xz"),
    (0, b"\x28\xB5\x2F\xFD", "a file compressed by zstd"),
    (0, b"7z\xBC\xAF\x27\x1C", "a 7-Zip file"),
    (0, b"Rar!\x1A\x07", "a RAR file"),
    (257, b"ustar", "a tar file"),
    (
        0,
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old Office document",
    ),
    (0, b"{\\rtf", "a document in Rich Text Format"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"\x7FELF", "a program (ELF)"),
    (0, b"MZ\x90\0", "a Windows program"),
    (0, b"\xCF\xFA\xED\xFE", "a program (Mach-O)"),
    (0, b"\xCA\xFE\xBA\xBE", "a program (Mach-O or Java)"),
    (0, b"\0asm", "a WebAssembly program"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"\0\x01\0\0\0", "a font"),
];

/// What `bytes` are, with an article ("a PDF"), if their first bytes say that
/// they are no text. Marks spelled in letters alone (`BZh`, `ID3`) count only
/// where bytes follow that no text has.
pub fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    let (_, mark, kind) = MAGIC
        .iter()
        .find(|(at, mark, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark)))?;
    let telling = !mark.iter().all(|byte| byte.is_ascii_alphanumeric());
    let has_controls = || {
        bytes
            .iter()
            .take(512)
            .any(|byte| matches!(byte, 0..=8 | 0x0E..=0x1A))
    };
    (telling || has_controls()).then_some(*kind)
}
