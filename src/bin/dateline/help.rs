use dateline::explore::{
    EVENT_COLUMNS, FILE_COLUMNS, HIT_COLUMNS, QUOTATION_COLUMNS, RECORD_FIELDS, plover_name,
};
use dateline::extract::EventClass;
use dateline::query::{FIELDS, OPERATORS};

/// The options of every command that reads files.
const READING: &str = "\x20 --as FORMAT        read every file as this format, whatever it seems to be (`dateline formats` lists them)\n\
     \x20 --encoding NAME    read every file in this encoding, such as windows-1251\n\
     \x20 --columns ROLES    what the columns of tables are: title=1,text=lead+body,date=pub_date\n\
     \x20 --published DATE   date for clippings that have none: 2015, 2015-10 or 2015-10-10\n";

/// What `--help` says of a command, or of all.
pub fn help_text(command: Option<&str>) -> String {
    match command {
        Some("extract") => format!(
            "Analyses files or folders; writes one record a clipping, then one for the library.\n\n\
             usage: dateline extract [--format jsonl] [OPTIONS] PATH...\n\n\
             \x20 --format jsonl     JSON Lines, the only format\n\
             {READING}\n\
             Offsets count Unicode code points of `text`, from 0, end exclusive.\n\
             Fields of a clipping: {RECORD_FIELDS}.\n\
             Fields of the library: record, clippings, entities.\n\
             NAME.meta.json beside a file NAME gives published, publisher, title, byline, url, language.\n\n\
             example: dateline extract seeds/*.txt > records.jsonl"
        ),
        Some("search") => format!(
            "Searches files or folders.\n\n\
             usage: dateline search [--format text|jsonl|csv] [--sort ORDER] [--limit N] [--explain] QUERY PATH...\n\
             \x20      dateline search --queries FILE [--format csv] [--sort ORDER] [--limit N] PATH...\n\n\
             \x20 --format        text (for reading), jsonl (a record a hit) or csv (a row a hit)\n\
             \x20 --sort ORDER    relevance, recent (relevance, where later publication counts more), newest, oldest\n\
             \x20                 (undated last) or source; relevance unless told\n\
             \x20 --limit N       hits to show of each query, 20 unless told\n\
             \x20 --queries FILE  a query a line; lines that are empty or begin with # are left out\n\
             \x20 --explain       below each hit what each part of the query found in it, and its share of the score\n\
             {READING}\n\
             Columns of csv: {}; a query without a hit has one row.\n\
             A cell that a spreadsheet would take for a formula (= + - @) gets an apostrophe in front.\n\n\
             {}\n\
             example: dateline search '\"founding anniversary\" -parade' seeds",
            HIT_COLUMNS.join(", "),
            language()
        ),
        Some("concordance") => format!(
            "Shows every place where the words of a query stand, a line each.\n\n\
             usage: dateline concordance [--format text|csv] [--sort ORDER] [--limit N] QUERY PATH...\n\n\
             \x20 --format      text (for reading) or csv (a row a place)\n\
             \x20 --sort ORDER  text (as they stand), left (by the words before) or right (by those after)\n\
             \x20 --limit N     lines to show, 50 unless told\n\
             {READING}\n\
             Columns of csv: {}.\n\
             Offsets count UTF-16 units of the text, from 0, end exclusive.\n\n\
             {}\n\
             example: dateline concordance --sort right anniversary seeds",
            crate::lines::HEADER.join(", "),
            language()
        ),
        Some("dispersion") => format!(
            "Shows where the words of a query stand: over time, and along each clipping.\n\n\
             usage: dateline dispersion [--format text|csv] [--over text|time] [--limit N] QUERY PATH...\n\n\
             \x20 --format  text (for reading) or csv (a row a place, or a row a period and term)\n\
             \x20 --over    text (along each clipping) or time (by year, month or day); for reading both unless\n\
             \x20           told, as csv text\n\
             \x20 --limit N clippings to show, 50 unless told\n\
             {READING}\n\
             A frequency is places in each 10,000 words of all clippings of the period. DP is Gries' deviation of\n\
             proportions, normalised: 0 where a term is spread as the words are, near 1 where it stands in one part.\n\
             Places are counted in the titles and texts of the clippings that match.\n\n\
             Columns of csv over text: {}; `at` is from 0 to 1, `places` those within a thousandth.\n\
             Columns of csv over time: {}.\n\n\
             {}\n\
             example: dateline dispersion --over time 'letter OR parade' seeds",
            crate::dispersion::PLACES.join(", "),
            crate::dispersion::PERIODS.join(", "),
            language()
        ),
        Some("quotes") => format!(
            "Lists who said what, and through whom we know, in the clippings that a query finds.\n\n\
             usage: dateline quotes [--format text|csv|json|annotations] [--speaker NAME] [--limit N] QUERY PATH...\n\n\
             \x20 --format        text (for reading), csv (a row a quotation), json (an array) or annotations (JSON-LD,\n\
             \x20                 W3C Web Annotation)\n\
             \x20 --speaker NAME  only what this one said, by a name or by the words that the text has for him or her\n\
             \x20 --limit N       quotations to show for reading, 50 unless told\n\
             {READING}\n\
             Columns of csv: {}.\n\n\
             {}\n\
             example: dateline quotes --speaker 'Xi Jinping' '' seeds",
            QUOTATION_COLUMNS.join(", "),
            language()
        ),
        Some("events") => format!(
            "Lists who did what to whom, each event once, in the clippings that a query finds.\n\n\
             usage: dateline events [--format text|csv|json] [--actor NAME] [--class CLASS] [--limit N] QUERY PATH...\n\n\
             \x20 --format       text (for reading), csv (a row an event) or json (an array)\n\
             \x20 --actor NAME   only what this one did\n\
             \x20 --class CLASS  only events of this class\n\
             \x20 --limit N      events to show for reading, 50 unless told\n\
             {READING}\n\
             Classes, with PLOVER's name where it has one: {}.\n\n\
             Columns of csv: {}. `reported`: the date is that of the clipping that tells it as news.\n\
             `mode` is asserted (told as done), planned (also threatened or possible) or negated (told as not done).\n\n\
             {}\n\
             example: dateline events --class letter '' seeds",
            classes(),
            EVENT_COLUMNS.join(", "),
            language()
        ),
        Some("files") => format!("Lists files or folders with the format of each, how many clippings it gave, and what was wrong.\n\n\
             usage: dateline files [--format text|csv] [OPTIONS] PATH...\n\n\
             \x20 --format      text (for reading) or csv (a row a file)\n\
             {READING}\n\
             Columns of csv: {}.\n\n\
             example: dateline files --format csv seeds > files.csv",
            FILE_COLUMNS.join(", ")
        ),
        Some("formats") => "Lists the formats that are read: their names in queries and for --as, the endings of\n\
             their files, and the largest file. A file is told by its content first, by its name second.\n\n\
             usage: dateline formats"
            .to_owned(),
        Some("pack") => format!("Writes one HTML file: the page with a library of these files in it.\n\n\
             usage: dateline pack [--title T] [--page PAGE.html] [-o OUT.html] PATH...\n\n\
             \x20 --title T        title of the library\n\
             \x20 --page PAGE.html the page to put it into; else dateline.html beside this program\n\
             \x20 -o OUT.html      where to write; else library.html in this folder\n\
             {READING}\n\
             example: dateline pack --title 'Letters' -o letters.html seeds"),
        Some("publish") => format!("Writes a static site with a library of these files: a folder for any web server, or for\n\
             GitHub Pages. Words, clippings and facts are fetched part by part as they are asked for,\n\
             so that a large library opens with little. Readers can search it, read it, and take a copy home.\n\n\
             usage: dateline publish [--title T] [--site DIR] -o DIR PATH...\n\n\
             \x20 --title T     title of the library\n\
             \x20 --site DIR    the site whose parts are taken; else the folder site beside this program\n\
             \x20 -o DIR        where to write: a new or empty folder, or a site to write anew\n\
             {READING}\n\
             example: dateline publish --title 'Letters' -o letters seeds"),
        _ => "Turns news clippings into an explorer that is one HTML file.\n\n\
             usage: dateline extract PATH...            analyse; JSON Lines on standard output\n\
             \x20      dateline search QUERY PATH...       find; hits on standard output\n\
             \x20      dateline concordance QUERY PATH...  every place of the words, a line each\n\
             \x20      dateline dispersion QUERY PATH...   where the words stand, over time and along clippings\n\
             \x20      dateline quotes QUERY PATH...       who said what, and through whom we know\n\
             \x20      dateline events QUERY PATH...       who did what to whom, each event once\n\
             \x20      dateline pack PATH...               write the page with these clippings in it\n\
             \x20      dateline publish -o DIR PATH...     write a static site that fetches its library part by part\n\
             \x20      dateline files PATH...              what each file gave, and what was wrong\n\
             \x20      dateline formats                    what can be read\n\
             \x20      dateline COMMAND --help             options and examples\n\n\
             Problems go to standard error as FILE:LINE: problem: hint.\n\
             Exit status: 0 done, 1 nothing could be read, 2 wrong arguments."
            .to_owned(),
    }
}

/// The classes of events.
fn classes() -> String {
    let classes = EventClass::ALL.map(|class| match plover_name(class) {
        Some(plover) => format!("{} ({plover})", class.name()),
        None => class.name().to_owned(),
    });
    classes.join(", ")
}

/// The query language in brief.
fn language() -> String {
    let operators = OPERATORS.iter().map(|entry| (entry.example, entry.help));
    let fields = FIELDS.iter().map(|entry| (entry.example, entry.help));
    let lines: String = operators
        .chain(fields)
        .map(|(example, help)| format!("  {example:26} {help}\n"))
        .collect();
    format!("A query:\n{lines}")
}
