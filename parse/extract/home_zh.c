/* Whose 元 it is: the publisher's by its host, else by what the text names. */
#include "parse/extract/passes.h"

/* Chinese-language publishers whose domain does not name their state. */
static const struct {
  const char *host, *code;
} publishers[] = {
    {"on.cc", "HK"},          {"hk01.com", "HK"},          {"mingpao.com", "HK"},    {"stheadline.com", "HK"},
    {"singtao.com", "HK"},    {"wenweipo.com", "HK"},      {"takungpao.com", "HK"},  {"dotdotnews.com", "HK"},
    {"hket.com", "HK"},       {"bastillepost.com", "HK"},  {"hkcd.com", "HK"},       {"rthk.hk", "HK"},
    {"udn.com", "TW"},        {"chinatimes.com", "TW"},    {"ettoday.net", "TW"},    {"setn.com", "TW"},
    {"storm.mg", "TW"},       {"mirrormedia.mg", "TW"},    {"nownews.com", "TW"},    {"ctwant.com", "TW"},
    {"tvbs.com", "TW"},       {"mirrordaily.news", "TW"},  {"newtalk.tw", "TW"},     {"upmedia.mg", "TW"},
    {"zaobao.com", "SG"},     {"8world.com", "SG"},        {"shinmin.com", "SG"},    {"theonlinecitizen.com", "SG"},
    {"shicheng.news", "SG"},  {"sinchew.com", "MY"},       {"chinapress.com", "MY"}, {"enanyang.my", "MY"},
    {"seehua.com", "MY"},     {"orientaldaily.com", "MY"}, {"ccdi.gov.cn", "CN"},    {"xinhuanet.com", "CN"},
    {"people.com.cn", "CN"},  {"thepaper.cn", "CN"},       {"sina.com.cn", "CN"},    {"cctv.com", "CN"},
    {"chinanews.com", "CN"},  {"163.com", "CN"},           {"qq.com", "CN"},         {"sohu.com", "CN"},
    {"ifeng.com", "CN"},      {"guancha.cn", "CN"},        {"jcrb.com", "CN"},       {"chinacourt.org", "CN"},
    {"bjnews.com.cn", "CN"},  {"caixin.com", "CN"},        {"toutiao.com", "CN"},    {"huanqiu.com", "CN"},
    {"macaodaily.com", "MO"},
};

/* Institutions, places and money that tell whose press it is, simplified (the text is folded). */
static const struct {
  const char *code, *words[14];
} signs[] = {
    {"CN",
     {"中央纪委", "国家监委", "公安部", "公安机关", "检察机关", "公安局", "人民法院", "人民检察院", "人民币", "省纪委", "市纪委",
      "最高检", "国务院", "我国公安"}},
    {"HK",
     {"香港警", "港警", "香港海关", "廉署", "港元", "港币", "商业罪案调查科", "反诈骗协调中心", "香港", "律政司", "港府", "警司",
      "裁判法院", "区域法院"}},
    {"TW",
     {"新台币", "台币", "地检署", "刑事局", "检调", "检警", "调查局", "台湾", "台北", "高检署", "警政署", "桃园", "台中",
      "法务部"}},
    {"SG",
     {"新加坡警察", "新加坡警方", "新元", "新币", "商业事务局", "国家法院", "新加坡", "我国警方", "贪污调查局", "狮城", NULL}},
    {"MY", {"令吉", "马币", "反贪会", "反贪污委员会", "马来西亚", "吉隆坡", "武吉阿曼", "马国", "总检察署", NULL}},
    {"MO", {"澳门司警", "司法警察局", "澳门元", "澳门", "澳门币", NULL}},
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

bool tw_jurisdiction_is_host(struct tw_slice url, const char *host) {
  ptrdiff_t scheme = tw_slice_find(url, TW_SLICE("://"), 0);
  struct tw_slice rest = tw_slice_sub(url, scheme >= 0 ? (size_t)scheme + 3 : 0, url.len);
  size_t end = 0;
  while (end < rest.len && rest.ptr[end] != '/' && rest.ptr[end] != ':' && rest.ptr[end] != '?') end++;
  struct tw_slice name = tw_slice_sub(rest, 0, end), wanted = tw_slice_from(host);
  if (!tw_slice_has_suffix(name, wanted)) return false;
  return name.len == wanted.len || name.ptr[name.len - wanted.len - 1] == '.';
}

/* Distinct signs of one state in the text. */
static int weight_of(struct tw_slice folded, size_t state) {
  int weight = 0;
  for (size_t i = 0; i < COUNT_OF(signs[state].words) && signs[state].words[i]; i++)
    if (tw_slice_find(folded, tw_slice_from(signs[state].words[i]), 0) >= 0) weight++;
  return weight;
}

struct tw_slice tw_jurisdiction_of_publisher_zh(struct tw_slice url) {
  for (size_t i = 0; i < COUNT_OF(publishers); i++)
    if (tw_jurisdiction_is_host(url, publishers[i].host)) return tw_slice_from(publishers[i].code);
  return TW_SLICE_NONE;
}

struct tw_slice tw_jurisdiction_by_text_zh(struct tw_slice folded) {
  int best = 0;
  size_t chosen = 0;
  for (size_t i = 0; i < COUNT_OF(signs); i++) {
    int weight = weight_of(folded, i);
    if (weight > best) {
      best = weight;
      chosen = i;
    }
  }
  return best > 1 ? tw_slice_from(signs[chosen].code) : TW_SLICE_NONE;
}
