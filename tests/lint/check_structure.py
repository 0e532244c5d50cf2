#!/usr/bin/env python3
"""Holds the tree against DESIGN section 2: check_structure.py CHECK ROOT [ARGUMENT...]

  arrows ROOT            folders include only what stands below them; libraries with foreign bytes stay in their folder
  cycles ROOT            no include cycle among headers
  headers ROOT CC FLAG.. every header compiles alone
  links ROOT BUILD       each program is linked with its own dangerous library only
"""
import os, re, subprocess, sys

# Folder: what it may include, beside itself.
ARROWS = {
    "base": [],
    "model": ["base"],
    "config": ["base", "model"],
    "ingest": ["base", "model", "config"],
    "parse/text": ["base", "model", "config"],
    "parse/scan": ["base", "model", "config"],
    "parse/feed": ["base", "model", "config", "parse/text"],
    "parse/page": ["base", "model", "config", "parse/text"],
    "parse/extract": ["base", "model", "config", "parse/text", "parse/scan"],
    "parse/worker": ["base", "model", "config", "parse/text", "parse/scan", "parse/feed", "parse/page", "parse/extract"],
    "store": ["base", "model", "config"],
    "emit": ["base", "model", "config"],
    "daemon": ["base", "model", "config", "ingest", "store", "emit/json"],
}
# System header: the one folder that may include it.
DANGEROUS = {"curl/": "ingest", "libxml/": "parse", "sqlite3": "store", "librdkafka/": "emit", "yaml.h": "config", "hs": "parse/extract", "unicode/": "parse/text"}
# Program: the dangerous library it is linked with, and those it must not even load by way of another.
LINKS = {
    "tallywire": ("libcurl sqlite3", "libxml2 librdkafka libhs"),
    "tallywire-parse": ("libxml2", "libcurl sqlite3 librdkafka"),
    "tallywire-emit": ("librdkafka", "sqlite3 libxml2"),
}
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.M)


def sources(root, *endings):
    for folder in sorted({f.split("/")[0] for f in ARROWS}):
        for base, _, files in os.walk(os.path.join(root, folder)):
            for name in sorted(files):
                if name.endswith(endings):
                    yield os.path.relpath(os.path.join(base, name), root)


def includes(root, path):
    text = open(os.path.join(root, path), encoding="utf-8").read()
    for kind, name in INCLUDE.findall(text):
        yield kind == '"', name


def folder_of(path):
    return max((f for f in ARROWS if path.startswith(f + "/")), key=len, default=None)


def check_arrows(root):
    faults = []
    for path in sources(root, ".c", ".h"):
        home = folder_of(path)
        if home is None:
            faults.append("%s: stands in no folder of the design" % path)
            continue
        for ours, name in includes(root, path):
            if ours:
                allowed = [home] + ARROWS[home]
                if not any(name.startswith(f + "/") for f in allowed):
                    faults.append("%s: %s must not include %s" % (path, home, name))
            else:
                for header, owner in DANGEROUS.items():
                    match = name.startswith(header) if header != "hs" else name.startswith("hs/") or name == "hs.h"
                    if match and not path.startswith(owner + "/"):
                        faults.append("%s: <%s> belongs to %s alone" % (path, name, owner))
    return faults


def check_cycles(root):
    graph = {p: [n for ours, n in includes(root, p) if ours] for p in sources(root, ".h")}
    faults, done = [], set()

    def walk(node, trail):
        if node in trail:
            faults.append("include cycle: " + " -> ".join(trail[trail.index(node):] + [node]))
            return
        if node in done or node not in graph:
            return
        for below in graph[node]:
            walk(below, trail + [node])
        done.add(node)

    for node in graph:
        walk(node, [])
    return faults


def check_headers(root, cc, *flags):
    faults = []
    for path in sources(root, ".h"):
        run = subprocess.run([cc, *flags, "-std=gnu17", "-D_GNU_SOURCE", '-DTW_VERSION=""', "-I", root, "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c", "-"],
                             input='#include "%s"\n' % path, text=True, capture_output=True)
        if run.returncode:
            faults.append("%s does not compile alone:\n%s" % (path, run.stderr))
    return faults


def libraries(tool, program):
    return subprocess.run([tool, *(["-d"] if tool == "readelf" else []), program], text=True, capture_output=True, check=True).stdout


def check_links(root, build):
    faults = []
    for program, (own, foreign) in LINKS.items():
        path = os.path.join(build, program)
        direct, loaded = libraries("readelf", path), libraries("ldd", path)
        direct = "\n".join(l for l in direct.splitlines() if "NEEDED" in l)
        faults += ["%s is not linked with %s" % (program, lib) for lib in own.split() if lib not in direct]
        faults += ["%s is linked with %s" % (program, lib) for lib in foreign.split() if lib in loaded]
    return faults


def main():
    check, root, rest = sys.argv[1], sys.argv[2], sys.argv[3:]
    faults = {"arrows": check_arrows, "cycles": check_cycles, "headers": check_headers, "links": check_links}[check](root, *rest)
    print("\n".join(faults) if faults else "%s: good" % check)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
