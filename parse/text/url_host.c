#include "parse/text/url_host.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "parse/text/url_escape.h"
#include <errno.h>
#include <unicode/uidna.h>

enum {
  HOST_MAX_BYTES = 4096, /* far above DNS's 253 */
  IPV4_PARTS = 4,
  IPV6_PIECES = 8,
};

/* "forbidden host code point" */
static bool is_forbidden_host(unsigned char c) {
  return c == 0 || strchr("\t\n\r #/:<>?@[\\]^|", c) != NULL;
}

/* "forbidden domain code point" */
static bool is_forbidden_domain(unsigned char c) {
  return is_forbidden_host(c) || c < 0x20 || c == '%' || c == 0x7F;
}

/* One part of an IPv4 address: decimal, 0x hexadecimal or 0 octal. */
static bool parse_ipv4_number(struct tw_slice part, uint64_t *ret_value) {
  unsigned base = 10;
  if (part.len == 0) return false;
  if (part.len >= 2 && part.ptr[0] == '0') {
    bool hex = (part.ptr[1] | 32) == 'x';
    base = hex ? 16 : 8;
    part = tw_slice_sub(part, hex ? 2 : 1, part.len);
  }
  uint64_t value = 0;
  for (size_t i = 0; i < part.len; i++) {
    int digit = tw_url_escape_hex(part.ptr[i]);
    if (digit < 0 || (unsigned)digit >= base) return false;
    if (value < UINT64_C(1) << 40) value = value * base + (unsigned)digit; /* past 2^32 it is only "too large" */
  }
  *ret_value = value;
  return true;
}

/* "ends in a number": the last part is digits or parses as a number. */
static bool ends_in_number(struct tw_slice host) {
  if (host.len && host.ptr[host.len - 1] == '.') host.len--;
  size_t start = host.len;
  while (start > 0 && host.ptr[start - 1] != '.') start--;
  struct tw_slice last = tw_slice_sub(host, start, host.len);
  if (last.len == 0) return false;
  bool digits = true;
  for (size_t i = 0; i < last.len; i++) digits &= tw_ascii_is_digit(last.ptr[i]);
  uint64_t value;
  return digits || parse_ipv4_number(last, &value);
}

static bool append_ipv4(struct tw_buf *out, struct tw_slice host) {
  uint64_t numbers[IPV4_PARTS], address = 0;
  size_t count = 0;
  if (host.len && host.ptr[host.len - 1] == '.') host.len--;
  struct tw_slice rest = host, part;
  while (tw_slice_split(&rest, '.', &part)) {
    if (count == IPV4_PARTS || !parse_ipv4_number(part, &numbers[count])) return false;
    count++;
  }
  for (size_t i = 0; i + 1 < count; i++) {
    if (numbers[i] > 255) return false;
    address |= numbers[i] << (24 - 8 * i);
  }
  if (count == 0 || numbers[count - 1] >= UINT64_C(1) << (8 * (5 - count))) return false;
  address |= numbers[count - 1];
  return tw_buf_printf(out, "%u.%u.%u.%u", (unsigned)(address >> 24 & 255), (unsigned)(address >> 16 & 255),
                       (unsigned)(address >> 8 & 255), (unsigned)(address & 255));
}

/* The dotted tail of an IPv6 address, two pieces' worth. */
static bool parse_ipv6_tail(struct tw_slice s, uint16_t pieces[static 2]) {
  unsigned value[IPV4_PARTS];
  size_t count = 0;
  struct tw_slice part;
  while (tw_slice_split(&s, '.', &part)) {
    uint64_t number;
    if (count == IPV4_PARTS || part.len > 3 || !tw_slice_to_u64(part, &number) || number > 255) return false;
    if (part.len > 1 && part.ptr[0] == '0') return false;
    value[count++] = (unsigned)number;
  }
  if (count != IPV4_PARTS) return false;
  pieces[0] = (uint16_t)(value[0] << 8 | value[1]);
  pieces[1] = (uint16_t)(value[2] << 8 | value[3]);
  return true;
}

static size_t parse_ipv6_piece(struct tw_slice s, size_t at, uint16_t *ret_piece) {
  unsigned value = 0;
  size_t n = 0;
  while (n < 4 && at + n < s.len && tw_url_escape_hex(s.ptr[at + n]) >= 0) {
    value = value * 16 + (unsigned)tw_url_escape_hex(s.ptr[at + n]);
    n++;
  }
  *ret_piece = (uint16_t)value;
  return n;
}

/* "::" or the colon behind a piece at *at; false where neither may stand. */
static bool parse_ipv6_gap(struct tw_slice s, size_t *at, int count, int *gap) {
  if (s.ptr[*at] != ':') return true;
  if (*gap >= 0) return false;
  *gap = count;
  ++*at;
  return true;
}

/* The pieces; *ret_gap is before which of them "::" stood, or -1. Returns their number, or -1. */
static int parse_ipv6_pieces(struct tw_slice s, uint16_t pieces[static IPV6_PIECES], int *ret_gap) {
  int count = 0;
  size_t at = 0;
  *ret_gap = -1;
  if (tw_slice_has_prefix(s, TW_SLICE(":"))) {
    if (!tw_slice_has_prefix(s, TW_SLICE("::"))) return -1;
    *ret_gap = 0;
    at = 2;
  }
  while (at < s.len) {
    size_t before = at;
    if (count == IPV6_PIECES || !parse_ipv6_gap(s, &at, count, ret_gap)) return -1;
    if (at > before) continue;
    size_t n = parse_ipv6_piece(s, at, &pieces[count]), next = at + n;
    if (n == 0) return -1;
    if (next < s.len && s.ptr[next] == '.')
      return count <= IPV6_PIECES - 2 && parse_ipv6_tail(tw_slice_sub(s, at, s.len), pieces + count) ? count + 2 : -1;
    if (next < s.len && (s.ptr[next] != ':' || next + 1 == s.len)) return -1;
    at = next + 1;
    count++;
  }
  return count;
}

/* The longest run of zero pieces, of at least two (RFC 5952). */
static int longest_zeros(const uint16_t pieces[static IPV6_PIECES], int *ret_length) {
  int best = -1;
  *ret_length = 1;
  for (int i = 0; i < IPV6_PIECES; i++) {
    int n = 0;
    while (i + n < IPV6_PIECES && pieces[i + n] == 0) n++;
    if (n > *ret_length) {
      best = i;
      *ret_length = n;
    }
    i += n;
  }
  return best;
}

static bool append_ipv6(struct tw_buf *out, struct tw_slice s) {
  uint16_t pieces[IPV6_PIECES] = {0};
  int gap, count = parse_ipv6_pieces(s, pieces, &gap);
  if (count < 0 || (gap < 0 ? count != IPV6_PIECES : count == IPV6_PIECES)) return false;
  if (gap >= 0) {
    int tail = count - gap;
    memmove(pieces + IPV6_PIECES - tail, pieces + gap, (size_t)tail * sizeof *pieces);
    memset(pieces + gap, 0, (size_t)(IPV6_PIECES - count) * sizeof *pieces);
  }
  int length, zeros = longest_zeros(pieces, &length);
  tw_buf_append_char(out, '[');
  for (int i = 0; i < IPV6_PIECES; i++) {
    if (i == zeros) {
      tw_buf_append_cstr(out, i == 0 ? "::" : ":");
      i += length - 1;
      continue;
    }
    tw_buf_printf(out, i + 1 < IPV6_PIECES ? "%x:" : "%x", (unsigned)pieces[i]);
  }
  return tw_buf_append_char(out, ']');
}

static void close_idna(UIDNA **idna) {
  if (*idna) uidna_close(*idna);
}

static UIDNA *open_idna(void) {
  UErrorCode code = U_ZERO_ERROR;
  UIDNA *idna = uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, &code);
  if (U_SUCCESS(code)) return idna;
  close_idna(&idna);
  return NULL;
}

void tw_url_host_preload(void) {
  __attribute__((cleanup(close_idna))) UIDNA *idna = open_idna();
  char out[16];
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode code = U_ZERO_ERROR;
  if (idna) uidna_nameToASCII_UTF8(idna, "\xC3\xA9", 2, out, sizeof out, &info, &code);
}

/* Unicode 15.1 made the capital sharp s that of the small one; ICU of Debian 12 is older and makes it "ss". In place. */
static void lower_sharp_s(struct tw_buf *domain) {
  static const char capital[] = "\xE1\xBA\x9E";
  size_t len = 0;
  for (size_t at = 0; at < domain->len; at++) {
    bool is_capital = tw_slice_has_prefix(tw_slice_of(domain->data + at, domain->len - at), TW_SLICE(capital));
    domain->data[len++] = is_capital ? '\xC3' : domain->data[at];
    if (is_capital) domain->data[len++] = '\x9F';
    at += is_capital ? 2 : 0;
  }
  domain->len = len;
}

/* "domain to ASCII" with beStrict false: lengths, hyphens and empty labels do not count. */
static bool append_idna(struct tw_buf *out, struct tw_slice domain) {
  enum {
    FORGIVEN = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |
               UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4,
  };
  __attribute__((cleanup(close_idna))) UIDNA *idna = open_idna();
  char ascii[HOST_MAX_BYTES];
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode code = U_ZERO_ERROR;
  if (!idna) {
    tw_buf_fail(out);
    return false;
  }
  errno = 0;
  int32_t len = uidna_nameToASCII_UTF8(idna, domain.ptr, (int32_t)domain.len, ascii, sizeof ascii, &info, &code);
  if (errno == ENOMEM) tw_buf_fail(out); /* ICU itself calls that by several names */
  bool good = U_SUCCESS(code) && (info.errors & ~(uint32_t)FORGIVEN) == 0 && len <= (int32_t)sizeof ascii;
  return good && tw_buf_append(out, tw_slice_of(ascii, (size_t)len));
}

/* Does the domain need IDNA: a character that is not ASCII, or a label that says it is encoded already? */
static bool is_international(struct tw_slice domain) {
  for (size_t i = 0; i < domain.len; i++)
    if ((unsigned char)domain.ptr[i] >= 0x80) return true;
  struct tw_slice label;
  while (tw_slice_split(&domain, '.', &label))
    if (tw_slice_has_prefix_nocase(label, TW_SLICE("xn--"))) return true;
  return false;
}

static bool append_domain(struct tw_buf *out, struct tw_slice domain) {
  if (is_international(domain)) return tw_utf8_is_valid(domain) && append_idna(out, domain);
  for (size_t i = 0; i < domain.len; i++) {
    char c = domain.ptr[i];
    tw_buf_append_char(out, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
  }
  return !tw_buf_failed(out);
}

static bool is_bracketed(struct tw_slice host) {
  return host.len >= 2 && host.ptr[0] == '[' && host.ptr[host.len - 1] == ']';
}

bool tw_url_host_append(struct tw_buf *out, struct tw_slice host) {
  if (is_bracketed(host)) return append_ipv6(out, tw_slice_sub(host, 1, host.len - 1));
  TW_BUF_AUTO decoded;
  TW_BUF_AUTO ascii;
  tw_buf_init_for(&decoded, out->arena, HOST_MAX_BYTES);
  tw_buf_init_for(&ascii, out->arena, HOST_MAX_BYTES);
  if (!tw_url_escape_decode(&decoded, host)) return false;
  lower_sharp_s(&decoded);
  if (!append_domain(&ascii, tw_buf_slice(&decoded))) return false;
  struct tw_slice domain = tw_buf_slice(&ascii);
  if (domain.len == 0) return false;
  for (size_t i = 0; i < domain.len; i++)
    if (is_forbidden_domain((unsigned char)domain.ptr[i])) return false;
  return ends_in_number(domain) ? append_ipv4(out, domain) : tw_buf_append(out, domain);
}

bool tw_url_host_append_opaque(struct tw_buf *out, struct tw_slice host) {
  if (is_bracketed(host)) return append_ipv6(out, tw_slice_sub(host, 1, host.len - 1));
  for (size_t i = 0; i < host.len; i++)
    if (is_forbidden_host((unsigned char)host.ptr[i])) return false;
  return tw_url_escape_append(out, host, TW_URL_SET_C0);
}
