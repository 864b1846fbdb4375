"""What Hugging Face tokenizers make of texts; read by the tests and by make-fixtures.py.

Standard input: {"file": a tokenizer.json, "inputs": [text or [text, text]], "max_length": n or null}.
Standard output: a list of [ids, type ids, offsets in bytes, text decoded again].
"""

import json
import sys

from tokenizers import Tokenizer


def load(file):
    tokenizer = Tokenizer.from_file(file)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def byte_offsets(encoding, texts):
    places = []
    for text in texts:
        at = [0]
        for char in text:
            at.append(at[-1] + len(char.encode()))
        places.append(at)
    return [
        [0, 0] if sequence is None else [places[sequence][start], places[sequence][end]]
        for (start, end), sequence in zip(encoding.offsets, encoding.sequence_ids)
    ]


def encoded(tokenizer, inputs):
    result = []
    for given, encoding in zip(inputs, tokenizer.encode_batch([tuple(i) if isinstance(i, list) else i for i in inputs])):
        texts = given if isinstance(given, list) else [given]
        result.append([encoding.ids, encoding.type_ids, byte_offsets(encoding, texts), tokenizer.decode(encoding.ids)])
    return result


if __name__ == "__main__":
    request = json.load(sys.stdin)
    tokenizer = load(request["file"])
    if request["max_length"] is not None:
        tokenizer.enable_truncation(request["max_length"])
    json.dump(encoded(tokenizer, request["inputs"]), sys.stdout)
