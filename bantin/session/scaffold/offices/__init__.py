"""Kinds of offices, a module each: what `bantin init --office` writes for them."""

from __future__ import annotations

from collections.abc import Mapping

from bantin.session.scaffold.offices.health import HEALTH
from bantin.session.scaffold.offices.neutral import NEUTRAL
from bantin.session.scaffold.offices.office import Office
from bantin.session.scaffold.offices.police import CYBER, POLICE

OFFICES: Mapping[str, Office] = {"police": POLICE, "cyber": CYBER, "health": HEALTH, "neutral": NEUTRAL}
"""Office by the name that `--office` takes; the first is taken where none is named."""
