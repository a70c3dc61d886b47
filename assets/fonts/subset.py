"""Makes the theme's fonts from those of npm's @fontsource-variable packages.

    pip install fonttools brotli
    npm pack @fontsource-variable/source-serif-4@5.3.1 @fontsource-variable/source-sans-3@5.3.1
    python3 subset.py FOLDER_OF_THE_UNPACKED_PACKAGES

Titles and large figures have one weight of the serif at a display size; everything else the sans,
whose weight varies from 400 to 700. Each is cut in three, so that a page in Danish fetches two
small files and a name with a letter from elsewhere one more: what Danish is written with, the rest
of Western Europe, and Latin Extended with Vietnamese (Polish, Turkish, Bosnian, Romanian, …).

The fonts are Adobe's under the SIL Open Font License (OFL.txt), which reserves the name "Source"
for unmodified ones: these are called Bydel Serif and Bydel Sans.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FACES = {
    "serif": ("source-serif-4", "opsz", "Bydel Serif", {"wght": 600, "opsz": 36}),
    "sans": ("source-sans-3", "wght", "Bydel Sans", {"wght": (400, 700)}),
}
# Also the `unicode-range` of css/fonts.css.
DANISH = (
    "20-7E A0 A7 A9 AB AD B0 B7 BB BD C4-C6 C9 D6-D8 DC E0 E4-E6 E8-E9 F6 F8 FC"
    " 2013-2014 2018-201A 201C-201E 2022 2026 20AC 2212"
)
WESTERN = "A1-A6 A8 AA AC AE-AF B1-B6 B8-BA BC BE-C3 C7-C8 CA-D5 D9-DB DD-DF E1-E3 E7 EA-F5 F7 F9-FB FD-FF"
EXTENDED = "100-17F 192 1A0-1A1 1AF-1B0 218-21B 259 300-304 306-30C 323 1EA0-1EF9"


def characters(ranges):
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def rename(font, name):
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = name
        elif record.nameID == 6:
            record.string = name.replace(" ", "")


def cut(source, ranges, axes, name, target):
    font = TTFont(source)
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "ccmp", "locl", "mark", "tnum"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters(ranges))
    subsetter.subset(font)
    for glyph in font.getGlyphOrder():
        font["gvar"].variations.setdefault(glyph, [])
    font = instantiateVariableFont(font, axes)
    rename(font, name)
    font.flavor = "woff2"
    font.save(target)
    print(f"{target}: {target.stat().st_size} bytes, {len(font.getBestCmap())} characters")


def main(packages):
    here = Path(__file__).parent
    for face, (package, axis, name, axes) in FACES.items():
        files = Path(packages, package, "files")
        for part, ranges, subset in (
            ("danish", DANISH, "latin"),
            ("western", WESTERN, "latin"),
            ("extended", EXTENDED, "latin-ext"),
        ):
            source = files / f"{package}-{subset}-{axis}-normal.woff2"
            cut(source, ranges, axes, name, here / f"{face}-{part}.woff2")


main(sys.argv[1])
