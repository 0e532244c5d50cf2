#!/usr/bin/env python3
"""The main job through the file sink: what goes in, what comes out, and what a second look leaves alone."""
import json, os, shutil, signal, socket, subprocess, sys, threading

from harness import ROOT, Skip, run_cases, wait_for

NEWSROOM = os.path.join(ROOT, "tests/data/newsroom")


def serve_newsroom(world):
    types = {".html": "text/html", ".xml": "application/xml", ".rdf": "application/rdf+xml"}
    for base, _, names in os.walk(NEWSROOM):
        for name in names:
            path = os.path.join(base, name)
            url = "/" + os.path.relpath(path, NEWSROOM)
            world.site.page(url, open(path, "rb").read(), types[os.path.splitext(name)[1]])
    world.site.routes["/ledger/"] = world.site.routes["/ledger/index.html"]
    world.config([world.feed_source("/herald/rss.xml", "herald", lang="en"),
                  world.feed_source("/xinbao/atom.xml", "xinbao", lang="zh", jurisdiction="CN", timezone="Asia/Shanghai"),
                  world.feed_source("/wire/index.rdf", "wire", lang="en", follow="content"),
                  '{ name: ledger, kind: page, url: "%s/ledger/", include: ["/ledger/.*html"], allow_private: true }' % world.site.url])


def metric(world, source, measure, role=None):
    found = [r["value"] for r in world.records("metrics") if r["value"]["source"]["name"] == source and r["value"]["measure"] == measure and r["value"].get("role") == role]
    return {(v["value"], v["unit"], v.get("period_start"), v.get("period_end")) for v in found}


def test_newsroom(world):
    serve_newsroom(world)
    world.once()
    assert len(world.records("documents")) == 13, [r["key"] for r in world.records("documents")]
    assert metric(world, "herald", "persons.returned") >= {(7831, "person", "2014-01-01", "2020-06-30")}
    assert (2075, "person", "2014-01-01", "2020-06-30") in metric(world, "herald", "persons.returned", "officials")
    assert (19654000000, "CNY", "2014-01-01", "2020-06-30") in metric(world, "herald", "assets.recovered")
    assert (908, "person", "2016-01-01", "2016-11-30") in metric(world, "xinbao", "persons.returned")
    # The page in GBK, which only its own meta element declares.
    assert (1335, "person", "2018-01-01", "2018-12-31") in metric(world, "xinbao", "persons.returned")
    titles = {r["value"]["title"] for r in world.records("documents")}
    assert "天网行动去年追回外逃人员1335名" in titles, titles
    # Business news has the verbs and gives nothing; neither do the boxes around the articles.
    silent = {"notes-from-the-market", "keji-gongsi"}
    for record in world.records("metrics") + world.records("events"):
        assert not any(s in record["value"]["source"]["url"] for s in silent), record
        assert record["value"]["source"]["quote"], record


def test_spans_cut_out_the_figure(world):
    """Against the text that parse-page gives for the page: the same bytes give the same text."""
    serve_newsroom(world)
    world.once()
    checked = 0
    for record in world.records("metrics"):
        source = record["value"]["source"]
        if source["name"] == "wire":
            continue  # read from the feed's own content, which is no page
        page = os.path.join(NEWSROOM, source["url"].split("/", 3)[3])
        text = json.loads(world.program("parse-page", page, "--url", source["url"]).stdout)["text"].encode()
        cut = text[source["text_start"]:source["text_end"]].decode()
        assert cut and cut in source["quote"] and source["quote"] in text.decode(), (cut, source["quote"])
        checked += 1
    assert checked > 10


def test_second_run_publishes_nothing(world):
    serve_newsroom(world)
    world.once()
    before = world.records()
    world.once()
    assert world.records() == before


def test_published_values_fit_their_schemas(world):
    serve_newsroom(world)
    world.site.feed("/dead", [world.site.url + "/gone"])
    with open(world.config_path, "a") as file:
        file.write("  - " + world.feed_source("/dead", "dead") + "\n")
    world.once()
    try:
        import jsonschema
    except ImportError:
        python = "/usr/bin/python3"  # Debian's own has the package where another python3 stands first in PATH
        if sys.executable == python or subprocess.run([python, "-c", "import jsonschema"]).returncode:
            raise Skip("python3-jsonschema is not installed")
        subprocess.run([python, os.path.abspath(__file__), "--build", world.build, "published_values_fit_their_schemas"], check=True)
        return
    kinds = {"metrics": "metric", "events": "event", "documents": "document"}
    checked = 0
    for topic, kind in kinds.items():
        schema = json.load(open(os.path.join(ROOT, "schemas", kind + ".schema.json")))
        validator = jsonschema.validators.validator_for(schema)(schema)
        for record in world.records(topic):
            validator.validate(record["value"])
            checked += 1
    assert checked > 30, checked


def test_one_article_in_two_feeds_is_one_document(world):
    world.site.article("/a", 41)
    world.site.feed("/one", [world.site.url + "/a"])
    world.site.feed("/two", [world.site.url + "/a"])
    world.config([world.feed_source("/one", "one"), world.feed_source("/two", "two")])
    world.once()
    assert len(world.records("documents")) == 1
    assert world.site.requests["/a"] == 1


def test_edited_article_sends_only_what_changed(world):
    world.site.article("/a", 41)
    world.site.page("/index", "<html><body><article><h1>x</h1></article></body></html>")
    world.config(['{ name: page, kind: page, url: "%s/a", allow_private: true }' % world.site.url])
    world.once()
    first = world.ids("metrics")
    status, headers, body = world.site.routes["/a"]
    world.site.routes["/a"] = (status, headers, body.replace(b"coming years", b"years to come, a spokesman added"))
    world.once()
    assert world.ids("metrics") == first, "a fact that the edit left alone is not sent again"
    revisions = [r["value"]["revision"] for r in world.records("documents")]
    assert revisions == [1, 2], revisions


def test_file_source(world):
    folder = world.path("inbox")
    os.makedirs(folder)
    shutil.copy(os.path.join(NEWSROOM, "herald/skynet-six-years.html"), folder)
    with open(os.path.join(folder, "note.txt"), "w") as file:
        file.write("In 2019, 512 fugitives were returned from abroad, the anti-corruption office said.\n")
    shutil.copy(os.path.join(NEWSROOM, "wire/index.rdf"), folder)
    world.config(["{ name: inbox, kind: file, path: %s, lang: en }" % folder])
    world.once()
    assert len(world.records("documents")) == 5, [r["key"] for r in world.records("documents")]
    assert (512, "person", "2019-01-01", "2019-12-31") in metric(world, "inbox", "persons.returned")


def test_dry_run_stores_nothing(world):
    serve_newsroom(world)
    run = world.program("run", "--dry-run", "-c", world.config_path)
    assert run.returncode == 0, run.stderr
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert len([l for l in lines if l["topic"].endswith(".documents")]) == 13
    assert not os.path.exists(world.state) and not os.path.exists(world.records_path)


def test_unchanged_feed_is_asked_conditionally(world):
    seen = []

    def feed(handler):
        seen.append((handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since")))
        if seen[-1][0] == '"v1"':
            handler.send_response(304)
            handler.send_header("ETag", '"v1"')
            handler.end_headers()
            return
        body = b"<rss version='2.0'><channel><title>Feed</title></channel></rss>"
        handler.send_response(200)
        for name, value in (("ETag", '"v1"'), ("Last-Modified", "Tue, 03 Nov 2020 10:00:00 GMT"), ("Content-Length", str(len(body)))):
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    world.site.routes["/feed"] = feed
    world.config([world.feed_source()])
    world.once()
    world.once()
    assert seen == [(None, None), ('"v1"', "Tue, 03 Nov 2020 10:00:00 GMT")], seen


def test_second_daemon_is_told_who_holds_the_state(world):
    world.site.feed("/feed", [])
    world.config([world.feed_source()])
    first = world.daemon()
    second = world.program("run", "-c", world.config_path)
    assert second.returncode == 1 and str(first.pid) in second.stderr, second.stderr
    world.stop(first)


def test_terminated_in_the_middle_loses_nothing(world):
    gate = threading.Event()
    links = []
    for n in range(40):
        world.site.article("/a%d" % n, n + 2)
        links.append("%s/a%d" % (world.site.url, n))
        if n >= 20:
            answer = world.site.routes["/a%d" % n]

            def slow(handler, answer=answer):
                gate.wait(30)
                handler.send_response(answer[0])
                for name, value in answer[1].items():
                    handler.send_header(name, value)
                handler.send_header("Content-Length", str(len(answer[2])))
                handler.end_headers()
                handler.wfile.write(answer[2])

            world.site.routes["/a%d" % n] = slow
    world.site.feed("/feed", links)
    world.config([world.feed_source(max_new=100)])
    process = world.daemon()
    wait_for(lambda: len(world.records("documents")) >= 10, "half of the articles are read")
    world.stop(process)
    gate.set()
    world.once()
    assert len(world.records("documents")) == 40
    assert set(world.ids("metrics").values()) == {1}


def test_reload_whole_or_not_at_all(world):
    world.site.article("/a1", 11)
    world.site.article("/b1", 12)
    world.site.feed("/a", [world.site.url + "/a1"])
    world.site.feed("/b", [world.site.url + "/b1"])
    world.config([world.feed_source("/a", "a")])
    process = world.daemon()
    wait_for(lambda: len(world.records("documents")) == 1, "source a is read")
    world.config([world.feed_source("/a", "a"), "{ name: broken, kind: feed, intervall: 5m }"])
    refused = world.program("reload", "-c", world.config_path)
    assert refused.returncode != 0 and "interval" in refused.stderr, refused.stderr
    process.send_signal(signal.SIGHUP)
    wait_for(lambda: "event=reload_refused" in world.log(), "the signal's reload is refused")
    world.config([world.feed_source("/a", "a"), world.feed_source("/b", "b")])
    good = world.program("reload", "-c", world.config_path)
    assert good.returncode == 0, good.stderr
    wait_for(lambda: len(world.records("documents")) == 2, "source b is read")
    world.config([world.feed_source("/a", "a")], extra="topics: { prefix: other }")
    refused = world.program("reload", "-c", world.config_path)
    assert refused.returncode == 1 and "topics.prefix" in refused.stderr, refused.stderr
    status = json.loads(world.program("status", "--json", "-c", world.config_path).stdout)
    assert [s["name"] for s in status["sources"]] == ["a", "b"], status
    world.stop(process)


def test_reload_whose_parsers_do_not_start(world):
    """What the reload asked for can't be had: the parsers of before go on, and a later reload tries again."""
    programs = world.path("programs")
    os.mkdir(programs)
    for name in ("tallywire", "tallywire-parse", "tallywire-emit"):
        shutil.copy(os.path.join(world.build, name), programs)
    os.symlink(os.path.realpath(os.path.join(world.build, "packs")), os.path.join(programs, "packs"))
    world.build, parser = programs, os.path.join(programs, "tallywire-parse")
    for n in range(3):
        world.site.article("/a%d" % n, 21 + n)
    links = [world.site.url + "/a%d" % n for n in range(3)]
    world.site.feed("/feed", links[:1])
    world.config([world.feed_source()])
    process = world.daemon()
    wait_for(lambda: len(world.records("documents")) == 1, "the first article is read")
    os.rename(parser, parser + ".kept")
    with open(parser, "w") as file:
        file.write("#!/bin/sh\nexit 1\n")
    os.chmod(parser, 0o755)
    world.config([world.feed_source()], extra="limits: { parse_timeout: 4s }")
    assert world.program("reload", "-c", world.config_path).returncode == 0
    wait_for(lambda: "event=parsers_refused" in world.log(), "the new parsers are given up")
    world.site.feed("/feed", links[:2])
    wait_for(lambda: len(world.records("documents")) == 2, "the old parsers read on")
    os.rename(parser + ".kept", parser)
    started = world.log().count("event=parser_lost")
    assert world.program("reload", "-c", world.config_path).returncode == 0
    world.site.feed("/feed", links)
    wait_for(lambda: len(world.records("documents")) == 3, "the new parsers read")
    assert world.log().count("event=parser_lost") == started, world.log()
    world.stop(process)


def test_once_does_not_wait_for_an_absent_broker(world):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))  # a port that refuses
        world.site.article("/a", 31)
        world.site.feed("/feed", [world.site.url + "/a"])
        kafka = "kafka: { bootstrap.servers: '127.0.0.1:%d' }\nonce: { delivery_timeout: 1s }" % listener.getsockname()[1]
        world.config([world.feed_source()], sinks="[kafka, file]", extra=kafka)
        run = world.once(expect=1)
    assert "kafka took nothing for 1 s" in run.stderr, run.stderr
    rows = world.store("SELECT count(*) FROM outbox")[0][0]
    assert rows >= 2 and world.records("documents"), rows  # waits for kafka; the other sink has it


def test_killed_file_sink_keeps_whole_lines(world):
    links = []
    for n in range(30):
        world.site.article("/a%d" % n, n + 2)
        links.append("%s/a%d" % (world.site.url, n))
    world.site.feed("/feed", links)
    world.config([world.feed_source(max_new=100)])
    process = world.daemon()
    wait_for(lambda: len(world.records("documents")) >= 1, "records come")
    process.kill()
    process.wait()
    with open(world.records_path, "ab") as file:
        file.write(b'{"topic":"tallywire.metrics","key":"half a line')  # what a crash may leave past the mark
    world.once()
    assert len(world.records("documents")) == 30
    assert set(world.ids("metrics").values()) == {1}


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
