#include "parse/scan/zh/zh_conversion.h"

static const char *const ties[] = {
    "约合",   "約合",   "折合",   "折合成",        "折合为", "折合為", "大约折合", "大約折合", "约折合", "約折合", "合",
    "相当于", "相當於", "相等于", "相等於",        "等于",   "等於",   "等值",     "等值于",   "等值於", "折算",   "折算为",
    "折算成", "折算為", "换算",   "換算",          "换算为", "換算為", "换算成",   "約等於",   "约等于", "约为",   "約為",
    "即约",   "即約",   "or",     "equivalent to", "/",      "=",      "≈",        NULL};
static const char *const leads[] = {"约",     "約",     "大约",  "大約",          "近",     "逾",   "超",   "超过",
                                    "超過",   "即",     "即是",  "也就是",        "当时",   "當時", "现",   "現",
                                    "人民币", "人民幣", "美元",  "美金",          "港币",   "港幣", "港元", "新台币",
                                    "新臺幣", "新台幣", "台币",  "台幣",          "欧元",   "歐元", "英镑", "英鎊",
                                    "日元",   "日圆",   "about", "approximately", "around", NULL};
static const char *const behind[] = {"左右", "上下", "按", "以", "依", "下同", "的", NULL};

const struct tw_conversion_words tw_zh_conversion_words = {.ties = ties, .leads = leads, .behind = behind};
