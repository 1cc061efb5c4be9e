"""The colours of the quad categories, alike everywhere and apart for the colour-blind (Okabe and Ito's palette)."""

QUAD_COLOURS = {
    "verbal cooperation": "#56b4e9",
    "material cooperation": "#009e73",
    "verbal conflict": "#e69f00",
    "material conflict": "#d55e00",
}
ROLE_STYLES = {
    "actor": "bold #56b4e9",
    "recipient": "bold #e69f00",
    "trigger": "bold underline",
    "date": "#cc79a7",
    "place": "#009e73",
}
