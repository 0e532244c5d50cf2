# One place for warnings, hardening and sanitizers. tw_flags is linked by every target.
add_library(tw_flags INTERFACE)
target_include_directories(tw_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(tw_flags INTERFACE _GNU_SOURCE TW_VERSION="${PROJECT_VERSION}")
target_compile_options(tw_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wpointer-arith -Wcast-qual -Wcast-align -Wstrict-prototypes -Wmissing-prototypes
  -Wold-style-definition -Wundef -Wwrite-strings -Wformat=2 -Wvla -Wnull-dereference -Wdouble-promotion -Wimplicit-fallthrough
  -Wno-overlength-strings -Wno-missing-field-initializers -fno-common -fvisibility=hidden)
# __int128 is GNU C, and so is what we write (gnu17).
target_compile_options(tw_flags INTERFACE -Wno-pedantic)
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
  target_compile_options(tw_flags INTERFACE -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wjump-misses-init)
endif()
if(TW_WERROR)
  target_compile_options(tw_flags INTERFACE -Werror)
endif()
if(TW_HARDEN)
  target_compile_options(tw_flags INTERFACE -fstack-protector-strong -fstack-clash-protection -fcf-protection -fPIE
    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -Wformat -Werror=format-security)
  target_link_options(tw_flags INTERFACE -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,defs)
endif()
if(TW_SANITIZE)
  target_compile_options(tw_flags INTERFACE -fsanitize=${TW_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(tw_flags INTERFACE -fsanitize=${TW_SANITIZE})
  target_compile_definitions(tw_flags INTERFACE TW_SANITIZED)
endif()
if(TW_FUZZ)
  target_compile_options(tw_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(TW_COVERAGE)
  target_compile_options(tw_flags INTERFACE --coverage)
  target_link_options(tw_flags INTERFACE --coverage)
endif()
