#!/usr/bin/env python3
"""Into a real broker and back: read_committed, with keys, headers and schemas; outages; a lost state directory."""
import collections, json, os, shutil, subprocess, sys

from harness import broker, run_cases, wait_for


def articles(world, first, last):
    links = []
    for n in range(first, last):
        world.site.article("/a%d" % n, n + 2)
        links.append("%s/a%d" % (world.site.url, n))
    return links


def configure(world, address, **more):
    kafka = "".join(", %s: %s" % item for item in more.items())
    world.config([world.feed_source(max_new=1000)], sinks="[kafka]", extra='kafka: { bootstrap.servers: "%s"%s }' % (address, kafka))


def ids(kafka, topic):
    return collections.Counter(json.loads(m["payload"])["id"] for m in kafka.read(topic))


def test_records_on_topics(world):
    with broker(world) as kafka:
        world.site.feed("/feed", articles(world, 0, 12) + [world.site.url + "/gone"])
        configure(world, kafka.address)
        world.once()
        metrics = kafka.read("tallywire.metrics")
        assert len(metrics) == 12, len(metrics)
        for m in metrics:
            value = json.loads(m["payload"])
            headers = dict(zip(m["headers"][::2], m["headers"][1::2]))
            assert m["key"] == value["series"] and headers["id"] == value["id"], m
            assert headers["schema"] == value["schema"] and headers["content-type"].startswith("application/json"), headers
        assert len(kafka.read("tallywire.documents")) == 12
        letters = kafka.read("tallywire.deadletter")
        assert [m["key"] for m in letters] == [world.site.url + "/gone"], letters
        out = kafka.shell("kafka_consume %s tallywire.metrics" % kafka.address)
        assert len([l for l in out.splitlines() if '"schema":"tallywire.metric/1"' in l]) == 12, out
        before = ids(kafka, "tallywire.metrics")
        world.once()
        assert ids(kafka, "tallywire.metrics") == before


def test_broker_away_at_start_and_in_the_middle(world):
    with broker(world) as kafka:
        kafka.down()
        world.site.feed("/feed", articles(world, 0, 5))
        configure(world, kafka.address)
        process = world.daemon()
        wait_for(lambda: world.store("SELECT count(*) FROM articles")[0][0] == 5, "articles are read while the broker is away")
        kafka.up()
        wait_for(lambda: len(ids(kafka, "tallywire.metrics")) == 5, "the first records arrive once the broker is there")
        kafka.down()
        world.site.feed("/feed", articles(world, 0, 10))
        wait_for(lambda: world.store("SELECT count(*) FROM articles")[0][0] == 10, "articles are read while the broker is away again")
        kafka.up()
        wait_for(lambda: len(ids(kafka, "tallywire.metrics")) == 10, "the rest arrives")
        world.stop(process)
        assert set(ids(kafka, "tallywire.metrics").values()) == {1}


def test_lost_state_directory_continues_above_the_mark(world):
    with broker(world) as kafka:
        world.site.feed("/feed", articles(world, 0, 5))
        configure(world, kafka.address)
        world.once()
        shutil.rmtree(world.state)
        world.site.feed("/feed", articles(world, 5, 10))
        run = world.once()
        assert "event=outbox_continued_above_mark" in run.stderr, run.stderr
        assert len(ids(kafka, "tallywire.metrics")) == 10, "nothing is taken for sent that was not"


def test_restored_state_directory_repeats_nothing(world):
    with broker(world) as kafka:
        world.site.feed("/feed", articles(world, 0, 5))
        configure(world, kafka.address)
        world.once()
        shutil.copytree(world.state, world.path("backup"))
        world.site.feed("/feed", articles(world, 0, 8))
        world.once()
        shutil.rmtree(world.state)
        shutil.copytree(world.path("backup"), world.state)
        world.site.feed("/feed", articles(world, 0, 12))
        world.once()
        found = ids(kafka, "tallywire.metrics")
        assert len(found) == 12, len(found)
        # What was read after the backup is read again: those records come twice, with the same ids.
        assert sum(found.values()) == 15, found


def test_without_transactions(world):
    with broker(world) as kafka:
        world.site.feed("/feed", articles(world, 0, 12))
        configure(world, kafka.address, transactional="false")
        world.once()
        assert len(ids(kafka, "tallywire.metrics")) == 12


def test_emitter_alone_killed_and_fenced(world):
    """The emitter's own tests that need a real broker: kills at random moments, a mark that expired, fencing."""
    with broker(world) as kafka:
        program = os.path.join(world.build, "emit_test_kafka_broker")
        run = subprocess.run([program], env=dict(os.environ, TW_KAFKA_BOOTSTRAP=kafka.address), capture_output=True, text=True)
        assert run.returncode == 0, run.stdout + run.stderr


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
