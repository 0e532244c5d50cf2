/* States and cities that stand for them, as Chinese texts name them. Sorted by bytes; a test looks after it. */
#include "parse/scan/zh/zh_places.h"
#include "base/prefix.h"
#include "base/utf8.h"

static const struct place {
  const char *name;
  const char *state; /* ISO 3166-1 alpha-2 */
} places[] = {
    {"上海", "CN"},     {"东京", "JP"},     {"中国", "CN"},     {"中國", "CN"},     {"丹麥", "DK"},     {"丹麦", "DK"},
    {"主計總處", "TW"}, {"乌干达", "UG"},   {"乌拉圭", "UY"},   {"九龍", "HK"},     {"也门", "YE"},     {"伊拉克", "IQ"},
    {"伊斯兰堡", "PK"}, {"伊朗", "IR"},     {"元朗", "HK"},     {"內地", "CN"},     {"内罗毕", "KE"},   {"冰岛", "IS"},
    {"冰島", "IS"},     {"刚果", "CD"},     {"利比亚", "LY"},   {"加拿大", "CA"},   {"加權指數", "TW"}, {"北京", "CN"},
    {"南投", "TW"},     {"卡塔尔", "QA"},   {"卡拉奇", "PK"},   {"卡達", "QA"},     {"卢旺达", "RW"},   {"印度", "IN"},
    {"叙利亚", "SY"},   {"古巴", "CU"},     {"台中", "TW"},     {"台北", "TW"},     {"台南", "TW"},     {"台塑", "TW"},
    {"台東", "TW"},     {"台湾", "TW"},     {"台灣", "TW"},     {"台積電", "TW"},   {"台股", "TW"},     {"吉隆坡", "MY"},
    {"呎", "HK"},       {"哥伦比亚", "CO"}, {"哥倫比亞", "CO"}, {"哥本哈根", "DK"}, {"喀麦隆", "CM"},   {"嘉義", "TW"},
    {"坦尚尼亞", "TZ"}, {"坦桑尼亚", "TZ"}, {"坦桑尼亞", "TZ"}, {"埃及", "EG"},     {"基隆", "TW"},     {"塞内加尔", "SN"},
    {"塞尔维亚", "RS"}, {"塞爾維亞", "RS"}, {"墨西哥", "MX"},   {"多米尼加", "DO"}, {"大阪", "JP"},     {"大陸", "CN"},
    {"大馬", "MY"},     {"大马", "MY"},     {"奥斯陆", "NO"},   {"孟买", "IN"},     {"孟買", "IN"},     {"宜蘭", "TW"},
    {"尼泊尔", "NP"},   {"尼泊爾", "NP"},   {"屏東", "TW"},     {"屯門", "HK"},     {"巴基斯坦", "PK"}, {"巴林", "BH"},
    {"布拉格", "CZ"},   {"布隆迪", "BI"},   {"平機會", "HK"},   {"广州", "CN"},     {"廉署", "HK"},     {"廣州", "CN"},
    {"开罗", "EG"},     {"彰化", "TW"},     {"德黑兰", "IR"},   {"恆指", "HK"},     {"恒指", "HK"},     {"悉尼", "AU"},
    {"房委會", "HK"},   {"挪威", "NO"},     {"捷克", "CZ"},     {"摩洛哥", "MA"},   {"敘利亞", "SY"},   {"斯德哥尔摩", "SE"},
    {"斯里兰卡", "LK"}, {"斯里蘭卡", "LK"}, {"新加坡", "SG"},   {"新北市", "TW"},   {"新德里", "IN"},   {"新界", "HK"},
    {"新竹", "TW"},     {"新西兰", "NZ"},   {"日内瓦", "CH"},   {"日本", "JP"},     {"旺角", "HK"},     {"智利", "CL"},
    {"杜拜", "AE"},     {"東京", "JP"},     {"柔佛", "MY"},     {"桃園", "TW"},     {"槟城", "MY"},     {"檢調", "TW"},
    {"檳城", "MY"},     {"民國", "TW"},     {"氹仔", "MO"},     {"沙烏地", "SA"},   {"沙特", "SA"},     {"沙田", "HK"},
    {"深圳", "CN"},     {"深水埗", "HK"},   {"港交所", "HK"},   {"港大", "HK"},     {"港島", "HK"},     {"港府", "HK"},
    {"港股", "HK"},     {"港鐵", "HK"},     {"澎湖", "TW"},     {"澳大利亚", "AU"}, {"澳洲", "AU"},     {"澳門", "MO"},
    {"澳门", "MO"},     {"濠江", "MO"},     {"烏干達", "UG"},   {"特首", "HK"},     {"狮城", "SG"},     {"獅城", "SG"},
    {"瑞典", "SE"},     {"瑞士", "CH"},     {"科伦坡", "LK"},   {"科威特", "KW"},   {"科特迪瓦", "CI"}, {"突尼斯", "TN"},
    {"立委", "TW"},     {"立會", "HK"},     {"立法會", "HK"},   {"立法院", "TW"},   {"紐西蘭", "NZ"},   {"索馬利亞", "SO"},
    {"索马里", "SO"},   {"约旦", "JO"},     {"美国", "US"},     {"美國", "US"},     {"肯亞", "KE"},     {"肯尼亚", "KE"},
    {"肯尼亞", "KE"},   {"臺中", "TW"},     {"臺北", "TW"},     {"臺南", "TW"},     {"臺東", "TW"},     {"臺灣", "TW"},
    {"花蓮", "TW"},     {"苏丹", "SD"},     {"苏黎世", "CH"},   {"苗栗", "TW"},     {"荃灣", "HK"},     {"菲律宾", "PH"},
    {"菲律賓", "PH"},   {"行政院", "TW"},   {"衛福部", "TW"},   {"觀塘", "HK"},     {"調查局", "TW"},   {"警務處", "HK"},
    {"迪拜", "AE"},     {"金管局", "HK"},   {"金管會", "TW"},   {"金門", "TW"},     {"開羅", "EG"},     {"阿尔及利亚", "DZ"},
    {"阿曼", "OM"},     {"阿根廷", "AR"},   {"阿联酋", "AE"},   {"阿聯酋", "AE"},   {"雪兰莪", "MY"},   {"雲林", "TW"},
    {"香港", "HK"},     {"馬來西亞", "MY"}, {"馬尼拉", "PH"},   {"马尼拉", "PH"},   {"马来西亚", "MY"}, {"高雄", "TW"},
    {"鴻海", "TW"},     {"黎巴嫩", "LB"},
};

size_t tw_zh_place_next(const void *index, struct tw_slice text, size_t at, struct tw_slice *ret_state) {
  enum { FIRST_HAN = 0xE4 }; /* byte of U+4E00 */
  (void)index;
  for (; at < text.len; at++) {
    if ((unsigned char)text.ptr[at] < FIRST_HAN) continue;
    const struct place *place = tw_prefix_longest(TW_PREFIX_TABLE(places), tw_slice_sub(text, at, text.len), NULL);
    if (!place) continue;
    *ret_state = tw_slice_from(place->state);
    return at + strlen(place->name);
  }
  *ret_state = TW_SLICE_NONE;
  return text.len;
}

const char *tw_zh_place_name(size_t i) {
  return i < sizeof places / sizeof *places ? places[i].name : NULL;
}

/* Frequent characters that one script has and the other has not. Sorted. */
static const uint16_t traditional[] = {
    0x4F86, 0x500B, 0x5011, 0x5075, 0x50B7, 0x50F9, 0x5104, 0x511F, 0x5169, 0x52D9, 0x5340, 0x54E1, 0x554F, 0x56B4,
    0x570B, 0x5713, 0x5718, 0x5831, 0x5B78, 0x5BE6, 0x5BE9, 0x5C07, 0x5C0D, 0x5CF6, 0x5E63, 0x5F8C, 0x61C9, 0x61F7,
    0x64DA, 0x65BC, 0x6642, 0x6703, 0x6771, 0x696D, 0x69CB, 0x6A23, 0x6A5F, 0x6AA2, 0x6B72, 0x6BBA, 0x6E1B, 0x6EFF,
    0x7063, 0x70BA, 0x7121, 0x7372, 0x73FE, 0x7522, 0x7576, 0x767C, 0x7D93, 0x7DDD, 0x7E23, 0x7E73, 0x806F, 0x8207,
    0x83EF, 0x842C, 0x8655, 0x865F, 0x8A1F, 0x8A34, 0x8A71, 0x8A72, 0x8A8D, 0x8AAA, 0x8B49, 0x8CA8, 0x8CB7, 0x8CBB,
    0x8CE0, 0x8CE3, 0x8CFC, 0x8ECA, 0x8F1B, 0x9019, 0x9032, 0x904E, 0x9084, 0x908A, 0x9280, 0x9304, 0x9322, 0x93AE,
    0x9435, 0x9577, 0x9580, 0x958B, 0x95DC, 0x968A, 0x96FB, 0x984D, 0x9A19, 0x9EDE};
static const uint16_t simplified[] = {
    0x4E07, 0x4E0E, 0x4E1A, 0x4E1C, 0x4E24, 0x4E25, 0x4E2A, 0x4E3A, 0x4E70, 0x4EA7, 0x4EBF, 0x4EEC, 0x4EF7, 0x4F1A,
    0x4F24, 0x4FA6, 0x507F, 0x5173, 0x51CF, 0x52A1, 0x533A, 0x534E, 0x5356, 0x53BF, 0x53D1, 0x53F7, 0x5458, 0x56E2,
    0x56FD, 0x5706, 0x5904, 0x5B66, 0x5B9E, 0x5BA1, 0x5BF9, 0x5C06, 0x5C81, 0x5C9B, 0x5E01, 0x5E94, 0x5F00, 0x5F53,
    0x5F55, 0x6000, 0x62A5, 0x636E, 0x65E0, 0x65F6, 0x673A, 0x6740, 0x6765, 0x6784, 0x6837, 0x68C0, 0x6E7E, 0x6EE1,
    0x70B9, 0x73B0, 0x7535, 0x7ECF, 0x7F09, 0x7F34, 0x8054, 0x83B7, 0x8BA4, 0x8BBC, 0x8BC1, 0x8BC9, 0x8BDD, 0x8BE5,
    0x8BF4, 0x8D27, 0x8D2D, 0x8D39, 0x8D54, 0x8F66, 0x8F86, 0x8FB9, 0x8FC7, 0x8FD8, 0x8FD9, 0x8FDB, 0x94B1, 0x94C1,
    0x94F6, 0x9547, 0x957F, 0x95E8, 0x95EE, 0x961F, 0x989D, 0x9A97};

static bool is_among(const uint16_t *sorted, size_t count, uint32_t c) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (sorted[middle] == c) return true;
    if (sorted[middle] < c)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

bool tw_zh_places_is_traditional(struct tw_slice text) {
  enum { LOOK_BYTES = 4096 }; /* one of the frequent characters stands in any sentence or two */
  uint32_t c;
  for (size_t at = 0; at < text.len && at < LOOK_BYTES; at += tw_utf8_decode(text, at, &c)) {
    tw_utf8_decode(text, at, &c);
    if (is_among(simplified, sizeof simplified / sizeof *simplified, c)) return false;
    if (is_among(traditional, sizeof traditional / sizeof *traditional, c)) return true;
  }
  return false;
}
