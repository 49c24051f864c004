use crate::extract::EventClass;

/// What PLOVER, the coders' standard of political events, calls a class of ours;
/// none for what it does not code.
///
/// # Source
/// Open Event Data Alliance, *PLOVER: The Political Language Ontology for Verifiable
/// Event Records*, table of event types, 2021.
pub fn plover_name(class: EventClass) -> Option<&'static str> {
    Some(match class {
        EventClass::Meeting | EventClass::Visit | EventClass::Letter | EventClass::Call => {
            "CONSULT"
        }
        EventClass::Agreement => "AGREE",
        EventClass::Aid => "AID",
        EventClass::Demand => "REQUEST",
        EventClass::Rejection => "REJECT",
        EventClass::Disapproval | EventClass::Trial => "ACCUSE",
        EventClass::Threat => "THREATEN",
        EventClass::Sanction => "SANCTION",
        EventClass::Protest => "PROTEST",
        EventClass::Parade | EventClass::Exercise | EventClass::Test => "MOBILIZE",
        EventClass::Attack => "ASSAULT",
        EventClass::Arrest => "COERCE",
        EventClass::Concession => "RETREAT",
        EventClass::Support => "SUPPORT",
        EventClass::Cooperation => "COOPERATE",
        EventClass::Statement
        | EventClass::Vote
        | EventClass::Appointment
        | EventClass::Death
        | EventClass::Anniversary => return None,
    })
}
