"""Shares with their 95% intervals: of one sample, and of several strata weighed by their size.

One sample: the score interval (Wilson, "Probable inference, the law of succession, and statistical inference", JASA
22, 1927). Strata: each share is weighed by its stratum's part of the population (Cochran, Sampling Techniques, 3rd ed.
1977, ch. 5); since his variance is 0 where all or none of a stratum are right, the interval is made of those of the
strata by the recovery of their variances (Newcombe, Statistics in Medicine 17, 1998; Zou and Donner, ibid. 27, 2008),
which uses the same weights. There is no correction for finite populations: the interval is about the coder, and not
about the one store that was sampled.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

Z = 1.959963984540054  # 97.5% of the standard normal distribution lie below
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Share:
    """How many of ``judged`` are ``right``, and what share that is, from 0 to 1, with its 95% interval.

    ``disputed`` are those of which as many say one thing as the other: they are in no count; ``least`` and ``most`` are
    the share if all of them were wrong, or right. Shares are None where nothing was judged. Where strata were weighed,
    ``weighted`` says so, and the share is not ``right`` of ``judged``.
    """

    right: int
    judged: int
    disputed: int = 0
    share: float | None = None
    low: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None
    weighted: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The share as JSON has it, to four places."""
        return {name: round(value, DIGITS) if isinstance(value, float) else value
                for name, value in asdict(self).items()}  # fmt: skip


def wilson(right: int, judged: int, z: float = Z) -> tuple[float, float]:
    """Wilson's interval of a share, from 0 to 1; all of it where nothing was judged."""
    if not judged:
        return 0.0, 1.0
    share, more = right / judged, z * z / judged
    middle = share + more / 2
    reach = z * math.sqrt(share * (1 - share) / judged + more / (4 * judged))
    low, high = (middle - reach) / (1 + more), (middle + reach) / (1 + more)
    # Exact at the ends, where subtraction leaves a rest.
    return (0.0 if right == 0 else max(0.0, low)), (1.0 if right == judged else min(1.0, high))


def share_of(right: int, judged: int, disputed: int = 0) -> Share:
    """The share of one sample."""
    whole = judged + disputed
    least, most = (right / whole, (right + disputed) / whole) if whole else (None, None)
    if not judged:
        return Share(right, judged, disputed, least=least, most=most)
    return Share(right, judged, disputed, right / judged, *wilson(right, judged), least, most)


def counted(answers: Iterable[bool | None]) -> Share:
    """The share of those that are right; None is a dispute."""
    said = list(answers)
    return share_of(said.count(True), len(said) - said.count(None), said.count(None))


def weighted_share(strata: Mapping[str, Share], population: Mapping[str, int]) -> Share:
    """The share of a population, of the shares of its strata; those of which nothing was judged weigh nothing, so that
    the share is one of the others."""
    said = {name: one for name, one in strata.items() if one.share is not None and population[name] > 0}
    right, judged, disputed = (sum(getattr(one, key) for one in strata.values()) for key in COUNTS)
    if not said:
        return Share(right, judged, disputed, weighted=True)
    size = sum(population[name] for name in said)
    part = {name: population[name] / size for name in said}

    def over(value: Callable[[Share], float | None]) -> float:
        return sum(part[name] * (value(one) or 0.0) for name, one in said.items())

    share = over(lambda one: one.share)
    down = math.sqrt(sum((part[name] * ((one.share or 0) - (one.low or 0))) ** 2 for name, one in said.items()))
    up = math.sqrt(sum((part[name] * ((one.high or 0) - (one.share or 0))) ** 2 for name, one in said.items()))
    return Share(right, judged, disputed, share, max(0.0, share - down), min(1.0, share + up),
                 over(lambda one: one.least), over(lambda one: one.most), weighted=True)  # fmt: skip


COUNTS = ("right", "judged", "disputed")
