"""Trains skip-gram vectors with gensim from a file of lines; what with is in the first argument, as JSON."""

import json
import sys

from gensim.models import Word2Vec

request = json.loads(sys.argv[1])

with open(request["vocabulary"], encoding="utf-8") as lines:
    entries = (line.split() for line in lines)
    counts = {word: int(count) for word, count in entries if word != "</s>"}

model = Word2Vec(
    sg=1,
    hs=0,
    vector_size=request["dimensions"],
    window=request["window"],
    negative=request["negatives"],
    sample=request["sample"],
    alpha=request["learningRate"],
    min_alpha=request["minLearningRate"],
    min_count=request["minCount"],
    workers=request["threads"],
    seed=request["seed"],
)
model.build_vocab_from_freq(counts)
print(f"training {len(model.wv)} words", flush=True)
model.train(corpus_file=request["text"], total_words=request["tokens"], epochs=request["epochs"])
model.wv.save_word2vec_format(request["output"])
