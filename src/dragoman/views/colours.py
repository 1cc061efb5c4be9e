"""The colours of the quad categories, alike everywhere: Okabe and Ito's hues, apart for the colour-blind, each
darkened or lightened until it stands out three to one (WCAG 2, 1.4.11) from white and from the explorer's dark page
alike."""

QUAD_COLOURS = {
    "verbal cooperation": "#3f97d0",
    "material cooperation": "#007a59",
    "verbal conflict": "#c98500",
    "material conflict": "#b8420a",
}
ROLE_STYLES = {
    "actor": "bold #56b4e9",
    "recipient": "bold #e69f00",
    "trigger": "bold underline",
    "date": "#cc79a7",
    "place": "#009e73",
}
