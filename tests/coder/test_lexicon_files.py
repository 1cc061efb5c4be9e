"""Lexicon files: TOML → what is read, or an error that names the file and the entry."""

from dataclasses import replace

import pytest

from dragoman.coder.entry import NOUN_ACTOR, NOUN_RECIPIENT, VERB_ACTOR, VERB_RECIPIENT, ContextWords
from dragoman.coder.lexicon_files import load_lexicon, read_lexicon
from dragoman.errors import DragomanError, LexiconInvalid
from tests.coder.parsed_sentences import entry

SHELL = """
[[entry]]
id = "assault.shell"
cameo = "194"
verbs = ["shell", "Open Fire"]
nouns = ["mortar attack", "exchange of fire"]
adjectives = ["hostile to"]
object = ["@places", "bunker"]
actor = "by"
"""
WORDS = '[lists]\nplaces = ["town", "@camps"]\ncamps = ["camp"]\n'


def lexicon(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return read_lexicon(folder)


def test_an_entry_is_found_by_the_head_of_each_wording(tmp_path):
    read = lexicon(tmp_path, assault=SHELL, words=WORDS)
    [made] = read.entries
    assert read.verbs == {"shell": [(("shell",), made)], "open": [(("open", "fire"), made)]}, "a verb stands first"
    assert read.nouns == {
        "attack": [(("mortar", "attack"), made)],
        "exchange": [(("exchange", "of", "fire"), made)],
    }, "a noun stands last, but before of"
    assert read.adjectives == {"hostile": [(("hostile", "to"), made)]}


def test_an_entry_has_its_files_type_and_its_lists_written_out(tmp_path):
    [made] = lexicon(tmp_path, assault=SHELL, words=WORDS).entries
    assert (made.id, made.event_type, made.cameo, made.mode) == ("assault.shell", "ASSAULT", "194", None)
    assert made.words == {"object": {"town", "camp", "bunker"}}, "a list may name another"
    assert made.actor == ("by",), "a single slot may stand without brackets"
    assert made.recipient is None


def test_lists_of_several_words_files_are_joined(tmp_path):
    read = lexicon(tmp_path, words=WORDS, words_more='[lists]\ncamps = ["bivouac"]\n')
    assert read.lists == {"places": {"town", "camp", "bivouac"}, "camps": {"camp", "bivouac"}}


def test_tables_beside_the_entries(tmp_path):
    read = lexicon(
        tmp_path,
        light_verbs='[light]\nverbs = ["hold"]\nsubject_of = ["begin"]\ncancelling = ["cancel"]\n',
        light_verbs_more='[light]\nverbs = ["take part in"]\n',
        modes='[[mode]]\nid = "blade"\nevent_type = "ASSAULT"\nmode = "primitive"\nwords = ["knife"]\n',
        complements='[[complement]]\ngovernor = "THREATEN"\ntype = "ASSAULT"\ninner_mode = "aerial"\ncameo = "1384"\n',
        contexts='[[context]]\ncontext = "military"\nwords = ["air", "Air Force"]\n',
    )
    assert (read.light, read.aspect, read.cancelling) == ({"hold", "take part in"}, {"begin"}, {"cancel"})
    assert [(rule.id, rule.words) for rule in read.modes["ASSAULT"]] == [("blade", {"knife"})]
    assert read.complements["THREATEN", "ASSAULT/aerial"].cameo == "1384"
    assert read.contexts == {"air": [ContextWords(("air", "force"), "military"), ContextWords(("air",), "military")]}, "longest first"
    assert read.entries == ()


GOVERNING = [
    ("threaten", "", True, "its type governs"),
    ("threaten", "governs = false", False, "turned off"),
    ("assault", "", False, "its type does not"),
    ("assault", "governs = true", True, "turned on"),
    ("threaten", "blocks = true", False, "what reports nothing governs nothing"),
]


@pytest.mark.parametrize(("file", "line", "expected", "why"), GOVERNING)
def test_governs(tmp_path, file, line, expected, why):
    [made] = lexicon(tmp_path, **{file: f'[[entry]]\nid = "{file}.one"\nverbs = ["menace"]\n{line}\n'}).entries
    assert made.governs is expected, why


BROKEN = [
    ({"assault": "[[entry]\n"}, ["assault.toml", "line 1"], "no TOML"),
    ({"assault": '[[entry]]\nverbs = ["shell"]\n'}, ["assault.toml", "without id"], "an entry without id"),
    ({"assault": '[[entry]]\nid = "assault.shell"\nverb = ["shell"]\n'}, ["assault.toml", "assault.shell", "verb"],
     "an unknown key"),
    ({"assault": SHELL, "words": "[lists]\n"}, ["assault.shell", "@places"], "an unknown list in an entry"),
    ({"words": '[lists]\nplaces = ["@camps"]\n'}, ["places", "@camps"], "an unknown list in a list"),
]


@pytest.mark.parametrize(("files", "named", "why"), BROKEN)
def test_an_error_names_where_it_is(tmp_path, files, named, why):
    with pytest.raises(LexiconInvalid) as caught:
        lexicon(tmp_path, **files)
    assert isinstance(caught.value, DragomanError)
    for part in named:
        assert part in str(caught.value), why


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    (tmp_path / "assault.toml").write_bytes(b'[[entry]]\nid = "\xff"\n')
    with pytest.raises(LexiconInvalid, match=r"assault\.toml"):
        read_lexicon(tmp_path)


def test_other_files_of_the_folder_are_left_alone(tmp_path):
    (tmp_path / "README.md").write_text("[[no toml", encoding="utf-8")
    assert lexicon(tmp_path, words=WORDS).entries == ()


def test_the_lexicon_that_ships_is_read_once():
    assert load_lexicon() is load_lexicon()


SLOTS = [
    ("verb", {}, (VERB_ACTOR, VERB_RECIPIENT), "a verb's own"),
    ("noun", {}, (NOUN_ACTOR, NOUN_RECIPIENT), "a noun's own"),
    ("adjective", {}, (VERB_ACTOR, ()), "an adjective has its preposition alone"),
    ("verb", {"recipient": ()}, (VERB_ACTOR, ()), "no recipient is not the same as nothing said"),
    ("noun", {"actor": ("by",)}, (("by",), NOUN_RECIPIENT), "the entry's own come first"),
]


@pytest.mark.parametrize(("kind", "fields", "expected", "why"), SLOTS)
def test_slots(kind, fields, expected, why):
    assert entry(**fields).slots(kind) == expected, why


def test_conditions_are_those_that_must_hold():
    made = entry(words={"object": frozenset({"town"}), "not_object": frozenset({"pea"})}, clause="any")
    assert made.conditions == 2, "to rule something out tells nothing"
    assert replace(made, voice="passive").conditions == 3
