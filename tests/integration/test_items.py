#!/usr/bin/env python3
"""What counts as a new item and what as a copy, through the whole daemon."""
import gzip, sys

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


WIRE = ["Investigators brought back 1,421 fugitives from 34 countries in 2019, the anti-corruption office said on Thursday.",
        "The figures were published in the annual report of the office, which also lists the channels that were used: extradition, deportation, and "
        "persuasion by relatives who travelled abroad.",
        "Many had lived under assumed names for more than a decade, the report said, and several were found through records of property that they "
        "had bought for their children."]
WIRE_ZH = ["国家反腐败协调机构5日发布年度报告，2019年共从34个国家追回外逃人员1421名。", "报告介绍，追逃的主要渠道包括引渡、遣返以及由亲属赴境外劝返，相关部门与多国警方建立了固定联络机制。",
           "不少人隐姓埋名十多年，办案人员通过其为子女购置房产的登记线索锁定了行踪。"]


def story(world, path, title, *paragraphs, lang="en"):
    world.site.page(path, "<html lang='%s'><head><title>%s</title><meta property='article:published_time' content='2020-11-05T08:00:00Z'></head><body><article>"
                          "<h1>%s</h1>%s</article></body></html>" % (lang, title, title, "".join("<p>%s</p>" % p for p in paragraphs)))


def read_in_turn(world, *paths):
    """A poll for each, so that it is known which was seen first."""
    world.config([world.feed_source()])
    for n in range(len(paths)):
        feed(world, "/feed", *[item(world.site.url + p, p, p) for p in paths[:n + 1]])
        world.once()
    return {d["url"][len(world.site.url):]: d for d in documents(world)}


def test_copies_name_the_story_that_was_first(world):
    story(world, "/wire", "Office returns record number of fugitives", "BEIJING, Nov. 5 (Agency) -- " + WIRE[0], *WIRE[1:])
    story(world, "/copy", "1,421 brought home", "HONG KONG (Daily) -- " + WIRE[0], *WIRE[1:])
    story(world, "/short", "Fugitives", *WIRE[:2])
    story(world, "/next", "Office returns record number of fugitives", WIRE[0].replace("1,421", "1,634"), *WIRE[1:])
    story(world, "/zh", "追回外逃人员1421名", *WIRE_ZH, lang="zh")
    story(world, "/zh-copy", "去年追逃创新高", "中新网11月5日电 " + WIRE_ZH[0], *WIRE_ZH[1:], "本报记者对此将继续关注。", lang="zh")
    found = read_in_turn(world, "/wire", "/copy", "/short", "/next", "/zh", "/zh-copy")
    originals = {path: d.get("duplicate_of") for path, d in found.items()}
    wire, zh = found["/wire"]["id"], found["/zh"]["id"]
    assert originals == {"/wire": None, "/copy": wire, "/short": wire, "/next": None, "/zh": None, "/zh-copy": zh}, originals
    assert all(0.5 < d["similarity"] <= 1 for d in found.values() if "duplicate_of" in d)
    told = {r["value"]["source"]["document"]: r["value"]["source"].get("duplicate_of") for r in world.records("metrics")}
    assert told[found["/copy"]["id"]] == wire and told[wire] is None
    table = [line for line in world.program("series", "persons.returned", "-c", world.config_path).stdout.splitlines() if "/copy" in line or "/wire" in line]
    assert sorted("(a copy)" in line for line in table) == [False, True], table


def test_a_revision_is_no_copy_of_itself(world):
    story(world, "/a", "Fugitives", *WIRE)
    found = read_in_turn(world, "/a")
    story(world, "/a", "Fugitives", *WIRE, "The office added a paragraph later that day, and thanked all who had taken part in the work.")
    feed(world, "/feed", item(world.site.url + "/a", "/a", "Edited"))
    world.once()
    first, second = documents(world)
    assert second["revision"] == 2 and "duplicate_of" not in second


# ---- lists in several documents ----

def sitemap(world, path, *entries, packed=False):
    body = "".join("<url><loc>%s%s</loc>%s</url>" % (world.site.url, url, extra) for url, extra in entries)
    body = ("<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>%s</urlset>" % body).encode()
    world.site.page(path, gzip.compress(body) if packed else body, "application/gzip" if packed else "application/xml")


def index(world, path, *entries):
    body = "".join("<sitemap><loc>%s%s</loc>%s</sitemap>" % (world.site.url, url, "<lastmod>%s</lastmod>" % date if date else "") for url, date in entries)
    world.site.page(path, "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>%s</sitemapindex>" % body, "application/xml")


def news(date):
    return "<n:news><n:publication_date>%s</n:publication_date><n:title>Part</n:title></n:news>" % date


def list_source(world, kind, path, more=""):
    return '{ name: list, kind: %s, url: "%s%s", allow_private: true%s }' % (kind, world.site.url, path, more)


def test_sitemap_index_with_packed_sitemaps(world):
    for n in range(4):
        world.site.article("/a%d" % n, 41 + n)
    sitemap(world, "/news.xml.gz", ("/a0", news("2020-11-05T08:00:00Z")), ("/a1", news("2020-11-06")), packed=True)
    sitemap(world, "/old.xml", ("/a2", "<lastmod>2019-01-01</lastmod>"))
    index(world, "/inner.xml", ("/old.xml", "2020-01-01"))
    index(world, "/sitemap.xml", ("/inner.xml", "2020-11-01"), ("/news.xml.gz", "2020-11-06"))
    world.config([list_source(world, "sitemap", "/sitemap.xml")])
    world.once()
    assert len(documents(world)) == 3, world.records()
    assert {d["url"][-3:]: d.get("published") for d in documents(world)}["/a0"]
    world.once()
    assert [world.site.requests[p] for p in ("/news.xml.gz", "/old.xml", "/inner.xml")] == [1, 1, 1]
    sitemap(world, "/news.xml.gz", ("/a0", news("2020-11-05T08:00:00Z")), ("/a3", news("2020-11-07")), packed=True)
    index(world, "/sitemap.xml", ("/inner.xml", "2020-11-01"), ("/news.xml.gz", "2020-11-07"))
    world.once()
    assert len(documents(world)) == 4
    assert [world.site.requests[p] for p in ("/news.xml.gz", "/old.xml", "/inner.xml", "/a0")] == [2, 1, 1, 1]


def test_sitemap_index_without_dates_is_read_at_every_poll(world):
    world.site.article("/a0", 41)
    world.site.article("/a1", 42)
    sitemap(world, "/news.xml", ("/a0", ""))
    index(world, "/sitemap.xml", ("/news.xml", None))
    world.config([list_source(world, "sitemap", "/sitemap.xml")])
    world.once()
    sitemap(world, "/news.xml", ("/a0", ""), ("/a1", ""))
    world.once()
    assert len(documents(world)) == 2 and world.site.requests["/a0"] == 1


def test_first_poll_takes_the_newest_of_all_sitemaps(world):
    for n in range(8):
        world.site.article("/a%d" % n, 41 + n)
    for part in range(2):
        sitemap(world, "/s%d.xml" % part, *[("/a%d" % n, news("2020-11-0%dT08:00:00Z" % (n + 1))) for n in range(4 * part, 4 * part + 4)])
    index(world, "/sitemap.xml", ("/s0.xml", "2020-11-04"), ("/s1.xml", "2020-11-08"))
    world.config([list_source(world, "sitemap", "/sitemap.xml", ", max_new: 3")])
    world.once()
    world.once()
    assert len(documents(world)) == 3, [d["url"] for d in documents(world)]


def test_sitemap_that_lies_or_never_ends(world):
    world.site.article("/a0", 41)
    sitemap(world, "/good.xml", ("/a0", ""))
    world.site.page("/bad.xml.gz", gzip.compress(b"<urlset>" * 1000)[:-20], "application/gzip")
    world.site.page("/bomb.xml.gz", gzip.compress(b" " * (60 << 20)), "application/gzip")
    world.site.page("/page.xml", "<html><body>not a sitemap</body></html>")
    index(world, "/loop.xml", ("/loop.xml", None), ("/sitemap.xml", None))
    index(world, "/sitemap.xml", ("/loop.xml", "2020-01-01"), ("/bad.xml.gz", "2020-01-02"), ("/bomb.xml.gz", "2020-01-03"), ("/page.xml", "2020-01-04"), ("/good.xml", "2020-01-01"))
    world.config([list_source(world, "sitemap", "/sitemap.xml")])
    world.once()
    assert len(documents(world)) == 1
    assert len(world.records("deadletter")) == 3, [r["headers"] for r in world.records("deadletter")]
    assert world.site.requests["/loop.xml"] <= 4, world.site.requests


def test_indexes_without_dates_that_all_name_one_another(world):
    """Each of them could have all others read again, and these all others."""
    paths = ["/i%d.xml" % n for n in range(12)]
    for path in paths + ["/sitemap.xml"]:
        index(world, path, *[(p, None) for p in paths])
    world.config([list_source(world, "sitemap", "/sitemap.xml")])
    world.once()
    asked = sum(world.site.requests[p] for p in paths)
    assert asked == len(paths), world.site.requests


def test_page_links_by_selector(world):
    for n in range(3):
        world.site.article("/a%d" % n, 41 + n)
    world.site.page("/list", "<html><body><div id=side><a href='/side'>Something that reads like a headline of its own</a></div>"
                             "<ul class=news><li><a href='/a0'>0</a></li><li><a href='/a1?utm_source=list'>1</a></li></ul><ul class=news><li><a href='/skip/a2'>2</a></li></ul></body></html>")
    world.config([list_source(world, "page", "/list", ", select: \"ul.news > li a\", exclude: [\"/skip/\"]")])
    world.once()
    assert sorted(d["url"].split("/")[-1] for d in documents(world)) == ["a0", "a1?utm_source=list"], documents(world)
    assert "/side" not in world.site.requests
    world.config([list_source(world, "page", "/list", ", select: \"ul.news > li:hover a\"")])
    check = world.program("check", "-c", world.config_path)
    assert check.returncode == 78 and "tallywire.yaml:" in check.stderr and ":not() is known" in check.stderr and "^" in check.stderr, check.stderr


def test_next_pages_while_all_is_new(world):
    def page(number, articles):
        links = "".join("<li><a href='/a%d'>%d</a></li>" % (n, n) for n in articles)
        world.site.page("/list%d" % number, "<html><body><ul>%s</ul><a class=older href='/list%d'>older</a></body></html>" % (links, number + 1))

    for n in range(10):
        world.site.article("/a%d" % n, 41 + n)
    for number in range(5):
        page(number, (2 * number, 2 * number + 1))
    world.config([list_source(world, "page", "/list0", ", select: li, next: a.older, pages: 3")])
    world.once()
    assert len(documents(world)) == 6 and [world.site.requests["/list%d" % n] for n in range(5)] == [1, 1, 1, 0, 0], world.site.requests
    world.site.article("/a10", 77)
    page(0, (10, 0))
    world.once()
    assert len(documents(world)) == 7 and world.site.requests["/list1"] == 1, world.site.requests


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
