#include "parse/text/charset_labels.h"

enum { LABEL_MAX = 40 }; /* bytes; the longest known label has 21 */

/* clang-format off */
/* Encoding Standard, section 4.2 "Names and labels"; glibc's nearest converter for each. Behind them code pages that the
 * Standard leaves out and feeds of old systems declare. The Standard gives up on UTF-7, hz-gb-2312 and iso-2022-cn and -kr, which
 * hide markup from filters that look at bytes; ours look at what was decoded. Those that glibc lacks are ICU's. */
static const struct tw_charset_encoding encodings[] = {
    {"utf-8", NULL, TW_CHARSET_UTF8, false, " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 u8 utf utf_8 utf8mb4 utf-8-sig utf8-sig "},
    {"utf-16be", NULL, TW_CHARSET_UTF16, true, " unicodefffe utf-16be utf-16-be utf_16be utf16be utf_16_be "},
    {"utf-16le", NULL, TW_CHARSET_UTF16, false, " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le utf16 u16 utf_16 utf-16-le utf_16le utf16le utf_16_le ucs2 csunicode11 "},
    {"utf-32be", NULL, TW_CHARSET_UTF32, true, " utf-32be utf-32-be utf_32be utf32be utf_32_be ucs-4be "},
    {"utf-32le", NULL, TW_CHARSET_UTF32, false, " utf-32 utf-32le utf32 u32 utf_32 utf-32-le utf_32le utf32le utf_32_le ucs-4 ucs4 csucs4 iso-10646-ucs-4 ucs-4le "},
    {"gb18030", "GB18030", TW_CHARSET_MULTI_BYTE, false, " gb18030 gb18030-2000 gb18030-2005 gb18030-2022 "},
    {"gbk", "GB18030", TW_CHARSET_MULTI_BYTE, false, " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk cp936 936 ms936 windows-936 euc-cn euccn gb2312-80 gb2312-1980 eucgb2312-cn eucgb2312_cn x-euc-cn x-mac-simp-chinese "},
    {"big5", "BIG5-HKSCS", TW_CHARSET_MULTI_BYTE, false, " big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 950 ms950 windows-950 big5-tw big5hkscs big5-eten x-big5 big5_hkscs hkscs x-mac-trad-chinese "},
    {"euc-jp", "EUC-JP-MS", TW_CHARSET_MULTI_BYTE, false, " cseucpkdfmtjapanese euc-jp x-euc-jp eucjp euc_jp ujis u-jis x-euc "},
    {"iso-2022-jp", "ISO-2022-JP", TW_CHARSET_SHIFTED, false, " csiso2022jp iso-2022-jp iso2022-jp iso2022jp iso-2022-jp-1 iso-2022-jp-ext "},
    {"shift_jis", "CP932", TW_CHARSET_MULTI_BYTE, false, " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932 932 mskanji ms-kanji shiftjis s-jis s_jis x-mac-japanese "},
    {"euc-kr", "UHC", TW_CHARSET_MULTI_BYTE, false, " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949 949 ms949 uhc euckr euc_kr ks_c-5601 ks_c-5601-1987 ks_x-1001 ksx1001 x-windows-949 x-mac-korean ks-c-5601 "},
    {"windows-1252", "CP1252", TW_CHARSET_SINGLE_BYTE, false, " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 646 us latin-1 latin ansi 8859 iso8859 iso-8859 iso646-us iso_646.irv:1991 ansi_x3.4-1986 csascii ibm367 cp367 iso-ir-6 us_ascii iso_8859_1 iso8859_1 windows_1252 win1252 1252 x-user-defined "},
    {"windows-1250", "CP1250", TW_CHARSET_SINGLE_BYTE, false, " cp1250 windows-1250 x-cp1250 win-1250 win1250 1250 "},
    {"windows-1251", "CP1251", TW_CHARSET_SINGLE_BYTE, false, " cp1251 windows-1251 x-cp1251 win-1251 win1251 1251 cp-1251 "},
    {"windows-1253", "CP1253", TW_CHARSET_SINGLE_BYTE, false, " cp1253 windows-1253 x-cp1253 1253 "},
    {"windows-1254", "CP1254", TW_CHARSET_SINGLE_BYTE, false, " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254 1254 "},
    {"windows-1255", "CP1255", TW_CHARSET_SINGLE_BYTE, false, " cp1255 windows-1255 x-cp1255 1255 "},
    {"windows-1256", "CP1256", TW_CHARSET_SINGLE_BYTE, false, " cp1256 windows-1256 x-cp1256 1256 "},
    {"windows-1257", "CP1257", TW_CHARSET_SINGLE_BYTE, false, " cp1257 windows-1257 x-cp1257 1257 "},
    {"windows-1258", "CP1258", TW_CHARSET_SINGLE_BYTE, false, " cp1258 windows-1258 x-cp1258 1258 "},
    {"windows-874", "CP874", TW_CHARSET_SINGLE_BYTE, false, " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 cp874 874 tis620 tis-620-0 tis-620-2529-0 tis-620-2529-1 iso-ir-166 iso-8859-11-2001 thai "},
    {"iso-8859-2", "ISO-8859-2", TW_CHARSET_SINGLE_BYTE, false, " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    {"iso-8859-3", "ISO-8859-3", TW_CHARSET_SINGLE_BYTE, false, " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    {"iso-8859-4", "ISO-8859-4", TW_CHARSET_SINGLE_BYTE, false, " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    {"iso-8859-5", "ISO-8859-5", TW_CHARSET_SINGLE_BYTE, false, " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 "},
    {"iso-8859-6", "ISO-8859-6", TW_CHARSET_SINGLE_BYTE, false, " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    {"iso-8859-7", "ISO-8859-7", TW_CHARSET_SINGLE_BYTE, false, " csisolatingreek ecma-118 elot_928 iso-8859-7-1987 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek "},
    {"iso-8859-8", "ISO-8859-8", TW_CHARSET_SINGLE_BYTE, false, " csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical "},
    {"iso-8859-10", "ISO-8859-10", TW_CHARSET_SINGLE_BYTE, false, " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 iso_8859-10 iso_8859-10:1992 "},
    {"iso-8859-13", "ISO-8859-13", TW_CHARSET_SINGLE_BYTE, false, " iso-8859-13 iso8859-13 iso885913 iso_8859-13 l7 latin7 "},
    {"iso-8859-14", "ISO-8859-14", TW_CHARSET_SINGLE_BYTE, false, " iso-8859-14 iso8859-14 iso885914 iso-ir-199 iso-celtic iso_8859-14 iso_8859-14:1998 l8 latin8 "},
    {"iso-8859-15", "ISO-8859-15", TW_CHARSET_SINGLE_BYTE, false, " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9 "},
    {"iso-8859-16", "ISO-8859-16", TW_CHARSET_SINGLE_BYTE, false, " iso-8859-16 iso8859-16 iso_8859-16 iso-ir-226 l10 latin10 iso_8859-16:2001 "},
    {"koi8-r", "KOI8-R", TW_CHARSET_SINGLE_BYTE, false, " cskoi8r koi koi8 koi8-r koi8_r "},
    {"koi8-u", "KOI8-U", TW_CHARSET_SINGLE_BYTE, false, " koi8-ru koi8-u koi8_u "},
    {"macintosh", NULL, TW_CHARSET_SINGLE_BYTE, false, " csmacintosh mac macintosh x-mac-roman macroman mac-roman cp10000 ", "macintosh"},
    {"x-mac-cyrillic", NULL, TW_CHARSET_SINGLE_BYTE, false, " x-mac-cyrillic x-mac-ukrainian maccyrillic mac-cyrillic cp10007 ", "x-mac-cyrillic"},
    {"ibm866", "CP866", TW_CHARSET_SINGLE_BYTE, false, " 866 cp866 csibm866 ibm866 dos-866 "},
    {"ibm437", "CP437", TW_CHARSET_SINGLE_BYTE, false, " 437 cp437 ibm437 cspc8codepage437 "},
    {"ibm737", "CP737", TW_CHARSET_SINGLE_BYTE, false, " 737 cp737 ibm737 "},
    {"ibm775", "CP775", TW_CHARSET_SINGLE_BYTE, false, " 775 cp775 ibm775 cspc775baltic "},
    {"ibm850", "CP850", TW_CHARSET_SINGLE_BYTE, false, " 850 cp850 ibm850 cspc850multilingual "},
    {"ibm852", "CP852", TW_CHARSET_SINGLE_BYTE, false, " 852 cp852 ibm852 cspcp852 "},
    {"ibm855", "CP855", TW_CHARSET_SINGLE_BYTE, false, " 855 cp855 ibm855 csibm855 "},
    {"ibm856", "IBM856", TW_CHARSET_SINGLE_BYTE, false, " 856 cp856 ibm856 "},
    {"ibm857", "CP857", TW_CHARSET_SINGLE_BYTE, false, " 857 cp857 ibm857 csibm857 "},
    {"ibm858", "CP858", TW_CHARSET_SINGLE_BYTE, false, " 858 cp858 ibm858 cp00858 ibm00858 csibm858 csibm00858 "},
    {"ibm860", "CP860", TW_CHARSET_SINGLE_BYTE, false, " 860 cp860 ibm860 csibm860 "},
    {"ibm861", "CP861", TW_CHARSET_SINGLE_BYTE, false, " 861 cp861 ibm861 csibm861 cp-is "},
    {"ibm862", "CP862", TW_CHARSET_SINGLE_BYTE, false, " 862 cp862 ibm862 cspc862latinhebrew "},
    {"ibm863", "CP863", TW_CHARSET_SINGLE_BYTE, false, " 863 cp863 ibm863 csibm863 "},
    {"ibm864", "CP864", TW_CHARSET_SINGLE_BYTE, false, " 864 cp864 ibm864 csibm864 "},
    {"ibm865", "CP865", TW_CHARSET_SINGLE_BYTE, false, " 865 cp865 ibm865 csibm865 "},
    {"ibm869", "CP869", TW_CHARSET_SINGLE_BYTE, false, " 869 cp869 ibm869 csibm869 cp-gr "},
    {"cp1125", "CP1125", TW_CHARSET_SINGLE_BYTE, false, " 1125 cp1125 ibm1125 ruscii cp866u "},
    {"x-mac-greek", NULL, TW_CHARSET_SINGLE_BYTE, false, " x-mac-greek macgreek cp10006 ", "x-mac-greek"},
    {"x-mac-turkish", NULL, TW_CHARSET_SINGLE_BYTE, false, " x-mac-turkish macturkish cp10081 ", "x-mac-turkish"},
    {"x-mac-ce", "MAC-CENTRALEUROPE", TW_CHARSET_SINGLE_BYTE, false, " x-mac-ce x-mac-centraleurroman maccentraleurope maccenteuro maclatin2 cp10029 "},
    {"x-mac-icelandic", "MAC-IS", TW_CHARSET_SINGLE_BYTE, false, " x-mac-icelandic maciceland cp10079 "},
    {"ibm720", NULL, TW_CHARSET_SINGLE_BYTE, false, " cp720 ibm720 dos-720 ", "ibm-720"},
    {"ibm1006", NULL, TW_CHARSET_SINGLE_BYTE, false, " cp1006 ibm1006 ", "ibm-1006"},
    {"kz-1048", "RK1048", TW_CHARSET_SINGLE_BYTE, false, " kz1048 rk1048 strk1048-2002 "},
    {"iso-2022-kr", "ISO-2022-KR", TW_CHARSET_SHIFTED, false, " iso-2022-kr csiso2022kr "},
    {"iso-2022-cn", "ISO-2022-CN-EXT", TW_CHARSET_SHIFTED, false, " iso-2022-cn iso-2022-cn-ext "},
    {"iso-2022-jp-2", "ISO-2022-JP-2", TW_CHARSET_SHIFTED, false, " iso-2022-jp-2 csiso2022jp2 "},
    {"iso-2022-jp-3", "ISO-2022-JP-3", TW_CHARSET_SHIFTED, false, " iso-2022-jp-3 iso-2022-jp-2004 "},
    {"hz-gb-2312", NULL, TW_CHARSET_SHIFTED, false, " hz hz-gb hz-gb-2312 ", "HZ"},
    {"utf-7", "UTF-7", TW_CHARSET_SHIFTED, false, " utf-7 u7 unicode-1-1-utf-7 csutf7 "},
    {"euc-jisx0213", "EUC-JISX0213", TW_CHARSET_MULTI_BYTE, false, " euc-jisx0213 euc-jis-2004 jisx0213 eucjisx0213 "},
    {"shift_jisx0213", "SHIFT_JISX0213", TW_CHARSET_MULTI_BYTE, false, " shift_jisx0213 shift_jis-2004 sjisx0213 sjis-2004 s-jisx0213 s-jis-2004 "},
    {"hp-roman8", "HP-ROMAN8", TW_CHARSET_SINGLE_BYTE, false, " hp-roman8 hp_roman8 roman8 r8 cshproman8 cp1051 ibm1051 "},
    {"ptcp154", "PT154", TW_CHARSET_SINGLE_BYTE, false, " ptcp154 pt154 cp154 csptcp154 cyrillic-asian "},
    {"koi8-t", "KOI8-T", TW_CHARSET_SINGLE_BYTE, false, " koi8-t koi8_t "},
    {"johab", "JOHAB", TW_CHARSET_MULTI_BYTE, false, " johab cp1361 ms1361 "},
    {"euc-tw", "EUC-TW", TW_CHARSET_MULTI_BYTE, false, " euc-tw euctw "},
    {"viscii", "VISCII", TW_CHARSET_SINGLE_BYTE, false, " viscii csviscii "},
    {"tcvn", "TCVN", TW_CHARSET_SINGLE_BYTE, false, " tcvn tcvn-5712 tcvn5712-1 "},
    {"armscii-8", "ARMSCII-8", TW_CHARSET_SINGLE_BYTE, false, " armscii-8 "},
    {"georgian-ps", "GEORGIAN-PS", TW_CHARSET_SINGLE_BYTE, false, " georgian-ps "},
    {"ibm037", "IBM037", TW_CHARSET_EBCDIC, false, " 037 cp037 ibm037 csibm037 ebcdic-cp-us ebcdic-cp-ca ebcdic-cp-nl ebcdic-cp-wt ibm039 "},
    {"ibm273", "IBM273", TW_CHARSET_EBCDIC, false, " 273 cp273 ibm273 csibm273 "},
    {"ibm424", "IBM424", TW_CHARSET_EBCDIC, false, " 424 cp424 ibm424 csibm424 ebcdic-cp-he "},
    {"ibm500", "IBM500", TW_CHARSET_EBCDIC, false, " 500 cp500 ibm500 csibm500 ebcdic-cp-be ebcdic-cp-ch "},
    {"ibm875", "CP875", TW_CHARSET_EBCDIC, false, " 875 cp875 ibm875 "},
    {"ibm1026", "IBM1026", TW_CHARSET_EBCDIC, false, " 1026 cp1026 ibm1026 csibm1026 "},
    {"ibm1140", "IBM1140", TW_CHARSET_EBCDIC, false, " 1140 cp1140 ibm1140 cp01140 "},
};
/* clang-format on */

const struct tw_charset_encoding *tw_charset_labels_all(size_t *ret_count) {
  *ret_count = sizeof encodings / sizeof *encodings;
  return encodings;
}

/* The letters and digits of a label in lower case; 0 when it is too long for any that is known. */
static size_t reduce(struct tw_slice label, char out[static LABEL_MAX]) {
  size_t len = 0;
  for (size_t i = 0; i < label.len; i++) {
    char c = label.ptr[i], low = (char)(c | 32);
    if (!(low >= 'a' && low <= 'z') && !(c >= '0' && c <= '9')) continue;
    if (len == LABEL_MAX) return 0;
    out[len++] = c >= '0' && c <= '9' ? c : low;
  }
  return len;
}

/* As UTS 22 compares: "ISO_8859-2:1987", "windows_1251" and "mac cyrillic" are spellings that programs write. */
static const struct tw_charset_encoding *find_loosely(struct tw_slice label) {
  char wanted[LABEL_MAX], one[LABEL_MAX];
  size_t len = reduce(label, wanted);
  for (size_t i = 0; len && i < sizeof encodings / sizeof *encodings; i++) {
    struct tw_slice rest = tw_slice_from(encodings[i].labels), known;
    while (tw_slice_split(&rest, ' ', &known))
      if (reduce(known, one) == len && memcmp(one, wanted, len) == 0) return &encodings[i];
  }
  return NULL;
}

const struct tw_charset_encoding *tw_charset_labels_find(struct tw_slice label) {
  char needle[LABEL_MAX + 3] = " ";
  label = tw_slice_trim(label);
  if (label.len == 0 || label.len > LABEL_MAX || memchr(label.ptr, '\0', label.len)) return NULL;
  if (memchr(label.ptr, ' ', label.len)) return find_loosely(label);
  for (size_t i = 0; i < label.len; i++) {
    char c = label.ptr[i];
    needle[i + 1] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  needle[label.len + 1] = ' ';
  for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
    if (strstr(encodings[i].labels, needle)) return &encodings[i];
  return find_loosely(label);
}
