from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from bantin.content.workspace import shipped_release
from bantin.session.scaffold.create import init
from bantin.session.scaffold.wheel import running_wheel, wheel_of
from tests.fixtures.packages import offline, repacked
from tests.fixtures.systems import needs_pip, needs_shell
from tests.fixtures.workspaces import fill_in


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fresh") / "w"
    init(root, "2024-11")
    return root


def steps(root: Path) -> list[dict[str, str]]:
    workflow = yaml.safe_load((root / ".github" / "workflows" / "bulletin.yml").read_text(encoding="utf-8"))
    found: list[dict[str, str]] = workflow["jobs"]["bulletin"]["steps"]
    return found


def test_github_and_gitlab_run_the_same_script_of_the_workspace(fresh: Path) -> None:
    job = yaml.safe_load((fresh / ".gitlab-ci.yml").read_text(encoding="utf-8"))["bulletin"]
    assert job["script"] == [step["run"] for step in steps(fresh) if "run" in step] == ["sh .bantin-ci/run.sh"]
    assert (fresh / ".bantin-ci" / "run.sh").is_file()


def test_what_a_ci_takes_from_elsewhere_is_named_by_its_digest(fresh: Path) -> None:
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"]) for step in steps(fresh) if "uses" in step)
    job = yaml.safe_load((fresh / ".gitlab-ci.yml").read_text(encoding="utf-8"))["bulletin"]
    assert re.search(r"@sha256:[0-9a-f]{64}$", job["image"])
    container = (fresh / ".bantin-ci" / "Containerfile").read_text(encoding="utf-8")
    assert re.findall(r"^FROM (.*)$", container, re.MULTILINE) == [job["image"]]


def test_the_lock_file_holds_a_digest_of_all_that_is_installed_first_of_the_wheel_beside_it(fresh: Path) -> None:
    lock = (fresh / ".bantin-ci" / "requirements.lock").read_text(encoding="utf-8")
    name, digest = re.findall(r"\A\./(\S+) \\\n    --hash=sha256:([0-9a-f]{64})\n", lock)[0]
    assert hashlib.sha256((fresh / name).read_bytes()).hexdigest() == digest
    assert lock.endswith(shipped_release("requirements.lock").read_text(encoding="utf-8"))


def test_an_installed_bantin_makes_the_same_wheel_as_its_clone(tmp_path: Path, repository: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "built")],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    [built] = (tmp_path / "built").glob("*.whl")
    name, content = running_wheel()
    (tmp_path / name).write_bytes(content)
    with zipfile.ZipFile(built) as theirs, zipfile.ZipFile(tmp_path / name) as ours:
        assert built.name == name
        assert sorted(theirs.namelist()) == sorted(ours.namelist())
        own = [entry for entry in ours.namelist() if not re.search(r"dist-info/(METADATA|RECORD|WHEEL)$", entry)]
        assert all(theirs.read(entry) == ours.read(entry) for entry in own)
        theirs.extractall(tmp_path / "installed")
    assert wheel_of(tmp_path / "installed" / "bantin", re.findall(r"-(.*)-py3", name)[0]) == (name, content)


def install(root: Path, to: Path) -> subprocess.CompletedProcess[str]:
    """Install bantin alone, by the first entry of the lock file, as the script does all."""
    lock = (root / ".bantin-ci" / "requirements.lock").read_text(encoding="utf-8")
    (root / "first.lock").write_text("".join(lock.splitlines(keepends=True)[:2]), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pip", "install", "--require-hashes", "--no-deps", "-t", str(to), "-r", "first.lock"],
        cwd=root,
        env=offline(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.proof
@needs_pip
def test_the_wheel_of_a_workspace_installs_and_runs_elsewhere(fresh: Path, tmp_path: Path) -> None:
    assert install(fresh, tmp_path).returncode == 0
    told = subprocess.run(
        [sys.executable, "-c", "import bantin.cli as c; print(c.__file__); c.main()", "guide"],
        cwd=tmp_path,
        env=offline(PYTHONPATH=str(tmp_path)),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, guide = told.stdout.splitlines()
    assert Path(code).is_relative_to(tmp_path)
    assert Path(guide) == tmp_path / "bantin" / "templates" / "README.md"


@pytest.mark.proof
@needs_pip
def test_a_wheel_that_somebody_changed_is_not_installed(tmp_path: Path) -> None:
    init(tmp_path / "w", "2024-11")
    [wheel] = (tmp_path / "w" / ".bantin-ci").glob("*.whl")
    wheel.write_bytes(wheel.read_bytes().replace(b"bulletins of a public office", b"bulletins of a public 0ffice", 1))
    told = install(tmp_path / "w", tmp_path / "to")
    assert told.returncode != 0
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in told.stderr
    assert not (tmp_path / "to" / "bantin").exists()


@pytest.mark.proof
@pytest.mark.long
@needs_shell
def test_the_script_of_a_fresh_workspace_builds_its_month(tmp_path: Path) -> None:
    root = tmp_path / "ban-tin"
    init(root, "2024-11")
    fill_in(root)
    unit = root / "content" / "unit.yaml"
    boards_and_films = re.compile(r"^  (led|video):\n(    .*\n|\n)+", re.MULTILINE)
    unit.write_text(boards_and_films.sub(r"  \1: null\n", unit.read_text(encoding="utf-8")), encoding="utf-8")
    lock = root / ".bantin-ci" / "requirements.lock"
    # No index is asked: what is installed here is packed again, under digests of its own, at the versions locked.
    lock.write_text(repacked(lock.read_text(encoding="utf-8"), tmp_path / "wheels"), encoding="utf-8")
    told = subprocess.run(
        ["/bin/sh", ".bantin-ci/run.sh"],
        cwd=root,
        env=offline(PIP_FIND_LINKS=str(tmp_path / "wheels")),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert (root / "dist" / "2024-11" / "facebook" / "00-tong-quan" / "cover.jpg").stat().st_size > 10_000
