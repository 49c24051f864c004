//! The code pages of Windows that files name by their numbers.

/// The label (WHATWG) of a code page that both Outlook and Rich Text name.
pub fn code_page_label(number: u32) -> Option<&'static str> {
    Some(match number {
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1252 => "windows-1252",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        20866 => "koi8-r",
        54936 => "gb18030",
        65001 => "utf-8",
        _ => return None,
    })
}
