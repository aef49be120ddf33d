"""Print the commands of the README's Quick start, one a line: so that CI runs what a newcomer reads."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def quick_start(readme: str) -> list[str]:
    """Find the fenced blocks of the section «Quick start»."""
    section = readme.partition("## Quick start")[2].partition("\n## ")[0]
    return [block.strip() for block in re.findall(r"^```sh\n(.*?)^```", section, re.DOTALL | re.MULTILINE)]


if __name__ == "__main__":
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    sys.stdout.write("\n".join(quick_start(readme)) + "\n")
