"""Articles of plain text made to hurt the extractor: rows of hostile_documents. Each is an opening with a count and one thing said again
and again behind it; the count has to come out, whatever follows."""
import json

from hostile_documents import ROWS, Row

SIZE = 1 << 18  # bytes of text: forty thousand words, a book's part
COUNT = 4711
OPENING = {"en": "The anti-corruption agency and the prosecutors said that %d fugitives were extradited. " % COUNT,
           "zh": "反腐败国际追逃追赃工作通报：共追回外逃腐败分子%d名。" % COUNT}


def filled(unit, size):
    return unit * (size // len(unit.encode()) + 1)


def article(lang, text):
    return json.dumps({"id": "1", "lang": lang, "published": "2020-11-05", "text": OPENING[lang] + text}, ensure_ascii=False).encode() + b"\n"


def add(lang, name, build):
    ROWS.append(Row("text.%s_%s" % (lang, name), "text", SIZE, lambda n: article(lang, build(n)), "whole", ""))


def repeated(lang, units):
    for name, unit in units.items():
        add(lang, name, lambda n, unit=unit: filled(unit, n))


def long_sentences(lang, unit, stop):
    """Sentences of nearly 4 KB each, full of what unit says."""
    sentence = unit * (3900 // len(unit.encode())) + stop
    add(lang, "sentences_of_4_kb", lambda n: filled(sentence, n))


def numbers_behind_prose(lang, plain, unit):
    """Long sentences without a number, then numbers that look for what dates them."""
    add(lang, "figures_behind_prose", lambda n: filled(plain, n // 2) + filled(unit, n // 2))


repeated("en", {
    "sentences": "Police arrested 12 fugitives in 2019 and froze $3 million. ",
    "clauses": "police arrested 12 fugitives in 2019, ",
    "clauses_undated": "12 fugitives were extradited, ",
    "numbers": "12 ",
    "numbers_joined": "12 and 13 and ",
    "numbers_of_numbers": "12 of 13 of ",
    "sums": "$3 million, ",
    "sums_without_signs": "$3 million and 4 million and ",
    "spans": "since 2019 12 fugitives were arrested, ",
    "years": "in 2019, ",
    "compared": "rose from 12 to 13 fugitives, ",
    "parts": "12 fugitives, including 3 officials, ",
    "countries": "12 countries, ",
    "names": "John Smith and ",
    "names_with_titles": "Mr Smith, ",
    "names_and_events": "John Smith was extradited to China on Monday. ",
    "names_alone": "Smith was arrested. ",
    "events": "arrested and extradited and ",
    "events_of_pronouns": "was sentenced, he was arrested; ",
    "brackets": "(12 fugitives ",
    "brackets_closed": "fugitives) ",
    "quotes": "\"12 fugitives ",
    "quotes_of_verbs": "\"arrested\" 12 ",
    "dashes": "a - b - 12 fugitives arrested ",
    "reports": "said 12 fugitives ",
    "laws": "Anyone who steals $3 million faces 3 years in prison or a fine of $4 million. ",
    "operations": "Operation Fox Hunt 2019 returned 12 fugitives. ",
    "list": "- 12 fugitives extradited\n",
    "labels": "Fugitives: 12\n",
    "paragraphs": "Police arrested 12 fugitives in 2019, up from 9 a year before.\n\n",
    "headings": "Results of 2023:\n",
    "tables": "Item | 2021 | 2022\n",
    "leads": "Read more: 12 fugitives arrested\n",
    "lines": "a\n",
})
add("en", "rows", lambda n: "\nItem | 2021 | 2022\n" + filled("Fugitives arrested | 12 | 13\n", n))
add("en", "rows_of_spaces", lambda n: "\nItem 2021 2022 2023\n" + filled("Fugitives arrested 312 298 340\n", n))
long_sentences("en", "police arrested 12 fugitives, froze $3 million in 2019 and sentenced John Smith ", ". ")
numbers_behind_prose("en", "and nobody saw it there at all " * 120 + ". ", "12 fugitives were extradited, ")

repeated("zh", {
    "sentences": "对12名嫌疑人提起公诉。",
    "clauses": "对12名嫌疑人提起公诉，",
    "clauses_dated": "2019年追回逃犯12名，",
    "clauses_fronted": "将12名逃犯移交，",
    "numbers": "12名",
    "numbers_listed": "12人、",
    "rows_of_counts": "分别为2人、3人及1人，",
    "sums": "追缴赃款3亿元、",
    "sums_of_cases": "案件12起，涉案金额3亿元，",
    "parts": "追回逃犯12名，其中党员3名，",
    "treaties": "与59个国家签署引渡条约，",
    "years": "2019年，",
    "years_until": "截至2019年底，",
    "names": "李建国、",
    "names_masked": "张某被判处有期徒刑，",
    "names_with_dots": "卡尔·格林，",
    "names_and_events": "周一，李建国被引渡回国。",
    "events": "被捕、被判刑、被引渡，",
    "brackets": "（12名逃犯",
    "quotes": "“12名逃犯",
    "titles": "《引渡条约》",
    "titles_open": "《引渡",
    "of": "的",
    "among": "其中",
    "reports": "发言人表示，12名逃犯",
    "operations": "“猎狐2019”行动追回逃犯12名。",
    "laws": "最高罚款3亿元，",
    "list": "一、追回逃犯12名\n",
    "labels": "追回赃款：3亿元\n",
    "paragraphs": "追回逃犯12名。\n",
    "headings": "追逃成果2019\n",
    "leads": "相关报道\n",
})
add("zh", "rows", lambda n: "\n项目　2021年　2022年\n" + filled("追回逃犯　12名　13名\n", n))
long_sentences("zh", "警方拘捕12名逃犯、冻结3亿元、李建国于2019年被引渡、", "。")
numbers_behind_prose("zh", "记者在现场没有看到任何人" * 100 + "。", "引渡逃犯12名，")


def holds_count(answer):
    return any(metric["value"] == COUNT for metric in answer["metrics"])
