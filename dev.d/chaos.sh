# ./dev chaos [KILLS]: kill -9 at KILLS (default 200) moments of one run over 500 documents and more. Sourced by ./dev.
. dev.d/kafka.sh

run_chaos() {
  install_for build test kafka demo
  build_preset dev
  local dir port
  dir=$(mktemp -d)
  port=$(python3 tests/integration/free_port.py)
  trap "kafka_down '$dir'; rm -rf '$dir'" EXIT
  kafka_up "$dir" "$port"
  # Enough documents for one run to last for all kills.
  python3 tests/integration/chaos.py --build build-dev --broker "127.0.0.1:$port" --kills "${1:-200}" --documents $((500 + ${1:-200} * 16))
}
