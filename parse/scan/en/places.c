/* States and cities that stand for them, as English texts name them beside the adjectives of nations.c. Lower case, sorted by
 * bytes; a test looks after it. What is a usual name of persons as well (Jordan, Chad) is left out. */
#include "parse/scan/en/places.h"
#include "parse/scan/en/nations.h"

enum {
  PLACE_BYTES = 32, /* "democratic republic of congo" */
  PLACE_WORDS = 4,
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
    {"ahmedabad", "IN"},
    {"algeria", "DZ"},
    {"algiers", "DZ"},
    {"amman", "JO"},
    {"angola", "AO"},
    {"ankara", "TR"},
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
    {"ethiopia", "ET"},
    {"gabon", "GA"},
    {"gaborone", "BW"},
    {"gambia", "GM"},
    {"geneva", "CH"},
    {"gothenburg", "SE"},
    {"guangzhou", "CN"},
    {"guinea", "GN"},
    {"gujarat", "IN"},
    {"gulu", "UG"},
    {"hanoi", "VN"},
    {"haryana", "IN"},
    {"havana", "CU"},
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
    {"libreville", "GA"},
    {"libya", "LY"},
    {"lilongwe", "MW"},
    {"lome", "TG"},
    {"luanda", "AO"},
    {"lugano", "CH"},
    {"lusaka", "ZM"},
    {"maharashtra", "IN"},
    {"maldives", "MV"},
    {"male city", "MV"},
    {"mali", "ML"},
    {"malmo", "SE"},
    {"manama", "BH"},
    {"manila", "PH"},
    {"mbarara", "UG"},
    {"medellin", "CO"},
    {"mexico", "MX"},
    {"mexico city", "MX"},
    {"minsk", "BY"},
    {"mogadishu", "SO"},
    {"moldova", "MD"},
    {"mombasa", "KE"},
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
    {"saudi arabia", "SA"},
    {"senegal", "SN"},
    {"serbia", "RS"},
    {"shanghai", "CN"},
    {"shenzhen", "CN"},
    {"sindh", "PK"},
    {"somalia", "SO"},
    {"somaliland", "SO"},
    {"south africa", "ZA"},
    {"stockholm", "SE"},
    {"sudan", "SD"},
    {"sweden", "SE"},
    {"switzerland", "CH"},
    {"syria", "SY"},
    {"taipei", "TW"},
    {"tamil nadu", "IN"},
    {"tashkent", "UZ"},
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

static struct tw_slice find(struct tw_slice name) {
  size_t low = 0, high = sizeof places / sizeof places[0];
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = tw_slice_cmp(tw_slice_from(places[middle].name), name);
    if (order == 0) return tw_slice_from(places[middle].state);
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return tw_en_nation_find(name);
}

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c) {
  return is_upper((char)(c & ~0x20));
}

/* Appends the word at text.ptr[at] in lower case. Where it ends, or `at` when it does not fit. */
static size_t fold_word(struct tw_slice text, size_t at, char *out, size_t *len) {
  size_t p = at, n = *len;
  for (; p < text.len && (is_letter(text.ptr[p]) || text.ptr[p] == '\''); p++) {
    if (n == PLACE_BYTES || (text.ptr[p] == '\'' && p + 1 < text.len && (text.ptr[p + 1] | 0x20) == 's')) break;
    out[n++] = is_upper(text.ptr[p]) ? (char)(text.ptr[p] + 32) : text.ptr[p];
  }
  *len = n;
  return p;
}

size_t tw_en_place_at(struct tw_slice text, size_t at, struct tw_slice *ret_state) {
  char name[PLACE_BYTES];
  size_t len = 0, end = at, best = 0;
  if (!is_upper(text.ptr[at]) || (at > 0 && is_letter(text.ptr[at - 1]))) return 0;
  for (int words = 0; words < PLACE_WORDS && len < PLACE_BYTES; words++) {
    if (words) name[len++] = ' ';
    size_t next = fold_word(text, end, name, &len);
    if (next == end) break;
    end = next;
    struct tw_slice state = find(tw_slice_of(name, len));
    if (state.len) {
      *ret_state = state;
      best = end - at;
    }
    if (end >= text.len || text.ptr[end] != ' ') break;
    end++;
  }
  return best;
}

const char *tw_en_place_name(size_t i) {
  return i < sizeof places / sizeof places[0] ? places[i].name : NULL;
}
