"""Writes src/unicode/classes.generated.ts from the Unicode tables inside tiktoken (pip install tiktoken==0.14.0).

tiktoken tells itself which code points match a class: with that class as its pattern, it encodes what matches and drops the rest.
"""

from pathlib import Path

import tiktoken

# The class of a code point is its place here; code-point-class.ts names them.
CLASSES = [None, r"[\p{Lu}\p{Lt}]", r"\p{Ll}", r"[\p{Lm}\p{Lo}]", r"\p{M}", r"\p{N}", r"\s"]
SURROGATES = range(0xD800, 0xE000)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def matching(pattern: str) -> set[int]:
    encoding = tiktoken.Encoding(
        "bytes", pat_str=pattern, mergeable_ranks={bytes([byte]): byte for byte in range(256)}, special_tokens={}
    )
    text = "".join(chr(code) for code in range(0x110000) if code not in SURROGATES)
    return {ord(character) for character in encoding.decode(encoding.encode_ordinary(text))}


def base36(number: int) -> str:
    digits = DIGITS[number % 36]
    while number := number // 36:
        digits = DIGITS[number % 36] + digits
    return digits


table = bytearray(0x110000)
for kind, pattern in enumerate(CLASSES):
    if pattern:
        for code in matching(pattern):
            table[code] = kind

runs, start = [], 0
for code in range(1, len(table) + 1):
    if code == len(table) or table[code] != table[start]:
        length = base36(code - start)
        runs.append("ABCDEFG"[table[start]] + ("" if length == "1" else length))
        start = code
text = "".join(runs)
lines = [text[i : i + 100] for i in range(0, len(text), 100)]
Path(__file__).parent.parent.joinpath("src/unicode/classes.generated.ts").write_text(
    f"// Written by unicode/generate.py from tiktoken {tiktoken.__version__} (Unicode 16.0). Do not edit.\n"
    "/** Runs of code points of one class: its letter, then how many in base 36, or nothing where it is one. */\n"
    "export const CLASS_RUNS =\n  " + " +\n  ".join(f"'{line}'" for line in lines) + ";\n"
)
