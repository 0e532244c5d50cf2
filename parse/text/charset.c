#include "parse/text/charset.h"
#include "base/error.h"
#include "parse/text/charset_convert.h"
#include "parse/text/charset_sniff.h"
#include <iconv.h>

/* A document on its way to a decision. */
struct decision {
  struct tw_slice bytes; /* behind the BOM */
  const struct tw_charset_encoding *encoding;
  bool is_certain;      /* a BOM or a pattern of bytes said so: no second thoughts */
  bool label_was_wrong; /* what was declared did not fit */
  bool is_valid_utf8;   /* every byte has been looked at */
  bool could_be_utf8;   /* well-formed, and not only ASCII */
};

static const struct tw_charset_encoding *named(const char *name) {
  return tw_charset_labels_find(tw_slice_from(name));
}

static bool is_wide(const struct tw_charset_encoding *e) {
  return e->kind == TW_CHARSET_UTF16 || e->kind == TW_CHARSET_UTF32;
}

/* A label that was read as ASCII can't truly be UTF-16 or EBCDIC: then the document is taken as UTF-8 (HTML Standard). */
static const struct tw_charset_encoding *find_declared(struct tw_slice label, bool *ret_wrong) {
  const struct tw_charset_encoding *e = tw_charset_labels_find(label);
  *ret_wrong = label.len && (!e || is_wide(e) || e->kind == TW_CHARSET_EBCDIC);
  return *ret_wrong && e ? named("utf-8") : e;
}

/* Editors have been seen to add a second UTF-8 mark. */
static void drop_marks(struct decision *d, const struct tw_charset_encoding *e, size_t mark) {
  do d->bytes = tw_slice_sub(d->bytes, mark, d->bytes.len);
  while (e->kind == TW_CHARSET_UTF8 && tw_slice_has_prefix(d->bytes, TW_SLICE("\xEF\xBB\xBF")));
}

static bool is_contradiction(const struct tw_charset_encoding *transport, const struct tw_charset_encoding *e) {
  if (!transport || transport == e) return false;
  return !(is_wide(transport) && transport->kind == e->kind);
}

static bool by_bom_or_pattern(struct decision *d, const struct tw_charset_encoding *transport) {
  size_t mark = 0;
  const struct tw_charset_encoding *e = tw_charset_sniff_bom(d->bytes, &mark);
  if (e)
    drop_marks(d, e, mark);
  else
    e = tw_charset_sniff_pattern(d->bytes);
  if (!e) return false;
  if (e->kind == TW_CHARSET_EBCDIC && transport && transport->kind == TW_CHARSET_EBCDIC) e = transport;
  d->encoding = e;
  d->is_certain = e->kind != TW_CHARSET_UTF8;
  d->label_was_wrong = is_contradiction(transport, e);
  return true;
}

/* Servers send iso-8859-1 for everything: it gives way to a declaration of a multi-byte encoding (checked later). */
static bool is_default_label(const struct tw_charset_encoding *e) {
  return strcmp(e->name, "windows-1252") == 0;
}

static void by_labels(struct decision *d, const struct tw_charset_encoding *transport, enum tw_markup markup) {
  bool wrong = false;
  const struct tw_charset_encoding *declared = find_declared(tw_charset_sniff_declaration(d->bytes, markup), &wrong);
  if (transport && is_wide(transport)) {
    d->label_was_wrong = true; /* no pattern of wide units was seen */
    transport = NULL;
  }
  bool overruled = transport && declared && is_default_label(transport) && declared->kind == TW_CHARSET_MULTI_BYTE;
  d->encoding = transport && !overruled ? transport : declared;
  d->label_was_wrong |= overruled || (wrong && !transport);
}

/* More bad characters than good ones: the label is a mistake. Fewer are damage, and cost a character each. */
static bool is_mostly_bad(size_t bad, size_t good) {
  return bad > good;
}

/* UTF-8 under another label: well-formed multi-byte sequences do not happen by chance, but a few pairs may. */
static bool is_hidden_utf8(const struct tw_charset_encoding *e, struct tw_charset_counts counts) {
  enum { CHANCE_PAIRS = 4 };
  if (counts.bad || counts.multi == 0) return false;
  return e->kind == TW_CHARSET_SINGLE_BYTE || counts.multi >= CHANCE_PAIRS;
}

static void second_thoughts(struct decision *d) {
  if (d->is_certain || (d->encoding && is_wide(d->encoding))) return;
  if (d->encoding && strcmp(d->encoding->name, "iso-2022-jp") == 0) return;
  struct tw_charset_counts counts = tw_charset_convert_count_utf8(d->bytes);
  d->is_valid_utf8 = counts.bad == 0;
  d->could_be_utf8 = counts.bad == 0 && counts.multi > 0;
  if (!d->encoding) {
    d->encoding = is_mostly_bad(counts.bad, counts.multi) ? tw_charset_sniff_guess(d->bytes) : named("utf-8");
    return;
  }
  if (d->encoding->kind == TW_CHARSET_UTF8) {
    if (!is_mostly_bad(counts.bad, counts.multi)) return;
    d->encoding = tw_charset_sniff_guess(d->bytes);
    d->label_was_wrong = true;
  } else if (is_hidden_utf8(d->encoding, counts)) {
    d->encoding = named("utf-8");
    d->label_was_wrong = true;
  }
}

static size_t count_high(struct tw_slice bytes) {
  size_t high = 0;
  for (size_t i = 0; i < bytes.len; i++) high += (unsigned char)bytes.ptr[i] >= 0x80;
  return high;
}

/* A multi-byte label under which characters are bad: UTF-8 when the bytes are that, a new guess when most are bad. */
static int reconsider(struct tw_arena *arena, struct decision *d, struct tw_charset_result *result) {
  if (d->encoding->kind != TW_CHARSET_MULTI_BYTE || result->replaced == 0) return TW_OK;
  if (!d->could_be_utf8 && !is_mostly_bad(result->replaced, (count_high(d->bytes) + 2) / 4)) return TW_OK;
  const struct tw_charset_encoding *other = d->could_be_utf8 ? named("utf-8") : tw_charset_sniff_guess(d->bytes);
  if (other == d->encoding) return TW_OK;
  struct tw_slice text;
  size_t replaced;
  int status = tw_charset_convert(arena, d->bytes, other, &text, &replaced);
  if (status || replaced >= result->replaced) return status == TW_ENOMEM ? status : TW_OK;
  d->encoding = other;
  d->label_was_wrong = true;
  result->text = text;
  result->replaced = replaced;
  return TW_OK;
}

static int convert(struct tw_arena *arena, const struct decision *d, struct tw_charset_result *result) {
  if (d->encoding->kind != TW_CHARSET_UTF8 || !d->is_valid_utf8)
    return tw_charset_convert(arena, d->bytes, d->encoding, &result->text, &result->replaced);
  result->text = d->bytes;
  return TW_OK;
}

/* EBCDIC's variants agree on what an XML declaration needs: read it with one, decode with the one it names. */
static int refine_ebcdic(struct tw_arena *arena, struct decision *d) {
  enum { HEAD_BYTES = 256 };
  struct tw_slice head;
  size_t replaced;
  int status = tw_charset_convert(arena, tw_slice_sub(d->bytes, 0, HEAD_BYTES), d->encoding, &head, &replaced);
  if (status) return status;
  const struct tw_charset_encoding *e = tw_charset_labels_find(tw_charset_sniff_declaration(head, TW_MARKUP_XML));
  if (e && e->kind == TW_CHARSET_EBCDIC) d->encoding = e;
  return TW_OK;
}

static struct tw_slice drop_mark(struct tw_slice text) {
  return tw_slice_has_prefix(text, TW_SLICE("\xEF\xBB\xBF")) ? tw_slice_sub(text, 3, text.len) : text;
}

int tw_charset_decode(struct tw_arena *arena, struct tw_slice bytes, struct tw_slice content_type, enum tw_markup markup,
                      struct tw_charset_result *ret_result) {
  struct decision d = {.bytes = bytes.ptr ? bytes : TW_SLICE("")};
  struct tw_slice label = tw_charset_sniff_parameter(content_type);
  const struct tw_charset_encoding *transport = tw_charset_labels_find(label);
  *ret_result = (struct tw_charset_result){0};
  if (!by_bom_or_pattern(&d, transport)) {
    by_labels(&d, transport, markup);
    d.label_was_wrong |= label.len && !transport;
  }
  second_thoughts(&d);
  int status = d.encoding->kind == TW_CHARSET_EBCDIC ? refine_ebcdic(arena, &d) : TW_OK;
  if (status == TW_OK) status = convert(arena, &d, ret_result);
  if (status == TW_OK) status = reconsider(arena, &d, ret_result);
  if (status) return status;
  ret_result->text = drop_mark(ret_result->text);
  ret_result->encoding = tw_slice_from(d.encoding->name);
  ret_result->label_was_wrong = d.label_was_wrong;
  return TW_OK;
}

void tw_charset_preload(void) {
  enum { CONVERTERS = 96 };
  /* Never read: it keeps the converters reachable, and with them their shared objects in memory. */
  static iconv_t held[CONVERTERS];
  size_t count;
  const struct tw_charset_encoding *all = tw_charset_labels_all(&count);
  for (size_t i = 0; i < count && i < CONVERTERS; i++)
    if (all[i].converter && !held[i]) held[i] = iconv_open("UTF-8", all[i].converter);
}
