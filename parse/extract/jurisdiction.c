/* The acting state: an agency in the sentence, a state that acts, else the publisher's. */
#include "parse/extract/home.h"
#include "parse/extract/passes.h"
#include "parse/text/url.h"

static bool is_behind_preposition(const struct tw_token_list *tokens, size_t i) {
  static const bool is_place[TW_F_COUNT] = {
      [TW_F_FROM] = true, [TW_F_WITH] = true, [TW_F_TO] = true, [TW_F_IN] = true, [TW_F_BY] = false};
  for (size_t k = i; k-- > 0 && i - k <= 2;) {
    if (tokens->items[k].kind == TW_TOKEN_FUNCTION && tokens->items[k].function != TW_F_DET)
      return is_place[tokens->items[k].function];
    if (tokens->items[k].kind != TW_TOKEN_FUNCTION && tokens->items[k].kind != TW_TOKEN_HIT) return false;
  }
  return false;
}

static struct tw_slice code_in(struct tw_reading *r, size_t sentence, uint32_t before, bool agencies_only) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  for (size_t i = 0; i < tokens->count; i++) {
    const struct tw_sense *s = tw_reading_sense(r, &tokens->items[i], TW_SENSE_NAME);
    if (!s) continue;
    const struct tw_pack_name *name = &r->pack->names.items[s->target];
    if (!name->code.len) continue;
    if (agencies_only ? name->kind == TW_NAME_AGENCY || name->kind == TW_NAME_OPERATION
                      : name->kind == TW_NAME_STATE && tokens->items[i].start < before && !is_behind_preposition(tokens, i))
      return name->code;
  }
  return TW_SLICE_NONE;
}

struct tw_slice tw_jurisdiction_of(struct tw_reading *r, size_t sentence, uint32_t before) {
  if (!tw_reading_has_sense(r, sentence, 1u << TW_SENSE_NAME)) return r->jurisdiction;
  struct tw_slice code = code_in(r, sentence, before, true);
  if (!code.len) code = code_in(r, sentence, before, false);
  return code.len ? code : r->jurisdiction;
}

/* Country-code domains are ISO 3166-1 codes but for uk (RFC 1591; IANA's root zone). Generic two-letter uses (.tv, .co, .io,
 * .me, .ai, .cc, .ws) say nothing about the publisher. */
struct tw_slice tw_jurisdiction_of_host(struct tw_slice url) {
  static const char *const generic[] = {"tv", "co", "io", "me", "ai", "cc", "ws", "to", "ly", "fm", "am", "im", "eu"};
  static const char *const codes =
      "ADAEAFAGALAMAOARATAUAZBABBBDBEBFBGBHBIBJBNBOBRBSBTBWBYBZCACDCFCGCHCICLCMCNCRCUCVCYCZDEDJDKDMDODZECEEEGERESETFIFJFRGAGBGDGE"
      "GHGMGNGQGR"
      "GTGWGYHKHNHRHTHUIDIEILINIQIRISITJMJOJPKEKGKHKMKNKPKRKWKZLALBLCLILKLRLSLTLULVMAMCMDMGMKMLMMMNMOMRMTMUMVMWMXMYMZNANENGNINLNO"
      "NPNZOMPAPE"
      "PGPHPKPLPTPYQARORSRURWSASBSCSDSESGSISKSLSMSNSOSRSSSTSVSYSZTDTGTHTJTLTMTNTRTTTWTZUAUGUKUSUYUZVAVCVEVNVUWSYEZAZMZW";
  struct tw_slice host = tw_url_host(url);
  if (host.len < 4 || host.ptr[host.len - 3] != '.') return TW_SLICE_NONE;
  struct tw_slice domain = tw_slice_sub(host, host.len - 2, host.len);
  for (size_t i = 0; i < sizeof generic / sizeof *generic; i++)
    if (tw_slice_eq_nocase(domain, tw_slice_from(generic[i]))) return TW_SLICE_NONE;
  if (tw_slice_eq_nocase(domain, TW_SLICE("uk"))) return TW_SLICE("GB");
  for (const char *code = codes; *code; code += 2)
    if (tw_slice_eq_nocase(domain, tw_slice_of(code, 2))) return tw_slice_of(code, 2);
  return TW_SLICE_NONE;
}
