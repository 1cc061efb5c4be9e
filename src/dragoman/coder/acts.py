"""A parsed sentence in, the acts that it reports out."""

from __future__ import annotations

from dragoman.coder.candidate import Candidate
from dragoman.coder.draft import Draft, Question, pair_of, question
from dragoman.coder.lexicon_files import Lexicon, load_lexicon
from dragoman.coder.mode_words import mode_of
from dragoman.coder.nesting import drop_cancelled, drop_overlaps, drop_preparations, govern, governs, merge_repeats
from dragoman.coder.passing import spoken_by_none, told_alone
from dragoman.coder.proposal import may_act, proposals
from dragoman.coder.selection import candidates, lacking, wordings
from dragoman.coder.settle import RECIPIENT_REQUIRED, settle
from dragoman.coder.status import Standing, standing
from dragoman.parse import Sentence, Token
from dragoman.records import Act, TurnedDown

# Reasons for turning a wording down after which its words are spent: another act holds them, or they report none.
FINAL = ("inside", "part of", "the same act", "called off", "done for", "a wording that reports no act")


class ActCoder:
    """The coder of one sentence. ``lexicon`` is the one that ships unless another is given."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()

    def acts(self, sentence: Sentence) -> tuple[list[Act], list[TurnedDown]]:
        """The acts of a sentence by the lexicon alone, in order of their triggers, and what was turned down."""
        return settle(self.draft(sentence, propose=False), {}, self.lexicon)

    def draft(self, sentence: Sentence, propose: bool = True) -> Draft:
        """A sentence as far as the lexicon and the parse go; with ``propose`` also verbs that the lexicon lacks."""
        found = sorted(self.weigh(sentence), key=lambda one: one.head)
        stands = {id(candidate): standing(sentence, candidate.head) for candidate in found}
        for candidate in found:
            candidate.rejected = candidate.rejected or self.doubt(sentence, candidate, stands[id(candidate)])
        for candidate in found:
            if blames_nobody(candidate.within):
                candidate.rejected = self.doubt(sentence, candidate, stands[id(candidate)])
        coded, turned_down = [], []
        for candidate in found:
            if candidate.rejected:
                words = sentence.mention(candidate.head, candidate.head)
                turned_down.append(TurnedDown(sentence.index, words, candidate.entry.id, candidate.rejected))
            else:
                coded.append(question(sentence, candidate, stands[id(candidate)], self.lexicon))
        proposed = self.proposed(sentence, found) if propose else []
        return Draft(sentence, tuple(coded), tuple(proposed), tuple(turned_down))

    def proposed(self, sentence: Sentence, found: list[Candidate]) -> list[Question]:
        """Verbs with parties and with words of the lexicon that no act of it holds, has taken up or rules out."""
        taken = {token for one in found if not one.rejected or one.rejected.startswith(FINAL) for token in one.tokens}
        taken |= {one.carrier.verb for one in found if not one.rejected and one.carrier.verb is not None}
        outer = [one for one in found if not one.rejected and one.entry.governs]
        hints = {token.index: self.hints(sentence, token) for token in sentence.tokens if token.index not in taken}
        wordless = {index for index, types in hints.items() if not types}
        asked = []
        for made in proposals(sentence, self.lexicon, taken | wordless):
            held = standing(sentence, made.head)
            if held.status is not None and not any(governs(sentence, one, made) for one in outer):
                asked.append(Question(made, held, pair_of(sentence, made), hints=hints[made.head]))
        return asked

    def hints(self, sentence: Sentence, token: Token) -> frozenset[str]:
        """The types of all entries whose words stand at a verb, whatever their conditions."""
        if not may_act(token):
            return frozenset()
        found = (entry for _, _, entry in wordings(sentence, token, self.lexicon))
        return frozenset(entry.event_type for entry in found if not entry.blocks)

    def weigh(self, sentence: Sentence) -> list[Candidate]:
        """All candidates with participants, mode and code, those that give way to others marked as rejected."""
        found = candidates(sentence, self.lexicon)
        drop_overlaps(found)
        drop_cancelled(found)
        for candidate in found:
            rules = self.lexicon.modes.get(candidate.event_type, ())
            candidate.mode, candidate.cameo = mode_of(sentence, candidate.tokens, candidate.entry, rules)
        merge_repeats(sentence, found)
        drop_preparations(sentence, found)
        govern(sentence, found, self.lexicon)
        return found

    def doubt(self, sentence: Sentence, candidate: Candidate, held: Standing) -> str | None:
        """Why a candidate that nothing overrides is still not coded, None if it is."""
        if candidate.entry.blocks:
            return "a wording that reports no act"
        if held.status is None:
            return held.reason
        missing = lacking(candidate)
        if missing:
            return missing
        if candidate.event_type in RECIPIENT_REQUIRED and not candidate.recipients and not candidate.entry.symmetric:
            return "no recipient, which its type requires"
        if spoken_by_none(sentence, candidate):
            return "its subject is no party"
        if one_party_talks(sentence, candidate):
            return "a mention in passing: nobody on the other side"
        if candidate.actors or candidate.recipients or told_alone(sentence, candidate):
            return None
        return "a mention in passing: no participant" if candidate.kind == "noun" else "no participant"


def one_party_talks(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a noun for talks names one party and nobody holds them: "before CONTACT with Europeans"."""
    bare = candidate.kind == "noun" and candidate.event_type == "CONSULT" and not candidate.carrier.kind
    if any(child.lower == "between" for child in sentence.children(candidate.head, "prep")):
        return False
    return bare and len({*candidate.actors, *candidate.recipients}) == 1


def blames_nobody(outer: Candidate | None) -> bool:
    """Whether an accusation is none because nobody is accused: what it says is then reported, on its speaker's word
    ("claimed 90 civilians WERE WOUNDED")."""
    return outer is not None and outer.event_type == "ACCUSE" and (outer.rejected or "") in ("no recipient", "no actor")
