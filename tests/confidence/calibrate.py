#!/usr/bin/env python3
"""Measures how often records of each confidence are right, and writes the tables anew.

    tests/confidence/calibrate.py [--write] [--tallywire BIN] GOLD...

GOLD is a .json file with one article or a list of them, or a folder of such files: {"id","lang","published","url","title","text","metrics":[],
"events":[]}, annotated by hand. Records marked "optional" count neither way. Prints each bin of parse/extract/confidence.c with its records and the
share that was right, then the reliability of the present tables and of the new ones, the latter on articles that they were not made from.
--write puts the new figures into confidence.c and docs/confidence.md. docs/confidence.md explains the procedure.
"""
import argparse
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SOURCE = os.path.join(ROOT, "parse/extract/confidence.c")
PAGE = os.path.join(ROOT, "docs/confidence.md")
KINDS = {"metrics": "metric_bins", "events": "event_bins"}
PRIOR = 8  # records' worth of the overall share that each bin begins with
FOLDS = 5
HIGHEST = 990  # nothing that reads news is surer


def articles(paths):
    for path in paths:
        files = sorted(os.path.join(path, f) for f in os.listdir(path) if f.endswith(".json")) if os.path.isdir(path) else [path]
        for name in files:
            with open(name, encoding="utf-8") as f:
                data = json.load(f)
            for article in data if isinstance(data, list) else [data]:
                if "text" not in article:
                    with open(os.path.join(os.path.dirname(name), article["file"]), encoding="utf-8") as f:
                        article["text"] = f.read()
                yield article


def run(binary, gold):
    keys = ("lang", "published", "url", "title", "text")
    lines = "".join(json.dumps({"id": str(i), **{k: a.get(k) for k in keys}}, ensure_ascii=False) + "\n" for i, a in enumerate(gold))
    done = subprocess.run([binary, "extract", "--jsonl"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    found = {o["id"]: o for o in map(json.loads, done.stdout.decode().splitlines())}
    return [found[str(i)] for i in range(len(gold))]


def same_number(a, b):
    if a is None or b is None:
        return a is b
    return abs(float(a) - float(b)) <= 0.0005 * abs(float(a))


def same_metric(gold, found, _text):
    units = {gold["unit"], found["unit"]}
    same_unit = len(units) == 1 or (gold["measure"].startswith("treaties.") and units == {"treaty", "country"})
    return (gold["measure"] == found["measure"] and same_unit and same_number(gold["value"], found["value"])
            and same_number(gold.get("value_max"), found.get("value_max"))
            and (gold.get("role") == found.get("role") or gold.get("optional", False))
            and gold.get("status") == found.get("status"))


def overlap(text, a, b):
    i, j = text.find(a or "\0"), text.find(b or "\0")
    return i >= 0 and j >= 0 and i < j + len(b) and j < i + len(a)


def same_event(gold, found, text):
    if gold["type"] != found["type"] or gold.get("status") != found.get("status"):
        return False
    persons = set(gold.get("persons") or ()), set(found.get("persons") or ())
    if persons[0] & persons[1] or overlap(text, gold.get("quote"), found["quote"]):
        return True
    dates = gold.get("date") or "", found.get("date") or ""
    return bool(all(dates)) and not all(persons) and (dates[0].startswith(dates[1]) or dates[1].startswith(dates[0]))


def outcomes(kind, gold, found):
    """(confidence in thousandths, right) for each record found; what gold calls optional is left out."""
    same = same_metric if kind == "metrics" else same_event
    left = list(found.get(kind) or [])
    result = []
    for g in sorted(gold.get(kind) or [], key=lambda g: bool(g.get("optional"))):
        hit = next((p for p in left if same(g, p, gold["text"])), None)
        if hit is None:
            continue
        left.remove(hit)
        if not g.get("optional"):
            result.append((round(hit["confidence"] * 1000), True))
    return result + [(round(p["confidence"] * 1000), False) for p in left]


def read_bins(source, name):
    body = re.search(name + r"\[\] = \{\n(.*?)\n\};", source, re.S).group(1)
    return [tuple(map(int, row)) for row in re.findall(r"\{(\d+), (\d+)\}", body)]


def fitted(bins, records):
    """New confidences, rising from bin to bin: pooled adjacent violators, then a step of a thousandth within a pool."""
    share = (sum(right for _, right in records) + 1) / (len(records) + 2)
    pools = []
    for _, confidence in bins:
        own = [right for c, right in records if c == confidence]
        pools.append([sum(own) + PRIOR * share, len(own) + PRIOR, 1])
        while len(pools) > 1 and pools[-2][0] * pools[-1][1] >= pools[-1][0] * pools[-2][1]:
            right, count, width = pools.pop()
            pools[-1] = [pools[-1][0] + right, pools[-1][1] + count, pools[-1][2] + width]
    values = []
    for right, count, width in pools:
        for _ in range(width):
            values.append(max(round(1000 * right / count), values[-1] + 1 if values else 0))
    for i in range(len(values) - 1, -1, -1):
        values[i] = min(values[i], HIGHEST - (len(values) - 1 - i))
    return values


def reliability(triples):
    """Brier score and expected calibration error of (bin, confidence, right)."""
    if not triples:
        return 0.0, 0.0
    brier = sum((c / 1000 - right) ** 2 for _, c, right in triples) / len(triples)
    error = sum(abs(sum(c / 1000 - right for b, c, right in triples if b == own)) for own in {b for b, _, _ in triples})
    return brier, error / len(triples)


def cross_validated(bins, by_article):
    triples = []
    for fold in range(FOLDS):
        others = [r for i, records in enumerate(by_article) if i % FOLDS != fold for r in records]
        table = dict(zip((c for _, c in bins), fitted(bins, others)))
        triples += [(c, table[c], right) for i, records in enumerate(by_article) if i % FOLDS == fold for c, right in records]
    return reliability(triples)


def calibrate(kind, bins, by_article):
    records = [r for own in by_article for r in own]
    values = fitted(bins, records)
    rows = []
    print("%s: %d records, %d right" % (kind, len(records), sum(right for _, right in records)))
    print("  %-8s %8s %8s %8s %9s %9s" % ("points", "records", "right", "share", "present", "new"))
    for (points, confidence), value in zip(bins, values):
        own = [right for c, right in records if c == confidence]
        share = "%.3f" % (sum(own) / len(own)) if own else "-"
        print("  %-8d %8d %8d %8s %9.3f %9.3f" % (points, len(own), sum(own), share, confidence / 1000, value / 1000))
        rows.append((points, value, len(own), sum(own)))
    print("  present: Brier %.4f, calibration error %.4f" % reliability([(c, c, right) for c, right in records]))
    print("  new, on articles not used for it: Brier %.4f, calibration error %.4f" % cross_validated(bins, by_article))
    return rows


def write(tables):
    with open(SOURCE, encoding="utf-8") as f:
        source = f.read()
    with open(PAGE, encoding="utf-8") as f:
        page = f.read()
    for kind, rows in tables.items():
        body = "".join("    {%d, %d},\n" % (points, value) for points, value, _, _ in rows)
        source = re.sub(KINDS[kind] + r"\[\] = \{\n.*?\n\};", lambda _, k=kind, b=body: KINDS[k] + "[] = {\n" + b + "};", source, flags=re.S)
        table = "".join("| %d | %.3f | %d | %d |\n" % (points, value / 1000, count, right) for points, value, count, right in rows)
        page = re.sub(r"(## %s\n.*?\|---\|[^\n]*\n)(?:\|[^\n]*\n)*" % kind.capitalize(), lambda m, t=table: m.group(1) + t, page, flags=re.S)
    for path, text in ((SOURCE, source), (PAGE, page)):
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--tallywire", default=os.path.join(ROOT, "build/tallywire"))
    parser.add_argument("gold", nargs="+")
    args = parser.parse_args()
    gold = list(articles(args.gold))
    found = run(args.tallywire, gold)
    with open(SOURCE, encoding="utf-8") as f:
        source = f.read()
    tables = {}
    for kind, name in KINDS.items():
        tables[kind] = calibrate(kind, read_bins(source, name), [outcomes(kind, g, f) for g, f in zip(gold, found)])
    if args.write:
        write(tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
