# ./dev simulate: an hour of the daemon on a simulated clock. Its own objects come before the libraries', so that the two files named
# as the program's are linked in their place. ctest runs a short form.
file(GLOB simulate_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.c)
add_executable(tallywire-simulate ${simulate_sources})
target_link_libraries(tallywire-simulate PRIVATE tw_daemon tw_worker PkgConfig::JANSSON PkgConfig::CURL)
if(TW_TESTS)
  add_test(NAME simulate.hour COMMAND tallywire-simulate --sources 500 --seed 7)
  set_tests_properties(simulate.hour PROPERTIES LABELS simulate TIMEOUT 300)
endif()
