/* Numerals, hedges and what stands behind a number. Simplified and traditional forms side by side. */
#include "model/quantity.h"
#include "parse/scan/zh/zh_lexicon.h"

static const struct tw_zh_word numerals[] = {
    {"零 〇 ○ ◯ 洞", TW_ZH_DIGIT, 0, 0},
    {"一 壹 弌 幺", TW_ZH_DIGIT, 1, 0},
    {"二 两 兩 贰 貳 倆 弍", TW_ZH_DIGIT, 2, 0},
    {"三 叁 參 叄 弎 仨", TW_ZH_DIGIT, 3, 0},
    {"四 肆", TW_ZH_DIGIT, 4, 0},
    {"五 伍", TW_ZH_DIGIT, 5, 0},
    {"六 陆 陸", TW_ZH_DIGIT, 6, 0},
    {"七 柒 拐", TW_ZH_DIGIT, 7, 0},
    {"八 捌", TW_ZH_DIGIT, 8, 0},
    {"九 玖", TW_ZH_DIGIT, 9, 0},
    {"廿 卄", TW_ZH_TENS, 20, 0},
    {"卅", TW_ZH_TENS, 30, 0},
    {"卌", TW_ZH_TENS, 40, 0},
    {"十 拾", TW_ZH_UNIT, 1, 0},
    {"百 佰", TW_ZH_UNIT, 2, 0},
    {"千 仟", TW_ZH_UNIT, 3, 0},
    {"万 萬", TW_ZH_BIG, 4, 0},
    {"亿 億", TW_ZH_BIG, 8, 0},
    {"兆", TW_ZH_BIG, 12, 0},
    {"点 點", TW_ZH_POINT, 0, 0},
    {"． ‧ ·", TW_ZH_POINT, 0, 1}, /* between numerals alone: 二．三億 */
    {"多 余 餘 馀", TW_ZH_MORE, TW_MORE_THAN, 0},
    {"几 幾", TW_ZH_MORE, TW_MORE_THAN, 1},
    {"来 來", TW_ZH_MORE, TW_APPROX, 2},
    {"负 負", TW_ZH_SIGN, 0, 0},
    {"零下", TW_ZH_SIGN, 1, 0},
    {"数 數 几 幾 好几 好幾 若干", TW_ZH_SOME, 0, 0},
    {"million Million mn", TW_ZH_ENGLISH, 6, 0},
    {"billion Billion bn", TW_ZH_ENGLISH, 9, 0},
    {"trillion Trillion tn", TW_ZH_ENGLISH, 12, 0},
    {"thousand k K Ｋ ｋ", TW_ZH_ENGLISH, 3, 0},
    {"M Ｍ", TW_ZH_ENGLISH, 6, 0},
    {"G Ｇ", TW_ZH_ENGLISH, 9, 1},
    {"% ％ ﹪ 个百分点 個百分點 个百分點 百分点 百分點 巴仙 percent pct 个基点 個基點 基点 基點", TW_ZH_PERCENT, 0, 0},
    {"‰", TW_ZH_PERCENT, -1, 0},
    {"百分之 佰分之", TW_ZH_SHARE, 0, 0},
    {"千分之", TW_ZH_SHARE, -1, 0},
    {"万分之 萬分之", TW_ZH_SHARE, -2, 0},
    {"半", TW_ZH_HALF, 0, 0},
    {"第", TW_ZH_ORDINAL, 0, 0},
    {"人民币 人民幣 港币 港幣 港元 新台币 新台幣 新臺幣 台币 台幣 美元 美金 欧元 歐元 英镑 英鎊 日元 日圆 日圓 日币 韩元 韓元 "
     "加元 澳元 新元 新币 坡币 卢布 盧布 澳门元 "
     "澳門元 葡币 马币 馬幣 令吉 林吉特 泰铢 泰銖 瑞郎 瑞士法郎",
     TW_ZH_MONEY, 0, 0},
    {"至 到 持续到 持续至 持續到 持續至 延续至 延续到 - – — —— ~ ～ 〜 － ﹣ ― ── −", TW_ZH_LINK, 0, 0},
};
const struct tw_zh_table tw_zh_numerals = {numerals, sizeof numerals / sizeof *numerals};

static const struct tw_zh_word hedges[] = {
    {"约 約 大约 大約 约莫 约为 约有 约合 約合 约占 約占 大概 大致 近 将近 將近 接近 几近 幾近 近乎 差不多 左右约 大约有 约计 "
     "估计约 ≈ 几乎 幾乎",
     TW_ZH_HEDGE, TW_APPROX, 0},
    {"超 超过 超過 逾 突破 多于 多於 高于 高於 大于 大於 胜过 不止 不只 过 過 超出 超逾 > ＞ 高过 破", TW_ZH_HEDGE, TW_MORE_THAN,
     0},
    {"至少 最少 起码 起碼 不少于 不少於 不低于 不低於 大于等于 大于或者等于 大于或等于 高于或等于 大於等於 上 ≥ ⩾ 不下 不下于 "
     "不小于 最低",
     TW_ZH_HEDGE, TW_AT_LEAST, 0},
    {"跌破 失守 跌穿 降破 不足 不到 未满 未滿 少于 少於 低于 低於 小于 小於 不满 不滿 未达 未達 < ＜ 未到 未及 不及", TW_ZH_HEDGE,
     TW_LESS_THAN, 0},
    {"至多 最多 不超过 不超過 不多于 不高于 不高於 不大于 小于等于 小于或等于 小于或者等于 ≤ ⩽ 最高 上限 未超过 未超過",
     TW_ZH_HEDGE, TW_AT_MOST, 0},
    {"左右 上下 前后 前後 光景 许 許", TW_ZH_TAIL, TW_APPROX, 0},
    {"余 餘 馀 多 有余 有餘 开外 開外 + ＋", TW_ZH_TAIL, TW_MORE_THAN, 0},
    {"以上 及以上 或以上 之上 起步 或更多", TW_ZH_TAIL, TW_AT_LEAST, 0},
    {"不到", TW_ZH_TAIL, TW_LESS_THAN, 0},
    {"以下 之下 以内 以內 及以下 或以下 之内 之內 封顶", TW_ZH_TAIL, TW_AT_MOST, 0},
};
const struct tw_zh_table tw_zh_hedges = {hedges, sizeof hedges / sizeof *hedges};

static const struct tw_zh_word measures[] = {
    {"个 個 名 人 位 起 件 宗 项 項 条 條 次 国 國 家 间 間 所 座 栋 棟 幢 套 辆 輛 艘 架 台 臺 部 份 封 张 張 只 隻 头 頭 匹 块 "
     "塊 片 瓶 箱 袋 包 批 组 組 "
     "对 對 双 雙 队 隊 支 枝 把 股 种 種 类 類 级 級 层 層 届 屆 期 轮 輪 场 場 门 門 篇 本 册 冊 字 句 段 幅 笔 筆 户 戶 口 村 "
     "县 縣 市 省 州 镇 鎮 区 區 处 "
     "處 站 班 倍 分 吨 噸 斤 克 米 亩 畝 升 度 票 员 員 岛 島 党 黨 校 院 代 任 枚 颗 顆 粒 滴 根 棵 株 朵 束 列 圈 环 環 "
     "角 桶 罐 杯 碗 盘 顿 餐 桌 席 "
     "路 线 線 回 遍 趟 码 碼 丈 尺 寸 具 尊 扇 道 面 罪 案 犯 方 维 類 集 幕 声 聲 审 洲 球 节 節 局 盘 盤 冠 "
     "折 页 頁 行 科 系 属 株 例 尾 羽 乡 屯 厂 店 馆 館 楼 樓 室 床 架 颗 孔 眼 管 剂 針 针 味 服 帖 大 "
     "被告 公斤 千克 公里 千米 厘米 毫米 公顷 公頃 平方米 平方公里 立方米 千瓦 航次 班次 车次 架次 人次 院校 大类 大類 小类 海里 "
     "平米 桶油 英里 英尺 兆瓦 "
     "公噸 公升 毫升 比特 字节 ℃ °C ° 摄氏度 攝氏度",
     TW_ZH_MEASURE, 0, 0},
    {"男 女 死 伤 傷 男子 女子 男童 女童 男生 女生 男婴 女婴 老人 老汉 老太 老翁 老妇 老婦 妇女 婦女 少女 少年 儿童 兒童 幼童 "
     "嫌犯 疑犯 嫌疑人 官员 官員 议员 議員 警员 警員 民警 警察 司机 司機 乘客 旅客 游客 遊客 船员 船員 渔民 漁民 工人 矿工 礦工 "
     "学生 學生 教师 教師 医生 醫生 护士 護士 记者 記者 士兵 平民 村民 居民 市民 球员 球員 女孩 男孩 歹徒 车手 車手 车 車 船",
     TW_ZH_MEASURE, 0, 0},
    {"国道 國道 省道 县道 高速 室 单元 單元 路公 路车 路電車 次列 次車 次航 次高 次动 次直 航班 班机 班機 客机 客機 战机 戰機 "
     "病房 包厢 特大 专案 專案 房间 房間 车次 公车 公車 型",
     TW_ZH_NUMBERED, 0, 0},
    {"强 強 指数 指數 期指 工程", TW_ZH_NUMBERED, 1, 0},
    {"年 年间 载 載", TW_ZH_DURATION, 0, 0},
    {"个月 個月 个多月 個多月 个半月 個半月 个月多", TW_ZH_DURATION, 0, 0},
    {"天 昼夜 晝夜 宿 夜 周 週 星期 礼拜 禮拜 个星期 個星期 个礼拜 個禮拜 工作日 个工作日 個工作日 交易日 个交易日 周年 週年 "
     "周岁年 整天 个周 旬 个晚上 晚",
     TW_ZH_DURATION, 0, 0},
    {"小时 小時 个小时 個小時 个半小时 個半小時 个多小时 個多小時 钟头 鐘頭 个钟头 個鐘頭 分钟 分鐘 刻钟 刻鐘 秒 秒钟 秒鐘 毫秒 "
     "微秒",
     TW_ZH_DURATION, 0, 0},
    {"季度 个季度 個季度 季 学期 个学期 世纪 個世紀 个世纪 年度 个年头 個年頭 年头 個多月 个年度 个月零 年代", TW_ZH_DURATION, 0,
     0},
    {"岁 歲 周岁 周歲 岁半 歲半", TW_ZH_AGE, 0, 0},
};
const struct tw_zh_table tw_zh_measures = {measures, sizeof measures / sizeof *measures};
