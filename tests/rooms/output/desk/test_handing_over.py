"""How many actions it takes to hand a month over: sixteen items, one page, two boards, three groups."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Open = Callable[..., Page]

MOST = 90
OUTSIDE = {"post": 2, "group": 1, "board": 0, "archive": 1}
"""What is done elsewhere: a text is pasted and its pictures chosen; a text is pasted; a ZIP is unpacked once."""

SIXTEEN = """async () => {
  const data = structuredClone(desk.data);
  const own = (channel, role) => data.artifacts.find((one) => one.channel === channel && one.role === role && one.item);
  const [post, card, message] = [own("facebook", "post"), own("facebook", "card"), own("zalo", "message")];
  const kept = data.artifacts.filter((one) => !one.item && ["facebook", "led"].includes(one.channel));
  const item = (at) => ({ ...data.items[0], id: `tin-${16 - at}`, title: `Tin ${at + 1}` });
  data.items = Array.from({ length: 16 }, (_, at) => item(at));
  const made = data.items.flatMap(({ id }) => [
    { ...post, item: id, path: `facebook/${id}/post.txt` },
    ...[10, 2, 1].map((page) => ({ ...card, item: id, path: `facebook/${id}/card-${page}.jpg` })),
    { ...message, item: id, path: `zalo/${id}.txt` },
  ]);
  const digests = ["to-1", "to-2", "thon-3"].map((id) => ({
    ...message, item: null, role: "digest", alt: id, path: `zalo/nhom/${id}.txt`,
  }));
  data.artifacts = [...kept, ...made, ...digests];
  for (const one of data.artifacts) if (one.medium === "text") data.texts[one.path] = `Lời của ${one.path}`;
  data.channels = data.channels.filter(({ name }) => ["facebook", "led", "zalo"].includes(name));
  await desk.update(data);
  window.actions = 0;
  addEventListener("click", (event) => event.isTrusted && event.detail && window.actions++, true);
}"""


def each(parts: Locator, *names: str) -> int:
    """Copy or save what each part has, and tick it; returns how many there are."""
    tickable = parts.filter(has=parts.page.get_by_role("checkbox"))
    count = tickable.count()
    for at in range(count):
        part = tickable.nth(at)
        for name in names:
            part.get_by_role("button", name=name).first.click()
        part.get_by_role("checkbox").first.check()
    return count


@pytest.mark.proof
def test_a_month_is_handed_over_in_few_actions(desk: Open) -> None:
    page = desk("facebook", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate(SIXTEEN)
    posts = each(page.locator(".post"), "Chép bài đăng")
    page.locator("#tab-led").click()
    boards = each(page.locator("#panel-led article, #panel-led .board"))
    page.locator("#tab-zalo").click()
    groups = each(page.locator(".message"), "Chép tin nhắn")
    assert (posts, boards, groups) == (17, 2, 3)
    for name in ("facebook", "led", "zalo"):
        done, every = page.locator(f"#tab-{name} .count").inner_text().split("/")
        assert done == every, name
    archives = 1 + boards  # the page's pictures in one ZIP, and a package for each board
    inside = page.evaluate("window.actions") + archives
    outside = posts * OUTSIDE["post"] + groups * OUTSIDE["group"] + OUTSIDE["archive"]
    assert inside + outside <= MOST, (inside, outside)


@pytest.mark.proof
def test_a_digest_is_what_a_group_is_sent_and_items_are_no_tasks(desk: Open) -> None:
    page = desk("zalo")
    page.evaluate(SIXTEEN)
    expect(page.locator(".message")).to_have_count(19)
    expect(page.locator(".message").first.get_by_role("heading")).to_have_text("Nhóm to-1")
    expect(page.locator("#tab-zalo .count")).to_have_text("0/3")


@pytest.mark.proof
def test_pictures_lie_in_a_folder_of_downloads_in_the_order_in_which_they_are_posted(desk: Open) -> None:
    page = desk("facebook")
    page.evaluate(SIXTEEN)
    names = page.evaluate(
        """() => desk.data.artifacts.filter((one) => one.channel === "facebook" && desk.isPicture(one))
          .map((one) => desk.nameOf(one))"""
    )
    assert names == sorted(names)
    assert [name for name in names if "tin-16-" in name] == [
        "2024-11-01-01-tin-16-card-10.jpg",
        "2024-11-01-02-tin-16-card-2.jpg",
        "2024-11-01-03-tin-16-card-1.jpg",
    ]
