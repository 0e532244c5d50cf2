/* The one table of settings: what may stand in the configuration file, what it means and where it goes. Private to
 * config/; readers, documents and the comparison for a reload are loops over it. */
#pragma once
#include "config/settings.h"

enum tw_setting_type {
  TW_SETTING_STRING,
  TW_SETTING_PATH,   /* made absolute from the file's folder */
  TW_SETTING_SECRET, /* the same, or the name of a credential */
  TW_SETTING_BOOL,
  TW_SETTING_INT,
  TW_SETTING_CORES,    /* an integer, or auto: one a core that this process may use */
  TW_SETTING_DURATION, /* int64 microseconds */
  TW_SETTING_SIZE,     /* int64 bytes */
  TW_SETTING_ENUM,
  TW_SETTING_FLAGS,   /* a list of names, each one bit */
  TW_SETTING_STRINGS, /* pointer and count */
  TW_SETTING_PACKS,   /* strings; those with a '/' or ending in .yaml are paths */
  TW_SETTING_SHARES,  /* measures, each with a number from 0 to 1, kept in thousandths */
  TW_SETTING_PASSED,  /* kafka: names and values handed on */
  TW_SETTING_TYPE_COUNT
};

/* What a string must look like beyond having no control characters. */
enum tw_setting_form {
  TW_FORM_ANY,
  TW_FORM_NAME, /* letters, digits, '.', '_', '-' */
  TW_FORM_URL,
  TW_FORM_LANG,
  TW_FORM_COUNTRY,
  TW_FORM_ZONE,
  TW_FORM_CONTACT,
  TW_FORM_PROXY,
  TW_FORM_VARIABLE,
  TW_FORM_PATTERN,
  TW_FORM_SELECTOR,
  TW_FORM_COUNT
};

enum tw_setting_effect { TW_EFFECT_RELOAD, TW_EFFECT_RESTART };

/* Names of an enumeration; `value` is written. */
struct tw_setting_name {
  const char *name;
  unsigned value;
};

struct tw_setting {
  const char *key; /* "limits.fetch_timeout"; "sources[].url" is a field of struct tw_source_settings */
  enum tw_setting_type type;
  enum tw_setting_form form;
  enum tw_setting_effect effect;
  size_t offset, count_offset; /* count_offset: STRINGS, PACKS, SHARES, PASSED */
  int64_t min, max;            /* of numbers in base units; of strings the length in bytes */
  const char *preset;          /* the default as it would be written; NULL: none, or said by `preset_words` */
  const char *preset_words;    /* for documents, where the default depends on other things */
  const struct tw_setting_name *names;
  const char *help;
};

#define TW_SETTING_SOURCE_PREFIX "sources[]."

/* Ordered as the documents show it; ends with a NULL key. */
extern const struct tw_setting tw_settings_table[];
/* The default of `packs`, as its row names it. */
extern const struct tw_slice tw_settings_preset_packs[1];

/* The row of `prefix` and `key` joined; NULL when there is none. */
const struct tw_setting *tw_settings_find(struct tw_slice prefix, struct tw_slice key);
/* True when rows begin with `prefix`, `key` and a '.'. */
bool tw_settings_is_section(struct tw_slice prefix, struct tw_slice key);
/* The part of `setting`'s key behind `prefix` up to the next '.'; absent when it does not begin with it. */
struct tw_slice tw_settings_part(const struct tw_setting *setting, struct tw_slice prefix);
/* True for a row of the top level or a section, false for a field of a source. */
bool tw_settings_is_global(const struct tw_setting *setting);
/* Where the row's value lies in `base`, a struct tw_settings or struct tw_source_settings. */
static inline void *tw_settings_field(const struct tw_setting *setting, void *base) {
  return (char *)base + setting->offset;
}
