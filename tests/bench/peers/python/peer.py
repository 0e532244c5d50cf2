"""A peer of `./dev bench`: NAME INPUT [LANG]. Reads its input once, says so, then makes as many passes as each line of standard input
asks for and answers the CPU time they took. One JSON object a line. Libraries are imported by the pass that uses them."""
import asyncio
import json
import os
import sys
import time
import warnings

PAGE_URL = "https://news.example/story.html"
FETCHES_AT_ONCE = 100


def read_folder(folder):
    documents = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            documents.append(file.read())
    return documents


def over_files(make_reader):
    """A pass that hands each file's bytes to what make_reader(lang) gives; the answer is how many could not be read."""
    def make(folder, lang):
        documents, read = read_folder(folder), make_reader(lang)

        def run():
            failed = 0
            for document in documents:
                try:
                    read(document)
                except Exception:
                    failed += 1
            return failed
        return run
    return make


def feedparser_reader(_lang):
    import feedparser
    return feedparser.parse


def readability_reader(_lang):
    import lxml.html
    from readability import Document
    return lambda page: lxml.html.fromstring(Document(page.decode()).summary()).text_content()


def trafilatura_reader(_lang):
    import trafilatura
    return lambda page: trafilatura.extract(page, url=PAGE_URL)


# ---- text: each takes a str ----

def numbers(lang):
    from recognizers_number import NumberRecognizer
    from recognizers_text import Culture
    return NumberRecognizer(Culture.Chinese if lang == "zh" else Culture.English).get_number_model().parse


def quantities(_lang):
    from quantulum3 import parser
    return parser.parse


def dates(lang):
    from dateparser.search import search_dates
    return lambda text: search_dates(text, languages=[lang])


def over_text(*makers):
    """Each line of a text by itself, as our own baseline does: these libraries are made for a sentence or a paragraph."""
    def make_reader(lang):
        readers = [make(lang) for make in makers]

        def read(document):
            for line in document.decode().split("\n"):
                for reader in readers if line else ():
                    reader(line)
        return read
    return over_files(make_reader)


def over_pages(*makers):
    def make_reader(lang):
        extract = trafilatura_reader(lang)
        readers = [make(lang) for make in makers]

        def read(page):
            for line in (extract(page) or "").split("\n"):
                for reader in readers if line else ():
                    reader(line)
        return read
    return over_files(make_reader)


# ---- fetching ----

def make_fetches(argument, how):
    """argument is "URL COUNT": one pass gets URL0, URL1, ...; with "conditional" each answer must be a 304."""
    import aiohttp
    base, count = argument.rsplit(" ", 1)
    loop = asyncio.new_event_loop()
    # the request of the other clients (tests/bench/clients.h)
    common = {"User-Agent": "tallywire-bench", "Accept": "application/rss+xml,*/*;q=0.1", "Accept-Encoding": "deflate, gzip, br, zstd"}

    async def open_session():
        session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=FETCHES_AT_ONCE), auto_decompress=False, headers=common)
        if how != "conditional":
            return session, 200, {}
        async with session.head(base + "0") as answer:
            return session, 304, {"If-None-Match": answer.headers["ETag"]}

    session, wanted, headers = loop.run_until_complete(open_session())

    async def worker(urls):
        failed = 0
        for url in urls:
            async with session.get(url, headers=headers) as answer:
                await answer.read()
                failed += answer.status != wanted
        return failed

    async def fetch_all():
        urls = (base + str(i) for i in range(int(count)))
        return sum(await asyncio.gather(*(worker(urls) for _ in range(FETCHES_AT_ONCE))))

    return lambda: loop.run_until_complete(fetch_all())


LIBRARIES = {
    "feedparser": over_files(feedparser_reader),
    "readability-lxml": over_files(readability_reader),
    "trafilatura": over_files(trafilatura_reader),
    "recognizers-text-number": over_text(numbers),
    "quantulum3": over_text(quantities),
    "dateparser": over_text(dates),
    "quantulum3+dateparser": over_text(quantities, dates),
    "recognizers+dateparser": over_text(numbers, dates),
    "trafilatura+quantulum3+dateparser": over_pages(quantities, dates),
    "trafilatura+recognizers+dateparser": over_pages(numbers, dates),
    "aiohttp": make_fetches,
}


def answer(**line):
    print(json.dumps(line), flush=True)


def main():
    warnings.simplefilter("ignore")
    name, argument, lang = (sys.argv[1:] + [""])[:3]
    try:
        run = LIBRARIES[name](argument, lang)
    except Exception as fault:
        answer(error="%s: %s" % (type(fault).__name__, fault))
        return
    answer(ready=True)
    for line in sys.stdin:
        start, failed = time.process_time_ns(), 0
        for _ in range(int(line)):
            failed = run()
        answer(cpu_ns=time.process_time_ns() - start, failed=failed)


if __name__ == "__main__":
    main()
