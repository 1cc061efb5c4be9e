"""Acts that several do together or to each other, so that without a recipient each stands against each other."""

from __future__ import annotations

MUTUAL = ("CONSULT", "AGREE", "COOPERATE", "ASSAULT")
SIGNED = "057"  # CAMEO's signing of an agreement


def is_mutual(event_type: str, cameo: str | None) -> bool:
    """Whether the actors of such an act, without a recipient, act upon each other.

    Those who condemn or demand something together do not. A store's views ``dyads`` and ``story_dyads`` say the same.
    """
    return event_type in MUTUAL or (cameo or "").startswith(SIGNED)
