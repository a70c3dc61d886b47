#!/usr/bin/env python3
"""Photographs to web pictures: bydel beside npm's sharp, on the same pictures in the same run.

    benches/photos/run.py [--bydel target/release/bydel] [--rounds 5] [--count 24]

Makes photographs of 12 megapixels (../shared/bench/gen_photos.py, or GEN_PHOTOS), installs sharp in
a folder of its own outside the repository (BYDEL_BENCH, default ~/.cache/bydel-bench), and measures
in turn, round by round: wall time, CPU time and peak memory of

  bydel cold     nothing kept: every picture decoded and encoded
  bydel cached   the pictures kept, the published folder empty
  bydel warm     a second build: nothing changes
  sharp usual    each of the six files from the photograph, as its documentation shows
  sharp chained  decoded once, smaller widths from the widest, as bydel does it

Every tool makes 480, 960 and 1600 pixels in WebP (quality 78, effort 4) and progressive JPEG
(quality 80). Needs Python, Node.js and npm.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHARP = "0.35.5"


def measured(command, folder, environment=None):
    """Wall seconds, CPU seconds and peak megabytes of a command and its children."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{command}: status {status}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def photographs(cache, count):
    folder = cache / f"photos-{count}"
    if not (folder / "done").exists():
        generator = os.environ.get("GEN_PHOTOS", ROOT.parent / "shared/bench/gen_photos.py")
        python = cache / "venv/bin/python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", cache / "venv"], check=True)
            subprocess.run([python, "-m", "pip", "install", "-q", "pillow", "numpy"], check=True)
        subprocess.run([python, generator, "--out", folder, "--count", str(count)], check=True)
        (folder / "done").touch()
    return sorted(folder.glob("*.jpg"))


def sharp(cache):
    folder = cache / "sharp"
    if not (folder / "node_modules/sharp").exists():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--no-audit", "--no-fund", "--prefix", folder, f"sharp@{SHARP}"]
        subprocess.run(install, check=True)
    shutil.copy(HERE / "sharp.mjs", folder)
    return folder


def site(cache, bydel, photos):
    """A site of one page that shows every photograph."""
    root = cache / "site"
    shutil.rmtree(root, ignore_errors=True)
    subprocess.run([bydel, "init", root], check=True, stdout=subprocess.DEVNULL)
    pages = root / "content/pages"
    config = root / "content/site.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "social_cards: false\n", encoding="utf-8")
    records = []
    texts = []
    for number, photo in enumerate(photos, 1):
        shutil.copy(photo, pages)
        records.append(f"{photo.name}: {{ alt: Fotografi nummer {number}, people: none }}\n")
        texts.append(f"![Fotografi nummer {number}]({photo.name})\n\n")
    (pages / "pictures.yaml").write_text("".join(records), encoding="utf-8")
    (pages / "fotos.md").write_text("---\ntitle: Fotos\n---\n\n" + "".join(texts), encoding="utf-8")
    return root


def rounds(arguments, cache, photos):
    root, tool = site(cache, arguments.bydel, photos), sharp(cache)
    build = [arguments.bydel, "build", "--quiet", "--today", "2026-11-21"]
    environment = os.environ | {"UV_THREADPOOL_SIZE": str(os.cpu_count())}
    out = cache / "sharp-out"
    runs = {}
    for _ in range(arguments.rounds):
        for folder in [root / ".bydel", root / "public"]:
            shutil.rmtree(folder, ignore_errors=True)
        runs.setdefault("bydel cold", []).append(measured(build, root))
        shutil.rmtree(root / "public")
        runs.setdefault("bydel cached", []).append(measured(build, root))
        runs.setdefault("bydel warm", []).append(measured(build, root))
        for how in ["usual", "chained"]:
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            command = ["node", "sharp.mjs", how, photos[0].parent, out]
            runs.setdefault(f"sharp {how}", []).append(measured(command, tool, environment))
    return runs, root / "public/billeder", out


def sizes(folder):
    return {end: sum(f.stat().st_size for f in folder.glob(f"*.{end}")) for end in ["webp", "jpg"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bydel", type=lambda text: pathlib.Path(text).resolve(),
                        default=ROOT / "target/release/bydel")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--count", type=int, default=24)
    arguments = parser.parse_args()
    cache = pathlib.Path(os.environ.get("BYDEL_BENCH", pathlib.Path.home() / ".cache/bydel-bench"))
    cache.mkdir(parents=True, exist_ok=True)
    photos = photographs(cache, arguments.count)
    runs, ours, theirs = rounds(arguments, cache, photos)
    load = os.getloadavg()[0]
    print(f"{len(photos)} photographs, {arguments.rounds} rounds in turn, medians; load {load:.1f}\n")
    print(f"{'':14} {'wall s':>8} {'least':>8} {'most':>8} {'CPU s':>8} {'MB':>6} {'ms a picture':>13}")
    for name, results in runs.items():
        wall = [result[0] for result in results]
        cpu = statistics.median(result[1] for result in results)
        memory = statistics.median(result[2] for result in results)
        middle = statistics.median(wall)
        print(f"{name:14} {middle:8.3f} {min(wall):8.3f} {max(wall):8.3f} {cpu:8.2f} {memory:6.0f}"
              f" {middle * 1000 / len(photos):13.1f}")
    for name, folder in [("bydel", ours), ("sharp", theirs)]:
        made = sizes(folder)
        print(f"\n{name}: " + ", ".join(f"{made[end] / 1e6:.1f} MB {end}" for end in made), end="")
    print()


if __name__ == "__main__":
    main()
