"""What the integration tests share: a scratch folder, a web server that answers as told, the programs, the records.

A test is a function test_<name>(world) in a test_*.py file; run_cases(globals()) is its main. Waiting is always for a
condition with a generous end, never for a time.
"""
import argparse, collections, contextlib, http.server, json, os, shutil, signal, socket, sqlite3, subprocess, sys, tempfile, threading, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PATIENCE_SECONDS = 120  # for a condition that normally takes well under one
SKIPPED = 77            # ctest's SKIP_RETURN_CODE


class Skip(Exception):
    pass


def wait_for(condition, what):
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError("never came true: " + what)


class Site:
    """Routes of a web server on loopback: path -> function(handler) or (status, headers, body). Counts requests."""

    def __init__(self):
        self.routes, self.requests = {}, collections.Counter()
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *args):
                pass

            def do_GET(self):
                path = self.path.split("?")[0]
                site.requests[path] += 1
                route = site.routes.get(path)
                if callable(route):
                    return route(self)
                status, headers, body = route or (404, {}, b"")
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, address):
                pass  # clients that give up are part of the tests

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def page(self, path, body, content_type="text/html; charset=utf-8", status=200, **headers):
        body = body if isinstance(body, bytes) else body.encode()
        self.routes[path] = (status, {"Content-Type": content_type, **{k.replace("_", "-"): v for k, v in headers.items()}}, body)

    def feed(self, path, links):
        items = "".join("<item><title>Item %d</title><link>%s</link><guid>%s</guid></item>" % (n, l, l) for n, l in enumerate(links))
        self.page(path, "<rss version='2.0'><channel><title>Feed</title>%s</channel></rss>" % items, "application/rss+xml")

    def article(self, path, n):
        """A page with one figure of its own: n fugitives returned in 2016."""
        self.page(path, "<html lang='en'><head><title>Fugitives returned, part %d</title><meta property='article:published_time' content='2017-03-01T08:00:00Z'>"
                        "</head><body><article><h1>Fugitives returned, part %d</h1><p>In 2016, %d fugitives were returned from abroad, the anti-corruption office said on "
                        "Wednesday.</p><p>The office said it would go on with its work in the coming years.</p></article></body></html>" % (n, n, n))


class World:
    def __init__(self, build, folder):
        self.build, self.folder, self.site = build, folder, Site()
        self.records_path = os.path.join(folder, "records.jsonl")
        self.state = os.path.join(folder, "state")
        self.config_path = os.path.join(folder, "tallywire.yaml")
        self.children = []

    def path(self, name):
        return os.path.join(self.folder, name)

    def config(self, sources, sinks="[file]", extra="", packs="[asset-recovery]"):
        lines = ["state_dir: " + self.state, "packs: " + packs, "workers: 1", "sinks: " + sinks, "host: { concurrency: 4, delay: 0s }"]
        if "file" in sinks:
            lines.append("file: { path: %s }" % self.records_path)
        lines += [extra, "sources:"] + ["  - " + s for s in sources]
        with open(self.config_path, "w") as file:
            file.write("\n".join(lines) + "\n")
        return self.config_path

    def feed_source(self, path="/feed", name="feed", **settings):
        more = "".join(", %s: %s" % item for item in settings.items())
        return '{ name: %s, kind: feed, url: "%s%s", interval: 1s, allow_private: true%s }' % (name, self.site.url, path, more)

    def program(self, *arguments, **options):
        """Runs tallywire to its end; standard output and error as text."""
        return subprocess.run([os.path.join(self.build, "tallywire"), *arguments], capture_output=True, timeout=PATIENCE_SECONDS,
                              **{"text": True, **options})

    def once(self, expect=0):
        run = self.program("run", "--once", "-c", self.config_path)
        assert run.returncode == expect, "run --once exited %d:\n%s" % (run.returncode, run.stderr)
        return run

    def daemon(self, prefix=(), **options):
        log = open(self.path("log"), "a")
        process = subprocess.Popen([*prefix, os.path.join(self.build, "tallywire"), "run", "-c", self.config_path], stderr=log, stdout=log, **options)
        self.children.append(process)
        wait_for(lambda: "event=started" in self.log() or process.poll() is not None, "the daemon starts")
        return process

    def stop(self, process, expect=0):
        process.send_signal(signal.SIGTERM)
        code = process.wait(PATIENCE_SECONDS)
        assert code == expect, "the daemon exited %d:\n%s" % (code, self.log())

    def log(self):
        return open(self.path("log")).read() if os.path.exists(self.path("log")) else ""

    def records(self, topic=None):
        if not os.path.exists(self.records_path):
            return []
        lines = open(self.records_path, encoding="utf-8").read().split("\n")
        records = [json.loads(line) for line in lines[:-1]]
        return [r for r in records if topic is None or r["topic"].endswith("." + topic)]

    def ids(self, topic):
        return collections.Counter(r["value"]["id"] for r in self.records(topic))

    def store(self, sql):
        with sqlite3.connect("file:%s?mode=ro" % os.path.join(self.state, "tallywire.db"), uri=True) as db:
            return db.execute(sql).fetchall()

    def close(self):
        for process in self.children:
            if process.poll() is None:
                process.kill()
                process.wait()


class Broker:
    """Apache Kafka on loopback by dev.d/kafka.sh."""

    def __init__(self, folder):
        self.folder = os.path.join(folder, "kafka")
        self.port = int(subprocess.run([sys.executable, os.path.join(ROOT, "tests/integration/free_port.py")], capture_output=True, check=True).stdout)
        self.address = "127.0.0.1:%d" % self.port

    def shell(self, command):
        return subprocess.run(["bash", "-c", ". dev.d/kafka.sh; " + command], cwd=ROOT, check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout

    def up(self):
        # The broker outlives the shell that starts it: its output must not hold our pipe.
        subprocess.run(["bash", "-c", ". dev.d/kafka.sh; kafka_up '%s' %d" % (self.folder, self.port)], cwd=ROOT, check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL)

    def down(self):
        self.shell("kafka_down '%s'" % self.folder)

    def read(self, topic):
        """(key, headers, value) of every committed record, by kcat: it knows a partition's end, where a consumer only knows silence."""
        out = subprocess.run(["kcat", "-C", "-q", "-e", "-b", self.address, "-t", topic, "-X", "isolation.level=read_committed", "-o", "beginning", "-J"],
                             capture_output=True, timeout=PATIENCE_SECONDS).stdout
        return [json.loads(line) for line in out.decode().splitlines() if line.strip()]


@contextlib.contextmanager
def broker(world):
    b = Broker(world.folder)
    b.up()
    try:
        yield b
    finally:
        b.down()


def run_cases(names):
    cases = {name[5:]: f for name, f in names.items() if name.startswith("test_") and callable(f)}
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("case", nargs="*", help="default: all; 'list' names them")
    options = parser.parse_args()
    if options.case == ["list"]:
        print("\n".join(cases))
        return 0
    for name in options.case or cases:
        folder = tempfile.mkdtemp(prefix="tw-")
        world = World(os.path.abspath(options.build), folder)
        try:
            cases[name](world)
            print("ok", name)
        except Skip as why:
            print("skipped:", why)
            return SKIPPED
        except BaseException:
            print("-- log of %s --\n%s" % (name, world.log()[-8000:]), file=sys.stderr)
            raise
        finally:
            world.close()
            shutil.rmtree(folder, ignore_errors=True)
    return 0
