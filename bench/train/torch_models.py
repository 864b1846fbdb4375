"""The models of models/*.ts in PyTorch, with the same values and batches. Called by main.ts: torch_models.py MODEL THREADS."""

import json
import resource
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

made = 0
trained = []


def uniform(count, number):
    i = np.arange(1, count + 1, dtype=np.uint64)
    mask = np.uint64(0xFFFFFFFF)
    h = (i * np.uint64(0x9E3779B1) + np.uint64((number + 1) * 0x85EBCA6B)) & mask
    h = ((h ^ (h >> np.uint64(15))) * np.uint64(0x2C1B3C6D)) & mask
    h = ((h ^ (h >> np.uint64(12))) * np.uint64(0x297A2D39)) & mask
    h = h ^ (h >> np.uint64(15))
    return (h.astype(np.float64) / 2**31 - 1).astype(np.float32)


def frozen(shape, scale, center=0.0):
    global made
    values = uniform(int(np.prod(shape)), made).astype(np.float64)
    made += 1
    return torch.from_numpy((center + scale * values).astype(np.float32).reshape(shape))


def make(shape, scale, center=0.0):
    parameter = frozen(shape, scale, center).requires_grad_()
    trained.append(parameter)
    return parameter


def linear(width, out):
    return make([out, width], width**-0.5), make([out], 0.1)


def norm(width):
    return make([width], 0.1, 1.0), make([width], 0.1)


def ids(shape, limit, salt):
    i = np.arange(int(np.prod(shape)), dtype=np.int64)
    return torch.from_numpy(((i * 7919 + salt) % 1000003 % limit).reshape(shape))


def apply_norm(x, parameters):
    return F.layer_norm(x, x.shape[-1:], *parameters)


def attention(x, packed, out, heads, causal):
    batch, steps, width = x.shape
    apart = [part.view(batch, steps, heads, -1).transpose(1, 2) for part in F.linear(x, *packed).split(width, 2)]
    mixed = F.scaled_dot_product_attention(*apart, is_causal=causal)
    return F.linear(mixed.transpose(1, 2).reshape(batch, steps, width), *out)


def block_parameters(width, inner):
    norms = norm(width), norm(width)
    return *norms, linear(width, 3 * width), linear(width, width), linear(width, inner), linear(inner, width)


def gpt():
    vocabulary, width, steps, batch = 65, 128, 64, 12
    tokens, positions = make([vocabulary, width], 0.05), make([steps, width], 0.05)
    blocks = [block_parameters(width, 4 * width) for _ in range(4)]
    last = norm(width)
    x, y = ids([batch, steps], vocabulary, 1), ids([batch * steps], vocabulary, 2)

    def loss():
        hidden = F.embedding(x, tokens) + positions
        for norm1, norm2, packed, out, up, down in blocks:
            hidden = hidden + attention(apply_norm(hidden, norm1), packed, out, 4, True)
            hidden = hidden + F.linear(F.gelu(F.linear(apply_norm(hidden, norm2), *up)), *down)
        return F.cross_entropy(F.linear(apply_norm(hidden, last), tokens).view(-1, vocabulary), y)

    return loss


def bert():
    vocabulary, width, steps, batch, predictions = 20256, 128, 64, 512, 10
    tokens, segments, positions = make([vocabulary, width], 0.05), make([2, width], 0.05), make([steps, width], 0.05)
    blocks = [block_parameters(width, 256) for _ in range(2)]
    transform, last = linear(width, width), norm(width)
    decoder = linear(width, vocabulary)
    pooler, following = linear(width, width), linear(width, 2)
    x, segment = ids([batch, steps], vocabulary, 1), ids([batch, steps], 2, 2)
    masked = torch.arange(batch).repeat_interleave(predictions) * steps + ids([batch * predictions], steps, 3)
    labels, is_next = ids([batch * predictions], vocabulary, 4), ids([batch], 2, 5)

    def loss():
        hidden = F.embedding(x, tokens) + F.embedding(segment, segments) + positions
        for norm1, norm2, packed, out, up, down in blocks:
            hidden = apply_norm(hidden + attention(hidden, packed, out, 2, False), norm1)
            hidden = apply_norm(hidden + F.linear(F.relu(F.linear(hidden, *up)), *down), norm2)
        turned = apply_norm(F.relu(F.linear(hidden.view(-1, width)[masked], *transform)), last)
        pooled = torch.tanh(F.linear(hidden[:, 0], *pooler))
        return F.cross_entropy(F.linear(turned, *decoder), labels) + F.cross_entropy(F.linear(pooled, *following), is_next)

    return loss


def text_cnn():
    vocabulary, width, channels, steps, batch = 49346, 100, 100, 500, 64
    table, fixed = make([vocabulary, width], 0.5), frozen([vocabulary, width], 0.5)
    kernels = [
        (make([channels, 2 * width, kernel], (2 * width * kernel) ** -0.5), make([channels], 0.1)) for kernel in (3, 4, 5)
    ]
    out = linear(3 * channels, 2)
    x, y = ids([batch, steps], vocabulary, 1), ids([batch], 2, 2)

    def loss():
        words = torch.cat((F.embedding(x, table), F.embedding(x, fixed)), 2).permute(0, 2, 1)
        largest = [F.relu(F.conv1d(words, *kernel).amax(-1)) for kernel in kernels]
        return F.cross_entropy(F.linear(torch.cat(largest, 1), *out), y)

    return loss


def bi_lstm():
    vocabulary, width, hidden, steps, batch = 49346, 100, 100, 500, 64
    table = frozen([vocabulary, width], 0.5)
    network = torch.nn.LSTM(width, hidden, 2, bidirectional=True)
    for layer, size in enumerate((width, 2 * hidden)):
        for direction in ("", "_reverse"):
            for name, shape in (("weight_ih", [4 * hidden, size]), ("weight_hh", [4 * hidden, hidden]), ("bias_ih", [4 * hidden]), ("bias_hh", [4 * hidden])):
                parameter = getattr(network, f"{name}_l{layer}{direction}")
                parameter.data.copy_(frozen(shape, hidden**-0.5))
                trained.append(parameter)
    out = linear(4 * hidden, 2)
    x, y = ids([batch, steps], vocabulary, 1).t().contiguous(), ids([batch], 2, 2)

    def loss():
        sequence, _ = network(F.embedding(x, table))
        return F.cross_entropy(F.linear(torch.cat((sequence[0], sequence[-1]), 1), *out), y)

    return loss


def decomposable_attention():
    vocabulary, width, hidden, steps, batch = 18678, 100, 200, 50, 256
    table = make([vocabulary, width], 0.5)
    attend, compare, aggregate = [(linear(size, hidden), linear(hidden, hidden)) for size in (width, 2 * width, 2 * hidden)]
    out = linear(hidden, 3)
    first, second = ids([batch, steps], vocabulary, 1), ids([batch, steps], vocabulary, 2)
    labels = ids([batch], 3, 3)

    def apply(network, x):
        one, two = network
        return F.relu(F.linear(F.relu(F.linear(x, *one)), *two))

    def loss():
        a, b = F.embedding(first, table), F.embedding(second, table)
        scores = torch.bmm(apply(attend, a), apply(attend, b).transpose(1, 2))
        for_a, for_b = torch.bmm(scores.softmax(-1), b), torch.bmm(scores.transpose(1, 2).softmax(-1), a)
        compared = [apply(compare, torch.cat(pair, 2)).sum(1) for pair in ((a, for_a), (b, for_b))]
        return F.cross_entropy(F.linear(apply(aggregate, torch.cat(compared, 1)), *out), labels)

    return loss


def main():
    model, threads = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(threads)
    loss_of = globals()[model.replace("-", "_")]()
    optimizer = torch.optim.Adam(trained, 0.001)
    print(json.dumps({"version": f"torch {torch.__version__}, Python {sys.version.split()[0]}"}), flush=True)
    for line in sys.stdin:
        losses = []
        start, cpu = time.perf_counter(), time.process_time()
        for _ in range(int(line)):
            optimizer.zero_grad()
            loss = loss_of()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps({"seconds": seconds, "cpuSeconds": cpu, "losses": losses, "peakBytes": peak}), flush=True)


main()
