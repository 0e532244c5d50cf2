/* States and cities that stand for them, as English texts name them beside the adjectives of nations.c. Lower case, sorted by
 * bytes; a test looks after it. What is a usual name of persons as well (Jordan, Chad) is left out. */
#include "parse/scan/en/places.h"
#include "base/ascii.h"
#include "base/prefix.h"
#include "parse/scan/en/nations.h"

enum {
  PLACE_BYTES = 32, /* "democratic republic of congo" and the end of its word */
};

static const struct place {
  const char *name;
  const char *state; /* ISO 3166-1 alpha-2 */
} places[] = {
    {"abidjan", "CI"},
    {"abu dhabi", "AE"},
    {"abuja", "NG"},
    {"addis ababa", "ET"},
    {"aden", "YE"},
    {"afghanistan", "AF"},
    {"ahmedabad", "IN"},
    {"algeria", "DZ"},
    {"algiers", "DZ"},
    {"amman", "JO"},
    {"angola", "AO"},
    {"ankara", "TR"},
    {"antananarivo", "MG"},
    {"antigua", "AG"},
    {"argentina", "AR"},
    {"armenia", "AM"},
    {"arusha", "TZ"},
    {"astana", "KZ"},
    {"azerbaijan", "AZ"},
    {"baghdad", "IQ"},
    {"bahrain", "BH"},
    {"baku", "AZ"},
    {"balochistan", "PK"},
    {"bamako", "ML"},
    {"bangalore", "IN"},
    {"bangkok", "TH"},
    {"bangladesh", "BD"},
    {"banjul", "GM"},
    {"bank of japan", "JP"},
    {"basel", "CH"},
    {"beijing", "CN"},
    {"beirut", "LB"},
    {"belarus", "BY"},
    {"belgrade", "RS"},
    {"bengaluru", "IN"},
    {"benghazi", "LY"},
    {"benin", "BJ"},
    {"bergen", "NO"},
    {"bihar", "IN"},
    {"bishkek", "KG"},
    {"blantyre", "MW"},
    {"bogota", "CO"},
    {"bolivia", "BO"},
    {"bosnia", "BA"},
    {"brazil", "BR"},
    {"brazzaville", "CG"},
    {"bucharest", "RO"},
    {"budapest", "HU"},
    {"buenos aires", "AR"},
    {"bujumbura", "BI"},
    {"burkina faso", "BF"},
    {"burundi", "BI"},
    {"cairo", "EG"},
    {"cameroon", "CM"},
    {"cape town", "ZA"},
    {"caracas", "VE"},
    {"casablanca", "MA"},
    {"cebu", "PH"},
    {"chennai", "IN"},
    {"chile", "CL"},
    {"chisinau", "MD"},
    {"colombia", "CO"},
    {"colombo", "LK"},
    {"comoros", "KM"},
    {"conakry", "GN"},
    {"copenhagen", "DK"},
    {"costa rica", "CR"},
    {"cote d'ivoire", "CI"},
    {"cuba", "CU"},
    {"czech republic", "CZ"},
    {"czechia", "CZ"},
    {"dakar", "SN"},
    {"damascus", "SY"},
    {"dar es salaam", "TZ"},
    {"davao", "PH"},
    {"delhi", "IN"},
    {"democratic republic of congo", "CD"},
    {"denmark", "DK"},
    {"dhaka", "BD"},
    {"djibouti city", "DJ"},
    {"dodoma", "TZ"},
    {"doha", "QA"},
    {"dominican republic", "DO"},
    {"douala", "CM"},
    {"dr congo", "CD"},
    {"drc", "CD"},
    {"dubai", "AE"},
    {"durban", "ZA"},
    {"egypt", "EG"},
    {"eldoret", "KE"},
    {"emirates", "AE"},
    {"entebbe", "UG"},
    {"eswatini", "SZ"},
    {"ethiopia", "ET"},
    {"gabon", "GA"},
    {"gaborone", "BW"},
    {"gambia", "GM"},
    {"geneva", "CH"},
    {"gothenburg", "SE"},
    {"guangzhou", "CN"},
    {"guatemala", "GT"},
    {"guinea", "GN"},
    {"gujarat", "IN"},
    {"gulu", "UG"},
    {"hanoi", "VN"},
    {"haryana", "IN"},
    {"havana", "CU"},
    {"honduras", "HN"},
    {"hungary", "HU"},
    {"hyderabad", "IN"},
    {"iceland", "IS"},
    {"india", "IN"},
    {"indonesia", "ID"},
    {"iran", "IR"},
    {"iraq", "IQ"},
    {"islamabad", "PK"},
    {"istanbul", "TR"},
    {"ivory coast", "CI"},
    {"jakarta", "ID"},
    {"japan", "JP"},
    {"jeddah", "SA"},
    {"jinja", "UG"},
    {"johannesburg", "ZA"},
    {"kabul", "AF"},
    {"kampala", "UG"},
    {"karachi", "PK"},
    {"karnataka", "IN"},
    {"kathmandu", "NP"},
    {"kazakhstan", "KZ"},
    {"kerala", "IN"},
    {"khartoum", "SD"},
    {"kigali", "RW"},
    {"kinshasa", "CD"},
    {"kisumu", "KE"},
    {"kitwe", "ZM"},
    {"kolkata", "IN"},
    {"kremlin", "RU"},
    {"kuwait", "KW"},
    {"kuwait city", "KW"},
    {"kyrgyzstan", "KG"},
    {"la paz", "BO"},
    {"lagos", "NG"},
    {"lahore", "PK"},
    {"lausanne", "CH"},
    {"lebanon", "LB"},
    {"liberia", "LR"},
    {"libreville", "GA"},
    {"libya", "LY"},
    {"lilongwe", "MW"},
    {"lome", "TG"},
    {"luanda", "AO"},
    {"lugano", "CH"},
    {"lusaka", "ZM"},
    {"madagascar", "MG"},
    {"maharashtra", "IN"},
    {"maldives", "MV"},
    {"male city", "MV"},
    {"mali", "ML"},
    {"malmo", "SE"},
    {"manama", "BH"},
    {"manila", "PH"},
    {"manzini", "SZ"},
    {"maseru", "LS"},
    {"mbabane", "SZ"},
    {"mbarara", "UG"},
    {"medellin", "CO"},
    {"mexico", "MX"},
    {"mexico city", "MX"},
    {"minsk", "BY"},
    {"mogadishu", "SO"},
    {"moldova", "MD"},
    {"mombasa", "KE"},
    {"monrovia", "LR"},
    {"montevideo", "UY"},
    {"morocco", "MA"},
    {"moscow", "RU"},
    {"mumbai", "IN"},
    {"muscat", "OM"},
    {"mwanza", "TZ"},
    {"nagoya", "JP"},
    {"nairobi", "KE"},
    {"nakuru", "KE"},
    {"naypyidaw", "MM"},
    {"ndjamena", "TD"},
    {"ndola", "ZM"},
    {"nepal", "NP"},
    {"new delhi", "IN"},
    {"niamey", "NE"},
    {"nigeria", "NG"},
    {"nikkei", "JP"},
    {"norway", "NO"},
    {"nuku'alofa", "TO"},
    {"oman", "OM"},
    {"osaka", "JP"},
    {"oslo", "NO"},
    {"ouagadougou", "BF"},
    {"papua new guinea", "PG"},
    {"paraguay", "PY"},
    {"peshawar", "PK"},
    {"poland", "PL"},
    {"port louis", "MU"},
    {"port moresby", "PG"},
    {"prague", "CZ"},
    {"pretoria", "ZA"},
    {"quezon city", "PH"},
    {"rabat", "MA"},
    {"rajasthan", "IN"},
    {"rawalpindi", "PK"},
    {"reykjavik", "IS"},
    {"riyadh", "SA"},
    {"romania", "RO"},
    {"sanaa", "YE"},
    {"santiago", "CL"},
    {"santo domingo", "DO"},
    {"sarajevo", "BA"},
    {"saudi arabia", "SA"},
    {"senegal", "SN"},
    {"serbia", "RS"},
    {"shanghai", "CN"},
    {"shenzhen", "CN"},
    {"sindh", "PK"},
    {"somalia", "SO"},
    {"somaliland", "SO"},
    {"south africa", "ZA"},
    {"south korea", "KR"},
    {"south sudan", "SS"},
    {"stockholm", "SE"},
    {"sudan", "SD"},
    {"swaziland", "SZ"},
    {"sweden", "SE"},
    {"switzerland", "CH"},
    {"syria", "SY"},
    {"taipei", "TW"},
    {"tamil nadu", "IN"},
    {"tashkent", "UZ"},
    {"tegucigalpa", "HN"},
    {"tehran", "IR"},
    {"thailand", "TH"},
    {"the gambia", "GM"},
    {"togo", "TG"},
    {"tokyo", "JP"},
    {"tonga", "TO"},
    {"toyota", "JP"},
    {"tripoli", "LY"},
    {"tunis", "TN"},
    {"tunisia", "TN"},
    {"turkey", "TR"},
    {"turkiye", "TR"},
    {"united arab emirates", "AE"},
    {"uruguay", "UY"},
    {"uttar pradesh", "IN"},
    {"uzbekistan", "UZ"},
    {"venezuela", "VE"},
    {"victoria mahe", "SC"},
    {"vietnam", "VN"},
    {"warsaw", "PL"},
    {"yangon", "MM"},
    {"yaounde", "CM"},
    {"yemen", "YE"},
    {"yerevan", "AM"},
    {"yokohama", "JP"},
    {"zanzibar", "TZ"},
    {"zurich", "CH"},
};

static size_t word_end(struct tw_slice text, size_t at) {
  while (at < text.len && tw_ascii_is_letter(text.ptr[at])) at++;
  return at;
}

static struct tw_slice first_word(const char *name) {
  struct tw_slice all = tw_slice_from(name);
  return tw_slice_sub(all, 0, word_end(all, 0));
}

void tw_en_place_index(struct tw_en_index *index) {
  for (size_t i = 0; tw_en_place_name(i); i++) tw_en_index_add_place(index, first_word(tw_en_place_name(i)));
  for (size_t i = 0; tw_en_nation_name(i); i++) tw_en_index_add_place(index, first_word(tw_en_nation_name(i)));
}

static bool is_word_end(struct tw_slice text, size_t end) {
  return end >= text.len || !tw_ascii_is_letter(text.ptr[end]);
}

/* The place named at text.ptr[at], a capital: bytes taken, 0: none. */
static size_t place_at(const struct tw_en_index *index, struct tw_slice text, size_t at, struct tw_slice *ret_state) {
  char folded[PLACE_BYTES];
  size_t len = 0;
  if (at > 0 && tw_ascii_is_letter(text.ptr[at - 1])) return 0;
  if (!tw_en_index_may_be_place(index, tw_slice_sub(text, at, word_end(text, at)))) return 0;
  for (; len < PLACE_BYTES && at + len < text.len; len++) {
    char c = text.ptr[at + len];
    folded[len] = tw_ascii_is_upper(c) ? (char)(c + 32) : c;
  }
  struct tw_slice near = tw_slice_of(folded, len);
  const struct place *place = tw_prefix_longest(TW_PREFIX_TABLE(places), near, is_word_end);
  size_t own = place ? strlen(place->name) : 0, nation = tw_en_nation_longest(near, is_word_end, ret_state);
  if (nation >= own) return nation;
  *ret_state = tw_slice_from(place->state);
  return own;
}

/* The next capital at or behind text.ptr[at], else text.len: eight bytes at once, as few of a text are capitals. */
static size_t next_capital(struct tw_slice text, size_t at) {
  static const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones * 0x80;
  uint64_t eight;
  for (; at + sizeof eight <= text.len; at += sizeof eight) {
    memcpy(&eight, text.ptr + at, sizeof eight);
    uint64_t low = eight & ~tops, is_letter = low + ones * (0x80 - 'A'), is_behind = low + ones * (0x80 - 'Z' - 1);
    uint64_t capitals = le64toh(is_letter & ~is_behind & ~eight & tops);
    if (capitals) return at + (size_t)__builtin_ctzll(capitals) / 8;
  }
  while (at < text.len && !tw_ascii_is_upper(text.ptr[at])) at++;
  return at;
}

size_t tw_en_place_next(const void *index, struct tw_slice text, size_t at, struct tw_slice *ret_state) {
  for (; (at = next_capital(text, at)) < text.len; at++) {
    size_t len = place_at(index, text, at, ret_state);
    if (len) return at + len;
  }
  *ret_state = TW_SLICE_NONE;
  return text.len;
}

const char *tw_en_place_name(size_t i) {
  return i < sizeof places / sizeof places[0] ? places[i].name : NULL;
}
