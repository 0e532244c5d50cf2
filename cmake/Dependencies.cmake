# All from Debian 12's archive; docs/decisions/ says why each came in.
find_package(PkgConfig REQUIRED)
foreach(pair "CURL:libcurl" "XML2:libxml-2.0" "RDKAFKA:rdkafka" "SQLITE:sqlite3" "YAML:yaml-0.1" "JANSSON:jansson" "HS:libhs"
        "UTF8PROC:libutf8proc" "UCHARDET:uchardet" "ICU:icu-uc" "ZSTD:libzstd" "ZLIB:zlib" "BROTLI:libbrotlidec" "SYSTEMD:libsystemd" "SODIUM:libsodium" "XXHASH:libxxhash" "SECCOMP:libseccomp")
  string(REPLACE ":" ";" parts ${pair})
  list(GET parts 0 name)
  list(GET parts 1 module)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
endforeach()
