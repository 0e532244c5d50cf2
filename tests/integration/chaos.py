#!/usr/bin/env python3
"""Kills the daemon and its emitters with SIGKILL, again and again, and counts what the topics hold in the end.

  chaos.py --build DIR --broker HOST:PORT [--kills N] [--documents N] [--least N] [--seed N]

A newsroom of N documents is read twice: once undisturbed, once with kills at failpoints (base/failpoint.h) in every phase:
fetch, parse, commit, produce, offsets, end (of the transaction). Every kill is one that hit while work was pending: the
store is looked at right after it. Then both runs' topics are read back, read_committed, without any deduplication, and
their (topic, id) counts are compared; so are the lines of the file sink. Missing and doubled must both be 0.
When a disturbed run has nothing left to do before the kills are used up, another one begins on topics of its own.
"""
import argparse, collections, http.server, json, os, random, signal, sqlite3, subprocess, sys, tempfile, threading, time

PHASES = {"fetch": (1, 12), "parse": (1, 12), "commit": (1, 6), "produce": (1, 24), "offsets": (1, 2), "end": (1, 3)}
IN_EMITTER = ("produce", "offsets", "end")
TOWNS = ["Northhaven", "Eastport", "Westbury", "Southgate", "Midford", "Lakeside", "Hillcrest", "Oldtown"]
ANSWER_SECONDS = 0.004  # a server that answers at once leaves nothing pending for long
RUN_SECONDS = 300


class Newsroom:
    """Feeds of 50 items each and an article for every item, in memory."""

    def __init__(self, documents):
        self.documents = documents
        room = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *args):
                pass

            def do_GET(self):
                time.sleep(ANSWER_SECONDS)
                kind, _, number = self.path.strip("/").partition("/")
                if not number:
                    return self.send_error(404)
                body = room.feed(int(number)) if kind == "feed" else room.article(int(number))
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml" if kind == "feed" else "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, address):
                pass  # the other side was killed; that is the point

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def feeds(self):
        return range((self.documents + 49) // 50)

    def feed(self, number):
        numbers = range(number * 50, min(number * 50 + 50, self.documents))
        items = "".join("<item><title>Report %d</title><link>%s/article/%d</link><guid>report-%d</guid></item>" % (n, self.url, n, n) for n in numbers)
        return ("<rss version='2.0'><channel><title>Reports %d</title>%s</channel></rss>" % (number, items)).encode()

    def article(self, n):
        town = TOWNS[n % len(TOWNS)]
        text = ("<p>From 2014 to 2016, %d fugitives were returned to %s from abroad, and %d million yuan was recovered, the anti-corruption office "
                "said.</p><p>Police also froze %d million dollars in 2017.</p>" % (n + 2, town, n + 3, n + 4))
        return ("<html lang='en'><head><title>Fugitives returned to %s, report %d</title><meta property='article:published_time' "
                "content='2018-03-0%dT08:00:00Z'></head><body><article><h1>Fugitives returned to %s, report %d</h1>%s</article></body></html>"
                % (town, n, n % 9 + 1, town, n, text)).encode()


class Run:
    """One state directory, one topic prefix."""

    def __init__(self, options, room, folder, prefix):
        # Topics of this run alone: the broker may have served others before.
        self.options, self.folder, self.prefix = options, os.path.join(folder, prefix), "%s-%d" % (prefix, os.getpid())
        os.makedirs(self.folder)
        self.config = os.path.join(self.folder, "tallywire.yaml")
        self.records = os.path.join(self.folder, "records.jsonl")
        self.token = os.path.join(self.folder, "token")
        sources = "".join("  - { name: feed%d, kind: feed, url: \"%s/feed/%d\", interval: 1h, max_new: 1000, allow_private: true }\n" % (n, room.url, n)
                          for n in room.feeds())
        with open(self.config, "w") as file:
            file.write("state_dir: %s/state\npacks: [asset-recovery]\nworkers: 2\nsinks: [kafka, file]\nfile: { path: %s }\ntopics: { prefix: %s }\n"
                       "kafka: { bootstrap.servers: \"%s\" }\nhost: { concurrency: 4, delay: 0s }\nlog: { level: warn }\nsources:\n%s"
                       % (self.folder, self.records, self.prefix, options.broker, sources))

    def start(self, failpoint=None):
        environment = dict(os.environ)
        environment.pop("TW_FAILPOINT", None)
        if failpoint:
            open(self.token, "w").close()
            environment["TW_FAILPOINT"] = failpoint + ":" + self.token
        log = open(os.path.join(self.folder, "log"), "a")
        return subprocess.Popen([os.path.join(self.options.build, "tallywire"), "run", "--once", "-c", self.config], env=environment, stderr=log, stdout=log)

    def to_the_end(self):
        process = self.start()
        if process.wait(RUN_SECONDS) != 0:
            sys.exit("chaos: an undisturbed run ended with %d; see %s/log:\n%s" % (process.returncode, self.folder, self.log_tail()))

    def log_tail(self):
        return "".join(open(os.path.join(self.folder, "log")).readlines()[-10:])

    def pending(self):
        """Items not read and rows not marked as delivered, as the store has them now."""
        path = os.path.join(self.folder, "state", "tallywire.db")
        if not os.path.exists(path):
            return 1
        with sqlite3.connect("file:%s?mode=ro" % path, uri=True) as db:
            items = db.execute("SELECT count(*) FROM items WHERE state = 0").fetchone()[0]
            articles = db.execute("SELECT count(*) FROM articles").fetchone()[0]
            rows = db.execute("SELECT count(*) FROM outbox WHERE seq > (SELECT coalesce(min(seq), 0) FROM sinks)").fetchone()[0]
        return items + rows + (self.options.documents - articles > 0)

    def kill_at(self, phase, rng):
        """One disturbed run: True when the kill hit while work was pending, None when there was nothing left to do."""
        low, high = PHASES[phase]
        victim = rng.choice(["self", "parent"]) if phase in IN_EMITTER else "self"
        process = self.start("%s:%d:%s" % (phase, rng.randint(low, high), victim))
        hit = False
        deadline = time.monotonic() + RUN_SECONDS
        while time.monotonic() < deadline:
            hit = not os.path.exists(self.token)
            if process.poll() is not None or hit:
                hit = not os.path.exists(self.token)  # it may have gone between the two looks
                break
            time.sleep(0.002)
        if hit and process.poll() is None and phase in IN_EMITTER and victim == "self":
            # The emitter is dead, the daemon lives: let it come some way, then kill it too, wherever it is.
            try:
                process.wait(rng.uniform(0.0, 0.8))
            except subprocess.TimeoutExpired:
                process.kill()
        try:
            code = process.wait(RUN_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            sys.exit("chaos: a run hangs; see %s/log:\n%s" % (self.folder, self.log_tail()))
        if not hit:
            os.path.exists(self.token) and os.remove(self.token)
            if code != 0:
                sys.exit("chaos: a run ended with %d before its kill; see %s/log:\n%s" % (code, self.folder, self.log_tail()))
            return None
        return self.pending() > 0

    def read_topic(self, topic):
        """kcat gives up where a new broker is not ready to answer for a topic: it is asked again, from the beginning."""
        command = ["kcat", "-C", "-q", "-e", "-b", self.options.broker, "-t", self.prefix + "." + topic, "-X", "isolation.level=read_committed", "-o", "beginning",
                   "-f", "%k\\t%s\\n"]
        end = time.monotonic() + RUN_SECONDS
        while True:
            run = subprocess.run(command, capture_output=True)
            if run.returncode == 0:
                return run.stdout
            if time.monotonic() > end:
                sys.exit("chaos: kcat: %s" % run.stderr.decode())

    def read_topics(self):
        """(topic, id) of every committed record; a dead letter has no id and counts by its key."""
        counts = collections.Counter()
        for topic in ("metrics", "events", "documents", "deadletter"):
            out = self.read_topic(topic)
            for line in out.decode().splitlines():
                key, _, value = line.partition("\t")
                counts[topic, json.loads(value)["id"] if topic != "deadletter" else key] += 1
        return counts

    def read_file(self):
        counts = collections.Counter()
        for line in open(self.records, encoding="utf-8"):
            record = json.loads(line)
            topic = record["topic"].split(".", 1)[1]
            counts[topic, record["value"]["id"] if topic != "deadletter" else record["key"]] += 1
        return counts


def compare(what, wanted, found):
    missing = sum((wanted - found).values())
    doubled = sum((found - wanted).values())
    print("%-28s records %5d   missing %d   doubled %d" % (what, sum(found.values()), missing, doubled))
    return missing + doubled


def disturb(options, room, folder, base):
    """Runs with kills until there are enough in every phase; returns the counts and the faults."""
    rng = random.Random(options.seed)
    kills, emitter_kills, rounds, faults = collections.Counter(), 0, 0, 0
    wanted_kafka, wanted_file = base.read_topics(), base.read_file()
    while sum(kills.values()) < options.kills or min(kills[p] for p in PHASES) < options.least:
        rounds += 1
        run = Run(options, room, folder, "chaos%d" % rounds)
        while sum(kills.values()) < options.kills or min(kills[p] for p in PHASES) < options.least:
            phase = min(PHASES, key=lambda p: (kills[p], rng.random()))
            pending = run.kill_at(phase, rng)
            if not pending:
                break
            kills[phase] += 1
            if sys.stderr.isatty():
                print("\rkills: %d of %d" % (sum(kills.values()), options.kills), end="", file=sys.stderr)
        run.to_the_end()
        faults += compare("round %d, Kafka" % rounds, wanted_kafka, run.read_topics())
        faults += compare("round %d, file" % rounds, wanted_file, run.read_file())
    return kills, rounds, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True)
    parser.add_argument("--broker", required=True)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--least", type=int, default=10, help="kills in each phase at least")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    room = Newsroom(options.documents)
    with tempfile.TemporaryDirectory() as folder:
        base = Run(options, room, folder, "base")
        base.to_the_end()
        records = sum(base.read_topics().values())
        print("documents %d, records %d, seed %d" % (options.documents, records, options.seed))
        faults = compare("undisturbed, file", base.read_topics(), base.read_file())
        kills, rounds, more = disturb(options, room, folder, base)
        faults += more
    print("kills by phase: " + ", ".join("%s %d" % (p, kills[p]) for p in PHASES) + "; in all %d, in %d round(s)" % (sum(kills.values()), rounds))
    print("missing and doubled: %d" % faults)
    return 1 if faults or records < options.documents else 0


if __name__ == "__main__":
    sys.exit(main())
