"""Which language a text is in: text → English or not → why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.language import SURE, english_share, language_of

TEXTS = [
    ("The minister said on Thursday that the talks with Norway would begin soon and that he was looking forward to them.", "en"),
    ("Le ministre a déclaré jeudi que les négociations avec la Norvège commenceraient bientôt et qu'il s'en réjouissait.", "fr"),
    ("Der Minister hat am Donnerstag gesagt, dass die Gespräche mit Norwegen bald beginnen und dass er sich darauf freue.", "de"),
    ("El ministro dijo el jueves que las conversaciones con Noruega comenzarán pronto y que las espera con interés.", "es"),
    ("O ministro afirmou na quinta-feira que as conversações com a Noruega vão começar em breve e que está contente.", "pt"),
    ("Il ministro ha detto giovedì che i colloqui con la Norvegia inizieranno presto e che ne è contento.", "it"),
    ("De minister zei donderdag dat de gesprekken met Noorwegen snel zullen beginnen en dat hij ernaar uitkijkt.", "nl"),
    ("Министр заявил в четверг, что переговоры с Норвегией скоро начнутся и что он этому рад.", "ru"),
    ("Bakan perşembe günü Norveç ile görüşmelerin yakında başlayacağını ve bundan memnun olduğunu söyledi.", "tr"),
    ("Minister powiedział w czwartek, że rozmowy z Norwegią wkrótce się rozpoczną i że się z tego cieszy.", "pl"),
    ("وقال الوزير يوم الخميس إن المحادثات مع النرويج ستبدأ قريبا وإنه يتطلع إليها.", "ar"),
    ("部长周四表示，与挪威的会谈即将开始，他对此表示期待。", "zh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), TEXTS)
def test_language(text, code):
    assert language_of(text) == code


def test_a_table_of_names_is_left_to_the_detector():
    # Few common words, but English all the same: the share alone would not say.
    text = "Oslo talks fail: Norway blames Chad, demands apology from envoy; markets shrug, analysts say, of deal to come."
    assert english_share(text) < SURE and language_of(text) == "en"


@given(st.text())
def test_any_text_has_some_answer(text):
    assert 0.0 <= english_share(text) <= 1.0
    assert language_of(text)
