#include "parse/extract/name_chars.h"
#include "base/utf8.h"

/* The surnames of 19 in 20 people on the mainland and in Taiwan, and the compound ones. */
static const char single_surnames[] = "李王张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭"
                                      "程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎"
                                      "閻余潘杜戴夏钟鍾汪田任姜范範方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬"
                                      "段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪"
                                      "严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊沿梅莫庄莊辛管祝左涂谷祁朴舒"
                                      "耿牟卜路詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植"
                                      "甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧"
                                      "畅暢宫宮嵺苟褚廉简簡娄婁盖蓋符奚木穆党黨燕郎邸冀谈談姬屠连連郜晏栾欒郁商蒙计計"
                                      "喻揭窦竇迟遲宇敖糜鄢冷卓花仇艾蓝藍巩鞏稽井练練仲乐樂虞卞封竺冼原官衣楚佟栗匡宗应應巫鞠"
                                      "佘冼麦麥邝鄺肖阙闕庾仝帅帥粟麻僧桑荆荊谌諶银銀扬揚明沙薄伏岑习習胥蔺藺闫闫户";
/* Characters that rarely stand in a given name and often behind one. */
static const char not_in_names[] =
    "做的了在是被从從于於向和与與及等因涉经經将將已曾为為说說称稱到往回归歸逃外潜潛投自主案一二三四五六七八九十人名个個某年月日先"
    "后"
    "後也还還又就都会會能对對以并並其这這那前原系係任及"
    "姓携攜持由至最据據表认認介谈談同受把给給让讓出入来來去不没沒有很更再只若如则則而且或但却卻历曆担擔挪贪貪";

/* The characters that foreign names are written with; the first list where a dot shows the name, the others where nothing does:
 * those that hardly stand elsewhere, and those that do but not at a name's start. */
static const char of_foreign_names[] =
    "阿埃艾爱愛安昂奥奧澳巴芭白拜班邦保堡鲍鮑贝貝本比彼毕宾賓玻波博伯勃卜布采蔡查柴昌彻茨慈楚崔达達妲戴丹道德得登邓鄧狄迪蒂丁"
    "东東栋棟杜敦顿頓多厄俄恩尔爾法凡范範方菲费費芬丰豐冯馮佛夫弗芙福富盖蓋甘冈岡戈哥格葛根贡貢古瓜圭郭果哈海罕汉漢豪赫亨洪侯"
    "胡花华華怀懷惠霍基吉季嘉加贾賈简簡杰傑捷金津京久居卡凯凱坎康考柯科可克肯孔库庫夸昆阔拉腊臘莱萊来來赖賴兰蘭朗劳勞勒雷蕾黎"
    "里裡丽麗利莉历立连良列烈林琳玲龄柳龙龍隆卢盧鲁魯路露伦倫罗羅洛律吕马馬玛瑪迈邁麦麥满滿曼芒毛梅门門蒙孟米密敏摩莫墨默姆穆"
    "拿娜纳納奈南瑙内內嫩尼妮年涅宁寧纽紐农農努诺諾欧歐帕派潘庞培佩彭蓬皮匹平泼珀普其奇齐齊契恰钱强乔喬切钦欽青琼瓊丘邱热熱荣"
    "榮茹儒瑞若撒萨薩塞赛賽三桑瑟森沙莎山珊尚绍紹舍申生圣聖施诗詩什史士舒斯丝絲思松苏蘇素孙孫索所塔泰坦汤湯唐陶忒特腾騰提惕铁"
    "鐵廷通透图圖屠土托瓦万萬旺威韦韋维維卫衛魏温溫文翁沃乌烏武伍西希锡錫悉席辛欣兴休许許宣雪逊遜雅亚亞延颜顏扬揚杨楊耶叶葉伊"
    "依宜易因英永尤约約云雲赞贊早泽澤曾扎詹张張珍郑鄭朱兹茲宗祖佐娃姬娅婭末慕都义義哲晓萝蘿薇娥艺夏那颂頌猜披讪訕差育他乃缇緹貌觉"
    "覺苗梭吞农杭奎柏佳洁潔琪芮茵蓓骆駱黛喀弥彌谟謨迦陀鄂翰朵梵汀谢謝薛札玖禄祿逸";
/* See above. */
static const char foreign_only[] =
    "阿本埃艾奥奧巴拜贝貝彼博伯茨达達戴丹德邓鄧迪蒂敦顿頓多恩尔爾菲费費芬佛弗戈格哈赫亨霍基吉贾賈杰傑卡凯凱坎柯科克肯库庫拉莱萊"
    "赖賴兰蘭勒雷黎莉林琳卢盧鲁魯伦倫罗羅洛马馬玛瑪迈邁曼蒙米莫默姆穆娜纳納奈尼妮涅纽紐努诺諾欧歐帕潘佩皮珀普奇齐齊恰乔喬钦欽"
    "琼瓊萨薩塞桑瑟森沙莎圣聖什斯丝絲苏蘇索塔泰坦特腾騰托瓦旺韦韋维維温溫沃乌烏伍希锡錫辛逊遜雅亚亞扬揚耶伊依尤扎詹泽澤兹茲佐";
/* See above. */
static const char foreign_inner[] = "丁密都末慕义義华華利里裡加内內布山古比夫图圖土考生姬娃保安";

enum { FIRST = 0x4E00, LAST = 0x9FFF }; /* the block of ideographs that names are written with */

struct tw_name_chars {
  uint8_t kinds[LAST - FIRST + 1];
};

static void add(struct tw_name_chars *chars, enum tw_name_char kind, struct tw_slice set) {
  uint32_t c;
  for (size_t at = 0; at < set.len;) {
    at += tw_utf8_decode(set, at, &c);
    chars->kinds[c - FIRST] |= (uint8_t)kind;
  }
}

const struct tw_name_chars *tw_name_chars_new(struct tw_arena *arena) {
  struct tw_name_chars *chars = tw_arena_calloc(arena, 1, sizeof *chars);
  if (!chars) return NULL;
  add(chars, TW_NAME_SURNAME, TW_SLICE(single_surnames));
  add(chars, TW_NAME_NEVER, TW_SLICE(not_in_names));
  add(chars, TW_NAME_FOREIGN, TW_SLICE(of_foreign_names));
  add(chars, TW_NAME_FOREIGN_ONLY, TW_SLICE(foreign_only));
  add(chars, TW_NAME_FOREIGN_INNER, TW_SLICE(foreign_inner));
  return chars;
}

bool tw_name_chars_has(const struct tw_name_chars *chars, enum tw_name_char kind, struct tw_slice c) {
  enum { HAN_BYTES = 3 };
  uint32_t character;
  if (c.len != HAN_BYTES || tw_utf8_decode(c, 0, &character) != HAN_BYTES) return false;
  return character >= FIRST && character <= LAST && (chars->kinds[character - FIRST] & kind);
}
