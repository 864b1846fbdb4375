"""What Hugging Face's tokenizers and tiktoken make of texts: writes expected.json (pip install tokenizers==0.23.3 tiktoken==0.14.0).

python expected.py FILE [SEED TEXTS]
"""

import json
import random
import sys

import tiktoken
from tiktoken_ext import openai_public
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

FRAGMENTS = (
    "the|The| of|er|ing|'s|'S|'LL|'ll|'re|'\u017f|don't|\r\n|\n|\n\n| |  |\t|\u00a0|\u0085|\ufeff|a|B|ABC|Abc|abc|É|é|e\u0301|\u0301|"
    "\u0300\u0301|\u01c5|\u02b0|中|日本語|かな|カナ|한국|١٢٣|123|1234567|½|Ⅷ|!|...|/|//\n|!\n\n|😀|👨\u200d👩\u200d👧|_|ß|\u2028|\u3000|'|''|'m|x'd|-|$|€|"
    "\x00|\x1f|\u200b|\u0e01\u0e33|हिन्दी|עברית|العربية|𝐀𝐛|𐐀𐐨|İ|Ꭰꭰ"
).split("|")
LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)

path, seed, count = (sys.argv[1:] + ["1", "150"])[:3] if len(sys.argv) == 2 else sys.argv[1:4]
numbers = random.Random(int(seed))


def text(longest: int) -> str:
    return "".join(numbers.choice(FRAGMENTS) for _ in range(numbers.randint(1, longest)))


corpus = [text(30) for _ in range(600)]
texts = [text(14) for _ in range(int(count))]


def trained(tokenizer: Tokenizer, **options) -> Tokenizer:
    tokenizer.train_from_iterator(corpus, trainers.BpeTrainer(show_progress=False, **options))
    return tokenizer


alphabet = pre_tokenizers.ByteLevel.alphabet()
gpt2 = Tokenizer(models.BPE())
gpt2.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
gpt2.decoder = decoders.ByteLevel()
trained(gpt2, vocab_size=700, initial_alphabet=alphabet)

prefixed = Tokenizer.from_str(gpt2.to_str())
prefixed.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)

llama3 = Tokenizer(models.BPE(ignore_merges=True))
llama3.pre_tokenizer = pre_tokenizers.Sequence(
    [pre_tokenizers.Split(Regex(LLAMA3), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
)
llama3.decoder = decoders.ByteLevel()
trained(llama3, vocab_size=700, initial_alphabet=alphabet)
llama3.add_special_tokens(["<|begin|>", AddedToken("ABC", lstrip=True, single_word=True, special=True)])
llama3.post_processor = processors.Sequence(
    [
        processors.ByteLevel(trim_offsets=False),
        processors.TemplateProcessing(
            single="<|begin|> $A", pair="<|begin|> $A $B", special_tokens=[("<|begin|>", llama3.token_to_id("<|begin|>"))]
        ),
    ]
)

words = Tokenizer(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>"))
words.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
words.decoder = decoders.BPEDecoder(suffix="</w>")
trained(words, vocab_size=400, special_tokens=["<unk>"], end_of_word_suffix="</w>", limit_alphabet=40)

bytes_of = [f"<0x{byte:02X}>" for byte in range(256)]
pieces = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
pieces.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
trained(pieces, vocab_size=600, special_tokens=["<unk>", *bytes_of], limit_alphabet=30)
pieces.decoder = decoders.Sequence(
    [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
)

missing = iter(range(0x100, 0x200))
byte_of = {}
for byte in range(256):
    printed = 0x20 < byte < 0x7F or (byte > 0xA0 and byte != 0xAD)
    byte_of[chr(byte) if printed else chr(next(missing))] = byte
ranks = {bytes(byte_of[character] for character in token): id for token, id in gpt2.get_vocab().items()}
openai_public.load_tiktoken_bpe = lambda *_, **__: ranks
patterns = {
    "r50k": openai_public.r50k_pat_str,
    "cl100k": openai_public.cl100k_base()["pat_str"],
    "o200k": openai_public.o200k_base()["pat_str"],
}


def by_tiktoken(pattern: str) -> list[list[int]]:
    encoding = tiktoken.Encoding("test", pat_str=pattern, mergeable_ranks=ranks, special_tokens={})
    return [encoding.encode_ordinary(each) for each in texts]


def by_hugging_face(tokenizer: Tokenizer) -> dict:
    ids = [tokenizer.encode(each).ids for each in texts]
    return {
        "file": json.loads(tokenizer.to_str()),
        "ids": ids,
        "decoded": [tokenizer.decode(each, skip_special_tokens=False) for each in ids],
    }


expected = {
    "corpus": corpus,
    "texts": texts,
    "huggingFace": {
        name: by_hugging_face(tokenizer)
        for name, tokenizer in [("gpt2", gpt2), ("prefixed", prefixed), ("llama3", llama3), ("words", words), ("pieces", pieces)]
    },
    "tiktoken": {name: by_tiktoken(pattern) for name, pattern in patterns.items()},
}
with open(path, "w", encoding="utf-8") as file:
    json.dump(expected, file, ensure_ascii=True, separators=(",", ":"))
    file.write("\n")
