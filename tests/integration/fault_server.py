#!/usr/bin/env python3
"""A raw-socket HTTP server that misbehaves on request, for tests of everything that fetches.

    fault_server.py [--bind ADDRESS] [--port N] [--record FILE] [--tls DIR]

Listens on 127.0.0.1 or ADDRESS (port 0: any free one), prints "http PORT" and, with --tls, "tls-good PORT", "tls-expired PORT",
"tls-wronghost PORT", "tls-selfsigned PORT" and "ca FILE", then "ready". Ends when its standard input does.
--record: one line for each request as it arrives: "MONOTONIC_US IN_HAND SAME METHOD HOST TARGET", where IN_HAND counts the
requests of that Host header under way and SAME those for the target too, this one included; a request counts until just before
its last byte is sent.

The path says how to answer; BEHAVIOURS below is the list, and docs/ingest.md describes it.
"""
import argparse
import gzip
import os
import random
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
import urllib.parse
import zlib

ETAG = 'W/"a,\\ b\xe9"'
LAST_MODIFIED = "Tue, 03 Nov 2020 10:00:00 GMT"
HEAD_LIMIT = 1 << 20
BLOCK = b"x" * 65536


class Record:
    """What arrived when; written line by line so that a test can read it while we run."""

    def __init__(self, path):
        self.file = open(path, "a", buffering=1) if path else None
        self.lock = threading.Lock()
        self.in_hand = {}

    def begin(self, method, host, target):
        with self.lock:
            for key in (host, (host, target)):
                self.in_hand[key] = self.in_hand.get(key, 0) + 1
            if self.file:
                now = time.monotonic_ns() // 1000
                self.file.write(f"{now} {self.in_hand[host]} {self.in_hand[host, target]} {method} {host} {target}\n")

    def end(self, host, target):
        with self.lock:
            self.in_hand[host] -= 1
            self.in_hand[host, target] -= 1


class Request:
    """One request on a connection, and the ways to answer it."""

    def __init__(self, conn, record, head):
        self.conn, self.record, self.head = conn, record, head
        lines = head.decode("latin-1").split("\r\n")
        self.method, self.target = (lines[0].split(" ") + ["", ""])[:2]
        self.fields = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.fields[name.lower()] = value.strip()
        self.host = self.fields.get("host", "-")
        parts = urllib.parse.urlsplit(self.target)
        self.path = parts.path
        self.query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
        self.open = True
        record.begin(self.method, self.host, self.target)

    def number(self, name, default):
        return int(self.query.get(name, default))

    def done(self):
        if self.open:
            self.open = False
            self.record.end(self.host, self.target)

    def raw(self, data, last=False):
        if last:
            self.done()
        self.conn.sendall(data)

    def head_bytes(self, status, fields):
        text = f"HTTP/1.1 {status} Reason\r\n" + "".join(f"{n}: {v}\r\n" for n, v in fields)
        return text.encode("latin-1") + b"\r\n"

    def answer(self, status=200, fields=(), body=b""):
        """A whole answer; the connection stays open."""
        fields = list(fields)
        if status not in (204, 304):
            fields.append(("Content-Length", len(body)))
        self.raw(self.head_bytes(status, fields) + body, last=True)
        return True

    def close(self):
        self.done()
        return False

    def reset(self):
        """RST instead of FIN."""
        self.done()
        self.conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False


# ---- behaviours: each returns whether the connection may serve another request ----

def text(r):
    return r.answer(fields=[("Content-Type", "text/plain; charset=utf-8"), ("ETag", '"1"'), ("Last-Modified", LAST_MODIFIED)],
                    body=b"hello\n")


def echo(r):
    """The request's head as it came."""
    return r.answer(fields=[("Content-Type", "text/plain")], body=r.head)


def conditional(r):
    """304 when the validators come back byte for byte."""
    fields = [("ETag", ETAG), ("Last-Modified", LAST_MODIFIED)]
    same = r.fields.get("if-none-match") == ETAG and r.fields.get("if-modified-since") == LAST_MODIFIED
    return r.answer(304, fields) if same else r.answer(200, fields, b"fresh\n")


def redirect(r):
    """/redirect/301/redirect/308/text?query: to the rest."""
    _, _, code, rest = r.target.split("/", 3)
    return r.answer(int(code), [("Location", "/" + rest)], b"moved\n")


def redirect_to(r):
    """?url=...&code=302&body=N"""
    return r.answer(r.number("code", 302), [("Location", r.query["url"])], b"m" * r.number("body", 6))


def forever(r):
    n = int(r.path.rsplit("/", 1)[1])
    return r.answer(302, [("Location", f"/forever/{n + 1}")])


def circle(r):
    return r.answer(302, [("Location", {"/circle/a": "/circle/b", "/circle/b": "/circle/a"}.get(r.path, r.path))])


def status(r):
    """/status/503?retry_after=120&location=..."""
    fields = [("Retry-After", r.query["retry_after"])] if "retry_after" in r.query else []
    if "location" in r.query:
        fields.append(("Location", r.query["location"]))
    return r.answer(int(r.path.rsplit("/", 1)[1]), fields, b"status\n")


def fields(r):
    """?Name=value...: 200 with these header fields."""
    return r.answer(200, list(r.query.items()), b"fields\n")


RSS = b"<rss version='2.0'><channel><title>A feed</title><link>http://news.example/</link></channel></rss>"


def rss(r):
    """?Name=value...: a feed with these header fields."""
    return r.answer(200, [("Content-Type", "application/rss+xml"), *r.query.items()], RSS)


def rss_conditional(r):
    """A feed with a weak ETag of bytes past ASCII and quotes; 304 when both validators come back byte for byte."""
    fields = [("Content-Type", "application/rss+xml"), ("ETag", ETAG), ("Last-Modified", LAST_MODIFIED)]
    same = r.fields.get("if-none-match") == ETAG and r.fields.get("if-modified-since") == LAST_MODIFIED
    return r.answer(304, fields) if same else r.answer(200, fields, RSS)


def raw(r):
    """?hex=...: these bytes, then the end of the connection."""
    r.raw(bytes.fromhex(r.query["hex"]), last=True)
    return r.close()


def robots(r):
    """Rules with an ETag; 304 when it comes back."""
    fields = [("ETag", '"rules"'), ("Content-Type", "text/plain")]
    same = r.fields.get("if-none-match") == '"rules"'
    return r.answer(304, fields) if same else r.answer(200, fields, b"User-agent: *\nDisallow: /no\nCrawl-delay: 2\n")


def empty(r):
    return r.answer()


def noise(r):
    return r.answer(body=random.Random(r.number("seed", 1)).randbytes(r.number("bytes", 4096)))


def big(r):
    """?bytes=N, with a length, or &chunked=1 without."""
    left, chunked = r.number("bytes", 50_000_000), "chunked" in r.query
    r.raw(r.head_bytes(200, [("Transfer-Encoding", "chunked") if chunked else ("Content-Length", left)]))
    while left > 0:
        part = BLOCK[:min(left, len(BLOCK))]
        left -= len(part)
        r.raw(b"%x\r\n%s\r\n" % (len(part), part) if chunked else part, last=left == 0 and not chunked)
    if chunked:
        r.raw(b"0\r\n\r\n", last=True)
    return True


def gzip_bomb(r):
    """?bytes=N of zeros, as gzip."""
    left, packer = r.number("bytes", 1 << 30), zlib.compressobj(9, zlib.DEFLATED, 31)
    r.raw(r.head_bytes(200, [("Content-Encoding", "gzip"), ("Connection", "close")]))
    while left > 0:
        part = min(left, 1 << 20)
        left -= part
        r.raw(packer.compress(bytes(part)))
    r.raw(packer.flush(), last=True)
    return False


PACKED = {
    "gzip": lambda body: gzip.compress(body),
    "deflate": lambda body: zlib.compress(body),
    "gzip-bad": lambda body: gzip.compress(body)[:12] + b"\xff\xff garbage \xff\xff" + gzip.compress(body)[30:],
    "gzip-short": lambda body: gzip.compress(body)[:-12],
    "gzip-notgzip": lambda body: body,
    "deflate-raw": lambda body: zlib.compress(body)[2:-4],
    "deflate-short": lambda body: zlib.compress(body)[:-20],
    "gzip,gzip": lambda body: gzip.compress(gzip.compress(body)),
    "gzip-members": lambda body: gzip.compress(body[:1000]) + gzip.compress(body[1000:]),
    "gzip-padded": lambda body: gzip.compress(body) + bytes(512),
    "gzip-empty": lambda body: b"",
    "x_gzip": lambda body: gzip.compress(body),
    "unknown": lambda body: body,
    "identity": lambda body: body,
}


def packed(r):
    """/packed/gzip, deflate, gzip-bad, gzip-short, gzip-notgzip, gzip-members, ..., unknown, identity"""
    kind = r.path.rsplit("/", 1)[1]
    body = RSS if r.path.startswith("/packed-rss/") else b"".join(b"line %d of a packed body\n" % i for i in range(2000))
    return r.answer(200, [("Content-Encoding", kind.split("-")[0].replace("_", "-"))], PACKED[kind](body))


def endless_headers(r):
    r.raw(b"HTTP/1.1 200 OK\r\n")
    for n in range(1 << 22):
        r.raw(b"X-Filler-%d: %s\r\n" % (n, b"f" * 200))
    return r.close()


def endless_trailers(r):
    r.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n")
    for n in range(1 << 22):
        r.raw(b"X-Trailer-%d: %s\r\n" % (n, b"t" * 200))
    return r.close()


def endless_chunk_extension(r):
    r.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;")
    while True:
        r.raw(b"name=value;" * 100)
        time.sleep(0.01)


def flood_chunk_extension(r):
    """The same as fast as it is read; ?byte=1: each time with a byte of a body."""
    r.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    if "byte" not in r.query:
        r.raw(b"5;")
    for _ in range(1 << 16):
        r.raw(b"1;" + b"n" * 20000 + b"\r\ny\r\n" if "byte" in r.query else BLOCK)
    return r.close()


def endless_header_line(r):
    r.raw(b"HTTP/1.1 200 OK\r\nX-Filler: ")
    for _ in range(1 << 16):
        r.raw(BLOCK)
    return r.close()


def endless_interim(r):
    for _ in range(1 << 22):
        r.raw(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n")
    return r.close()


def interim(r):
    """One 103, whose fields don't count, then 200."""
    r.raw(b'HTTP/1.1 103 Early Hints\r\nETag: "interim"\r\nLink: </s.css>; rel=preload\r\n\r\n')
    return r.answer(200, [("ETag", '"final"')], b"after 103\n")


def trailers(r):
    """Chunked, with an ETag behind the body that doesn't count."""
    r.raw(r.head_bytes(200, [("Transfer-Encoding", "chunked"), ("Trailer", "ETag")]))
    r.raw(b'5\r\nhello\r\n0\r\nETag: "trailer"\r\n\r\n', last=True)
    return True


def silent(r):
    """Reads on and never answers."""
    while r.conn.recv(65536):
        pass
    return r.close()


def hang_up(r):
    return r.close()


def reset(r):
    return r.reset()


def reset_in_body(r):
    r.raw(r.head_bytes(200, [("Content-Length", 100000)]) + b"some of it")
    time.sleep(0.05)
    return r.reset()


def short_body(r):
    r.raw(r.head_bytes(200, [("Content-Length", 1000), ("ETag", '"short"')]) + b"not a thousand bytes")
    return r.close()


def short_chunks(r):
    r.raw(r.head_bytes(200, [("Transfer-Encoding", "chunked")]) + b"5\r\nhello\r\n")
    return r.close()


def bad_chunks(r):
    r.raw(r.head_bytes(200, [("Transfer-Encoding", "chunked")]) + b"5\r\nhello\r\nzz\r\nworld\r\n")
    return r.close()


def tiny_chunks(r):
    """?bytes=N, one byte a chunk."""
    r.raw(r.head_bytes(200, [("Transfer-Encoding", "chunked")]))
    r.raw(b"1\r\ny\r\n" * r.number("bytes", 100000) + b"0\r\n\r\n", last=True)
    return True


def drip(r):
    """?bytes=N&ms=M: a byte every M ms; ?head=1: of the header block."""
    body = b"d" * r.number("bytes", 1000)
    head = r.head_bytes(200, [("Content-Length", len(body)), ("X-Filler", "f" * 1000)])
    slow = head + body if "head" in r.query else body
    if "head" not in r.query:
        r.raw(head)
    for i in range(len(slow)):
        r.raw(slow[i:i + 1], last=i + 1 == len(slow))
        time.sleep(r.number("ms", 1000) / 1000)
    return True


def slow(r):
    """?ms=M: the whole answer after M ms."""
    time.sleep(r.number("ms", 50) / 1000)
    return r.answer(body=b"slow\n")


def not_http(r):
    r.raw(b"SSH-2.0-OpenSSH_9.2 this is no web server\r\n" * 3)
    return r.close()


def bare_body(r):
    """HTTP/0.9: no status line at all."""
    r.raw(b"<html><body>what status line?</body></html>\n")
    return r.close()


def until_close(r):
    """No length; the end of the connection ends the body."""
    r.raw(r.head_bytes(200, [("Connection", "close")]) + b"until the end\n")
    return r.close()


def many_cookies(r):
    return r.answer(200, [("Set-Cookie", f"c{i}=1; Path=/") for i in range(50)], b"cookies\n")


BEHAVIOURS = {
    "text": text, "echo": echo, "conditional": conditional, "redirect": redirect, "redirect-to": redirect_to,
    "forever": forever, "circle": circle, "status": status, "fields": fields, "empty": empty, "noise": noise, "big": big,
    "gzip-bomb": gzip_bomb, "packed": packed, "endless-headers": endless_headers, "endless-header-line": endless_header_line,
    "endless-trailers": endless_trailers, "endless-chunk-extension": endless_chunk_extension,
    "flood-chunk-extension": flood_chunk_extension,
    "endless-interim": endless_interim, "interim": interim, "trailers": trailers, "silent": silent, "hang-up": hang_up,
    "reset": reset, "reset-in-body": reset_in_body, "short-body": short_body, "short-chunks": short_chunks,
    "bad-chunks": bad_chunks, "tiny-chunks": tiny_chunks, "drip": drip, "slow": slow, "not-http": not_http,
    "bare-body": bare_body, "until-close": until_close, "many-cookies": many_cookies,
    "robots.txt": robots, "rss": rss, "rss-conditional": rss_conditional, "raw": raw, "packed-rss": packed,
}


def not_found(r):
    return r.answer(404, body=b"no such behaviour\n")


def read_head(conn, left):
    """The next request's head and what came behind it; None at the end of the connection."""
    data = left
    while b"\r\n\r\n" not in data:
        part = conn.recv(65536)
        if not part or len(data) > HEAD_LIMIT:
            return None, b""
        data += part
    head, _, left = data.partition(b"\r\n\r\n")
    return head, left


def serve_connection(conn, record, context):
    left = b""
    try:
        if context:
            conn = context.wrap_socket(conn, server_side=True)
        else:
            conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while True:
            head, left = read_head(conn, left)
            if head is None:
                break
            request = Request(conn, record, head)
            try:
                if not BEHAVIOURS.get(request.path.split("/")[1], not_found)(request):
                    break
            finally:
                request.done()
    except (OSError, ssl.SSLError):
        pass
    finally:
        conn.close()


def accept_forever(listener, record, context):
    while True:
        conn, _ = listener.accept()
        threading.Thread(target=serve_connection, args=(conn, record, context), daemon=True).start()


def listen(address, record, context=None):
    listener = socket.create_server(address, backlog=1024)
    threading.Thread(target=accept_forever, args=(listener, record, context), daemon=True).start()
    return listener.getsockname()[1]


# ---- certificates, made afresh by openssl ----

CA_CONFIG = """[ca]
default_ca = d
[d]
new_certs_dir = .
database = index.txt
serial = serial
default_md = sha256
policy = p
copy_extensions = copy
unique_subject = no
[p]
commonName = supplied
"""


def openssl(where, *args):
    subprocess.run(["openssl", *args], cwd=where, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make_certificate(where, name, alt_name, dates):
    openssl(where, "req", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}",
            "-addext", f"subjectAltName={alt_name}")
    openssl(where, "ca", "-batch", "-config", "ca.conf", "-cert", "ca.pem", "-keyfile", "ca.key", "-in", f"{name}.csr",
            "-out", f"{name}.pem", "-notext", *dates)


def make_certificates(where):
    os.makedirs(where, exist_ok=True)
    for file, content in (("ca.conf", CA_CONFIG), ("index.txt", ""), ("serial", "01\n")):
        with open(os.path.join(where, file), "w") as out:
            out.write(content)
    openssl(where, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-keyout", "ca.key", "-out", "ca.pem",
            "-subj", "/CN=test anchor")
    here, now = "DNS:localhost,IP:127.0.0.1", ("-days", "30")
    make_certificate(where, "good", here, now)
    make_certificate(where, "expired", here, ("-startdate", "20200101000000Z", "-enddate", "20200201000000Z"))
    make_certificate(where, "wronghost", "DNS:elsewhere.example", now)
    openssl(where, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-keyout", "selfsigned.key",
            "-out", "selfsigned.pem", "-subj", "/CN=localhost", "-addext", f"subjectAltName={here}")


def tls_context(where, name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(where, f"{name}.pem"), os.path.join(where, f"{name}.key"))
    return context


def main():
    parser = argparse.ArgumentParser(description="HTTP server that misbehaves on request")
    parser.add_argument("--bind", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--record")
    parser.add_argument("--tls", metavar="DIR", help="make certificates there and listen with TLS too")
    args = parser.parse_args()
    record = Record(args.record)
    print("http", listen((args.bind, args.port), record))
    if args.tls:
        make_certificates(args.tls)
        for name in ("good", "expired", "wronghost", "selfsigned"):
            print(f"tls-{name}", listen((args.bind, 0), record, tls_context(args.tls, name)))
        print("ca", os.path.abspath(os.path.join(args.tls, "ca.pem")))
    print("ready", flush=True)
    sys.stdin.buffer.read()


if __name__ == "__main__":
    main()
