# ./dev demo: the main job without a broker. Sourced by ./dev.
. dev.d/newsroom.sh

run_demo() {
  install_for build demo
  build_preset release
  local dir
  dir=$(mktemp -d)
  trap "newsroom_down; rm -rf '$dir'" EXIT
  newsroom_up "$dir"
  newsroom_config "$dir" "sinks: [file]
file: { path: $dir/records.jsonl }" >"$dir/tallywire.yaml"

  echo
  echo "== a newsroom of three feeds and an index page, $newsroom_url; one run over every source =="
  build/tallywire run --once -c "$dir/tallywire.yaml"
  echo
  echo "== the records (topic, figure or event, period, source, sentence) =="
  python3 tests/integration/records_table.py "$dir/records.jsonl"
  echo
  echo "== the time series in the store =="
  build/tallywire series -c "$dir/tallywire.yaml"
  echo
  echo "== a second run finds nothing new and publishes nothing =="
  local before after
  before=$(wc -l <"$dir/records.jsonl")
  build/tallywire run --once -c "$dir/tallywire.yaml"
  after=$(wc -l <"$dir/records.jsonl")
  echo "records before: $before, after: $after"
  echo
  echo "Next: ./dev kafka   (a real broker, the same job into it, the console consumer's output)"
}
