#include "parse/text/datetime_words.h"

enum { HOUR_S = 3600, MINUTE_S = 60, WORD_MAX = 32, DAY_S = 86400 };

/* clang-format off */
/* English, German, French, Spanish, Italian, Portuguese, Catalan, Dutch, Danish, Norwegian, Swedish, Finnish, Polish, Czech,
 * Slovak, Croatian, Slovenian, Hungarian, Romanian, Turkish, Indonesian, Estonian, Latvian, Lithuanian, Russian, Ukrainian,
 * Bulgarian, Greek, Arabic, Hebrew; nominative and genitive, and the usual short forms (Unicode CLDR, folded). */
static const char *const months[] = {
    " jan january januar janner janvier janv enero ene gennaio gen janeiro gener januari tammikuu tammikuuta tam sty styczen stycznia "
    "leden ledna led januara sijecanj sijecnja sij janvaris ianuarie ian ocak oca jaanuar sausis sausio янв январь января сiч сiчень сiчня "
    "січень січня січ януари ιαν ιανουαριος ιανουαριου يناير ינואר ",
    " feb february februar feber fevrier fevr febrero febbraio fevereiro fev febrer februari helmikuu helmikuuta hel luty lutego lut "
    "unor unora uno februara veljaca veljace velj februarie subat sub veebruar februaris vasaris vasario фев февр февраль февраля лютий "
    "лютого лютии лют февруари φεβ φεβρουαριος φεβρουαριου فبراير פברואר ",
    " mar march marz mars marzo marco marc maart mrt marts maaliskuu maaliskuuta maa marzec marca brezen brezna bre ozujak ozujka ozu "
    "marcius martie mart marec maret marte kovas kovo мар март марта березень березня бер μαρ μαρτιος μαρτιου مارس מרץ ",
    " apr april avril avr abril abr aprile huhtikuu huhtikuuta huh kwiecien kwietnia kwi duben dubna dub aprila travanj travnja tra aprilis "
    "aprilie nisan nis aprill balandis balandzio апр апрель апреля квітень квітня кві април απρ απριλιος απριλιου أبريل ابريل אפריל ",
    " may mai mayo maggio mag maio maig mei maj toukokuu toukokuuta tou maja kveten kvetna kve svibanj svibnja svi majus mayis "
    "gegeuze geguze maijs geguzes май маи мая травень травня тра μαι μαιος μαιου μαϊος مايو מאי ",
    " jun june juni juin junio giugno giu junho juny kesakuu kesakuuta kes czerwiec czerwca cze cerven cervna jun juna lipanj lipnja "
    "junius iunie iun haziran haz juuni junijs birzelis birzelio июн июнь июня червень червня чер юни ιουν ιουνιος ιουνιου يونيو يونيه יוני ",
    " jul july juli juillet juil julio luglio lug julho juliol heinakuu heinakuuta hei lipiec lipca lip cervenec cervence jula srpanj srpnja "
    "julius iulie iul temmuz tem juuli julijs liepa liepos июл июль июля липень липня лип юли ιουλ ιουλιος ιουλιου يوليو يوليه יולי ",
    " aug august aout agosto ago agost augustus augusti elokuu elokuuta elo sierpien sierpnia sie srpen srpna srp augusta kolovoz kolovoza kol "
    "augusztus agustos agu augusts rugpjutis rugpjucio авг август августа серпень серпня сер αυγ αυγουστος αυγουστου أغسطس اغسطس אוגוסט ",
    " sep sept september septembre septiembre setiembre settembre set setembro setembre syyskuu syyskuuta syy wrzesien wrzesnia wrz zari "
    "zar septembra rujan rujna ruj szeptember szept septembrie eylul eyl septembris rugsejis rugsejo сен сент сентябрь сентября вересень "
    "вересня вер септември σεπ σεπτ σεπτεμβριος σεπτεμβριου سبتمبر ספטמבר ",
    " oct october oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta lok pazdziernik pazdziernika paz rijen rijna rij "
    "oktobra octombrie ekim eki oktoober oktobris spalis spalio окт октябрь октября жовтень жовтня жов октомври οκτ "
    "οκτωβριος οκτωβριου أكتوبر اكتوبر אוקטובר ",
    " nov november novembre noviembre novembro marraskuu marraskuuta marr listopad listopada lis studeni studenog novembra noiembrie noi "
    "kasım kasim kas novembris lapkritis lapkricio ноя нояб ноябрь ноября листопад листопада ноември νοε νοεμ νοεμβριος νοεμβριου نوفمبر נובמבר ",
    " dec december dezember dez decembre diciembre dic dicembre dezembro desember des joulukuu joulukuuta jou grudzien grudnia gru prosinec "
    "prosince pro decembra prosinac prosinca decembrie aralık aralik ara detsember decembris gruodis gruodzio дек декабрь декабря грудень "
    "грудня гру декември δεκ δεκεμβριος δεκεμβριου ديسمبر דצמבר desembre dets ",
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
  for (int i = 0; i < 12; i++)
    if (is_listed(months[i], word)) return i + 1;
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
