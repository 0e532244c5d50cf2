/* Chinese function words (simplified and traditional) and the punctuation of both scripts. Sorted by bytes; a test looks after
 * it. */
#include "base/prefix.h"
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

const struct tw_function_word tw_function_marks[] = {
    {"!", TW_F_STOP},       {"\"", TW_F_QUOTE},     {"&", TW_F_AND},        {"'", TW_F_QUOTE},      {"(", TW_F_OPEN},
    {")", TW_F_CLOSE},      {"*", TW_F_DASH},       {",", TW_F_COMMA},      {"-", TW_F_DASH},       {"--", TW_F_DASH},
    {".", TW_F_STOP},       {"/", TW_F_AND},        {":", TW_F_COLON},      {";", TW_F_SEMI},       {"?", TW_F_STOP},
    {"[", TW_F_OPEN},       {"]", TW_F_CLOSE},      {"|", TW_F_STOP},       {"\u00b7", TW_F_DASH},  {"\u2013", TW_F_DASH},
    {"\u2014", TW_F_DASH},  {"\u2018", TW_F_QUOTE}, {"\u2019", TW_F_QUOTE}, {"\u201c", TW_F_QUOTE}, {"\u201d", TW_F_QUOTE},
    {"\u2022", TW_F_DASH},  {"\u25cf", TW_F_DASH},  {"\u3001", TW_F_AND},   {"\u3002", TW_F_STOP},  {"\u300a", TW_F_OPEN},
    {"\u300b", TW_F_CLOSE}, {"\u300c", TW_F_QUOTE}, {"\u300d", TW_F_QUOTE}, {"\u300e", TW_F_QUOTE}, {"\u300f", TW_F_QUOTE},
    {"\u3010", TW_F_OPEN},  {"\u3011", TW_F_CLOSE}, {"\ufe50", TW_F_COMMA}, {"\ufe51", TW_F_AND},   {"\ufe54", TW_F_SEMI},
    {"\ufe55", TW_F_COLON}, {"\uff01", TW_F_STOP},  {"\uff08", TW_F_OPEN},  {"\uff09", TW_F_CLOSE}, {"\uff0c", TW_F_COMMA},
    {"\uff1a", TW_F_COLON}, {"\uff1b", TW_F_SEMI},  {"\uff1f", TW_F_STOP},
};
const size_t tw_function_marks_count = sizeof tw_function_marks / sizeof *tw_function_marks;

/* Letters, digits and ideographs, which are nearly all of a text, are told by their first byte. */
enum tw_function tw_function_punct(struct tw_slice text, size_t *ret_length) {
  static const bool leads[0x100] = {['!' ... '/'] = true, [':' ... '@'] = true, ['[' ... '`'] = true, ['{' ... '~'] = true,
                                    [0xC2] = true,        [0xE2] = true,        [0xE3] = true,        [0xEF] = true};
  if (!text.len || !leads[(unsigned char)text.ptr[0]]) return TW_F_NONE;
  const struct tw_function_word *mark = tw_prefix_longest(TW_PREFIX_TABLE(tw_function_marks), text, NULL);
  if (!mark) return TW_F_NONE;
  *ret_length = strlen(mark->word);
  return mark->function;
}
