/* Whose dollar, rupee or shilling it is: the publisher's by its host, else by the institutions that the text names. */
#include "parse/extract/passes.h"

/* English-language publishers whose domain does not name their state. */
static const struct {
  const char *code, *hosts[24];
} publishers[] = {
    {"SG",
     {"straitstimes.com", "channelnewsasia.com", "todayonline.com", "mothership.sg", "asiaone.com", "businesstimes.com.sg",
      "theindependent.sg", "tnp.sg", "theonlinecitizen.com", "ricemedia.co"}},
    {"HK", {"scmp.com", "thestandard.com.hk", "hongkongfp.com", "rthk.hk", "chinadailyhk.com", "dimsumdaily.hk"}},
    {"TW", {"taipeitimes.com", "focustaiwan.tw", "taiwannews.com.tw", "taiwantoday.tw"}},
    {"AU", {"smh.com.au", "theage.com.au", "theaustralian.com.au", "sbs.com.au", "crikey.com.au", "afr.com"}},
    {"NZ", {"stuff.co.nz", "nzherald.co.nz", "rnz.co.nz", "newshub.co.nz"}},
    {"CA",
     {"globeandmail.com", "theglobeandmail.com", "nationalpost.com", "thestar.com", "vancouversun.com", "financialpost.com",
      "montrealgazette.com", "cp24.com", "torontosun.com", "ottawacitizen.com", "calgaryherald.com"}},
    {"IN", {"thehindu.com",          "hindustantimes.com", "indiatimes.com",    "indianexpress.com",  "ndtv.com",
            "deccanherald.com",      "thehansindia.com",   "news18.com",        "indiatoday.in",      "livemint.com",
            "business-standard.com", "moneycontrol.com",   "firstpost.com",     "telegraphindia.com", "tribuneindia.com",
            "newindianexpress.com",  "zeenews.com",        "republicworld.com", "thequint.com",       "outlookindia.com",
            "theprint.in",           "scroll.in",          "dnaindia.com"}},
    {"PK",
     {"dawn.com", "geo.tv", "24newshd.tv", "samaa.tv", "brecorder.com", "arynews.tv", "dailytimes.com.pk", "pakobserver.net",
      "dunyanews.tv", "nation.com.pk"}},
    {"LK", {"newsfirst.lk", "economynext.com", "adaderana.lk", "island.lk", "colombogazette.com", "newswire.lk"}},
    {"NP", {"kathmandupost.com", "myrepublica.com", "thehimalayantimes.com", "onlinekhabar.com", "nepalnews.com"}},
    {"BD", {"thedailystar.net", "bdnews24.com", "dhakatribune.com", "tbsnews.net", "newagebd.net", "prothomalo.com"}},
    {"KE",
     {"nation.africa", "kenyans.co.ke", "standardmedia.co.ke", "the-star.co.ke", "theeastafrican.co.ke", "citizen.digital",
      "tuko.co.ke", "businessdailyafrica.com", "kbc.co.ke", "pd.co.ke"}},
    {"UG", {"monitor.co.ug", "newvision.co.ug", "chimpreports.com", "independent.co.ug", "nilepost.co.ug", "observer.ug"}},
    {"TZ", {"thecitizen.co.tz", "dailynews.co.tz", "ippmedia.com"}},
    {"NG",
     {"punchng.com", "premiumtimesng.com", "vanguardngr.com", "thisdaylive.com", "dailytrust.com", "guardian.ng",
      "tribuneonlineng.com", "thecable.ng", "channelstv.com", "saharareporters.com", "leadership.ng", "thenationonlineng.net",
      "businessday.ng", "dailypost.ng", "blueprint.ng", "efcc.gov.ng"}},
    {"GH", {"ghanaweb.com", "myjoyonline.com", "citinewsroom.com", "graphic.com.gh", "modernghana.com", "3news.com"}},
    {"SL", {"thesierraleonetelegraph.com", "awokonewspaper.sl", "sierraloaded.sl", "politicosl.com"}},
    {"LR", {"frontpageafricaonline.com", "liberianobserver.com", "thenewdawnliberia.com"}},
    {"ZA", {"news24.com", "iol.co.za", "timeslive.co.za", "dailymaverick.co.za", "businesslive.co.za", "ewn.co.za", "mg.co.za"}},
    {"ZM", {"lusakatimes.com", "zambianobserver.com", "diggers.news"}},
    {"ZW", {"herald.co.zw", "newsday.co.zw", "newzimbabwe.com", "zimlive.com", "chronicle.co.zw"}},
    {"NA", {"namibian.com.na", "neweralive.na"}},
    {"MW", {"nyasatimes.com", "mwnation.com", "malawi24.com"}},
    {"EG", {"ahram.org.eg", "egypttoday.com", "egyptindependent.com", "dailynewsegypt.com", "madamasr.com"}},
    {"PH",
     {"inquirer.net", "rappler.com", "philstar.com", "manilatimes.net", "mb.com.ph", "gmanetwork.com", "pna.gov.ph",
      "abs-cbn.com", "sunstar.com.ph"}},
    {"MY",
     {"thestar.com.my", "nst.com.my", "malaymail.com", "freemalaysiatoday.com", "malaysiakini.com", "bernama.com",
      "theedgemarkets.com", "themalaysianinsight.com"}},
    {"ID", {"thejakartapost.com", "jakartaglobe.id", "antaranews.com", "tempo.co"}},
    {"TH", {"bangkokpost.com", "nationthailand.com", "thaipbsworld.com", "thethaiger.com", "khaosodenglish.com"}},
    {"JM", {"jamaica-gleaner.com", "jamaicaobserver.com", "radiojamaicanewsonline.com", "our.today"}},
    {"TT", {"trinidadexpress.com", "guardian.co.tt", "newsday.co.tt", "looptt.com"}},
    {"GY", {"stabroeknews.com", "kaieteurnewsonline.com", "guyanachronicle.com", "newsroom.gy", "guyanatimesgy.com"}},
    {"BS", {"tribune242.com", "thenassauguardian.com", "ewnews.com"}},
    {"BB", {"barbadostoday.bb", "nationnews.com"}},
    {"FJ", {"fijitimes.com", "fbcnews.com.fj", "fijivillage.com", "fijisun.com.fj"}},
    {"MX", {"mexiconewsdaily.com", "riviera-maya-news.com", "yucatantimes.com"}},
    {"GB", {"bbc.com", "theguardian.com", "telegraph.co.uk", "independent.co.uk", "ft.com", "sky.com"}},
    {"US",
     {"nytimes.com", "washingtonpost.com", "cnn.com", "foxnews.com", "nbcnews.com", "cbsnews.com", "apnews.com", "justice.gov",
      "usatoday.com", "latimes.com", "bloomberg.com", "wsj.com", "npr.org", "sec.gov", "treasury.gov", "fbi.gov", "ice.gov"}},
};

/* Institutions that only the press of the state names without saying whose they are. */
static const struct {
  const char *code, *words[10];
} signs[] = {
    {"KE", {"EACC", "Ethics and Anti-Corruption Commission", "Asset Recovery Agency", "Nairobi", "Milimani", "DCI", "Kenya"}},
    {"UG", {"Kampala", "IGG", "Inspectorate of Government", "Uganda", "State House Anti-Corruption Unit"}},
    {"TZ", {"PCCB", "Dar es Salaam", "Tanzania", "Dodoma"}},
    {"IN", {"Enforcement Directorate", "CBI", "lakh", "crore", "PMLA", "New Delhi", "Mumbai", "India"}},
    {"PK", {"NAB", "FIA", "Islamabad", "Karachi", "Lahore", "Pakistan", "National Accountability Bureau"}},
    {"LK", {"Colombo", "Sri Lanka", "CIABOC", "FCID"}},
    {"NP", {"Kathmandu", "Nepal", "CIAA"}},
    {"MU", {"Port Louis", "Mauritius", "ICAC Mauritius"}},
    {"PH", {"Manila", "Ombudsman", "Sandiganbayan", "NBI", "Bureau of Immigration", "Philippine", "Pogo"}},
    {"MX", {"Mexico City", "UIF", "FGR", "Mexican", "Pemex"}},
    {"CO", {"Bogota", "Colombian", "Odebrecht Colombia", "Fiscalia"}},
    {"EG", {"Cairo", "Illicit Gains Authority", "Egyptian", "Administrative Control Authority"}},
    {"SG",
     {"Singapore Police Force", "SINGAPORE", "Commercial Affairs Department", "CPIB", "Anti-Scam Command", "Anti-Scam Centre"}},
    {"AU", {"AFP", "Australian Federal Police", "AUSTRAC", "NSW Police", "Sydney", "Melbourne"}},
    {"SL", {"Freetown", "Sierra Leone", "ACC"}},
    {"SE", {"Stockholm", "Swedish"}},
    {"NO", {"Oslo", "Norwegian", "Okokrim"}},
    {"DK", {"Copenhagen", "Danish"}},
    {"CH", {"Bern", "Geneva", "Zurich", "Swiss"}},
    {"KR", {"Seoul", "South Korean", "Korean"}},
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static int weight_of(struct tw_slice text, size_t state) {
  int weight = 0;
  for (size_t i = 0; i < COUNT_OF(signs[state].words) && signs[state].words[i]; i++)
    if (tw_slice_find(text, tw_slice_from(signs[state].words[i]), 0) >= 0) weight++;
  return weight;
}

struct tw_slice tw_jurisdiction_of_publisher_en(struct tw_slice url) {
  for (size_t i = 0; url.len && i < COUNT_OF(publishers); i++)
    for (size_t k = 0; k < COUNT_OF(publishers[i].hosts) && publishers[i].hosts[k]; k++)
      if (tw_jurisdiction_is_host(url, publishers[i].hosts[k])) return tw_slice_from(publishers[i].code);
  return TW_SLICE_NONE;
}

struct tw_slice tw_jurisdiction_by_text_en(struct tw_slice text) {
  enum { NEEDED = 2 }; /* one name alone may be a passing mention */
  int best = NEEDED - 1;
  struct tw_slice code = TW_SLICE_NONE;
  for (size_t i = 0; i < COUNT_OF(signs); i++) {
    int weight = weight_of(text, i);
    if (weight == best) code = TW_SLICE_NONE; /* two states alike: neither */
    if (weight <= best) continue;
    best = weight;
    code = tw_slice_from(signs[i].code);
  }
  return code;
}
