#include "parse/text/datetime_words.h"

enum { HOUR_S = 3600, MINUTE_S = 60, WORD_MAX = 32, DAY_S = 86400 };

/* clang-format off */
/* English, German, French, Spanish, Italian, Portuguese, Catalan, Dutch, Danish, Norwegian, Swedish, Finnish, Polish, Czech,
 * Slovak, Croatian, Slovenian, Hungarian, Romanian, Turkish, Indonesian, Estonian, Latvian, Lithuanian, Russian, Ukrainian,
 * Bulgarian, Greek, Arabic, Hebrew; nominative and genitive, and the usual short forms (Unicode CLDR, folded), sorted. */
static const struct {
  const char *word;
  uint8_t month;
} months[] = {
    {"abr", 4}, {"abril", 4}, {"ago", 8}, {"agost", 8}, {"agosto", 8}, {"agu", 8}, {"agustos", 8}, {"aout", 8}, {"apr", 4},
    {"april", 4}, {"aprila", 4}, {"aprile", 4}, {"aprilie", 4}, {"aprilis", 4}, {"aprill", 4}, {"ara", 12}, {"aralik", 12},
    {"aralık", 12}, {"aug", 8}, {"august", 8}, {"augusta", 8}, {"augusti", 8}, {"augusts", 8}, {"augustus", 8},
    {"augusztus", 8}, {"avr", 4}, {"avril", 4}, {"balandis", 4}, {"balandzio", 4}, {"birzelio", 6}, {"birzelis", 6},
    {"bre", 3}, {"brezen", 3}, {"brezna", 3}, {"cerven", 6}, {"cervence", 7}, {"cervenec", 7}, {"cervna", 6}, {"cze", 6},
    {"czerwca", 6}, {"czerwiec", 6}, {"dec", 12}, {"december", 12}, {"decembra", 12}, {"decembre", 12}, {"decembrie", 12},
    {"decembris", 12}, {"des", 12}, {"desember", 12}, {"desembre", 12}, {"dets", 12}, {"detsember", 12}, {"dez", 12},
    {"dezember", 12}, {"dezembro", 12}, {"dic", 12}, {"dicembre", 12}, {"diciembre", 12}, {"dub", 4}, {"duben", 4},
    {"dubna", 4}, {"eki", 10}, {"ekim", 10}, {"elo", 8}, {"elokuu", 8}, {"elokuuta", 8}, {"ene", 1}, {"enero", 1},
    {"eyl", 9}, {"eylul", 9}, {"feb", 2}, {"febbraio", 2}, {"feber", 2}, {"febrer", 2}, {"febrero", 2}, {"februar", 2},
    {"februara", 2}, {"februari", 2}, {"februarie", 2}, {"februaris", 2}, {"february", 2}, {"fev", 2}, {"fevereiro", 2},
    {"fevr", 2}, {"fevrier", 2}, {"gegeuze", 5}, {"geguze", 5}, {"geguzes", 5}, {"gen", 1}, {"gener", 1}, {"gennaio", 1},
    {"giu", 6}, {"giugno", 6}, {"gru", 12}, {"grudnia", 12}, {"grudzien", 12}, {"gruodis", 12}, {"gruodzio", 12}, {"haz", 6},
    {"haziran", 6}, {"hei", 7}, {"heinakuu", 7}, {"heinakuuta", 7}, {"hel", 2}, {"helmikuu", 2}, {"helmikuuta", 2},
    {"huh", 4}, {"huhtikuu", 4}, {"huhtikuuta", 4}, {"ian", 1}, {"ianuarie", 1}, {"iul", 7}, {"iulie", 7}, {"iun", 6},
    {"iunie", 6}, {"jaanuar", 1}, {"jan", 1}, {"janeiro", 1}, {"janner", 1}, {"januar", 1}, {"januara", 1}, {"januari", 1},
    {"january", 1}, {"janv", 1}, {"janvaris", 1}, {"janvier", 1}, {"jou", 12}, {"joulukuu", 12}, {"joulukuuta", 12},
    {"juil", 7}, {"juillet", 7}, {"juin", 6}, {"jul", 7}, {"jula", 7}, {"julho", 7}, {"juli", 7}, {"julijs", 7},
    {"julio", 7}, {"juliol", 7}, {"julius", 7}, {"july", 7}, {"jun", 6}, {"juna", 6}, {"june", 6}, {"junho", 6}, {"juni", 6},
    {"junijs", 6}, {"junio", 6}, {"junius", 6}, {"juny", 6}, {"juuli", 7}, {"juuni", 6}, {"kas", 11}, {"kasim", 11},
    {"kasım", 11}, {"kes", 6}, {"kesakuu", 6}, {"kesakuuta", 6}, {"kol", 8}, {"kolovoz", 8}, {"kolovoza", 8}, {"kovas", 3},
    {"kovo", 3}, {"kve", 5}, {"kveten", 5}, {"kvetna", 5}, {"kwi", 4}, {"kwiecien", 4}, {"kwietnia", 4}, {"lapkricio", 11},
    {"lapkritis", 11}, {"led", 1}, {"leden", 1}, {"ledna", 1}, {"liepa", 7}, {"liepos", 7}, {"lip", 7}, {"lipanj", 6},
    {"lipca", 7}, {"lipiec", 7}, {"lipnja", 6}, {"lis", 11}, {"listopad", 11}, {"listopada", 11}, {"lok", 10},
    {"lokakuu", 10}, {"lokakuuta", 10}, {"lug", 7}, {"luglio", 7}, {"lut", 2}, {"lutego", 2}, {"luty", 2}, {"maa", 3},
    {"maaliskuu", 3}, {"maaliskuuta", 3}, {"maart", 3}, {"mag", 5}, {"maggio", 5}, {"mai", 5}, {"maig", 5}, {"maijs", 5},
    {"maio", 5}, {"maj", 5}, {"maja", 5}, {"majus", 5}, {"mar", 3}, {"marc", 3}, {"marca", 3}, {"march", 3}, {"marcius", 3},
    {"marco", 3}, {"marec", 3}, {"maret", 3}, {"marr", 11}, {"marraskuu", 11}, {"marraskuuta", 11}, {"mars", 3}, {"mart", 3},
    {"marte", 3}, {"martie", 3}, {"marts", 3}, {"marz", 3}, {"marzec", 3}, {"marzo", 3}, {"may", 5}, {"mayis", 5},
    {"mayo", 5}, {"mei", 5}, {"mrt", 3}, {"nis", 4}, {"nisan", 4}, {"noi", 11}, {"noiembrie", 11}, {"nov", 11},
    {"november", 11}, {"novembra", 11}, {"novembre", 11}, {"novembris", 11}, {"novembro", 11}, {"noviembre", 11}, {"oca", 1},
    {"ocak", 1}, {"oct", 10}, {"october", 10}, {"octobre", 10}, {"octombrie", 10}, {"octubre", 10}, {"okt", 10},
    {"oktober", 10}, {"oktobra", 10}, {"oktobris", 10}, {"oktoober", 10}, {"ott", 10}, {"ottobre", 10}, {"out", 10},
    {"outubro", 10}, {"ozu", 3}, {"ozujak", 3}, {"ozujka", 3}, {"paz", 10}, {"pazdziernik", 10}, {"pazdziernika", 10},
    {"pro", 12}, {"prosinac", 12}, {"prosinca", 12}, {"prosince", 12}, {"prosinec", 12}, {"rij", 10}, {"rijen", 10},
    {"rijna", 10}, {"rugpjucio", 8}, {"rugpjutis", 8}, {"rugsejis", 9}, {"rugsejo", 9}, {"ruj", 9}, {"rujan", 9},
    {"rujna", 9}, {"sausio", 1}, {"sausis", 1}, {"sep", 9}, {"sept", 9}, {"september", 9}, {"septembra", 9},
    {"septembre", 9}, {"septembrie", 9}, {"septembris", 9}, {"septiembre", 9}, {"set", 9}, {"setembre", 9}, {"setembro", 9},
    {"setiembre", 9}, {"settembre", 9}, {"sie", 8}, {"sierpien", 8}, {"sierpnia", 8}, {"sij", 1}, {"sijecanj", 1},
    {"sijecnja", 1}, {"spalio", 10}, {"spalis", 10}, {"srp", 8}, {"srpanj", 7}, {"srpen", 8}, {"srpna", 8}, {"srpnja", 7},
    {"studeni", 11}, {"studenog", 11}, {"sty", 1}, {"styczen", 1}, {"stycznia", 1}, {"sub", 2}, {"subat", 2}, {"svi", 5},
    {"svibanj", 5}, {"svibnja", 5}, {"syy", 9}, {"syyskuu", 9}, {"syyskuuta", 9}, {"szept", 9}, {"szeptember", 9},
    {"tam", 1}, {"tammikuu", 1}, {"tammikuuta", 1}, {"tem", 7}, {"temmuz", 7}, {"tou", 5}, {"toukokuu", 5},
    {"toukokuuta", 5}, {"tra", 4}, {"travanj", 4}, {"travnja", 4}, {"uno", 2}, {"unor", 2}, {"unora", 2}, {"vasario", 2},
    {"vasaris", 2}, {"veebruar", 2}, {"velj", 2}, {"veljaca", 2}, {"veljace", 2}, {"wrz", 9}, {"wrzesien", 9},
    {"wrzesnia", 9}, {"zar", 9}, {"zari", 9}, {"απρ", 4}, {"απριλιος", 4}, {"απριλιου", 4}, {"αυγ", 8}, {"αυγουστος", 8},
    {"αυγουστου", 8}, {"δεκ", 12}, {"δεκεμβριος", 12}, {"δεκεμβριου", 12}, {"ιαν", 1}, {"ιανουαριος", 1}, {"ιανουαριου", 1},
    {"ιουλ", 7}, {"ιουλιος", 7}, {"ιουλιου", 7}, {"ιουν", 6}, {"ιουνιος", 6}, {"ιουνιου", 6}, {"μαι", 5}, {"μαιος", 5},
    {"μαιου", 5}, {"μαρ", 3}, {"μαρτιος", 3}, {"μαρτιου", 3}, {"μαϊος", 5}, {"νοε", 11}, {"νοεμ", 11}, {"νοεμβριος", 11},
    {"νοεμβριου", 11}, {"οκτ", 10}, {"οκτωβριος", 10}, {"οκτωβριου", 10}, {"σεπ", 9}, {"σεπτ", 9}, {"σεπτεμβριος", 9},
    {"σεπτεμβριου", 9}, {"φεβ", 2}, {"φεβρουαριος", 2}, {"φεβρουαριου", 2}, {"авг", 8}, {"август", 8}, {"августа", 8},
    {"апр", 4}, {"апрель", 4}, {"апреля", 4}, {"април", 4}, {"бер", 3}, {"березень", 3}, {"березня", 3}, {"вер", 9},
    {"вересень", 9}, {"вересня", 9}, {"гру", 12}, {"грудень", 12}, {"грудня", 12}, {"дек", 12}, {"декабрь", 12},
    {"декабря", 12}, {"декември", 12}, {"жов", 10}, {"жовтень", 10}, {"жовтня", 10}, {"июл", 7}, {"июль", 7}, {"июля", 7},
    {"июн", 6}, {"июнь", 6}, {"июня", 6}, {"кві", 4}, {"квітень", 4}, {"квітня", 4}, {"лип", 7}, {"липень", 7}, {"липня", 7},
    {"листопад", 11}, {"листопада", 11}, {"лют", 2}, {"лютии", 2}, {"лютий", 2}, {"лютого", 2}, {"маи", 5}, {"май", 5},
    {"мар", 3}, {"март", 3}, {"марта", 3}, {"мая", 5}, {"ноември", 11}, {"ноя", 11}, {"нояб", 11}, {"ноябрь", 11},
    {"ноября", 11}, {"окт", 10}, {"октомври", 10}, {"октябрь", 10}, {"октября", 10}, {"сiч", 1}, {"сiчень", 1}, {"сiчня", 1},
    {"сен", 9}, {"сент", 9}, {"сентябрь", 9}, {"сентября", 9}, {"септември", 9}, {"сер", 8}, {"серпень", 8}, {"серпня", 8},
    {"січ", 1}, {"січень", 1}, {"січня", 1}, {"тра", 5}, {"травень", 5}, {"травня", 5}, {"фев", 2}, {"февр", 2},
    {"февраль", 2}, {"февраля", 2}, {"февруари", 2}, {"чер", 6}, {"червень", 6}, {"червня", 6}, {"юли", 7}, {"юни", 6},
    {"янв", 1}, {"январь", 1}, {"января", 1}, {"януари", 1}, {"אוגוסט", 8}, {"אוקטובר", 10}, {"אפריל", 4}, {"דצמבר", 12},
    {"יולי", 7}, {"יוני", 6}, {"ינואר", 1}, {"מאי", 5}, {"מרץ", 3}, {"נובמבר", 11}, {"ספטמבר", 9}, {"פברואר", 2},
    {"أبريل", 4}, {"أغسطس", 8}, {"أكتوبر", 10}, {"ابريل", 4}, {"اغسطس", 8}, {"اكتوبر", 10}, {"ديسمبر", 12}, {"سبتمبر", 9},
    {"فبراير", 2}, {"مارس", 3}, {"مايو", 5}, {"نوفمبر", 11}, {"يناير", 1}, {"يوليه", 7}, {"يوليو", 7}, {"يونيه", 6},
    {"يونيو", 6},
};

static const struct {
  const char *words;
  int hours;
} halves[] = {
    {" am a.m a.m. 上午 午前 오전 凌晨 早上 清晨 早晨 πμ ", 0},
    {" pm p.m p.m. 下午 午後 午后 오후 晚上 傍晚 中午 μμ ", 12},
};

/* Abbreviations as feeds use them (RFC 822 section 5, then common practice); hours and minutes east of UTC. IST is India's,
 * CST North America's (a source's own zone wins, see datetime.c). */
static const struct {
  const char *words;
  int minutes;
} zones[] = {
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
    {" et ", -300},
    {" ct ", -360},
    {" mt ", -420},
    {" pt ", -480},
    {" at ", -240},
    {" bst cet met mez wat west wast ", 60},
    {" cest mest mesz eet cat sast isst ", 120},
    {" eest msk trt eat ", 180},
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

/* IANA zones that sources are in. Those whose clocks change by other rules than the EU's and the USA's are left out. */
static const struct {
  const char *names;
  int minutes;
  int dst;
} places[] = {
    {" asia/shanghai asia/chongqing asia/harbin asia/hong_kong hongkong asia/macau asia/taipei roc prc asia/singapore singapore "
     "asia/kuala_lumpur asia/manila australia/perth asia/irkutsk asia/makassar asia/brunei china_standard_time ", 480, TW_DATETIME_NO_DST},
    {" asia/tokyo japan asia/seoul rok asia/pyongyang asia/jayapura asia/yakutsk ", 540, TW_DATETIME_NO_DST},
    {" asia/bangkok asia/jakarta asia/ho_chi_minh asia/saigon asia/phnom_penh asia/vientiane asia/novosibirsk asia/krasnoyarsk ", 420, TW_DATETIME_NO_DST},
    {" asia/kolkata asia/calcutta asia/colombo ", 330, TW_DATETIME_NO_DST},
    {" asia/kathmandu ", 345, TW_DATETIME_NO_DST},
    {" asia/yangon asia/rangoon ", 390, TW_DATETIME_NO_DST},
    {" asia/dhaka asia/bishkek asia/thimphu asia/omsk asia/urumqi ", 360, TW_DATETIME_NO_DST},
    {" asia/karachi asia/tashkent asia/yekaterinburg asia/almaty asia/dushanbe asia/ashgabat ", 300, TW_DATETIME_NO_DST},
    {" asia/kabul ", 270, TW_DATETIME_NO_DST},
    {" asia/dubai asia/muscat asia/baku asia/yerevan asia/tbilisi europe/samara ", 240, TW_DATETIME_NO_DST},
    {" asia/tehran ", 210, TW_DATETIME_NO_DST},
    {" europe/moscow europe/istanbul turkey asia/istanbul asia/riyadh asia/kuwait asia/qatar asia/bahrain asia/baghdad africa/nairobi "
     "europe/minsk africa/addis_ababa asia/aden asia/amman asia/damascus ", 180, TW_DATETIME_NO_DST},
    {" africa/johannesburg africa/harare africa/maputo africa/tripoli africa/khartoum africa/lusaka africa/kigali europe/kaliningrad ", 120, TW_DATETIME_NO_DST},
    {" africa/lagos africa/algiers africa/tunis africa/kinshasa africa/luanda ", 60, TW_DATETIME_NO_DST},
    {" utc gmt etc/utc etc/gmt etc/uct universal zulu africa/abidjan africa/accra africa/dakar atlantic/reykjavik ", 0, TW_DATETIME_NO_DST},
    {" america/sao_paulo america/argentina/buenos_aires america/buenos_aires america/montevideo ", -180, TW_DATETIME_NO_DST},
    {" america/caracas america/la_paz america/manaus america/puerto_rico ", -240, TW_DATETIME_NO_DST},
    {" america/bogota america/lima america/guayaquil america/panama america/jamaica america/cancun ", -300, TW_DATETIME_NO_DST},
    {" america/mexico_city america/costa_rica america/guatemala america/el_salvador america/regina ", -360, TW_DATETIME_NO_DST},
    {" america/phoenix us/arizona ", -420, TW_DATETIME_NO_DST},
    {" pacific/honolulu us/hawaii ", -600, TW_DATETIME_NO_DST},
    {" australia/brisbane pacific/port_moresby asia/vladivostok ", 600, TW_DATETIME_NO_DST},
    {" australia/darwin ", 570, TW_DATETIME_NO_DST},
    {" europe/london europe/dublin europe/lisbon gb wet atlantic/canary ", 0, TW_DATETIME_DST_EU},
    {" europe/paris europe/berlin europe/madrid europe/rome europe/amsterdam europe/brussels europe/vienna europe/zurich europe/stockholm "
     "europe/oslo europe/copenhagen europe/prague europe/warsaw europe/budapest europe/belgrade europe/zagreb europe/ljubljana europe/bratislava "
     "europe/luxembourg europe/monaco europe/malta europe/vaduz europe/andorra europe/tirane europe/skopje europe/sarajevo cet met ", 60, TW_DATETIME_DST_EU},
    {" europe/athens europe/helsinki europe/bucharest europe/sofia europe/kiev europe/kyiv europe/riga europe/tallinn europe/vilnius asia/nicosia "
     "eet ", 120, TW_DATETIME_DST_EU},
    {" america/new_york us/eastern america/toronto america/detroit est5edt america/montreal ", -300, TW_DATETIME_DST_US},
    {" america/chicago us/central america/winnipeg cst6cdt ", -360, TW_DATETIME_DST_US},
    {" america/denver us/mountain america/edmonton america/boise mst7mdt ", -420, TW_DATETIME_DST_US},
    {" america/los_angeles us/pacific america/vancouver america/tijuana pst8pdt ", -480, TW_DATETIME_DST_US},
    {" america/anchorage us/alaska ", -540, TW_DATETIME_DST_US},
    {" america/halifax canada/atlantic ", -240, TW_DATETIME_DST_US},
    {" america/st_johns ", -210, TW_DATETIME_DST_US},
};
/* clang-format on */

/* Is `word` one of the blank-separated words? */
static bool is_listed(const char *words, struct tw_slice word) {
  char needle[WORD_MAX * 2 + 3] = " ";
  if (word.len == 0 || word.len > sizeof needle - 3 || memchr(word.ptr, ' ', word.len)) return false;
  for (size_t i = 0; i < word.len; i++) {
    char c = word.ptr[i];
    needle[i + 1] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  needle[word.len + 1] = ' ';
  return strstr(words, needle) != NULL;
}

int tw_datetime_words_month(struct tw_slice word, bool loose) {
  static const char abbreviations[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  size_t low = 0, high = sizeof months / sizeof *months;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = tw_slice_cmp(tw_slice_from(months[middle].word), word);
    if (order == 0) return months[middle].month;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (!loose || word.len < 4) return 0;
  for (int i = 0; i < 12; i++)
    if (memcmp(abbreviations + i * 3, word.ptr, 3) == 0) return i + 1;
  return 0;
}

bool tw_datetime_words_half(struct tw_slice word, int *ret_hours) {
  for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
    if (is_listed(halves[i].words, word)) {
      *ret_hours = halves[i].hours;
      return true;
    }
  return false;
}

bool tw_datetime_words_zone(struct tw_slice word, int *ret_offset_s) {
  for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
    if (is_listed(zones[i].words, word)) {
      *ret_offset_s = zones[i].minutes * MINUTE_S;
      return true;
    }
  return false;
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

bool tw_datetime_words_place(struct tw_slice name, struct tw_datetime_place *ret_place) {
  name = tw_slice_trim(name);
  *ret_place = (struct tw_datetime_place){0};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    if (is_listed(places[i].names, name)) {
      ret_place->offset_s = places[i].minutes * MINUTE_S;
      ret_place->dst = places[i].dst;
      return true;
    }
  bool prefixed = tw_slice_has_prefix_nocase(name, TW_SLICE("utc")) || tw_slice_has_prefix_nocase(name, TW_SLICE("gmt"));
  if (prefixed && name.len > 3) name = tw_slice_sub(name, 3, name.len);
  return parse_offset(name, &ret_place->offset_s) || tw_datetime_words_zone(name, &ret_place->offset_s);
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

/* Directive 2000/84/EC and the US Energy Policy Act of 2005, applied to all years: feeds are younger than the older rules. */
int tw_datetime_words_offset_at(const struct tw_datetime_place *place, int64_t local_s) {
  if (place->dst == TW_DATETIME_NO_DST) return place->offset_s;
  tw_day day = (tw_day)(local_s / DAY_S - (local_s % DAY_S < 0));
  int year = tw_date_from(day).year;
  bool eu = place->dst == TW_DATETIME_DST_EU;
  int64_t start = (int64_t)(eu ? nth_sunday(year, 3, 0) : nth_sunday(year, 3, 2)) * DAY_S;
  int64_t end = (int64_t)(eu ? nth_sunday(year, 10, 0) : nth_sunday(year, 11, 1)) * DAY_S;
  start += eu ? HOUR_S + place->offset_s : 2 * HOUR_S;
  end += eu ? 2 * HOUR_S + place->offset_s : 2 * HOUR_S;
  return place->offset_s + (local_s >= start && local_s < end ? HOUR_S : 0);
}
