"""Version 0.2.0: sheets name digests by attributes, steps stand in markup, no CI takes bantin by its bare name."""

from __future__ import annotations

import re

from bantin.session.scaffold.pipeline import FOLDER, pipeline
from bantin.session.upgrading.draft import Draft
from bantin.session.upgrading.macros import with_shipped_macros
from bantin.session.upgrading.themes import with_shipped_names
from bantin.text.patterns import regex

_SHEET = "templates/led/sheet.xml"
_EXPRESSION = r"(?:\{\{[^{}]*\}\}|[^{}])+"
_PLACEHOLDER = regex(rf"<text([^<>]*)>([^<]*?)[ \t]*\{{(sha256|bytes) ({_EXPRESSION})\}}[ \t]*</text>")
_COMMENT = regex(r"\{#.*?#\}", re.DOTALL)
_LEFT_OVER = regex(r"\{(?:sha256|bytes) ")
_ATTRIBUTES = {"sha256": "digest-of", "bytes": "bytes-of"}
_PATHS = regex(r"(\{% *for (\w+) in texts *%\}\{\{ *file\()\2(?=[,)])")

_STEP_MACRO = regex(r"(\{% *macro step\((\w+)\) *%\})[^\n]*\bshown\b[^\n]*(\{% *endmacro *%\})")
_SHOWN = regex(r"\{[{%][^{}]*\bshown\b")

_BARE = regex(
    r"(?m)(?<![\w-])(?:(?:python3?|py) -m )?pip3? install(?: -(?:U|q|-upgrade|-quiet))* [\"']?bantin(?:\[\w+\])?"
    r"(?:[=~<>]=?[\w.]+)?[\"']?(?=[ \t]*(?:$|&&|;|#))"
)


def upgrade(draft: Draft) -> None:
    """Change what workspaces of 0.1.0 hold."""
    draft.edit(_SHEET, _sheet)
    if _LEFT_OVER.search(_spoken(draft, _SHEET)):
        draft.left.append(
            f"«{_SHEET}» còn {{sha256 …}} hay {{bytes …}}: ghi digest-of, bytes-of vào thẻ text thay cho chúng"
        )
    for path in draft.looks():
        if path.startswith("templates/video/"):
            draft.edit(path, lambda text: _STEP_MACRO.sub(r'\1step="{{ \2 }}"\3', text))
            if _SHOWN.search(_spoken(draft, path)):
                draft.left.append(
                    f'«{path}» còn dùng «shown», nay không có nữa: ghi step="1", step="2" vào thẻ hiện dần'
                )
    with_shipped_macros(draft)
    with_shipped_names(draft)
    _workflows(draft)


def _sheet(text: str) -> str:
    """Have attributes name what placeholders named, and playlists, named by paths until then, by name and folder."""
    if not _LEFT_OVER.search(text):
        return text
    return _PLACEHOLDER.sub(_with_attribute, _PATHS.sub(r'\1folder ~ "/" ~ \2', text))


def _with_attribute(found: re.Match[str]) -> str:
    attributes, before, kind, path = found.groups()
    start = f'<text{attributes} {_ATTRIBUTES[kind]}="{path}"'
    return f"{start}>{before}</text>" if before else f"{start}/>"


def _workflows(draft: Draft) -> None:
    """Have CI install what the workspace holds, where it would take a name that anybody may register."""
    new = f"pip install --require-hashes --only-binary :all: -r {FOLDER}/requirements.lock"
    folder = draft.root / ".github" / "workflows"
    found = [f".github/workflows/{path.name}" for path in sorted(folder.glob("*.y*ml"))]
    for path in (*found, ".gitlab-ci.yml"):
        before = draft.read(path)
        draft.edit(path, lambda text: _BARE.sub(new, text))
        if draft.read(path) != before:
            for name, content in pipeline().items():
                draft.put(name, content)


def _spoken(draft: Draft, path: str) -> str:
    """Give a look without its comments."""
    return _COMMENT.sub("", (draft.read(path) or b"").decode(errors="replace"))
