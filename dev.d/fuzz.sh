# ./dev fuzz [SECONDS] [TARGET]: each target for a while (default 60 s), new findings left in build-fuzz/. Sourced by ./dev.

# dictionary_for TARGET: the words of its format, if a dictionary holds them.
dictionary_for() {
  case "$1" in
    feed_html) echo tests/fuzz/dict/html.dict ;;
    feed*) echo tests/fuzz/dict/xml.dict ;;
    page) echo tests/fuzz/dict/html.dict ;;
    datetime) echo tests/fuzz/dict/date.dict ;;
    url | hop_url) echo tests/fuzz/dict/url.dict ;;
    charset) echo tests/fuzz/dict/charset.dict ;;
  esac
}

run_fuzz() {
  local seconds=${1:-60} only=${2:-} source name dictionary options
  install_for build fuzz
  build_preset fuzz
  for source in tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    name=${name#fuzz_}
    [ -z "$only" ] || [ "$only" = "$name" ] || continue
    options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0)
    dictionary=$(dictionary_for "$name")
    [ -z "$dictionary" ] || options+=(-dict="../$dictionary")
    mkdir -p "build-fuzz/corpus/$name"
    echo "== $name: $seconds s"
    (cd build-fuzz && "./fuzz_$name" "${options[@]}" "corpus/$name" "../tests/fuzz/corpus/$name")
  done
}
