#!/usr/bin/env python3
"""Manners and safety: robots.txt, hosts, who we say we are, secrets, proxies, a well-kept server."""
import base64, contextlib, json, os, re, shutil, socket, socketserver, subprocess, sys, threading, time

from harness import PATIENCE_SECONDS, Skip, run_cases, wait_for
from test_polling import FEED, FaultServer, answers, polled, status_of


def letters(world):
    return {r["key"].split("/")[-1]: json.loads(r["value"]) if isinstance(r["value"], str) and r["value"].startswith("{") else r for r in world.records("deadletter")}


ROBOTS = """User-agent: *
Disallow: /

User-agent: Tallywire
User-agent: other
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Crawl-delay: 1
"""


def test_robots_txt(world):
    world.site.page("/robots.txt", ROBOTS, "text/plain")
    paths = ["/a1", "/private/a2", "/private/open/a3", "/a4.pdf", "/a4.pdfx"]
    for n, path in enumerate(paths):
        world.site.article(path, 50 + n)
    world.site.feed("/private/feed", [world.site.url + p for p in paths])
    world.site.page("/private/index", "<html><body><a href='/a1'>A headline long enough to be one</a></body></html>")
    page = '{ name: index, kind: page, url: "%s/private/index", interval: 1h, allow_private: true }' % world.site.url
    world.config([world.feed_source("/private/feed"), page])
    started = time.monotonic()
    run = world.once(expect=1)
    took = time.monotonic() - started
    asked = {p for p in paths if world.site.requests[p]}
    assert asked == {"/a1", "/private/open/a3", "/a4.pdfx"}, asked
    assert world.site.requests["/robots.txt"] == 1, "one file for all pages of a site"
    assert world.site.requests["/private/feed"] == 1 and world.site.requests["/private/index"] == 0, "feeds are there to be polled"
    assert "robots.txt does not allow it" in run.stderr, run.stderr
    assert took > 2, "three pages a second apart took %.1f s" % took
    gone = {r["key"] for r in world.records("deadletter")}
    assert gone == {world.site.url + "/private/a2", world.site.url + "/a4.pdf"}, gone
    world.config([world.feed_source("/private/feed", robots="off"), page.replace("}", ", robots: off }")])
    world.once()
    assert world.site.requests["/private/index"] == 1


ROBOTS_ANSWERS = [
    ("404", (404, {}, b"no"), True),
    ("403", (403, {}, b"no"), True),
    ("401", (401, {}, b"no"), True),
    ("410", (410, {}, b"no"), True),
    ("204", (204, {}, b""), True),
    ("an empty file", (200, {}, b""), True),
    ("a page instead of a file", (200, {"Content-Type": "text/html"}, b"<html>User-agent is not here</html>"), True),
    ("redirects in a circle", (302, {"Location": "/robots.txt"}, b""), True),
    ("a redirect", (302, {"Location": "/elsewhere.txt"}, b""), False),
    ("500", (500, {}, b"no"), False),
    ("503", (503, {}, b"no"), False),
    ("429", (429, {}, b"no"), False),
    ("rules with a byte order mark", (200, {}, b"\xef\xbb\xbfUser-agent: *\nDisallow: /"), False),
    ("rules behind half a megabyte", (200, {}, b"#" * (600 << 10) + b"\nUser-agent: *\nDisallow: /"), True),
    ("rules before half a megabyte", (200, {}, b"User-agent: *\nDisallow: /\n" + b"#" * (600 << 10)), False),
    ("a redirect to another host", (302, {"Location": "OTHER/elsewhere.txt"}, b""), False),
    ("four redirects more", (302, {"Location": "/hop4"}, b""), False),
    ("rules in a page", (200, {"Content-Type": "text/html"}, b"<pre>\nUser-agent: *\nDisallow: /\n</pre>"), False),
    ("rules in UTF-16", (200, {}, "User-agent: *\nDisallow: /".encode("utf-16")), True),
    ("gzip that is none, three times", (200, {"Content-Encoding": "gzip"}, b"User-agent: *\nDisallow: /"), True),
    ("rules with lone carriage returns", (200, {}, b"User-agent: *\rDisallow: /\r"), False),
]


def test_robots_txt_that_is_odd(world):
    wrong = []
    for n, (name, reply, is_allowed) in enumerate(ROBOTS_ANSWERS):
        status, headers, body = reply
        other = world.site.url.replace("127.0.0.1", "localhost")
        world.site.routes["/robots.txt"] = (status, {k: v.replace("OTHER", other) for k, v in headers.items()}, body)
        for hop in range(1, 5):
            world.site.routes["/hop%d" % hop] = (301, {"Location": "/hop%d" % (hop - 1) if hop > 1 else "/elsewhere.txt"}, b"")
        world.site.page("/elsewhere.txt", "User-agent: *\nDisallow: /", "text/plain")
        world.site.article("/p%d" % n, 60 + n)
        world.site.feed("/feed", [world.site.url + "/p%d" % n])
        world.config([world.feed_source()])
        shutil.rmtree(world.state, ignore_errors=True)
        run = world.program("run", "--once", "-c", world.config_path)
        if (world.site.requests["/p%d" % n] == 1) != is_allowed:
            wrong.append(name)
    assert not wrong, wrong
    print("%d answers for robots.txt tried" % len(ROBOTS_ANSWERS))


def test_feeds_and_pages_share_a_host(world):
    """host.concurrency and host.delay, as the server sees them."""
    server = FaultServer(world)
    sources = ['{ name: s%d, kind: feed, url: "%s", interval: 1s, allow_private: true }' % (n, server.url("/slow?ms=60&n=%d" % n)) for n in range(8)]
    world.config(sources, extra="backoff: { first: 10ms, max: 10ms }")
    text = open(world.config_path).read().replace("host: { concurrency: 4, delay: 0s }", "host: { concurrency: 2, delay: 100ms }")
    open(world.config_path, "w").write(text)
    process = world.daemon()
    lines = lambda: [line.split() for line in open(server.record)] if os.path.exists(server.record) else []
    wait_for(lambda: len(lines()) >= 20, "twenty requests")
    world.stop(process)
    times, most, same = [int(l[0]) for l in lines()], max(int(l[1]) for l in lines()), max(int(l[2]) for l in lines())
    assert most <= 2 and same == 1, (most, same)
    gaps = [b - a for a, b in zip(times, times[1:])]
    assert sum(gaps) >= 90000 * len(gaps), "requests start 100 ms apart: %s" % gaps


def test_who_we_are(world):
    seen = answers(world, "/feed", (200, {"Set-Cookie": "a=b; Path=/"}, FEED.replace("</channel>", "<item><link>%s/a</link></item></channel>" % world.site.url)))
    page = answers(world, "/a", (200, {"Content-Type": "text/html"}, "<html><body><p>Nothing of note happened here today.</p></body></html>"))
    world.config([world.feed_source(lang="zh-Hans")], extra='user_agent_contact: "mailto:ops@example.org"')
    world.once(), world.once()
    for head in seen + page:
        assert re.fullmatch(r"tallywire/[0-9.]+ \(\+mailto:ops@example\.org\)", head["user-agent"]), head
        assert head["accept-encoding"] == "deflate, gzip, br, zstd" and head["accept-language"] == "zh-Hans", head
        assert "cookie" not in head and "authorization" not in head and "referer" not in head, head
    assert "application/rss+xml" in seen[0]["accept"] and page[0]["accept"].startswith("text/html"), (seen, page)


def test_credentials(world):
    password, token = "p:ss wörd", "t0ken-of-32-letters"
    with open(world.path("password"), "w", encoding="utf-8") as file:
        file.write(password + "\n")
    stranger = world.site.url.replace("127.0.0.1", "localhost")
    basic = answers(world, "/basic", (200, {}, FEED.replace("</channel>", "<item><link>%s/a</link></item><item><link>%s/b</link></item></channel>" % (world.site.url, stranger))))
    bearer, elsewhere = answers(world, "/bearer", (302, {"Location": stranger + "/elsewhere"})), answers(world, "/elsewhere", (200, {}))
    near = answers(world, "/near", (302, {"Location": "/bearer-near"}))
    landed = answers(world, "/bearer-near", (200, {}))
    moved, far = answers(world, "/moved", (301, {"Location": stranger + "/far"})), answers(world, "/far", (200, {}))
    article = (200, {"Content-Type": "text/html"}, "<html><body><p>Nothing of note happened here today.</p></body></html>")
    a, b = answers(world, "/a", article), answers(world, "/b", article)
    auth = "{ token_env: FEED_TOKEN }"
    sources = [world.feed_source("/basic", "basic", auth="{ user: reader, password_file: password }"), world.feed_source("/bearer", "bearer", auth=auth),
               world.feed_source("/near", "near", auth=auth), world.feed_source("/moved", "moved", auth=auth),
               world.feed_source("/none", "none", auth="{ token_env: NOBODY_SET_THIS }")]
    world.config(sources)
    environment = {**os.environ, "FEED_TOKEN": token}
    for _ in range(2):
        run = world.program("run", "--once", "-c", world.config_path, env=environment)
        assert run.returncode == 1 and "the environment has no NOBODY_SET_THIS" in run.stderr, run.stderr
    want = "Basic " + base64.b64encode(("reader:" + password).encode()).decode()
    assert basic[0]["authorization"] == a[0]["authorization"] == want, (basic, a)
    assert bearer[0]["authorization"] == near[0]["authorization"] == landed[0]["authorization"] == moved[0]["authorization"] == "Bearer " + token
    assert len(far) == 2 and not any("authorization" in head for head in elsewhere + far + b), "credentials went to another host"
    assert "/none" not in world.site.requests
    world.config(sources, extra="log: { level: debug }")
    process = world.daemon(env=environment)
    told = polled(world, ["basic", "bearer"])
    world.stop(process)
    texts = [world.log(), run.stderr, json.dumps(told)] + [open(os.path.join(world.state, f), "rb").read().decode("latin-1") for f in os.listdir(world.state) if f.startswith("tallywire.db")]
    for secret in (password, token, want[6:]):
        assert not any(secret in text for text in texts), "a secret was told"


class HttpProxy(socketserver.ThreadingTCPServer):
    """Sends what it is asked for to one address, whatever the name; notes the requests."""
    allow_reuse_address = daemon_threads = True

    def __init__(self, upstream):
        self.upstream, self.seen = upstream, []
        super().__init__(("127.0.0.1", 0), HttpProxyHandler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, address):
        pass  # clients that close early are part of the tests


def relay(source, sink):
    with contextlib.suppress(OSError):  # clients that close early are part of the tests
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


class HttpProxyHandler(socketserver.StreamRequestHandler):
    def handle(self):
        head = b""
        while b"\r\n\r\n" not in head:
            head += self.request.recv(65536) or b"\r\n\r\n"
        self.server.seen.append(head.decode("latin-1"))
        line, rest = head.split(b"\r\n", 1)
        method, target, version = line.split(b" ")
        up = socket.create_connection(self.server.upstream)
        if method == b"CONNECT":
            self.request.sendall(b"HTTP/1.1 200 Established\r\nX-Proxy: yes\r\n\r\n")
            threading.Thread(target=relay, args=(self.request, up), daemon=True).start()
        else:
            path = b"/" + target.split(b"/", 3)[3]
            up.sendall(b"GET %s HTTP/1.1\r\nConnection: close\r\n%s" % (path, rest))
        relay(up, self.request)


class SocksProxy(HttpProxy):
    """RFC 1928; of who offers it, a name and password are asked for (RFC 1929)."""
    password = None

    def finish_request(self, request, address):
        read = lambda n: request.recv(n, socket.MSG_WAITALL)
        if 2 in read(read(2)[1]):
            request.sendall(b"\5\2")
            login = read(read(2)[1]), read(read(1)[0])
            request.sendall(b"\1\0" if login == (b"me", self.password) else b"\1\1")
            if login != (b"me", self.password):
                return
        elif self.password:
            request.sendall(b"\5\xff")
            return
        else:
            request.sendall(b"\5\0")
        head = read(4)
        name = read(read(1)[0]).decode() if head[3] == 3 else socket.inet_ntoa(read(4))
        read(2)
        self.seen.append(name)
        up = socket.create_connection(self.upstream)
        request.sendall(b"\5\0\0\1\0\0\0\0\0\0")
        threading.Thread(target=relay, args=(request, up), daemon=True).start()
        relay(up, request)


def test_proxies(world):
    upstream = ("127.0.0.1", int(world.site.url.rsplit(":", 1)[1]))
    http, socks = HttpProxy(upstream), SocksProxy(upstream)
    world.site.feed("/feed", ["http://news.example/a"])
    world.site.article("/a", 71)
    world.site.feed("/direct", [])
    with open(world.path("password"), "w") as file:
        file.write("s3cret%40")
    socks.password = b"s3cret%40"
    public = '{ name: public, kind: feed, url: "http://news.example/feed", interval: 1h }'
    inside = '{ name: inside, kind: feed, url: "http://127.0.0.1:1/feed", interval: 1h }'
    local = '{ name: local, kind: feed, url: "http://localhost:1/feed", interval: 1h }'
    direct = world.feed_source("/direct", "direct", proxy="off")
    for proxy in ("http://127.0.0.1:%d" % http.server_address[1], "socks5h://127.0.0.1:%d" % socks.server_address[1]):
        shutil.rmtree(world.state, ignore_errors=True)
        if os.path.exists(world.records_path):
            os.remove(world.records_path)
        world.config([public, inside, local, direct], extra="proxy: { url: '%s', user: me, password_file: password }" % proxy)
        run = world.once(expect=1)
        assert len(world.records("documents")) == 1, run.stderr
        assert len(re.findall("source=(?:inside|local) .*address refused.*loopback", run.stderr)) == 2, run.stderr
    asked = [head.split(" ")[1] for head in http.seen]
    assert asked == ["http://news.example/feed", "http://news.example/robots.txt", "http://news.example/a"], asked
    login = "Proxy-Authorization: Basic " + base64.b64encode(b"me:s3cret%40").decode()
    assert all(login in head for head in http.seen), http.seen
    assert set(socks.seen) == {"news.example"}, "socks5h leaves names to the proxy"
    assert world.site.requests["/direct"] == 2
    socks.password = b"another"
    world.config([public], extra="proxy: { url: 'socks5h://127.0.0.1:%d', user: me, password_file: password }" % socks.server_address[1])
    refused = world.once(expect=1).stderr
    assert "the proxy refused" in refused and "s3cret" not in refused, refused
    socks.password = None
    world.config([public], extra="proxy: { url: 'socks5h://127.0.0.1:%d' }" % socks.server_address[1])
    world.once()
    world.config([public], extra="proxy: { url: 'http://127.0.0.1:1' }")
    assert "no connection" in world.once(expect=1).stderr
    world.config([public.replace("http:", "https:")], extra="proxy: { url: 'http://127.0.0.1:%d' }" % http.server_address[1])
    run = world.once(expect=1)
    assert http.seen[-1].startswith("CONNECT news.example:443 "), http.seen[-1]
    world.config([public], extra="")
    environment = {**os.environ, "http_proxy": "http://127.0.0.1:%d" % http.server_address[1], "ALL_PROXY": "http://127.0.0.1:%d" % http.server_address[1]}
    count = len(http.seen)
    run = world.program("run", "--once", "-c", world.config_path, env=environment)
    assert len(http.seen) == count and "name not resolved" in run.stderr, "the environment's proxy is nobody's setting"


def test_cookies(world):
    """Off unless the source says on; then for its feed and its pages, and for no other source."""
    seen, pages = {}, {}
    for name in ("on", "off"):
        world.site.article("/%s/a" % name, 61)
        feed = "<rss version='2.0'><channel><title>F</title><item><title>A story</title><link>%s/%s/a</link></item></channel></rss>" % (world.site.url, name)
        seen[name] = answers(world, "/%s/feed" % name, (200, {"Set-Cookie": "session=s1; Path=/", "Content-Type": "application/rss+xml"}, feed))
        pages[name] = answers(world, "/%s/a" % name, (200, {"Content-Type": "text/html"}, world.site.routes["/%s/a" % name][2].decode()))
    world.config([world.feed_source("/on/feed", "on", cookies="on"), world.feed_source("/off/feed", "off")])
    process = world.daemon()
    wait_for(lambda: min(len(seen[n]) for n in seen) >= 3 and min(len(pages[n]) for n in pages) >= 1, "both sources are polled again")
    assert "cookie" not in seen["on"][0] and seen["on"][1]["cookie"] == seen["on"][2]["cookie"] == "session=s1", seen["on"]
    assert pages["on"][0].get("cookie") == "session=s1", pages["on"]
    assert not any("cookie" in head for head in seen["off"] + pages["off"]), seen["off"]
    world.stop(process)


NGINX = """daemon off; pid %(dir)s/pid; error_log %(dir)s/error; worker_processes 1; master_process off;
events { worker_connections 64; }
http {
  client_body_temp_path %(dir)s; proxy_temp_path %(dir)s; fastcgi_temp_path %(dir)s; uwsgi_temp_path %(dir)s; scgi_temp_path %(dir)s;
  log_format m '$server_protocol $status $sent_http_content_encoding $request_uri $connection'; access_log %(dir)s/access m;
  gzip on; gzip_types application/rss+xml text/html; gzip_min_length 20; types { application/rss+xml xml; text/html html; }
  server { listen 127.0.0.1:%(port)d ssl http2; ssl_certificate %(tls)s/good.pem; ssl_certificate_key %(tls)s/good.key; root %(dir)s/root;
           location /cached/ { alias %(dir)s/root/; expires 10m; } location /limited/ { return 429; } }
}"""


def test_nginx(world):
    nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
    if not nginx:
        raise Skip("no nginx here")
    server, folder = FaultServer(world), world.path("nginx")
    os.makedirs(os.path.join(folder, "root"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url = "https://127.0.0.1:%d" % port
    items = "".join("<item><title>Item %d</title><link>%s/a%d.html</link></item>" % (n, url, n) for n in range(20))
    open(os.path.join(folder, "root/feed.xml"), "w").write(FEED.replace("</channel>", items + "</channel>"))
    world.site.article("/a", 2)
    for n in range(20):
        open(os.path.join(folder, "root/a%d.html" % n), "wb").write(world.site.routes["/a"][2].replace(b"2 fugitives", b"%d fugitives" % (n + 90)))
    open(os.path.join(folder, "conf"), "w").write(NGINX % {"dir": folder, "tls": world.path("tls"), "port": port})
    world.children.append(subprocess.Popen([nginx, "-c", os.path.join(folder, "conf"), "-p", folder], stderr=subprocess.DEVNULL))
    wait_for(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0, "nginx listens")
    source = lambda name, path: '{ name: %s, kind: feed, url: "%s%s", interval: 1h, allow_private: true }' % (name, url, path)
    world.config([source("feed", "/feed.xml"), source("cached", "/cached/feed.xml")], extra="tls: { ca_file: %s }" % server.ca)
    world.once(), world.once()
    log = [line.split() for line in open(os.path.join(folder, "access"))]
    feeds = [l for l in log if l[3] == "/feed.xml"]
    assert [l[1] for l in feeds] == ["200", "304"] and feeds[0][2] == "gzip", feeds
    assert all(l[0] == "HTTP/2.0" for l in log), "HTTP/2 by ALPN"
    pages = [l for l in log if l[3].startswith("/a")]
    assert len(pages) == 20 and len({l[4] for l in log}) <= 4, "one connection serves a run: %s" % log
    assert len(world.records("documents")) == 20
    process = world.daemon()
    s = polled(world)
    world.stop(process)
    assert s["cached"]["state"] == "ok" and "not_before" in s["cached"], s



ADDRESSES = {"inside": "127.0.0.1", "cloud": "169.254.169.254", "router": "192.168.1.1", "carrier": "100.64.0.1", "this": "0.0.0.0", "mapped": "::ffff:10.0.0.1",
             "six": "::1", "translated": "64:ff9b::7f00:1", "tunnel": "2002:7f00:1::"}


def name_server(sock):
    """Answers NAME.example by ADDRESSES, with "no such name" for what it does not know, and not at all for silent.example."""
    while True:
        question, client = sock.recvfrom(512)
        label, kind = question[13:13 + question[12]].decode(), question[question.index(b"\0", 12) + 2]
        end = question.index(b"\0", 12) + 5
        if label == "silent":
            continue
        address = ADDRESSES.get(label)
        six = address and ":" in address
        fits = address and kind == (28 if six else 1)
        data = socket.inet_pton(socket.AF_INET6 if six else socket.AF_INET, address) if fits else b""
        answer = b"\xc0\x0c\0" + bytes([kind]) + b"\0\1\0\0\0\0\0" + bytes([len(data)]) + data if fits else b""
        flags = b"\x81\x80" if address else b"\x81\x83"
        sock.sendto(question[:2] + flags + b"\0\1\0" + (b"\1" if fits else b"\0") + b"\0\0\0\0" + question[12:end] + answer, client)


def test_names_that_lead_inside(world):
    """In a mount namespace with a resolv.conf of its own. A resolver that does not answer holds nothing else up."""
    resolv = world.path("resolv.conf")
    with open(resolv, "w") as file:
        file.write("nameserver 127.0.0.77\noptions timeout:30 attempts:2\n")
    prefix = ["unshare", "--mount", "sh", "-c", 'mount --bind "$0" /etc/resolv.conf && exec "$@"', resolv]
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.bind(("127.0.0.77", 53))
    except OSError:
        raise Skip("no name server may listen here")
    if subprocess.run([*prefix, "true"], capture_output=True).returncode:
        raise Skip("no mount namespace here")
    threading.Thread(target=name_server, args=(sock,), daemon=True).start()
    world.site.feed("/feed", [])
    source = lambda name: '{ name: %s, kind: feed, url: "http://%s.example/feed", interval: 1h }' % (name, name)
    world.config([source(name) for name in [*ADDRESSES, "nobody", "silent"]] + [world.feed_source("/feed", "good")],
                 extra="limits: { connect_timeout: 60s, fetch_timeout: 60s, first_byte_timeout: 60s }")
    process = world.daemon(prefix=prefix)
    s = polled(world, [*ADDRESSES, "nobody", "good"])
    assert {name: s[name]["state"] for name in ADDRESSES} == dict.fromkeys(ADDRESSES, "refused"), s
    assert all("address refused" in s[name]["reason"] for name in ADDRESSES), s
    assert "name not resolved" in s["nobody"]["reason"], s["nobody"]
    count = world.site.requests["/feed"]
    wait_for(lambda: world.site.requests["/feed"] >= count + 3, "others are polled while nobody answers for a name")
    assert status_of(world)["silent"]["state"] in ("polling", "failing")
    started = time.monotonic()
    world.stop(process)
    assert time.monotonic() - started < 30, "the end waits for no resolver"


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
