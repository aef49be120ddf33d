"""How often checks find something in ordinary sentences, in which most of them should find nothing.

`--conllu FILE` takes a treebank of Universal Dependencies, such as that of Vietnamese. Each of its first sentences is
an item of a month of ten. Prints what was found, by check; whether it is true, a person says. Asserts nothing.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bantin.checks import CHECKS
from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry
from bantin.model.kinds import KINDS
from bantin.model.theme import Theme
from bantin.model.unit import Unit
from tests.rooms.checks.conftest import HEADER, UNIT

MOST = 500
TOGETHER = 10
"""Items of one month: some checks look at several."""


def sentences(path: Path) -> Iterator[str]:
    """Read the sentences of a treebank, spaces before punctuation and its names of brackets put right."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ").replace("LBKT", "(").replace("RBKT", ")")
            yield re.sub(r"([(“]) ", r"\1", re.sub(r" ([,.;:?!)”])", r"\1", text)).strip()


def month(texts: list[str]) -> Bulletin:
    entries = []
    for number, text in enumerate(texts):
        item = KINDS["notice"].model_validate({"title": "Một tiêu đề", "summary": "Một tóm tắt.", "text": [text]})
        entries.append(Entry(f"{number:02}-tin", "notice", Document(f"{number:02}-tin.yaml", item)))
    unit, header = Unit.model_validate(UNIT), BulletinFile.model_validate(HEADER)
    theme = Theme(colors={}, styles={})
    return Bulletin("2024-11", Document("unit.yaml", unit), Document("bulletin.yaml", header), theme, tuple(entries))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conllu", type=Path, required=True, metavar="FILE")
    parser.add_argument("--skip", type=int, default=0, metavar="N", help="sentences that are left out before those")
    asked = parser.parse_args()
    chosen = list(sentences(asked.conllu))[asked.skip : asked.skip + MOST]
    usual = {(found.code, found.message) for rule in CHECKS.values() for found in rule.check(month(["Một câu."]))}
    counted = Counter[str]()
    for start in range(0, len(chosen), TOGETHER):
        for rule in CHECKS.values():
            for found in rule.check(month(chosen[start : start + TOGETHER])):
                if (found.code, found.message) not in usual:
                    counted[found.code] += 1
                    print(f"{found.code}: {found.message}")
    print(f"\n{len(chosen)} sentences")
    for code in CHECKS:
        print(f"{counted[code]:5} {code}")


if __name__ == "__main__":
    main()
