"""Random edits, breaks, renames and deletions in a site while a preview shows it.

    wander.py PROGRAM [--minutes 1] [--seed 1] [--site FOLDER]

In the end, and now and then on the way, every page of the preview must be what a fresh preview of a
copy of the folder shows, and memory must have kept its level.
"""

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from browser import Preview

# The words of a page whose template fails.
CANNOT_BE_SHOWN = "<h1>Siden kan ikke vises</h1>"

REPOSITORY = Path(__file__).resolve().parents[2]


class Wanderer:
    def __init__(self, root, rng):
        self.root, self.rng = root, rng
        self.sound = {path: path.read_bytes() for path in self.files()}

    def files(self):
        return sorted(path for folder in ("content", "layouts", "assets")
                      for path in (self.root / folder).rglob("*") if path.is_file())

    def put(self, path, content):
        """Saves in one of the ways of editors."""
        path.parent.mkdir(parents=True, exist_ok=True)
        way = self.rng.randrange(3)
        if way == 0:
            path.write_bytes(content)
        elif way == 1:
            other = path.with_name("." + path.name + ".tmp")
            other.write_bytes(content)
            other.rename(path)
        else:
            backup = path.with_name(path.name + "~")
            if path.exists():
                path.rename(backup)
            path.write_bytes(content)
            backup.unlink(missing_ok=True)

    def step(self):
        path = self.rng.choice(self.files())
        content = path.read_bytes()
        turn = self.rng.randrange(12)
        if turn < 4:
            self.put(path, content + f"\nOrd nummer {self.rng.randrange(10**6)}.\n".encode())
        elif turn < 6:
            self.put(path, re.sub(rb"\d", lambda m: str(self.rng.randrange(1, 9)).encode(), content, count=3))
        elif turn == 6:
            self.put(path, content[:self.rng.randrange(len(content) + 1)])
        elif turn == 7:
            path.unlink()
        elif turn == 8:
            path.rename(path.with_name(f"nyt-navn-{self.rng.randrange(100)}{path.suffix}"))
        elif turn == 9:
            folder = self.root / f"content/areas/nyt-{self.rng.randrange(20)}"
            if folder.exists():
                shutil.rmtree(folder)
            else:
                self.put(folder / "index.md", b"---\nname: Nyt\nmunicipality: aarhus\nsummary: Nyt.\n---\n")
        elif turn == 10:
            self.mend(self.rng.sample(sorted(self.sound), k=min(20, len(self.sound))))
        else:
            for other in self.rng.sample(self.files(), k=5):
                self.put(other, other.read_bytes() + b"\n")

    def mend(self, paths):
        for path in paths:
            if not path.exists() or path.read_bytes() != self.sound[path]:
                self.put(path, self.sound[path])

    def mend_all(self):
        for path in self.files():
            if path not in self.sound:
                path.unlink()
        self.mend(sorted(self.sound))


def pages(preview):
    """Every page by its address, with what is wrong with the site."""
    answer, _ = preview.get("/sitemap.xml")
    paths = re.findall(r"<loc>https?://[^/<]+(/[^<]*)</loc>", answer)
    told = {path: preview.get(path)[0].split("\r\n\r\n", 1)[1] for path in sorted(paths)}
    overview, _ = preview.get("/_bydel/")
    told["/_bydel/"] = re.sub(r'href="vscode:[^"]*"', "", overview.split("\r\n\r\n", 1)[1])
    return told


def differences(program, root, preview):
    preview.is_quiet(1.5)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "site"
        shutil.copytree(root, copy)
        fresh = Preview(program, copy, 4900)
        fresh.is_quiet(1)
        shown, expected = pages(preview), pages(fresh)
        fresh.stop()
    # Where a template is broken, the one preview has an older one and the other has none.
    is_other = lambda path: shown.get(path) != expected.get(path) and CANNOT_BE_SHOWN not in expected.get(path, "")
    return sorted(filter(is_other, shown.keys() | expected.keys()))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--minutes", type=float, default=1)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--site", type=Path, default=REPOSITORY)
    options = options.parse_args()
    folder = Path(tempfile.mkdtemp())
    for name in ("content", "layouts", "assets"):
        shutil.copytree(options.site / name, folder / name)
    wanderer = Wanderer(folder, random.Random(options.seed))
    preview = Preview(options.program, folder, 4800)
    end, steps, failures, levels = time.monotonic() + options.minutes * 60, 0, [], []
    while time.monotonic() < end:
        for _ in range(wanderer.rng.randrange(20, 120)):
            wanderer.step()
            steps += 1
            time.sleep(wanderer.rng.choice([0, 0.005, 0.05, 0.2]))
        if wanderer.rng.randrange(2):
            wanderer.mend_all()
        failures += differences(options.program, folder, preview)
        levels.append(preview.memory())
    wanderer.mend_all()
    failures += differences(options.program, folder, preview)
    levels.append(preview.memory())
    preview.stop()
    shutil.rmtree(folder)
    early, late = max(levels[:max(len(levels) // 4, 1)]), max(levels[-max(len(levels) // 4, 1):])
    print(f"{steps} steps, {len(levels)} comparisons, memory {early:.0f} MiB early, {late:.0f} MiB late")
    for path in failures:
        print(f"differs: {path}")
    sys.exit(1 if failures or late > 1.5 * early + 20 else 0)


if __name__ == "__main__":
    main()
