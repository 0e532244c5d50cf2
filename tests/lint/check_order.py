#!/usr/bin/env python3
"""Lists that are searched by halves stand in order, in small letters, without doubles: check_order.py ROOT."""
import os, re, sys

FOLDERS = "base model config ingest parse store emit daemon".split()
SEARCHED = re.compile(r"tw_words_hold_sorted\(TW_WORDS\((\w+)\)")


def fault_of(path, text, name):
    found = re.search(r"\*const %s\[\] = \{(.*?)\};" % name, text, re.S)
    if not found:
        return "%s: the list %s stands in another file" % (path, name)
    words = [w.encode() for w in re.findall(r'"((?:[^"\\]|\\.)*)"', found.group(1))]
    for a, b in zip(words, words[1:]):
        if a >= b:
            return '%s: %s: "%s" is out of order' % (path, name, b.decode())
    large = [w.decode() for w in words if w != w.lower()]
    return '%s: %s: "%s" has a capital' % (path, name, large[0]) if large else None


def main():
    root, faults, lists = sys.argv[1], [], 0
    for folder in FOLDERS:
        for base, _, names in os.walk(os.path.join(root, folder)):
            for file in sorted(n for n in names if n.endswith(".c")):
                path = os.path.relpath(os.path.join(base, file), root)
                text = open(os.path.join(root, path), encoding="utf-8").read()
                asked = set(SEARCHED.findall(text))
                lists += len(asked)
                faults += filter(None, (fault_of(path, text, name) for name in sorted(asked)))
    print("\n".join(faults) if faults else "%d lists in order" % lists)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
