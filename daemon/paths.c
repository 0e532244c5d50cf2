#include "daemon/paths.h"
#include "base/error.h"
#include <limits.h>
#include <unistd.h>

/* Relative to the folder of the running program: a build folder, then the layout under /usr. */
static const char *const program_dirs[] = {"", "../libexec/tallywire/", "../lib/tallywire/"};
static const char *const pack_dirs[] = {"packs", "../share/tallywire/packs"};

static const char *first_existing(struct tw_arena *arena, struct tw_slice exe_dir, const char *const *dirs, size_t count,
                                  const char *name) {
  struct tw_slice path = TW_SLICE_NONE;
  for (size_t i = 0; i < count; i++) {
    path = tw_arena_printf(arena, "%.*s/%s%s", TW_SLICE_ARG(exe_dir), dirs[i], name);
    if (!path.ptr || access(path.ptr, F_OK) == 0) break;
  }
  return path.ptr;
}

int tw_paths_find(struct tw_arena *arena, struct tw_paths *ret_paths) {
  char exe[PATH_MAX];
  ssize_t len = readlink("/proc/self/exe", exe, sizeof exe);
  struct tw_slice dir = tw_slice_of(exe, len > 0 ? (size_t)len : 0);
  while (dir.len && dir.ptr[dir.len - 1] != '/') dir.len--;
  if (dir.len == 0) dir = TW_SLICE("/usr/bin/");
  dir.len--;
  size_t programs = sizeof program_dirs / sizeof *program_dirs, packs = sizeof pack_dirs / sizeof *pack_dirs;
  ret_paths->parse = first_existing(arena, dir, program_dirs, programs, "tallywire-parse");
  ret_paths->emit = first_existing(arena, dir, program_dirs, programs, "tallywire-emit");
  ret_paths->pack_dir = first_existing(arena, dir, pack_dirs, packs, "");
  return ret_paths->parse && ret_paths->emit && ret_paths->pack_dir ? TW_OK : TW_ENOMEM;
}
