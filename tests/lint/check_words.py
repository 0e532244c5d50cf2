#!/usr/bin/env python3
"""Lists of words as base/words.h wants them: check_words.py ROOT. Those whose case is folded are in small letters (a capital
would never be found), those that are searched by halves are in order."""
import os, re, sys

FOLDERS = "base model config ingest parse store emit daemon".split()
ASKED = re.compile(r"tw_words_(hold|hold_sorted|begin|begin_length|end|stand_in_nocase)\(TW_WORDS\((\w+)\)")
WORD = re.compile(r'"((?:[^"\\]|\\.)*)"')
ESCAPE = re.compile(r"\\([uU][0-9A-Fa-f]+|.)")


def list_before(text, name, end):
    """The words of the last definition of that name before the place; None: it has none in this file."""
    found = None
    for found in re.compile(r"\*const %s\[\] = \{(.*?)\}" % name, re.S).finditer(text, 0, end):
        pass
    return [ESCAPE.sub("", w) for w in WORD.findall(found.group(1))] if found else None


def faults_of(path, text):
    for asked in ASKED.finditer(text):
        words = list_before(text, asked.group(2), asked.start())
        if words is None:
            yield "%s: the list %s stands in another file" % (path, asked.group(2))
            continue
        yield from ('%s: %s: "%s" has a capital' % (path, asked.group(2), w) for w in words if re.search("[A-Z]", w))
        if asked.group(1) == "hold_sorted":
            order = [w.encode() for w in words]
            yield from ('%s: %s: "%s" is out of order' % (path, asked.group(2), b.decode()) for a, b in zip(order, order[1:]) if a >= b)


def main():
    root, faults, lists = sys.argv[1], [], 0
    for folder in FOLDERS:
        for base, _, names in os.walk(os.path.join(root, folder)):
            for file in sorted(n for n in names if n.endswith(".c")):
                path = os.path.relpath(os.path.join(base, file), root)
                text = open(os.path.join(root, path), encoding="utf-8").read()
                lists += len(ASKED.findall(text))
                faults += faults_of(path, text)
    print("\n".join(faults) if faults else "%d lists" % lists)
    return 1 if faults or not lists else 0


if __name__ == "__main__":
    sys.exit(main())
