#!/usr/bin/env python3
"""The daemon's own conduct: what it polls, what it leaves alone, how it starts, reloads and ends."""
import json, os, shutil, signal, subprocess, sys, threading

from harness import run_cases, wait_for


def test_no_sources(world):
    world.config([])
    with open(world.config_path) as file:
        text = file.read()
    with open(world.config_path, "w") as file:
        file.write(text.replace("sources:", "sources: []"))
    world.once()


def test_only_the_newest_at_the_first_poll(world):
    """What max_new left out stays out at the second poll, and what comes then is read."""
    items = ""
    for n in range(10):
        world.site.article("/a%d" % n, n + 20)
        items += "<item><title>T</title><link>%s/a%d</link><pubDate>%02d Nov 2020 10:00:00 GMT</pubDate></item>" % (world.site.url, n, n + 1)
    head = "<rss version='2.0'><channel><title>Feed</title>"
    world.site.page("/feed", head + items + "</channel></rss>", "application/rss+xml")
    world.config([world.feed_source(max_new=3)])
    world.once()
    read = {path for path in world.site.requests if path.startswith("/a")}
    assert read == {"/a7", "/a8", "/a9"}, read
    world.site.article("/a10", 30)
    items += "<item><title>T</title><link>%s/a10</link><pubDate>12 Nov 2020 10:00:00 GMT</pubDate></item>" % world.site.url
    world.site.page("/feed", head + items + "</channel></rss>", "application/rss+xml")
    world.once()
    read = {path for path in world.site.requests if path.startswith("/a")}
    assert read == {"/a7", "/a8", "/a9", "/a10"}, read


def test_permanent_redirect_is_remembered(world):
    def moved(handler):
        handler.send_response(301)
        handler.send_header("Location", "/new")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    world.site.routes["/feed"] = moved
    world.site.feed("/new", [])
    world.config([world.feed_source()])
    for _ in range(3):
        world.once()
    assert world.site.requests["/feed"] == 1 and world.site.requests["/new"] == 3, world.site.requests
    world.site.routes["/feed"] = world.site.routes.pop("/new")
    for _ in range(3):
        world.once(expect=1)
    world.once()
    assert world.site.requests["/feed"] == 2, world.site.requests


def test_refused_document_is_told_once_and_stays_a_failure(world):
    world.site.feed("/feed", [])
    world.config([world.feed_source()], extra="backoff: { first: 100ms, max: 200ms }")
    process = world.daemon()
    status = lambda: json.loads(world.program("status", "--json", "-c", world.config_path).stdout)["sources"][0]
    wait_for(lambda: status()["state"] == "ok", "the feed is read")
    world.site.page("/feed", "<html><body>Sorry</body></html>")
    wait_for(lambda: status()["failures"] >= 4, "the failures are counted")
    assert len(world.records("deadletter")) == 1
    world.stop(process)


def test_missing_parser(world):
    build = world.path("build")
    os.makedirs(build)
    for name in ("tallywire", "tallywire-emit"):
        shutil.copy(os.path.join(world.build, name), build)
    os.symlink(os.path.realpath(os.path.join(world.build, "packs")), os.path.join(build, "packs"))
    world.site.feed("/feed", [])
    world.config([world.feed_source()])
    world.build = build
    run = world.program("run", "-c", world.config_path)
    assert run.returncode == 1 and "tallywire-parse" in run.stderr, run


def test_delivery_that_fails_for_good(world):
    world.site.article("/a", 41)
    world.site.feed("/feed", [world.site.url + "/a"])
    world.config([world.feed_source()])
    os.makedirs(world.records_path)  # a folder where the file should be
    run = world.program("run", "--once", "-c", world.config_path)
    assert run.returncode == 1 and "file" in run.stderr, run
    os.rmdir(world.records_path)
    world.once()
    assert len(world.records("documents")) == 1


def test_reload_with_everything_in_flight(world):
    gate = threading.Event()

    def slow(handler):
        gate.wait(30)
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    for n in range(2):
        world.site.routes["/slow%d" % n] = slow
    world.site.routes["/page"] = slow
    world.site.feed("/feed", ["%s/slow%d" % (world.site.url, n) for n in range(2)])
    world.site.article("/a", 41)
    world.site.feed("/other", [world.site.url + "/a"])
    old = [world.feed_source(), world.feed_source("/page", "page")]
    world.config(old)
    process = world.daemon()
    wait_for(lambda: world.site.requests["/page"] and world.site.requests["/slow0"], "requests are on their way")
    world.config([world.feed_source("/other", "other")], extra="limits: { parse_timeout: 4s }")
    assert world.program("reload", "-c", world.config_path).returncode == 0
    wait_for(lambda: any(r["key"].endswith("/a") for r in world.records("documents")), "the new source is read")
    world.config(old)
    assert world.program("reload", "-c", world.config_path).returncode == 0
    world.stop(process)
    gate.set()


def test_what_is_less_sure_than_asked_for(world):
    """The operator's threshold keeps a figure back, says so in the document record, and a reload lifts it."""
    for n in (41, 42):
        world.site.article("/a%d" % n, n)
    world.site.feed("/feed", [world.site.url + "/a41"])
    world.config([world.feed_source()], extra="min_confidence: { persons.returned: 1 }")
    process = world.daemon()
    wait_for(lambda: len(world.records("documents")) == 1, "the first article is read")
    document = world.records("documents")[0]["value"]
    assert document["metrics"] == 0 and document["rejected"]["low_confidence"] >= 1, document
    status = json.loads(world.program("status", "--json", "-c", world.config_path).stdout)
    assert status["rejected"] == document["rejected"], status
    line = next(l for l in world.program("status", "-c", world.config_path).stdout.splitlines() if l.startswith("rejected"))
    assert "low_confidence %d" % document["rejected"]["low_confidence"] in line, line
    world.config([world.feed_source()], extra="min_confidence: { persons.returned: 0 }")
    assert world.program("reload", "-c", world.config_path).returncode == 0
    world.site.feed("/feed", [world.site.url + "/a41", world.site.url + "/a42"])
    wait_for(lambda: len(world.records("documents")) == 2, "the second article is read")
    assert world.records("documents")[1]["value"]["metrics"] == 1, world.records("documents")
    world.stop(process)


def test_a_pack_edited_in_place(world):
    """A reload reads the packs anew, under the names they had."""
    pack = os.path.join(world.folder, "own.yaml")

    def write_pack(verb):
        with open(pack, "w") as file:
            file.write("name: own\nversion: 1.0.0\nunits: {person: {}}\nnouns: {fugitive: {unit: person, en: [fugitive]}}\n"
                       "measures: {persons.back: {units: [person], triggers: [{en: [%s]}]}}\n" % verb)

    for n in (41, 42):
        world.site.article("/a%d" % n, n)
    world.site.feed("/feed", [world.site.url + "/a41"])
    write_pack("vanish")
    world.config([world.feed_source()], packs="[%s]" % pack)
    process = world.daemon()
    wait_for(lambda: len(world.records("documents")) == 1, "the first article is read")
    assert world.records("documents")[0]["value"]["metrics"] == 0, world.records("documents")
    write_pack("return")
    assert world.program("reload", "-c", world.config_path).returncode == 0
    world.site.feed("/feed", [world.site.url + "/a41", world.site.url + "/a42"])
    wait_for(lambda: len(world.records("documents")) == 2, "the second article is read")
    assert world.records("documents")[1]["value"]["metrics"] == 1, world.records("documents")
    world.stop(process)


def test_a_threshold_of_no_measure(world):
    world.config([], extra="min_confidence: { persons.retuned: 0.9, assets.seized: 0.8 }")
    run = world.program("check", "-c", world.config_path)
    assert run.returncode == 78, run
    assert "tallywire.yaml:7:19: error: no pack has the measure \"persons.retuned\"" in run.stderr, run.stderr
    assert 'did you mean "persons.returned"?' in run.stderr and "assets.seized\"" not in run.stderr, run.stderr


def test_hang_up_in_the_middle_of_once(world):
    gate = threading.Event()

    def slow(handler):
        gate.wait(30)
        handler.send_response(500)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    world.site.routes["/feed"] = slow
    world.config([world.feed_source()])
    run = subprocess.Popen([os.path.join(world.build, "tallywire"), "run", "--once", "-c", world.config_path], stderr=subprocess.PIPE, text=True)
    world.children.append(run)
    wait_for(lambda: world.site.requests["/feed"], "the poll is on its way")
    run.send_signal(signal.SIGHUP)
    gate.set()
    assert run.wait(60) == 1, run.stderr.read()


def test_lost_parser_costs_no_document(world):
    """Killed from outside while idle and while busy: the documents are read by another."""
    world.config(["{ name: f, kind: file, path: %s, interval: 1s }" % world.path("inbox")])
    os.makedirs(world.path("inbox"))
    process = world.daemon()
    for n in range(5):
        with open(world.path("inbox/%d.txt" % n), "w") as file:
            file.write("In 2016, %d fugitives were returned from abroad.\n" % (n + 2))
        for pid in os.popen("pgrep -P %d tallywire-parse" % process.pid).read().split():
            os.kill(int(pid), signal.SIGKILL)
        wait_for(lambda: len(world.records("documents")) == n + 1, "document %d is read" % n)
    assert not world.records("deadletter")
    world.stop(process)


def test_odd_names_in_a_folder(world):
    folder = world.path("in#box")
    os.makedirs(folder)
    with open(os.path.join(folder, "a#1.txt"), "w") as file:
        file.write("In 2016, 12 fugitives were returned from abroad.\n")
    os.mkfifo(os.path.join(folder, "pipe"))
    world.config(['{ name: f, kind: file, path: "%s" }' % folder, '{ name: p, kind: file, path: "%s/pipe" }' % folder])
    world.once()
    assert len(world.records("documents")) == 1 and len(world.records("deadletter")) == 1, world.records()


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
