"""Writes fixtures/: the vocabulary of bert-base-uncased and what Hugging Face tokenizers make of texts with it.

    pip install tokenizers==0.23.3 && python3 packages/wordpiece/make-fixtures.py FOLDER

FOLDER holds vocab.txt and tokenizer.json of bert-base-uncased.
"""

import gzip
import hashlib
import json
import random
import struct
import sys
from pathlib import Path

from hugging_face import encoded, load

here = Path(__file__).parent
source = Path(sys.argv[1])
tokenizer = load(str(source / "tokenizer.json"))

texts = [
    "",
    " ",
    "Hello, world!",
    "The cat's whiskers weren't unaffable; they're 3.14 cm long (or so).",
    "Café naïve façade coöperate Ångström ﬁne ＦＵＬＬ",
    "Zürich, Łódź, Đà Nẵng, İstanbul, ΑΣΟΣ, Škoda, ẞ",
    "日本語のテキスト。ガギグゲゴ 漢字かな交じり文",
    "中文分词，没有空格。",
    "한국어 문장입니다.",
    "Привет, мир! Ещё ёлка й",
    "שָׁלוֹם עוֹלָם ‏مرحبا بالعالم‎",
    "नमस्ते दुनिया กรุงเทพ",
    "emoji 😀👨‍👩‍👧 🇪🇺 ❤️",
    "a\u0000b\u000bc\u0085d\ufffde\u200df\u00adg\ufeffh",
    "line\r\nline\tline\u2028line\u00a0line\u3000line",
    "[CLS] text [MASK]s [SEP][PAD] [UNK] [mask] [MASK",
    "x" * 100 + " " + "x" * 101 + " " + "é" * 100,
    "©®™ €100 ½ ² ≠ ≮ ; ` ́ ̂",
    "#hash ##ing ##ing## @user https://example.org/a_b?c=d&e=%20",
    "𝐁𝐨𝐥𝐝 𠀋 𪚥 🂡 𝅘𝅥𝅮",
]
pairs = [
    ["How old is she?", "She is seven."],
    ["a", ""],
    ["", ""],
    ["one two three four five six seven eight nine ten", "1 2 3"],
    ["1 2 3", "one two three four five six seven eight nine ten"],
    ["one two three four five six seven", "eight nine ten eleven twelve thirteen fourteen"],
]

draw = random.Random(1)
blocks = [(0, 0x250), (0x300, 0x530), (0x591, 0x700), (0x900, 0xA00), (0xE00, 0xE80), (0xF70, 0xF86), (0x1E00, 0x2100)]
blocks += [(0x302A, 0x3100), (0x4E00, 0x4E40), (0xAC00, 0xAC40), (0xF900, 0xF940), (0xFF00, 0xFF60), (0x1D15E, 0x1D173)]


def drawn():
    return "".join(
        draw.choice("abeiou n") if draw.random() < 0.3 else chr(draw.randrange(*draw.choice(blocks)))
        for _ in range(draw.randint(1, 14))
    )


def sha256(inputs):
    digest = hashlib.sha256()
    for encoding in tokenizer.encode_batch(inputs):
        digest.update(struct.pack(f"<{len(encoding.ids)}i", *encoding.ids))
    return digest.hexdigest()


def truncated(length):
    tokenizer.enable_truncation(length)
    result = encoded(tokenizer, pairs)
    tokenizer.no_truncation()
    return result


def cases(inputs, results):
    return [dict(zip(["input", "ids", "typeIds", "offsets", "decoded"], [i, *r])) for i, r in zip(inputs, results)]


wiki = gzip.open(here / "../datasets/data/wikitext-2/wiki.valid.tokens.gz", "rt", encoding="utf-8", newline="\n")
code_points = [f"a{chr(c)}b {chr(c)}" for c in range(0x110000) if not 0xD800 <= c < 0xE000]
fuzz = [drawn() for _ in range(200)]

(here / "fixtures").mkdir(exist_ok=True)
with gzip.GzipFile(here / "fixtures/bert-base-uncased.vocab.txt.gz", "wb", mtime=0) as out:
    out.write((source / "vocab.txt").read_bytes())
(here / "fixtures/expected.json").write_text(
    json.dumps(
        {
            "texts": cases(texts + pairs + fuzz, encoded(tokenizer, texts + pairs + fuzz)),
            "truncated": {length: cases(pairs, truncated(length)) for length in (3, 4, 8, 9, 12)},
            "sha256": {
                "every code point": sha256(code_points),
                "wiki.valid.tokens": sha256(wiki.read().split("\n")),
            },
        },
        ensure_ascii=True,
        separators=(",", ":"),
    )
    + "\n"
)
