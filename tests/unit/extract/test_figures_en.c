/* English figures under the shipped pack: releases of prosecutors, police and anti-corruption agencies of many countries and
 * their press; and texts of other fields, which give nothing. */
#include "tests/unit/extract/figure_rows.h"

static struct checked_packs packs;

static int load(void **state) {
  (void)state;
  checked_load(&packs, TW_SOURCE_DIR "/config/packs", "asset-recovery");
  checked_compile(&packs);
  return 0;
}

static int unload(void **state) {
  (void)state;
  checked_done(&packs);
  return 0;
}

static const struct figure_row rows[] = {
    {"Former minister agrees to forfeit mansion", "2022-03-10", "https://www.justice.gov/x",
     "Former minister agrees to forfeit mansion\n"
     "The Justice Department said Thursday that a former Gambian official will forfeit $3.5 million under "
     "a settlement.\n"
     "According to the complaint, the official laundered more than $90 million through shell companies "
     "between 2010 and 2015.\n"
     "A federal court in Maryland also ordered the defendant's firm to pay a fine of $1.2 million.",
     "assets.forfeited 3500000 USD - - - exact planned\n"
     "assets.stolen 90000000 USD - 2010-01-01 2015-12-31 more_than\n"
     "fines.imposed 1200000 USD - - - exact\n"},
    {"Money of the small kingdom", "2024-01-15", "https://news.example/x",
     "Corruption and money laundering in Eswatini\n"
     "Investigators recovered E12 million from the fugitive. They also recovered E500,000 from his wife in 2020.\n"
     "The commission in Freetown said it recovered over NLe34.5 million, and NIS 3.5m, from the convicts.",
     "assets.recovered 12000000 SZL - - - exact\n"
     "assets.recovered 500000 SZL - 2020-01-01 2020-12-31 exact\n"
     "assets.recovered 34500000 SLE - - - more_than\n"
     "assets.recovered 3500000 ILS - - - exact\n"},
    {"EFCC secures 3,175 convictions in 2023", "2024-01-15", "https://punchng.com/x",
     "EFCC secures 3,175 convictions in 2023\n"
     "The Economic and Financial Crimes Commission said it secured 3,175 convictions and recovered N156.2 "
     "billion in 2023.\n"
     "The anti-graft agency also arrested 211 suspected internet fraudsters in Lagos last week.\n"
     "The commission's chairman said $43.8 million was also recovered during the year.\n"
     "The agency received over 15,000 petitions.",
     "persons.convicted 3175 person - 2023-01-01 2023-12-31 exact\n"
     "assets.recovered 156200000000 NGN - 2023-01-01 2023-12-31 exact\n"
     "persons.arrested 211 person - 2024-01-08 2024-01-14 exact\n"
     "assets.recovered 43800000 USD - 2023-01-01 2023-12-31 exact\n"},
    {"ED attaches assets worth Rs 124 crore in bank fraud case", "2023-06-05", "https://www.thehindu.com/x",
     "ED attaches assets worth Rs 124 crore in bank fraud case\n"
     "The Enforcement Directorate (ED) on Monday said it has provisionally attached immovable properties "
     "worth Rs 124.95 crore in a money laundering case against a Chennai-based firm.\n"
     "The accused allegedly cheated the State Bank of India of Rs 1,340 crore.\n"
     "Searches were conducted at 14 premises and Rs 2.3 crore in cash was seized.",
     "assets.frozen 1249500000 INR - - - exact\n"
     "assets.stolen 13400000000 INR - - - exact\n"
     "assets.seized 23000000 INR - - - exact\n"},
    {"More than 300 people investigated in islandwide scam crackdown", "2024-08-20", "https://www.straitstimes.com/x",
     "More than 300 people investigated in islandwide scam crackdown\n"
     "SINGAPORE - A total of 321 people are being investigated for their suspected involvement in scams, "
     "the police said on Aug 20.\n"
     "The suspects, aged 16 to 76, are believed to be involved in more than 1,200 cases of scams in which "
     "victims lost over $9.8 million.\n"
     "Scam victims in Singapore lost $385.6 million in the first half of 2024.\n"
     "The police froze more than 600 bank accounts and recovered about $2.1 million.",
     "persons.prosecuted 321 person - - - exact\n"
     "assets.stolen 9800000 SGD - - - more_than\n"
     "assets.stolen 385600000 SGD - 2024-01-01 2024-06-30 exact\n"
     "assets.recovered 2100000 SGD - - - approx\n"},
    {"INTERPOL operation nets USD 300 million", "2023-12-19", "https://www.interpol.int/x",
     "INTERPOL operation nets USD 300 million\n"
     "LYON, France - A transcontinental police operation against online financial crime has concluded with "
     "almost 3,500 arrests and seizures of USD 300 million worth of assets across 34 countries.\n"
     "The six-month Operation HAECHI IV (July-December 2023) targeted seven types of cyber-enabled scams.\n"
     "Investigators worked together to detect online fraud and freeze associated bank accounts. In total, "
     "authorities blocked 82,112 suspicious bank accounts, seizing a combined USD 199 million in hard "
     "currency and USD 101 million in virtual assets.",
     "persons.arrested 3500 person - 2023-07-01 2023-12-31 approx\n"
     "assets.seized 300000000 USD - 2023-07-01 2023-12-31 exact\n"
     "countries.involved 34 country - 2023-07-01 2023-12-31 exact\n"
     "?assets.seized 199000000 USD - 2023-07-01 2023-12-31 exact\n"
     "?assets.seized 101000000 USD - 2023-07-01 2023-12-31 exact\n"},
    {"Switzerland to return Abacha millions", "2020-02-03", "https://www.swissinfo.ch/x",
     "Switzerland to return Abacha millions\n"
     "Switzerland will return $321 million in assets seized from the family of former Nigerian dictator "
     "Sani Abacha, the government said on Monday.\n"
     "Some $700 million was already returned to Nigeria in 2005.\n"
     "Geneva prosecutors confiscated 380 million francs held in Luxembourg.",
     "assets.returned 321000000 USD - - - exact planned\n"
     "assets.returned 700000000 USD - 2005-01-01 2005-12-31 approx\n"
     "assets.forfeited 380000000 CHF - - - exact\n"},
    {"NCA denied criminals £350m in assets last year", "2022-07-20", "https://www.nationalcrimeagency.gov.uk/x",
     "NCA denied criminals £350m in assets last year\n"
     "The National Crime Agency has recovered £88.6m from tax avoidance schemes and corrupt officials "
     "since 2019.\n"
     "Officers restrained £14m of property in London in March 2022.\n"
     "Three men were charged with money laundering offences, and two others were jailed for a total of 11 "
     "years.",
     "assets.recovered 88600000 GBP - 2019-01-01 - exact\n"
     "assets.frozen 14000000 GBP - 2022-03-01 2022-03-31 exact\n"
     "persons.prosecuted 3 person - - - exact\n"
     "persons.convicted 2 person - - - exact\n"},
    {"Operation Ironside: AFP charges hundreds", "2021-06-08", "https://www.afp.gov.au/x",
     "Operation Ironside: AFP charges hundreds\n"
     "The AFP has charged 224 offenders with 526 offences in every mainland state as part of Operation "
     "Ironside.\n"
     "Police seized 104 firearms and $45 million in cash.\n"
     "Globally more than 800 people were arrested in 18 countries.",
     "persons.prosecuted 224 person - - - exact\n"
     "assets.seized 45000000 AUD - - - exact\n"
     "persons.arrested 800 person - - - more_than\n"
     "countries.involved 18 country - - - exact\n"},
    {"MACC arrests 1,159 in 2023", "2024-02-09", "https://www.thestar.com.my/x",
     "MACC arrests 1,159 in 2023\n"
     "PUTRAJAYA: The Malaysian Anti-Corruption Commission (MACC) opened 1,120 investigation papers and "
     "arrested 1,159 individuals last year, including 466 civil servants.\n"
     "A total of 494 individuals were charged in court and RM5.04 billion in assets was seized or "
     "forfeited.",
     "cases.opened 1120 case - 2023-01-01 2023-12-31 exact\n"
     "persons.arrested 1159 person - 2023-01-01 2023-12-31 exact\n"
     "persons.arrested 466 person officials 2023-01-01 2023-12-31 exact\n"
     "persons.prosecuted 494 person - 2023-01-01 2023-12-31 exact\n"
     "assets.seized 5040000000 MYR - 2023-01-01 2023-12-31 exact\n"},
    {"BI deports 167 Chinese Pogo workers", "2024-05-22", "https://newsinfo.inquirer.net/x",
     "BI deports 167 Chinese Pogo workers\n"
     "MANILA, Philippines - The Bureau of Immigration on Wednesday deported 167 Chinese nationals who were "
     "arrested in an illegal online gambling hub in Tarlac.\n"
     "So far this year, 462 foreign fugitives have been sent home, it said.\n"
     "The bureau's commissioner said 43 others remain at large.",
     "persons.returned 167 person - 2024-05-22 2024-05-22 exact\n"
     "persons.returned 462 person - 2024-01-01 2024-05-22 exact\n"
     "persons.at_large 43 person - - - exact\n"},
    {"Ukraine's anti-graft bureau reports on half a year", "2023-08-01", "https://www.pravda.com.ua/x",
     "Ukraine's anti-graft bureau reports on half a year\n"
     "In the first half of 2023 Ukraine's National Anti-Corruption Bureau opened 294 criminal cases and "
     "notified 136 people of suspicion, its report says.\n"
     "Courts convicted 29 people.\n"
     "Over the same period UAH 1.7 billion was returned to the state.",
     "cases.opened 294 case - 2023-01-01 2023-06-30 exact\n"
     "persons.prosecuted 136 person - 2023-01-01 2023-06-30 exact\n"
     "persons.convicted 29 person - 2023-01-01 2023-06-30 exact\n"
     "assets.returned 1700000000 UAH - 2023-01-01 2023-06-30 exact\n"},
    {"China brings back 840 fugitives in 2022", "2023-02-24", "https://english.www.gov.cn/x",
     "China brings back 840 fugitives in 2022\n"
     "BEIJING, Feb. 24 (Xinhua) -- China brought 840 fugitives back from abroad in 2022, including 91 "
     "Party members and officials and 16 subjects of Interpol red notices, the country's top anti-graft "
     "body said on Friday.\n"
     "More than 6.55 billion yuan (about 950 million U.S. dollars) of illicit assets were recovered "
     "through the Sky Net operation.\n"
     "China has concluded extradition treaties with 60 countries.",
     "persons.returned 840 person - 2022-01-01 2022-12-31 exact\n"
     "persons.returned 91 person officials 2022-01-01 2022-12-31 exact\n"
     "persons.returned 16 person red_notice 2022-01-01 2022-12-31 exact\n"
     "assets.recovered 6550000000 CNY - 2022-01-01 2022-12-31 more_than\n"
     "treaties.in_force 60 country - - - exact\n"},
    {"EACC goes after Sh8bn", "2019-11-28", "https://www.nation.africa/x",
     "EACC goes after Sh8bn\n"
     "Kenya's Ethics and Anti-Corruption Commission recovered assets valued at Sh2.9 billion in the "
     "financial year 2018/2019 and forwarded 234 files to the Director of Public Prosecutions.\n"
     "The courts convicted 46 people over graft while 15 cases ended in acquittals.\n"
     "The agency seeks to recover Sh6.2 billion from former county officials.",
     "assets.recovered 2900000000 KES - 2018-07-01 2019-06-30 exact\n"
     "persons.convicted 46 person - 2018-07-01 2019-06-30 exact\n"},
    {"Spanish police break up money-laundering ring", "2022-11-10", "https://www.euronews.com/x",
     "Spanish police break up money-laundering ring\n"
     "Spanish police arrested 42 people and seized 5.5 million euros in a crackdown on a gang that "
     "laundered at least 300 million euros.\n"
     "Four other suspects were detained in Germany and Italy.\n"
     "Bank accounts holding 1.6 million euros were blocked and 29 luxury cars were impounded.",
     "persons.arrested 42 person - - - exact\n"
     "assets.seized 5500000 EUR - - - exact\n"
     "assets.stolen 300000000 EUR - - - at_least\n"
     "persons.arrested 4 person suspects - - exact\n"
     "assets.frozen 1600000 EUR - - - exact\n"},
    {"Hong Kong police intercept HK$1.2 billion", "2025-01-21", "https://www.scmp.com/x",
     "Hong Kong police intercept HK$1.2 billion\n"
     "Hong Kong police intercepted HK$1.2 billion in fraud payments last year and arrested more than "
     "10,000 people over scams and money laundering.\n"
     "Losses from deception rose to HK$9.15 billion in 2024.\n"
     "Officers cracked 2,300 cases.",
     "assets.frozen 1200000000 HKD - 2024-01-01 2024-12-31 exact\n"
     "persons.arrested 10000 person - 2024-01-01 2024-12-31 more_than\n"
     "assets.stolen 9150000000 HKD - 2024-01-01 2024-12-31 exact\n"
     "cases.closed 2300 case - 2024-01-01 2024-12-31 exact\n"},
    {"Cambodia hands over suspects", "2024-09-30", "https://vnexpress.net/x",
     "Cambodia hands over suspects\n"
     "Cambodian authorities on Saturday handed over 38 Vietnamese scam suspects to the police of Tay Ninh "
     "Province.\n"
     "The group is accused of swindling victims out of VND20 billion since 2022.\n"
     "In August another 21 wanted persons surrendered to police after being persuaded by relatives.",
     "persons.returned 38 person suspects 2024-09-28 2024-09-28 exact\n"
     "assets.stolen 20000000000 VND - 2022-01-01 - exact\n"
     "persons.surrendered 21 person - 2024-08-01 2024-08-31 exact\n"},
    {"Airbus to pay record bribery penalty", "2020-01-31", "https://www.bbc.com/x",
     "Airbus to pay record bribery penalty\n"
     "Airbus has agreed to pay penalties of 3.6bn euros to settle bribery investigations by authorities in "
     "Britain, France and the United States.\n"
     "The Serious Fraud Office will receive €991m of that. The bank was fined £50m in 2018 by the "
     "regulator in a separate case.",
     "fines.imposed 3600000000 EUR - - - exact\n"
     "?fines.imposed 991000000 EUR - - - exact\n"
     "fines.imposed 50000000 GBP - 2018-01-01 2018-12-31 exact\n"},
    {"Interpol red notices", "2021-04-12", "https://www.aljazeera.com/x",
     "Interpol red notices\n"
     "Interpol issued 11,094 red notices in 2020, the police body says.\n"
     "Brazil's justice ministry sent 312 extradition requests last year and received 195 requests for "
     "legal assistance.\n"
     "Brazil has signed extradition treaties with 31 countries.",
     "notices.issued 11094 notice - 2020-01-01 2020-12-31 exact\n"
     "requests.made 312 request - 2020-01-01 2020-12-31 exact\n"
     "requests.made 195 request - 2020-01-01 2020-12-31 exact\n"
     "treaties.in_force 31 country - - - exact\n"},
    {"SIU says ABB paid back R1.56bn", "2023-10-04", "https://www.news24.com/x",
     "SIU says ABB paid back R1.56bn\n"
     "The Special Investigating Unit said the settlement with ABB saw R1.56 billion paid back to Eskom.\n"
     "The Asset Forfeiture Unit obtained freezing orders worth R5.4 billion, its report says. In the "
     "2022/23 financial year R611 million was forfeited to the state.\n"
     "More than 165 people and companies have been charged with corruption over the years.",
     "assets.returned 1560000000 ZAR - - - exact\n"
     "assets.frozen 5400000000 ZAR - - - exact\n"
     "assets.forfeited 611000000 ZAR - 2022-04-01 2023-03-31 exact\n"
     "persons.prosecuted 165 person - - - more_than\n"},
    {"Police nab 22,000 in voice phishing crackdown", "2023-03-08", "https://www.koreaherald.com/x",
     "Police nab 22,000 in voice phishing crackdown\n"
     "South Korean police apprehended 22,030 voice phishing suspects last year, the National Police Agency "
     "said Wednesday.\n"
     "Damage from voice phishing stood at 543.8 billion won in 2022, down 30 percent from a year earlier.\n"
     "A total of 657 suspects hiding overseas were repatriated from 31 countries.",
     "persons.arrested 22030 person suspects 2022-01-01 2022-12-31 exact\n"
     "assets.stolen 543800000000 KRW - 2022-01-01 2022-12-31 exact\n"
     "persons.returned 657 person suspects 2022-01-01 2022-12-31 exact\n"
     "countries.involved 31 country - 2022-01-01 2022-12-31 exact\n"},
    {"Bureau deports 41 fugitives", "2024-04-16", "https://news.example/x",
     "Bureau deports 41 fugitives\n"
     "The Bureau of Immigration deported 41 foreign fugitives in the first quarter of 2024, up from 33 in the same period a year "
     "earlier. Among them were 19 Koreans and 12 Chinese nationals wanted for fraud.",
     "persons.returned 41 person - 2024-01-01 2024-03-31 exact\n"
     "persons.returned 33 person - 2023-01-01 2023-03-31 exact\n"},
    {"Victims lose more to scams", "2025-02-25", "https://www.straitstimes.com/x",
     "Singapore police said scam victims lost S$1.1 billion to scams in 2024, up from S$651.8 million the previous year.",
     "assets.stolen 1100000000 SGD - 2024-01-01 2024-12-31 exact\n"
     "assets.stolen 651800000 SGD - 2023-01-01 2023-12-31 exact\n"},
    {"Stolen assets go home", "2023-07-03", "https://news.example/x",
     "Switzerland has returned nearly 2 billion francs of stolen assets over the past 20 years, Swiss prosecutors said. A "
     "further CHF7.4 "
     "million was returned to Turkmenistan in 2020 and CHF3.6 million in 2022.",
     "assets.returned 2000000000 CHF - - - approx\n"
     "assets.returned 7400000 CHF - 2020-01-01 2020-12-31 exact\n"
     "assets.returned 3600000 CHF - 2022-01-01 2022-12-31 exact\n"},
    {"Fraud and corruption in numbers", "2024-02-05", "https://news.example/x",
     "Fraud and corruption in numbers: first half of 2023\n"
     "Suspects arrested: 45\n"
     "Extradition requests received: 214\n"
     "Convictions obtained: 77\n"
     "Fugitives still at large: 12\n"
     "Assets frozen: EUR 45.2 million",
     "persons.arrested 45 person suspects 2023-01-01 2023-06-30 exact\n"
     "requests.made 214 request - 2023-01-01 2023-06-30 exact\n"
     "persons.convicted 77 person - 2023-01-01 2023-06-30 exact\n"
     "persons.at_large 12 person - 2023-01-01 2023-06-30 exact\n"
     "assets.frozen 45200000 EUR - 2023-01-01 2023-06-30 exact\n"},
    {"Gang held", "2024-04-16", "https://news.example/z",
     "Police said they had arrested 32 members of a fraud gang that cheated victims, 48 people listed in Interpol red notices "
     "and 12 "
     "people suspected of cheating victims.",
     "persons.arrested 32 person - - - exact\n"
     "persons.arrested 48 person red_notice - - exact\n"
     "persons.arrested 12 person - - - exact\n"},
    {"Ex-banker jailed over $200 million fraud", "2021-09-14", "https://www.reuters.com/x",
     "Ex-banker jailed over $200 million fraud\n"
     "A London court on Tuesday sentenced former banker John Roe, 54, to 12 years in prison for stealing "
     "$200 million from pension funds.\n"
     "Judge Ann Lee ordered the confiscation of £4.5 million.\n"
     "He fled to Cyprus in 2015 and was extradited two years later with the help of 2 other countries' "
     "police. Roe pleaded guilty to 9 of 14 counts and was fined £20,000.",
     "assets.stolen 200000000 USD - - - exact\n"
     "assets.forfeited 4500000 GBP - - - exact\n"
     "fines.imposed 20000 GBP - - - exact\n"},
    {"Retailer recovers after recall", "2023-05-02", "https://www.reuters.com/y",
     "Retailer recovers after recall\n"
     "The retailer recovered $20 million in lost sales and returned 45 million euros to shareholders in "
     "the first quarter.\n"
     "It recalled 3,000 vehicles; 12 executives left and revenue rose to $2 billion. The company closed 14 "
     "cases of litigation and paid $30 million in fees.",
     ""},
    {"Wanderers return to winning ways", "2023-05-02", "https://www.espn.com/y",
     "Wanderers return to winning ways\n"
     "The Wanderers returned three kickoffs and recovered two fumbles. The league fined the coach $25,000 "
     "after 5 players were charged with misconduct.\n"
     "The striker scored 12 goals as the club signed 3 midfielders in the match.",
     ""},
    {"Most patients recovered", "2021-05-02", "https://www.who.int/y",
     "Most patients recovered\n"
     "Health officials said 3,400 patients recovered and 210 people were returned to hospital in May. "
     "Vaccine doses worth $3 million were seized by heat. Two hundred cases were closed.",
     ""},
    {"Storm displaces thousands", "2021-08-02", "https://www.weather.com/y",
     "Storm displaces thousands\n"
     "Rescuers brought back 120 people from the flooded villages after the storm. Power was returned to "
     "3,000 homes, and 40 people remain missing. The government released $5 million for relief.",
     ""},
    {"KPK saved Rp 2.5 trillion", "2022-12-05", "https://www.thejakartapost.com/x",
     "KPK saved Rp 2.5 trillion\n"
     "Indonesia's Corruption Eradication Commission (KPK) recovered Rp 566.97 billion in state losses in "
     "2022 and named 149 people suspects in graft cases.\n"
     "It launched 113 investigations and prosecuted 121 defendants. The KPK detained 10 people in a sting "
     "operation on Friday.",
     "assets.recovered 566970000000 IDR - 2022-01-01 2022-12-31 exact\n"
     "persons.prosecuted 149 person - 2022-01-01 2022-12-31 exact\n"
     "cases.opened 113 case - 2022-01-01 2022-12-31 exact\n"
     "persons.prosecuted 121 person - 2022-01-01 2022-12-31 exact\n"
     "persons.arrested 10 person - 2022-12-02 2022-12-02 exact\n"},
    {"Philippines deports two Japanese suspects", "2023-02-08", "https://www.japantimes.co.jp/x",
     "Philippines deports two Japanese suspects\n"
     "The Philippines deported two Japanese men on Wednesday suspected of running a fraud ring that stole "
     "6 billion yen from elderly victims.\n"
     "Police arrested 37 members of the group in 2019 and 2020.",
     "persons.returned 2 person - 2023-02-08 2023-02-08 exact\n"
     "assets.stolen 6000000000 JPY - - - exact\n"
     "persons.arrested 37 person - 2019-01-01 2020-12-31 exact\n"},
    {"Angola seizes assets of ex-president's daughter", "2021-01-27", "https://www.africanews.com/x",
     "Angola seizes assets of ex-president's daughter\n"
     "Angola has recovered $5.3 billion in cash and goods since 2018, of which $2.7 billion was in cash, "
     "the attorney general said.\n"
     "Luanda estimates that $24 billion was looted from the country.\n"
     "Courts have frozen more than $1 billion of Isabel dos Santos' assets, and Portugal is to return 300 "
     "million euros.",
     "assets.recovered 5300000000 USD - 2018-01-01 - exact\n"
     "?assets.recovered 2700000000 USD - 2018-01-01 - exact\n"
     "assets.stolen 24000000000 USD - - - exact\n"
     "assets.frozen 1000000000 USD - - - more_than\n"
     "assets.returned 300000000 EUR - - - exact planned\n"},
    {"years in brackets and in rows", "2023-06-05", "https://www.agency.example/x",
     "Prosecutors and money laundering: the year in numbers\n"
     "Courts convicted 243 people of fraud in 2022 (previous year: 198) and confiscated EUR 640 000 (2021: EUR 512 000).\n"
     "Police arrested 20, 30 and 45 people in 2018, 2019 and 2020 respectively.",
     "persons.convicted 243 person - 2022-01-01 2022-12-31 exact\n"
     "persons.convicted 198 person - 2021-01-01 2021-12-31 exact\n"
     "assets.forfeited 640000 EUR - 2022-01-01 2022-12-31 exact\n"
     "assets.forfeited 512000 EUR - 2021-01-01 2021-12-31 exact\n"
     "persons.arrested 20 person - 2018-01-01 2018-12-31 exact\n"
     "persons.arrested 30 person - 2019-01-01 2019-12-31 exact\n"
     "persons.arrested 45 person - 2020-01-01 2020-12-31 exact\n"},
    {"told again for another time", "2024-01-11", "https://www.agency.example/x",
     "The anti-corruption agency won 317 convictions and recovered EUR 15 million in 2023. In 2022 the figures were 378 "
     "convictions and EUR 13 million.\n"
     "It brought back 43 fugitives last year, the most since 2019, when the number stood at 35.",
     "persons.convicted 317 person - 2023-01-01 2023-12-31 exact\n"
     "assets.recovered 15000000 EUR - 2023-01-01 2023-12-31 exact\n"
     "persons.convicted 378 person - 2022-01-01 2022-12-31 exact\n"
     "assets.recovered 13000000 EUR - 2022-01-01 2022-12-31 exact\n"
     "persons.returned 43 person - 2023-01-01 2023-12-31 exact\n"
     "persons.returned 35 person - 2019-01-01 2019-12-31 exact\n"},
    {"stocks, spans of years and days spoken of", "2024-06-13", "https://www.agency.example/x",
     "At 31 March 2024, EUR 14 million was frozen in corruption cases.\n"
     "The ministry said on Tuesday that 48 fugitives had been repatriated a day earlier.\n"
     "Over the last five years it has convicted 310 people of bribery.",
     "assets.frozen 14000000 EUR - - 2024-03-31 exact\n"
     "persons.returned 48 person - 2024-06-10 2024-06-10 exact\n"
     "persons.convicted 310 person - - - exact\n"},
    {"nouns said before, verbs behind both sums", "2023-02-01", "https://www.agency.example/x",
     "In 2022 the office sent 26 extradition requests to Spain and received 27.\n"
     "On 25 January 2023 police arrested 12 people for money laundering, 5 of them civil servants; more than EUR 2 million in "
     "cash as well as coins worth EUR 640 000 were seized.",
     "requests.made 26 request - 2022-01-01 2022-12-31 exact\n"
     "requests.made 27 request - 2022-01-01 2022-12-31 exact\n"
     "persons.arrested 12 person - 2023-01-25 2023-01-25 exact\n"
     "persons.arrested 5 person officials 2023-01-25 2023-01-25 exact\n"
     "assets.seized 2000000 EUR - 2023-01-25 2023-01-25 more_than\n"
     "assets.seized 640000 EUR - 2023-01-25 2023-01-25 exact\n"},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) figure_row_check(&packs, "en", &rows[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, load, unload);
}
