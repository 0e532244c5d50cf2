#!/usr/bin/env python3
"""Serves a folder on loopback with ETag and conditional GET: newsroom_server.py FOLDER PORT_FILE.

The port is chosen by the kernel and written to PORT_FILE once the server listens. Content types carry no charset, as on
many sites, so that a page's own declaration counts.
"""
import functools, hashlib, http.server, os, sys

TYPES = {".html": "text/html", ".xml": "application/xml", ".rdf": "application/rdf+xml", ".txt": "text/plain"}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder, *args):
        self.folder = folder
        super().__init__(*args)

    def log_message(self, *args):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path = os.path.normpath(os.path.join(self.folder, self.path.split("?")[0].lstrip("/")))
        if self.path.endswith("/"):
            path = os.path.join(path, "index.html")
        if not path.startswith(self.folder) or not os.path.isfile(path):
            return self.answer(404)
        with open(path, "rb") as file:
            body = file.read()
        etag = '"%s"' % hashlib.sha256(body).hexdigest()[:16]
        if self.headers.get("If-None-Match") == etag:
            return self.answer(304, ETag=etag)
        self.answer(200, body, ETag=etag, Content_Type=TYPES.get(os.path.splitext(path)[1], "application/octet-stream"))


def main():
    folder, port_file = os.path.abspath(sys.argv[1]), sys.argv[2]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, folder))
    with open(port_file + ".new", "w") as file:
        file.write(str(server.server_address[1]))
    os.rename(port_file + ".new", port_file)
    server.serve_forever()


if __name__ == "__main__":
    main()
