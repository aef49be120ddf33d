"""Words of a trade: every set has all of them, and a unit's own come before those of its set."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bantin.model.base import Model
from bantin.model.kinds import KINDS
from bantin.model.words import SETS, in_use
from bantin.model.words.words import CardHeadings, Counted, Labels, Words, WordSet

HEADING = """\
# Chữ của ngành

Những chữ mà mẫu tự in trên ảnh, bảng LED, video và trong bài. `words: set:` trong `content/unit.yaml` chọn một bộ; chữ
nào đơn vị nói khác thì viết dưới `words:`, theo mục ở cột đầu:

```yaml
words:
  set: neutral
  readers: người dân
  cards:
    if_victim: Khi đã có triệu chứng
```

| mục | `police`: công an | `neutral`: mọi cơ quan |
| --- | --- | --- |
"""

TOPICS = """
Hình vẽ trên ảnh thứ nhất theo chủ đề. Chữ ở hai cột sau mà có trong tiêu đề thì vẽ hình ở cột đầu, hình trên trước hình
dưới; đơn vị thêm, đổi ở `words: topics:`, ví dụ `health: [tiêm chủng]`; danh sách trống `[]` là không chữ nào:

| hình | `police` | `neutral` |
| --- | --- | --- |
"""
"""What stands around the tables of docs/words.md."""


def texts(words: Model, path: str = "") -> Iterator[tuple[str, str]]:
    """List all words by their dotted paths, topics left out."""
    for name in type(words).model_fields:
        value = getattr(words, name)
        if isinstance(value, Model):
            yield from texts(value, f"{path}{name}.")
        elif isinstance(value, str) and name != "set":
            yield f"{path}{name}", value


@pytest.mark.parametrize("words", SETS.values(), ids=SETS)
def test_a_set_lacks_no_word_but_names_that_kinds_have_themselves(words: Words) -> None:
    lacking = [path for path, text in texts(words) if not text and not path.startswith("labels.")]
    assert lacking == ["cards.text"], "paragraphs say themselves what they are about"


def test_all_kinds_and_their_lists_have_words() -> None:
    lists = {name for model in KINDS.values() for name in model.lists}
    assert set(Labels.model_fields) == set(KINDS)
    assert (
        set(CardHeadings.model_fields)
        - {
            "when",
            "hours",
            "occasion",
            "situation",
            "deceits",
            "benefit",
            "fees",
            "prizes",
            "avoid",
            "owed",
            "fined",
            "seized",
        }
        == set(Counted.model_fields)
        == {"summary", *lists}
    )


@pytest.mark.parametrize("name", WordSet)
def test_a_unit_that_writes_none_has_those_of_its_set(name: WordSet) -> None:
    assert in_use(Words(set=name)) == SETS[name]


def test_a_word_of_its_own_comes_first_and_all_others_stay() -> None:
    own = Words(set=WordSet.NEUTRAL, cards=CardHeadings(tricks="Vì sao?"), topics={"vehicle": ("xe đạp",), "bus": ()})
    used, base = in_use(own), SETS[WordSet.NEUTRAL]
    assert dict(texts(used)) == dict(texts(base)) | {"cards.tricks": "Vì sao?"}
    assert list(used.topics) == ["vehicle", "bus", *(topic for topic in base.topics if topic != "vehicle")]
    assert (used.topics["vehicle"], used.topics["health"]) == (("xe đạp",), base.topics["health"])


def test_what_is_said_in_mid_sentence_begins_small() -> None:
    for words in SETS.values():
        assert all(text == text.lower() for path, text in texts(words) if path.startswith("counted."))


def document() -> str:
    police, neutral = SETS.values()
    rows = [
        f"| `{path.replace('.', ': ')}` | {_said(police, path)} | {_said(neutral, path)} |\n"
        for path, _ in texts(Words())
    ]
    topics = [
        f"| `{scene}` | {', '.join(words)} | {', '.join(neutral.topics.get(scene, ())) or '–'} |\n"
        for scene, words in police.topics.items()
    ]
    return "".join([HEADING, *rows, TOPICS, *topics])


def _said(words: Words, path: str) -> str:
    said = dict(texts(words))[path]
    return said or ("–" if path == "cards.text" else KINDS[path.rpartition(".")[2]].label)


def test_every_word_stands_in_the_document(repository: Path, request: pytest.FixtureRequest) -> None:
    file = repository / "docs" / "words.md"
    if request.config.getoption("--update"):
        file.write_text(document(), encoding="utf-8", newline="\n")
        return
    assert file.read_text(encoding="utf-8") == document(), f"run: pytest {Path(__file__).name} --update"
