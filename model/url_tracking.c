#include "model/url_tracking.h"

/* Whose parameters these are is written beside them. Names are compared without case. */
enum values {
  ANY,
  PLACE,  /* a word that names where readers come from */
  ONE,    /* "1" or nothing */
  NUMBER, /* digits only */
  AMP_WORD,
  AMP, /* "amp", "1" or nothing */
};

struct row {
  const char *name; /* ending in '*': a prefix */
  enum values values;
  const char *site; /* only there and below; NULL: everywhere */
};

static const struct row rows[] = {
    {"utm_*", ANY, NULL}, /* Google Analytics' campaign parameters */
    {"utm", ANY, NULL},
    {"_ga", ANY, NULL},
    {"_gl", ANY, NULL},
    {"gclid", ANY, NULL}, /* Google Ads */
    {"gclsrc", ANY, NULL},
    {"dclid", ANY, NULL},
    {"gbraid", ANY, NULL},
    {"wbraid", ANY, NULL},
    {"gad_*", ANY, NULL},
    {"fbclid", ANY, NULL}, /* Facebook, Instagram */
    {"fb_*", ANY, NULL},
    {"igshid", ANY, NULL},
    {"igsh", ANY, NULL},
    {"twclid", ANY, NULL}, /* Twitter */
    {"ttclid", ANY, NULL}, /* TikTok, Toutiao */
    {"tt_from", ANY, NULL},
    {"tt_medium", ANY, NULL},
    {"msclkid", ANY, NULL}, /* Microsoft */
    {"yclid", ANY, NULL},   /* Yandex */
    {"ysclid", ANY, NULL},
    {"_openstat", ANY, NULL},
    {"li_fat_id", ANY, NULL}, /* LinkedIn */
    {"epik", ANY, NULL},      /* Pinterest */
    {"rdt_cid", ANY, NULL},   /* Reddit */
    {"mc_cid", ANY, NULL},    /* Mailchimp */
    {"mc_eid", ANY, NULL},
    {"mkt_tok", ANY, NULL}, /* Marketo */
    {"_hsenc", ANY, NULL},  /* HubSpot */
    {"_hsmi", ANY, NULL},
    {"__hs*", ANY, NULL},
    {"hsctatracking", ANY, NULL},
    {"vero_id", ANY, NULL},
    {"vero_conv", ANY, NULL},
    {"oly_enc_id", ANY, NULL},
    {"oly_anon_id", ANY, NULL},
    {"wickedid", ANY, NULL},
    {"s_cid", ANY, NULL}, /* Adobe Analytics */
    {"s_kwcid", ANY, NULL},
    {"pk_*", ANY, NULL}, /* Matomo, Piwik */
    {"mtm_*", ANY, NULL},
    {"piwik_*", ANY, NULL},
    {"matomo_*", ANY, NULL},
    {"at_medium", ANY, NULL}, /* AT Internet */
    {"at_campaign", ANY, NULL},
    {"at_custom*", ANY, NULL},
    {"at_link_*", ANY, NULL},
    {"at_bbc_*", ANY, NULL},
    {"at_format", ANY, NULL},
    {"at_ptr_name", ANY, NULL},
    {"xtor", ANY, NULL},
    {"ns_mchannel", ANY, NULL}, /* comScore */
    {"ns_source", ANY, NULL},
    {"ns_campaign", ANY, NULL},
    {"ns_linkname", ANY, NULL},
    {"ns_fee", ANY, NULL},
    {"cmpid", ANY, NULL}, /* newspapers' own campaigns */
    {"cmp", ANY, NULL},
    {"icid", ANY, NULL},
    {"ocid", ANY, NULL},
    {"ito", ANY, NULL},
    {"smid", ANY, NULL},
    {"smtyp", ANY, NULL},
    {"taid", ANY, NULL},
    {"soc_src", ANY, NULL},
    {"soc_trk", ANY, NULL},
    {"guccounter", ANY, NULL},
    {"guce_*", ANY, NULL},
    {"traffic_source", ANY, NULL},
    {"ref_src", ANY, NULL},
    {"ref_url", ANY, NULL},
    {"share_token", ANY, NULL},
    {"share_source", ANY, NULL},
    {"share_medium", ANY, NULL},
    {"share_from", ANY, NULL},
    {"sharer_*", ANY, NULL},
    {"partner", PLACE, NULL},
    {"emc", PLACE, NULL},
    {"ref", PLACE, NULL},
    {"referrer", PLACE, NULL},
    {"src", PLACE, NULL},
    {"source", PLACE, NULL},
    {"from", PLACE, NULL},
    {"feed", PLACE, NULL},
    {"via", PLACE, NULL},
    {"spm", ANY, NULL}, /* Alibaba, Sina, Sohu */
    {"spm_id_from", ANY, NULL},
    {"scm", ANY, NULL},
    {"vd_source", ANY, NULL}, /* Bilibili */
    {"wfr", ANY, NULL},       /* Baidu */
    {"for", PLACE, NULL},
    {"isappinstalled", ANY, NULL}, /* WeChat */
    {"nsukey", ANY, NULL},
    {"weixin_share*", ANY, NULL},
    {"chksm", ANY, "mp.weixin.qq.com"},
    {"scene", ANY, "mp.weixin.qq.com"},
    {"subscene", ANY, "mp.weixin.qq.com"},
    {"mpshare", ANY, "mp.weixin.qq.com"},
    {"srcid", ANY, "mp.weixin.qq.com"},
    {"exportkey", ANY, "mp.weixin.qq.com"},
    {"pass_ticket", ANY, "mp.weixin.qq.com"},
    {"clicktime", ANY, "mp.weixin.qq.com"},
    {"enterid", ANY, "mp.weixin.qq.com"},
    {"sessionid", ANY, "mp.weixin.qq.com"},
    {"phpsessid", ANY, NULL}, /* sessions */
    {"jsessionid", ANY, NULL},
    {"aspsessionid*", ANY, NULL},
    {"cfid", NUMBER, NULL},
    {"cftoken", ANY, NULL},
    {"_", NUMBER, NULL}, /* caches kept away */
    {"amp", AMP, NULL},  /* the article's other forms */
    {"outputtype", AMP, NULL},
    {"output", AMP_WORD, NULL},
    {"m", ONE, "blogspot.com"},
};

static const char *const places[] = {
    "rss",           "rss2",       "rssfeed", "feed",    "feeds",     "atom",     "twitter",   "facebook",
    "weibo",         "weixin",     "wechat",  "wx",      "qq",        "qzone",    "timeline",  "groupmessage",
    "singlemessage", "newsletter", "email",   "mail",    "edm",       "home",     "homepage",  "index",
    "app",           "wap",        "mobile",  "h5",      "pc",        "push",     "search",    "google",
    "googlenews",    "baidu",      "toutiao", "share",   "social",    "linkedin", "telegram",  "reddit",
    "whatsapp",      "nav",        "sidebar", "related", "recommend", "spider",   "flipboard", "apple_news",
    "feedly",        "sina",       "sohu",    "t",       "fb",        "topnews",
};

static bool is_place(struct tw_slice value) {
  size_t end = 0;
  while (end < value.len && value.ptr[end] != '-' && value.ptr[end] != '%' && value.ptr[end] != '.') end++;
  struct tw_slice word = tw_slice_sub(value, 0, end);
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    if (tw_slice_eq_nocase(word, tw_slice_from(places[i]))) return true;
  return tw_slice_is_empty(value);
}

static bool is_number(struct tw_slice value) {
  for (size_t i = 0; i < value.len; i++)
    if (value.ptr[i] < '0' || value.ptr[i] > '9') return false;
  return true;
}

static bool is_of(struct tw_slice value, enum values values) {
  switch (values) {
  case PLACE: return is_place(value);
  case ONE: return tw_slice_is(value, "1") || tw_slice_is_empty(value);
  case NUMBER: return is_number(value);
  case AMP_WORD: return tw_slice_eq_nocase(value, TW_SLICE("amp"));
  case AMP: return tw_slice_eq_nocase(value, TW_SLICE("amp")) || tw_slice_is(value, "1") || tw_slice_is_empty(value);
  default: return true;
  }
}

static bool is_named(struct tw_slice name, struct tw_slice pattern) {
  if (pattern.ptr[pattern.len - 1] != '*') return tw_slice_eq_nocase(name, pattern);
  return tw_slice_has_prefix_nocase(name, tw_slice_sub(pattern, 0, pattern.len - 1));
}

static bool is_at(struct tw_slice host, const char *site) {
  struct tw_slice wanted = tw_slice_from(site);
  if (!site) return true;
  if (host.len < wanted.len || !tw_slice_eq_nocase(tw_slice_sub(host, host.len - wanted.len, host.len), wanted)) return false;
  return host.len == wanted.len || host.ptr[host.len - wanted.len - 1] == '.';
}

bool tw_url_tracking_is(struct tw_slice site, struct tw_slice parameter) {
  struct tw_slice value = parameter, name = TW_SLICE("");
  if (!tw_slice_split(&value, '=', &name)) return true;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (is_named(name, tw_slice_from(rows[i].name)) && is_at(site, rows[i].site) && is_of(value, rows[i].values)) return true;
  return false;
}
