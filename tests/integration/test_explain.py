#!/usr/bin/env python3
"""explain on whole articles: every number has one verdict, with a reason of the closed list, and what is accepted is what extract gives."""
import glob, json, os, re, sys

from harness import ROOT, Skip, run_cases

SHARED = os.path.join(ROOT, "../shared")
# Digits that stand in a word or a code with letters ("G20", "1MDB", "3D") are parts of it, not numbers of the text.
NUMBER = re.compile(rb"(?<![A-Za-z0-9_.,:/\-])\d+(?![A-Za-z0-9_\-/])")


def reasons():
    with open(os.path.join(ROOT, "docs/explain.md"), encoding="utf-8") as page:
        return {line[3:].strip() for line in page if line.startswith("## ")}


def articles():
    paths = sorted(glob.glob(os.path.join(SHARED, "corpus/*/*.json"))) + [os.path.join(SHARED, "seeds/gold.json")]
    for path in paths:
        if not os.path.exists(path):
            raise Skip("no shared articles")
        with open(path, encoding="utf-8") as f:
            data = json.load(f)
        for article in data if isinstance(data, list) else [data]:
            if "text" not in article:
                with open(os.path.join(os.path.dirname(path), article["file"]), encoding="utf-8") as f:
                    article["text"] = f.read()
            yield article


def options(article):
    return [o for key, name in (("lang", "--lang"), ("published", "--published"), ("url", "--url")) if article.get(key) for o in (name, article[key])]


def verdicts(world, *args, **more):
    run = world.program("explain", *args, *(["-"] if "input" in more else []), **more)
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def check_lines(name, lines, known):
    end = 0
    for line in lines:
        assert line["verdict"] in ("accepted", "rejected"), (name, line)
        assert line["start"] >= end and line["end"] > line["start"], "%s: two verdicts on one number: %s" % (name, line)
        end = line["end"]
        if line["verdict"] == "accepted":
            assert line["measure"] and re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+@\d+", line["rule"]) and not line["reason"], (name, line)
            assert any(step.startswith("confidence ") for step in line["steps"]), (name, line)
        else:
            assert line["reason"] in known, (name, line)


def check_numbers(name, raw, lines):
    spans = [(line["start"], line["end"]) for line in lines]
    for m in NUMBER.finditer(raw):
        assert any(a < m.end() and m.start() < b for a, b in spans), "%s: no verdict on %r" % (name, raw[max(0, m.start() - 30):m.end() + 30].decode(errors="replace"))


def test_as_configured(world):
    """With --config the daemon's packs and thresholds hold; packs that are named are read in place of its own."""
    text = "Police returned 500 fugitives from 20 countries in 2017."
    plain = verdicts(world, input=text)
    assert [v["verdict"] for v in plain[:2]] == ["accepted", "accepted"], plain
    world.config([world.feed_source()], extra="min_confidence: { persons.returned: 1 }")
    asked = verdicts(world, "-c", world.config_path, input=text)
    assert asked[0]["reason"] == "low_confidence" and asked[0]["steps"][-1] == "the measure asks for 1.000", asked[0]
    assert asked[1]["verdict"] == "accepted", asked[1]
    other = verdicts(world, "-c", world.config_path, "--pack", "disaster", input=text)
    assert all(v["verdict"] == "rejected" for v in other), other
    records = world.program("extract", "--config", world.config_path, "--jsonl", input=json.dumps({"id": 1, "lang": "en", "text": text}))
    assert [m["measure"] for m in json.loads(records.stdout)["metrics"]] == ["countries.involved"], records.stdout


def test_a_configuration_with_errors(world):
    world.config([world.feed_source()], extra="min_confidence: { persons.returnd: 1 }")
    run = world.program("explain", "-c", world.config_path, "-", input="Police returned 500 fugitives.")
    assert run.returncode == 78 and "persons.returned" in run.stderr and not run.stdout, run.stderr


def test_every_number_of_the_shared_articles(world):
    known, count = reasons(), 0
    for article in articles():
        lines = verdicts(world, *options(article), input=article["text"])
        raw = article["text"].encode()
        for line in lines:
            assert raw[line["start"]:line["end"]].decode() == line["text"], (article["id"], line)
        check_lines(article["id"], lines, known)
        check_numbers(article["id"], raw, lines)
        count += len(lines)
    assert count > 300, count


def test_accepted_is_what_extract_gives(world):
    for article in articles():
        accepted = [(v["start"], v["measure"]) for v in verdicts(world, *options(article), input=article["text"]) if v["verdict"] == "accepted"]
        run = world.program("extract", *options(article), "-", input=article["text"])
        assert run.returncode == 0, run.stderr
        records = [json.loads(line) for line in run.stdout.splitlines()]
        metrics = [(r["source"]["text_start"], r["measure"]) for r in records if r["schema"].startswith("tallywire.metric")]
        # "seized and recovered $5m" is two records of one number; its verdict names the first verb's measure.
        assert {start for start, _ in accepted} == {start for start, _ in metrics}, (article["id"], accepted, metrics)
        assert set(accepted) <= set(metrics), (article["id"], accepted, metrics)


def test_every_number_of_the_golden_pages(world):
    known, count = reasons(), 0
    for path in sorted(glob.glob(os.path.join(ROOT, "tests/golden/pages/*.html"))):
        lines = verdicts(world, path)
        check_lines(os.path.basename(path), lines, known)
        count += len(lines)
    assert count > 30, count


def test_a_long_text_is_cut_between_its_lines(world):
    """scan reads a long text piece by piece; a number at a piece's end stays whole."""
    path = world.path("table.txt")
    with open(path, "w", encoding="utf-8") as table:
        for i in range(9000):
            table.write("|%d|fugitives|%d million yuan|\n" % (i, i))
    with open(path, encoding="utf-8") as table:
        scanned = [json.loads(line) for line in world.program("scan", "--lang", "en", stdin=table).stdout.splitlines()]
    assert len(scanned) == 18000, len(scanned)
    explained = [json.loads(line) for line in world.program("explain", "--lang", "en", path).stdout.splitlines()]
    assert [(s["start"], s["end"]) for s in scanned] == [(e["start"], e["end"]) for e in explained]


def test_a_text_of_another_domain_says_so(world):
    lines = verdicts(world, "--lang", "en", input="The striker scored 12 goals in 30 matches.\n")
    quantities = [v for v in lines if v["kind"] == "quantity"]
    assert quantities and all(v["reason"] == "no_rule" and "not of the domain" in v["steps"][0] for v in quantities), lines


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
