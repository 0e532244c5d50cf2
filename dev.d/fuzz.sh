# ./dev fuzz [SECONDS] [TARGET]: each target for a while (default 60 s), new findings left in build-fuzz/. Sourced by ./dev.

run_fuzz() {
  local seconds=${1:-60} only=${2:-} source name
  install_for build fuzz
  build_preset fuzz
  for source in tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    [ -z "$only" ] || [ "fuzz_$only" = "$name" ] || continue
    mkdir -p "build-fuzz/corpus/${name#fuzz_}"
    echo "== ${name#fuzz_}: $seconds s"
    (cd build-fuzz && "./$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0 \
      "corpus/${name#fuzz_}" "../tests/fuzz/corpus/${name#fuzz_}")
  done
}
