"""Makes the fonts of social cards from those of npm's @fontsource-variable packages.

    pip install fonttools brotli
    npm pack @fontsource-variable/source-serif-4@5.3.1 @fontsource-variable/source-sans-3@5.3.1
    python3 make.py FOLDER_OF_THE_UNPACKED_PACKAGES

A card is drawn by bydel itself, which reads TrueType and picks one file for each weight. The two
halves that the packages have, Latin and Latin Extended, are put together again.

The fonts are Adobe's under the SIL Open Font License (OFL.txt), which reserves the name "Source"
for unmodified ones: these are called Bydel Serif and Bydel Sans.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FACES = {
    "serif-600": ("source-serif-4", "opsz", "Bydel Serif", {"wght": 600, "opsz": 48}),
    "sans-400": ("source-sans-3", "wght", "Bydel Sans", {"wght": 400}),
    "sans-600": ("source-sans-3", "wght", "Bydel Sans", {"wght": 600}),
}
CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x218, 0x219, 0x21A, 0x21B, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A),
    *(0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x20AC, 0x2212),
]


def half(source, axes, target):
    font = TTFont(source)
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "ccmp", "locl", "mark"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    for glyph in font.getGlyphOrder():
        font["gvar"].variations.setdefault(glyph, [])
    font = instantiateVariableFont(font, axes)
    for table in ("STAT", "HVAR", "MVAR", "avar", "meta"):
        if table in font:
            del font[table]
    font.flavor = None
    font.save(target)


def rename(font, family, weight):
    style = {400: "Regular", 600: "SemiBold"}[weight]
    names = {1: family, 2: "Regular", 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}
    font["OS/2"].usWeightClass = weight
    kept = [record for record in font["name"].names if record.nameID in (0, 13, 14)]
    font["name"].names = kept
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def main(packages):
    here = Path(__file__).parent
    for face, (package, axis, family, axes) in FACES.items():
        with TemporaryDirectory() as folder:
            halves = [Path(folder, f"{name}.ttf") for name in ("latin", "latin-ext")]
            for target in halves:
                source = Path(packages, package, "files", f"{package}-{target.stem}-{axis}-normal.woff2")
                half(source, axes, target)
            font = Merger().merge([str(path) for path in halves])
        rename(font, family, axes["wght"])
        target = here / f"{face}.ttf"
        font.save(target)
        print(f"{target.name}: {target.stat().st_size} bytes, {len(font.getBestCmap())} characters")


main(sys.argv[1])
