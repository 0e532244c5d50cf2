"""Validate lines "<schema name>\\t<JSON>" on standard input against schemas/<schema name>.schema.json, and that the keys
stand in the schema's order. Exit 0 good, 1 a line is bad, 77 without the jsonschema package."""
import json
import pathlib
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(77)


def key_order(value, schema):
    order = list(schema.get("properties", {}))
    keys = [key for key in value if key in order]
    if keys != sorted(keys, key=order.index):
        return f"keys out of order: {keys}"
    for key in keys:
        if isinstance(value[key], dict):
            found = key_order(value[key], schema["properties"][key])
            if found:
                return found
    return None


def main():
    folder = pathlib.Path(sys.argv[1])
    schemas = {path.name.removesuffix(".schema.json"): json.loads(path.read_text()) for path in folder.glob("*.schema.json")}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    lines = failures = 0
    for line in sys.stdin:
        name, _, text = line.rstrip("\n").partition("\t")
        lines += 1
        value = json.loads(text)
        problems = [error.message for error in Draft202012Validator(schemas[name]).iter_errors(value)]
        problems += [problem for problem in [key_order(value, schemas[name])] if problem]
        for problem in problems:
            print(f"line {lines} ({name}): {problem}", file=sys.stderr)
        failures += bool(problems)
    if lines == 0:
        print("no lines", file=sys.stderr)
    return 1 if failures or lines == 0 else 0


sys.exit(main())
