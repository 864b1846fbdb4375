"""SHA-256 of the merges that Hugging Face's trainer learns from WikiText-2's training text, a line each: writes wikitext_merges.json.

python merges_of_wikitext.py WIKI_TRAIN_TOKENS (pip install tokenizers==0.23.3)
"""

import hashlib
import json
import sys
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, trainers


def merges_hash(size: int) -> str:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    tokenizer.train([sys.argv[1]], trainers.BpeTrainer(vocab_size=size, initial_alphabet=alphabet, show_progress=False))
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    return hashlib.sha256("\n".join(" ".join(pair) for pair in merges).encode()).hexdigest()


result = {str(size): merges_hash(size) for size in (8192, 32000)}
(Path(__file__).parent / "wikitext_merges.json").write_text(json.dumps(result, indent=2) + "\n")
