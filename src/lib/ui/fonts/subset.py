"""Makes the six font files beside this script.

Needs fonttools and brotli for Python, and the npm packages @fontsource-variable/onest and @fontsource-variable/literata
in the folder given as the first argument:

    python3 subset.py path/to/node_modules

Both families are under the SIL Open Font License; the licences lie beside the files.
"""

import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
CYRILLIC = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ'
LATIN = ''.join(map(chr, range(0x20, 0x7F))) + '\u00a0«»—–‘’‚“”„…·×−•§№'
LETTERS = CYRILLIC + CYRILLIC.lower() + LATIN
FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'pnum', 'calt', 'liga']
HEAVIEST = {'onest': 700, 'literata': 600}
PARTS = ['cyrillic', 'cyrillic-ext', 'latin']


def main(packages: Path) -> None:
    for family, heaviest in HEAVIEST.items():
        for part in PARTS:
            source = packages / f'@fontsource-variable/{family}/files/{family}-{part}-wght-normal.woff2'
            font = limited(subset(TTFont(source)), heaviest)
            font.flavor = 'woff2'
            font.save(HERE / f'{family}-{part}.woff2')


def subset(font: TTFont) -> TTFont:
    """Only our letters; saved and read again, because the instancer wants a font without pending subset tables."""
    subsetter = Subsetter(Options(hinting=False, layout_features=FEATURES))
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    font.flavor = None
    whole = io.BytesIO()
    font.save(whole)
    return TTFont(io.BytesIO(whole.getvalue()))


def limited(font: TTFont, heaviest: int) -> TTFont:
    """Only the weights that tokens.css asks for."""
    return instancer.instantiateVariableFont(font, {'wght': (400, heaviest)})


main(Path(sys.argv[1]))
