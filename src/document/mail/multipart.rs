//! A body in several parts is cut at its boundary lines (RFC 2046, section 5.1).

/// The parts between the boundary lines, without the line end before each of
/// them. A last part without its closing line goes to the end. None where no
/// boundary line is found.
pub fn parts<'a>(body: &'a [u8], boundary: &str) -> Option<Vec<&'a [u8]>> {
    let boundary = boundary.trim_end();
    if boundary.is_empty() {
        return None;
    }
    let mut mark = b"--".to_vec();
    mark.extend_from_slice(boundary.as_bytes());
    let mut parts = Vec::new();
    let mut start: Option<usize> = None;
    let mut at = 0;
    let mut is_found = false;
    while at < body.len() {
        let line_end = body[at..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(body.len(), |n| at + n + 1);
        let line = &body[at..line_end];
        if let Some(after) = line.strip_prefix(mark.as_slice()) {
            let after = after.trim_ascii_end();
            let is_last = after.starts_with(b"--");
            // A longer line may be the boundary of a part inside.
            if after.is_empty() || is_last {
                is_found = true;
                if let Some(start) = start {
                    parts.push(without_line_end(&body[start..at]));
                }
                start = (!is_last).then_some(line_end);
                if is_last {
                    break;
                }
            }
        }
        at = line_end;
    }
    if let Some(start) = start
        && start < body.len()
    {
        parts.push(&body[start..]);
    }
    is_found.then_some(parts)
}

/// The line end before a boundary belongs to the boundary.
fn without_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}
