"""bydel as a peer of the comparison in ../shared/bench (its README says what a peer is).

`adapt` turns the neutral corpus into bydel content; layouts/ beside this file render the same
pages as the Hugo site there. $BYDEL names the program; without it, the release build of this
repository is measured.
"""
import os
import pathlib
import shutil
import subprocess
from datetime import datetime
from zoneinfo import ZoneInfo

import peers
from adapt import HOME_BODY, SECTIONS, js, write

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

UNITS = {"percent": "percent", "count": "count", "kr": "kroner"}
# Some of its figures are above 100 %, which bydel takes for a mistake: to bydel it is a count, and the
# layouts add the sign.
NO_PERCENTAGE = "tryghed"
FOLDERS = {"kommuner": "municipalities", "omraader": "areas", "indikatorer": "indicators",
           "historier": "stories", "priser": "awards"}


def matter(fields, body=""):
    """A content file: fields as YAML, of which JSON is a part, and a text."""
    return "---\n" + "".join(f"{name}: {js(value)}\n" for name, value in fields.items()) + f"---\n\n{body}"


def slug(text):
    """The id of a source."""
    return text.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def figures(corpus, values):
    """figures.yaml: the years that have a value, with the indicator's decimals."""
    decimals = {i["id"]: i["decimals"] for i in corpus.indicators}
    lines = []
    for indicator, series in values.items():
        lines.append(f"{indicator}:\n  values:\n")
        lines += [f"    {year}: {value:.{decimals[indicator]}f}\n"
                  for year, value in zip(corpus.years, series) if value is not None]
    return "".join(lines)


def config(corpus):
    site = corpus.site
    files = {"/": "index.md", **{f"/{s}/": f"{folder}/_index.md" for s, folder in FOLDERS.items()}}
    return {
        "title": site["title"], "tagline": site["description"], "base_url": site["base_url"],
        "language": site["language"], "publisher": {"name": site["title"]},
        "menu": [{"title": n["title"], "to": files[n["url"]]} for n in site["nav"]],
        "footer_menu": [{"title": "Emner", "to": "pages/emner.md"}],
        "stories": {"per_page": 20, "on_front_page": 10, "year_in_address": False,
                    "lists_of_areas": False, "whole_topics": True},
        "feeds": {"name": "atom", "entries": 50, "json": False, "of_lists": False},
        "data_files": "none", "social_cards": False}


def adapt(corpus, site):
    if site.exists():
        shutil.rmtree(site)
    content = site / "content"
    shutil.copytree(HERE / "layouts", site / "layouts")
    write(site / "assets" / "css" / "site.css", (corpus.root / "site.css").read_text(encoding="utf-8"))
    write(content / "site.yaml", "".join(f"{k}: {js(v)}\n" for k, v in config(corpus).items()))
    write(content / "index.md", matter({"title": corpus.site["title"]}, HOME_BODY))
    names = dict(SECTIONS)
    for address, folder in FOLDERS.items():
        write(content / folder / "_index.md", matter({"title": names[address], "slug": address}))
    write(content / "pages" / "emner.md", matter({"title": names["emner"], "shows": "topics"}))
    sources = sorted({i["source"] for i in corpus.indicators})
    write(content / "sources.yaml", "".join(f"{slug(s)}: {js({'name': s, 'kind': 'register'})}\n" for s in sources))
    places(corpus, content)
    stories(corpus, content)
    if corpus.photos:
        photographs(corpus, content)


def places(corpus, content):
    for n, i in enumerate(corpus.indicators, 1):
        write(content / "indicators" / f"{i['id']}.md", matter(
            {"name": i["name"], "order": n, "unit": "count" if i["id"] == NO_PERCENTAGE else UNITS[i["unit"]], "decimals": i["decimals"],
             "counts": "other", "direction": i["polarity"], "kind": "context", "sources": [slug(i["source"])]}))
    for n, m in enumerate(corpus.municipalities, 1):
        folder = content / "municipalities" / m["slug"]
        write(folder / "index.md", matter(
            {"name": m["title"], "short_name": m["title"].removesuffix(" Kommune"), "order": n}))
        write(folder / "figures.yaml", figures(corpus, m["values"]))
    for n, (a, body) in enumerate(corpus.items("areas"), 1):
        folder = content / "areas" / a["slug"]
        write(folder / "index.md", matter(
            {"name": a["title"], "order": n, "municipality": a["municipality"], "summary": a["description"]}, body))
        write(folder / "figures.yaml", figures(corpus, a["values"]))


def stories(corpus, content):
    titles = {t["slug"]: t["title"] for t in corpus.site["tags"]}
    areas = {a["slug"]: a["title"] for a, _ in corpus.items("areas")}
    for s, body in corpus.items("stories"):
        when = datetime.fromisoformat(s["date"]).astimezone(ZoneInfo("Europe/Copenhagen"))
        write(content / "stories" / str(when.year) / f"{s['slug']}.md", matter(
            {"title": s["title"], "date": f"{when:%Y-%m-%d}", "time": f"{when:%H:%M}", "authors": [s["author"]],
             "areas": s["areas"], "topics": [titles[t] for t in s["tags"]], "summary": s["description"]}, body))
    for w, body in corpus.items("awards"):
        write(content / "awards" / f"{w['year']}.md", matter(
            {"title": w["title"], "year": w["year"], "summary": w["description"],
             "winners": [{"name": areas[a], "kind": "group", "areas": [a]} for a in w["areas"]]}, body))


def photographs(corpus, content):
    """A page for each photograph: of what bydel knows, a project is most like it."""
    folder = content / "projects"
    write(folder / "_index.md", matter({"title": "Foto", "slug": "foto"}))
    for photo in corpus.photos:
        own = folder / photo["slug"]
        write(own / "index.md", matter({"name": photo["title"], "kind": "project"}, f"![{photo['alt']}](foto.jpg)\n"))
        write(own / "pictures.yaml", f"foto.jpg: {js({'alt': photo['alt'], 'people': 'none'})}\n")
        shutil.copy(corpus.root / "photos" / photo["file"], own / "foto.jpg")


class Bydel(peers.Peer):
    name = "bydel"

    def bin(self):
        built = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "bydel"
        return os.environ.get("BYDEL", str(built))

    def version(self):
        return subprocess.run([self.bin(), "--version"], capture_output=True, text=True).stdout.split()[1]

    def build(self, site, out):
        return [self.bin(), "build", "--quiet", "--out", str(out)], {}

    def caches(self, site):
        return [site / ".bydel"]

    def serve(self, site, port, fast):
        return [self.bin(), "serve", "--quiet", "--port", str(port)], {}

    def serve_label(self, fast):
        return "bydel serve"

    def story_file(self, story):
        year = datetime.fromisoformat(story["date"]).astimezone(ZoneInfo("Europe/Copenhagen")).year
        return f"content/stories/{year}/{story['slug']}.md"

    def area_file(self, area):
        return f"content/areas/{area['slug']}/figures.yaml"

    def story_template(self):
        return "layouts/story.html"

    def set_value(self, text, indicator, value):
        """The last value of an indicator is the last line of its block."""
        head, block = text.split(f"{indicator}:\n", 1)
        lines = block.splitlines(keepends=True)
        end = next((n for n, line in enumerate(lines) if not line.startswith(" ")), len(lines))
        lines[end - 1] = f"{lines[end - 1].split(':')[0]}: {value}\n"
        return f"{head}{indicator}:\n" + "".join(lines)


PEER = Bydel()
