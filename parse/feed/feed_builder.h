/* Parser events to a feed. Three drivers feed it: the plain reader, libxml2 for what that is not sure of, the tolerant reader for
 * what is broken. */
#pragma once
#include "base/buf.h"
#include "parse/feed/feed_construct.h"

enum {
  TW_FEED_DEPTH_MAX = 256,            /* elements open at a time; feeds need 15. Deeper ones are ignored */
  TW_FEED_VALUE_MAX_BYTES = 16 << 20, /* of one value, far above any article; a longer one is left out */
  TW_FEED_ATTRIBUTES_MAX = 128,       /* of one element; libxml2 is quadratic in them, and no element of a feed has ten */
};

struct tw_feed_attribute {
  struct tw_slice local, value; /* value with references decoded */
  enum tw_feed_namespace ns;    /* NONE without a prefix */
};

struct tw_feed_tag {
  struct tw_slice local;
  enum tw_feed_namespace ns;
  const struct tw_feed_attribute *attributes;
  size_t count;
  bool is_interned; /* `local` has one address for all tags of its name */
};

/* An open element. */
struct tw_feed_frame {
  const struct tw_feed_element *row; /* NULL: nothing we know */
  uint32_t scope;                    /* of its children */
  struct tw_slice base, lang;
  size_t text_start;
  struct tw_slice local;               /* of captured markup, to write its end tag; absent: writes none */
  uint8_t type;                        /* enum tw_feed_text_type of a text construct */
  bool is_base64, is_done;             /* is_done: attributes said it all, the text does not count */
  bool is_quoted;                      /* came so that nobody had to escape it: a CDATA section, base64 */
  bool is_atom, is_captured, has_base; /* has_base: an xml:base is in force */
  bool is_collected;                   /* unknown markup in a plain value: its text is the value's */
};

enum { TW_FEED_KNOWN_BITS = 6 }; /* 64 slots of the memory for look-ups; a feed has about 20 names */

struct tw_feed_builder {
  struct tw_feed_sink sink;
  struct tw_buf text, scratch;
  size_t depth;   /* index of the innermost frame */
  size_t ignored; /* elements open past the depth */
  struct {
    const char *local;
    enum tw_feed_namespace ns;
    uint32_t scope;
    const struct tw_feed_element *row;
  } known[1 << TW_FEED_KNOWN_BITS];
  struct tw_feed_person person;
  bool is_atom_root, has_root, saw_rss090;
  bool has_permalink;                                 /* the item's guid is a URL */
  bool has_markup;                                    /* the text construct being read holds elements */
  bool is_overlong;                                   /* the value being read has passed its limit */
  bool was_overlong;                                  /* some value did */
  struct tw_feed_frame frames[TW_FEED_DEPTH_MAX + 1]; /* frames[0] is the document */
};

/* `options` and `arena` are borrowed; `feed` is cleared. Pair with tw_feed_builder_done. */
void tw_feed_builder_init(struct tw_feed_builder *b, struct tw_arena *arena, const struct tw_feed_options *options,
                          struct tw_feed *feed);
void tw_feed_builder_done(struct tw_feed_builder *b);
/* A namespace declaration was seen; some formats are told apart by it. */
void tw_feed_builder_namespace(struct tw_feed_builder *b, struct tw_slice uri);
/* Every start must have its end; the slices are borrowed for the call, but `local` until the end. */
void tw_feed_builder_start(struct tw_feed_builder *b, const struct tw_feed_tag *tag);
void tw_feed_builder_end(struct tw_feed_builder *b);
/* Character data, decoded. */
void tw_feed_builder_text(struct tw_feed_builder *b, struct tw_slice text);
/* The same from a CDATA section, whose author had no need to escape anything. */
void tw_feed_builder_cdata(struct tw_feed_builder *b, struct tw_slice text);
/* Markup found inside a text construct, taken as it is. */
void tw_feed_builder_markup(struct tw_feed_builder *b, struct tw_slice markup);
/* A part of an XHTML text construct, well-formed in it, to be taken as it is. */
void tw_feed_builder_verbatim(struct tw_feed_builder *b, struct tw_slice markup);
/* The innermost frame is an XHTML text construct (or something in one). */
static inline bool tw_feed_builder_is_in_xhtml(const struct tw_feed_builder *b) {
  const struct tw_feed_frame *frame = &b->frames[b->depth];
  return frame->type == TW_FEED_TEXT_XHTML && frame->scope == TW_FEED_SCOPE_TEXT && !b->ignored;
}
/* The innermost frame's row is a text construct (or something in one). */
bool tw_feed_builder_is_in_text(const struct tw_feed_builder *b);
/* What is left to do when the document ends: what an open element holds so far is not used (it may be cut off in the middle of a
 * figure), an open item stays only if it has a link or an id; ids are made. */
void tw_feed_builder_finish(struct tw_feed_builder *b);
