"""What the programs of Python take, as JSON: encode PROGRAM VOCABULARY DOCUMENTS, or train PROGRAM TEXT SIZE."""

import json
import os
import sys
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"
GPT2 = r"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"


def measured(work, clock=time.process_time):
    before = clock()
    result = work()
    return (clock() - before) * 1000, result


def tiktoken_encoder(vocabulary):
    import tiktoken
    from tiktoken.load import data_gym_to_mergeable_bpe_ranks
    from tiktoken_ext.openai_public import r50k_pat_str

    ranks = data_gym_to_mergeable_bpe_ranks(f"{vocabulary}/vocab.bpe", f"{vocabulary}/encoder.json")
    encoding = tiktoken.Encoding("gpt2", pat_str=r50k_pat_str, mergeable_ranks=ranks, special_tokens={})
    return (
        lambda documents: sum(len(encoding.encode_ordinary(text)) for text in documents),
        lambda documents, threads: encoding.encode_ordinary_batch(documents, num_threads=threads),
    )


def hugging_face_encoder(vocabulary):
    from tokenizers import Tokenizer, models, pre_tokenizers

    model = models.BPE.from_file(f"{vocabulary}/encoder.json", f"{vocabulary}/vocab.bpe")
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return lambda documents: sum(len(each.ids) for each in tokenizer.encode_batch_fast(documents)), None


def encode(program, vocabulary, path):
    with open(path, encoding="utf-8") as file:
        documents = json.load(file)
    make = {"tiktoken": tiktoken_encoder, "tokenizers": hugging_face_encoder}[program]

    def start():
        count, batch = make(vocabulary)
        count(["a"])
        return count, batch

    begun, (count, batch) = measured(start)
    cold, tokens = measured(lambda: count(documents))
    warm, _ = measured(lambda: count(documents))
    times = {"tokens": tokens, "start": begun, "cold": cold, "warm": warm}
    if batch and len(documents) > 1:
        for name, threads in [("oneThread", 1), ("twoThreads", 2)]:
            times[name], _ = measured(lambda: batch(documents, threads), time.perf_counter)
    return times


def train_tokenizers(path, size):
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    tokenizer.train([path], trainers.BpeTrainer(vocab_size=size, initial_alphabet=alphabet, show_progress=False))
    return tokenizer.get_vocab_size()


def train_rustbpe(path, size):
    import rustbpe

    tokenizer = rustbpe.Tokenizer()
    with open(path, encoding="utf-8", newline="\n") as file:
        tokenizer.train_from_iterator(file, size, pattern=GPT2)
    return len(tokenizer.get_mergeable_ranks())


def train_sentencepiece(path, size):
    import io

    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        input=path,
        model_writer=model,
        vocab_size=size,
        model_type="bpe",
        num_threads=1,
        max_sentence_length=1 << 20,
        minloglevel=2,
    )
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue()).vocab_size()


what, program, *rest = sys.argv[1:]
if what == "encode":
    print(json.dumps(encode(program, *rest)))
else:
    path, size = rest
    taken, tokens = measured(lambda: globals()[f"train_{program}"](path, int(size)))
    print(json.dumps({"tokens": tokens, "train": taken}))
