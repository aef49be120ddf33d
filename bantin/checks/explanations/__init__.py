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
    posting,
    posts,
    slips,
    values,
    versions,
)
from bantin.checks.explanations.explanation import Explanation, Topic

TOPICS: Sequence[Topic] = (
    files.TOPIC,
    slips.TOPIC,
    pasted.TOPIC,
    values.TOPIC,
    forms.TOPIC,
    months.TOPIC,
    versions.TOPIC,
    assets.TOPIC,
    checks.TOPIC,
    posts.TOPIC,
    looks.TOPIC,
    boards.TOPIC,
    films.TOPIC,
    builds.TOPIC,
    posting.TOPIC,
)
"""In the order in which an editor meets them."""

EXPLANATIONS: Mapping[str, Explanation] = {one.code: one for topic in TOPICS for one in topic.explanations}
"""By code."""
