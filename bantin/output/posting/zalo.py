"""The unit's Official Account on Zalo: articles.

What is known of this interface comes from other clients' code alone, and this was built against a stand-in that behaves
as they met it; see docs/publishing.md. An article is made hidden: nobody sees it before the one call that shows it.
A cover is the address of a picture on the web: the interface takes no file for it.
"""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import httpx

from bantin.output.posting.ledger import Pieces
from bantin.output.posting.outlet import Shown, codes
from bantin.output.posting.posts import Approved, Place, Post
from bantin.output.posting.troubles import Kind, PostingError, Trouble
from bantin.output.posting.vault import Vault
from bantin.output.posting.wire import Answer, Secret, Wire, as_object

ADDRESS: Final = "https://openapi.zalo.me"
TOKENS: Final = "https://oauth.zaloapp.com"

_KINDS: Mapping[int, Kind] = {
    -214: Kind.WAITING,  # a cover that it still fetches
    **dict.fromkeys((-32, -211), Kind.THROTTLED),
    **dict.fromkeys((-124, -216, -14014, -14020), Kind.TOKEN),
    **dict.fromkeys((-205, -209), Kind.RIGHT),
    -217: Kind.GONE,
}
_TITLE, _BRIEF = 150, 300
"""Characters of an article's title and of what stands below it."""

_LISTED, _PAGES = 10, 60
"""Articles in an answer, and most answers that are read."""

_EARLY = dt.timedelta(minutes=10)
"""By which a token is renewed before it ends."""

_SHOW, _HIDE = "show", "hide"


def judged(response: httpx.Response) -> Answer:
    """Read an answer of Zalo, which tells errors with HTTP 200.

    Raises:
        PostingError: it tells of one, or nothing that can be understood.
    """
    said = as_object(response)
    code = said.get("error", 0 if "access_token" in said else None)
    if not isinstance(code, int):
        raise PostingError(Trouble(Kind.UNSURE, f"HTTP {response.status_code}"))
    if code:
        told = str(said.get("message") or said.get("error_description") or said.get("error_name") or "")
        raise PostingError(Trouble(_KINDS.get(code, Kind.REFUSED), f"{told} [{code}]".strip()))
    if not response.is_success:
        raise PostingError(Trouble(Kind.UNSURE, f"HTTP {response.status_code}"))
    return said


@dataclass
class Tokens:
    """The tokens of the account: one that works for a day, and one that makes the next pair, once.

    The new pair is kept before it is used: whoever loses it is locked out until somebody logs in again.
    """

    wire: Wire
    vault: Vault
    app: str
    account: str
    now: Callable[[], dt.datetime]
    base: str = TOKENS

    def access(self) -> Secret:
        """Return the token that works, a new one where it soon ends.

        Raises:
            PostingError: there is none, and none is to be had.
        """
        kept = self.vault.text(f"zalo {self.account} access")
        until, _, token = kept.partition(" ")
        with suppress(ValueError):
            if dt.datetime.fromisoformat(until) - _EARLY > self.now():
                return self._known(Secret(token))
        return self.renewed()

    def renewed(self) -> Secret:
        """Make a new pair and keep it.

        Raises:
            PostingError: the token that makes one counts no longer, or the machine does not keep it.
        """
        secret, refresh = (self.vault.secret(f"zalo {self.account} {name}") for name in ("secret", "refresh"))
        if secret is None or refresh is None:
            raise PostingError(Trouble(Kind.TOKEN, "chưa cất mã ở máy này"))
        self._known(secret)
        self._known(refresh)
        data = {"refresh_token": refresh.reveal(), "app_id": self.app, "grant_type": "refresh_token"}
        headers = {"secret_key": secret.reveal()}
        answer = self.wire.unseen("POST", f"{self.base}/v4/oa/access_token", data=data, headers=headers)
        try:
            following = self._known(Secret(str(answer.get("refresh_token", ""))))
            self.vault.keep(f"zalo {self.account} refresh", following.reveal())
            token = self._known(Secret(str(answer.get("access_token", ""))))
            until = self.now() + dt.timedelta(seconds=int(answer.get("expires_in", 0)))
        except (ValueError, OverflowError):
            raise PostingError(Trouble(Kind.TOKEN, "Zalo không trả mã mới")) from None
        self.vault.keep(f"zalo {self.account} access", f"{until.isoformat()} {token.reveal()}")
        return token

    def _known(self, secret: Secret) -> Secret:
        self.wire.secrets.append(secret)
        return secret


@dataclass(frozen=True, slots=True)
class Account:
    """Articles of the account.

    Attributes:
        cover: address of the picture above each.
        author: who signs.
    """

    wire: Wire
    tokens: Tokens
    cover: str
    author: str
    place = Place.ZALO
    schedules = False

    def prepare(self, post: Post, approved: Approved, pieces: Pieces) -> None:
        """Make the article, hidden."""
        del approved
        if pieces["article"]:
            return
        if not pieces["made"] and (known := self._hidden(post)):
            pieces["article"] = known
            return
        if not pieces["made"]:
            # Once: nobody sees a second one, but the account has only so many a month, and this one is found again.
            answer = self._call("create", self._article(post.title, post.text, post.code, _HIDE), once=True)
            pieces["made"] = str(_data(answer).get("token", ""))
        pieces["article"] = str(_data(self._call("verify", {"token": pieces["made"]})).get("id", ""))
        if not pieces["article"]:
            raise PostingError(Trouble(Kind.UNSURE))

    def show(self, post: Post, pieces: Pieces, at: dt.datetime | None) -> str:
        """Show it."""
        assert at is None  # noqa: S101 - it shows nothing later
        article = self._article(post.title, post.text, post.code, _SHOW)
        self._call("update", {"id": pieces["article"], **article}, once=True)
        return pieces["article"]

    def find(
        self, posts: Sequence[Post], pieces: Mapping[tuple[str, str], Pieces], since: dt.datetime
    ) -> Mapping[str, Shown]:
        """Look through the articles that are shown, by the codes in their titles."""
        del pieces
        wanted = {post.code for post in posts if post.place is self.place}
        found: dict[str, Shown] = {}
        for entry in self._listed(since):
            if entry.get("status", _SHOW) == _SHOW:
                for code in codes(str(entry.get("title", ""))) & wanted:
                    found.setdefault(code, _shown(entry))
        return found

    def look(self, number: str) -> Shown:
        """Read it back."""
        answer = self._get("getdetail", {"id": number})
        return _shown({"id": number, **_data(answer)})

    def edit(self, number: str, title: str, text: str) -> None:
        """Give it another title and text."""
        code = next(iter(sorted(codes(text))), "")
        self._call("update", {"id": number, **self._article(title, text, code, _SHOW)})

    def remove(self, number: str) -> None:
        """Take it back."""
        try:
            self._call("remove", {"id": number})
        except PostingError as error:
            if error.trouble.kind is not Kind.GONE:
                raise

    def name(self) -> tuple[str, str]:
        """Return the number and the name of the account that the token is of."""
        told = _data(self._with_token(lambda headers: self.wire.unseen("GET", "v2.0/oa/getoa", headers=headers)))
        return str(told.get("oa_id", "")), str(told.get("name", ""))

    def _article(self, title: str, text: str, code: str, status: str) -> dict[str, Any]:
        end = f" · {code}" if code else ""
        paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
        body = [{"type": "text", "content": _markup(part)} for part in paragraphs]
        return {
            "type": "normal",
            "title": _cut(title, _TITLE - len(end)) + end,
            "author": _cut(self.author, 50),
            "description": _cut(" ".join((paragraphs[1:] or paragraphs or [title])[0].split()), _BRIEF),
            "cover": {"cover_type": "photo", "photo_url": self.cover, "status": _SHOW},
            "body": body,
            "status": status,
            "comment": _SHOW,
        }

    def _hidden(self, post: Post) -> str:
        """Find an article that was made before, by a call whose answer was lost."""
        for entry in self._listed(None):
            if entry.get("status") == _HIDE and post.code in codes(str(entry.get("title", ""))):
                return str(entry.get("id", ""))
        return ""

    def _listed(self, since: dt.datetime | None) -> Iterator[Mapping[str, Any]]:
        """List the articles, the newest first."""
        for page in range(_PAGES if since else 1):
            told = _data(self._get("getslice", {"offset": page * _LISTED, "limit": _LISTED, "type": "normal"}))
            found = [one for one in told.get("medias", ()) if isinstance(one, dict)]
            yield from found
            made = [int(one["create_date"]) / 1000 for one in found if str(one.get("create_date", "")).isdecimal()]
            if len(found) < _LISTED or (since and made and min(made) < since.timestamp()):
                return

    def _get(self, name: str, params: Mapping[str, str | int]) -> Answer:
        return self._with_token(
            lambda headers: self.wire.unseen("GET", f"v2.0/article/{name}", params=params, headers=headers)
        )

    def _call(self, name: str, told: Mapping[str, Any], *, once: bool = False) -> Answer:
        call = self.wire.once if once else self.wire.unseen
        written = json.dumps(told, ensure_ascii=False).encode()

        def sent(headers: Mapping[str, str]) -> Answer:
            typed = {**headers, "Content-Type": "application/json"}
            return call("POST", f"v2.0/article/{name}", content=written, headers=typed)

        return self._with_token(sent)

    def _with_token(self, call: Callable[[Mapping[str, str]], Answer]) -> Answer:
        """Call; once more with a new token where the old one is refused, for then nothing was done."""
        try:
            return call({"access_token": self.tokens.access().reveal()})
        except PostingError as error:
            if error.trouble.kind is not Kind.TOKEN:
                raise
        return call({"access_token": self.tokens.renewed().reveal()})


def _data(answer: Answer) -> Mapping[str, Any]:
    told = answer.get("data")
    return told if isinstance(told, dict) else {}


def _shown(entry: Mapping[str, Any]) -> Shown:
    return Shown(str(entry.get("id", "")), str(entry.get("link_view") or ""))


def _markup(paragraph: str) -> str:
    """Write a paragraph; what editors wrote is no markup."""
    return "<p>" + "<br>".join(html.escape(line, quote=False) for line in paragraph.split("\n")) + "</p>"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rpartition(" ")[0] + "…"
