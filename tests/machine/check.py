"""Reads a built site as programs do: data files, feeds, the sitemap, JSON-LD.

Usage: check.py SITE. Prints every fault and exits with 1 if there is one. Nothing is fetched: the
address that the site will have is taken from robots.txt and looked up in the folder.
"""

import csv
import io
import json
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import frictionless
from pyld import jsonld

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Page(HTMLParser):
    """What programs look for in a page."""

    def __init__(self, html):
        super().__init__()
        self.structured, self.alternates, self.is_indexed = [], [], True
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self._in_script = tag == "script" and attributes.get("type") == "application/ld+json"
        if tag == "link" and attributes.get("rel") == "alternate":
            self.alternates.append(attributes["href"])
        if tag == "meta" and attributes.get("name") == "robots":
            self.is_indexed = "noindex" not in attributes["content"]

    def handle_endtag(self, tag):
        self._in_script = False

    def handle_data(self, data):
        if self._in_script:
            self.structured.append(data)


class Site:
    """The folder of a built site, and what is wrong in it."""

    def __init__(self, folder):
        self.folder = folder
        self.faults = []
        robots = (folder / "robots.txt").read_text("utf-8")
        line = next(line for line in robots.splitlines() if line.startswith("Sitemap: "))
        self.base = line.removeprefix("Sitemap: ").removesuffix("/sitemap.xml")
        self.pages = {
            str(path.relative_to(folder)): Page(path.read_text("utf-8"))
            for path in sorted(folder.rglob("*.html"))
        }

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def files(self, pattern):
        return [path for path in sorted(self.folder.rglob(pattern)) if ".bydel" not in path.parts]

    def has(self, address):
        """Whether something of the site stands at a complete address."""
        if not address.startswith(self.base + "/"):
            return False
        path = address.removeprefix(self.base + "/").split("#")[0]
        file = self.folder / path
        return (file / "index.html" if path == "" or path.endswith("/") else file).is_file()


def check_data_package(site):
    package = site.folder / "data/datapackage.json"
    if not package.is_file():
        return 0
    report = frictionless.validate(str(package))
    for error in report.flatten(["title", "rowNumber", "fieldName", "message"]):
        site.fault("data/datapackage.json", error)
    descriptor = json.loads(package.read_text("utf-8"))
    metadata = json.loads((site.folder / "data/alle-tal.csv-metadata.json").read_text("utf-8"))
    fields = [field["name"] for field in descriptor["resources"][0]["schema"]["fields"]]
    columns = [column["titles"] for column in metadata["tableSchema"]["columns"]]
    files = site.files("*.csv")
    for path in files:
        check_table(site, path, fields)
    if fields != columns:
        site.fault("data/alle-tal.csv-metadata.json", "has other columns than datapackage.json")
    return len(files)


def check_table(site, path, fields):
    text = path.read_bytes().decode("utf-8")
    if text.startswith("\ufeff") or text.count("\n") != text.count("\r\n"):
        site.fault(path, "is not as RFC 4180 has it")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    if head != fields:
        site.fault(path, f"has the columns {head}")
    if not rows or any(len(row) != len(head) for row in rows):
        site.fault(path, "has no rows, or rows of different lengths")


def check_json(site):
    files = site.files("*.json")
    for path in files:
        json.loads(path.read_text("utf-8"))
    feed = site.folder / "feed.json"
    if feed.is_file():
        check_json_feed(site, json.loads(feed.read_text("utf-8")))
    return len(files)


def check_json_feed(site, feed):
    if feed["version"] != "https://jsonfeed.org/version/1.1" or not feed["title"]:
        site.fault("feed.json", "is no JSON Feed 1.1 with a title")
    for item in feed["items"]:
        if not item["id"] or not item["content_html"] or not site.has(item["url"]):
            site.fault("feed.json", f"the entry {item['id']} is incomplete or leads nowhere")


def check_feeds(site):
    files = [path for path in site.files("feed.xml")]
    for path in files:
        feed = feedparser.parse(path.read_bytes())
        if feed.bozo or not feed.feed.get("updated_parsed") or not feed.entries:
            site.fault(path, f"cannot be read or is empty: {feed.get('bozo_exception')}")
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        if own != [f"{site.base}/{path.relative_to(site.folder).as_posix()}"]:
            site.fault(path, f"says that it stands at {own}")
        for entry in feed.entries:
            if not site.has(entry.link) or not entry.get("updated_parsed") or not entry.id:
                site.fault(path, f"the entry {entry.get('id')} is incomplete or leads nowhere")
            if 'href="/' in entry.content[0].value or 'src="/' in entry.content[0].value:
                site.fault(path, f"the entry {entry.id} has addresses that are not complete")
    return len(files)


def check_sitemap(site):
    roots = [ElementTree.parse(site.folder / "sitemap.xml").getroot()]
    if roots[0].tag == f"{SITEMAP}sitemapindex":
        parts = [part.text.removeprefix(site.base + "/") for part in roots[0].iter(f"{SITEMAP}loc")]
        roots = [ElementTree.parse(site.folder / part).getroot() for part in parts]
    listed = [loc.text for root in roots for loc in root.iter(f"{SITEMAP}loc")]
    for address in listed:
        if not site.has(address):
            site.fault("sitemap.xml", f"{address} leads nowhere")
    indexed = [name for name, page in site.pages.items() if page.is_indexed and name != "404.html"]
    if len(set(listed)) != len(listed) or len(listed) != len(indexed):
        site.fault("sitemap.xml", f"lists {len(listed)} addresses of {len(indexed)} pages")
    return len(listed)


def check_structured_data(site):
    def load(address, _options):
        context = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contextUrl": None, "documentUrl": address, "document": context}

    count = 0
    for name, page in site.pages.items():
        for script in page.structured:
            count += 1
            nodes = jsonld.expand(json.loads(script), {"documentLoader": load})
            if not nodes or any("@type" not in node for node in nodes):
                site.fault(name, "has JSON-LD about nothing")
        for address in page.alternates:
            if not site.has(site.base + address.removeprefix(prefix(site.base))):
                site.fault(name, f"names the feed {address}, which is not there")
    return count


def prefix(base):
    """The part of an address behind the host."""
    host_and_path = base.split("://")[1]
    return host_and_path[host_and_path.index("/") :] if "/" in host_and_path else ""


def main(folder):
    site = Site(Path(folder))
    counts = {
        "tables": check_data_package(site),
        "JSON files": check_json(site),
        "feeds": check_feeds(site),
        "pages in the sitemap": check_sitemap(site),
        "pages with JSON-LD": check_structured_data(site),
    }
    for fault in site.faults:
        print(fault)
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    return 1 if site.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
