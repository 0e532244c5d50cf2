# Where Debian expects things. The program finds its children and packs from its own place (daemon/paths.c), so another
# prefix works too; /etc/tallywire stays, because that is the default of -c.
if(CMAKE_INSTALL_PREFIX_INITIALIZED_TO_DEFAULT)
  set(CMAKE_INSTALL_PREFIX /usr CACHE PATH "Where to install" FORCE)
endif()
set(TW_CONFIG_DIR /etc/tallywire)

foreach(program tallywire-parse tallywire-emit)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/tallywire)
  endif()
endforeach()
if(TARGET tallywire)
  install(TARGETS tallywire RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

install(DIRECTORY config/packs/ DESTINATION ${CMAKE_INSTALL_DATADIR}/tallywire/packs FILES_MATCHING PATTERN "*.yaml")
install(DIRECTORY schemas/ DESTINATION ${CMAKE_INSTALL_DATADIR}/tallywire/schemas FILES_MATCHING PATTERN "*.json")
install(FILES docs/tallywire.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES config/tallywire.yaml DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
# The README's links lead to docs/.
file(GLOB documents CONFIGURE_DEPENDS docs/*.md)
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${documents} DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs)

# The unit names the program's full path. A package is staged in a folder that ends in /usr and means /usr.
install(CODE "set(source \"${CMAKE_SOURCE_DIR}/systemd/tallywire.service\")")
install(CODE [[
  string(REGEX REPLACE "^.*/usr$" "/usr" prefix "${CMAKE_INSTALL_PREFIX}")
  file(READ "${source}" unit)
  string(REPLACE "/usr/bin/" "${prefix}/bin/" unit "${unit}")
  set(target "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/lib/systemd/system/tallywire.service")
  message(STATUS "Installing: ${target}")
  file(WRITE "${target}" "${unit}")]])

# A configuration that stands there is the administrator's.
install(DIRECTORY DESTINATION ${TW_CONFIG_DIR}/conf.d)
install(CODE "
  if(NOT EXISTS \"\$ENV{DESTDIR}${TW_CONFIG_DIR}/tallywire.yaml\")
    file(INSTALL \"${CMAKE_SOURCE_DIR}/config/tallywire.yaml\" DESTINATION \"${TW_CONFIG_DIR}\")
  endif()")
