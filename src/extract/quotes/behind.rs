//! Reads what stands between a reporting verb and the words it reports.

use super::adjuncts::adjunct;
use super::after::{After, Lead};
use super::classes;
use super::lexicon::pattern::{self, Patterns};
use super::naming;
use super::page::Page;
use super::phrases;
use super::relayed::relayed;
use super::scene::Scene;
use crate::extract::TokenKind;

/// Most tokens between two dashes.
const MAX_ASIDE: usize = 24;

/// Most tokens between two commas right behind a verb.
const MAX_PARENTHESIS: usize = 8;

/// Most steps of one reading.
const MAX_STEPS: usize = 16;

impl Scene<'_, '_> {
    /// Reads on from `at`, right behind a verb with these patterns.
    pub fn read_behind(&self, at: usize, patterns: Patterns) -> After {
        let mut behind = Behind {
            scene: self,
            page: self.page,
            end: self.end,
            first: at,
            at,
            patterns,
            wants_person: false,
            is_parenthesis: false,
            after: After::default(),
        };
        // `requested anonymity to speak`: nothing is told.
        if self.page.is(at, "anonymity") || behind.calls_on() == Step::Stop {
            return behind.after;
        }
        behind.wants_person = behind.takes(pattern::PERSON | pattern::ORDER | pattern::ACCUSE);
        for _ in 0..MAX_STEPS {
            if behind.step() == Step::Stop {
                break;
            }
        }
        behind.finished()
    }
}

/// Whether a reading goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    On,
    Stop,
}

/// A reading that has come to token `at`.
pub struct Behind<'b, 's, 'a> {
    pub scene: &'b Scene<'s, 'a>,
    pub page: &'s Page<'a>,
    pub end: usize,
    /// The token behind the verb.
    pub first: usize,
    pub at: usize,
    pub patterns: Patterns,
    /// Whoever is told, asked or accused has not been found.
    pub wants_person: bool,
    /// A comma has opened a parenthesis.
    is_parenthesis: bool,
    pub after: After,
}

impl Behind<'_, '_, '_> {
    fn step(&mut self) -> Step {
        if self.at >= self.end {
            return Step::Stop;
        }
        if self.scene.opens(self.at) {
            // `accused “Kill Bill” director X`: a name.
            // `shouted “God Is Great” before` is none.
            let may_quote =
                self.takes(pattern::NAME) || self.takes(pattern::MARK) && self.at == self.first;
            if !may_quote && self.scene.is_in_name(self.at) {
                // `told CBS's “Sunday Show” that`.
                let is_owned = matches!(self.page.text(self.at - 1), "'s" | "’s");
                let region = self.scene.region_at(self.at).filter(|_| is_owned);
                return match region.map(|region| self.scene.regions[region].close as usize) {
                    Some(close) if close + 1 < self.end => {
                        self.at = close + 1;
                        Step::On
                    }
                    _ => Step::Stop,
                };
            }
            return self.found(self.at, Lead::Mark);
        }
        let known = (self.relayed())
            .or_else(|| self.dash())
            .or_else(|| self.comma())
            .or_else(|| self.colon())
            .or_else(|| self.brackets());
        if let Some(step) = known {
            return step;
        }
        if !self.page.is_word(self.at) || self.page.has(self.at, classes::CITES) {
            return Step::Stop;
        }
        (self.that())
            .or_else(|| self.saying())
            .or_else(|| self.question())
            .or_else(|| self.person())
            .or_else(|| self.to())
            .or_else(|| self.accused())
            .or_else(|| self.named())
            .or_else(|| self.preposition())
            .or_else(|| self.topic())
            .or_else(|| self.adjunct())
            .unwrap_or_else(|| self.words())
    }

    pub fn takes(&self, patterns: Patterns) -> bool {
        self.patterns & patterns != 0
    }

    pub fn found(&mut self, first: usize, lead: Lead) -> Step {
        self.after.content = Some((first, lead));
        Step::Stop
    }

    pub fn go(&mut self, at: usize) -> Option<Step> {
        self.at = at;
        Some(Step::On)
    }

    /// `called on them to leave`.
    fn calls_on(&mut self) -> Step {
        let at = self.at;
        if !self.takes(pattern::ON) || !matches!(self.page.text(at), "on" | "upon") {
            return Step::On;
        }
        if at + 1 >= self.end || self.scene.opens(at + 1) || self.page.time_at(at + 1).is_some() {
            return Step::Stop;
        }
        self.patterns = pattern::ORDER;
        self.at += 1;
        Step::On
    }

    /// `said — as reported by X — “…”`.
    fn relayed(&mut self) -> Option<Step> {
        let mark = self.page.text(self.at);
        if !matches!(mark, "—" | "–" | ",") {
            return None;
        }
        let (teller, next) = relayed(self.page, self.at + 1, self.end)?;
        if !self.page.is(next, mark) {
            return None;
        }
        self.after.teller = self.after.teller.or(Some(teller));
        self.go(next + 1)
    }

    /// `commented — which was unusual — “…”`.
    fn dash(&mut self) -> Option<Step> {
        let words = self.behind_dashes(self.at)?;
        Some(self.found(words, Lead::Mark))
    }

    /// Where marked words open behind what two dashes set apart from `at` on.
    fn behind_dashes(&self, at: usize) -> Option<usize> {
        let mark = self.page.text(at);
        if !matches!(mark, "—" | "–") {
            return None;
        }
        let last = self.end.min(at + MAX_ASIDE);
        let close = (at + 1..last).find(|at| self.page.is(*at, mark))?;
        Some(close + 1).filter(|words| self.scene.opens(*words))
    }

    fn comma(&mut self) -> Option<Step> {
        let page = self.page;
        let next = self.at + 1;
        let leads = next < self.end && self.scene.opens(next);
        if !page.is(self.at, ",") {
            return None;
        }
        if leads {
            return Some(self.found(next, Lead::Mark));
        }
        if self.is_parenthesis {
            self.is_parenthesis = false;
            return self.go(next);
        }
        // `said, in a letter to X, that`.
        let mut inner = After::default();
        if next < self.end
            && let Some(comma) = adjunct(page, next, self.end, &mut inner)
            && page.is(comma, ",")
            && comma + 1 < self.end
            && (page.has(comma + 1, classes::THAT)
                || self.scene.opens(comma + 1)
                || self.takes(pattern::ZERO)
                    && inner.is_sure()
                    && page.has(comma + 1, classes::SUBJECT | classes::DETERMINER))
        {
            self.after.merge(inner);
            self.is_parenthesis = true;
            return self.go(comma);
        }
        // `alleged, by way of example, the firm had`.
        let close = (self.scene).comma_from(next, self.end.min(next + MAX_PARENTHESIS));
        if let Some(close) = close.filter(|_| self.takes(pattern::THAT | pattern::ZERO))
            && (next..close).all(|at| page.is_word(at))
        {
            // `acknowledged, when pressed, that`.
            let leads = classes::PREPOSITION | classes::ADVERB | classes::SUBORDINATOR;
            let is_plain = (next..close).all(|at| !page.is_finite(at));
            let opens = self.scene.opens(close + 1)
                || page.has(close + 1, classes::SUBJECT | classes::DETERMINER)
                || page.mention_at(close + 1).is_some();
            let is_led = page.has(next, leads) && page.has(close + 1, classes::THAT);
            let is_adjunct = page.has(next, classes::PREPOSITION | classes::ADVERB);
            if is_led || is_adjunct && is_plain && opens {
                return self.go(close + 1);
            }
        }
        // `told Anadolu, a news agency, that`.
        let last = self.end.min(next + MAX_ASIDE);
        let close = (next..last).find(|at| page.is(*at, ",") || page.is_finite(*at));
        if self.after.addressee.is_some()
            && let Some(close) = close
            && page.is(close, ",")
            && (page.has(close + 1, classes::THAT)
                || self.takes(pattern::WH)
                    && page.has(close + 1, classes::WH)
                    && !page.has(close + 1, classes::RELATIVE)
                || self.takes(pattern::ORDER) && page.is(close + 1, "to"))
        {
            return self.go(close + 1);
        }
        Some(Step::Stop)
    }

    fn colon(&mut self) -> Option<Step> {
        if !self.page.is(self.at, ":") {
            return None;
        }
        let next = self.at + 1;
        if next + 1 >= self.end {
            return Some(Step::Stop);
        }
        let lead = if self.scene.opens(next) {
            Lead::Mark
        } else {
            Lead::Colon
        };
        Some(self.found(next, lead))
    }

    fn brackets(&mut self) -> Option<Step> {
        if !self.page.is(self.at, "(") || self.at <= self.first {
            return None;
        }
        let last = self.end.min(self.at + 12);
        match (self.at..last).find(|at| self.page.is(*at, ")")) {
            Some(close) => self.go(close + 1),
            None => Some(Step::Stop),
        }
    }

    fn that(&mut self) -> Option<Step> {
        let page = self.page;
        if !page.has(self.at, classes::THAT) {
            return None;
        }
        let next = self.at + 1;
        // `said that was wrong`: `that` is the subject.
        let is_subject = page.has(next, classes::BE | classes::MODAL | classes::HAVE);
        if is_subject && !self.scene.opens(next) {
            return Some(self.found(self.at, Lead::Clause));
        }
        // `claimed by X that struck the town`: a relative.
        let mut verb = next;
        while page.has(verb, classes::ADVERB) || page.is_manner(verb) {
            verb += 1;
        }
        let is_behind_noun = self.at > self.first || !page.has(self.at - 1, classes::VERB);
        if is_behind_noun && !self.scene.opens(next) && page.is_plain_finite(verb) {
            return Some(Step::Stop);
        }
        if next < self.end || self.scene.opens(next) {
            return Some(self.found(next, Lead::That));
        }
        Some(Step::Stop)
    }

    fn saying(&mut self) -> Option<Step> {
        if self.page.is(self.at, "as") && self.page.is(self.at + 1, "saying") {
            return self.go(self.at + 2);
        }
        None
    }

    fn question(&mut self) -> Option<Step> {
        let page = self.page;
        let asks = self.takes(pattern::WH)
            && page.has(self.at, classes::WH)
            && !(page.is(self.at, "if") && self.takes(pattern::ZERO))
            && page.time_at(self.at).is_none();
        asks.then(|| self.found(self.at, Lead::Question))
    }

    fn named(&mut self) -> Option<Step> {
        if !self.takes(pattern::NAME) {
            return None;
        }
        self.after.content = naming::named(self.scene, self.at);
        self.after.content.map(|_| Step::Stop)
    }

    /// `called for …`, `warned of …`.
    fn preposition(&mut self) -> Option<Step> {
        let page = self.page;
        let is_own = self.takes(pattern::FOR) && page.is(self.at, "for")
            || self.takes(pattern::OF) && page.is(self.at, "of");
        if !is_own {
            return None;
        }
        let next = self.at + 1;
        let lead = if self.scene.opens(next) {
            Lead::Mark
        } else {
            Lead::Phrase
        };
        Some(self.found(next, lead))
    }

    /// `said of the plan, “…”`: what the words are about.
    fn topic(&mut self) -> Option<Step> {
        let page = self.page;
        if !matches!(page.text(self.at), "of" | "about" | "regarding") || !self.takes(pattern::MARK)
        {
            return None;
        }
        let mut end = phrases::phrase_from(page, self.at + 1, self.end)?.end;
        while page.has(end, classes::PREPOSITION)
            && let Some(more) = phrases::phrase_from(page, end + 1, self.end)
        {
            end = more.end;
        }
        let is_led = matches!(page.text(end), "," | ":") && self.scene.opens(end + 1)
            || page.has(end, classes::THAT)
            || self.scene.opens(end);
        if is_led {
            return self.go(end);
        }
        // `added regarding the request, they would`.
        let opens = classes::SUBJECT | classes::DETERMINER;
        if page.is(end, ",") && page.has(end + 1, opens) && self.takes(pattern::ZERO) {
            return Some(self.found(end + 1, Lead::Clause));
        }
        None
    }

    fn adjunct(&mut self) -> Option<Step> {
        // `said Thursday's crash was`: whose it is.
        let time_end = self
            .page
            .time_at(self.at)
            .map(|_| self.page.time_end(self.at));
        let owns = |end: usize| {
            end < self.page.len() && self.page.token(end).kind == TokenKind::Possessive
        };
        if time_end.is_some_and(owns) {
            return None;
        }
        let mut inner = After::default();
        let next = adjunct(self.page, self.at, self.end, &mut inner)?;
        // `which she said permanently damaged her neck`.
        if !inner.is_told() && self.page.is_plain_finite(next) {
            return None;
        }
        let is_sure = inner.is_sure()
            || self.leads_on(next)
            || self.page.is(next, ",") && self.opens_as()
            || self.page.is(next, "to") && self.takes(pattern::INFINITIVE | pattern::ORDER);
        if !is_sure {
            return None;
        }
        self.after.merge(inner);
        self.go(next)
    }

    /// Whether the sentence opens with `As X announced at the summit, …`.
    fn opens_as(&self) -> bool {
        let first = self.scene.sentence_floor(self.first);
        matches!(self.page.text(first), "As" | "as")
            && !self.page.has(first + 1, classes::PREPOSITION)
            && !self.page.is(self.at, "by")
    }

    /// Whether what stands at `at` shows that the words before it only led there.
    fn leads_on(&self, at: usize) -> bool {
        let page = self.page;
        at >= self.end
            || page.has(at, classes::THAT)
            || matches!(page.text(at), "whether" | "how" | "why" | "what" | ":")
            || self.scene.opens(at)
            || self.behind_dashes(at).is_some()
            || page.is(at, ",") && (at + 1 >= self.end || self.scene.opens(at + 1))
    }

    /// The reported words, without anything that leads to them.
    fn words(&mut self) -> Step {
        let page = self.page;
        let at = self.at;
        // `expressed his intent to`: what follows is the content.
        let noun = at + usize::from(page.has(at, classes::DETERMINER));
        let intends = matches!(page.text(noun), "intent" | "intention" | "intentions");
        if intends && page.is(noun + 1, "to") {
            return self.found(noun + 1, Lead::Infinitive);
        }
        let may_be_clause = self.takes(pattern::ZERO);
        // `requested support and equipment`: no addressee after all.
        let is_split =
            self.after.addressee.is_some() && self.takes(pattern::ORDER) && !may_be_clause;
        if !is_split && self.takes(pattern::ZERO | pattern::PHRASE)
            || page.has(at, classes::SUBJECT)
        {
            let lead = if may_be_clause {
                Lead::Clause
            } else {
                Lead::Phrase
            };
            return self.found(at, lead);
        }
        Step::Stop
    }

    fn finished(mut self) -> After {
        // `requested support from other departments`: no addressee after all.
        if self.after.content.is_none()
            && self.takes(pattern::PHRASE)
            && let Some(phrase) = self.after.addressee
            && phrase.first >= self.first
            && !self.page.is(phrase.first - 1, "to")
        {
            self.after.content = Some((phrase.first, Lead::Phrase));
            self.after.addressee = None;
            self.at = phrase.first;
        }
        self.after.end = self.at;
        self.after
    }
}
