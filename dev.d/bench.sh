# ./dev bench [--no-peers] [--json FILE] [scan|parse|extract|ingest|all]: speed as ratios, to bare library passes over the same bytes
# and to peers, in one run (docs/bench.md). Sourced by ./dev.

# unpack_pages FROM TO: the pages of a suite, which are stored compressed.
unpack_pages() {
  local file
  mkdir -p "$2"
  for file in "$1"/*.html.gz; do
    [ -e "$2/$(basename "${file%.gz}")" ] || gzip -dc "$file" >"$2/$(basename "${file%.gz}")"
  done
}

# build_peer DIR NAME CLIENT COMMAND...: what the peers need, by their own package client. Without it the rows say so: DIR/NAME.why.
build_peer() {
  local dir=$1 name=$2 client=$3
  shift 3
  rm -f "$dir/$name.why"
  if ! command -v "$client" >/dev/null; then
    rm -f "$dir/$name"
    echo "no $client" >"$dir/$name.why"
  elif ! "$@" "$dir" >"$dir/$name.build.log" 2>&1 </dev/null; then
    rm -f "$dir/$name"
    echo "$client could not build it ($name.build.log in build-bench/peers)" >"$dir/$name.why"
  fi
}

build_peer_rust() {
  (cd tests/bench/peers/rust && cargo build --release --locked --target-dir "$1/cargo") || return 1
  ln -sf cargo/release/tallywire-bench-peer "$1/rust"
}

build_peer_go() {
  (cd tests/bench/peers/go && go build -mod=readonly -o "$1/go" .)
}

build_peer_python() {
  local wanted=tests/bench/peers/python/requirements.txt
  if ! cmp -s "$wanted" "$1/venv/requirements.txt"; then
    rm -rf "$1/venv"
    python3 -m venv "$1/venv" && "$1/venv/bin/pip" install --no-deps -r "$wanted" && cp "$wanted" "$1/venv/requirements.txt" || return 1
  fi
  printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$1/venv/bin/python" "$PWD/tests/bench/peers/python/peer.py" >"$1/python"
  chmod +x "$1/python"
}

build_peers() {
  local dir=$PWD/build-bench/peers
  mkdir -p "$dir"
  echo "dev: the peers' libraries, by cargo, go and pip where they are there" >&2
  build_peer "$dir" rust cargo build_peer_rust
  build_peer "$dir" go go build_peer_go
  build_peer "$dir" python python3 build_peer_python
}

# Beside the texts that the bench makes itself, those of ../shared are read where they stand.
run_bench() {
  local shared=../shared options=() peers=yes argument
  for argument in "$@"; do
    if [ "$argument" = --no-peers ]; then peers=; else options+=("$argument"); fi
  done
  install_for build
  build_preset bench
  cmake --build build-bench --target tallywire-bench >&2
  if [ -n "$peers" ]; then
    build_peers
    options+=(--peers build-bench/peers)
  fi
  if [ -d "$shared/suites/articles/html" ]; then
    unpack_pages "$shared/suites/articles/html" build-bench/pages
    options+=(--pages build-bench/pages)
  fi
  [ ! -d "$shared/corpus/en" ] || options+=(--texts-en "$shared/corpus/en")
  [ ! -d "$shared/corpus/zh" ] || options+=(--texts-zh "$shared/corpus/zh")
  build-bench/tallywire-bench "${options[@]}"
}
