"""Writes src/unicode/tables.generated.ts: how Hugging Face's BertNormalizer and BertPreTokenizer class every code point.

    pip install tokenizers==0.23.3 && python3 packages/wordpiece/make-unicode-tables.py

They mix tables of several Unicode versions (punctuation is Unicode 8's, white space and lower case are Rust's), so they
are asked about each code point instead of a file of one version.
"""

from pathlib import Path

import tokenizers
from tokenizers.normalizers import NFD, BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer


def bert(**on):
    off = dict(clean_text=False, handle_chinese_chars=False, strip_accents=False, lowercase=False)
    return BertNormalizer(**{**off, **on}).normalize_str


clean, chinese = bert(clean_text=True), bert(handle_chinese_chars=True)
strip, lower = bert(strip_accents=True), bert(lowercase=True)
nfd, split = NFD().normalize_str, BertPreTokenizer().pre_tokenize_str

control, space, cjk, punctuation, mark, moving, lowered = [], [], [], [], [], [], []
for code in range(0x110000):
    if 0xD800 <= code < 0xE000:
        continue
    char = chr(code)
    pieces = [piece for piece, _ in split("a" + char + "a")]
    if clean(char) == "":
        control.append(code)
    if pieces == ["a", "a"]:
        space.append(code)
    elif pieces == ["a", char, "a"]:
        punctuation.append(code)
    if chinese(char) != char:
        cjk.append(code)
    # U+0345 has the highest combining class, U+0334 the lowest: a mark of another class changes places with one of them.
    if nfd(char) != char:
        moving.append(code)
    else:
        if strip(char) == "":
            mark.append(code)
        if nfd("\u0345" + char) != "\u0345" + char or nfd(char + "\u0334") != char + "\u0334":
            moving.append(code)
    if lower(char) != char:
        lowered.append((code, [ord(c) for c in lower(char)]))


def base36(number):
    digits = ""
    while True:
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36] + digits
        number //= 36
        if number == 0:
            return digits


def ranges(codes):
    """Gap from the end of the last range and, if it is not 1, the length."""
    found = []
    for code in codes:
        if found and code == found[-1][1]:
            found[-1][1] += 1
        else:
            found.append([code, code + 1])
    text, last = [], 0
    for start, end in found:
        text.append(base36(start - last) + ("" if end - start == 1 else "," + base36(end - start)))
        last = end
    return " ".join(text)


def lower_runs(pairs):
    """Runs of code points one or two apart that move by one distance: gap, count, step, distance."""
    runs = []
    for code, (to, *more) in pairs:
        assert not more or code == 0x130, hex(code)  # which becomes i and a dot above
        delta = to - code
        last = runs[-1] if runs else None
        if last and last["delta"] == delta and last["count"] == 1 and code - last["start"] in (1, 2):
            last.update(count=2, step=code - last["start"])
        elif last and last["delta"] == delta and last["count"] > 1 and code == last["start"] + last["count"] * last["step"]:
            last["count"] += 1
        else:
            runs.append(dict(start=code, count=1, step=1, delta=delta))
    text, end = [], 0
    for run in runs:
        sign = "-" if run["delta"] < 0 else ""
        text.append(f'{base36(run["start"] - end)},{base36(run["count"])},{run["step"]},{sign}{base36(abs(run["delta"]))}')
        end = run["start"] + run["count"] * run["step"]
    return " ".join(text)


def wrapped(name, doc, text):
    lines, line = [], ""
    for part in text.split(" "):
        if len(line) + len(part) > 110:
            lines.append(line)
            line = ""
        line += part + " "
    lines.append(line[:-1])
    body = " +\n".join(f"  '{line}'" for line in lines)
    return f"/** {doc} */\nexport const {name} =\n{body};\n"


path = Path(__file__).parent / "src/unicode/tables.generated.ts"
path.write_text(
    f"// Written by make-unicode-tables.py from tokenizers {tokenizers.__version__}; ranges as gap,length in base 36.\n\n"
    + "\n".join(
        [
            wrapped("CONTROL", "Dropped by clean_text, before it looks for white space.", ranges(control)),
            wrapped("WHITE_SPACE", "Separates words.", ranges(space)),
            wrapped("CHINESE", "A word each.", ranges(cjk)),
            wrapped("PUNCTUATION", "A word each.", ranges(punctuation)),
            wrapped("NONSPACING_MARK", "Dropped as an accent.", ranges(mark)),
            wrapped("MOVING", "Changed or moved by canonical decomposition.", ranges(moving)),
            wrapped("LOWER_CASE", "Runs of upper case: gap, count, step, distance to lower case.", lower_runs(lowered)),
        ]
    )
)
