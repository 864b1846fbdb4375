"""Reads a tokenizer.json by Hugging Face's library: ids and decoded texts of a JSON list of texts on standard input."""

import json
import sys

from tokenizers import Tokenizer

tokenizer = Tokenizer.from_file(sys.argv[1])
ids = [tokenizer.encode(text).ids for text in json.load(sys.stdin)]
json.dump({"ids": ids, "decoded": [tokenizer.decode(each, skip_special_tokens=False) for each in ids]}, sys.stdout)
