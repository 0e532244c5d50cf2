#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "ingest/content_coding.h"
#include <cmocka.h>

#define HELLO "hello hello hello hello hello hello"

static const char gzip[] =
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\x48\xcd\xc9\xc9\x57\xc8\xc0\x47\x02\x00\x57\x37\x62\x85\x23\x00\x00\x00";
static const char deflate[] = "\x78\x9c\xcb\x48\xcd\xc9\xc9\x57\xc8\xc0\x47\x02\x00\xeb\x55\x0d\x19";
static const char brotli[] = "\x0b\x05\x80\x68\x65\x6c\x6c\x6f\x20\x77\x6f\x72\x6c\x64\x03"; /* of "hello world" */
static const char zstd[] = "\x28\xb5\x2f\xfd\x04\x58\x65\x00\x00\x30\x68\x65\x6c\x6c\x6f\x20\x01\x00\xb9\x4b\x11\x2b\xe1\x68\xe7";

#define ALL_OF(bytes) (bytes), sizeof(bytes) - 1

static const struct {
  const char *name, *headers, *bytes;
  size_t len, max;
  bool takes_part;
  int status;
  const char *plain; /* or what the error says */
} rows[] = {
    {"no header", "", ALL_OF(HELLO), 100, false, TW_OK, HELLO},
    {"identity", "Content-Encoding: identity\r\n", ALL_OF(HELLO), 100, false, TW_OK, HELLO},
    {"gzip", "Content-Encoding: gzip\r\n", ALL_OF(gzip), 100, false, TW_OK, HELLO},
    {"in capitals, with blanks", "content-encoding:   GZIP ,\r\n", ALL_OF(gzip), 100, false, TW_OK, HELLO},
    {"deflate", "Content-Encoding: deflate\r\n", ALL_OF(deflate), 100, false, TW_OK, HELLO},
    {"brotli", "Content-Encoding: br\r\n", ALL_OF(brotli), 100, false, TW_OK, "hello world"},
    {"zstd", "Content-Encoding: zstd\r\n", ALL_OF(zstd), 100, false, TW_OK, HELLO},
    {"nothing at all", "Content-Encoding: br\r\n", "", 0, 100, false, TW_OK, ""},
    {"gzip without its end", "Content-Encoding: gzip\r\n", gzip, sizeof gzip - 5, 100, false, TW_ENET, "gzip stream ends early"},
    {"deflate without its end", "Content-Encoding: deflate\r\n", deflate, sizeof deflate - 5, 100, false, TW_ENET, "ends early"},
    {"brotli without its end", "Content-Encoding: br\r\n", brotli, sizeof brotli - 3, 100, false, TW_ENET, "ends early"},
    {"zstd without its end", "Content-Encoding: zstd\r\n", zstd, sizeof zstd - 6, 100, false, TW_ENET, "ends early"},
    {"a part is enough", "Content-Encoding: gzip\r\n", gzip, sizeof gzip - 5, 100, true, TW_OK, HELLO},
    {"one byte too many", "Content-Encoding: gzip\r\n", ALL_OF(gzip), sizeof HELLO - 2, false, TW_ELIMIT, "larger than 34 bytes"},
    {"just as many as allowed", "Content-Encoding: gzip\r\n", ALL_OF(gzip), sizeof HELLO - 1, false, TW_OK, HELLO},
    {"cut where a part is enough", "Content-Encoding: zstd\r\n", ALL_OF(zstd), 11, true, TW_OK, "hello hello"},
    {"another coding than said", "Content-Encoding: br\r\n", ALL_OF(zstd), 100, false, TW_ENET, "no br stream"},
    {"not packed at all", "Content-Encoding: gzip\r\n", ALL_OF(HELLO), 100, false, TW_ENET, "no gzip stream"},
    {"a coding nobody asked for", "Content-Encoding: compress\r\n", ALL_OF(HELLO), 100, false, TW_ENET,
     "unknown coding compress"},
    {"too many layers", "Content-Encoding: gzip,gzip,gzip\r\nContent-Encoding: gzip, gzip\r\n", ALL_OF(gzip), 100, false, TW_ENET,
     "more than 4 codings"},
    {"the outer layer is not packed", "Content-Encoding: gzip, br\r\n", ALL_OF(gzip), 100, false, TW_ENET, "no br stream"},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_error error = {0};
    TW_BUF_AUTO out;
    tw_buf_init(&out, rows[i].max);
    int status = tw_content_coding_undo(tw_slice_from(rows[i].headers), tw_slice_of(rows[i].bytes, rows[i].len),
                                        rows[i].takes_part, &out, &error);
    if (status != rows[i].status) fail_msg("%s: status %d: %s", rows[i].name, status, error.text);
    if (status == TW_OK && !tw_slice_is(tw_buf_slice(&out), rows[i].plain))
      fail_msg("%s: %.*s", rows[i].name, (int)out.len, out.data);
    if (status < 0 && !strstr(error.text, rows[i].plain)) fail_msg("%s: %s", rows[i].name, error.text);
  }
}

static void test_what_is_packed(void **state) {
  (void)state;
  assert_false(tw_content_coding_is_packed(TW_SLICE("Content-Type: a/b\r\n")));
  assert_false(tw_content_coding_is_packed(TW_SLICE("Content-Encoding: identity\r\n")));
  assert_true(tw_content_coding_is_packed(TW_SLICE("Content-Encoding: gzip\r\n")));
  assert_true(tw_content_coding_is_packed(TW_SLICE("Content-Encoding: nobody-knows\r\n")));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_what_is_packed)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
