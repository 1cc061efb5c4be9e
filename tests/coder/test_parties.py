"""Who can be a party: text → word → whether it can → why."""

import pytest

from dragoman.coder import parties
from tests.coder.parsed_sentences import at, parse, small_lexicon

LEXICON = small_lexicon()

PARTIES = [
    ("Kenya protested.", "Kenya", True, "a name"),
    ("He protested.", "He", True, "a pronoun"),
    ("The government protested.", "government", True, "listed, whatever its ending"),
    ("The nomination failed.", "nomination", False, "an abstract ending"),
    ("The offer failed.", "offer", False, "a thing"),
    ("It failed on Monday.", "Monday", False, "a day"),
    ("Ten failed.", "Ten", False, "a number"),
    ("Help reached the injured.", "injured", True, "people named by an adjective"),
    ("The farmers protested.", "farmers", True, "people"),
    ("Resolution 2249 was adopted.", "Resolution", False, "a document by its name"),
]


@pytest.mark.parametrize(("text", "word", "expected", "why"), PARTIES)
def test_party(text, word, expected, why):
    sentence = parse(text)
    assert parties.can_be_party(sentence.tokens[at(sentence, word)], LEXICON) is expected, why


def test_an_act_is_no_party():
    lexicon = small_lexicon(nouns={"parade": []})
    sentence = parse("The parade ended.")
    assert not parties.can_be_party(sentence.tokens[1], lexicon)
    assert parties.can_be_party(sentence.tokens[1], LEXICON), "unless no entry has a word for it"
