"""The small workspace that tests of this room read."""

from __future__ import annotations

from tests.fixtures.small_months import composed, month, notice, read, root

__all__ = ["composed", "month", "notice", "read", "root"]
