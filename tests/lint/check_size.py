#!/usr/bin/env python3
"""Holds sizes against DESIGN section 10: check_size.py ROOT. A function's lines are counted from its first to its closing line."""
import os, re, sys

FOLDERS = "base model config ingest parse store emit daemon".split()
FILE_LINES = 600
FUNCTION_LINES = 100
FUNCTION_P95 = 60
MARKS = re.compile(r"\b(TODO|FIXME|XXX)\b")


def functions(lines):
    """(first line, count) of each definition: with clang-format's layout it starts at column 0 and ends at a lone brace."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and re.match(r"^[A-Za-z_].*\) \{$|^ .*\) \{$", line) and not line.startswith((" ", "struct", "enum", "union")) or \
           start is None and re.match(r"^(struct|enum) \w+ \**\w+\(.*\) \{$", line):
            start = number
        elif start is not None and line == "}":
            yield start, number - start + 1
            start = None


def main():
    root, faults, sizes = sys.argv[1], [], []
    for folder in FOLDERS:
        for base, _, names in os.walk(os.path.join(root, folder)):
            for name in sorted(n for n in names if n.endswith((".c", ".h"))):
                path = os.path.relpath(os.path.join(base, name), root)
                lines = open(os.path.join(root, path), encoding="utf-8").read().splitlines()
                if len(lines) > FILE_LINES:
                    faults.append("%s: %d lines, over %d" % (path, len(lines), FILE_LINES))
                faults += ["%s:%d: %s" % (path, i, l.strip()) for i, l in enumerate(lines, 1) if MARKS.search(l)]
                for start, count in functions(lines):
                    sizes.append(count)
                    if count > FUNCTION_LINES:
                        faults.append("%s:%d: a function of %d lines, over %d" % (path, start, count, FUNCTION_LINES))
    sizes.sort()
    p95 = sizes[int(len(sizes) * 0.95)] if sizes else 0
    if p95 > FUNCTION_P95:
        faults.append("95 %% of functions have at most %d lines, over %d" % (p95, FUNCTION_P95))
    print("\n".join(faults) if faults else "%d functions: median %d, p95 %d, max %d lines" % (len(sizes), sizes[len(sizes) // 2], p95, sizes[-1]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
