#!/usr/bin/env bash
# chaos_test.sh BUILD KILLS: a broker of its own, chaos.py against it.
set -euo pipefail
cd "$(dirname "$0")/../.."
. dev.d/kafka.sh
dir=$(mktemp -d)
port=$(python3 tests/integration/free_port.py)
trap 'kafka_down "$dir/kafka"; rm -rf "$dir"' EXIT
kafka_up "$dir/kafka" "$port"
python3 tests/integration/chaos.py --build "$1" --broker "127.0.0.1:$port" --kills "$2" --least $(($2 / 6)) --documents $((500 + $2 * 8))
