/* Chinese function words (simplified and traditional) and the punctuation of both scripts. */
#include "parse/extract/token.h"

struct entry {
  const char *word;
  enum tw_function function;
};

/* The longer ones first where one begins another. */
static const struct entry words[] = {
    {"其中", TW_F_INCL},   {"当中", TW_F_INCL},  {"當中", TW_F_INCL},   {"包括", TW_F_INCL},  {"包含", TW_F_INCL},
    {"含有", TW_F_INCL},   {"没有", TW_F_NEG},   {"沒有", TW_F_NEG},    {"尚未", TW_F_NEG},   {"并未", TW_F_NEG},
    {"並未", TW_F_NEG},    {"未能", TW_F_NEG},   {"从未", TW_F_NEG},    {"不会", TW_F_NEG},   {"不會", TW_F_NEG},
    {"无法", TW_F_NEG},    {"無法", TW_F_NEG},   {"未曾", TW_F_NEG},    {"将要", TW_F_MODAL}, {"即将", TW_F_MODAL},
    {"即將", TW_F_MODAL},  {"将会", TW_F_MODAL}, {"將會", TW_F_MODAL},  {"将于", TW_F_MODAL}, {"將於", TW_F_MODAL},
    {"拟于", TW_F_MODAL},  {"预计", TW_F_PLAN},  {"預計", TW_F_PLAN},   {"计划", TW_F_PLAN},  {"計劃", TW_F_PLAN},
    {"承诺", TW_F_PLAN},   {"承諾", TW_F_PLAN},  {"有望", TW_F_PLAN},   {"准备", TW_F_PLAN},  {"如果", TW_F_IF},
    {"最高可", TW_F_IF},   {"可处", TW_F_IF},    {"并可", TW_F_IF},     {"並可", TW_F_IF},    {"可罚", TW_F_IF},
    {"可罰", TW_F_IF},     {"倘若", TW_F_IF},    {"假如", TW_F_IF},     {"可處", TW_F_IF},    {"可判", TW_F_IF},
    {"可被", TW_F_IF},     {"最高刑", TW_F_IF},  {"最高罚", TW_F_IF},   {"最高罰", TW_F_IF},  {"一经定罪", TW_F_IF},
    {"一經定罪", TW_F_IF}, {"可能", TW_F_IF},    {"可以", TW_F_IF},     {"应当", TW_F_IF},    {"應當", TW_F_IF},
    {"必须", TW_F_IF},     {"必須", TW_F_IF},    {"可望", TW_F_PLAN},   {"打算", TW_F_PLAN},  {"争取", TW_F_PLAN},
    {"爭取", TW_F_PLAN},   {"力争", TW_F_PLAN},  {"有意", TW_F_PLAN},   {"同意", TW_F_PLAN},  {"答应", TW_F_PLAN},
    {"答應", TW_F_PLAN},   {"允诺", TW_F_PLAN},  {"承諾將", TW_F_PLAN}, {"若是", TW_F_IF},    {"除非", TW_F_IF},
    {"一旦", TW_F_IF},     {"分别", TW_F_EACH},  {"分別", TW_F_EACH},   {"人均", TW_F_EACH},  {"平均", TW_F_EACH},
    {"以及", TW_F_AND},    {"此外", TW_F_SUB},   {"达到", TW_F_LINK},   {"達到", TW_F_LINK},  {"共计", TW_F_LINK},
    {"共計", TW_F_LINK},   {"合计", TW_F_LINK},  {"合計", TW_F_LINK},   {"总计", TW_F_LINK},  {"總計", TW_F_LINK},
    {"累计", TW_F_LINK},   {"累計", TW_F_LINK},  {"占到", TW_F_LINK},   {"高达", TW_F_LINK},  {"高達", TW_F_LINK},
    {"多达", TW_F_LINK},   {"多達", TW_F_LINK},  {"人数", TW_F_LINK},   {"人數", TW_F_LINK},  {"数量", TW_F_LINK},
    {"總數", TW_F_LINK},   {"总数", TW_F_LINK},  {"总额", TW_F_LINK},   {"總額", TW_F_LINK},  {"总共", TW_F_LINK},
    {"一共", TW_F_LINK},   {"共有", TW_F_LINK},  {"共", TW_F_LINK},     {"达", TW_F_LINK},    {"達", TW_F_LINK},
    {"为", TW_F_LINK},     {"為", TW_F_LINK},    {"有", TW_F_LINK},     {"等", TW_F_LINK},    {"计", TW_F_LINK},
    {"計", TW_F_LINK},     {"是", TW_F_LINK},    {"占", TW_F_LINK},     {"了", TW_F_LINK},    {"将", TW_F_OBJ},
    {"將", TW_F_OBJ},      {"把", TW_F_OBJ},     {"被", TW_F_PASS},     {"遭", TW_F_PASS},    {"获", TW_F_PASS},
    {"从", TW_F_FROM},     {"從", TW_F_FROM},    {"自", TW_F_FROM},     {"由", TW_F_BY},      {"与", TW_F_WITH},
    {"與", TW_F_WITH},     {"同", TW_F_WITH},    {"和", TW_F_AND},      {"及", TW_F_AND},     {"或", TW_F_AND},
    {"在", TW_F_IN},       {"于", TW_F_IN},      {"於", TW_F_IN},       {"向", TW_F_TO},      {"对", TW_F_IN},
    {"對", TW_F_IN},       {"拟", TW_F_MODAL},   {"擬", TW_F_MODAL},    {"未", TW_F_NEG},     {"不", TW_F_NEG},
    {"无", TW_F_NEG},      {"無", TW_F_NEG},     {"若", TW_F_IF},       {"各", TW_F_EACH},    {"每", TW_F_EACH},
    {"的", TW_F_DE},       {"之", TW_F_DE},
};

static const struct entry marks[] = {
    {",", TW_F_COMMA},      {"\uff0c", TW_F_COMMA}, {"\u3001", TW_F_AND},   {";", TW_F_SEMI},       {"\uff1b", TW_F_SEMI},
    {":", TW_F_COLON},      {"\uff1a", TW_F_COLON}, {"\u2014", TW_F_DASH},  {"\u2013", TW_F_DASH},  {"--", TW_F_DASH},
    {"-", TW_F_DASH},       {"(", TW_F_OPEN},       {"\uff08", TW_F_OPEN},  {"[", TW_F_OPEN},       {"\u3010", TW_F_OPEN},
    {")", TW_F_CLOSE},      {"\uff09", TW_F_CLOSE}, {"]", TW_F_CLOSE},      {"\u3011", TW_F_CLOSE}, {"\"", TW_F_QUOTE},
    {"\u201c", TW_F_QUOTE}, {"\u201d", TW_F_QUOTE}, {"\u2018", TW_F_QUOTE}, {"\u2019", TW_F_QUOTE}, {"\u300c", TW_F_QUOTE},
    {"\u300d", TW_F_QUOTE}, {"\u300e", TW_F_QUOTE}, {"\u300f", TW_F_QUOTE}, {"\u300a", TW_F_QUOTE}, {"\u300b", TW_F_QUOTE},
    {"'", TW_F_QUOTE},      {"\u3002", TW_F_STOP},  {".", TW_F_STOP},       {"!", TW_F_STOP},       {"\uff01", TW_F_STOP},
    {"?", TW_F_STOP},       {"\uff1f", TW_F_STOP},  {"&", TW_F_AND},        {"\u2022", TW_F_DASH},  {"\u00b7", TW_F_DASH},
    {"|", TW_F_STOP},       {"/", TW_F_AND},        {"*", TW_F_DASH},       {"\u25cf", TW_F_DASH},
};

static enum tw_function look_up(const struct entry *entries, size_t count, struct tw_slice text, size_t *ret_length) {
  char first = text.len ? text.ptr[0] : '\0', second = text.len > 1 ? text.ptr[1] : '\0';
  for (size_t i = 0; i < count; i++) {
    const char *word = entries[i].word;
    if (word[0] != first || (word[1] && word[1] != second)) continue; /* nearly all end here */
    size_t length = strlen(word);
    if (text.len < length || memcmp(word, text.ptr, length) != 0) continue;
    *ret_length = length;
    return entries[i].function;
  }
  return TW_F_NONE;
}

enum tw_function tw_function_zh(struct tw_slice text, size_t *ret_length) {
  return look_up(words, sizeof words / sizeof *words, text, ret_length);
}

enum tw_function tw_function_punct(struct tw_slice text, size_t *ret_length) {
  return look_up(marks, sizeof marks / sizeof *marks, text, ret_length);
}
