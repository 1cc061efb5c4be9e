"""The end of a run: articles, events by type, and what failed and why."""

from __future__ import annotations

from typing import Any, TextIO

FAILURES_SHOWN = 20


def print_summary(run: Any, stream: TextIO) -> None:
    """Print the summary of a run."""
    events = sum(run.types.values())
    where = "" if run.output == "-" else f" → {run.output}"
    print(f"{run.articles:,} articles coded, {events:,} events{where}", file=stream)
    if run.already_there:
        print(f"{run.already_there:,} articles were already there and unchanged", file=stream)
    if run.passed_over:
        print(f"{run.passed_over:,} of them, of sport, markets and the like, were passed over unread", file=stream)
    if run.left_out:
        told = ", ".join(f"{number:,} {why}" for why, number in run.left_out.most_common())
        print(f"left out of web archives: {told}", file=stream)
    if events:
        print("  " + ", ".join(f"{name} {number}" for name, number in run.types.most_common()), file=stream)
    kept = [failure for failure in run.failures if getattr(failure, "kept", False)]
    lost = [failure for failure in run.failures if not getattr(failure, "kept", False)]
    beyond = run.failed - len(run.failures)
    lists = ((f"{len(lost) + beyond:,} could not be coded:", lost), (f"{len(kept):,} coded with a gap:", kept))
    for title, failures in lists:
        if failures:
            print(title, file=stream)
            for failure in failures[:FAILURES_SHOWN]:
                print(f"  {failure.source}: {failure.why}", file=stream)
            left = len(failures) - FAILURES_SHOWN + (beyond if failures is lost else 0)
            if left > 0:
                print(f"  … and {left:,} more", file=stream)
