/* English function words, sorted. */
#include "parse/extract/token.h"

struct entry {
  const char *word;
  size_t len;
  enum tw_function function;
};
#define WORD(word, function)                                                                                                     \
  { word, sizeof word - 1, function }

static const struct entry words[] = {
    WORD("a", TW_F_DET),         WORD("about", TW_F_IN),       WORD("across", TW_F_IN),       WORD("after", TW_F_SUB),
    WORD("against", TW_F_IN),    WORD("all", TW_F_DET),        WORD("although", TW_F_SUB),    WORD("am", TW_F_BE),
    WORD("among", TW_F_INCL),    WORD("amongst", TW_F_INCL),   WORD("an", TW_F_DET),          WORD("and", TW_F_AND),
    WORD("another", TW_F_DET),   WORD("are", TW_F_BE),         WORD("as", TW_F_IN),           WORD("at", TW_F_IN),
    WORD("be", TW_F_BE),         WORD("because", TW_F_SUB),    WORD("been", TW_F_BE),         WORD("before", TW_F_SUB),
    WORD("being", TW_F_BE),      WORD("between", TW_F_IN),     WORD("but", TW_F_SUB),         WORD("by", TW_F_BY),
    WORD("can", TW_F_MODAL),     WORD("cannot", TW_F_NEG),     WORD("comprising", TW_F_INCL), WORD("could", TW_F_MODAL),
    WORD("despite", TW_F_IN),    WORD("did", TW_F_DO),         WORD("do", TW_F_DO),           WORD("does", TW_F_DO),
    WORD("during", TW_F_IN),     WORD("each", TW_F_EACH),      WORD("every", TW_F_EACH),      WORD("expect", TW_F_PLAN),
    WORD("expected", TW_F_PLAN), WORD("expects", TW_F_PLAN),   WORD("failed", TW_F_NEG),      WORD("following", TW_F_SUB),
    WORD("for", TW_F_IN),        WORD("from", TW_F_FROM),      WORD("had", TW_F_HAVE),        WORD("has", TW_F_HAVE),
    WORD("have", TW_F_HAVE),     WORD("having", TW_F_HAVE),    WORD("he", TW_F_PRON),         WORD("her", TW_F_DET),
    WORD("hers", TW_F_PRON),     WORD("him", TW_F_PRON),       WORD("his", TW_F_DET),         WORD("how", TW_F_REL),
    WORD("however", TW_F_SUB),   WORD("i", TW_F_PRON),         WORD("if", TW_F_IF),           WORD("in", TW_F_IN),
    WORD("include", TW_F_INCL),  WORD("included", TW_F_INCL),  WORD("includes", TW_F_INCL),   WORD("including", TW_F_INCL),
    WORD("into", TW_F_IN),       WORD("is", TW_F_BE),          WORD("it", TW_F_PRON),         WORD("its", TW_F_DET),
    WORD("may", TW_F_MODAL),     WORD("might", TW_F_MODAL),    WORD("must", TW_F_MODAL),      WORD("my", TW_F_DET),
    WORD("near", TW_F_IN),       WORD("neither", TW_F_NEG),    WORD("never", TW_F_NEG),       WORD("no", TW_F_NEG),
    WORD("nor", TW_F_NEG),       WORD("not", TW_F_NEG),        WORD("of", TW_F_OF),           WORD("off", TW_F_IN),
    WORD("on", TW_F_IN),         WORD("once", TW_F_SUB),       WORD("onto", TW_F_IN),         WORD("or", TW_F_AND),
    WORD("other", TW_F_DET),     WORD("our", TW_F_DET),        WORD("out", TW_F_IN),          WORD("over", TW_F_IN),
    WORD("per", TW_F_EACH),      WORD("plan", TW_F_PLAN),      WORD("planned", TW_F_PLAN),    WORD("planning", TW_F_PLAN),
    WORD("plans", TW_F_PLAN),    WORD("scheduled", TW_F_PLAN), WORD("shall", TW_F_MODAL),     WORD("she", TW_F_PRON),
    WORD("should", TW_F_MODAL),  WORD("since", TW_F_SUB),      WORD("so", TW_F_SUB),          WORD("some", TW_F_DET),
    WORD("than", TW_F_IN),       WORD("that", TW_F_REL),       WORD("the", TW_F_DET),         WORD("their", TW_F_DET),
    WORD("them", TW_F_PRON),     WORD("there", TW_F_THERE),    WORD("these", TW_F_DET),       WORD("they", TW_F_PRON),
    WORD("this", TW_F_DET),      WORD("those", TW_F_DET),      WORD("though", TW_F_SUB),      WORD("through", TW_F_IN),
    WORD("to", TW_F_TO),         WORD("toward", TW_F_IN),      WORD("towards", TW_F_IN),      WORD("under", TW_F_IN),
    WORD("unless", TW_F_IF),     WORD("until", TW_F_SUB),      WORD("was", TW_F_BE),          WORD("we", TW_F_PRON),
    WORD("were", TW_F_BE),       WORD("what", TW_F_REL),       WORD("when", TW_F_SUB),        WORD("where", TW_F_SUB),
    WORD("whereas", TW_F_SUB),   WORD("which", TW_F_REL),      WORD("while", TW_F_SUB),       WORD("who", TW_F_REL),
    WORD("whom", TW_F_REL),      WORD("whose", TW_F_REL),      WORD("will", TW_F_MODAL),      WORD("with", TW_F_WITH),
    WORD("within", TW_F_IN),     WORD("without", TW_F_NEG),    WORD("would", TW_F_MODAL),     WORD("you", TW_F_PRON),
    WORD("your", TW_F_DET),
};

enum { LONGEST = 12 };

/* The first word that begins with `letter` or one behind it. */
static size_t first_of(char letter) {
  size_t low = 0, high = sizeof words / sizeof *words;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (words[middle].word[0] < letter)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

enum tw_function tw_function_en(struct tw_slice word) {
  char lower[LONGEST];
  if (!word.len || word.len > LONGEST) return TW_F_NONE;
  if (word.len > 3 && tw_slice_has_suffix(word, TW_SLICE("n't"))) return TW_F_NEG;
  for (size_t i = 0; i < word.len; i++) lower[i] = (char)(word.ptr[i] | (word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? 0x20 : 0));
  char second = word.len > 1 ? lower[1] : '\0';
  for (size_t i = first_of(lower[0]); i < sizeof words / sizeof *words && words[i].word[0] == lower[0]; i++)
    if (words[i].len == word.len && words[i].word[1] == second && memcmp(words[i].word, lower, word.len) == 0)
      return words[i].function;
  return TW_F_NONE;
}
