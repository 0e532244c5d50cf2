#include "base/datetime_zones.h"

enum { HOUR_S = 3600, MINUTE_S = 60, DAY_S = 86400, NAME_MAX_BYTES = 64 };

/* clang-format off */
struct zone {
  const char *words; /* separated and surrounded by blanks */
  int minutes;       /* east of UTC */
};

/* Abbreviations as feeds use them (RFC 822 section 5, then common practice); hours and minutes east of UTC. IST is India's,
 * CST North America's (a source's own zone wins, see datetime.c). */
static const struct zone zones[] = {
    {" ut utc gmt z wet etc zulu greenwich universal ", 0},
    {" ast edt clt ", -240},
    {" est cdt pet cot act ", -300},
    {" cst mdt ", -360},
    {" mst pdt ", -420},
    {" pst akdt ", -480},
    {" akst hadt hdt ", -540},
    {" hst hast ahst ", -600},
    {" adt art brt clst wgst ", -180},
    {" nst ", -210},
    {" ndt ", -150},
    {" bst cet met mez wat west wast ", 60},
    {" cest mest mesz eet cat sast isst ", 120},
    {" eest msk мск trt eat ", 180},
    {" irst ", 210},
    {" msd gst samt azt ", 240},
    {" aft ", 270},
    {" pkt uzt yekt ", 300},
    {" ist ", 330},
    {" npt ", 345},
    {" omst alst ", 360},
    {" mmt ", 390},
    {" ict wib krat ", 420},
    {" hkt awst sgt myt pht irkt wita ", 480},
    {" jst kst yakt wit ", 540},
    {" acst ", 570},
    {" acdt ", 630},
    {" aest vlat ", 600},
    {" aedt magt ", 660},
    {" nzst ", 720},
    {" nzdt ", 780},
};

/* Zones in words, as clocks of programs and Chinese papers write them; their words are joined by '_'. */
static const struct zone names[] = {
    {" greenwich_mean_time coordinated_universal_time universal_time western_european_time 世界时 格林尼治时间 ", 0},
    {" eastern_standard_time hora_estandar_oriental ", -300},
    {" eastern_daylight_time atlantic_standard_time ", -240},
    {" central_standard_time mountain_daylight_time ", -360},
    {" central_daylight_time ", -300},
    {" mountain_standard_time pacific_daylight_time ", -420},
    {" pacific_standard_time alaska_daylight_time ", -480},
    {" alaska_standard_time ", -540},
    {" hawaii_standard_time ", -600},
    {" british_summer_time central_european_time central_european_standard_time west_africa_time irish_standard_time ", 60},
    {" central_european_summer_time eastern_european_time central_africa_time south_africa_standard_time ", 120},
    {" moscow_standard_time moscow_time eastern_european_summer_time east_africa_time arabian_standard_time ", 180},
    {" gulf_standard_time ", 240},
    {" india_standard_time indian_standard_time ", 330},
    {" indochina_time se_asia_standard_time western_indonesia_time ", 420},
    {" china_standard_time beijing_time hong_kong_time hong_kong_standard_time singapore_time singapore_standard_time taipei_standard_time "
     "taipei_time malaysia_time australian_western_standard_time 北京时间 北京時間 中国标准时间 香港时间 香港時間 台北时间 台北時間 ", 480},
    {" japan_standard_time tokyo_standard_time korea_standard_time korean_standard_time 日本时间 日本時間 日本標準時 ", 540},
    {" australian_eastern_standard_time ", 600},
    {" australian_eastern_daylight_time ", 660},
    {" new_zealand_standard_time ", 720},
    {" new_zealand_daylight_time ", 780},
};

/* IANA zones that sources are in. Where summer time is moved by decree (Egypt, Morocco) the standard time stands. */
static const struct {
  const char *names;
  int minutes;
  int dst;
} places[] = {
    {" asia/shanghai asia/chongqing asia/harbin asia/hong_kong hongkong asia/macau asia/taipei roc prc asia/singapore singapore "
     "asia/kuala_lumpur asia/manila australia/perth asia/irkutsk asia/makassar asia/brunei asia/kuching asia/ulaanbaatar china_standard_time ", 480, TW_DATETIME_NO_DST},
    {" asia/tokyo japan asia/seoul rok asia/pyongyang asia/jayapura asia/yakutsk asia/chita asia/dili ", 540, TW_DATETIME_NO_DST},
    {" asia/bangkok asia/jakarta asia/ho_chi_minh asia/saigon asia/phnom_penh asia/vientiane asia/novosibirsk asia/krasnoyarsk asia/tomsk asia/barnaul ", 420, TW_DATETIME_NO_DST},
    {" asia/kolkata asia/calcutta asia/colombo ", 330, TW_DATETIME_NO_DST},
    {" asia/kathmandu ", 345, TW_DATETIME_NO_DST},
    {" asia/yangon asia/rangoon ", 390, TW_DATETIME_NO_DST},
    {" asia/dhaka asia/bishkek asia/thimphu asia/omsk asia/urumqi ", 360, TW_DATETIME_NO_DST},
    {" asia/karachi asia/tashkent asia/yekaterinburg asia/almaty asia/dushanbe asia/ashgabat ", 300, TW_DATETIME_NO_DST},
    {" asia/kabul ", 270, TW_DATETIME_NO_DST},
    {" asia/dubai asia/muscat asia/baku asia/yerevan asia/tbilisi europe/samara europe/saratov europe/astrakhan indian/mauritius ", 240, TW_DATETIME_NO_DST},
    {" asia/tehran ", 210, TW_DATETIME_NO_DST},
    {" europe/moscow europe/istanbul turkey asia/istanbul asia/riyadh asia/kuwait asia/qatar asia/bahrain asia/baghdad africa/nairobi "
     "europe/minsk africa/addis_ababa africa/kampala africa/dar_es_salaam africa/mogadishu europe/simferopol europe/volgograd asia/aden asia/amman asia/damascus ", 180, TW_DATETIME_NO_DST},
    {" africa/johannesburg africa/harare africa/maputo africa/tripoli africa/khartoum africa/lusaka africa/kigali africa/cairo egypt africa/windhoek africa/gaborone africa/lubumbashi africa/blantyre europe/kaliningrad ", 120, TW_DATETIME_NO_DST},
    {" africa/lagos africa/algiers africa/tunis africa/kinshasa africa/luanda africa/casablanca africa/douala africa/libreville africa/niamey ", 60, TW_DATETIME_NO_DST},
    {" utc gmt etc/utc etc/gmt etc/uct universal zulu africa/abidjan africa/accra africa/dakar atlantic/reykjavik ", 0, TW_DATETIME_NO_DST},
    {" america/sao_paulo america/argentina/buenos_aires america/buenos_aires america/montevideo america/asuncion america/bahia america/fortaleza america/recife ", -180, TW_DATETIME_NO_DST},
    {" america/caracas america/la_paz america/manaus america/puerto_rico america/santo_domingo america/guyana america/port_of_spain america/barbados america/curacao ", -240, TW_DATETIME_NO_DST},
    {" america/bogota america/lima america/guayaquil america/panama america/jamaica america/cancun ", -300, TW_DATETIME_NO_DST},
    {" america/mexico_city america/costa_rica america/guatemala america/el_salvador america/managua america/tegucigalpa america/monterrey america/regina ", -360, TW_DATETIME_NO_DST},
    {" america/phoenix us/arizona ", -420, TW_DATETIME_NO_DST},
    {" pacific/honolulu us/hawaii ", -600, TW_DATETIME_NO_DST},
    {" australia/brisbane pacific/port_moresby pacific/guam asia/vladivostok ", 600, TW_DATETIME_NO_DST},
    {" australia/darwin ", 570, TW_DATETIME_NO_DST},
    {" europe/london europe/dublin europe/lisbon gb wet atlantic/canary ", 0, TW_DATETIME_DST_EU},
    {" europe/paris europe/berlin europe/madrid europe/rome europe/amsterdam europe/brussels europe/vienna europe/zurich europe/stockholm "
     "europe/oslo europe/copenhagen europe/prague europe/warsaw europe/budapest europe/belgrade europe/zagreb europe/ljubljana europe/bratislava "
     "europe/luxembourg europe/monaco europe/malta europe/vaduz europe/andorra europe/tirane europe/skopje europe/sarajevo cet met ", 60, TW_DATETIME_DST_EU},
    {" europe/athens europe/helsinki europe/bucharest europe/sofia europe/kiev europe/kyiv europe/riga europe/tallinn europe/vilnius asia/nicosia asia/beirut europe/chisinau "
     "eet ", 120, TW_DATETIME_DST_EU},
    {" et eastern_time america/new_york us/eastern america/toronto america/detroit america/havana america/port-au-prince america/nassau est5edt america/montreal ", -300, TW_DATETIME_DST_US},
    {" ct central_time america/chicago us/central america/winnipeg cst6cdt ", -360, TW_DATETIME_DST_US},
    {" mt mountain_time america/denver us/mountain america/edmonton america/boise mst7mdt ", -420, TW_DATETIME_DST_US},
    {" pt pacific_time america/los_angeles us/pacific america/vancouver america/tijuana pst8pdt ", -480, TW_DATETIME_DST_US},
    {" america/anchorage us/alaska ", -540, TW_DATETIME_DST_US},
    {" america/halifax canada/atlantic atlantic/bermuda ", -240, TW_DATETIME_DST_US},
    {" america/st_johns ", -210, TW_DATETIME_DST_US},
    {" australia/sydney australia/melbourne australia/hobart australia/canberra australia/act australia/nsw australia/victoria ", 600, TW_DATETIME_DST_AUSTRALIA},
    {" australia/adelaide ", 570, TW_DATETIME_DST_AUSTRALIA},
    {" pacific/auckland nz ", 720, TW_DATETIME_DST_NEW_ZEALAND},
    {" pacific/fiji asia/kamchatka ", 720, TW_DATETIME_NO_DST},
    {" asia/magadan asia/sakhalin pacific/noumea pacific/guadalcanal ", 660, TW_DATETIME_NO_DST},
    {" america/santiago ", -240, TW_DATETIME_DST_CHILE},
    {" asia/jerusalem asia/tel_aviv israel ", 120, TW_DATETIME_DST_ISRAEL},
};
/* clang-format on */

/* Is `word` one of the blank-separated words? */
static bool is_listed(const char *words, struct tw_slice word) {
  char needle[NAME_MAX_BYTES + 3] = " ";
  if (word.len == 0 || word.len > sizeof needle - 3 || memchr(word.ptr, ' ', word.len)) return false;
  for (size_t i = 0; i < word.len; i++) {
    char c = word.ptr[i];
    needle[i + 1] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  needle[word.len + 1] = ' ';
  return strstr(words, needle) != NULL;
}

/* "+08:00", "-0530", "+8" */
static bool parse_offset(struct tw_slice s, int *ret_offset_s) {
  int digits[4] = {0}, count = 0;
  if (s.len < 2 || (s.ptr[0] != '+' && s.ptr[0] != '-')) return false;
  for (size_t i = 1; i < s.len; i++) {
    if (s.ptr[i] == ':' && count > 0) continue;
    if (s.ptr[i] < '0' || s.ptr[i] > '9' || count == 4) return false;
    digits[count++] = s.ptr[i] - '0';
  }
  static const signed char hours_digits[] = {0, 1, 2, 1, 2};
  int hours = 0, minutes = 0;
  for (int i = 0; i < count; i++) {
    int *part = i < hours_digits[count] ? &hours : &minutes;
    *part = *part * 10 + digits[i];
  }
  if (hours > 14 || minutes > 59) return false;
  *ret_offset_s = (hours * HOUR_S + minutes * MINUTE_S) * (s.ptr[0] == '-' ? -1 : 1);
  return true;
}

static bool find_place(struct tw_slice name, struct tw_datetime_place *ret_place) {
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    if (is_listed(places[i].names, name)) {
      *ret_place = (struct tw_datetime_place){places[i].minutes * MINUTE_S, places[i].dst};
      return true;
    }
  return false;
}

static bool find_fixed(const struct zone *rows, size_t count, struct tw_slice name, struct tw_datetime_place *ret_place) {
  for (size_t i = 0; i < count; i++)
    if (is_listed(rows[i].words, name)) {
      *ret_place = (struct tw_datetime_place){.offset_s = rows[i].minutes * MINUTE_S};
      return true;
    }
  return false;
}

bool tw_datetime_zones_find_written(struct tw_slice name, struct tw_datetime_place *ret_place) {
  return find_fixed(zones, sizeof zones / sizeof *zones, name, ret_place) ||
         find_fixed(names, sizeof names / sizeof *names, name, ret_place) || find_place(name, ret_place);
}

bool tw_datetime_zones_find(struct tw_slice name, struct tw_datetime_place *ret_place) {
  name = tw_slice_trim(name);
  *ret_place = (struct tw_datetime_place){0};
  if (find_place(name, ret_place)) return true;
  bool prefixed = tw_slice_has_prefix_nocase(name, TW_SLICE("utc")) || tw_slice_has_prefix_nocase(name, TW_SLICE("gmt"));
  if (prefixed && name.len > 3) name = tw_slice_sub(name, 3, name.len);
  return parse_offset(name, &ret_place->offset_s) || tw_datetime_zones_find_written(name, ret_place);
}

size_t tw_datetime_zones_places(struct tw_slice *ret_names, size_t capacity) {
  size_t count = 0;
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    struct tw_slice rest = tw_slice_from(places[i].names);
    for (struct tw_slice name; tw_slice_split(&rest, ' ', &name);) {
      if (!name.len) continue;
      if (count < capacity) ret_names[count] = name;
      count++;
    }
  }
  return count;
}

/* Day of the n-th Sunday (1..) of a month, or of the last one (n = 0). */
static tw_day nth_sunday(int year, int month, int n) {
  if (n == 0) {
    tw_day last = tw_day_from((struct tw_date){year, month, tw_month_days(year, month)});
    return last - (tw_day_weekday(last) + 1) % 7;
  }
  tw_day first = tw_day_from((struct tw_date){year, month, 1});
  return first + (6 - tw_day_weekday(first)) + (n - 1) * 7;
}

/* When summer time begins and ends: the n-th Sunday of a month (0: the last), moved by days, at seconds of that day by the
 * standard clock, or by UTC's. Directive 2000/84/EC, the US Energy Policy Act of 2005 and the like, applied to all years: feeds
 * are younger than the older rules. */
static const struct summer {
  struct {
    int month, sunday, days, second;
  } start, end;
  bool is_utc;
} summers[] = {
    [TW_DATETIME_DST_EU] = {{3, 0, 0, HOUR_S}, {10, 0, 0, HOUR_S}, true},
    [TW_DATETIME_DST_US] = {{3, 2, 0, 2 * HOUR_S}, {11, 1, 0, HOUR_S}, false},
    [TW_DATETIME_DST_AUSTRALIA] = {{10, 1, 0, 2 * HOUR_S}, {4, 1, 0, 2 * HOUR_S}, false},
    [TW_DATETIME_DST_NEW_ZEALAND] = {{9, 0, 0, 2 * HOUR_S}, {4, 1, 0, 2 * HOUR_S}, false},
    [TW_DATETIME_DST_CHILE] = {{9, 1, 0, 0}, {4, 1, -1, 23 * HOUR_S}, false},
    [TW_DATETIME_DST_ISRAEL] = {{3, 0, -2, 2 * HOUR_S}, {10, 0, 0, HOUR_S}, false},
};

/* The local time is one of the clock on the wall: summer ends an hour later by it. */
int tw_datetime_zones_offset_at(const struct tw_datetime_place *place, int64_t local_s) {
  if (place->dst == TW_DATETIME_NO_DST) return place->offset_s;
  const struct summer *summer = &summers[place->dst];
  tw_day day = (tw_day)(local_s / DAY_S - (local_s % DAY_S < 0));
  int year = tw_date_from(day).year, shift = summer->is_utc ? place->offset_s : 0;
  int64_t start = (int64_t)(nth_sunday(year, summer->start.month, summer->start.sunday) + summer->start.days) * DAY_S;
  int64_t end = (int64_t)(nth_sunday(year, summer->end.month, summer->end.sunday) + summer->end.days) * DAY_S;
  start += summer->start.second + shift;
  end += summer->end.second + shift + HOUR_S;
  bool is_summer = start < end ? local_s >= start && local_s < end : local_s >= start || local_s < end;
  return place->offset_s + (is_summer ? HOUR_S : 0);
}
