# The sample newsroom: three feeds and an index page with thirteen articles, served on loopback. Sourced by demo and kafka.

# newsroom_up DIR: serves tests/data/newsroom; sets newsroom_url. newsroom_down ends it.
newsroom_up() {
  python3 tests/integration/newsroom_server.py tests/data/newsroom "$1/port" >"$1/newsroom.log" 2>&1 &
  newsroom_pid=$!
  # The server writes the file once it listens.
  while [ ! -s "$1/port" ]; do
    kill -0 "$newsroom_pid" 2>/dev/null || { cat "$1/newsroom.log" >&2; return 1; }
    sleep 0.05
  done
  newsroom_url="http://127.0.0.1:$(cat "$1/port")"
}

newsroom_down() {
  # A process that was ended by a signal has that signal as its exit status: no reason for the script to end with it.
  if [ -n "${newsroom_pid:-}" ]; then
    kill "$newsroom_pid" 2>/dev/null || :
    wait "$newsroom_pid" 2>/dev/null || :
  fi
  newsroom_pid=
}

# newsroom_config DIR SINKS: the configuration on standard output. SINKS: YAML lines for sinks, file and kafka.
newsroom_config() {
  cat <<EOF
state_dir: $1/state
packs: [asset-recovery]
$2
host: { concurrency: 4, delay: 0s }
log: { level: warn }
sources:
  - { name: herald, kind: feed, url: "$newsroom_url/herald/rss.xml", interval: 15m, lang: en, allow_private: true }
  - { name: xinbao, kind: feed, url: "$newsroom_url/xinbao/atom.xml", interval: 15m, lang: zh, jurisdiction: CN, timezone: Asia/Shanghai, allow_private: true }
  - { name: wire, kind: feed, follow: content, url: "$newsroom_url/wire/index.rdf", interval: 15m, lang: en, allow_private: true }
  - { name: ledger, kind: page, url: "$newsroom_url/ledger/", include: ["/ledger/.*html"], interval: 1h, lang: en, allow_private: true }
EOF
}
