"""What a CI needs to make a workspace's bulletins: the bantin that wrote it, and the digests of all that it needs."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from bantin.content.workspace import shipped_release
from bantin.session.scaffold.wheel import running_wheel

FOLDER = ".bantin-ci"

_DATA = files("bantin.session.scaffold") / "data" / "ci"


def pipeline() -> dict[str, bytes]:
    """Give the files of `.bantin-ci/`, by path in the workspace: wheel, lock file, script and container file."""
    name, wheel = running_wheel()
    first = f"./{FOLDER}/{name} \\\n    --hash=sha256:{hashlib.sha256(wheel).hexdigest()}\n"
    return {
        # No system may change their bytes: the digests are of these, and a shell takes no CR for the end of a line.
        f"{FOLDER}/.gitattributes": b"* -text\n",
        f"{FOLDER}/{name}": wheel,
        f"{FOLDER}/requirements.lock": first.encode() + shipped_release("requirements.lock").read_bytes(),
        f"{FOLDER}/run.sh": _data("run.sh"),
        f"{FOLDER}/Containerfile": _data("Containerfile"),
    }


def workflows() -> dict[str, bytes]:
    """Give what has GitHub and GitLab run the script of `.bantin-ci/`, by path in the workspace."""
    return {".github/workflows/bulletin.yml": _data("github.yml"), ".gitlab-ci.yml": _data("gitlab.yml")}


def _data(name: str) -> bytes:
    return (_DATA / name).read_bytes()
