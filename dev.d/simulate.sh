# ./dev simulate [--sources N] [--seed N] [--concurrency N] [--verbose]: an hour on a simulated clock (docs/bench.md). Sourced by ./dev.

run_simulate() {
  install_for build
  build_preset bench
  cmake --build build-bench --target tallywire-simulate >&2
  build-bench/tallywire-simulate "$@"
}
