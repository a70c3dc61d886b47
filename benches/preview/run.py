"""From a save to the first byte of the new page.

    run.py PROGRAM [--sizes 1000 10000 100000] [--edits 50] [--folder /tmp/bydel-preview-bench]

For each size and kind of edit: the file is renamed into its place, the preview tells of a new
version, the page is asked for over a new connection. Told are the median and the 95th percentile, in
milliseconds, from the rename to the first byte of the page. Every page is checked for the edit, and
after an edit of figures a story that refers to them too.
"""

import argparse
import re
import statistics
import time
from pathlib import Path

from browser import Preview
from generate import generate


class Kind:
    """A kind of edit: what is changed, and where it shows."""

    def __init__(self, file, page, change, seen):
        self.file, self.page, self.change, self.seen = file, page, change, seen


def kinds(root):
    story = next(path for path in sorted((root / "content/stories/2015").iterdir())
                 if "figure(" in path.read_text(encoding="utf-8"))
    text = story.read_text(encoding="utf-8")
    area = re.search(r"areas: \[(o\d+)\]", text).group(1)
    page = f"/historier/2015/{story.stem}/"
    figures = root / f"content/areas/{area}/figures.yaml"

    def value(number):
        return f"{10 + number * 7 % 800 / 10:.1f}"

    def in_tryghed(text, number):
        return re.sub(r"(tryghed:\n(?:.*\n)*?    2022: )[\d.]+", rf"\g<1>{value(number)}", text, count=1)

    def danish(number):
        return value(number).replace(".", ",") + "\u00a0%"

    return {
        "story, text": Kind(story, page, lambda t, n: t.rstrip("\n") + f" Mærke{n}.\n", lambda n: f"Mærke{n}."),
        "story, title": Kind(story, page, lambda t, n: re.sub(r"title: .*", f"title: Titel {n}", t), lambda n: f"Titel {n}</h1>"),
        "figure": Kind(figures, page, in_tryghed, danish),
        "template": Kind(root / "layouts/story.html", page,
                         lambda t, n: re.sub(r"<article( class=.*)?>", f'<article class="nr-{n}">', t),
                         lambda n: f'class="nr-{n}"'),
    }


def save(file, text):
    """Saves as editors do: a hidden file beside it is put in its place."""
    other = file.with_name(f".{file.name}.tmp")
    other.write_text(text, encoding="utf-8")
    at = time.perf_counter()
    other.rename(file)
    return at


def measure(preview, kind, edits):
    original = kind.file.read_text(encoding="utf-8")
    took = []
    for number in range(1, edits + 1):
        known = preview.version
        since = save(kind.file, kind.change(original, number))
        preview.next_version(known)
        page, at = preview.get(kind.page)
        if kind.seen(number) not in page:
            raise SystemExit(f"{kind.page} does not show {kind.seen(number)!r}")
        took.append((at - since) * 1000)
        time.sleep(0.02)
    known = preview.version
    save(kind.file, original)
    preview.next_version(known)
    return took


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--sizes", nargs="+", type=int, default=[1000, 10000, 100000])
    options.add_argument("--edits", type=int, default=50)
    options.add_argument("--folder", type=Path, default=Path("/tmp/bydel-preview-bench"))
    options = options.parse_args()
    print(f"{'files':>7}  {'edit':14} {'median':>8} {'95 %':>8}  ms")
    for size in options.sizes:
        root = options.folder / str(size)
        if not root.exists():
            generate(root, size)
        preview = Preview(options.program, root, 4700)
        preview.is_quiet(2)
        print(f"{size:>7}  first page after {preview.first_page * 1000:.0f} ms, {preview.memory():.0f} MiB", flush=True)
        for name, kind in kinds(root).items():
            took = measure(preview, kind, options.edits)
            percentile = statistics.quantiles(took, n=20)[-1]
            print(f"{size:>7}  {name:14} {statistics.median(took):8.1f} {percentile:8.1f}", flush=True)
        print(f"{size:>7}  {preview.memory():.0f} MiB at the end", flush=True)
        preview.stop()


if __name__ == "__main__":
    main()
