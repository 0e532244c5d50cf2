# ./dev bench: one program, in-process, against the bare libraries.
file(GLOB bench_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.c)
add_executable(tallywire-bench EXCLUDE_FROM_ALL ${bench_sources})
target_link_libraries(tallywire-bench PRIVATE tw_feed tw_page tw_extract tw_daemon PkgConfig::JANSSON PkgConfig::CURL)
target_compile_definitions(tallywire-bench PRIVATE TW_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
