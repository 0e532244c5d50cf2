/* Chinese persons: a surname and one or two characters, 某 names, foreign names with a middle dot. */
#include "base/utf8.h"
#include "base/words.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/name_chars.h"

static const char *const compound_surnames[] = {"欧阳", "歐陽", "上官", "司马", "司馬", "诸葛", "諸葛", "东方",
                                                "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "端木"};
enum { HAN_BYTES = 3, SURE_BYTES = 3 * HAN_BYTES, FOREIGN_SHORTEST = 2 * HAN_BYTES, FOREIGN_LONGEST = 7 * HAN_BYTES };

static bool has_char(const struct tw_reading *r, enum tw_name_char kind, struct tw_slice c) {
  return tw_name_chars_has(r->name_chars, kind, c);
}

static struct tw_slice char_at(struct tw_slice text, size_t at) {
  uint32_t c;
  if (at >= text.len) return TW_SLICE_NONE;
  size_t n = tw_utf8_decode(text, at, &c);
  return n == HAN_BYTES && tw_char_is_han(c) ? tw_slice_sub(text, at, at + n) : TW_SLICE_NONE;
}

static size_t surname_length(const struct tw_reading *r, size_t at) {
  size_t compound = tw_words_begin_length(TW_WORDS(compound_surnames), tw_slice_sub(r->text, at, r->text.len));
  if (compound) return compound;
  return has_char(r, TW_NAME_SURNAME, char_at(r->text, at)) ? HAN_BYTES : 0;
}

/* How often the name stands around the place `at`. */
static size_t occurrences(struct tw_slice text, size_t at, struct tw_slice name) {
  size_t from = at > TW_EVENT_WINDOW ? at - TW_EVENT_WINDOW : 0;
  size_t to = text.len - at > TW_EVENT_WINDOW ? at + TW_EVENT_WINDOW : text.len, count = 0;
  struct tw_slice near = tw_slice_sub(text, from, to);
  for (ptrdiff_t found = tw_slice_find(near, name, 0); found >= 0; found = tw_slice_find(near, name, (size_t)found + name.len))
    count++;
  return count;
}

/* What goes on behind a masked name. */
static const char *const behind_masks[] = {"成功", "夫妇", "夫婦", "兄弟", "父子", "母子", "伙同", "夥同", "利用", "多次",
                                           "藏匿", "乘",   "搭乘", "携",   "涉",   "到",   "前往", "逃",   "潜",   "从",
                                           "由",   "在",   "冒充", "虚构", "虛構", "通过", "通過", "所在", "名下", "家属",
                                           "家屬", "称",   "稱",   "团伙", "團夥", "集团", "进入", "進入", "进行", "進行"};

/* 某 behind a surname: 李某, 张某某, 王某明. */
static size_t masked_length(const struct tw_reading *r, size_t at, size_t surname, size_t word_end) {
  struct tw_slice text = r->text;
  size_t end = at + surname;
  if (!tw_slice_is(char_at(text, end), "某")) return 0;
  end += HAN_BYTES;
  struct tw_slice next = char_at(text, end);
  if (tw_slice_is(next, "某"))
    end += HAN_BYTES;
  else if (next.len && end + HAN_BYTES <= word_end && !has_char(r, TW_NAME_NEVER, next) &&
           !tw_words_begin(TW_WORDS(behind_masks), tw_slice_sub(text, end, text.len)))
    end += tw_slice_is(char_at(text, end + HAN_BYTES), "某") ? 0 : HAN_BYTES;
  return end - at;
}

/* 对陈志提起诉讼: what stands behind the first given character is a verb. */
static bool is_verb_at(struct tw_slice text, size_t at) {
  static const char *const verbs[] = {"提起", "提出", "提交", "提供", "提訴", "实施", "實施", "发布", "發布", "发出", "發出",
                                      "发起", "發起", "作出", "进行", "進行", "采取", "採取", "处以", "處以", "执行", "執行"};
  return tw_words_begin(TW_WORDS(verbs), tw_slice_sub(text, at, text.len));
}

/* 任雨来: in the text the shorter form never stands without this character, which it has more than once. */
static bool is_always_followed(struct tw_slice text, size_t at, size_t brief) {
  size_t whole = occurrences(text, at, tw_slice_sub(text, at, at + brief + HAN_BYTES));
  return whole > 1 && occurrences(text, at, tw_slice_sub(text, at, at + brief)) == whole;
}

/* Two given characters unless the second is no name's, or the shorter form stands alone more often in the text. */
static size_t given_length(const struct tw_reading *r, size_t at, size_t surname) {
  struct tw_slice text = r->text, one = char_at(text, at + surname), two = char_at(text, at + surname + HAN_BYTES);
  if (!one.len || has_char(r, TW_NAME_NEVER, one)) return 0;
  if (two.len && has_char(r, TW_NAME_NEVER, two) && is_always_followed(text, at, surname + HAN_BYTES)) return 2 * HAN_BYTES;
  if (tw_slice_is(one, "嫌")) return HAN_BYTES; /* 陈嫌随后被送往 */
  if (!two.len || has_char(r, TW_NAME_NEVER, two) || is_verb_at(text, at + surname + HAN_BYTES)) return HAN_BYTES;
  struct tw_slice brief = tw_slice_sub(text, at, at + surname + HAN_BYTES),
                  whole = tw_slice_sub(text, at, at + surname + 2 * HAN_BYTES);
  return occurrences(text, at, brief) > 2 * occurrences(text, at, whole) ? HAN_BYTES : 2 * HAN_BYTES;
}

static bool is_introducing(const struct tw_reading *r, const struct tw_token *t) {
  return tw_reading_sense(r, t, TW_SENSE_NOUN) || tw_reading_sense(r, t, TW_SENSE_EVENT) ||
         tw_reading_sense(r, t, TW_SENSE_TRIGGER) || tw_reading_sense(r, t, TW_SENSE_LIST);
}

/* A name begins where a word begins: behind a title, a noun of the pack, punctuation, a function word. */
static bool may_begin(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  if (i == 0) return true;
  const struct tw_token *t = &tokens->items[i - 1];
  if (t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FUNCTION) return true;
  if (t->kind != TW_TOKEN_HIT) return false;
  bool is_word = t->end - t->start > HAN_BYTES || tw_slice_is(tw_reading_text(r, t), "人"); /* not a piece of one: 国安处 */
  return tw_reading_sense(r, t, TW_SENSE_TITLE) || (is_word && is_introducing(r, t));
}

/* Frequent words that begin like a surname. */
static const char *const common_words[] = {
    "金额", "金融", "余党", "餘黨", "党羽", "黨羽", "华府", "華府", "强大", "強大", "强烈", "強烈", "强力", "強力", "方面",
    "方式", "方案", "安全", "安排", "高级", "高层", "高达", "高等", "万元", "马国", "华人", "华侨", "边境", "边防", "国家",
    "全国", "全球", "全省", "全市", "全部", "时间", "时任", "于是", "和平", "应当", "应对", "位于", "党员", "党委", "党中",
    "强化", "强调", "明确", "商业", "商务", "计算", "余元", "白皮", "石油", "石化", "常务", "常委", "成立", "成功", "成员",
    "项目", "司法", "单位", "包括", "连续", "平台", "房产", "车辆", "路透", "钱款", "洪水", "章程", "管理", "管辖", "顾问",
    "毛利", "关于", "关键", "关联", "查处", "查询", "计划", "任务", "任职", "曾任", "严重", "严厉", "严肃", "雷霆", "段时",
    "凌晨", "费用", "申请", "申诉", "毕业", "韩方", "武装", "万名", "明年", "明日", "纪委", "纪检", "纪律", "范围", "高校",
    "高管", "都是", "华设", "宣布", "宣判", "通过", "经济", "经过", "经营", "易地", "空间", "解放", "施行", "水平", "温室",
    "章节", "路线", "卫生", "江湖", "向外", "鲁莽", "童年", "应诉", "来自", "古代", "户籍", "户名", "金額", "邊境", "邊防",
    "國家", "時間", "應當", "應對", "位於", "黨員", "黨委", "強化", "強調", "明確", "商業", "商務", "計算", "餘元", "常務",
    "單位", "項目", "連續", "車輛", "錢款", "顧問", "關於", "關鍵", "關聯", "查處", "查詢", "計劃", "計畫", "任務", "任職",
    "嚴重", "嚴厲", "嚴肅", "費用", "申請", "申訴", "畢業", "韓方", "武裝", "萬名", "萬元", "萬件", "紀委", "紀檢", "紀律",
    "範圍", "經濟", "經過", "經營", "空間", "溫室", "路線", "衛生", "戶籍", "戶名", "銀行", "英鎊", "黃金", "白銀", "馬國",
    "馬方", "馬來", "華人", "華僑", "馬幣", "马来", "马币", "马方", "黄牛", "成員", "段時", "凌晨", "雷霆", "餘名", "余名",
    "余件", "余起", "程序", "程式", "項罪", "项罪", "盛大", "明顯", "明显", "安置", "高額", "高额", "方法", "方可", "曾在",
    "曾因", "曾被", "钟后", "鐘後", "冷冻", "段落", "都市", "于是", "牛奶", "广告", "全数", "全數", "金钱", "金錢", "金饰",
    "金飾", "金条", "金條", "金属", "金屬", "金库", "金庫", "文件", "文书", "文書", "安徽", "高雄", "江苏", "江蘇", "江西",
    "江北", "江门", "江門", "宁夏", "寧夏", "宁波", "寧波", "甘肃", "甘肅", "温州", "溫州", "郑州", "鄭州", "石家", "金华",
    "金華", "金门", "金門", "连云", "連雲", "连江", "連江", "常州", "龙岩", "龍岩", "安庆", "安慶", "安阳", "安陽", "安康",
    "安顺", "安順", "柳州", "梅州", "沙田", "花莲", "花蓮", "马鞍", "馬鞍", "马祖", "馬祖", "曲靖", "黄石", "黃石", "黄冈",
    "黃岡", "黄山", "黃山", "毕节", "畢節", "古晋", "古晉", "关丹", "關丹", "马六", "馬六", "安邦", "陆续", "陸續", "陆籍",
    "陸籍", "陆客", "陸客", "陆方", "陸方", "方请", "方請", "韩联", "韓聯", "关部", "關部", "纪录", "紀錄", "商事", "司互",
    "司警", "司法", "揭發", "揭发", "揭露", "揭示", "民事", "谈判", "談判", "平均", "平等", "米兰", "银行", "英镑", "黄金",
    "白银", "单笔", "单日", "单一", "单独", "单次", "单项", "單筆", "單日", "單一", "單獨", "單次", "單項", "欧美", "歐美",
    "欧洲", "歐洲", "欧盟", "歐盟", "台中", "台北", "台南", "台东", "台東", "台灣", "台湾", "台币", "台幣", "台商", "任内",
    "任內", "任期", "康复", "梁家", "原籍", "原告", "原审", "原審", "原判", "原则", "乐天", "樂天", "许多", "許多", "车钥",
    "車鑰", "钱转", "錢轉", "路氹", "宗案", "金管", "文告", "成品", "麻烦", "麻煩", "麻醉", "麻将", "麦克", "麥克", "帅哥",
    "文字", "易追", "高检", "高檢", "解散", "解聘", "高法", "苏格", "蘇格", "解冻", "解凍", "收买", "收買", "方才", "高院",
    "应国", "應國", "乐国", "樂國", "关联", "連同", "连同", "成效", "成果", "成本", "方转", "方轉", "包机", "包機", "高价",
    "高價", "高潮", "高峰", "高压", "高壓", "高盛", "原题", "原題", "原定", "原本", "钱包", "錢包", "蓝剑", "申报", "申報",
    "吉林", "桂林", "毕马", "畢馬", "马场", "馬場", "广东", "廣東", "广西", "廣西", "解除", "解救", "解释", "关闭", "關閉",
    "关押", "關押", "时任", "时报", "車站", "车站", "车手", "車手", "项链", "項鏈", "武汉", "武漢", "武器", "曾经", "曾經",
    "双方", "方向", "易于", "任意", "任何", "华裔", "華裔", "单身", "平方", "常见", "常規", "常规", "水产", "元首", "石头",
};

static bool is_common_word(struct tw_slice word) {
  return tw_words_begin(TW_WORDS(common_words), word);
}

static bool ends_name(const struct tw_reading *r, struct tw_slice next) {
  return !next.len || has_char(r, TW_NAME_NEVER, next);
}

/* Where the name begins that has its dot at `dot`: 前总统古丽娜拉·卡里莫娃. */
static size_t foreign_start(const struct tw_reading *r, struct tw_slice word, size_t dot) {
  size_t start = dot;
  while (start >= HAN_BYTES && has_char(r, TW_NAME_FOREIGN, tw_slice_sub(word, start - HAN_BYTES, start))) start -= HAN_BYTES;
  return start;
}

/* 阿克里沙尼透露: characters of names that here are a verb of saying. */
static bool is_saying(struct tw_slice word, size_t at) {
  static const char *const verbs[] = {"透露", "表示", "指出", "宣布", "宣佈", "证实", "證實", "强调", "強調", "坦言", "直言"};
  return tw_words_begin(TW_WORDS(verbs), tw_slice_sub(word, at, word.len));
}

/* What a person's name goes on with as a subject. */
static bool is_before_act(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const marks[] = {"在", "因", "于", "於", "被", "遭"};
  return tw_words_begin(TW_WORDS(marks), tw_slice_sub(r->text, t->end, r->text.len));
}

/* The bytes of a foreign name without a dot at the start of the word, as long as the word or up to what no name goes on with;
 * it counts where a title introduces it or the text has it again. Where a whole title or an act does (`is_sure`), it may begin
 * with any character of such names: 前总统冈萨雷斯, not 前东南亚区主席. */
static size_t foreign_length(const struct tw_reading *r, const struct tw_token *t, bool is_introduced, bool is_sure) {
  struct tw_slice word = tw_reading_text(r, t);
  size_t end = 0;
  while (end < word.len && end < FOREIGN_LONGEST) {
    struct tw_slice c = char_at(word, end);
    bool is_introduced_name = is_introduced && has_char(r, TW_NAME_FOREIGN, c) && !has_char(r, TW_NAME_NEVER, c);
    bool is_name =
        has_char(r, TW_NAME_FOREIGN_ONLY, c) || (end > 0 ? is_introduced_name || has_char(r, TW_NAME_FOREIGN_INNER, c)
                                                         : is_sure && is_introduced_name && word.len > FOREIGN_SHORTEST);
    if (!is_name || is_saying(word, end)) break;
    end += HAN_BYTES;
  }
  bool is_cut = is_introduced && !has_char(r, TW_NAME_FOREIGN, char_at(word, end)); /* 前总统乌马拉犯有 */
  is_cut |= end < word.len && is_saying(word, end);
  if (end < FOREIGN_SHORTEST || (end < word.len && !is_cut && !ends_name(r, char_at(word, end)))) return 0;
  bool is_long = end == word.len && end >= SURE_BYTES && is_before_act(r, t); /* 卡斯特罗在机场被捕 */
  return is_introduced || is_long || occurrences(r->text, t->start, tw_slice_sub(word, 0, end)) > 1 ? end : 0;
}

/* 李建国, 许国俊: characters of the name that ends at `end` may be words of the pack, of one character each. */
static bool is_spelt_by(const struct tw_token_list *tokens, int first, uint32_t end) {
  for (size_t i = (size_t)first; i < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    bool is_word = t->kind == TW_TOKEN_WORD, is_character = t->kind == TW_TOKEN_HIT && t->end - t->start == HAN_BYTES;
    if ((i > (size_t)first && t->start != t[-1].end) || (!is_word && !is_character)) return false;
    if (t->end >= end) return true;
  }
  return false;
}

/* 将沈强抓获: behind 将 a surname and one character, and right behind them the verb. */
static bool is_before_verb(const struct tw_reading *r, const struct tw_token_list *tokens, int i, size_t surname) {
  const struct tw_token *t = &tokens->items[i];
  bool is_object = i > 0 && tokens->items[i - 1].function == TW_F_OBJ && t->end - t->start == surname + HAN_BYTES;
  if (!is_object || (size_t)i + 1 >= tokens->count || tokens->items[i + 1].start != t->end) return false;
  return tw_reading_sense(r, &tokens->items[i + 1], TW_SENSE_EVENT) != NULL;
}

/* 盧本鎮, 宁海县, 白家犯罪集团 */
static bool is_place(struct tw_slice name) {
  static const char *const ends[] = {"家", "镇", "鎮", "市", "县", "縣",   "省",  "区",
                                     "區", "乡", "鄉", "路", "街", "法院", "银行"};
  return tw_words_end(TW_WORDS(ends), name);
}

/* The bytes of the name that the word begins with: surname and given name, or the whole of a foreign one; 0 for none. */
static size_t name_length(const struct tw_reading *r, const struct tw_token_list *tokens, int i, bool is_introduced) {
  const struct tw_token *t = &tokens->items[i];
  struct tw_slice word = tw_reading_text(r, t);
  size_t surname = surname_length(r, t->start);
  if (!surname || word.len < surname) return 0;
  size_t length = masked_length(r, t->start, surname, t->end);
  if (length) return length;
  if (is_common_word(tw_slice_sub(r->text, t->start, r->text.len))) return 0;
  size_t given = given_length(r, t->start, surname);
  bool is_ended = given && (surname + given >= word.len || ends_name(r, char_at(word, surname + given)));
  if (!is_ended && !is_introduced &&
      occurrences(r->text, t->start, tw_slice_sub(r->text, t->start, t->start + surname + given)) < 2)
    return 0;
  if (given && is_before_verb(r, tokens, i, surname)) given = HAN_BYTES;
  /* The word may run on into what the person did, but not stop inside the name. */
  if (!is_introduced && given && is_place(tw_slice_sub(r->text, t->start, t->start + surname + given))) return 0;
  if (!given || surname + given <= word.len) return given ? surname + given : 0;
  bool is_sure = is_introduced || ends_name(r, char_at(r->text, t->start + surname + given));
  return is_sure && is_spelt_by(tokens, i, t->start + (uint32_t)(surname + given)) ? surname + given : 0;
}

/* A masked name at the end of what goes before it: 主犯吴某. */
static bool read_masked(const struct tw_reading *r, const struct tw_token *t, int index, struct tw_event_person *ret_person) {
  struct tw_slice word = tw_reading_text(r, t);
  ptrdiff_t mask = tw_slice_find(word, TW_SLICE("某"), HAN_BYTES);
  if (mask < HAN_BYTES) return false;
  uint32_t start = t->start + (uint32_t)mask - HAN_BYTES;
  size_t length = has_char(r, TW_NAME_SURNAME, char_at(r->text, start)) ? masked_length(r, start, HAN_BYTES, t->end) : 0;
  if (!length) return false;
  uint32_t end = start + (uint32_t)length;
  *ret_person = (struct tw_event_person){tw_slice_sub(r->text, start, end), index, index, end, false};
  return true;
}

/* 吕姓男子: as papers name whom they may not. */
static bool read_family(const struct tw_reading *r, const struct tw_token_list *tokens, int i,
                        struct tw_event_person *ret_person) {
  const struct tw_token *t = &tokens->items[i];
  struct tw_slice word = tw_reading_text(r, t), mark = TW_SLICE("姓");
  bool has_title = (size_t)i + 1 < tokens->count && t[1].start == t->end && tw_reading_sense(r, &t[1], TW_SENSE_TITLE);
  if (!has_title || word.len < HAN_BYTES + mark.len || !tw_slice_has_suffix(word, mark)) return false;
  uint32_t start = t->end - (uint32_t)mark.len - HAN_BYTES;
  if (!has_char(r, TW_NAME_SURNAME, char_at(r->text, start))) return false;
  *ret_person = (struct tw_event_person){tw_slice_sub(r->text, start, t[1].end), i, i + 1, t[1].end, false};
  return true;
}

/* 托莱多因严重腐败, 萨科齐都否认: a character of names that here joins the name to what follows. */
static size_t without_joint(struct tw_slice word, size_t end) {
  static const char *const joints[] = {"因", "都", "来", "來", "那", "内", "內", "夫妇", "夫婦", "通"};
  struct tw_slice name = tw_slice_sub(word, 0, end);
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
    if (tw_slice_has_suffix(name, tw_slice_from(joints[i]))) return end - strlen(joints[i]);
  return end;
}

/* Names with dots at any place of the word. */
static bool read_dotted(const struct tw_reading *r, const struct tw_token *t, int index, struct tw_event_person *ret_person) {
  struct tw_slice word = tw_reading_text(r, t), dot = TW_SLICE("·");
  ptrdiff_t at = tw_slice_find(word, dot, 0);
  if (at <= 0) return false;
  size_t start = foreign_start(r, word, (size_t)at), end = (size_t)at + dot.len;
  while (end < word.len) {
    bool is_dot = tw_slice_has_prefix(tw_slice_sub(word, end, word.len), dot);
    if (!is_dot && !has_char(r, TW_NAME_FOREIGN, char_at(word, end)) && end > (size_t)at + dot.len) break;
    if (!is_dot && !char_at(word, end).len) break;
    end += is_dot ? dot.len : HAN_BYTES;
  }
  enum { TAIL = 2 * HAN_BYTES }; /* 波蒂佑(: the bracket tells where the name ends */
  static const char *const brackets[] = {"(", "（"};
  bool is_whole =
      end < word.len && word.len - end <= TAIL && tw_words_begin(TW_WORDS(brackets), tw_slice_sub(r->text, t->end, r->text.len));
  if (is_whole) end = word.len;
  if (end < word.len) end = without_joint(word, end);
  if (start == (size_t)at) start = 0;
  uint32_t to = t->start + (uint32_t)end;
  *ret_person = (struct tw_event_person){tw_slice_sub(word, start, end), index, index, to, false};
  return true;
}

/* Seng of "Seng Hok Ling": a capital and small letters. */
static bool is_latin_part(const struct tw_reading *r, const struct tw_token *t) {
  struct tw_slice word = tw_reading_text(r, t);
  return t->kind == TW_TOKEN_WORD && word.len > 1 && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z' && word.ptr[1] >= 'a' &&
         word.ptr[1] <= 'z';
}

/* 男子Seng Hok Ling遭判刑: a name in Latin letters behind a title, outside brackets. */
static bool read_latin(const struct tw_reading *r, const struct tw_token_list *tokens, int i,
                       struct tw_event_person *ret_person) {
  enum { PARTS = 5 };
  if (i == 0 || !is_latin_part(r, &tokens->items[i]) || !tw_reading_sense(r, &tokens->items[i - 1], TW_SENSE_TITLE)) return false;
  int last = i;
  while ((size_t)last + 1 < tokens->count && last - i < PARTS - 1 && is_latin_part(r, &tokens->items[last + 1]) &&
         tokens->items[last + 1].start == tokens->items[last].end + 1)
    last++;
  uint32_t start = tokens->items[i].start, end = tokens->items[last].end;
  *ret_person = (struct tw_event_person){tw_slice_sub(r->text, start, end), i, last, end, false};
  return true;
}

/* （记者林某）, 通訊員王某: who wrote it. */
static bool is_byline(const struct tw_reading *r, uint32_t start) {
  static const char *const marks[] = {"记者", "記者", "通讯员", "通訊員", "编辑", "編輯",
                                      "摄影", "攝影", "见习生", "责编",   "責編"};
  struct tw_slice before = tw_slice_sub(r->text, 0, start);
  while (before.len && before.ptr[before.len - 1] == ' ') before.len--;
  return tw_words_end(TW_WORDS(marks), before);
}

/* 对冈萨雷斯提起公诉: nothing but the word stands between who is acted on and the act. */
static bool is_acted_on(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  static const char *const marks[] = {"对", "對", "将", "將", "把"};
  if ((size_t)i + 1 >= tokens->count || !tw_words_hold(TW_WORDS(marks), tw_reading_text(r, &tokens->items[i - 1]))) return false;
  return tw_reading_sense(r, &tokens->items[i + 1], TW_SENSE_EVENT) || tw_reading_sense(r, &tokens->items[i + 1], TW_SENSE_SIGN);
}

/* The name that the token holds or begins with. */
static bool read_person(const struct tw_reading *r, const struct tw_token_list *tokens, int i,
                        struct tw_event_person *ret_person) {
  const struct tw_token *t = &tokens->items[i];
  if (t->kind != TW_TOKEN_WORD || is_byline(r, t->start)) return false;
  if (read_latin(r, tokens, i, ret_person) || read_dotted(r, t, i, ret_person) || read_family(r, tokens, i, ret_person))
    return true;
  bool is_titled = i > 0 && tw_reading_sense(r, t - 1, TW_SENSE_TITLE), is_acted = i > 0 && is_acted_on(r, tokens, i);
  bool is_introduced = is_titled || is_acted, is_sure = is_acted || (is_titled && t[-1].end - t[-1].start > HAN_BYTES);
  bool is_start = may_begin(r, tokens, i);
  size_t length = is_start ? name_length(r, tokens, i, is_introduced) : 0;
  size_t foreign = is_start && (!length || length == SURE_BYTES) ? foreign_length(r, t, is_introduced, is_sure) : 0;
  if (foreign > length) length = foreign; /* 穆沙拉夫, 艾哈迈托夫: the first character is a surname too */
  if (!length) return read_masked(r, t, i, ret_person);
  uint32_t end = t->start + (uint32_t)length;
  int last = i;
  while (tokens->items[last].end < end && (size_t)last + 1 < tokens->count) last++;
  *ret_person = (struct tw_event_person){tw_slice_sub(r->text, t->start, end), i, last, end, false};
  return true;
}

/* 晋安、罗源等地 */
static bool is_in_list_of_places(const struct tw_reading *r, const struct tw_event_person *p) {
  static const char *const places[] = {"等地", "等省", "等市", "等县", "等縣", "等区", "等區"}, *const pauses[] = {"，", ",",
                                                                                                                   "。", "等人"};
  enum { REACH = 60, SHORT = 2 * HAN_BYTES }; /* bytes */
  if (p->name.len > SHORT) return false;
  size_t end = p->end + REACH < r->text.len ? p->end + REACH : r->text.len;
  struct tw_slice behind = tw_slice_sub(r->text, p->end, end);
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    ptrdiff_t at = tw_slice_find(behind, tw_slice_from(places[i]), 0);
    if (at >= 0 && !tw_words_stand_in(TW_WORDS(pauses), tw_slice_sub(behind, 0, (size_t)at))) return true;
  }
  return false;
}

/* 导致钱志敏落网, 证实杨秀珠已被拘: a name that was told before, inside a run of characters. */
static bool read_known(const struct tw_reading *r, const struct tw_token *t, int index, struct tw_event_person *ret_person) {
  struct tw_slice word = tw_reading_text(r, t);
  for (size_t i = 0; t->kind == TW_TOKEN_WORD && i < r->names.count; i++) {
    ptrdiff_t at = tw_slice_find(word, r->names.items[i], 0);
    if (at < 0) continue;
    uint32_t start = t->start + (uint32_t)at, end = start + (uint32_t)r->names.items[i].len;
    *ret_person = (struct tw_event_person){tw_slice_sub(r->text, start, end), index, index, end, false};
    return true;
  }
  return false;
}

/* Whole names, of three characters or more: a shorter one may be a piece of a word. */
static void remember(struct tw_reading *r, struct tw_slice name) {
  enum { SHORTEST = 3 * HAN_BYTES, MOST = sizeof r->names.items / sizeof *r->names.items };
  if (name.len < SHORTEST || r->names.count == MOST || tw_slice_find(name, TW_SLICE("某"), 0) >= 0) return;
  tw_event_add_name(r->names.items, &r->names.count, name);
}

/* 塔吉的父亲, 陈水扁之妻: somebody else's kin or man. */
static bool is_kin_of(const struct tw_reading *r, const struct tw_event_person *p) {
  static const char *const kin[] = {
      "的政治", "的支持", "的幕僚", "的家族", "的部下", "的手下", "的一名", "的一位", "的多名", "的数名", "的前",   "的住",
      "的寓",   "的官员", "的官員", "的家",   "政府",   "执政",   "執政",   "任内",   "任內",   "时期",   "時期",   "的父",
      "的母",   "的妻",   "的丈夫", "的儿",   "的兒",   "的女",   "的弟",   "的兄",   "的哥",   "的姐",   "的妹",   "的前夫",
      "的前妻", "的助",   "的亲",   "的親",   "的律师", "的律師", "的司机", "的司機", "的秘书", "的秘書", "的同伙", "的夥",
      "的合伙", "的侄",   "的外甥", "的情",   "之父",   "之母",   "之妻",   "之子",   "之女",   "之弟"};
  return tw_words_begin(TW_WORDS(kin), tw_slice_sub(r->text, p->end, r->text.len));
}

/* All of a sentence, looked for once: a text of events would else look for each name again from every verb around it. Those that
 * memory has no room for are left out. */
static const struct tw_event_person_list *persons_of(struct tw_reading *r, size_t sentence) {
  struct tw_sentence *s = &r->sentences.items[sentence];
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  if (s->persons) return s->persons;
  s->persons = tw_arena_calloc(r->arena, 1, sizeof *s->persons);
  for (int i = 0; s->persons && (size_t)i < tokens->count; i++) {
    struct tw_event_person person;
    bool is_new = read_person(r, tokens, i, &person) && !is_in_list_of_places(r, &person);
    if (!is_new && !read_known(r, &tokens->items[i], i, &person)) continue;
    if (is_new) remember(r, person.name);
    person.is_possessive = is_kin_of(r, &person);
    struct tw_event_person *kept = TW_ARENA_PUSH(r->arena, s->persons);
    if (!kept) break;
    *kept = person;
  }
  return s->persons;
}

/* Whom the opening names with a title is known by the name alone from there on. */
static void read_opening(struct tw_reading *r, size_t sentence) {
  enum { OPENING = 3 };
  for (size_t i = 0; i < OPENING && i < sentence; i++) persons_of(r, i);
}

void tw_event_persons_zh(struct tw_reading *r, size_t sentence, int first, int last, struct tw_event_people *people) {
  read_opening(r, sentence);
  const struct tw_event_person_list *all = persons_of(r, sentence);
  for (size_t i = 0; all && i < all->count && all->items[i].token <= last; i++)
    if (all->items[i].token >= first) tw_event_add_person(people, all->items[i]);
}
