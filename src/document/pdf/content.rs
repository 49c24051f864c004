//! Follows the operators of a page's content as far as they place text
//! (ISO 32000-2, 8.4, 9.3, 9.4, 14.6).

use std::rc::Rc;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Dict, Name, Object, Stream};

use super::font::Font;
use super::layers::Layers;
use super::letters::{NO_TAG, PageLetters, Place, step};
use super::matrix::Matrix;
use super::strings::text_string;
use crate::text::Map;

/// Most operators of one page.
const MAX_OPERATORS: usize = 2_000_000;
/// Most operators of a file.
const MAX_OPERATORS_ALL: usize = 60_000_000;
/// Most letters of one page.
const MAX_LETTERS: usize = 300_000;
/// How deep forms are read inside forms.
const MAX_FORMS: usize = 10;
/// Most states and marks that are kept, one in the other.
const MAX_NESTED: usize = 256;
/// Smallest size of letters that are read, in points.
const MIN_SIZE: f32 = 0.7;

/// What the pages of a file share.
pub struct Shared<'a, 'u> {
    /// Fonts by the place of their dictionary.
    fonts: Map<usize, Rc<Font>>,
    layers: Layers,
    n_operators: usize,
    /// Unpacks a stream, counting its bytes.
    unpack: &'u mut dyn FnMut(&Stream<'a>) -> Option<Vec<u8>>,
}

impl<'a, 'u> Shared<'a, 'u> {
    /// Of a file whose streams `unpack` unpacks.
    pub fn new(
        layers: Layers,
        unpack: &'u mut dyn FnMut(&Stream<'a>) -> Option<Vec<u8>>,
    ) -> Shared<'a, 'u> {
        Shared {
            fonts: Map::new(),
            layers,
            n_operators: 0,
            unpack,
        }
    }

    /// Unpacks a stream.
    pub fn unpack(&mut self, stream: &Stream<'a>) -> Option<Vec<u8>> {
        (self.unpack)(stream)
    }

    fn font(&mut self, fonts: &Dict<'a>, name: &Name<'_>) -> Option<Rc<Font>> {
        let dict = fonts.get::<Dict<'a>>(name)?;
        let place = dict.data().as_ptr() as usize;
        let font = self
            .fonts
            .entry(place)
            .or_insert_with(|| Rc::new(Font::read(&dict)));
        Some(Rc::clone(font))
    }
}

/// Follows content into the letters of a page.
pub struct Painter<'p, 'a, 'u> {
    shared: &'p mut Shared<'a, 'u>,
    page: &'p mut PageLetters,
    /// What of the page is seen: left, bottom, right, top.
    seen: [f32; 4],
    n_operators: usize,
    n_forms: usize,
    marks: Vec<Mark>,
    n_marks_beyond: usize,
}

/// The state that `q` keeps.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    letter_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    is_hidden: bool,
}

/// A piece of marked content.
struct Mark {
    is_left_out: bool,
    tag: u32,
    /// What it says instead of its letters, and the letter that has it.
    instead: Option<(String, Option<usize>)>,
}

impl<'p, 'a, 'u> Painter<'p, 'a, 'u> {
    /// Of a page of which `seen` is seen.
    pub fn new(
        shared: &'p mut Shared<'a, 'u>,
        page: &'p mut PageLetters,
        seen: [f32; 4],
    ) -> Painter<'p, 'a, 'u> {
        Painter {
            shared,
            page,
            seen,
            n_operators: 0,
            n_forms: 0,
            marks: Vec::new(),
            n_marks_beyond: 0,
        }
    }

    /// Follows the content of a page.
    pub fn page(&mut self, content: &[u8], resources: &Dict<'a>, matrix: Matrix) {
        self.follow(content, resources, matrix, 0);
    }

    fn follow(&mut self, content: &[u8], resources: &Dict<'a>, matrix: Matrix, depth: usize) {
        let mut run = Run {
            state: State {
                matrix,
                font: None,
                size: 0.0,
                letter_space: 0.0,
                word_space: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                is_hidden: false,
            },
            states: Vec::new(),
            n_states_beyond: 0,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            fonts: resources.get("Font").unwrap_or_default(),
            depth,
        };
        let n_marks = self.marks.len();
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            self.n_operators += 1;
            self.shared.n_operators += 1;
            let is_full = self.n_operators > MAX_OPERATORS
                || self.shared.n_operators > MAX_OPERATORS_ALL
                || self.page.letters.len() > MAX_LETTERS;
            if is_full {
                self.page.is_cut = true;
                break;
            }
            self.step(&instruction, &mut run, resources);
        }
        self.marks.truncate(n_marks);
    }

    fn step(&mut self, instruction: &Instruction<'_, '_>, run: &mut Run<'a>, resources: &Dict<'a>) {
        let operands: Vec<&Object<'_>> = match instruction.operator.first() {
            // Paths and colours, the most of many pages, move no text.
            Some(b'm' | b'l' | b'c' | b'v' | b'y' | b'h' | b'f' | b'S' | b's' | b'n' | b'W')
                if instruction.operator.len() <= 2 && &**instruction.operator != b"cm" =>
            {
                return;
            }
            _ => instruction.operands().collect(),
        };
        let number = |at: usize| match operands.get(at) {
            Some(Object::Number(number)) => number.as_f32(),
            _ => 0.0,
        };
        let matrix = || Matrix(core::array::from_fn(number));
        let state = &mut run.state;
        match &**instruction.operator {
            b"q" if run.states.len() < MAX_NESTED => run.states.push(run.state.clone()),
            b"q" => run.n_states_beyond += 1,
            b"Q" if run.n_states_beyond > 0 => run.n_states_beyond -= 1,
            b"Q" => {
                if let Some(before) = run.states.pop() {
                    run.state = before;
                }
            }
            b"cm" => {
                let next = matrix().then(state.matrix);
                if next.is_sane() {
                    state.matrix = next;
                }
            }
            b"BT" => (run.text, run.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            b"Tf" => {
                state.size = number(1);
                if let Some(Object::Name(name)) = operands.first() {
                    state.font = self.shared.font(&run.fonts, name);
                }
            }
            b"Tc" => state.letter_space = number(0),
            b"Tw" => state.word_space = number(0),
            b"Tz" => state.stretch = number(0) / 100.0,
            b"TL" => state.leading = number(0),
            b"Ts" => state.rise = number(0),
            b"Tr" => state.is_hidden = matches!(number(0) as i32, 3 | 7),
            b"Td" => run.next_line(number(0), number(1)),
            b"TD" => {
                state.leading = -number(1);
                run.next_line(number(0), number(1));
            }
            b"Tm" => {
                let next = matrix();
                if next.is_sane() {
                    (run.text, run.line) = (next, next);
                }
            }
            b"T*" => run.next_line(0.0, -run.state.leading),
            b"Tj" => self.show(operands.first(), run),
            b"'" => {
                run.next_line(0.0, -run.state.leading);
                self.show(operands.first(), run);
            }
            b"\"" => {
                (state.word_space, state.letter_space) = (number(0), number(1));
                run.next_line(0.0, -run.state.leading);
                self.show(operands.get(2), run);
            }
            b"TJ" => {
                if let Some(Object::Array(items)) = operands.first() {
                    for item in items.iter::<Object<'_>>() {
                        match &item {
                            Object::Number(back) => run.kern(back.as_f32()),
                            other => self.show(Some(&other), run),
                        }
                    }
                }
            }
            b"Do" => {
                if let Some(Object::Name(name)) = operands.first() {
                    self.paint(name, run, resources);
                }
            }
            b"BI" => self.page.n_pictures += 1,
            b"BMC" => self.open_mark(operands.first(), None, resources, run.depth),
            b"BDC" => self.open_mark(operands.first(), operands.get(1), resources, run.depth),
            b"EMC" if self.n_marks_beyond > 0 => self.n_marks_beyond -= 1,
            b"EMC" => {
                self.marks.pop();
            }
            _ => {}
        }
    }

    /// Shows a string.
    fn show(&mut self, string: Option<&&Object<'_>>, run: &mut Run<'a>) {
        let (Some(Object::String(bytes)), Some(font)) = (string, run.state.font.clone()) else {
            return;
        };
        font.show(bytes.as_bytes(), |shown| {
            let state = &run.state;
            let size = state.size;
            let frame = Matrix([size * state.stretch, 0.0, 0.0, size, 0.0, state.rise])
                .then(run.text)
                .then(state.matrix);
            let space = state.letter_space
                + if shown.is_blank_code {
                    state.word_space
                } else {
                    0.0
                };
            let (reach, advance) = match font.is_vertical {
                true => ((0.0, -1.0), (0.0, -(size + space))),
                false => (
                    (shown.width, 0.0),
                    ((shown.width * size + space) * state.stretch, 0.0),
                ),
            };
            let runs = if font.is_vertical {
                (0.0, -1.0)
            } else {
                (1.0, 0.0)
            };
            let place = Place {
                from: frame.point(0.0, 0.0),
                to: frame.point(reach.0, reach.1),
                runs: step(frame, runs.0, runs.1),
                up: step(frame, 0.0, 1.0),
                is_bold: font.is_bold,
                is_hidden: state.is_hidden,
                tag: NO_TAG,
            };
            self.take(shown.letters.unwrap_or("\u{FFFD}"), place);
            run.text = Matrix::shift(advance.0, advance.1).then(run.text);
        });
    }

    /// Takes a letter, unless a mark leaves it out or says what it stands for.
    fn take(&mut self, words: &str, mut place: Place) {
        let (x, y) = place.from;
        let [left, bottom, right, top] = self.seen;
        let size = libm::hypotf(place.up.0, place.up.1);
        let is_seen = (left..=right).contains(&x) && (bottom..=top).contains(&y) && size > MIN_SIZE;
        if !is_seen || self.marks.iter().any(|mark| mark.is_left_out) {
            return;
        }
        if self.page.letters.len() > MAX_LETTERS {
            self.page.is_cut = true;
            return;
        }
        let tag = self
            .marks
            .iter()
            .rev()
            .map(|mark| mark.tag)
            .find(|tag| *tag != NO_TAG);
        place.tag = tag.unwrap_or(NO_TAG);
        let instead = self.marks.iter_mut().find_map(|mark| mark.instead.as_mut());
        if let Some((words, taken)) = instead {
            match taken {
                None => *taken = self.page.take(words, place),
                Some(at) => {
                    // The words stand where all the letters stood.
                    let before = self.page.letters[*at];
                    if let Some(new) = self.page.take("", place) {
                        let letter = self.page.letters[new];
                        self.page.letters.truncate(new);
                        let is_same_line = letter.way == before.way
                            && (letter.down - before.down).abs() < before.size * 0.5;
                        if is_same_line && letter.along >= before.along {
                            self.page.letters[*at].width =
                                (letter.along + letter.width - before.along).max(before.width);
                        }
                    }
                }
            }
            return;
        }
        if words.is_empty() {
            return;
        }
        if words.chars().all(is_no_letter) {
            self.page.n_unknown += 1;
            return;
        }
        self.page.take(words, place);
    }

    /// Paints a form or a picture.
    fn paint(&mut self, name: &Name<'_>, run: &Run<'a>, resources: &Dict<'a>) {
        let objects = resources.get::<Dict<'a>>("XObject").unwrap_or_default();
        let Some(object) = objects.get::<Stream<'a>>(name) else {
            return;
        };
        let dict = object.dict();
        let layer = dict.get::<Dict<'a>>("OC");
        if layer.is_some_and(|layer| self.shared.layers.is_off(&layer)) {
            return;
        }
        if dict.get::<Name<'_>>("Subtype").as_deref() != Some(b"Form") {
            self.page.n_pictures += 1;
            return;
        }
        self.n_forms += 1;
        if run.depth >= MAX_FORMS || self.n_forms > 20_000 {
            self.page.is_cut = true;
            return;
        }
        let matrix = dict
            .get::<[f32; 6]>("Matrix")
            .map_or(Matrix::IDENTITY, Matrix);
        let matrix = matrix.then(run.state.matrix);
        let own = dict.get::<Dict<'a>>("Resources");
        if let (true, Some(content)) = (matrix.is_sane(), self.shared.unpack(&object)) {
            self.follow(
                &content,
                own.as_ref().unwrap_or(resources),
                matrix,
                run.depth + 1,
            );
        }
    }

    fn open_mark(
        &mut self,
        kind: Option<&&Object<'_>>,
        properties: Option<&&Object<'_>>,
        resources: &Dict<'a>,
        depth: usize,
    ) {
        if self.marks.len() >= MAX_NESTED {
            self.n_marks_beyond += 1;
            return;
        }
        let kind = match kind {
            Some(Object::Name(name)) => name.as_str(),
            _ => "",
        };
        let mut mark = Mark {
            is_left_out: kind == "Artifact",
            tag: NO_TAG,
            instead: None,
        };
        match properties {
            Some(Object::Dict(own)) => mark.take_properties(own),
            Some(Object::Name(name)) => {
                let named = resources.get::<Dict<'a>>("Properties").unwrap_or_default();
                if let Some(named) = named.get::<Dict<'a>>(name) {
                    mark.is_left_out |= kind == "OC" && self.shared.layers.is_off(&named);
                    mark.take_properties(&named);
                }
            }
            _ => {}
        }
        if depth > 0 {
            // A form numbers its own pieces.
            mark.tag = NO_TAG;
        }
        self.marks.push(mark);
    }
}

impl Mark {
    fn take_properties(&mut self, properties: &Dict<'_>) {
        self.tag = properties.get::<u32>("MCID").unwrap_or(NO_TAG);
        let words = properties.get::<hayro_syntax::object::String<'_>>("ActualText");
        self.instead = words.map(|words| (text_string(words.as_bytes()), None));
    }
}

/// The state of one piece of content.
struct Run<'a> {
    state: State,
    states: Vec<State>,
    n_states_beyond: usize,
    text: Matrix,
    line: Matrix,
    fonts: Dict<'a>,
    depth: usize,
}

impl Run<'_> {
    fn next_line(&mut self, x: f32, y: f32) {
        let next = Matrix::shift(x, y).then(self.line);
        if next.is_sane() {
            (self.line, self.text) = (next, next);
        }
    }

    fn kern(&mut self, back: f32) {
        let state = &self.state;
        let step = -back / 1000.0 * state.size;
        let is_vertical = state.font.as_ref().is_some_and(|font| font.is_vertical);
        let shift = match is_vertical {
            true => Matrix::shift(0.0, step),
            false => Matrix::shift(step * state.stretch, 0.0),
        };
        let next = shift.then(self.text);
        if next.is_sane() {
            self.text = next;
        }
    }
}

/// Letters of private use and controls say nothing.
fn is_no_letter(letter: char) -> bool {
    letter == '\u{FFFD}'
        || (letter.is_control() && letter != '\t' && letter != '\n')
        || matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}
