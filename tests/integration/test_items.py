#!/usr/bin/env python3
"""What counts as a new item and what as a copy, through the whole daemon."""
import sys

from harness import run_cases, wait_for


def item(link, guid=None, title="Fugitives returned", text="", date=None):
    dated = "<pubDate>%s</pubDate>" % date if date else ""
    return "<item><title>%s</title>%s%s<description>%s</description>%s</item>" % (
        title, "<link>%s</link>" % link.replace("&", "&amp;") if link else "", "<guid isPermaLink='false'>%s</guid>" % guid if guid else "", text, dated)


def feed(world, path, *items):
    world.site.page(path, "<rss version='2.0'><channel><title>Feed</title>%s</channel></rss>" % "".join(items), "application/rss+xml")


def documents(world):
    return [r["value"] for r in world.records("documents")]


def test_twins_in_two_feeds_are_fetched_once(world):
    a = world.site.url + "/a"
    world.site.article("/a", 41)
    feed(world, "/one", item(a + "?utm_source=rss&utm_medium=feed", "1"))
    world.site.routes["/a/"] = world.site.routes["/a"]
    feed(world, "/two", item(a + "/", "x"), item(a + "#comments", "y"), item(a + "?fbclid=IwAR0&spm=C7354", "z"))
    world.config([world.feed_source("/one", "one"), world.feed_source("/two", "two")])
    world.once()
    assert len(documents(world)) == 1, documents(world)
    assert world.site.requests["/a"] + world.site.requests["/a/"] == 1


def test_a_twin_that_cannot_be_had_costs_no_article(world):
    world.site.article("/a", 41)
    feed(world, "/feed", item(world.site.url + "/a/amp", "1"))
    world.config([world.feed_source()])
    world.once()
    assert len(world.records("deadletter")) == 1
    feed(world, "/feed", item(world.site.url + "/a/amp", "1"), item(world.site.url + "/a", "2"))
    world.once()
    world.once()
    assert len(documents(world)) == 1 and len(world.records("deadletter")) == 1
    assert world.site.requests["/a"] == world.site.requests["/a/amp"] == 1


def test_mobile_and_amp_pages_are_the_article(world):
    for path in ("/a", "/mobile/a", "/a.amp"):
        world.site.article(path, 41)
        status, headers, body = world.site.routes[path]
        head = "<head><link rel='canonical' href='%s/a'>" % world.site.url
        world.site.routes[path] = (status, headers, body.replace(b"<head>", head.encode()))
    feed(world, "/feed", *[item(world.site.url + path, path) for path in ("/a.amp", "/mobile/a", "/a")])
    world.config([world.feed_source()])
    world.once()
    assert len(documents(world)) == 1, documents(world)
    assert set(world.ids("metrics").values()) == {1}


def test_guids_that_change_at_every_fetch(world):
    for n in range(3):
        world.site.article("/a%d" % n, 41 + n)
    world.config([world.feed_source()])
    for poll in range(3):
        feed(world, "/feed", *[item("%s/a%d" % (world.site.url, n), "%d-%d" % (poll, n), "Part %d" % n) for n in range(3)])
        world.once()
    assert len(documents(world)) == 3
    assert [world.site.requests["/a%d" % n] for n in range(3)] == [1, 1, 1]


def test_one_guid_for_all_items(world):
    for n in range(3):
        world.site.article("/a%d" % n, 41 + n)
    feed(world, "/feed", *[item("%s/a%d" % (world.site.url, n), "0", "Part %d" % n) for n in range(3)])
    world.config([world.feed_source()])
    world.once()
    assert len(documents(world)) == 3


def test_guids_that_count_from_the_top(world):
    def poll(*articles):
        feed(world, "/feed", *[item("%s/a%d" % (world.site.url, n), str(place), "Part %d" % n) for place, n in enumerate(articles)])
        world.once()

    for n in range(4):
        world.site.article("/a%d" % n, 41 + n)
    world.config([world.feed_source()])
    poll(1, 0)
    poll(3, 2, 1, 0)
    assert len(documents(world)) == 4
    assert [world.site.requests["/a%d" % n] for n in range(4)] == [1, 1, 1, 1]


def test_items_that_share_one_link_are_read_from_the_feed(world):
    texts = ["In 201%d, %d fugitives were returned from abroad, the office said." % (n, 50 + n) for n in range(3)]
    feed(world, "/feed", *[item(world.site.url + "/news", "g%d" % n, "Part %d" % n, text) for n, text in enumerate(texts)])
    world.config([world.feed_source(follow="content", lang="en")])
    world.once()
    world.once()
    assert len({d["id"] for d in documents(world)}) == len(documents(world)) == 3, documents(world)
    assert {d["url"] for d in documents(world)} == {world.site.url + "/news"}


def test_an_edited_item_is_a_revision(world):
    a = world.site.url + "/a"
    world.site.article("/a", 41)
    feed(world, "/feed", item(a, "1", "Fugitives returned"))
    world.config([world.feed_source()])
    world.once()
    status, headers, body = world.site.routes["/a"]
    world.site.routes["/a"] = (status, headers, body.replace(b"coming years", b"years to come, a spokesman added"))
    world.once()
    assert len(documents(world)) == 1, "the feed says nothing of an edit"
    feed(world, "/feed", item(a, "1", "Fugitives returned, office says"))
    world.once()
    world.once()
    first, second = documents(world)
    assert first["id"] == second["id"] and [first["revision"], second["revision"]] == [1, 2]
    assert world.site.requests["/a"] == 2
    assert set(world.ids("metrics").values()) == {1}


def test_an_edited_text_of_the_feed_itself(world):
    text = "In 2016, %d fugitives were returned from abroad, the office said."
    world.config([world.feed_source(follow="content", lang="en")])
    for number in (41, 41, 43):
        feed(world, "/feed", item(world.site.url + "/a", "1", "Fugitives returned", text % number))
        world.once()
    assert [d["revision"] for d in documents(world)] == [1, 2]
    assert sorted(r["value"]["value"] for r in world.records("metrics")) == [41, 43]


def test_a_restless_feed_costs_few_fetches(world):
    polls = []

    def answer(handler):
        polls.append(1)
        feed(world, "/now", item(world.site.url + "/a", "1", "Fugitives returned, %d comments" % len(polls)))
        status, headers, body = world.site.routes["/now"]
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    world.site.article("/a", 41)
    world.site.routes["/feed"] = answer
    world.config([world.feed_source()])
    daemon = world.daemon()
    wait_for(lambda: world.log().count("event=source_read") >= 8, "eight polls")
    world.stop(daemon)
    assert world.site.requests["/a"] <= 4, world.site.requests
    assert len(documents(world)) == 1


def test_first_poll_takes_the_newest(world):
    def poll(guid):
        feed(world, "/feed", *[item("%s/a%d" % (world.site.url, n), guid % n, "Part %d" % n, date="%02d Nov 2020 08:00:00 GMT" % (n + 1)) for n in range(9)])
        world.once()

    for n in range(9):
        world.site.article("/a%d" % n, 41 + n)
    world.config([world.feed_source(max_new=3)])
    poll("g%d")
    poll("other%d")
    read = sorted(n for n in range(9) if world.site.requests["/a%d" % n])
    assert read == [6, 7, 8], read
    world.config([world.feed_source(max_new=3), world.feed_source("/feed", "second", max_new=9)])
    world.once()
    assert len(documents(world)) == 9, "what one source left out another may bring"


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
