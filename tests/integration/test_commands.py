#!/usr/bin/env python3
"""What commands print and how they end, as CONTRACTS fixes it for the programs that call them."""
import json, os, subprocess, sys

from harness import ROOT, Skip, run_cases

TEXT = "From 2014 to 2016, 312 fugitives were returned from abroad and 2.5 billion yuan was recovered, the anti-corruption office said.\n"
SEEDS = os.path.join(ROOT, "../shared/seeds")


def lines(run):
    assert run.returncode == 0, (run.returncode, run.stderr)
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_scan(world):
    found = lines(world.program("scan", "--lang", "en", input=TEXT))
    kinds = [f["kind"] for f in found]
    assert kinds == ["period", "quantity", "money"], kinds
    for f in found:
        assert TEXT.encode()[f["start"]:f["end"]].decode() == f["text"]
    assert (found[0]["period_start"], found[0]["period_end"]) == ("2014-01-01", "2016-12-31")
    assert (found[2]["value"], found[2]["unit"]) == (2500000000, "CNY")


def test_scan_lines_keep_ids_and_order(world):
    asked = [{"id": n, "lang": "en", "text": "%d people" % (n + 5)} for n in range(50)] + [{"id": "x", "text": "2019年追回外逃人员2041人"}]
    answered = lines(world.program("scan", "--jsonl", input="".join(json.dumps(a, ensure_ascii=False) + "\n" for a in asked)))
    assert [a["id"] for a in answered] == [a["id"] for a in asked]
    assert [f["value"] for f in answered[7]["found"]] == [12]
    assert 2041 in [f.get("value") for f in answered[50]["found"]]


def test_scan_goes_through_a_long_text_in_pieces(world):
    for sentence in (TEXT, TEXT.replace("\n", " ")):
        text = sentence * 5000  # 650 kB, as lines and as one line
        found = lines(world.program("scan", "--lang", "en", input=text))
        answered = lines(world.program("scan", "--jsonl", input=json.dumps({"id": 1, "lang": "en", "text": text}) + "\n"))
        assert answered[0]["found"] == found
        assert len(found) == 15000, len(found)
        assert all(text[f["start"]:f["end"]] == f["text"] for f in found)


def test_scan_takes_any_bytes(world):
    noise = bytes(range(256)) * 40 + b" 77 people \xff\xfe"
    run = world.program("scan", input=noise, text=False)
    assert run.returncode == 0, run.stderr
    for line in run.stdout.splitlines():
        f = json.loads(line)
        assert 0 <= f["start"] < f["end"] <= len(noise)
    assert any(json.loads(line)["text"] == "77" for line in run.stdout.splitlines())


def test_extract_full_records(world):
    records = lines(world.program("extract", "--lang", "en", "--published", "2017-03-01", "--url", "https://news.example/a", "-", input=TEXT))
    by_measure = {r["measure"]: r for r in records if "measure" in r}
    assert by_measure["persons.returned"]["value"] == 312 and by_measure["assets.recovered"]["value"] == 2500000000
    for r in by_measure.values():
        assert r["schema"] == "tallywire.metric/1" and len(r["id"]) == 32 and r["source"]["url"] == "https://news.example/a"
    again = lines(world.program("extract", "--lang", "en", "--published", "2017-03-01", "--url", "https://news.example/a", "-", input="Today.\n\n" + TEXT))
    assert {r["id"] for r in records} <= {r["id"] for r in again}, "ids do not depend on where a sentence stands"


def test_extract_lines(world):
    asked = [{"id": "a", "lang": "en", "published": "2017-03-01", "url": None, "title": None, "text": TEXT}, {"id": 2, "published": None, "text": "Nothing here."}]
    answered = lines(world.program("extract", "--jsonl", input="".join(json.dumps(a) + "\n" for a in asked)))
    assert [a["id"] for a in answered] == ["a", 2]
    assert answered[1]["metrics"] == answered[1]["events"] == []
    for m in answered[0]["metrics"]:
        assert TEXT.encode()[m["start"]:m["end"]].decode() in m["quote"]


def test_explain_has_a_verdict_for_every_number(world):
    found = lines(world.program("scan", "--lang", "en", "--ref-date", "2017-03-01", input=TEXT))
    verdicts = lines(world.program("explain", "--lang", "en", "--published", "2017-03-01", "-", input=TEXT))
    assert [(f["start"], f["end"]) for f in found] == [(v["start"], v["end"]) for v in verdicts]
    assert all(v["verdict"] == "accepted" or v["reason"] for v in verdicts), verdicts


def test_parse_feed_and_page(world):
    feed = lines(world.program("parse-feed", os.path.join(ROOT, "tests/data/newsroom/xinbao/atom.xml"), "--base-url", "https://xinbao.example/atom.xml"))[0]
    assert feed["format"] == "atom1.0" and len(feed["items"]) == 4 and not feed["bozo"]
    assert feed["items"][0]["link"].startswith("https://xinbao.example/xinbao/"), feed["items"][0]
    page = lines(world.program("parse-page", os.path.join(ROOT, "tests/data/newsroom/xinbao/2018-jieguo.html")))[0]
    assert "1335名" in page["text"] and "128人参与评论" not in page["text"] and "召回2.6万辆" not in page["text"], page["text"]
    photo = "<p>The committee said on Monday that 2,075 people had been returned.</p><figure><figcaption>The old customs house</figcaption></figure>"
    assert "customs" not in lines(world.program("parse-page", "-", input=photo))[0]["text"]
    assert lines(world.program("parse-page", "--captions", "-", input=photo))[0]["text"].endswith("\n\nThe old customs house")
    none = lines(world.program("parse-feed", "-", "--base-url", "", "--content-type", "", input="just words"))[0]
    assert none["format"] is None and none["items"] == [] and none["bozo"] is True


def test_usage_and_missing_files(world):
    assert world.program().returncode == 2
    assert world.program("nonsense").returncode == 2
    assert world.program("parse-page").returncode == 2
    missing = world.program("parse-page", "/nonexistent/file")
    assert missing.returncode == 1 and len(missing.stderr.splitlines()) == 1, missing.stderr
    for command in ("run", "check", "extract", "explain", "scan", "parse-feed", "parse-page", "test", "series", "status", "reload"):
        shown = world.program(command, "--help")
        assert shown.returncode == 0 and shown.stdout.startswith("usage:"), command


def test_shipped_packs_pass_their_cases(world):
    run = world.program("test")
    assert run.returncode == 0, run.stdout + run.stderr


def test_series_as_table_and_csv(world):
    world.site.article("/a", 41)
    world.site.feed("/feed", [world.site.url + "/a"])
    world.config([world.feed_source()])
    world.once()
    table = world.program("series", "-c", world.config_path)
    assert table.returncode == 0 and "persons.returned" in table.stdout and "41" in table.stdout, table.stdout + table.stderr
    rows = world.program("series", "persons.returned", "--csv", "-c", world.config_path).stdout.splitlines()
    assert rows[0].startswith("series,period_start") and ",41," in rows[1], rows
    assert "assets" not in world.program("series", "persons.returned", "-c", world.config_path).stdout


def test_seeds_score(world):
    """The five real articles, where they are: the bars of the main job."""
    if not os.path.exists(os.path.join(SEEDS, "gold.json")):
        raise Skip("the seed articles are not here")
    run = subprocess.run([sys.executable, os.path.join(SEEDS, "../score.py"), "--cmd", os.path.join(world.build, "tallywire") + " extract --jsonl",
                          os.path.join(SEEDS, "gold.json")], capture_output=True, text=True)
    figures = json.loads(run.stdout.splitlines()[-1])
    assert figures["metric.all"]["p"] == figures["metric.all"]["r"] == 1.0, run.stdout
    assert figures["qualified.all"] == figures["dated.all"] == figures["spans.all"] == 1.0 and figures["invented.all"] == 0, run.stdout
    assert figures["event.all"]["f1"] >= 0.85 and figures["distractors_clean"] == 1, run.stdout


def test_golden_articles_score(world):
    """Articles made for the rules, since read by their authors: what was reached stays."""
    score = os.path.join(SEEDS, "../score.py")
    if not os.path.exists(score):
        raise Skip("the scorer is not here")
    for lang in ("en", "zh"):
        gold = os.path.join(os.path.dirname(__file__), "../golden/articles/%s.json" % lang)
        run = subprocess.run([sys.executable, score, "--cmd", os.path.join(world.build, "tallywire") + " extract --jsonl", gold],
                             capture_output=True, text=True)
        figures = json.loads(run.stdout.splitlines()[-1])
        assert figures["metric.all"]["p"] >= 0.95 and figures["metric.all"]["r"] >= 0.90, run.stdout
        assert figures["qualified.all"] >= 0.95 and figures["dated.all"] >= 0.90 and figures["invented.all"] <= 0.05, run.stdout
        assert figures["spans.all"] == 1.0 and figures["event.all"]["f1"] >= 0.80 and figures["distractors_noisy"] == 0, run.stdout


OPML = """<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY bomb "&bomb;">]>
<opml version="2.0"><head><title>My feeds</title></head><body>
<outline text="News"><outline text="World &amp; more">
 <outline type="rss" text="Herald" title="The Herald: World" xmlUrl="https://herald.example/rss?a=1&amp;b=2" htmlUrl="https://herald.example/" language="en-gb"/>
 <outline type="rss" text="Herald again" xmlUrl="http://www.herald.example/rss?b=2&amp;a=1"/>
</outline>
<outline type="rss" text="\u65b0\u62a5" xmlUrl="https://xinbao.example/feed.xml" language="zh-CN"/></outline>
<outline type="rss" text="The Herald: World" xmlUrl="feed://other.example/rss"/>
<outline type="rss" text="Scripted" xmlUrl="javascript:alert(1)"/>
<outline type="rss" text="Local" xmlUrl="file:///etc/passwd"/>
<outline type="rss" text="Secret" xmlUrl="https://u:p@x.example/rss"/>
<outline text="a note"/><!-- <outline xmlUrl="https://commented.example/"/> -->
<outline type="rss" text="Odd &quot;name&quot;&#10;  - name: injected" xmlUrl="https://odd.example/rss&quot;"/>
</body></opml>"""


def imported(world, opml):
    run = world.program("import", "-", input=opml)
    assert run.returncode == 0, run.stderr
    world.config([])
    with open(world.config_path) as file:
        config = file.read().replace("sources:", run.stdout.rstrip("\n"))
    with open(world.config_path, "w") as file:
        file.write(config)
    check = world.program("check", "-c", world.config_path)
    assert check.returncode == 0, (check.stderr, run.stdout)
    return run


def test_import_of_a_readers_list(world):
    run = imported(world, OPML)
    names = [line.split('"')[1] for line in run.stdout.splitlines() if line.startswith("  - name:")]
    assert names == ["the-herald-world", "xinbao.example", "the-herald-world-2", "odd-name-name-injected"], names
    assert 'url: "https://herald.example/rss?a=1&b=2"' in run.stdout and 'url: "http://other.example/rss"' in run.stdout
    assert "# News / World & more / The Herald: World" in run.stdout and "lang: zh" in run.stdout
    for left_out in ("javascript:", "file:///etc/passwd", "u:p@x", "www.herald.example"):
        assert left_out in run.stderr and left_out not in run.stdout, left_out
    assert "commented" not in run.stdout


def test_export_and_import_again(world):
    imported(world, OPML)
    exported = world.program("export", "-c", world.config_path)
    assert exported.returncode == 0 and exported.stdout.startswith("<?xml"), exported.stderr
    import xml.etree.ElementTree
    urls = [o.get("xmlUrl") for o in xml.etree.ElementTree.fromstring(exported.stdout.encode()).iter("outline")]
    assert urls == ["https://herald.example/rss?a=1&b=2", "https://xinbao.example/feed.xml", "http://other.example/rss", 'https://odd.example/rss"'], urls
    again = world.program("import", "-", input=exported.stdout)
    assert again.stderr == "" and again.stdout.count("- name:") == 4, again.stderr
    assert '- name: "the-herald-world-2"' in again.stdout


def test_import_of_anything(world):
    assert world.program("import", "-", input="<html>no list</html>").returncode == 1
    assert world.program("import", "-", input="").returncode == 1
    assert world.program("import", "/nowhere").returncode == 1
    assert world.program("import").returncode == 2
    for odd in ("<opml", "<opml><outline", "<opml><outline xmlUrl=https://a.example/x>", "<opml><outline xmlUrl='https://a.example/", "\ufeff<OPML><OUTLINE XMLURL='https://a.example/x'/>"):
        run = world.program("import", "-", input=odd)
        assert run.returncode == 0, (odd, run.stderr)
    deep = "<opml>" + "<outline text='x'>" * 5000 + "<outline xmlUrl='https://a.example/'/>" + "</outline>" * 5000 + "<outline xmlUrl='https://b.example/'/></opml>"
    assert "b.example" in world.program("import", "-", input=deep).stdout
    many = "<opml>" + "".join("<outline text='same' xmlUrl='https://a.example/%d'/>" % n for n in range(60000)) + "</opml>"
    run = world.program("import", "-", input=many)
    assert run.stdout.count("- name:") == 50000 and "50,000" in run.stderr


RSS = "<rss version='2.0'><channel><title>%s</title><item><title>x</title><link>%s/1</link><pubDate>Thu, 05 Nov 2020 08:00:00 GMT</pubDate></item></channel></rss>"


def discovered(world, path, *options):
    run = world.program("discover", world.site.url + path, "--json", "--allow-private", *options)
    assert run.returncode == 0, run.stderr
    answer = json.loads(run.stdout)
    assert answer["url"] == world.site.url + path
    return {f["url"][len(world.site.url):]: (f["kind"], f["format"], f["items"], f["found"]) for f in answer["feeds"]}


def test_discover_what_the_page_names(world):
    url = world.site.url
    world.site.page("/", "<html><head><link rel=alternate type='application/rss+xml' href='/news.rss' title=News><link rel=alternate type='application/atom+xml' href='/gone'>"
                         "</head><body><a href='/sport/feed/'>Sport</a><a href='/about'>About</a></body></html>")
    world.site.page("/news.rss", RSS % ("The\x1b[31mNews", url), "application/rss+xml")
    world.site.page("/sport/feed/", RSS % ("Sport", url), "application/rss+xml")
    world.site.page("/robots.txt", "User-agent: *\nDisallow: /private\nSitemap: %s/map.xml\n" % url, "text/plain")
    world.site.page("/map.xml", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>%s/1</loc></url></urlset>" % url, "application/xml")
    assert discovered(world, "/") == {"/news.rss": ("feed", "rss2.0", 1, "page"), "/sport/feed/": ("feed", "rss2.0", 1, "link"),
                                      "/map.xml": ("sitemap", "sitemap", 1, "robots")}
    assert "/feed" not in world.site.requests and "/sitemap.xml" not in world.site.requests, "nothing is guessed where the site tells"
    table = world.program("discover", url + "/", "--allow-private")
    assert table.returncode == 0 and "2020-11-05" in table.stdout and "\x1b" not in table.stdout and table.stdout.count("\n") == 4, table.stdout


def test_discover_at_the_usual_places(world):
    world.site.page("/", "<html><body>Nothing to see</body></html>")
    world.site.page("/robots.txt", "User-agent: *\nDisallow: /rss\n", "text/plain")
    world.site.page("/feed.xml", RSS % ("Hidden", world.site.url), "application/rss+xml")
    assert discovered(world, "/") == {"/feed.xml": ("feed", "rss2.0", 1, "guess")}
    assert "/rss" not in world.site.requests and "/rss.xml" not in world.site.requests, "robots.txt says no"


def test_discover_a_feed_itself_and_nothing(world):
    world.site.page("/f", RSS % ("Itself", world.site.url), "text/plain")
    world.site.page("/robots.txt", "User-agent: *\nDisallow: /\n", "text/plain")
    assert discovered(world, "/f") == {"/f": ("feed", "rss2.0", 1, "given")}
    world.site.page("/", "<html></html>")
    nothing = world.program("discover", world.site.url + "/", "--allow-private")
    assert nothing.returncode == 0 and nothing.stdout == "" and "no feeds" in nothing.stderr
    assert world.program("discover", world.site.url + "/missing", "--allow-private").returncode == 1
    refused = world.program("discover", world.site.url + "/")
    assert refused.returncode == 1 and refused.stdout == "" and "address" in refused.stderr, refused.stderr
    assert world.program("discover").returncode == 2


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
