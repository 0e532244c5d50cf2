#!/usr/bin/env python3
"""Reads every hostile document with the programs and prints what each cost.

hostile.py --build DIR [--scale N] [--cpu SECONDS] [--memory MIB] [--slow SECONDS] [WORD]...: all rows, or those whose name holds one of the
words. A row fails when the program gives neither one JSON document nor one line of reason, when what was whole is lost, or when it costs more
than is allowed. Under ctest the documents are smaller and the allowance wide: what is quadratic shows all the same.
"""
import argparse, json, os, resource, subprocess, sys, tempfile

import hostile_documents
import hostile_texts
from hostile_documents import WHOLE

URL = "http://news.example/f"
COMMANDS = {"feed": ["parse-feed", "--base-url", URL], "page": ["parse-page", "--url", URL], "text": ["extract", "--jsonl"]}


def limit_cpu(seconds):
    """A hang guard for the program and its worker, far above any bar."""
    return lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def run(build, row, document, guard_seconds):
    """CPU seconds of the program and its worker, the larger one's peak in MiB, exit code, output, standard error."""
    command = [os.path.join(build, "tallywire"), *COMMANDS[row.kind]] + ([] if row.kind == "text" else [document])
    with open(document, "rb") as source, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdin=source, stdout=out, stderr=err, preexec_fn=limit_cpu(guard_seconds))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode, out.read(), err.read()


def is_whole(row, answer):
    if row.kind == "text":
        return hostile_texts.holds_count(answer)
    return WHOLE in ("".join(str(item.get("title")) for item in answer["items"]) if row.kind == "feed" else answer["text"])


def judge(row, may_be_refused, code, out, err):
    """What is wrong with an answer, and the reason that it gives, if any."""
    if code == 1:
        wrong = "" if not out and err.count(b"\n") == 1 and err.strip() else "exit 1 without one line of reason"
        return wrong or ("" if may_be_refused else "refused"), err.decode("utf-8", "replace").strip()
    if code != 0:
        return "exit %d" % code, err.decode("utf-8", "replace").strip()[-60:]
    try:
        answer = json.loads(out.decode("utf-8"))
    except ValueError as why:
        return "not one JSON document: %s" % str(why)[:60], ""
    reason = answer.get("bozo_reason") or ""
    return "" if hostile_documents.asks_nothing(row) or is_whole(row, answer) else "what was whole is lost", reason


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--scale", type=int, default=1, help="divide the sizes by it")
    parser.add_argument("--cpu", type=float, default=1.0, help="seconds allowed")
    parser.add_argument("--memory", type=float, default=256.0, help="MiB allowed")
    parser.add_argument("--slow", type=float, default=0.0, help="print only rows that cost at least so many seconds, or fail")
    parser.add_argument("name", nargs="*")
    options = parser.parse_args()
    failed = 0
    print("%-44s %9s %8s %8s  %s" % ("document", "bytes", "CPU s", "MiB", "answer"))
    with tempfile.TemporaryDirectory(prefix="tw-hostile-") as folder:
        path = os.path.join(folder, "document")
        for row in hostile_documents.find(options.name):
            document = row.build(max(1, row.size // options.scale))
            with open(path, "wb") as file:
                file.write(document)
            seconds, peak, code, out, err = run(options.build, row, path, int(20 * options.cpu) + 1)
            wrong, reason = judge(row, hostile_documents.may_be_refused(row, document), code, out, err)
            if seconds > options.cpu:
                wrong += " slow"
            if peak > options.memory:
                wrong += " large"
            failed += bool(wrong)
            if wrong or seconds >= options.slow:
                print("%-44s %9d %8.2f %8.1f  %s%s" % (row.name, len(document), seconds, peak, "FAILED: " + wrong.strip() + "; " if wrong else "", reason[:70]), flush=True)
    print("%d documents, %d failed" % (len(hostile_documents.find(options.name)), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
