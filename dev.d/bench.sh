# ./dev bench [scan|parse|extract]: speed as ratios to bare library passes over the same text, in one run. Sourced by ./dev.

# unpack_pages FROM TO: the pages of a suite, which are stored compressed.
unpack_pages() {
  local file
  mkdir -p "$2"
  for file in "$1"/*.html.gz; do
    [ -e "$2/$(basename "${file%.gz}")" ] || gzip -dc "$file" >"$2/$(basename "${file%.gz}")"
  done
}

# Beside the texts that the bench makes itself, those of ../shared are read where they stand.
run_bench() {
  local shared=../shared options=()
  install_for build
  build_preset bench
  cmake --build build-bench --target tallywire-bench >&2
  if [ -d "$shared/suites/articles/html" ]; then
    unpack_pages "$shared/suites/articles/html" build-bench/pages
    options+=(--pages build-bench/pages)
  fi
  [ ! -d "$shared/corpus/en" ] || options+=(--texts-en "$shared/corpus/en")
  [ ! -d "$shared/corpus/zh" ] || options+=(--texts-zh "$shared/corpus/zh")
  build-bench/tallywire-bench "${options[@]}" "$@"
}
