#include "tests/bench/baseline.h"
#include <hs/hs.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>

/* The fastest of 4, 16 and 64 KiB and the whole document, on pages and feeds of 10 kB to 2 MB. */
enum { CHUNK_BYTES = 16 << 10, PATTERNS_MAX = 160 };

struct bench_matcher {
  hs_database_t *database;
  hs_scratch_t *scratch;
};

static const char words_en[] =
    "hundred thousand million billion trillion crore lakh dozen percent per_cent half quarter third one two three four five six "
    "seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety january february march april may "
    "june "
    "july august september october november december monday tuesday wednesday thursday friday saturday sunday year month week "
    "day "
    "decade century yesterday today tomorrow last_ this_ since until yuan dollar euro pound yen rupee naira shilling usd rmb eur "
    "about around nearly almost more_than at_least over_ up_to fewer less_than first second fourth fifth aged";
static const char words_zh[] = "百 千 万 萬 亿 億 两 兩 一 二 三 四 五 六 七 八 九 十 零 〇 年 月 日 季度 上半年 下半年 世纪 "
                               "年代 去年 今年 前年 明年 昨 本月 上月 周 "
                               "以来 截至 至今 期间 元 美元 欧元 港元 人民币 英镑 日元 余 多 近 约 逾 超 至少 不足 以上 以下 "
                               "左右 名 人 起 件 项 个 国 第 岁 成 "
                               "百分之 分之 小时 分钟 天 届 次 条 号";

/* "per_cent" to "per cent", words split at blanks; returns how many. */
static unsigned split_words(char *words, const char **ret_patterns) {
  unsigned count = 0;
  for (char *rest = words, *word; (word = strsep(&rest, " ")) && count < PATTERNS_MAX;) {
    for (char *c = word; *c; c++)
      if (*c == '_') *c = ' ';
    ret_patterns[count++] = word;
  }
  return count;
}

struct bench_matcher *bench_matcher_new(enum bench_language language) {
  const char *patterns[PATTERNS_MAX + 1];
  unsigned flags[PATTERNS_MAX + 1], ids[PATTERNS_MAX + 1];
  char *words = strdup(language == BENCH_EN ? words_en : words_zh);
  struct bench_matcher *matcher = calloc(1, sizeof *matcher);
  hs_compile_error_t *fault = NULL;
  if (!words || !matcher) abort();
  unsigned count = split_words(words, patterns);
  patterns[count++] = "[0-9]+";
  for (unsigned i = 0; i < count; i++) {
    ids[i] = i;
    flags[i] = HS_FLAG_SOM_LEFTMOST | (language == BENCH_EN ? HS_FLAG_CASELESS : 0);
  }
  if (hs_compile_multi(patterns, flags, ids, count, HS_MODE_BLOCK, NULL, &matcher->database, &fault) != HS_SUCCESS ||
      hs_alloc_scratch(matcher->database, &matcher->scratch) != HS_SUCCESS) {
    fprintf(stderr, "bench: Vectorscan: %s\n", fault ? fault->message : "no scratch");
    exit(1);
  }
  free(words);
  return matcher;
}

void bench_matcher_free(struct bench_matcher *matcher) {
  if (!matcher) return;
  hs_free_scratch(matcher->scratch);
  hs_free_database(matcher->database);
  free(matcher);
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)id;
  (void)from;
  (void)to;
  (void)flags;
  ++*(size_t *)context;
  return 0;
}

size_t bench_matcher_scan(const struct bench_matcher *matcher, struct tw_slice text) {
  size_t count = 0;
  struct tw_slice line;
  while (tw_slice_split(&text, '\n', &line))
    if (line.len) hs_scan(matcher->database, line.ptr, (unsigned)line.len, 0, matcher->scratch, on_match, &count);
  return count;
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
  (void)name;
  (void)attributes;
  ++*(size_t *)context;
}

static void on_start_ns(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                        const xmlChar **namespaces, int count, int defaulted, const xmlChar **attributes) {
  (void)local;
  (void)prefix;
  (void)uri;
  (void)namespace_count;
  (void)namespaces;
  (void)count;
  (void)defaulted;
  (void)attributes;
  ++*(size_t *)context;
}

static void on_end(void *context, const xmlChar *name) {
  (void)name;
  ++*(size_t *)context;
}

static void on_end_ns(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
  (void)local;
  (void)prefix;
  (void)uri;
  ++*(size_t *)context;
}

static void on_text(void *context, const xmlChar *text, int len) {
  (void)text;
  *(size_t *)context += len > 0;
}

size_t bench_xml_push(struct tw_slice bytes, bool is_sax2) {
  size_t events = 0;
  xmlSAXHandler handler = {.characters = on_text, .cdataBlock = on_text};
  if (is_sax2) {
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start_ns;
    handler.endElementNs = on_end_ns;
  } else {
    handler.startElement = on_start;
    handler.endElement = on_end;
  }
  xmlParserCtxt *parser = xmlCreatePushParserCtxt(&handler, &events, NULL, 0, NULL);
  if (!parser) abort();
  xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_HUGE | (is_sax2 ? 0 : XML_PARSE_SAX1));
  for (size_t at = 0; at < bytes.len; at += CHUNK_BYTES) {
    struct tw_slice part = tw_slice_sub(bytes, at, at + CHUNK_BYTES);
    xmlParseChunk(parser, part.ptr, (int)part.len, at + CHUNK_BYTES >= bytes.len);
  }
  xmlFreeDoc(parser->myDoc);
  xmlFreeParserCtxt(parser);
  return events;
}

size_t bench_html_push(struct tw_slice bytes) {
  size_t events = 0;
  htmlSAXHandler handler = {.startElement = on_start, .endElement = on_end, .characters = on_text, .cdataBlock = on_text};
  htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, &events, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (!parser) abort();
  htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER);
  for (size_t at = 0; at < bytes.len; at += CHUNK_BYTES) {
    struct tw_slice part = tw_slice_sub(bytes, at, at + CHUNK_BYTES);
    htmlParseChunk(parser, part.ptr, (int)part.len, at + CHUNK_BYTES >= bytes.len);
  }
  xmlFreeDoc(parser->myDoc);
  htmlFreeParserCtxt(parser);
  return events;
}
