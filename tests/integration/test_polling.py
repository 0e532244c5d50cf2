#!/usr/bin/env python3
"""Polling: what a server may do and what becomes of the source; moves, holds, floors, robots.txt, limits, proxies, secrets."""
import gzip
import base64, datetime, email.utils, json, os, re, sqlite3, subprocess, sys, threading, time

from harness import ROOT, Skip, run_cases, wait_for

DATE = lambda seconds: email.utils.formatdate(time.time() + seconds, usegmt=True)
FAR = "backoff: { first: 59s, max: 1d }"  # whatever fails is not asked again within the test


class FaultServer:
    """fault_server.py on all addresses of this host: each of 127.0.0.0/8 is a host of its own."""

    def __init__(self, world):
        self.record = world.path("record")
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(ROOT, "tests/integration/fault_server.py"), "--bind", "0.0.0.0", "--record", self.record, "--tls", world.path("tls")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        world.children.append(self.process)
        self.ports = {}
        for line in self.process.stdout:
            if line.strip() == "ready":
                break
            name, value = line.split()
            self.ports[name] = value
        self.ca = self.ports["ca"]

    def url(self, path, host="127.0.0.1", port="http"):
        scheme = "https" if port.startswith("tls") else "http"
        return "%s://%s:%s%s" % (scheme, host, self.ports[port], path)

    def requests(self, path):
        with open(self.record) as file:
            return sum(line.split()[5].split("?")[0] == path for line in file)


def raw(text):
    data = text if isinstance(text, bytes) else text.replace("\n", "\r\n").encode("latin-1")
    return "/raw?hex=" + data.hex()


FEED = "<rss version='2.0'><channel><title>A feed</title></channel></rss>"
WHOLE = "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\nContent-Length: %d\n%%s\n%s" % (len(FEED), FEED)

PACKED = gzip.compress(FEED.encode())


def packed(coding, body):
    return raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n%sContent-Length: %d\r\n\r\n%s" % (coding, len(body), body))


# What the server does: path; the source's state and a pattern of its reason; then host, port, settings where they matter.
BEHAVIOURS = [
    # a document
    ("200", "/rss", "ok", "ok"),
    ("203 of a proxy", raw("HTTP/1.1 203 Other\nContent-Length: %d\n\n%s" % (len(FEED), FEED)), "ok", "ok"),
    ("HTTP/1.0 until the end", raw("HTTP/1.0 200 OK\n\n" + FEED), "ok", "ok"),
    ("lines end in LF alone", raw(b"HTTP/1.1 200 OK\nContent-Length: %d\n\n%s" % (len(FEED), FEED.encode())), "ok", "ok"),
    ("no reason phrase", raw("HTTP/1.1 200\nContent-Length: %d\n\n%s" % (len(FEED), FEED)), "ok", "ok"),
    ("no content type", raw("HTTP/1.1 200 OK\nContent-Length: %d\n\n%s" % (len(FEED), FEED)), "ok", "ok"),
    ("a folded header", raw(WHOLE % "X-Folded: a\n  b\n"), "ok", "ok"),
    ("a header without colon", raw(WHOLE % "this is no header\n"), "ok|failing", "."),
    ("a header with bytes past ASCII", raw(WHOLE % "X-Name: \xe9\xff\n"), "ok", "ok"),
    ("a broken ETag", "/rss?ETag=%22", "ok", "ok"),
    ("an ETag with a control character", raw(WHOLE % "ETag: \"a\x01b\"\n"), "ok", "ok"),
    ("an ETag of 5 KB", "/rss?ETag=%22" + "e" * 5000 + "%22", "ok", "ok"),
    ("a Last-Modified that is no date", "/rss?Last-Modified=yesterday", "ok", "ok"),
    ("validators byte for byte", "/rss-conditional", "ok", "ok"),
    ("Vary: *", "/rss?Vary=*&Cache-Control=max-age=60", "ok", "ok"),
    ("Cache-Control that is noise", "/rss?Cache-Control=max-age%3Dx,,%3D,%3B", "ok", "ok"),
    ("Expires: 0", "/rss?Expires=0", "ok", "ok"),
    ("a negative Age", "/rss?Age=-5&Cache-Control=max-age%3D1", "ok", "ok"),
    ("100 Continue that nobody asked for", raw("HTTP/1.1 100 Continue\n\n" + WHOLE % ""), "ok", "ok"),
    ("103 before the answer", raw("HTTP/1.1 103 Early Hints\nETag: \"x\"\n\n" + WHOLE % ""), "ok", "ok"),
    ("a byte a chunk", raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n" + "".join("1\n%s\n" % c for c in FEED) + "0\n\n"), "ok", "ok"),
    ("chunk extensions and trailers", raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n%x;a=b\n%s\n0\nETag: \"t\"\n\n" % (len(FEED), FEED)), "ok", "ok"),
    ("gzip", "/packed-rss/gzip", "ok", "ok"),
    ("deflate", "/packed-rss/deflate", "ok", "ok"),
    ("deflate without a header", "/packed-rss/deflate-raw", "ok", "ok"),
    ("gzip twice", "/packed-rss/gzip,gzip", "ok", "ok"),
    ("gzip in members", "/packed-rss/gzip-members", "ok", "ok"),
    ("gzip with padding", "/packed-rss/gzip-padded", "ok", "ok"),
    ("x-gzip", "/packed-rss/x_gzip", "ok", "ok"),
    ("identity as a coding", "/packed-rss/identity", "ok", "ok"),
    ("cookies", "/rss?Set-Cookie=a%3Db", "ok", "ok"),
    ("an ETag without quotes", "/rss?ETag=abc", "ok", "ok"),
    ("a length and chunks", raw("HTTP/1.1 200 OK\nContent-Length: 3\nTransfer-Encoding: chunked\n\n%x\n%s\n0\n\n" % (len(FEED), FEED)), "ok", "ok"),
    ("the same length twice", raw(WHOLE % ("Content-Length: %d\n" % len(FEED))), "ok", "ok"),
    ("a second answer behind the first", raw(WHOLE % "" + "HTTP/1.1 404 No\nContent-Length: 0\n\n"), "ok", "ok"),
    ("a length shorter than the body", raw("HTTP/1.1 200 OK\nContent-Length: %d\n\n%s" % (len(FEED) - 7, FEED)), "ok|failing", "."),
    ("a list of lengths that are equal", raw("HTTP/1.1 200 OK\nContent-Length: %d, %d\n\n%s" % (len(FEED), len(FEED), FEED)), "ok|failing", "."),
    ("a byte order mark", raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n\xef\xbb\xbf%s" % (len(FEED) + 3, FEED.encode())), "ok", "ok"),
    ("gzip with garbage behind it", packed(b"Content-Encoding: gzip\r\n", PACKED + b"<!-- cached -->"), "ok", "ok"),
    ("gzip in a field of its own behind identity", packed(b"Content-Encoding: identity\r\nContent-Encoding: gzip\r\n", PACKED), "ok", "ok"),
    ("two Locations, of which the first counts", raw(b"HTTP/1.1 302 Found\r\nLocation: /rss\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n"), "ok", "ok"),
    ("a Location in Latin-1", raw(b"HTTP/1.1 302 Found\r\nLocation: /rss-conditional?q=caf\xe9\r\nContent-Length: 0\r\n\r\n"), "ok", "ok"),
    ("a Location without a scheme", "/redirect-to?url=//127.0.0.1:HTTPPORT/rss", "ok", "ok"),
    ("a Location's scheme in capitals", "/redirect-to?url=HtTp://127.0.0.1:HTTPPORT/rss", "ok", "ok"),
    ("103 three times, each with another ETag", raw("".join("HTTP/1.1 103 Early Hints\nETag: \"%d\"\nLink: </a.css>; rel=preload\n\n" % n for n in range(3)) + WHOLE % ""), "ok", "ok"),
    ("a blank before a colon", raw(WHOLE % "X-Blank : a\n"), "ok|failing", "."),
    # successes without one
    ("204", "/status/204", "new", "HTTP 204: no document"),
    ("205", raw("HTTP/1.1 205 Reset\nContent-Length: 0\n\n"), "new", "HTTP 205: no document"),
    ("an empty 200", "/empty", "failing", "."),
    ("206 that nobody asked for", "/status/206", "failing", "HTTP 206"),
    ("226", "/status/226", "failing", "HTTP 226"),
    ("201", "/status/201", "failing", "HTTP 201"),
    ("202", "/status/202", "failing", "HTTP 202"),
    ("299", "/status/299", "failing", "HTTP 299"),
    ("a text that is no feed", "/text", "failing", "not a feed"),
    ("an error page in place of the feed", raw(b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 69\n\n"
     b"<html><head><title>Sorry</title></head><body>Back soon</body></html>\n"), "failing", "not a feed"),
    ("gzip of nothing", raw("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 0\n\n"), "failing", "."),
    ("101 that nobody asked for", raw("HTTP/1.1 101 Switching\nUpgrade: other\nConnection: Upgrade\n\n"), "failing", ".", "limits: { fetch_timeout: 2s }"),
    ("noise", "/noise", "failing", "."),
    # redirects
    *[("%d to a feed" % code, "/redirect/%d/rss" % code, "ok", "ok") for code in (301, 302, 303, 307, 308)],
    ("301, 302, 308 in a row", "/redirect/301/redirect/302/redirect/308/rss", "ok", "ok"),
    ("a redirect with a large body", "/redirect-to?url=/rss&body=3000000", "ok", "ok"),
    *[("%d without Location" % code, "/status/%d" % code, "failing", "HTTP %d" % code) for code in (300, 301, 302, 303, 305, 306, 307, 308)],
    ("304 to an unconditional request", "/status/304", "failing", "HTTP 304"),
    ("304 with a body", raw("HTTP/1.1 304 Not Modified\nContent-Length: 5\n\nhello"), "failing", "HTTP 304"),
    ("a NUL in Location", raw(b"HTTP/1.1 302 Found\r\nLocation: /rss\0x\r\nContent-Length: 0\r\n\r\n"), "failing|refused", "."),
    ("to https and back", "/redirect-to?url=TLS/redirect-to%3Furl%3Dhttp://127.0.0.1:HTTPPORT/rss", "refused", "https to http"),
    ("an empty Location", "/status/302?location=", "failing", "HTTP 302"),
    ("redirects for ever", "/forever/0", "refused", "redirects"),
    ("redirects in a circle", "/circle/a", "refused", "circle"),
    ("a redirect with a login", "/redirect-to?url=http://user:secret@127.0.0.1:HTTPPORT/rss", "ok", "ok"),
    ("a redirect to a script", "/redirect-to?url=javascript:alert(1)", "refused", "scheme javascript|URL"),
    ("a redirect to a port of nobody", "/redirect-to?url=http://127.0.0.1:99999/", "refused", "URL"),
    ("a redirect to itself", "/circle/self", "refused", "circle"),
    ("a redirect to a file", "/redirect-to?url=file:///etc/passwd", "refused", "scheme file"),
    ("a redirect to ftp", "/redirect-to?url=ftp://127.0.0.1/", "refused", "scheme ftp"),
    ("a redirect to the unspecified address", "/redirect-to?url=http://0.0.0.0/", "refused", "unspecified"),
    ("a redirect to multicast", "/redirect-to?url=http://224.0.0.1/", "refused", "multicast"),
    ("a redirect to nonsense", "/redirect-to?url=http://%5B/", "refused", "URL"),
    ("https to http", "/redirect-to?url=HTTP/rss", "refused", "https to http", "127.0.0.1", "tls-good"),
    ("http to https", "/redirect-to?url=TLS/rss", "ok", "ok"),
    # errors
    *[("%d" % code, "/status/%d" % code, "missing", "HTTP %d" % code) for code in (400, 401, 402, 403, 404, 405, 406, 409, 412, 414, 418, 421, 451, 499)],
    ("407 without a proxy", "/status/407", "failing", "HTTP 407"),
    ("410", "/status/410", "gone", "HTTP 410"),
    *[("%d" % code, "/status/%d" % code, "busy", "HTTP %d" % code) for code in (408, 425, 503)],
    *[("%d" % code, "/status/%d" % code, "failing", "HTTP %d" % code) for code in (500, 501, 502, 504, 505, 508, 520, 522, 599)],
    ("404 with a large body", raw("HTTP/1.1 404 No\nContent-Length: 99999999\n\n" + "x" * 1000), "missing", "HTTP 404"),
    ("Retry-After in seconds", "/status/503?retry_after=120", "busy", "asked to wait 1[12]\\d s"),
    ("Retry-After as a date", "/status/503?retry_after=DATE120", "busy", "asked to wait 1[12]\\d s"),
    ("Retry-After of long ago", "/status/503?retry_after=DATE-99", "busy", "HTTP 503$"),
    ("Retry-After that is negative", "/status/503?retry_after=-5", "busy", "HTTP 503$"),
    ("Retry-After that is noise", "/status/503?retry_after=soon", "busy", "HTTP 503$"),
    ("Retry-After of a century", "/status/503?retry_after=3153600000", "busy", "wait 604800 s"),
    ("429 without Retry-After", "/status/429", "busy", "HTTP 429$", "127.0.0.2"),
    ("429 in seconds", "/status/429?retry_after=100", "busy", "HTTP 429, asked to wait (99|100) s", "127.0.0.3"),
    ("429 as a date", "/status/429?retry_after=DATE100", "busy", "HTTP 429, asked to wait", "127.0.0.4"),
    # broken answers
    ("closed without an answer", "/hang-up", "failing", "without an answer"),
    ("reset", "/reset", "failing", "reset"),
    ("reset in the body", "/reset-in-body", "failing", "reset"),
    ("a short body", "/short-body", "failing", "shorter than announced"),
    ("chunks that stop", "/short-chunks", "failing", "shorter than announced"),
    ("bad chunking", "/bad-chunks", "failing", "malformed"),
    ("a chunk of endless length", raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nfffffffffffffffff\nx"), "failing", "."),
    ("gzip that is damaged", "/packed-rss/gzip-bad", "failing", "bad compression"),
    ("gzip that ends early, with its right length", "/packed-rss/gzip-short", "failing", "ends early"),
    ("gzip that is none", "/packed-rss/gzip-notgzip", "failing", "bad compression"),
    ("deflate that ends early", "/packed-rss/deflate-short", "failing", "ends early"),
    ("a coding nobody knows", "/packed-rss/unknown", "failing", "bad compression"),
    ("gzip named twice, packed once", packed(b"Content-Encoding: gzip, gzip\r\n", PACKED), "failing", "bad compression"),
    ("gzip under the name of deflate", packed(b"Content-Encoding: deflate\r\n", PACKED), "failing", "bad compression"),
    ("plain text under the name of br", packed(b"Content-Encoding: br\r\n", FEED.encode()), "failing", "bad compression"),
    ("plain text under the name of zstd", packed(b"Content-Encoding: zstd\r\n", FEED.encode()), "failing", "bad compression"),
    ("five codings", packed(b"Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n", PACKED), "failing", "bad compression"),
    ("a transfer coding of gzip", raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(PACKED), PACKED)), "ok|failing", "."),
    ("status 999", raw("HTTP/1.1 999 Request denied\nContent-Length: 0\n\n"), "failing", "."),
    ("status 099", raw("HTTP/1.1 099 Too low\nContent-Length: 0\n\n"), "failing", "."),
    ("a status line that is none", raw("HTTP/1.1 two hundred\n\n"), "failing", "."),
    ("a negative length", raw("HTTP/1.1 200 OK\nContent-Length: -5\n\n" + FEED), "failing", "."),
    ("two lengths that differ", raw("HTTP/1.1 200 OK\nContent-Length: 5\nContent-Length: 70\n\n" + FEED), "ok|failing", "."),
    ("SSH", "/not-http", "failing", "not HTTP"),
    ("HTTP/0.9", "/bare-body", "failing", "not HTTP"),
    ("HTTP/3.0 on the line", raw("HTTP/3.0 200 OK\n\n" + FEED), "failing", "."),
    ("NUL in the headers", raw("HTTP/1.1 200 OK\nX-Nul: a\0b\nContent-Length: 0\n\n"), "failing", "."),
    # too much, too slow
    ("a gzip bomb", "/gzip-bomb?bytes=100000000", "refused", "body larger"),
    ("a body that is too large, announced", "/big?bytes=50000000", "refused", "larger"),
    ("a body that is too large, in chunks", "/big?bytes=50000000&chunked=1", "refused", "larger"),
    ("endless headers", "/endless-headers", "refused", "headers larger"),
    ("a header line without end", "/endless-header-line", "refused", "headers larger"),
    ("trailers without end", "/endless-trailers", "refused", "headers larger"),
    ("a chunk's extensions without end", "/endless-chunk-extension", "failing", "timed out|malformed", "limits: { fetch_timeout: 2s }"),
    ("a chunk's extensions without end, fast", "/flood-chunk-extension", "refused", "chunk extensions larger"),
    ("a byte a chunk, with long extensions", "/flood-chunk-extension?byte=1", "refused", "chunk extensions larger"),
    ("interim answers without end", "/endless-interim", "refused", "headers larger"),
    ("headers over the source's own limit", "/rss?X-Filler=" + "f" * 2000, "refused", "headers larger than 1024", "limits: { header_size: 1KiB }"),
    ("a compressed body over the source's limit", "/packed/gzip", "refused", "larger than 1024 bytes, compressed", "limits: { download_size: 1KiB }"),
    ("no redirect allowed", "/redirect/302/rss", "refused", "more than 0 redirects", "limits: { redirects: 0 }"),
    ("never answers", "/silent", "failing", "no byte of an answer within 700 ms", "limits: { first_byte_timeout: 700ms }"),
    ("a first byte that comes too late", "/slow?ms=1500", "failing", "no byte of an answer within 200 ms", "limits: { first_byte_timeout: 200ms }"),
    ("a byte now and then", "/drip?ms=300", "failing", "timed out", "limits: { fetch_timeout: 2s }"),
    ("headers a byte now and then", "/drip?ms=300&head=1", "failing", "timed out", "limits: { fetch_timeout: 2s }"),
    # no conversation at all
    ("nobody listens", "http://127.0.0.1:1/", "failing", "no connection"),
    ("no such name", "http://no-such-name.invalid/", "failing", "name not resolved"),
    ("TLS, as it should be", "/rss", "ok", "ok", "127.0.0.1", "tls-good"),
    ("a certificate that has expired", "/rss", "failing", "TLS certificate refused.*expired", "127.0.0.1", "tls-expired"),
    ("a certificate of another host", "/rss", "failing", "TLS certificate refused", "127.0.0.1", "tls-wronghost"),
    ("a certificate signed by itself", "/rss", "failing", "TLS certificate refused.*self.signed", "127.0.0.1", "tls-selfsigned"),
    ("TLS asked of a plain server", "https://127.0.0.1:HTTPPORT/rss", "failing", ".", "limits: { connect_timeout: 2s }"),
    ("plain asked of a TLS server", "http://127.0.0.1:TLSPORT/rss", "failing", "."),
    # the guard
    ("loopback for a public source", "/rss", "refused", "loopback", "allow_private: false"),
    ("loopback by name for a public source", "/rss", "refused", "loopback", "localhost", "allow_private: false"),
    ("loopback in octal for a public source", "/rss", "refused", "loopback", "0177.0.0.1", "allow_private: false"),
    *[("loopback as %s for a public source" % text, "http://%s/rss" % text, "refused", "loopback", "allow_private: false")
      for text in ("2130706433", "0x7f000001", "127.1", "0x7f.0.0.1", "127.0.0.1.", "LOCALHOST.")],
    *[("%s for a public source" % text, "http://%s/" % text, "refused|failing", "address refused|not resolved", "allow_private: false")
      for text in ("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[fe80::1%25lo]", "[fd00::1]")],
    ("the machine's metadata", "http://169.254.169.254/latest/", "refused", "link-local", "allow_private: false"),
    ("the unspecified address", "/rss", "refused", "unspecified", "0.0.0.0"),
]


def source_of(server, number, row):
    path, rest = row[1], row[4:]
    host = next((r for r in rest if re.fullmatch(r"[a-z0-9.]+", r)), "127.0.0.1")
    port = next((r for r in rest if r.startswith("tls-")), "http")
    more = "".join(", " + r for r in rest if ": " in r)
    path = re.sub(r"DATE(-?\d+)", lambda m: DATE(int(m[1])).replace(" ", "%20"), path)
    path = path.replace("url=HTTP/", "url=" + server.url("/")).replace("url=TLS/", "url=" + server.url("/", port="tls-good"))
    path = path.replace("HTTPPORT", server.ports["http"]).replace("TLSPORT", server.ports["tls-good"])
    url = path if path.startswith("http") else server.url(path, host, port)
    private = "" if "allow_private" in more else ", allow_private: true"
    return '{ name: s%d, kind: feed, url: "%s", interval: 1h%s%s }' % (number, url, private, more)


def status_of(world):
    def ask():
        run = world.program("status", "--json", "-c", world.config_path)
        return run.returncode == 0 and {s["name"]: s for s in json.loads(run.stdout)["sources"]}
    return wait_for(ask, "the daemon answers")


def polled(world, names=None):
    """The status once every source has had its first poll."""
    def done():
        sources = status_of(world)
        waiting = [s for s in sources.values() if s["state"] == "polling" or "reason" not in s]
        return not [s for s in waiting if names is None or s["name"] in names] and sources
    return wait_for(done, "every source is polled")


LIMITS = "limits: { fetch_timeout: 60s, connect_timeout: 30s, first_byte_timeout: 60s, document_size: 1MiB, redirects: 5 }\nfetch: { concurrency: 200 }"


def test_what_servers_do(world):
    server = FaultServer(world)
    world.config([source_of(server, n, row) for n, row in enumerate(BEHAVIOURS)],
                 extra="%s\n%s\ntls: { ca_file: %s }\npoll: { floor_max: 1d }" % (LIMITS, FAR, server.ca))
    text = open(world.config_path).read().replace("host: { concurrency: 4, delay: 0s }", "host: { concurrency: 200, delay: 0s }")
    open(world.config_path, "w").write(text)
    process = world.daemon()
    sources, wrong = polled(world), []
    for n, row in enumerate(BEHAVIOURS):
        s = sources["s%d" % n]
        if not re.fullmatch(row[2], s["state"]) or not re.search(row[3], s["reason"]):
            wrong.append("%s: %s: %s" % (row[0], s["state"], s["reason"]))
        assert ("next_due" in s) == (s["state"] != "gone"), s
        wait = datetime.datetime.fromisoformat(s["next_due"].replace("Z", "+00:00")).timestamp() - time.time() if "next_due" in s else 0
        if s["state"] == "failing" and wait > 60:
            wrong.append("%s: the first back-off takes %.0f s" % (row[0], wait))
        if s["state"] in ("missing", "refused") and wait < 3000:  # the interval is an hour
            wrong.append("%s: is asked again after %.0f s" % (row[0], wait))
    table = world.program("status", "-c", world.config_path).stdout
    assert re.search(r"^s0 +ok +0 .*Z +20.*Z +ok$", table, re.M), table
    world.stop(process)
    print("%d server behaviours tried" % len(BEHAVIOURS))
    assert not wrong, "\n" + "\n".join(wrong)



# ---- one source over several polls ----

def answers(world, path, *replies):
    """Route `path` to (status, headers[, body]) one after the other, the last one for ever; returns the request headers seen."""
    seen, left = [], list(replies)

    def route(handler):
        seen.append({k.lower(): v for k, v in handler.headers.items()})
        status, headers, *body = left.pop(0) if len(left) > 1 else left[0]
        body = body[0] if body else FEED if status == 200 else ""
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        if status != 304:
            handler.send_header("Content-Length", str(len(body.encode())))
        handler.end_headers()
        handler.wfile.write(b"" if status == 304 else body.encode())

    world.site.routes[path] = route
    return seen


def stored(world, column, name="feed"):
    return world.store("SELECT %s FROM sources WHERE name = CAST('%s' AS BLOB)" % (column, name))[0][0]


def test_validators_over_restarts(world):
    tag, date = 'W/"a,\\ b"', "Tue, 03 Nov 2020 10:00:00 GMT"
    seen = answers(world, "/feed", (200, {"ETag": tag, "Last-Modified": date}), (304, {}), (304, {"ETag": '"2"'}), (200, {"Last-Modified": "nonsense"}), (304, {}))
    world.config([world.feed_source()])
    for _ in range(5):
        world.once()
    sent = [(s.get("if-none-match"), s.get("if-modified-since")) for s in seen]
    assert sent == [(None, None), (tag, date), (tag, date), ('"2"', date), (None, "nonsense")], sent


# As servers write them; only one that could smuggle in a second header is not sent back.
ETAGS = ['"a"b"', "abc", "W/abc", "w/\"x\"", '""', '"a, b"', '"\xe9\xff"', '"a\tb"', '"' + "x" * 1900 + '"', "*", "0"]


def test_etags_go_back_byte_for_byte(world):
    seen = [answers(world, "/f%d" % n, (200, {"ETag": tag}), (304, {})) for n, tag in enumerate(ETAGS)]
    world.config([world.feed_source("/f%d" % n, "s%d" % n) for n in range(len(ETAGS))])
    world.once(), world.once()
    assert [s[1].get("if-none-match") for s in seen] == ETAGS, seen


def test_validators_belong_to_their_url(world):
    world.site.routes["/feed"] = (302, {"Location": "/one"}, b"")
    one, two = answers(world, "/one", (200, {"ETag": '"1"'}), (304, {})), answers(world, "/two", (200, {"ETag": '"2"'}))
    world.config([world.feed_source()])
    world.once(), world.once()
    assert [s.get("if-none-match") for s in one] == [None, '"1"'], one
    world.site.routes["/feed"] = (302, {"Location": "/two"}, b"")
    world.once()
    assert "if-none-match" not in two[0], two
    three = answers(world, "/three", (200, {"ETag": '"3"'}))
    world.config([world.feed_source("/three")])
    world.once()
    assert "if-none-match" not in three[0], "another URL in the configuration begins anew"
    world.config([world.feed_source("/three", lang="zh")])
    world.once()
    assert "if-none-match" not in three[1] and three[1]["accept-language"] == "zh", "another language may be another document"
    world.once()
    assert three[2]["if-none-match"] == '"3"', three


def test_unchanged_bodies_and_bare_304s(world):
    seen = answers(world, "/feed", (200, {}), (200, {}), (304, {}), (200, {}))
    world.config([world.feed_source()])
    world.once()
    news = stored(world, "last_new_us"), stored(world, "last_success_us")
    world.once()
    assert stored(world, "CAST(answer AS TEXT)") == "unchanged" and stored(world, "last_new_us") == news[0] and stored(world, "last_success_us") > news[1]
    run = world.once(expect=1)
    assert "HTTP 304" in run.stderr, "a 304 that nobody asked for is no success"
    world.once()
    assert len(seen) == 4 and not any("if-none-match" in s for s in seen)


def test_a_poll_without_news_writes_nothing(world):
    answers(world, "/feed", (200, {"ETag": '"1"'}), (304, {}))
    world.config([world.feed_source()])
    process = world.daemon()
    wait_for(lambda: world.site.requests["/feed"] >= 2, "the second poll")
    with sqlite3.connect("file:%s?mode=ro" % os.path.join(world.state, "tallywire.db"), uri=True) as db:
        version = lambda: db.execute("PRAGMA data_version").fetchone()  # changes with each commit of another connection
        before, count = version(), world.site.requests["/feed"]
        wait_for(lambda: world.site.requests["/feed"] >= count + 3, "more polls")
        assert version() == before, "the store was rewritten by polls that found nothing"
    world.stop(process)
    assert stored(world, "CAST(answer AS TEXT)") == "unchanged", "what was learned is saved at the end"


def test_moves(world):
    target = {"to": "/new", "code": 301}

    def moved(handler):
        handler.send_response(target["code"])
        handler.send_header("Location", target["to"])
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    world.site.routes["/feed"] = moved
    world.site.feed("/new", [])
    world.site.feed("/newer", [])
    world.config([world.feed_source()])
    for code in (302, 303, 307):
        target["code"] = code
        world.once()
        assert stored(world, "moved_url") is None, code
    target["code"] = 308
    world.once()
    assert stored(world, "CAST(moved_url AS TEXT)") == world.site.url + "/new"
    process = world.daemon()
    wait_for(lambda: status_of(world)["feed"].get("moved_to", "").endswith("/new"), "the status says where it has moved")
    assert "moved to" in world.program("status", "-c", world.config_path).stdout
    world.stop(process)
    asked = world.site.requests["/feed"]
    world.site.routes["/new"] = (301, {"Location": "/newer"}, b"")
    world.once()
    assert stored(world, "CAST(moved_url AS TEXT)").endswith("/newer") and world.site.requests["/feed"] == asked
    world.site.routes["/newer"] = (410, {}, b"")
    assert "back to the configured URL" in world.once(expect=1).stderr, "gone there is not gone here"
    world.site.feed("/feed", [])
    world.once()
    assert stored(world, "moved_url") is None and stored(world, "is_retired") == 0
    target.update(to=world.site.url + "/feed", code=301)
    world.site.routes["/new"] = moved
    world.config([world.feed_source("/new")])
    world.once()
    world.site.routes["/feed"] = (301, {"Location": "/new"}, b"")
    world.site.feed("/new", [])
    world.once()
    assert stored(world, "moved_url") is None, "moved back to where it was"


def test_gone_for_good(world):
    world.site.routes["/feed"] = (410, {}, b"")
    world.site.feed("/other", [])
    world.config([world.feed_source()])
    assert "event=source_gone" in world.once(expect=1).stderr
    assert "event=source_gone" in world.once().stderr
    process = world.daemon()
    s = status_of(world)["feed"]
    assert s["state"] == "gone" and s["reason"] == "HTTP 410" and "next_due" not in s, s
    assert world.program("reload", "-c", world.config_path).returncode == 0
    assert world.site.requests["/feed"] == 1
    world.config([world.feed_source("/other")])
    assert world.program("reload", "-c", world.config_path).returncode == 0
    wait_for(lambda: status_of(world)["feed"]["state"] == "ok", "another URL is another source")
    world.stop(process)


def due_in(status):
    parse = lambda text: datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()
    return parse(status["next_due"]) - parse(status["last_success"])


def test_success_resets_the_back_off(world):
    seen = answers(world, "/feed", *[(500, {})] * 5, (200, {}))
    world.config([world.feed_source()], extra="backoff: { first: 20ms, max: 100ms }")
    process = world.daemon()
    wait_for(lambda: status_of(world)["feed"]["state"] == "ok", "it recovers")
    s = status_of(world)["feed"]
    assert s["failures"] == 0 and len(seen) >= 6, s
    world.stop(process)


def test_retry_after_survives_a_kill(world):
    world.site.routes["/busy"] = (503, {"Retry-After": "1000"}, b"")
    world.site.feed("/free", [])
    other = world.site.url.replace("127.0.0.1", "localhost")
    world.site.routes["/many"] = (429, {"Retry-After": "1000"}, b"")
    source = lambda name, url: '{ name: %s, kind: feed, url: "%s", interval: 1s, allow_private: true }' % (name, url)
    sources = [source("busy", world.site.url + "/busy"), source("free", world.site.url + "/free"), source("many", other + "/many")]
    world.config(sources, extra="limits: { fetch_timeout: 2s }")
    process = world.daemon()
    s = polled(world)
    assert s["busy"]["state"] == s["many"]["state"] == "busy" and s["free"]["state"] == "ok", s
    process.kill()
    process.wait()
    # After the restart: the same URL under another name, and another URL of the host that said 429.
    world.config(sources + [source("twin", world.site.url + "/busy"), source("neighbour", other + "/free")], extra="limits: { fetch_timeout: 2s }")
    process = world.daemon()
    s = polled(world, ["twin", "neighbour"])
    assert s["twin"]["state"] == s["neighbour"]["state"] == "held", s
    assert "asked to be left alone" in s["neighbour"]["reason"] and s["neighbour"]["failures"] == 0, s
    left = lambda x: datetime.datetime.fromisoformat(x["next_due"].replace("Z", "+00:00")).timestamp() - time.time()
    assert all(900 < left(s[name]) < 1060 for name in ("busy", "many", "twin", "neighbour")), s
    world.stop(process)
    assert world.site.requests["/busy"] == world.site.requests["/many"] == 1


def ask_before_and_after_a_kill(world, status, asked, then):
    """Pages of one host, their feeds on another: `asked` answers with a Retry-After; how often `then` is asked for after a kill."""
    feeds = world.site.url.replace("127.0.0.1", "localhost")
    source = lambda name: '{ name: %s, kind: feed, url: "%s/%s", interval: 1d, follow: links, allow_private: true }' % (name, feeds, name)
    for path in ("/story", "/other"):
        world.site.article(path, 7)
    world.site.routes[asked] = (status, {"Retry-After": "1000"}, b"")
    world.site.feed("/first", [world.site.url + "/story"])
    world.site.feed("/second", [world.site.url + then])
    world.config([source("first")])
    process = world.daemon()
    wait_for(lambda: world.store("SELECT count(*) FROM holds")[0][0], "the hold is noted")
    process.kill()
    process.wait()
    world.site.requests.clear()
    world.config([source("second")])
    process = world.daemon()
    put_off = "SELECT count(*) FROM items WHERE due_us > 0 AND url = CAST('%s' AS BLOB)" % (world.site.url + then)
    wait_for(lambda: world.site.requests["/second"] and (world.store(put_off)[0][0] or world.site.requests[then]), "it was begun")
    world.stop(process)
    assert world.site.requests[asked] == 0, world.site.requests
    return world.site.requests[then]


def test_retry_after_of_a_page_429_holds_its_host_after_a_kill(world):
    assert ask_before_and_after_a_kill(world, 429, "/story", "/other") == 0


def test_retry_after_of_a_page_503_holds_the_page_alone_after_a_kill(world):
    assert ask_before_and_after_a_kill(world, 503, "/story", "/other") == 1


def test_retry_after_of_robots_429_holds_its_host_after_a_kill(world):
    assert ask_before_and_after_a_kill(world, 429, "/robots.txt", "/other") == 0


FLOORS = [
    ("max-age", {"Cache-Control": "public, max-age=600"}, "", 595, 635),
    ("max-age less Age", {"Cache-Control": "max-age=600", "Age": "300"}, "", 294, 320),
    ("no-cache", {"Cache-Control": "no-cache, max-age=600"}, "", 0, 2),
    ("Expires", {"Expires": DATE(900)}, "", 880, 950),
    ("Expires that max-age overrides", {"Expires": DATE(900), "Cache-Control": "max-age=60"}, "", 55, 66),
    ("ttl", {}, "<ttl>60</ttl>", 3600, 3800),
    ("update period", {}, "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21600, 22700),
    ("a year", {"Cache-Control": "max-age=31536000"}, "", 86400, 90800),
    ("a max-age of thirty thousand years", {"Cache-Control": "max-age=1000000000000"}, "", 86400, 90800),
    ("an Age past all max-age", {"Cache-Control": "max-age=600", "Age": "1000000000000"}, "", 0, 2),
    ("Expires that is 0, beside a max-age", {"Cache-Control": "max-age=600", "Expires": "0"}, "", 595, 635),
    ("nothing", {}, "", 0, 2),
    ("skipped hours", {}, "<skipHours>%s</skipHours>" % "".join("<hour>%d</hour>" % h for h in range(24) if h != (time.gmtime().tm_hour + 12) % 24), 10 * 3600, 13 * 3600),
]


def test_floors(world):
    sources = []
    for n, (name, headers, elements, least, most) in enumerate(FLOORS):
        body = FEED.replace("<rss ", "<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/' ").replace("<title>", elements + "<title>")
        answers(world, "/f%d" % n, (200, headers, body))
        sources.append(world.feed_source("/f%d" % n, "s%d" % n))
    links = "<link rel='hub' xmlns='http://www.w3.org/2005/Atom' href='http://hub.example/'/><link rel='self' xmlns='http://www.w3.org/2005/Atom' href='http://a.example/feed'/>"
    days = "".join("<item><guid isPermaLink='false'>%d</guid><description>x</description><pubDate>%s</pubDate></item>" % (d, DATE(-86400 * d)) for d in range(10))
    answers(world, "/learned", (200, {}, FEED.replace("</channel>", links + days + "</channel>")))
    world.config(sources + [world.feed_source("/learned", "learned", interval_max="6h")])
    process = world.daemon()
    s = polled(world)
    wrong = ["%s: %.0f s" % (row[0], due_in(s["s%d" % n])) for n, row in enumerate(FLOORS) if not row[3] <= due_in(s["s%d" % n]) <= row[4]]
    assert not wrong, wrong
    assert 6 * 3600 * 0.94 < due_in(s["learned"]) < 6 * 3600 * 1.06, "an item a day, at most every six hours: %s" % s["learned"]
    assert s["learned"]["interval_s"] == 6 * 3600 and s["s0"]["interval_s"] == 1, s["learned"]
    assert s["learned"]["hub"] == "http://hub.example/" and s["learned"]["self"] == "http://a.example/feed", s["learned"]
    # Kept over a restart, and no poll before its time.
    world.stop(process)
    process = world.daemon()
    again = status_of(world)
    assert all(again["s%d" % n]["next_due"] == s["s%d" % n]["next_due"] for n, row in enumerate(FLOORS) if row[3] > 100), again
    assert all(world.site.requests["/f%d" % n] == 1 for n, row in enumerate(FLOORS) if row[3] > 100)
    world.stop(process)


def test_many_sources_do_not_fire_together(world):
    times, lock = [], threading.Lock()

    def feed(handler):
        with lock:
            times.append(time.monotonic())
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(FEED)))
        handler.end_headers()
        handler.wfile.write(FEED.encode())

    world.site.routes["/feed"] = feed
    world.config([world.feed_source("/feed?%d" % n, "s%d" % n, ) for n in range(100)])
    process = world.daemon()
    wait_for(lambda: len(times) >= 100, "all are polled")
    world.stop(process)
    assert times[99] - times[0] > 0.5, "a hundred sources that are due at the start are spread over a second"


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
