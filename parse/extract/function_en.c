/* English function words, sorted. */
#include "parse/extract/function_words.h"

const struct tw_function_word tw_function_words_en[] = {
    {"a", TW_F_DET},       {"about", TW_F_IN},        {"across", TW_F_IN},     {"after", TW_F_SUB},     {"against", TW_F_IN},
    {"all", TW_F_DET},     {"although", TW_F_SUB},    {"am", TW_F_BE},         {"among", TW_F_INCL},    {"amongst", TW_F_INCL},
    {"an", TW_F_DET},      {"and", TW_F_AND},         {"another", TW_F_DET},   {"are", TW_F_BE},        {"as", TW_F_IN},
    {"at", TW_F_IN},       {"be", TW_F_BE},           {"because", TW_F_SUB},   {"been", TW_F_BE},       {"before", TW_F_SUB},
    {"being", TW_F_BE},    {"between", TW_F_IN},      {"but", TW_F_SUB},       {"by", TW_F_BY},         {"can", TW_F_MODAL},
    {"cannot", TW_F_NEG},  {"comprising", TW_F_INCL}, {"could", TW_F_MODAL},   {"despite", TW_F_IN},    {"did", TW_F_DO},
    {"do", TW_F_DO},       {"does", TW_F_DO},         {"during", TW_F_IN},     {"each", TW_F_EACH},     {"every", TW_F_EACH},
    {"expect", TW_F_PLAN}, {"expected", TW_F_PLAN},   {"expects", TW_F_PLAN},  {"failed", TW_F_NEG},    {"following", TW_F_SUB},
    {"for", TW_F_IN},      {"from", TW_F_FROM},       {"had", TW_F_HAVE},      {"has", TW_F_HAVE},      {"have", TW_F_HAVE},
    {"having", TW_F_HAVE}, {"he", TW_F_PRON},         {"her", TW_F_DET},       {"hers", TW_F_PRON},     {"him", TW_F_PRON},
    {"his", TW_F_DET},     {"how", TW_F_REL},         {"however", TW_F_SUB},   {"i", TW_F_PRON},        {"if", TW_F_IF},
    {"in", TW_F_IN},       {"include", TW_F_INCL},    {"included", TW_F_INCL}, {"includes", TW_F_INCL}, {"including", TW_F_INCL},
    {"into", TW_F_IN},     {"is", TW_F_BE},           {"it", TW_F_PRON},       {"its", TW_F_DET},       {"may", TW_F_MODAL},
    {"might", TW_F_MODAL}, {"must", TW_F_MODAL},      {"my", TW_F_DET},        {"near", TW_F_IN},       {"neither", TW_F_NEG},
    {"never", TW_F_NEG},   {"no", TW_F_NEG},          {"nor", TW_F_NEG},       {"not", TW_F_NEG},       {"of", TW_F_OF},
    {"off", TW_F_IN},      {"on", TW_F_IN},           {"once", TW_F_SUB},      {"onto", TW_F_IN},       {"or", TW_F_AND},
    {"other", TW_F_DET},   {"our", TW_F_DET},         {"out", TW_F_IN},        {"over", TW_F_IN},       {"per", TW_F_EACH},
    {"plan", TW_F_PLAN},   {"planned", TW_F_PLAN},    {"planning", TW_F_PLAN}, {"plans", TW_F_PLAN},    {"scheduled", TW_F_PLAN},
    {"shall", TW_F_MODAL}, {"she", TW_F_PRON},        {"should", TW_F_MODAL},  {"since", TW_F_SUB},     {"so", TW_F_SUB},
    {"some", TW_F_DET},    {"than", TW_F_IN},         {"that", TW_F_REL},      {"the", TW_F_DET},       {"their", TW_F_DET},
    {"them", TW_F_PRON},   {"there", TW_F_THERE},     {"these", TW_F_DET},     {"they", TW_F_PRON},     {"this", TW_F_DET},
    {"those", TW_F_DET},   {"though", TW_F_SUB},      {"through", TW_F_IN},    {"to", TW_F_TO},         {"toward", TW_F_IN},
    {"towards", TW_F_IN},  {"under", TW_F_IN},        {"unless", TW_F_IF},     {"until", TW_F_SUB},     {"was", TW_F_BE},
    {"we", TW_F_PRON},     {"were", TW_F_BE},         {"what", TW_F_REL},      {"when", TW_F_SUB},      {"where", TW_F_SUB},
    {"whereas", TW_F_SUB}, {"which", TW_F_REL},       {"while", TW_F_SUB},     {"who", TW_F_REL},       {"whom", TW_F_REL},
    {"whose", TW_F_REL},   {"will", TW_F_MODAL},      {"with", TW_F_WITH},     {"within", TW_F_IN},     {"without", TW_F_NEG},
    {"would", TW_F_MODAL}, {"you", TW_F_PRON},        {"your", TW_F_DET},
};
const size_t tw_function_words_en_count = sizeof tw_function_words_en / sizeof *tw_function_words_en;
