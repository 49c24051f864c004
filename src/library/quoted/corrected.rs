use crate::extract::{Quotation, VoiceKind};

/// A quotation as the reader wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedQuotation {
    /// Place among the clipping's quotations as the machine found them.
    pub at: u32,
    /// As found, with the kind and place that the reader gave.
    pub quotation: Quotation,
    /// Who spoke and who passed it on, by name, where the reader says so.
    pub chain: Option<Vec<String>>,
    /// The reader has said something of it.
    pub is_corrected: bool,
}

impl CorrectedQuotation {
    /// What sort of source the speaker is; none where nobody is named.
    pub fn source(&self) -> Option<VoiceKind> {
        match &self.chain {
            None => self.quotation.speaker().map(|voice| voice.kind),
            Some(chain) => (!chain.is_empty()).then_some(VoiceKind::Named),
        }
    }
}
