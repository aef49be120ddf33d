"""What documents repeat of the code is what the code says, and the paths that they name are there."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from pathlib import Path

import docx
import pytest
from PIL import Image

from bantin.cli.run import run
from bantin.model.item import Item
from bantin.model.kinds import KINDS
from tests.fixtures.systems import settings
from tests.fixtures.workspaces import fill_in, init, leave

COMMANDS = re.compile(r"^\| [^|`]+ \| `bantin ([^`]+)` \|$", re.MULTILINE)
TABLE = re.compile(r"(\| `kind:` \|[^\n]*\n\| --- [^\n]*\n)((?:\|[^\n]*\n)+)")


def row(kind: str, model: type[Item]) -> str:
    """Write a kind's row: its name, its label, and its own fields, each with the first words of its description."""
    told = {name: field.description or "" for name, field in model.model_fields.items()}
    common = {name: field.description for name, field in Item.model_fields.items()}
    words = {name: re.split("[;,:]", about)[0] for name, about in told.items() if about != common.get(name)}
    fields = " · ".join(f"`{name}` {about[:1].lower()}{about[1:]}" for name, about in words.items())
    return f"| `{kind}` | {model.label} | {fields} |\n"


def test_the_table_of_kinds_is_that_of_the_models(repository: Path, request: pytest.FixtureRequest) -> None:
    readme = repository / "README.md"
    text = readme.read_text(encoding="utf-8")
    rows = "".join(row(kind, model) for kind, model in KINDS.items())
    found = TABLE.search(text)
    assert found
    if request.config.getoption("--update"):
        readme.write_text(text.replace(found[2], rows), encoding="utf-8", newline="\n")
        return
    assert found[2] == rows, "run: pytest tests/whole/test_readme.py --update"


TOP = ("bantin/", "tests/", "templates/", "tools/", "docs/", "content/", ".ci/", ".github/")
MEANT = re.compile(r"\b(KIND|CHANNEL|NAME|FOLDER|FORMAT)\b")
"""Names that stand for any."""
OF_WORKSPACES = {"templates/desk/"}
"""What a workspace may have of its own."""


def paths(text: str) -> set[str]:
    """List the paths of this repository that a document names, in its text, in code and in links."""
    words = {word.rstrip(".,:;") for word in re.split(r"[\s`()]+", text)}
    links = set(re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text))
    return {word for word in words if word.startswith(TOP) and "…" not in word} | links


def missing(text: str, folder: Path) -> list[str]:
    """List the paths of a document that are not there."""
    named = sorted(paths(text) - OF_WORKSPACES)
    return [path for path in named if not any(folder.glob(MEANT.sub("*", path).rstrip("/")))]


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "tests/bench/README.md"])
def test_every_path_that_developers_are_told_of_is_there(name: str, repository: Path) -> None:
    text = (repository / name).read_text(encoding="utf-8")
    assert paths(text)
    assert missing(text, repository) == []


@pytest.mark.parametrize("name", ["README.md", "templates/README.md"])
def test_links_and_paths_of_the_product_are_there(name: str, repository: Path) -> None:
    text = (repository / name).read_text(encoding="utf-8")
    named = {path for path in paths(text) if not path.startswith(("content/", "templates/"))}
    base = (repository / name).parent
    assert [path for path in named if not (base / path).exists() and not (repository / path).exists()] == []


def test_a_file_that_moved_away_is_noticed(repository: Path) -> None:
    planted = (
        "`bantin/model/items.py`, [this](templates/GUIDE.md); `bantin/model/item.py`, `bantin/model/kinds/KIND.py`."
    )
    assert missing(planted, repository) == ["bantin/model/items.py", "templates/GUIDE.md"]


ITEMS = re.compile(r"^```yaml\n(kind: (\w+)\n.*?)^```", re.DOTALL | re.MULTILINE)


def test_items_that_are_copied_from_it_are_taken_without_a_word(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    init(tmp_path, "2024-11")
    leave(tmp_path, "facebook", "led")  # that is enough to see them read
    month = tmp_path / "content" / "2024-11"
    for example in month.glob("[0-9]*.yaml"):
        example.unlink()
    copied = ITEMS.findall((repository / "README.md").read_text(encoding="utf-8"))
    assert {"notice", "figures"} <= {kind for _, kind in copied}
    for number, (text, kind) in enumerate(copied, 1):
        (month / f"{number:02}-{kind}.yaml").write_text(text, encoding="utf-8")
        for picture in re.findall(r"file: (\S+\.jpg)", text):
            Image.effect_noise((1600, 1200), 60).convert("RGB").save(month / "assets" / picture)
    monkeypatch.chdir(tmp_path)
    assert run(["check", "2024-11"]) == 0
    told = capsys.readouterr().out
    assert not re.search(r"2024-11/0\d-", told), told


_HELPED = {"preview", "open", "key", "approve", "verify", "recall", "correct", "site", "feedback"}
"""Commands that serve until they are stopped, ask for a passphrase, or say no to what is not there."""


def officers_commands(repository: Path) -> list[list[str]]:
    """List the commands of the table for editors, in its order; some say only their help."""
    section = (repository / "README.md").read_text(encoding="utf-8").partition("## Dành cho cán bộ biên tập")[2]
    commands = [shlex.split(command) for command in COMMANDS.findall(section)]
    return [[*command, "--help"] if command[0] in _HELPED else command for command in commands]


def word(path: Path) -> None:
    """Write a document as Word does: a notice."""
    document = docx.Document()
    document.add_heading("Thông báo nghỉ lễ", 1)
    document.add_paragraph("Bộ phận một cửa nghỉ hết ngày lễ.")
    document.add_paragraph("Bà con nộp hồ sơ qua mạng.", style="List Bullet")
    document.save(str(path))


@pytest.mark.proof
def test_the_officers_commands_run_as_printed_from_any_folder(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in settings(tmp_path / "config").items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("BANTIN_WORKSPACE", raising=False)
    commands = officers_commands(repository)
    assert {"init", "new", "check", "explain", "preview", "build", "proof", "looks"} <= {
        first for first, *_ in commands
    }
    for number, command in enumerate(commands):
        folder = tmp_path / ("nhà" if number < 4 else f"nơi khác {number}")
        folder.mkdir(exist_ok=True)
        monkeypatch.chdir(folder)
        if command[0] == "import":
            word(folder / command[1])
        code = run(command)
        told = capsys.readouterr()
        assert "Sai cách dùng" not in told.err, command
        # A new workspace is not filled in yet, which is all that may be wrong.
        assert code == 0 or (code == 1 and "untouched-example" in told.out), (command, told)


@pytest.mark.proof
@pytest.mark.long
def test_and_once_the_workspace_is_filled_in_they_all_end_well(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings(tmp_path / "config").items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("BANTIN_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    for command in officers_commands(repository):
        if command[0] == "import":
            word(tmp_path / command[1])
        assert run(command) == 0, command
        fill_in(
            tmp_path / "ban-tin", checked_on=f"{dt.datetime.now().astimezone():%Y-%m-%d}"
        )  # the command line's own day
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)  # some 110 million, and no stranger's
    with Image.open(tmp_path / "mau.png") as sheet:
        assert sheet.width > 2000, "all looks, in all colours"
