# shellcheck shell=bash
# A real Apache Kafka broker for tests and demos: one node in KRaft mode on loopback, from Maven's artifacts. Source this.
#   kafka_up DIR PORT           fetch, format, start; returns when the broker answers. DIR holds its data, log and pid
#   kafka_down DIR              stop it; the data stays
#   kafka_consume BOOTSTRAP TOPIC...   all committed messages: partition, headers, key, value; ends when all is read
# TW_KAFKA_LIB names a folder with the jars, where they are there already. Needs java (17) and, to fetch, mvn.

KAFKA_VERSION=4.3.1
# The base64 form of 16 bytes of our own, as KRaft wants a cluster's id.
KAFKA_CLUSTER_ID=dGFsbHl3aXJlLWRldi0wMQ
KAFKA_START_SECONDS=90
# The console consumer can't know that a topic is read to its end: it stops after this much silence.
KAFKA_SILENCE_MS=${KAFKA_SILENCE_MS:-3000}

kafka_say() { printf '%s\n' "$*" >&2; }

kafka_lib() {
  printf '%s\n' "${TW_KAFKA_LIB:-${XDG_CACHE_HOME:-$HOME/.cache}/tallywire/kafka-$KAFKA_VERSION}"
}

# slf4j-simple only gives the broker a voice: without it, it starts and fails in silence.
kafka_write_pom() {
  cat > "$1" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tallywire</groupId><artifactId>kafka-for-tests</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>$KAFKA_VERSION</version></dependency>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>$KAFKA_VERSION</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM
}

# Jars are complete or not there: they are fetched beside the cache and moved into it.
kafka_fetch() {
  local lib work
  lib=$(kafka_lib)
  compgen -G "$lib/kafka_2.13-*.jar" > /dev/null && return 0
  command -v mvn > /dev/null || { kafka_say "kafka: mvn is not installed (apt-get install maven)"; return 1; }
  mkdir -p "$(dirname "$lib")" || return 1
  work=$(mktemp -d "$lib.XXXXXX") || return 1
  kafka_say "kafka: fetching Apache Kafka $KAFKA_VERSION (55 MB, once) into $lib"
  kafka_write_pom "$work/pom.xml"
  if ! mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib" > "$work/mvn.log" 2>&1; then
    kafka_say "kafka: maven failed:" && tail -n 5 "$work/mvn.log" >&2
    rm -rf "$work"
    return 1
  fi
  mv -T "$work/lib" "$lib" 2> /dev/null # another run may have been quicker: its jars are as good
  rm -rf "$work"
  compgen -G "$lib/kafka_2.13-*.jar" > /dev/null
}

kafka_write_properties() {
  local dir=$1 port=$2
  cat > "$dir/server.properties" <<PROPERTIES
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$((port + 1))
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:$port,CONTROLLER://127.0.0.1:$((port + 1))
advertised.listeners=PLAINTEXT://127.0.0.1:$port
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=$dir/data
num.partitions=3
auto.create.topics.enable=false
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.num.partitions=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
PROPERTIES
}

# A Metadata request, version 4, for no topic; the answer counts the brokers that are in service (KIP-4).
kafka_answers() {
  local port=$1 answer
  answer=$( (
    exec 9<> "/dev/tcp/127.0.0.1/$port" || exit 1
    printf '\x00\x00\x00\x0f\x00\x03\x00\x04\x00\x00\x00\x01\xff\xff\x00\x00\x00\x00\x00' >&9
    timeout 2 head -c 16 <&9 | od -An -v -tx1 | tr -d ' \n'
  ) 2> /dev/null)
  # length, correlation id, throttle time, brokers
  [ ${#answer} -eq 32 ] && [ "${answer:24:8}" != 00000000 ]
}

kafka_is_ours() {
  local pid
  pid=$(cat "$1/pid" 2> /dev/null) && [ -n "$pid" ] && tr '\0' ' ' < "/proc/$pid/cmdline" 2> /dev/null | grep -qF "$1/server.properties"
}

# Sets KAFKA_JAVA to the command line up to the main class. Small and quick to start rather than fast for long.
kafka_java() {
  local heap=$1
  KAFKA_JAVA=(java "-Xms$heap" "-Xmx$heap" -XX:+UseSerialGC -XX:TieredStopAtLevel=1
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=${KAFKA_LOG_LEVEL:-warn}" -cp "$(kafka_lib)/*")
}

kafka_up() {
  local dir port deadline
  port=$2
  mkdir -p "$1" && dir=$(cd "$1" && pwd) || return 1
  command -v java > /dev/null || { kafka_say "kafka: java is not installed (apt-get install openjdk-17-jre-headless)"; return 1; }
  kafka_is_ours "$dir" && { kafka_answers "$port" && return 0; kafka_down "$dir"; }
  if kafka_answers "$port"; then
    kafka_say "kafka: something else listens on port $port"
    return 1
  fi
  kafka_fetch || return 1
  kafka_write_properties "$dir" "$port"
  kafka_java 128m
  if ! "${KAFKA_JAVA[@]}" kafka.tools.StorageTool format --ignore-formatted -t "$KAFKA_CLUSTER_ID" -c "$dir/server.properties" \
    > "$dir/format.log" 2>&1; then
    kafka_say "kafka: formatting $dir failed:" && tail -n 5 "$dir/format.log" >&2
    return 1
  fi
  kafka_java 256m
  # A Ctrl-C in a test must not take the broker along before the test has cleaned up.
  (
    trap '' INT HUP
    exec "${KAFKA_JAVA[@]}" kafka.Kafka "$dir/server.properties" > "$dir/broker.log" 2>&1 < /dev/null
  ) &
  echo $! > "$dir/pid"
  deadline=$((SECONDS + KAFKA_START_SECONDS))
  until kafka_answers "$port"; do
    if ! kill -0 "$(cat "$dir/pid")" 2> /dev/null || [ $SECONDS -ge $deadline ]; then
      kafka_say "kafka: the broker did not start:" && tail -n 5 "$dir/broker.log" >&2
      kafka_down "$dir"
      return 1
    fi
    sleep 0.1
  done
}

kafka_down() {
  local dir pid i
  dir=$(cd "$1" 2> /dev/null && pwd) || return 0
  if kafka_is_ours "$dir"; then
    pid=$(cat "$dir/pid")
    kill "$pid" 2> /dev/null || : # under "set -e" too, everything below has to happen
    for ((i = 0; i < 200; i++)); do
      kill -0 "$pid" 2> /dev/null || break
      sleep 0.1
    done
    kill -0 "$pid" 2> /dev/null && kill -9 "$pid" 2> /dev/null
    wait "$pid" 2> /dev/null || :
  fi
  rm -f "$dir/pid"
}

kafka_consume() {
  local bootstrap=$1 topic errors status=0
  shift
  kafka_fetch || return 1
  errors=$(mktemp) || return 1
  kafka_java 128m
  for topic in "$@"; do
    # Its end by silence is an exception to the consumer; any other is one to us.
    "${KAFKA_JAVA[@]}" org.apache.kafka.tools.consumer.ConsoleConsumer --bootstrap-server "$bootstrap" --topic "$topic" --from-beginning \
      --isolation-level read_committed --timeout-ms "$KAFKA_SILENCE_MS" --formatter-property print.partition=true \
      --formatter-property print.headers=true --formatter-property print.key=true 2> "$errors"
    if ! grep -q '^Processed a total of' "$errors"; then
      cat "$errors" >&2
      status=1
    fi
  done
  rm -f "$errors"
  return $status
}
