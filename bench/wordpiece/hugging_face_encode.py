"""Processor milliseconds of what Hugging Face tokenizers do with the lines of a file, as JSON; see wordloom-encode.ts."""

import json
import os
import sys
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"
from tokenizers import BertWordPieceTokenizer

vocabulary, text = sys.argv[1:]
with open(text, encoding="utf-8", newline="\n") as file:
    lines = file.read().split("\n")


def cpu_time(work):
    before = time.process_time()
    result = work()
    return (time.process_time() - before) * 1000, result


def tokens():
    return sum(len(encoding.ids) for encoding in tokenizer.encode_batch_fast(lines))


start, tokenizer = cpu_time(lambda: BertWordPieceTokenizer(vocabulary)._tokenizer)
cold, count = cpu_time(tokens)
warm, _ = cpu_time(tokens)
offsets, _ = cpu_time(lambda: tokenizer.encode_batch(lines))
print(json.dumps({"tokens": count, "start": start, "cold": cold, "warm": warm, "offsets": offsets}))
