# ./dev hostile [WORD]...: what each hostile document costs the programs as they are shipped. Sourced by ./dev.

run_hostile() {
  install_for build demo
  build_preset release
  PYTHONDONTWRITEBYTECODE=1 python3 tests/integration/hostile.py --build build "$@"
}
