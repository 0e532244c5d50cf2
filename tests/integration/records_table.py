#!/usr/bin/env python3
"""Prints JSON lines of the file sink as a table a person can read: records_table.py FILE."""
import json, sys, unicodedata


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def fit(text, columns):
    out = ""
    for c in text.replace("\n", " "):
        if width(out + c) > columns - 1:
            out += "…"
            break
        out += c
    return out + " " * (columns - width(out))


SIGN = {"exact": "", "approx": "~", "more_than": ">", "at_least": ">=", "less_than": "<", "at_most": "<="}


def metric(v):
    figure = SIGN[v["qualifier"]] + format(v["value"], ",") + (" .. " + format(v["value_max"], ",") if "value_max" in v else "")
    period = "%s to %s" % (v.get("period_start", "…"), v.get("period_end", "…")) if "period_start" in v or "period_end" in v else "-"
    return v["measure"] + (" (%s)" % v["role"] if "role" in v else ""), figure + " " + v["unit"], period


def event(v):
    what = ", ".join(v.get("persons", []) + v.get("parties", [])) or v.get("place", "")
    return v["type"] + (" (planned)" if v.get("status") == "planned" else ""), what, v.get("date", "-")


def main():
    counts = {}
    for line in open(sys.argv[1], encoding="utf-8"):
        record = json.loads(line)
        kind = record["topic"].rsplit(".", 1)[-1]
        counts[record["topic"]] = counts.get(record["topic"], 0) + 1
        if kind not in ("metrics", "events"):
            continue
        value = record["value"]
        what, figure, period = (metric if kind == "metrics" else event)(value)
        print(fit(kind[:-1], 7), fit(what, 32), fit(figure, 24), fit(period, 25), fit(value["source"]["name"], 8), fit(value["source"]["quote"], 64))
    print()
    for topic in sorted(counts):
        print("%-28s %d" % (topic, counts[topic]))


if __name__ == "__main__":
    main()
