"""How long a host asks to be left alone: Retry-After, in seconds or as a date (RFC 9110, 10.2.3)."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

LONGEST = 7 * 86400.0  # seconds; a host that asks for more is asked once a week


def retry_after(value: str | None, now: datetime.datetime | None = None) -> float | None:
    """Seconds to wait, None where nothing that can be read is said."""
    if value is None:
        return None
    if re.fullmatch(r"\s*\d{1,12}\s*", value):
        return min(float(value), LONGEST)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=datetime.UTC)
    wait = (until - (now or datetime.datetime.now(datetime.UTC))).total_seconds()
    return min(max(wait, 0.0), LONGEST)
