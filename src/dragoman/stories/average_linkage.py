"""Grouping by average linkage (Sokal and Michener 1958): the two groups most alike on average are made one, again and
again, as long as they are alike enough."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def average_linkage(alike: NDArray[np.float64], enough: float) -> list[list[int]]:
    """Groups of the rows of a symmetric matrix of likenesses (items × items), each sorted, by their first item.

    Of pairs that are as much alike the first in order goes first, so that the same matrix gives the same groups.
    """
    size = len(alike)
    links = alike.astype(float).copy()
    np.fill_diagonal(links, -np.inf)
    members = {row: [row] for row in range(size)}
    while len(members) > 1:
        first, second = divmod(int(links.argmax()), size)
        if links[first, second] < enough:
            break
        weights = len(members[first]), len(members[second])
        links[first] = (weights[0] * links[first] + weights[1] * links[second]) / sum(weights)
        links[:, first] = links[first]
        links[first, first] = -np.inf
        links[second, :] = links[:, second] = -np.inf
        members[first] += members.pop(second)
    return sorted((sorted(group) for group in members.values()), key=lambda group: group[0])
