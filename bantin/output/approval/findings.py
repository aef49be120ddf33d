"""What is told of a file or a code that was looked up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bantin.output.approval.rounds import Round


class Verdict(StrEnum):
    """What something is."""

    OURS = "ours"
    REPLACED = "replaced"
    """It was approved, and another version after it."""
    RECALLED = "recalled"
    """It was approved, went out, and was taken back."""
    DRAFT = "draft"
    """It was built here, and nobody has approved it."""
    ALIKE = "alike"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict, and one line that says why."""

    verdict: Verdict
    told: str


@dataclass(frozen=True, slots=True)
class OfEdition:
    """A state of an edition that all have signed who must, and whether it is the last of its month."""

    round: Round
    is_last: bool

    def finding(self, what: str) -> Finding:
        """Say of something of it what it is."""
        manifest = self.round.manifest
        whose = manifest.imprint.unit if manifest.imprint else ""
        who = "; ".join(approval.told for approval in self.round.approvals)
        told = f"{what}, ấn bản của {whose}"
        if not self.is_last:
            return Finding(Verdict.REPLACED, f"{told}, nhưng đã thay bằng bản duyệt sau ({who})")
        return Finding(Verdict.OURS, f"{told}, đã duyệt ({who})")
