//! Texts as they come from mails and pages that lost their layout.

use super::augment::Names;
use super::random::Random;

/// What stands before the name that ends a letter.
const CLOSINGS: &[&str] = &[
    "Thanks, ",
    "Thanks. ",
    "Thanks ",
    "Thank you, ",
    "Regards, ",
    "Best regards, ",
    "Cheers, ",
    "Cheers ",
    "Sincerely, ",
    "Take care, ",
    "",
    "",
    "",
];
/// What stands between it and the name that the next letter greets.
const GREETINGS: &[&str] = &["", "", "", "", "Dear ", "Hi ", "Hello ", "To: "];

/// Of 100 copies how many lose their line ends.
const LOST_LAYOUT: u32 = 30;
/// Of 1,000 ends of sentences how many get names behind them.
const SIGNATURES: u32 = 40;

/// The text as it may come from a mail or a page that lost its layout: now and then a
/// line end is a space, and a name stands between two sentences, as greetings,
/// signatures and captions do.
pub fn unlaid(
    text: &str,
    placed: &[(usize, usize, usize)],
    names: &Names,
    random: &mut Random,
) -> (String, Vec<(usize, usize, usize)>) {
    let loses_lines = random.below(100) < LOST_LAYOUT;
    let mut out = String::with_capacity(text.len());
    let mut moved = Vec::with_capacity(placed.len());
    let mut at = 0;
    let mut copy_to = |end: usize, out: &mut String| {
        let part = &text[at..end];
        if loses_lines {
            out.extend(part.chars().map(|c| if c == '\n' { ' ' } else { c }));
        } else {
            out.push_str(part);
        }
        at = end;
    };
    let mut next = placed.iter().copied().peekable();
    let ends: Vec<usize> = text
        .match_indices(". ")
        .map(|(place, _)| place + 2)
        .chain([text.len()])
        .collect();
    for end in ends {
        while let Some((start, stop, number)) = next.next_if(|name| name.1 <= end) {
            copy_to(start, &mut out);
            let from = out.len();
            copy_to(stop, &mut out);
            moved.push((from, out.len(), number));
        }
        if next.peek().is_some_and(|name| name.0 < end) {
            continue;
        }
        copy_to(end, &mut out);
        if end < text.len() && random.below(1000) < SIGNATURES {
            if random.below(2) == 0 {
                close_letter(names, random, &mut out, &mut moved);
            } else {
                caption(names, random, &mut out, &mut moved);
            }
        }
    }
    (out, moved)
}

type Placed = Vec<(usize, usize, usize)>;

/// Writes the end of a letter and, mostly, the head of the next: who signs and who
/// is greeted.
fn close_letter(names: &Names, random: &mut Random, out: &mut String, placed: &mut Placed) {
    out.push_str(pick(CLOSINGS, random));
    let signer = random.pick(&names.given);
    let from = out.len();
    out.push_str(signer);
    if random.below(3) == 0 {
        out.push(' ');
        out.push_str(random.pick(&names.surnames));
    }
    placed.push((from, out.len(), 0));
    out.push(' ');
    if random.below(4) == 0 {
        return;
    }
    out.push_str(pick(GREETINGS, random));
    let from = out.len();
    // Who is answered is often who wrote: the same name twice.
    out.push_str(if random.below(4) == 0 {
        signer
    } else {
        random.pick(&names.given)
    });
    placed.push((from, out.len(), 0));
    out.push_str(", ");
}

/// Writes one to three names in a row.
fn caption(names: &Names, random: &mut Random, out: &mut String, placed: &mut Placed) {
    for _ in 0..=random.below(2) {
        let from = out.len();
        out.push_str(random.pick(&names.given));
        let is_greeting = random.below(3) == 0;
        if !is_greeting {
            out.push(' ');
            out.push_str(random.pick(&names.surnames));
        }
        placed.push((from, out.len(), 0));
        out.push_str(if is_greeting { ", " } else { " " });
    }
}

fn pick<'a>(list: &[&'a str], random: &mut Random) -> &'a str {
    list[random.below(list.len() as u32) as usize]
}
