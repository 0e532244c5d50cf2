#!/usr/bin/env python3
"""A domain of one's own, with no C: docs/rule-packs.md followed to the letter, and what tallywire test and check say of packs."""
import json, os, re, sys

from harness import ROOT, run_cases


def example():
    """The page's pack, as it stands there."""
    with open(os.path.join(ROOT, "docs/rule-packs.md"), encoding="utf-8") as page:
        return re.search(r"```yaml\n(name: flood\n.*?)```", page.read(), re.S).group(1)


def write(world, name, text):
    path = os.path.join(world.folder, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def test_the_page_example_works(world):
    path = write(world, "flood.yaml", example())
    run = world.program("test", path)
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.match(r"flood: \d+ cases, 0 failed\n", run.stdout), run.stdout
    assert "no case covers" not in run.stdout, run.stdout


def test_the_page_example_reads_articles(world):
    path = write(world, "flood.yaml", example())
    text = "The river broke its banks. On 3 May 2024 some 900 villagers were evacuated from the flood in twelve boats.\n"
    run = world.program("extract", "--pack", path, "--lang", "en", "-", input=text)
    assert run.returncode == 0, run.stderr
    metrics = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(m["measure"], m["value"], m["unit"], m["period_start"], m["rule"]) for m in metrics] == [
        ("persons.evacuated", 900, "person", "2024-05-03", "flood/persons-evacuated@1")], metrics


def test_a_new_word_is_all_it_takes(world):
    text = "The river rose. After the flood 31 villagers were ferried out.\n"
    before = write(world, "before.yaml", example())
    after = write(world, "after.yaml", example().replace("[evacuate, relocate]", '[evacuate, relocate, "ferry out"]'))
    for path, count in ((before, 0), (after, 1)):
        run = world.program("extract", "--pack", path, "--lang", "en", "-", input=text)
        assert run.returncode == 0 and len(run.stdout.splitlines()) == count, (path, run.stdout)


def test_ways_of_telling(world):
    """Sentences as the press of many countries writes them: each gives its figure, whatever else it gives."""
    titles = {"en": "Corruption fugitive and money laundering", "zh": "反腐追逃追赃与洗钱"}
    for lang, title in titles.items():
        with open(os.path.join(ROOT, "tests/golden/sentences/%s.tsv" % lang), encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
        lines = [{"id": i, "lang": lang, "published": "2019-01-03", "title": title, "text": text} for i, (_, _, text) in enumerate(rows)]
        run = world.program("extract", "--jsonl", input="".join(json.dumps(line) + "\n" for line in lines))
        assert run.returncode == 0, run.stderr
        for (measure, value, text), line in zip(rows, run.stdout.splitlines(), strict=True):
            found = [(m["measure"], float(m["value"])) for m in json.loads(line)["metrics"]]
            assert (measure, float(value)) in found, "%s: %s" % (text, found)


def test_a_domain_that_weighs_things(world):
    """Elsewhere than the shipped packs, whose vocabulary it uses all the same."""
    with open(os.path.join(ROOT, "tests/data/packs/wildlife.yaml"), encoding="utf-8") as pack:
        path = write(world, "wildlife.yaml", pack.read())
    run = world.program("test", path)
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.match(r"wildlife: \d+ cases, 0 failed\n$", run.stdout), run.stdout
    text = "Wildlife rangers seized 2.5 tonnes of ivory, one kilogram of pangolin scales and 7 yards of rope on 3 May 2024.\n"
    run = world.program("extract", "--pack", path, "--lang", "en", "-", input=text)
    metrics = [json.loads(line) for line in run.stdout.splitlines() if '"tallywire.metric/' in line]
    assert [(m["value"], m["unit"], m["role"], m["source"]["quote"][:8]) for m in metrics] == [
        (2.5, "tonne", "ivory", "Wildlife"), (1, "kilogram", "pangolin", "Wildlife")], metrics


def test_every_fault_of_every_pack_at_once(world):
    paths = [write(world, name + ".yaml", "name: %s\nversion: 1.0.0\nunit: {}\n" % name) for name in ("one", "two")]
    run = world.program("test", *paths)
    assert run.returncode == 78 and not run.stdout, run.stdout
    assert all(path + ":3:1: error: unknown key" in run.stderr for path in paths), run.stderr
    assert run.stderr.rstrip().endswith("errors in packs: 2"), run.stderr


def test_the_major_version_is_in_ids(world):
    text = "The river rose. After the flood 31 villagers were evacuated.\n"
    ids = {}
    for version in ("1.0.0", "1.4.2", "2.0.0"):
        path = write(world, "flood.yaml", example().replace("version: 1.0.0", "version: " + version))
        run = world.program("extract", "--pack", path, "--lang", "en", "--url", "https://news.example/a", "-", input=text)
        ids[version] = json.loads(run.stdout)["id"]
        assert json.loads(run.stdout)["rule"].endswith("@" + version[0]), run.stdout
    assert ids["1.0.0"] == ids["1.4.2"] != ids["2.0.0"], ids


def test_a_wrong_expectation_fails(world):
    path = write(world, "flood.yaml", example().replace("value: 4200", "value: 4300"))
    run = world.program("test", path)
    assert run.returncode == 1, run.stdout
    assert "missing:  persons.evacuated 4300" in run.stdout and "too much: persons.evacuated 4200" in run.stdout, run.stdout


def test_a_rule_without_a_case_is_named(world):
    line = "      - {en: [evacuate, relocate], zh: [转移, 疏散, 撤离]}\n"
    assert line in example()
    path = write(world, "flood.yaml", example().replace(line, line + "      - {as: count, en: [=evacuations]}\n"))
    run = world.program("test", path)
    assert run.returncode == 0, run.stdout
    number = example().split("\n").index(line.rstrip("\n")) + 2
    assert "%s:%d: no case covers this trigger of persons.evacuated: =evacuations" % (path, number) in run.stdout, run.stdout


def test_json_for_programs(world):
    wrong = example().replace("value: 4200", "value: 4300").replace("need: 5", "need: 6")
    path = write(world, "flood.yaml", wrong)
    run = world.program("test", "--json", path, "disaster")
    assert run.returncode == 1 and not run.stderr, run.stderr
    flood, disaster = [json.loads(line) for line in run.stdout.splitlines()]
    assert (flood["pack"], flood["version"], flood["file"]) == ("flood", "1.0.0", path), flood
    assert flood["cases"] == flood["passed"] + flood["failed"] and flood["failed"] == len(flood["failures"]) == 1, flood
    failure = flood["failures"][0]
    assert failure["case"] == "an evening's count" and failure["file"] == path, failure
    assert wrong.split("\n")[failure["line"] - 1].strip() == "- name: an evening's count", failure
    assert failure["gate"] == {"weight": 5, "need": 6} and failure["too_much"] == [], failure
    assert failure["missing"] == [{"measure": "persons.evacuated", "value": 4300, "unit": "person", "qualifier": "more_than"}], failure
    assert [(u["kind"], u["of"]) for u in flood["uncovered"]] == [("trigger", "persons.evacuated")], flood
    assert disaster["failed"] == 0 and disaster["failures"] == [] == disaster["uncovered"], disaster


def test_json_tells_what_came_instead(world):
    run = world.program("test", "--json", write(world, "flood.yaml", example().replace("value: 4200", "value: 12")))
    failure = json.loads(run.stdout)["failures"][0]
    assert [(m["value"], m["rejected"]) for m in failure["missing"]] == [(12, "unit_unknown")], failure
    got = failure["too_much"][0]
    assert (got["measure"], got["value"], got["text"]) == ("persons.evacuated", 4200, "4,200"), failure
    assert "gate" not in failure and got["end"] - got["start"] == len("4,200"), failure


def parted(world, text):
    """The page's pack, its cases in a file beside it: the paths of both."""
    rules, cases = text.split("\ncases:\n")
    moved = write(world, "flood-cases.yaml", "".join(line[2:] for line in cases.splitlines(keepends=True)))
    return write(world, "flood.yaml", rules + "\ncases: flood-cases.yaml\n"), moved


def test_cases_in_a_file_of_their_own(world):
    path, cases = parted(world, example())
    whole = world.program("test", write(world, "whole.yaml", example()))
    run = world.program("test", path)
    assert run.returncode == 0 and run.stdout == whole.stdout, run.stdout + run.stderr
    path, cases = parted(world, example().replace("value: 4200", "value: 4300"))
    run = world.program("test", path)
    assert run.returncode == 1 and re.search(r"^%s:\d+: case \"an evening's count\" failed$" % re.escape(cases), run.stdout, re.M), run.stdout
    report = json.loads(world.program("test", "--json", path).stdout)
    assert report["file"] == path and report["failures"][0]["file"] == cases, report


def test_a_fault_among_the_cases(world):
    path, cases = parted(world, example().replace("measure: persons.evacuated, value: 4200", "measure: persons.evacuatd, value: 4200"))
    config = write(world, "tallywire.yaml", "state_dir: %s\npacks: [%s]\nsinks: [stdout]\n" % (world.folder, path))
    for run in (world.program("test", path), world.program("check", "-c", config)):
        assert run.returncode == 78, (run.returncode, run.stdout, run.stderr)
        assert re.search(r"%s:\d+:\d+: error: unknown measure" % re.escape(cases), run.stderr), run.stderr
        assert 'did you mean "persons.evacuated"?' in run.stderr, run.stderr


def test_texts_are_read_without_the_cases(world):
    path, cases = parted(world, example())
    os.remove(cases)
    run = world.program("extract", "--pack", path, "--lang", "en", "-", input="The river rose. After the flood 31 villagers were evacuated.\n")
    assert run.returncode == 0 and json.loads(run.stdout)["value"] == 31, run.stdout + run.stderr
    run = world.program("test", path)
    assert run.returncode == 78 and 'there is no file of cases "flood-cases.yaml"' in run.stderr, run.stderr


def test_faults_have_a_place_and_a_hint(world):
    path = write(world, "flood.yaml", example().replace("unit: person", "unit: persom", 1))
    run = world.program("test", path)
    assert run.returncode == 78, (run.returncode, run.stdout)
    assert re.search(r"flood\.yaml:\d+:\d+: error: unknown unit \"persom\"", run.stderr), run.stderr
    assert 'did you mean "person"?' in run.stderr and "^" in run.stderr, run.stderr


def test_several_packs_and_options(world):
    path = write(world, "flood.yaml", example())
    run = world.program("test", "asset-recovery", "disaster", "--pack", path)
    assert run.returncode == 0, run.stdout
    assert set(re.findall(r"^([a-z-]+): \d+ cases, 0 failed$", run.stdout, re.M)) == {"asset-recovery", "disaster", "flood"}, run.stdout
    assert world.program("test", "no-such-pack").returncode == 78


if __name__ == "__main__":
    sys.exit(run_cases(globals()))
