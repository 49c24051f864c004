//! Who said what, and through whom we know: for reading, or for other programs.

use dateline::explore::{
    Explorer, LedgerFacet, LedgerPick, LedgerQuestion, LedgerRowView, Question, QuotationFormat,
};

use crate::print::{Output, plural, printable};

/// Writes the quotations of a question's hits, those of one speaker where he or
/// she is named; for reading at most `limit`, for programs all.
pub fn write(
    explorer: &mut Explorer,
    question: &Question,
    speaker: Option<&str>,
    format: Option<QuotationFormat>,
    limit: usize,
    out: &mut Output,
) {
    let picked = speaker.map(|name| LedgerPick {
        facet: LedgerFacet::Speaker,
        value: explorer.value_of_name(name),
    });
    let asked = LedgerQuestion {
        picked: picked.into_iter().collect(),
        ..LedgerQuestion::default()
    };
    if let Some(format) = format {
        return out.rows(&explorer.quotations(question, &asked, format));
    }
    let view = explorer.ledger(question, &asked, 0, limit);
    view.rows.iter().for_each(|row| text(row, out));
    let said = view.sourcing.said * 100 / view.sourcing.words.max(1);
    let quotations = plural(view.quotations, "quotation");
    let clippings = plural(view.clippings, "clipping");
    out.line(&format!(
        "{} of {quotations} in {clippings}; {said} % of the words are in these",
        view.matched
    ));
}

fn text(row: &LedgerRowView, out: &mut Output) {
    let quotation = &row.quotation;
    let chain: Vec<&str> = (quotation.chain.iter())
        .map(|voice| voice.name.as_str())
        .collect();
    let chain = match chain.is_empty() {
        true => "nobody named".to_owned(),
        false => chain.join(" → "),
    };
    let said = [
        Some(quotation.cue.as_str()).filter(|cue| !cue.is_empty()),
        quotation.medium,
        quotation.date.as_deref(),
        quotation.negated.then_some("not said"),
        quotation.hypothetical.then_some("not yet said"),
    ];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    out.line(&printable(&format!("{chain}: {}", quotation.words)));
    out.line(&printable(&format!(
        "    {} ({}), {}",
        quotation.kind.name(),
        said.join(", "),
        quotation.title
    )));
}
