"""Bare names and titles that an article has explained, and that would else be somebody better known."""

import pytest

from dragoman import Coder

CODER = Coder()


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Judge Ana Vázquez Ortega met them. Vázquez said that she would rule.", "Ana Vázquez Ortega",
         "the first of two surnames"),
        ("The owner, Tong Sun-hee, sold it. Mr Tong said that he would leave.", "Tong Sun-hee", "a surname that comes first"),
        ("The owner, Tong Sun-hee, met Vladimir Putin. Putin said that he would reopen.", "Vladimir Putin",
         "somebody known whom the article names in full"),
        ("Defense Secretary Ash Carter spoke. The secretary said that troops would stay.", "Ash Carter",
         "a secretary is a minister"),
        ("Rossi won the prize of the Lagos Academy. He teaches at Oslo University. The academy said that it was proud.",
         "Lagos Academy", "a body that has the very word in its name"),
        ("Ben Rossi watched. Rossi said that his side was tired. The rain never stopped, he said.", "Ben Rossi",
         "no side is a he"),
        ("Mayor of London Anna Rossi said that trains would run.", "Anna Rossi", "a name behind the place of a post"),
    ],
)
def test_who_speaks_last(text, expected, why):
    assert CODER.read(text, date="2015-06-01").quotes[-1].speaker.name == expected, why


def test_a_namesake_does_not_move_the_article_to_his_country():
    text = "The owner, Tong Sun-hee, sold the farm. Mr Tong said that he would leave it."
    assert CODER.read(text, date="2015-06-01").quotes[-1].speaker.country is None
