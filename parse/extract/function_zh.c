/* Chinese function words (simplified and traditional) and the punctuation of both scripts. Sorted by bytes; a test looks after
 * it. */
#include "parse/extract/function_words.h"

const struct tw_function_word tw_function_words_zh[] = {
    {"一共", TW_F_LINK},   {"一旦", TW_F_IF},     {"一經定罪", TW_F_IF}, {"一经定罪", TW_F_IF}, {"不", TW_F_NEG},
    {"不会", TW_F_NEG},    {"不會", TW_F_NEG},    {"与", TW_F_WITH},     {"並可", TW_F_IF},     {"並未", TW_F_NEG},
    {"並沒有", TW_F_NEG},  {"並無", TW_F_NEG},    {"为", TW_F_LINK},     {"之", TW_F_DE},       {"了", TW_F_LINK},
    {"争取", TW_F_IF},     {"于", TW_F_IN},       {"人均", TW_F_EACH},   {"人数", TW_F_LINK},   {"人數", TW_F_LINK},
    {"仍未", TW_F_NEG},    {"从", TW_F_FROM},     {"从未", TW_F_NEG},    {"从没", TW_F_NEG},    {"以及", TW_F_AND},
    {"企图", TW_F_IF},     {"企圖", TW_F_IF},     {"会否", TW_F_IF},     {"保證", TW_F_PLAN},   {"保证", TW_F_PLAN},
    {"倘若", TW_F_IF},     {"假如", TW_F_IF},     {"允诺", TW_F_PLAN},   {"共", TW_F_LINK},     {"共有", TW_F_LINK},
    {"共計", TW_F_LINK},   {"共计", TW_F_LINK},   {"其中", TW_F_INCL},   {"冀", TW_F_PLAN},     {"准备", TW_F_PLAN},
    {"分別", TW_F_EACH},   {"分别", TW_F_EACH},   {"力争", TW_F_IF},     {"力求", TW_F_IF},     {"包含", TW_F_INCL},
    {"包括", TW_F_INCL},   {"占", TW_F_LINK},     {"占到", TW_F_LINK},   {"即将", TW_F_MODAL},  {"即將", TW_F_MODAL},
    {"及", TW_F_AND},      {"可以", TW_F_IF},     {"可判", TW_F_IF},     {"可否", TW_F_IF},     {"可处", TW_F_IF},
    {"可望", TW_F_PLAN},   {"可罚", TW_F_IF},     {"可罰", TW_F_IF},     {"可能", TW_F_IF},     {"可處", TW_F_IF},
    {"可被", TW_F_IF},     {"各", TW_F_EACH},     {"合計", TW_F_LINK},   {"合计", TW_F_LINK},   {"同", TW_F_WITH},
    {"同意", TW_F_PLAN},   {"向", TW_F_TO},       {"否認", TW_F_NEG},    {"否认", TW_F_NEG},    {"含有", TW_F_INCL},
    {"和", TW_F_AND},      {"图谋", TW_F_IF},     {"圖謀", TW_F_IF},     {"在", TW_F_IN},       {"多达", TW_F_LINK},
    {"多達", TW_F_LINK},   {"如果", TW_F_IF},     {"对", TW_F_IN},       {"寻求", TW_F_IF},     {"将", TW_F_OBJ},
    {"将于", TW_F_MODAL},  {"将会", TW_F_MODAL},  {"将要", TW_F_MODAL},  {"將", TW_F_OBJ},      {"將於", TW_F_MODAL},
    {"將會", TW_F_MODAL},  {"尋求", TW_F_IF},     {"對", TW_F_IN},       {"尚无", TW_F_NEG},    {"尚未", TW_F_NEG},
    {"尚無", TW_F_NEG},    {"希望", TW_F_PLAN},   {"平均", TW_F_EACH},   {"并可", TW_F_IF},     {"并无", TW_F_NEG},
    {"并未", TW_F_NEG},    {"并没有", TW_F_NEG},  {"应当", TW_F_IF},     {"当中", TW_F_INCL},   {"從", TW_F_FROM},
    {"必須", TW_F_IF},     {"必须", TW_F_IF},     {"志在", TW_F_PLAN},   {"总共", TW_F_LINK},   {"总数", TW_F_LINK},
    {"总计", TW_F_LINK},   {"总额", TW_F_LINK},   {"應當", TW_F_IF},     {"或", TW_F_AND},      {"打算", TW_F_PLAN},
    {"承諾", TW_F_PLAN},   {"承諾將", TW_F_PLAN}, {"承诺", TW_F_PLAN},   {"把", TW_F_OBJ},      {"拟", TW_F_MODAL},
    {"拟于", TW_F_MODAL},  {"擬", TW_F_MODAL},    {"放眼", TW_F_PLAN},   {"数量", TW_F_LINK},   {"於", TW_F_IN},
    {"无", TW_F_NEG},      {"无法", TW_F_NEG},    {"是", TW_F_LINK},     {"是否", TW_F_IF},     {"最高刑", TW_F_IF},
    {"最高可", TW_F_IF},   {"最高罚", TW_F_IF},   {"最高罰", TW_F_IF},   {"會否", TW_F_IF},     {"有", TW_F_LINK},
    {"有信心", TW_F_PLAN}, {"有意", TW_F_PLAN},   {"有望", TW_F_PLAN},   {"期望", TW_F_PLAN},   {"未", TW_F_NEG},
    {"未曾", TW_F_NEG},    {"未能", TW_F_NEG},    {"此外", TW_F_SUB},    {"每", TW_F_EACH},     {"沒有", TW_F_NEG},
    {"没有", TW_F_NEG},    {"為", TW_F_LINK},     {"無", TW_F_NEG},      {"無法", TW_F_NEG},    {"爭取", TW_F_IF},
    {"獲", TW_F_PASS},     {"由", TW_F_BY},       {"當中", TW_F_INCL},   {"的", TW_F_DE},       {"目标", TW_F_IF},
    {"目標", TW_F_IF},     {"盼", TW_F_PLAN},     {"矢言", TW_F_PLAN},   {"等", TW_F_LINK},     {"答应", TW_F_PLAN},
    {"答應", TW_F_PLAN},   {"累計", TW_F_LINK},   {"累计", TW_F_LINK},   {"總數", TW_F_LINK},   {"總計", TW_F_LINK},
    {"總額", TW_F_LINK},   {"能否", TW_F_IF},     {"自", TW_F_FROM},     {"與", TW_F_WITH},     {"若", TW_F_IF},
    {"若是", TW_F_IF},     {"获", TW_F_PASS},     {"被", TW_F_PASS},     {"計", TW_F_LINK},     {"計劃", TW_F_PLAN},
    {"試圖", TW_F_IF},     {"誓言", TW_F_PLAN},   {"謀求", TW_F_IF},     {"计", TW_F_LINK},     {"计划", TW_F_PLAN},
    {"试图", TW_F_IF},     {"谋求", TW_F_IF},     {"达", TW_F_LINK},     {"达到", TW_F_LINK},   {"违例者", TW_F_IF},
    {"违者", TW_F_IF},     {"達", TW_F_LINK},     {"達到", TW_F_LINK},   {"違例者", TW_F_IF},   {"違者", TW_F_IF},
    {"遭", TW_F_PASS},     {"除非", TW_F_IF},     {"預計", TW_F_PLAN},   {"预计", TW_F_PLAN},   {"高达", TW_F_LINK},
    {"高達", TW_F_LINK},
};
const size_t tw_function_words_zh_count = sizeof tw_function_words_zh / sizeof *tw_function_words_zh;

static const uint8_t ascii_marks[0x80] = {
    ['!'] = TW_F_STOP, ['"'] = TW_F_QUOTE, ['&'] = TW_F_AND,  ['\''] = TW_F_QUOTE, ['('] = TW_F_OPEN, [')'] = TW_F_CLOSE,
    ['*'] = TW_F_DASH, [','] = TW_F_COMMA, ['-'] = TW_F_DASH, ['.'] = TW_F_STOP,   ['/'] = TW_F_AND,  [':'] = TW_F_COLON,
    [';'] = TW_F_SEMI, ['?'] = TW_F_STOP,  ['['] = TW_F_OPEN, [']'] = TW_F_CLOSE,  ['|'] = TW_F_STOP,
};

/* Sixty-four characters of three bytes each that begin with the same two, by the low bits of the third. */
enum { BLOCK = 64 };
struct mark_block {
  unsigned char lead, second;
  uint8_t marks[BLOCK];
};

static const struct mark_block mark_blocks[] = {
    {0xE3,
     0x80, /* U+3000 */
     {[0x01] = TW_F_AND,
      [0x02] = TW_F_STOP,
      [0x0A] = TW_F_OPEN,
      [0x0B] = TW_F_CLOSE,
      [0x0C] = TW_F_QUOTE,
      [0x0D] = TW_F_QUOTE,
      [0x0E] = TW_F_QUOTE,
      [0x0F] = TW_F_QUOTE,
      [0x10] = TW_F_OPEN,
      [0x11] = TW_F_CLOSE}},
    {0xEF,
     0xBC, /* U+FF00 */
     {[0x01] = TW_F_STOP,
      [0x08] = TW_F_OPEN,
      [0x09] = TW_F_CLOSE,
      [0x0C] = TW_F_COMMA,
      [0x1A] = TW_F_COLON,
      [0x1B] = TW_F_SEMI,
      [0x1F] = TW_F_STOP}},
    {0xE2,
     0x80, /* U+2000 */
     {[0x13] = TW_F_DASH,
      [0x14] = TW_F_DASH,
      [0x18] = TW_F_QUOTE,
      [0x19] = TW_F_QUOTE,
      [0x1C] = TW_F_QUOTE,
      [0x1D] = TW_F_QUOTE,
      [0x22] = TW_F_DASH}},
    {0xE2, 0x97, {[0x0F] = TW_F_DASH}},                                                              /* U+25CF */
    {0xEF, 0xB9, {[0x10] = TW_F_COMMA, [0x11] = TW_F_AND, [0x14] = TW_F_SEMI, [0x15] = TW_F_COLON}}, /* U+FE50 */
};

static enum tw_function wide_mark(const unsigned char *bytes) {
  if (bytes[0] != 0xE2 && bytes[0] != 0xE3 && bytes[0] != 0xEF) return TW_F_NONE; /* ideographs */
  for (size_t i = 0; i < sizeof mark_blocks / sizeof *mark_blocks; i++) {
    const struct mark_block *block = &mark_blocks[i];
    if (bytes[0] != block->lead || bytes[1] != block->second) continue;
    return (bytes[2] & 0xC0) == 0x80 ? (enum tw_function)block->marks[bytes[2] % BLOCK] : TW_F_NONE;
  }
  return TW_F_NONE;
}

enum tw_function tw_function_punct(struct tw_slice text, size_t *ret_length) {
  enum { WIDE = 3 };
  const unsigned char *bytes = (const unsigned char *)text.ptr;
  enum tw_function mark = TW_F_NONE;
  if (!text.len) return TW_F_NONE;
  if (bytes[0] < 0x80) {
    mark = (enum tw_function)ascii_marks[bytes[0]];
    *ret_length = bytes[0] == '-' && text.len > 1 && bytes[1] == '-' ? 2 : 1;
  } else if (bytes[0] >= 0xE2 && text.len >= WIDE) {
    mark = wide_mark(bytes);
    *ret_length = WIDE;
  } else if (tw_slice_has_prefix(text, TW_SLICE("\u00b7"))) {
    mark = TW_F_DASH;
    *ret_length = strlen("\u00b7");
  }
  return mark;
}
