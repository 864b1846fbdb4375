"""What tiktoken makes of texts with the published ranks: writes published.json (pip install tiktoken==0.14.0, which fetches the ranks).

Of the ranks are kept those whose bytes are in the texts: merging looks at no others, so that ids are those of all ranks.

python published.py
"""

import base64
import json
from pathlib import Path

import tiktoken

SENTENCES = [
    "The quick brown fox jumped over 13 lazy dogs; it didn't look back, y'all've seen it!",
    "I've paid $1,234.50 (that's 99% of £1100) on 2024-02-29 at 08:05:59.",
    "Der Mörder saß müßig im Gebüsch und las Fußballergebnisse.",
    "L'élève naïf n'a pas mangé sa crème brûlée à Noël; où est-elle ?",
    "El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia y frío.",
    "Съешь же ещё этих мягких французских булок, да выпей чаю.",
    "Ο καλύμνιος σφουγγαράς ψιθύρισε πως θα βουτήξει χωρίς να διστάζει.",
    "私は昨日、友達と一緒に東京の新しい図書館へ行きました。コンピューターとプログラミング。",
    "我们在图书馆里学习自然语言处理，词汇表有二十万个符号。",
    "다람쥐 헌 쳇바퀴에 타고파. 자연어 처리를 공부합니다.",
    "كل إنسان حر في التعبير عن رأيه، ولا يجوز منعه.",
    "כל אדם זכאי לחופש הדעה והביטוי.",
    "सभी मनुष्यों को स्वतंत्रता और समानता प्राप्त है।",
    "ทุกคนเกิดมามีอิสระและเสมอภาคกัน",
    "Mọi người sinh ra đều được tự do và bình đẳng.",
    "Zażółć gęślą jaźń. Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "Pijamalı hasta yağız şoföre çabucak güvendi. İSTANBUL ılık",
    "👩‍👩‍👧‍👦 🏳️‍🌈 ☕️ 👍🏽 → ≠ ∑ √2 ≈ 1.41421356237",
    "def fibonacci(n: int) -> int:\n    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)\n\n\n",
    "for (let i = 0; i < items.length; i++) {\n\tconst { name, value } = items[i];\n\tif (!name) continue; // skip\n}\n",
    "<div class=\"row\">\r\n  <a href='https://example.org/?q=a%20b&x=1#top'>Link</a>\r\n</div>",
    "SELECT id, COUNT(*) FROM users_2 WHERE created_at >= '2020-01-01' GROUP BY 1;",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ======================== ........ !!!!!!!",
    "    \n\n\t\t  trailing   \n   spaces \u3000\u00a0 and\u200bzero width\ufeff",
    "antidisestablishmentarianism HTTPSConnectionPool camelCaseIdentifier SCREAMING_SNAKE_CASE",
]

here = Path(__file__).parent
texts = SENTENCES + json.loads((here / "expected.json").read_text())["texts"]
everything = [text.encode() for text in texts]


def published(name: str) -> dict:
    encoding = tiktoken.get_encoding(name)
    ranks = [token for token in encoding.token_byte_values() if any(token in text for text in everything)]
    lines = [f"{base64.b64encode(token).decode()} {encoding.encode_single_token(token)}" for token in ranks]
    lines.sort(key=lambda line: int(line.split(" ")[1]))
    return {"ranks": "\n".join(lines), "ids": [encoding.encode_ordinary(text) for text in texts]}


names = {"r50k": "r50k_base", "cl100k": "cl100k_base", "o200k": "o200k_base"}
result = {"texts": texts, "tiktoken": {pattern: published(name) for pattern, name in names.items()}}
(here / "published.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")
