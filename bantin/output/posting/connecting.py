"""Connecting to where a unit posts: which places it has, and the tokens for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import httpx

from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.unit import Unit
from bantin.output.posting import zalo
from bantin.output.posting.facebook import Page, Reels
from bantin.output.posting.graph import ADDRESS, LASTS_UNTIL, VERSION, Graph
from bantin.output.posting.outlet import Outlet
from bantin.output.posting.posts import Place
from bantin.output.posting.vault import Vault
from bantin.output.posting.wire import Wire
from bantin.output.posting.zalo import Account, Tokens
from bantin.text.dates import short_date

_WARNED = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the platforms are: their own, or a stand-in."""

    page: str = ADDRESS
    account: str = zalo.ADDRESS
    tokens: str = zalo.TOKENS
    transport: httpx.BaseTransport | None = None


@dataclass(frozen=True, slots=True)
class Connected:
    """Places that can be posted to, and what stands in the way of the others."""

    outlets: dict[Place, Outlet] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def places_of(unit: Unit) -> list[Place]:
    """List the places that a unit names in its file."""
    page = [Place.PAGE, Place.REEL] if unit.fanpage.page_id else []
    return page + ([Place.ZALO] if unit.channels.zalo and unit.channels.zalo.oa else [])


def connect(
    unit: Unit, vault: Vault | None, places: Collection[Place], addresses: Addresses, now: Callable[[], dt.datetime]
) -> Connected:
    """Connect to places of a unit; looks whether each token is of the unit's own page.

    Args:
        unit: whose they are.
        vault: of this machine; None where it has no keyring.
        places: that are wanted.
        addresses: of the platforms.
        now: tells the time.

    Raises:
        PostingError: a platform could not be asked.
    """
    found = Connected()
    missing = [place for place in places if place not in places_of(unit)]
    if missing or vault is None:
        found.diagnostics.extend(_not_connected(place, keyring=vault is not None) for place in missing or places)
        return found
    page = [place for place in places if place is not Place.ZALO]
    if page:
        _to_page(found, unit, vault, page, addresses, now)
    if Place.ZALO in places:
        _to_account(found, unit, vault, addresses, now)
    return found


def page_graph(unit: Unit, vault: Vault, addresses: Addresses) -> Graph | None:
    """Connect to the page; None where no token of it is kept."""
    number = unit.fanpage.page_id or ""
    token = vault.secret(f"facebook {number}")
    return Graph.to(number, token, addresses.page, addresses.transport) if number and token else None


def account_of(unit: Unit, vault: Vault, addresses: Addresses, now: Callable[[], dt.datetime]) -> Account | None:
    """Connect to the account on Zalo; None where the unit has none."""
    oa = unit.channels.zalo.oa if unit.channels.zalo else None
    if oa is None:
        return None
    wire = Wire(f"{addresses.account}/", zalo.judged, addresses.transport)
    return Account(wire, Tokens(wire, vault, oa.app_id, oa.oa_id, now, addresses.tokens), oa.cover, unit.short_name)


def wrong(place: Place, number: str, name: str) -> Diagnostic:
    """Say that a token is of another page."""
    message = f"Mã truy cập cất ở máy này là của «{name}» (số {number}), không phải {place.told} của đơn vị"
    hint = "Cất mã của đúng trang bằng «bantin connect», hoặc sửa số của trang trong content/unit.yaml"
    return Diagnostic(Code("wrong-page"), Severity.ERROR, message, hint=hint)


def ending(today: dt.date) -> list[Diagnostic]:
    """Say that the interface ends soon."""
    if LASTS_UNTIL - today > _WARNED:
        return []
    day = short_date(LASTS_UNTIL)
    message = f"Giao diện {VERSION} của Facebook chỉ dùng được đến {day}"
    hint = f"Xin bản bantin mới trước ngày {day}"
    return [Diagnostic(Code("old-interface"), Severity.WARNING, message, hint=hint)]


def _to_page(  # noqa: PLR0917 - named at the call
    found: Connected,
    unit: Unit,
    vault: Vault,
    places: Collection[Place],
    addresses: Addresses,
    now: Callable[[], dt.datetime],
) -> None:
    graph = page_graph(unit, vault, addresses)
    if graph is None:
        found.diagnostics.append(_not_connected(Place.PAGE, keyring=True))
        return
    number, name = graph.name()
    if number != unit.fanpage.page_id:
        found.diagnostics.append(wrong(Place.PAGE, number, name))
        return
    found.diagnostics.extend(ending(now().date()))
    found.outlets.update({place: Page(graph) if place is Place.PAGE else Reels(graph) for place in places})


def _to_account(
    found: Connected, unit: Unit, vault: Vault, addresses: Addresses, now: Callable[[], dt.datetime]
) -> None:
    account = account_of(unit, vault, addresses, now)
    oa = unit.channels.zalo.oa if unit.channels.zalo else None
    if account is None or oa is None or vault.secret(f"zalo {oa.oa_id} refresh") is None:
        found.diagnostics.append(_not_connected(Place.ZALO, keyring=True))
        return
    number, name = account.name()
    if number != oa.oa_id:
        found.diagnostics.append(wrong(Place.ZALO, number, name))
        return
    found.outlets[Place.ZALO] = account


def _not_connected(place: Place, *, keyring: bool) -> Diagnostic:
    message = f"Máy này chưa nối với {place.told} của đơn vị"
    service = "zalo" if place is Place.ZALO else "facebook"
    field_ = "channels: zalo: oa" if place is Place.ZALO else "fanpage: page_id"
    hint = f"Ghi «{field_}» vào content/unit.yaml, rồi chạy «bantin connect {service}»"
    if not keyring:
        message = f"{message}: máy không có kho mật khẩu để cất mã truy cập"
        hint = "Đăng từ máy có kho mật khẩu, như Windows có Credential Manager"
    return Diagnostic(Code("not-connected"), Severity.ERROR, message, hint=hint)
