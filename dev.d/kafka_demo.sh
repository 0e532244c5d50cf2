# ./dev kafka: a real broker, the demo's job into it, and what the console consumer reads back. Sourced by ./dev.
. dev.d/kafka.sh
. dev.d/newsroom.sh

run_kafka() {
  install_for build demo kafka
  build_preset release
  local dir port topic
  dir=$(mktemp -d)
  port=$(python3 tests/integration/free_port.py)
  trap "newsroom_down; kafka_down '$dir/kafka'; rm -rf '$dir'" EXIT
  echo "== Apache Kafka $KAFKA_VERSION in KRaft mode on 127.0.0.1:$port =="
  kafka_up "$dir/kafka" "$port"
  newsroom_up "$dir"
  newsroom_config "$dir" "sinks: [kafka]
kafka: { bootstrap.servers: \"127.0.0.1:$port\" }" >"$dir/tallywire.yaml"
  echo "== tallywire run --once: four sources, records and the mark in one Kafka transaction a batch =="
  build/tallywire run --once -c "$dir/tallywire.yaml"
  for topic in metrics events documents deadletter; do
    echo
    echo "== console consumer, read_committed: tallywire.$topic (partition, headers, key, value) =="
    kafka_consume "127.0.0.1:$port" "tallywire.$topic" >"$dir/messages"
    if [ -s "$dir/messages" ]; then cat "$dir/messages"; else echo "(none)"; fi
  done
  echo
  echo "Next: write your own configuration (config/tallywire.yaml is the commented example), check it with"
  echo "  build/tallywire check -c FILE, and run it with build/tallywire run -c FILE"
}
