#include "parse/text/datetime_words.h"
#include "parse/text/datetime_fold.h"

enum { WORD_MAX_BYTES = 32 };

/* clang-format off */
/* English, German, French, Spanish, Italian, Portuguese, Catalan, Dutch, Danish, Norwegian, Swedish, Finnish, Polish, Czech,
 * Slovak, Croatian, Slovenian, Hungarian, Romanian, Turkish, Indonesian, Estonian, Latvian, Lithuanian, Russian, Ukrainian,
 * Bulgarian, Serbian, Belarusian, Greek, Arabic, Persian, Hebrew, Hindi, Thai, Azerbaijani, Uzbek, Albanian, Galician,
 * Afrikaans, Malay, Swahili, Filipino, Icelandic, Basque, Kazakh, Macedonian, Georgian, Armenian, Urdu, Bengali, Marathi,
 * Nepali, Gujarati, Tamil, Telugu, Malayalam, Khmer, Burmese; nominative and genitive, and the usual short forms (Unicode
 * CLDR, folded), sorted. */
static const struct {
  const char *word;
  uint8_t month;
} months[] = {
    {"abendua", 12}, {"abenduaren", 12}, {"abr", 4}, {"abril", 4}, {"abuztua", 8}, {"abuztuaren", 8}, {"ag", 8}, {"ago", 8},
    {"agost", 8}, {"agosti", 8}, {"agosto", 8}, {"agu", 8}, {"agust", 8}, {"agusti", 8}, {"agustos", 8}, {"agustus", 8},
    {"aou", 8}, {"aout", 8}, {"apirila", 4}, {"apirilaren", 4}, {"apr", 4}, {"aprel", 4}, {"april", 4}, {"aprila", 4},
    {"aprile", 4}, {"aprili", 4}, {"aprilie", 4}, {"aprilis", 4}, {"aprill", 4}, {"ara", 12}, {"aralik", 12}, {"aralık", 12},
    {"aug", 8}, {"august", 8}, {"augusta", 8}, {"augusti", 8}, {"augusts", 8}, {"augustus", 8}, {"augusztus", 8}, {"avg", 8},
    {"avgust", 8}, {"avqust", 8}, {"avr", 4}, {"avril", 4}, {"azaroa", 11}, {"azaroaren", 11}, {"bal", 4}, {"balandis", 4},
    {"balandzio", 4}, {"birz", 6}, {"birzelio", 6}, {"birzelis", 6}, {"bre", 3}, {"brezen", 3}, {"brezna", 3}, {"cerven", 6},
    {"cervence", 7}, {"cervenec", 7}, {"cervna", 6}, {"cvc", 7}, {"cvn", 6}, {"cze", 6}, {"czerwca", 6}, {"czerwiec", 6},
    {"dec", 12}, {"decembar", 12}, {"december", 12}, {"decembra", 12}, {"decembre", 12}, {"decembrie", 12}, {"decembris", 12},
    {"dekabr", 12}, {"des", 12}, {"desemba", 12}, {"desember", 12}, {"desembre", 12}, {"dets", 12}, {"detsember", 12},
    {"dez", 12}, {"dezember", 12}, {"dezembro", 12}, {"dhjetor", 12}, {"dic", 12}, {"dicembre", 12}, {"diciembre", 12},
    {"dis", 12}, {"disyembre", 12}, {"dub", 4}, {"duben", 4}, {"dubna", 4}, {"ekaina", 6}, {"ekainaren", 6}, {"eki", 10},
    {"ekim", 10}, {"elo", 8}, {"elok", 8}, {"elokuu", 8}, {"elokuuta", 8}, {"ene", 1}, {"enero", 1}, {"eyl", 9}, {"eylul", 9},
    {"feb", 2}, {"febbr", 2}, {"febbraio", 2}, {"feber", 2}, {"febr", 2}, {"febreiro", 2}, {"febrer", 2}, {"febrero", 2},
    {"februar", 2}, {"februara", 2}, {"februari", 2}, {"februarie", 2}, {"februaris", 2}, {"february", 2}, {"fev", 2},
    {"fevereiro", 2}, {"fevr", 2}, {"fevral", 2}, {"fevrier", 2}, {"geg", 5}, {"gegeuze", 5}, {"geguze", 5}, {"geguzes", 5},
    {"gen", 1}, {"gener", 1}, {"genn", 1}, {"gennaio", 1}, {"giu", 6}, {"giugno", 6}, {"gru", 12}, {"grudnia", 12},
    {"grudzien", 12}, {"gruod", 12}, {"gruodis", 12}, {"gruodzio", 12}, {"gusht", 8}, {"haz", 6}, {"haziran", 6}, {"hei", 7},
    {"heina", 7}, {"heinak", 7}, {"heinakuu", 7}, {"heinakuuta", 7}, {"hel", 2}, {"helmi", 2}, {"helmik", 2}, {"helmikuu", 2},
    {"helmikuuta", 2}, {"huh", 4}, {"huhti", 4}, {"huhtik", 4}, {"huhtikuu", 4}, {"huhtikuuta", 4}, {"hulyo", 7}, {"hunyo", 6},
    {"ian", 1}, {"ianuarie", 1}, {"iraila", 9}, {"irailaren", 9}, {"iul", 7}, {"iulie", 7}, {"iun", 6}, {"iunie", 6}, {"iyul", 7},
    {"iyun", 6}, {"jaan", 1}, {"jaanuar", 1}, {"jan", 1}, {"janar", 1}, {"janeiro", 1}, {"janner", 1}, {"januar", 1},
    {"januara", 1}, {"januari", 1}, {"januarie", 1}, {"january", 1}, {"janv", 1}, {"janvaris", 1}, {"janvier", 1}, {"jou", 12},
    {"joulu", 12}, {"jouluk", 12}, {"joulukuu", 12}, {"joulukuuta", 12}, {"juil", 7}, {"juill", 7}, {"juillet", 7}, {"juin", 6},
    {"jul", 7}, {"jula", 7}, {"julai", 7}, {"julho", 7}, {"juli", 7}, {"julie", 7}, {"julijs", 7}, {"julio", 7}, {"juliol", 7},
    {"julius", 7}, {"july", 7}, {"jun", 6}, {"juna", 6}, {"june", 6}, {"junho", 6}, {"juni", 6}, {"junie", 6}, {"junijs", 6},
    {"junio", 6}, {"junius", 6}, {"juny", 6}, {"juuli", 7}, {"juuni", 6}, {"kas", 11}, {"kasim", 11}, {"kasım", 11}, {"kes", 6},
    {"kesa", 6}, {"kesak", 6}, {"kesakuu", 6}, {"kesakuuta", 6}, {"kol", 8}, {"kolovoz", 8}, {"kolovoza", 8}, {"korrik", 7},
    {"kov", 3}, {"kovas", 3}, {"kovo", 3}, {"kve", 5}, {"kveten", 5}, {"kvetna", 5}, {"kwi", 4}, {"kwiecien", 4}, {"kwietnia", 4},
    {"lapkr", 11}, {"lapkricio", 11}, {"lapkritis", 11}, {"led", 1}, {"leden", 1}, {"ledna", 1}, {"liep", 7}, {"liepa", 7},
    {"liepos", 7}, {"lip", 7}, {"lipanj", 6}, {"lipca", 7}, {"lipiec", 7}, {"lipnja", 6}, {"lis", 11}, {"listopad", 11},
    {"listopada", 11}, {"listopadu", 11}, {"lok", 10}, {"loka", 10}, {"lokak", 10}, {"lokakuu", 10}, {"lokakuuta", 10},
    {"lug", 7}, {"luglio", 7}, {"lut", 2}, {"lutego", 2}, {"luty", 2}, {"maa", 3}, {"maalis", 3}, {"maalisk", 3},
    {"maaliskuu", 3}, {"maaliskuuta", 3}, {"maart", 3}, {"mac", 3}, {"machi", 3}, {"maerz", 3}, {"mag", 5}, {"magg", 5},
    {"maggio", 5}, {"mai", 5}, {"maiatza", 5}, {"maiatzaren", 5}, {"maig", 5}, {"maijs", 5}, {"maio", 5}, {"maj", 5}, {"maja", 5},
    {"majus", 5}, {"mar", 3}, {"marc", 3}, {"marca", 3}, {"march", 3}, {"marcius", 3}, {"marco", 3}, {"marec", 3}, {"maret", 3},
    {"marr", 11}, {"marras", 11}, {"marrask", 11}, {"marraskuu", 11}, {"marraskuuta", 11}, {"mars", 3}, {"marso", 3}, {"mart", 3},
    {"marte", 3}, {"martie", 3}, {"marts", 3}, {"martxoa", 3}, {"martxoaren", 3}, {"marz", 3}, {"marzec", 3}, {"marzo", 3},
    {"may", 5}, {"mayis", 5}, {"mayo", 5}, {"mayıs", 5}, {"mei", 5}, {"mrt", 3}, {"mrz", 3}, {"nentor", 11}, {"nis", 4},
    {"nisan", 4}, {"nobyembre", 11}, {"noi", 11}, {"noiembrie", 11}, {"nov", 11}, {"novemba", 11}, {"novembar", 11},
    {"november", 11}, {"novembra", 11}, {"novembre", 11}, {"novembris", 11}, {"novembro", 11}, {"noviembre", 11}, {"noyabr", 11},
    {"oca", 1}, {"ocak", 1}, {"oct", 10}, {"october", 10}, {"octobre", 10}, {"octombrie", 10}, {"octubre", 10}, {"ogos", 8},
    {"okt", 10}, {"oktabr", 10}, {"oktoba", 10}, {"oktobar", 10}, {"oktober", 10}, {"oktobra", 10}, {"oktobris", 10},
    {"oktoober", 10}, {"oktubre", 10}, {"oktyabr", 10}, {"otsaila", 2}, {"otsailaren", 2}, {"ott", 10}, {"ottobre", 10},
    {"out", 10}, {"outubro", 10}, {"ozu", 3}, {"ozujak", 3}, {"ozujka", 3}, {"paz", 10}, {"pazdziernik", 10},
    {"pazdziernika", 10}, {"pebrero", 2}, {"prill", 4}, {"pro", 12}, {"prosinac", 12}, {"prosinca", 12}, {"prosince", 12},
    {"prosinec", 12}, {"qershor", 6}, {"rij", 10}, {"rijen", 10}, {"rijna", 10}, {"rugp", 8}, {"rugpjucio", 8}, {"rugpjutis", 8},
    {"rugs", 9}, {"rugsejis", 9}, {"rugsejo", 9}, {"ruj", 9}, {"rujan", 9}, {"rujna", 9}, {"saus", 1}, {"sausio", 1},
    {"sausis", 1}, {"sentabr", 9}, {"sentyabr", 9}, {"sep", 9}, {"sept", 9}, {"septemba", 9}, {"septembar", 9}, {"september", 9},
    {"septembra", 9}, {"septembre", 9}, {"septembrie", 9}, {"septembris", 9}, {"septiembre", 9}, {"set", 9}, {"setembre", 9},
    {"setembro", 9}, {"setiembre", 9}, {"sett", 9}, {"settembre", 9}, {"setyembre", 9}, {"shkurt", 2}, {"shtator", 9}, {"sie", 8},
    {"sierpien", 8}, {"sierpnia", 8}, {"sij", 1}, {"sijecanj", 1}, {"sijecnja", 1}, {"spal", 10}, {"spalio", 10}, {"spalis", 10},
    {"srp", 8}, {"srpanj", 7}, {"srpen", 8}, {"srpna", 8}, {"srpnja", 7}, {"stu", 11}, {"studeni", 11}, {"studenog", 11},
    {"studenoga", 11}, {"sty", 1}, {"styczen", 1}, {"stycznia", 1}, {"sub", 2}, {"subat", 2}, {"svi", 5}, {"svibanj", 5},
    {"svibnja", 5}, {"syy", 9}, {"syys", 9}, {"syysk", 9}, {"syyskuu", 9}, {"syyskuuta", 9}, {"szept", 9}, {"szeptember", 9},
    {"tam", 1}, {"tammi", 1}, {"tammik", 1}, {"tammikuu", 1}, {"tammikuuta", 1}, {"tem", 7}, {"temmuz", 7}, {"tetor", 10},
    {"tou", 5}, {"touko", 5}, {"toukok", 5}, {"toukokuu", 5}, {"toukokuuta", 5}, {"tra", 4}, {"travanj", 4}, {"travnja", 4},
    {"uno", 2}, {"unor", 2}, {"unora", 2}, {"urria", 10}, {"urriaren", 10}, {"urtarrila", 1}, {"urtarrilaren", 1}, {"uztaila", 7},
    {"uztailaren", 7}, {"vas", 2}, {"vasario", 2}, {"vasaris", 2}, {"veebr", 2}, {"veebruar", 2}, {"velj", 2}, {"veljaca", 2},
    {"veljace", 2}, {"wrz", 9}, {"wrzesien", 9}, {"wrzesnia", 9}, {"xaneiro", 1}, {"xullo", 7}, {"xuno", 6}, {"yanvar", 1},
    {"zar", 9}, {"zari", 9}, {"απρ", 4}, {"απριλησ", 4}, {"απριλιος", 4}, {"απριλιου", 4}, {"αυγ", 8}, {"αυγουστος", 8},
    {"αυγουστου", 8}, {"δεκ", 12}, {"δεκεμβριος", 12}, {"δεκεμβριου", 12}, {"ιαν", 1}, {"ιανουαριος", 1}, {"ιανουαριου", 1},
    {"ιουλ", 7}, {"ιουλησ", 7}, {"ιουλιος", 7}, {"ιουλιου", 7}, {"ιουν", 6}, {"ιουνησ", 6}, {"ιουνιος", 6}, {"ιουνιου", 6},
    {"μαησ", 5}, {"μαι", 5}, {"μαιος", 5}, {"μαιου", 5}, {"μαρ", 3}, {"μαρτησ", 3}, {"μαρτιος", 3}, {"μαρτιου", 3}, {"νοε", 11},
    {"νοεμ", 11}, {"νοεμβριος", 11}, {"νοεμβριου", 11}, {"οκτ", 10}, {"οκτωβριος", 10}, {"οκτωβριου", 10}, {"σεπ", 9},
    {"σεπτ", 9}, {"σεπτεμβριος", 9}, {"σεπτεμβριου", 9}, {"φεβ", 2}, {"φεβρουαριος", 2}, {"φεβρουαριου", 2}, {"авг", 8},
    {"август", 8}, {"августа", 8}, {"апр", 4}, {"апрель", 4}, {"апреля", 4}, {"април", 4}, {"ақпан", 2}, {"бер", 3},
    {"березень", 3}, {"березня", 3}, {"вер", 9}, {"верасень", 9}, {"верасня", 9}, {"вересень", 9}, {"вересня", 9}, {"гру", 12},
    {"груд", 12}, {"грудень", 12}, {"грудня", 12}, {"дек", 12}, {"декабрь", 12}, {"декабря", 12}, {"декември", 12}, {"дец", 12},
    {"децембар", 12}, {"желтоқсан", 12}, {"жнівень", 8}, {"жніуня", 8}, {"жов", 10}, {"жовт", 10}, {"жовтень", 10},
    {"жовтня", 10}, {"июл", 7}, {"июль", 7}, {"июля", 7}, {"июн", 6}, {"июнь", 6}, {"июня", 6}, {"кастрычнік", 10},
    {"кастрычніка", 10}, {"кві", 4}, {"квіт", 4}, {"квітень", 4}, {"квітня", 4}, {"красавік", 4}, {"красавіка", 4}, {"лип", 7},
    {"липень", 7}, {"липня", 7}, {"лист", 11}, {"листопад", 11}, {"листопада", 11}, {"лют", 2}, {"лютага", 2}, {"лютии", 2},
    {"лютого", 2}, {"люты", 2}, {"ліпень", 7}, {"ліпеня", 7}, {"лістапад", 11}, {"лістапада", 11}, {"маи", 5}, {"мамыр", 5},
    {"мар", 3}, {"март", 3}, {"марта", 3}, {"маусым", 6}, {"мая", 5}, {"мај", 5}, {"наурыз", 3}, {"нов", 11}, {"новембар", 11},
    {"ное", 11}, {"ноември", 11}, {"ноя", 11}, {"нояб", 11}, {"ноябрь", 11}, {"ноября", 11}, {"окт", 10}, {"октобар", 10},
    {"октомври", 10}, {"октябрь", 10}, {"октября", 10}, {"сiч", 1}, {"сiчень", 1}, {"сiчня", 1}, {"сакавік", 3}, {"сакавіка", 3},
    {"сен", 9}, {"сент", 9}, {"сентябрь", 9}, {"сентября", 9}, {"сеп", 9}, {"септембар", 9}, {"септември", 9}, {"сер", 8},
    {"серп", 8}, {"серпень", 8}, {"серпня", 8}, {"снежань", 12}, {"снежня", 12}, {"студзень", 1}, {"студзеня", 1}, {"січ", 1},
    {"січень", 1}, {"січня", 1}, {"сәуір", 4}, {"тамыз", 8}, {"тра", 5}, {"трав", 5}, {"травень", 5}, {"травня", 5},
    {"трауня", 5}, {"феб", 2}, {"фебруар", 2}, {"фебруари", 2}, {"фев", 2}, {"февр", 2}, {"февраль", 2}, {"февраля", 2},
    {"февруари", 2}, {"чер", 6}, {"черв", 6}, {"червень", 6}, {"червня", 6}, {"чэрвень", 6}, {"чэрвеня", 6}, {"шілде", 7},
    {"юли", 7}, {"юни", 6}, {"янв", 1}, {"январь", 1}, {"января", 1}, {"яну", 1}, {"януари", 1}, {"јан", 1}, {"јануар", 1},
    {"јануари", 1}, {"јул", 7}, {"јули", 7}, {"јун", 6}, {"јуни", 6}, {"қазан", 10}, {"қараша", 11}, {"қаңтар", 1},
    {"қыркүиек", 9}, {"ապրիլ", 4}, {"ապրիլի", 4}, {"դեկտեմբեր", 12}, {"դեկտեմբերի", 12}, {"հոկտեմբեր", 10}, {"հոկտեմբերի", 10},
    {"հուլիս", 7}, {"հուլիսի", 7}, {"հունիս", 6}, {"հունիսի", 6}, {"հունվար", 1}, {"հունվարի", 1}, {"մայիս", 5}, {"մայիսի", 5},
    {"մարտ", 3}, {"մարտի", 3}, {"նոյեմբեր", 11}, {"նոյեմբերի", 11}, {"սեպտեմբեր", 9}, {"սեպտեմբերի", 9}, {"փետրվար", 2},
    {"փետրվարի", 2}, {"օգոստոս", 8}, {"օգոստոսի", 8}, {"אוג", 8}, {"אוגוסט", 8}, {"אוק", 10}, {"אוקטובר", 10}, {"אפר", 4},
    {"אפריל", 4}, {"דצמ", 12}, {"דצמבר", 12}, {"יול", 7}, {"יולי", 7}, {"יונ", 6}, {"יוני", 6}, {"ינו", 1}, {"ינואר", 1},
    {"מאי", 5}, {"מרס", 3}, {"מרץ", 3}, {"נוב", 11}, {"נובמבר", 11}, {"ספט", 9}, {"ספטמבר", 9}, {"פבר", 2}, {"פברואר", 2},
    {"اب", 8}, {"ابريل", 4}, {"اذار", 3}, {"اغسطس", 8}, {"افريل", 4}, {"اكتوبر", 10}, {"اوت", 8}, {"اوریل", 4}, {"ايار", 5},
    {"ايلول", 9}, {"اپریل", 4}, {"اکتبر", 10}, {"اکتوبر", 10}, {"اگست", 8}, {"تشرين", 10}, {"تموز", 7}, {"جانفي", 1},
    {"جنوری", 1}, {"جوان", 6}, {"جولايی", 7}, {"جون", 6}, {"جويلية", 7}, {"حزيران", 6}, {"دجنبر", 12}, {"دسامبر", 12},
    {"دسمبر", 12}, {"ديسمبر", 12}, {"سبتمبر", 9}, {"ستمبر", 9}, {"سپتامبر", 9}, {"شباط", 2}, {"شتنبر", 9}, {"غشت", 8},
    {"فبراير", 2}, {"فروری", 2}, {"فوریه", 2}, {"فيفري", 2}, {"كانون", 12}, {"مارس", 3}, {"مارچ", 3}, {"ماي", 5}, {"مايو", 5},
    {"مه", 5}, {"ميی", 5}, {"نوامبر", 11}, {"نوفمبر", 11}, {"نومبر", 11}, {"نونبر", 11}, {"نيسان", 4}, {"يناير", 1}, {"يوليه", 7},
    {"يوليو", 7}, {"يوليوز", 7}, {"يونيه", 6}, {"يونيو", 6}, {"ژانویه", 1}, {"ژوين", 6}, {"ژويیه", 7}, {"अकटबर", 10}, {"अगसट", 8},
    {"अगसत", 8}, {"अपरल", 4}, {"एपरल", 4}, {"ऑकटबर", 10}, {"ऑगसट", 8}, {"जन", 6}, {"जनवर", 1}, {"जल", 7}, {"जलई", 7},
    {"डसबर", 12}, {"डसमबर", 12}, {"दसबर", 12}, {"नभमबर", 11}, {"नवबर", 11}, {"नवमबर", 11}, {"नवहबर", 11}, {"फबरअर", 2},
    {"फबरवर", 2}, {"फरवर", 2}, {"म", 5}, {"मई", 5}, {"मरच", 3}, {"सतबर", 9}, {"सपटबर", 9}, {"सपटमबर", 9}, {"অকটবর", 10},
    {"আগষট", 8}, {"আগসট", 8}, {"এপরল", 4}, {"জন", 6}, {"জনযর", 1}, {"জলই", 7}, {"ডসমবর", 12}, {"নভমবর", 11}, {"ফবরযর", 2},
    {"ম", 5}, {"মরচ", 3}, {"সপটমবর", 9}, {"એપરલ", 4}, {"ઑકટબર", 10}, {"ઑગસટ", 8}, {"જન", 6}, {"જનયઆર", 1}, {"જલઈ", 7},
    {"ડસમબર", 12}, {"નવમબર", 11}, {"ફબરઆર", 2}, {"મ", 5}, {"મરચ", 3}, {"સપટમબર", 9}, {"அகடபர", 10}, {"ஆகஸட", 8}, {"ஏபரல", 4},
    {"சபடமபர", 9}, {"ஜன", 6}, {"ஜனவர", 1}, {"ஜல", 7}, {"டசமபர", 12}, {"நவமபர", 11}, {"பபரவர", 2}, {"ம", 5}, {"மரச", 3},
    {"అకటబర", 10}, {"ఆగసట", 8}, {"ఏపరల", 4}, {"జన", 6}, {"జనవర", 1}, {"జల", 7}, {"డసబర", 12}, {"నవబర", 11}, {"ఫబరవర", 2},
    {"మ", 5}, {"మరచ", 3}, {"సపటబర", 9}, {"ഏപരൽ", 4}, {"ഒകടബർ", 10}, {"ഓഗസററ", 8}, {"ജനവര", 1}, {"ജല", 7}, {"ജൺ", 6}, {"ഡസബർ", 12},
    {"നവബർ", 11}, {"ഫബരവര", 2}, {"മയ", 5}, {"മർചച", 3}, {"സപററബർ", 9}, {"กนยายน", 9}, {"กมภาพนธ", 2}, {"กรกฎาคม", 7},
    {"ตลาคม", 10}, {"ธนวาคม", 12}, {"พฤศจกายน", 11}, {"พฤษภาคม", 5}, {"มกราคม", 1}, {"มถนายน", 6}, {"มนาคม", 3}, {"สงหาคม", 8},
    {"เมษายน", 4}, {"စကတငဘ", 9}, {"ဇန", 6}, {"ဇနနဝရ", 1}, {"ဇလင", 7}, {"ဒဇငဘ", 12}, {"နဝငဘ", 11}, {"ဖဖဝရ", 2}, {"မ", 5},
    {"မတ", 3}, {"အကတဘ", 10}, {"ဧပ", 4}, {"ဩဂတ", 8}, {"აგვისტო", 8}, {"აპრილი", 4}, {"დეკემბერი", 12}, {"თებერვალი", 2},
    {"იანვარი", 1}, {"ივლისი", 7}, {"ივნისი", 6}, {"მაისი", 5}, {"მარტი", 3}, {"ნოემბერი", 11}, {"ოქტომბერი", 10},
    {"სექტემბერი", 9}, {"កកកដ", 7}, {"កញញ", 9}, {"កមភ", 2}, {"តល", 10}, {"ធន", 12}, {"មករ", 1}, {"មថន", 6}, {"មន", 3}, {"មស", 4},
    {"វចឆក", 11}, {"សហ", 8}, {"ឧសភ", 5},
};

static const struct {
  const char *words;
  int hours;
} halves[] = {
    {" am a.m a.m. 上午 午前 오전 새벽 아침 凌晨 早上 清晨 早晨 早 πμ π.μ ص صباحا midnight ", 0},
    {" pm p.m p.m. 下午 午後 午后 오후 저녁 晚上 傍晚 中午 晚 夜 晚间 晚間 μμ μ.μ م مساء noon ", 12},
};

/* clang-format on */

/* Is `word` one of the blank-separated words? Blanks in it do not count: "p. m". */
static bool is_listed(const char *words, struct tw_slice word) {
  char needle[WORD_MAX_BYTES + 3] = " ";
  size_t len = 1;
  if (word.len == 0 || word.len > WORD_MAX_BYTES) return false;
  for (size_t i = 0; i < word.len; i++)
    if (word.ptr[i] != ' ') needle[len++] = word.ptr[i];
  needle[len] = ' ';
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

int tw_datetime_words_written_month(struct tw_slice word) {
  char folded[WORD_MAX_BYTES];
  size_t len;
  if (!word.len || word.len > sizeof folded || !tw_datetime_fold(word, folded, sizeof folded, &len)) return 0;
  return tw_datetime_words_month(tw_slice_of(folded, len), false);
}

bool tw_datetime_words_half(struct tw_slice word, int *ret_hours) {
  for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
    if (is_listed(halves[i].words, word)) {
      *ret_hours = halves[i].hours;
      return true;
    }
  return false;
}
