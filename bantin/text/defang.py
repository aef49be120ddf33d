"""Dangerous addresses, printed so that nobody can follow them: `ten[.]club`.

What counts as an address leans to the safe side. Software on phones makes links of anything that looks like a domain,
so a word is let off only where it is plainly something else: a number, an abbreviation, the name of a file, a missing
space after a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from bantin.text.patterns import regex

_KNOWN_ENDINGS = frozenset(
    """
    app asia biz blog bond buzz cc cfd click cloud club com dev edu example fun gov help icu info int invalid io
    life link live loan lol mobi name net online onion org page pro pw sbs shop site space store stream support tech
    test tk today top tv us vip vn wang website win work world xin xyz zone
    """.split()  # noqa: SIM905 - a table to read
)
"""Endings taken in any case of letters: the oldest, Vietnam's, the reserved ones, and those often met in scams."""

_FILE_ENDINGS = frozenset(
    """
    aab aac apk appx avi bat bmp cmd csv css dll dmg doc docm docx eps epub exe gif heic htm html ico ipa iso jar
    jpeg jpg js json log mkv mpeg msi odt otf pdf php png ppt pptx psd rar rtf scr svg sys tar tif tiff ttf txt vbs
    wav webm webp wmv xlf xls xlsm xlsx xml yaml yml
    """.split()  # noqa: SIM905 - a table to read
)
"""Endings of file names; an address may end so only behind a scheme or before a path."""

_SUFFIXES = frozenset(
    f"{name}.vn"
    for name in ("ac", "biz", "com", "edu", "gov", "health", "id", "info", "int", "io", "name", "net", "org", "pro")
)
"""Under which Vietnamese domains are registered: «có đuôi gov.vn» names no site."""

STATE_DOMAIN = "gov.vn"
"""Below it only state bodies may register a domain (the registry's rules for second-level domains of .vn)."""

_DOT = r"(?:[.。．｡]|\[\s?\.\s?\]|\(\.\)|\{\.\}|\[(?:dot|chấm)\]|\((?:dot|chấm)\)|\sdấu\schấm\s)"
_LETTER = r"[\w\u0300-\u036f-]"
_SCHEME = r"(?:[a-z][a-z0-9+.-]{0,15}\[?:\]?//)"
_REST = r"(?:[/?#\\][^\s<>\"“”«»*]*)?"
_DOTS = regex(_DOT, re.IGNORECASE)
_INNER_DOTS = regex(r"(?<=[^\W])\.(?=[^\W])")
_SCHEMES = regex(_SCHEME, re.IGNORECASE)
_CANDIDATE = regex(
    rf"(?P<schemes>{_SCHEME}+)(?P<authority>[^\s/?#\\<>\"“”«»*]+)(?P<after>{_REST})"
    # Starting only where a word starts, and with no more labels than a sane name has, keeps this linear.
    rf"|(?<!{_LETTER})(?P<host>{_LETTER}+(?:{_DOT}{_LETTER}+){{1,40}})(?P<rest>(?::\d{{1,5}})?{_REST})",
    re.IGNORECASE,
)
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_IP = regex(rf"{_OCTET}(?:\.{_OCTET}){{3}}", re.ASCII)
_GROUPED = regex(r"\d{1,3}(?:\.\d{3})+", re.ASCII)
_ALNUM = regex(r"[^\W_]+")
_LATIN = regex(r"[a-z\u00c0-\u024f\u1e00-\u1eff]", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_STOPS = ".,;:!?…'’”»*"


class Address(NamedTuple):
    """An address in a text.

    Attributes:
        start: index of its first character.
        end: index after its last one.
        text: as written.
        host: the domain in lower case with plain points, without user and port.
        live: written so that software would make a link of it.
    """

    start: int
    end: int
    text: str
    host: str
    live: bool

    def within(self, domains: Collection[str]) -> bool:
        """Return whether the host is one of the domains or below one."""
        labels = self.host.split(".")
        return any(".".join(labels[i:]) in domains for i in range(len(labels)))

    def trusted(self, domains: Collection[str]) -> bool:
        """Return whether the host may be followed: it is within the domains, or below the State's own `gov.vn`."""
        return self.within(domains) or (self.host.isascii() and self.host.endswith(f".{STATE_DOMAIN}"))


def addresses(text: str) -> list[Address]:
    """Find every web address and domain, defanged or not, in the order of the text."""
    return list(_addresses(text))


def defang(address: str) -> str:
    """Write one address so that it cannot be followed: `http://ten.club/x` becomes `ten[.]club/x`."""
    bare = _SCHEMES.sub("", address.strip())
    found = next(_addresses(bare), None)
    host = len(bare) if found is None else found.start + len(_host_written(found.text))
    return _DOTS.sub("[.]", bare[:host]) + _INNER_DOTS.sub("[.]", bare[host:])


@lru_cache(4096)  # of each text, tens of cards are tried
def defang_text(text: str, official: frozenset[str]) -> str:
    """Defang every address in a text that is not of an official domain or of one below it."""
    # What was hidden behind a scheme may be an address itself.
    while (safer := _defanged(text, official)) != text:
        text = safer
    return text


def _defanged(text: str, official: Collection[str]) -> str:
    parts: list[str] = []
    at = 0
    for address in _addresses(text):
        if not address.trusted(official):
            parts += [text[at : address.start], defang(address.text)]
            at = address.end
    return "".join([*parts, text[at:]])


def _addresses(text: str) -> Iterator[Address]:
    at = 0
    while found := _CANDIDATE.search(text, at):
        address = _with_scheme(found) if found["schemes"] else _bare(found)
        if address is None:
            at = found.end("authority") if found["schemes"] else found.end("host")
        else:
            address = _mailbox(text, address)
            yield address
            at = address.end


def _mailbox(text: str, local: Address) -> Address:
    """Take what stands before an @ for what it is: the name of a mailbox, which only its host makes safe or not."""
    if text[local.end : local.end + 1] != "@" or "//" in local.text:
        return local
    host = _CANDIDATE.match(text, local.end + 1)
    found = _bare(host) if host and host["host"] else None
    if found is None or found.start != local.end + 1:
        return local
    return Address(local.start, found.end, text[local.start : found.end], found.host, found.live)


def _with_scheme(found: re.Match[str]) -> Address | None:
    written = _trimmed(found[0])
    if len(written) <= len(found["schemes"]):
        return None
    authority = written[len(found["schemes"]) : found.end("authority") - found.start()]
    real = re.search(r"(?:https?|ftp)://", found["schemes"], re.IGNORECASE) is not None
    host = _host(authority)
    return Address(found.start(), found.start() + len(written), written, host, real or _is_live(authority))


def _bare(found: re.Match[str]) -> Address | None:
    letter = _ALNUM.search(found["host"])
    if letter is None:
        return None
    start = found.start() + letter.start()
    host = found["host"][letter.start() :]
    body = host.rstrip("-_")
    rest = found["rest"] if body == host else ""
    if not rest and body.casefold() in _SUFFIXES:
        return None
    if _is_domain(body, certain=bool(rest)):
        written = _trimmed(body + rest)
    else:
        written = body = _known_part(body)
    return Address(start, start + len(written), written, _host(body), _is_live(body)) if written else None


def _known_part(host: str) -> str:
    """Find a domain at the start of what is none, as in «ten.com.Hãy dừng»; empty if there is none."""
    for dot in reversed(list(_DOTS.finditer(host))):
        ending = _ALNUM.match(host, dot.end())
        if ending and dot.start() and ending[0].casefold() in _KNOWN_ENDINGS:
            return host[: ending.end()]
    return ""


def _is_domain(host: str, *, certain: bool) -> bool:
    labels = _DOTS.split(host)
    ending = labels[-1].casefold()
    if len(labels) == 1 or not all(labels):
        return False
    if _IP.fullmatch(host):
        return certain or not _GROUPED.fullmatch(host)
    if ending in _KNOWN_ENDINGS or ending.startswith("xn--"):
        return True
    # «Dấu chấm» in words is common Vietnamese, so there an ending must be known.
    if len(ending) == 1 or not ending.isalpha() or " " in host:
        return False
    if not ending.isascii():
        return not _LATIN.search(ending)
    return labels[-1].islower() and (certain or ending not in _FILE_ENDINGS)


def _host(authority: str) -> str:
    host = _DOTS.sub(".", authority.rpartition("@")[2])
    return re.sub(r":\d*$", "", host).casefold().strip(".")


def _host_written(address: str) -> str:
    return re.split(r"[/?#\\]", _SCHEMES.sub("", address), maxsplit=1)[0]


def _is_live(host: str) -> bool:
    return "." in _DOTS.sub(lambda dot: "" if len(dot[0]) > 1 else ".", host)


def _trimmed(written: str) -> str:
    """Leave out punctuation that belongs to the sentence around the address."""
    while written:
        last = written[-1]
        opening = _CLOSING.get(last)
        if last not in _STOPS and (opening is None or written.count(opening) >= written.count(last)):
            break
        written = written[:-1]
    return written
