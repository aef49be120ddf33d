"""What each diagnostic means: `bantin explain` prints it. A topic a file, listed here.

Explanations lie in a room of their own, not beside what raises the codes: what a job's module imports counts in its
key, and a mended explanation must not have films made anew. A test holds the two sets of codes equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bantin.checks.explanations import (
    assets,
    boards,
    builds,
    checks,
    files,
    films,
    forms,
    looks,
    months,
    pasted,
    posts,
    slips,
    values,
    versions,
)
from bantin.checks.explanations.explanation import Explanation, Topic

AREAS: Sequence[Area] = (
    files.AREA,
    slips.AREA,
    pasted.AREA,
    values.AREA,
    forms.AREA,
    months.AREA,
    versions.AREA,
    assets.AREA,
    checks.AREA,
    posts.AREA,
    looks.AREA,
    boards.AREA,
    films.AREA,
    builds.AREA,
)
"""In the order in which an editor meets them."""

EXPLANATIONS: Mapping[str, Explanation] = {one.code: one for topic in TOPICS for one in topic.explanations}
"""By code."""
