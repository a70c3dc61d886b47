"""A site of any size for measuring the preview: `generate.py FOLDER FILES`.

A fifth of the files are areas with their figures, a hundredth municipalities, the rest stories, each
with a link to an area; every tenth story refers to a figure. The same number of files gives the same
bytes everywhere.
"""

import random
import shutil
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
WORDS = (
    "beboerne mødtes gården fællesskab børn unge lektiecafé job frivillige aften mad musik have "
    "boligområdet kommune skole hjælp naboer familie arbejde uddannelse idræt fest sommer vinter "
    "sammen hver uge nye gamle mange nogle altid ofte starter slutter bygger laver spiser leger"
).split()
INDICATORS = ["skolefravaer", "tryghed", "fraflytning", "beskaeftigelse", "uddannelse", "lovlydighed",
              "ejerandel", "deltagelse", "fritidsjob", "laesning", "sundhed", "trivsel"]


def sentences(rng, count):
    def one():
        words = rng.choices(WORDS, k=rng.randint(6, 18))
        return words[0].capitalize() + " " + " ".join(words[1:]) + "."
    return " ".join(one() for _ in range(count))


def figures(rng):
    lines = []
    for indicator in INDICATORS:
        lines.append(f"{indicator}:\n  values:")
        lines += [f"    {year}: {rng.randint(100, 890) / 10:.1f}" for year in range(2018, 2025)]
    return "\n".join(lines) + "\n"


def write(root, path, text):
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def frame(root):
    write(root, "site.yaml", "title: Boligområder\nbase_url: https://eksempel.dk\n"
          "publisher: { name: Sekretariatet }\nmenu:\n  - { title: Områder, to: areas/_index.md }\n")
    write(root, "sources.yaml", "register: { name: Boligregistret, kind: register, rhythm: yearly }\n")
    write(root, "index.md", "---\ntitle: Boligområder\nsummary: Sådan går det.\n---\n")
    for folder, title, slug in [
        ("areas", "Områder", "omraader"), ("municipalities", "Kommuner", "kommuner"),
        ("indicators", "Nøgletal", "noegletal"), ("stories", "Historier", "historier"),
    ]:
        write(root, f"{folder}/_index.md", f"---\ntitle: {title}\nslug: {slug}\nsummary: Alle.\n---\n")
    for name in INDICATORS:
        write(root, f"indicators/{name}.md",
              f"---\nname: Andel {name}\nunit: percent\ndecimals: 1\ncounts: persons\n"
              "direction: lower\nkind: outcome\nsources: [register]\n---\n\nEn andel af beboerne.\n")
    layouts = root / "layouts"
    layouts.mkdir(exist_ok=True)
    shutil.copy(REPOSITORY / "layouts/story.html", layouts / "story.html")


def generate(root, files):
    if root.exists():
        shutil.rmtree(root)
    rng = random.Random(2026)
    frame(root)
    areas, municipalities = files // 10, max(files // 200, 1)
    for number in range(municipalities):
        write(root, f"municipalities/k{number}/index.md",
              f"---\nname: Kommune {number}\nshort_name: K{number}\nsummary: En kommune.\n---\n")
        write(root, f"municipalities/k{number}/figures.yaml", figures(rng))
    for number in range(areas):
        home = number % municipalities
        write(root, f"areas/o{number}/index.md",
              f"---\nname: Område {number}\nmunicipality: k{home}\nsummary: Et område.\n---\n\n"
              f"{sentences(rng, 6)}\n\n## Historie\n\n{sentences(rng, 4)}\n")
        write(root, f"areas/o{number}/figures.yaml", figures(rng))
    stories = files - 2 * areas - 2 * municipalities - len(INDICATORS) - 7
    for number in range(stories):
        year, area = 2015 + number % 10, rng.randrange(areas)
        figure = f'Andelen var {{{{ figure("tryghed", "o{area}", 2022) }}}} i 2022.\n\n' if number % 10 == 0 else ""
        write(root, f"stories/{year}/h{number}.md",
              f"---\ntitle: {sentences(rng, 1)[:50].strip(' .')} {number}\n"
              f"date: {year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}\n"
              f"areas: [o{area}]\ntopics: [emne {number % 20}]\nsummary: Det sker i området.\n---\n\n"
              f"{figure}{sentences(rng, 8)}\n\n[Om området](../../areas/o{area}/index.md). {sentences(rng, 5)}\n")


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
