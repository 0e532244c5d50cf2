#include "parse/text/charset.h"
#include "base/error.h"
#include "parse/text/charset_convert.h"
#include "parse/text/charset_sniff.h"
#include <errno.h>
#include <iconv.h>

/* A document on its way to a decision. */
struct decision {
  struct tw_slice bytes; /* behind the BOM */
  const struct tw_charset_encoding *encoding;
  const struct tw_charset_encoding *declared; /* in the document, where the transport said something else; or NULL */
  bool is_certain;                            /* a BOM or a pattern of bytes said so: no second thoughts */
  bool label_was_wrong;                       /* what was declared did not fit */
  bool is_valid_utf8;                         /* every byte has been looked at */
  bool could_be_utf8;                         /* well-formed, and not only ASCII */
  bool out_of_memory;                         /* while guessing */
};

static const struct tw_charset_encoding *named(const char *name) {
  return tw_charset_labels_find(tw_slice_from(name));
}

/* uchardet goes on with what it has when its memory runs out. */
static const struct tw_charset_encoding *guess(struct decision *d) {
  errno = 0;
  const struct tw_charset_encoding *e = tw_charset_sniff_guess(d->bytes);
  d->out_of_memory |= errno == ENOMEM;
  return e;
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

/* Markup in single bytes behind a mark of wide units: a program put the mark before what it had not converted. */
static bool is_false_mark(const struct tw_charset_encoding *e, struct tw_slice behind) {
  if (!is_wide(e) || behind.len < 4 || behind.ptr[0] != '<') return false;
  for (size_t i = 1; i < 4; i++)
    if (behind.ptr[i] <= ' ' || behind.ptr[i] > '~') return false;
  return true;
}

static const struct tw_charset_encoding *take_mark(struct decision *d) {
  size_t mark = 0;
  const struct tw_charset_encoding *e = tw_charset_sniff_bom(d->bytes, &mark);
  if (!e) return NULL;
  drop_marks(d, e, mark);
  if (!is_false_mark(e, d->bytes)) return e;
  d->label_was_wrong = true;
  return NULL;
}

static bool by_bom_or_pattern(struct decision *d, const struct tw_charset_encoding *transport) {
  const struct tw_charset_encoding *e = take_mark(d);
  if (!e) e = tw_charset_sniff_pattern(d->bytes);
  if (!e) return false;
  if (e->kind == TW_CHARSET_EBCDIC && transport && transport->kind == TW_CHARSET_EBCDIC) e = transport;
  d->encoding = e;
  d->is_certain = e->kind != TW_CHARSET_UTF8;
  d->label_was_wrong |= is_contradiction(transport, e);
  return true;
}

/* Servers send iso-8859-1 for everything: it gives way to a declaration of a multi-byte encoding (checked later). */
static bool is_default_label(const struct tw_charset_encoding *e) {
  return strcmp(e->name, "windows-1252") == 0;
}

/* Can bytes in which no pattern was seen be what the transport says? EBCDIC without a declaration begins with its '<'. */
static bool can_be(const struct tw_charset_encoding *transport, struct tw_slice bytes) {
  if (transport->kind == TW_CHARSET_EBCDIC) return tw_slice_has_prefix(bytes, TW_SLICE("\x4C"));
  return !is_wide(transport);
}

static void by_labels(struct decision *d, const struct tw_charset_encoding *transport, enum tw_markup markup) {
  bool wrong = false;
  const struct tw_charset_encoding *declared = find_declared(tw_charset_sniff_declaration(d->bytes, markup), &wrong);
  if (transport && !can_be(transport, d->bytes)) {
    d->label_was_wrong = true;
    transport = NULL;
  }
  bool overruled = transport && declared && is_default_label(transport) && declared->kind == TW_CHARSET_MULTI_BYTE;
  d->encoding = transport && !overruled ? transport : declared;
  d->is_certain = d->encoding && d->encoding->kind == TW_CHARSET_EBCDIC;
  if (declared != d->encoding && declared && declared->kind != TW_CHARSET_UTF8) d->declared = declared;
  d->label_was_wrong |= overruled || (wrong && !transport);
}

/* More bad characters than good ones: the label is a mistake. Fewer are damage, and cost a character each; so are those that were
 * cut short. */
static bool is_mostly_bad(struct tw_charset_counts counts) {
  return counts.bad - counts.cut > counts.multi;
}

/* UTF-8 under another label: well-formed multi-byte sequences do not happen by chance, but a few pairs may. */
static bool is_hidden_utf8(const struct tw_charset_encoding *e, struct tw_charset_counts counts) {
  enum { CHANCE_PAIRS = 4, DAMAGE = 20 }; /* one bad sequence in so many is damage */
  if (counts.multi == 0 || counts.bad * DAMAGE > counts.multi) return false;
  return e->kind == TW_CHARSET_SINGLE_BYTE || counts.multi >= CHANCE_PAIRS;
}

static void overrule(struct decision *d, const struct tw_charset_encoding *e) {
  d->label_was_wrong |= e != d->encoding;
  d->encoding = e;
}

/* The transport's label does not fit: the document's own, else a guess. */
static const struct tw_charset_encoding *second_label(struct decision *d) {
  return d->declared ? d->declared : guess(d);
}

/* No label: UTF-8, and for XML that is what none means (XML 1.0, section 4.3.3). */
static void decide_unlabelled(struct decision *d, struct tw_charset_counts counts, enum tw_markup markup) {
  d->encoding = named("utf-8");
  if (!is_mostly_bad(counts)) return;
  d->encoding = guess(d);
  d->label_was_wrong |= markup == TW_MARKUP_XML;
}

/* Seven bits only, and escapes that switch between character sets in them: whatever the label says. */
static bool is_escaped(struct decision *d, struct tw_charset_counts counts, enum tw_markup markup) {
  const struct tw_charset_encoding *escaped = counts.bad + counts.multi == 0 ? tw_charset_sniff_escapes(d->bytes) : NULL;
  if (!escaped) return false;
  d->label_was_wrong |= d->encoding || markup == TW_MARKUP_XML;
  d->encoding = escaped;
  return true;
}

static void second_thoughts(struct decision *d, enum tw_markup markup) {
  if (d->is_certain || (d->encoding && is_wide(d->encoding))) return;
  bool is_shifted = d->encoding && d->encoding->kind == TW_CHARSET_SHIFTED;
  struct tw_charset_counts counts = tw_charset_convert_count_utf8(d->bytes);
  d->is_valid_utf8 = counts.bad == 0;
  d->could_be_utf8 = counts.bad == 0 && counts.multi > 0;
  if (is_shifted) {
    if (d->could_be_utf8) overrule(d, named("utf-8")); /* seven bits would do for what the label says */
  } else if (is_escaped(d, counts, markup)) {
    d->is_valid_utf8 = false;
  } else if (!d->encoding) {
    decide_unlabelled(d, counts, markup);
  } else if (d->encoding->kind == TW_CHARSET_UTF8) {
    if (is_mostly_bad(counts)) overrule(d, second_label(d));
  } else if (is_hidden_utf8(d->encoding, counts)) {
    overrule(d, named("utf-8"));
  } else if (is_default_label(d->encoding) && tw_charset_sniff_is_foreign(d->bytes)) {
    overrule(d, second_label(d));
  }
}

static size_t count_high(struct tw_slice bytes) {
  size_t high = 0;
  for (size_t i = 0; i < bytes.len; i++) high += (unsigned char)bytes.ptr[i] >= 0x80;
  return high;
}

/* What the bytes may be, rather than what their label says: UTF-8 when they are that and not the other, a new guess when most are
 * bad or look odd. */
static const struct tw_charset_encoding *find_other(struct decision *d, size_t replaced) {
  if (replaced && d->could_be_utf8) return named("utf-8");
  bool is_bad = replaced && replaced > (count_high(d->bytes) + 2) / 4;
  return is_bad || tw_charset_sniff_doubts(d->bytes, d->encoding) ? guess(d) : d->encoding;
}

/* A multi-byte label under which the text looks wrong. */
static int reconsider(struct tw_arena *arena, struct decision *d, struct tw_charset_result *result) {
  if (d->encoding->kind != TW_CHARSET_MULTI_BYTE) return TW_OK;
  const struct tw_charset_encoding *other = find_other(d, result->replaced);
  if (other == d->encoding || (other->converter && other->converter == d->encoding->converter)) return TW_OK;
  struct tw_slice text;
  size_t replaced = 0;
  int status = tw_charset_convert(arena, d->bytes, other, &text, &replaced);
  bool is_better = replaced < result->replaced || (replaced == result->replaced && other->kind == TW_CHARSET_MULTI_BYTE);
  if (status || !is_better) return status == TW_ENOMEM ? status : TW_OK;
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

/* EBCDIC ends its lines with NEL, which is no white space in XML 1.0. */
static struct tw_slice plain_line_ends(struct tw_arena *arena, struct tw_slice text) {
  char *out = tw_arena_alloc(arena, text.len + 1);
  size_t len = 0;
  if (!out) return text;
  for (size_t at = 0; at < text.len; at++) {
    bool is_nel = tw_slice_has_prefix(tw_slice_sub(text, at, at + 2), TW_SLICE("\xC2\x85"));
    out[len++] = is_nel ? '\n' : text.ptr[at];
    at += is_nel;
  }
  return tw_slice_of(out, len);
}

/* A mark or a pattern decided, and the declaration says something else. */
static bool contradicts_declaration(const struct decision *d, struct tw_slice text, enum tw_markup markup) {
  const struct tw_charset_encoding *declared = tw_charset_labels_find(tw_charset_sniff_declaration(text, markup));
  return declared && is_contradiction(declared, d->encoding) && declared->kind != d->encoding->kind;
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
  bool is_marked = by_bom_or_pattern(&d, transport);
  if (!is_marked) {
    by_labels(&d, transport, markup);
    d.label_was_wrong |= label.len && !transport;
  }
  second_thoughts(&d, markup);
  int status = d.encoding->kind == TW_CHARSET_EBCDIC ? refine_ebcdic(arena, &d) : TW_OK;
  if (status == TW_OK) status = convert(arena, &d, ret_result);
  if (status == TW_OK) status = reconsider(arena, &d, ret_result);
  if (status) return status;
  ret_result->text = drop_mark(ret_result->text);
  if (d.encoding->kind == TW_CHARSET_EBCDIC) ret_result->text = plain_line_ends(arena, ret_result->text);
  if (is_marked) d.label_was_wrong |= contradicts_declaration(&d, ret_result->text, markup);
  ret_result->encoding = tw_slice_from(d.encoding->name);
  ret_result->label_was_wrong = d.label_was_wrong;
  return d.out_of_memory || tw_arena_failed(arena) ? TW_ENOMEM : TW_OK;
}

void tw_charset_preload(void) {
  enum { CONVERTERS = 128 };
  /* Never read: it keeps the converters reachable, and with them their shared objects in memory. */
  static iconv_t held[CONVERTERS];
  size_t count;
  const struct tw_charset_encoding *all = tw_charset_labels_all(&count);
  for (size_t i = 0; i < count && i < CONVERTERS; i++)
    if (all[i].converter && !held[i]) held[i] = iconv_open("UTF-8", all[i].converter);
  tw_charset_convert_preload();
}
