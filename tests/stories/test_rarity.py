"""How much a country tells."""

from dragoman.stories.rarity import known_share, rarity


def test_a_country_that_is_seldom_named_tells_more():
    assert rarity("TUV") > rarity("PRY") > rarity("USA") > 0


def test_a_body_is_no_country():
    assert rarity("UNO") == rarity("NGO") == 0


def test_the_share_that_is_known_goes_by_rarity():
    assert known_share(["TUV", "USA"], {"TUV"}) > known_share(["TUV", "USA"], {"USA"})
    assert known_share(["TUV", "USA"], {"TUV", "USA"}) == 1
    assert known_share([], {"USA"}) == known_share(["UNO"], {"UNO"}) == 0.5
