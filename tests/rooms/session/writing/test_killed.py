"""A process that saves is killed: every file is the old one or a new one, and all goes on from there."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from bantin.session.writing.changes import Put
from bantin.session.writing.saving import Writer
from tests.fixtures.proofs import some
from tests.rooms.session.writing.conftest import TEXT

SCRIPT = """
import datetime as dt, sys
from pathlib import Path
from bantin.session.writing.changes import Put
from bantin.session.writing.saving import Writer
writer = Writer(Path(sys.argv[1]), lambda: dt.datetime.now(dt.UTC))
for number in range(200):
    file = f"content/2026-11/0{number % 3}-a.yaml"
    writer.write(file, writer.read(file).version, [Put(("title",), f"Lần {number}")], field="title")
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", some([7, 0, 60, 133], 1))
def test_every_file_is_the_old_one_or_a_new_one(tmp_path: Path, after: int) -> None:
    folder = tmp_path / "content" / "2026-11"
    folder.mkdir(parents=True)
    for number in range(3):
        (folder / f"0{number}-a.yaml").write_bytes(TEXT.encode())
    with subprocess.Popen([sys.executable, "-c", SCRIPT, str(tmp_path)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        for line in process.stdout:
            if int(line) >= after:
                process.kill()
                break
    versions = {TEXT.encode(), *(TEXT.replace("Một ", f"Lần {number} ").encode() for number in range(200))}
    writer = Writer(tmp_path, lambda: dt.datetime.now(dt.UTC))
    for path in folder.glob("[0-9]*.yaml"):
        assert path.read_bytes() in versions
        file = path.relative_to(tmp_path).as_posix()
        before = writer.read(file)
        writer.write(file, before.version, [Put(("summary",), "sau")], field="summary")
        writer.undo(file)
        assert path.read_bytes() == before.data
    assert len(list(folder.glob("[0-9]*.yaml"))) == 3
