"""Makes reference.safetensors: activations and gradients of PyTorch for one small case of every layer, loss and optimiser.

    python make.py

Names: CASE/weights/PARAMETER, CASE/input/NAME, CASE/output/NAME, CASE/upstream/NAME (the gradient that goes into an output),
CASE/gradient/PARAMETER, CASE/input-gradient/NAME. The scalar differentiated is the sum of outputs times upstreams.
"""

import pathlib
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn

torch.manual_seed(20)
torch.set_num_threads(1)
tensors = {}


def put(name, value):
    assert name not in tensors, name
    tensors[name] = value.detach().clone().contiguous()


def case(name, parameters, inputs, forward):
    """parameters, inputs: name to tensor; forward() gives name to output."""
    for key, value in {**parameters, **inputs}.items():
        if value.is_floating_point():
            value.requires_grad_(True)
    outputs = forward()
    upstream = {key: torch.randn_like(value) for key, value in outputs.items()}
    total = sum((outputs[key] * upstream[key]).sum() for key in outputs)
    total.backward()
    for key, value in parameters.items():
        put(f"{name}/weights/{key}", value)
        put(f"{name}/gradient/{key}", value.grad)
    for key, value in inputs.items():
        put(f"{name}/input/{key}", value.int() if value.dtype == torch.int64 else value)
        if value.grad is not None:
            put(f"{name}/input-gradient/{key}", value.grad)
    for key in outputs:
        put(f"{name}/output/{key}", outputs[key])
        put(f"{name}/upstream/{key}", upstream[key])


def layer(name, module, inputs, forward=None):
    module.train()
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(torch.randn_like(parameter) * 0.5)
    run = forward or (lambda m, **xs: {"y": m(*xs.values())})
    case(name, dict(module.named_parameters()), inputs, lambda: run(module, **inputs))


x = lambda *shape: torch.randn(*shape)

layer("embedding", nn.Embedding(7, 3), {"ids": torch.tensor([[1, 5, 1], [6, 0, 1]])})
layer("linear", nn.Linear(5, 4), {"x": x(2, 3, 5)})
layer("linear-without-bias", nn.Linear(5, 4, bias=False), {"x": x(3, 5)})
for activation in ("relu", "gelu", "tanh", "sigmoid"):
    function = {"relu": F.relu, "gelu": F.gelu, "tanh": torch.tanh, "sigmoid": torch.sigmoid}[activation]
    layer(f"linear-{activation}", nn.Linear(5, 4), {"x": x(3, 5)}, lambda m, x, f=function: {"y": f(m(x))})
layer("layer-norm", nn.LayerNorm(6), {"x": x(2, 3, 6)})
for form in ("erf", "tanh"):
    approximate = "none" if form == "erf" else "tanh"
    layer(f"gelu-{form}", nn.Module(), {"x": x(3, 5)}, lambda m, x, a=approximate: {"y": F.gelu(x, approximate=a)})

attention = lambda: nn.MultiheadAttention(8, 2, batch_first=True)
lengths = torch.tensor([2, 4])
padding = torch.arange(4)[None, :] >= lengths[:, None]
causal = torch.triu(torch.ones(4, 4, dtype=torch.bool), 1)
layer("attention", attention(), {"x": x(2, 4, 8)}, lambda m, x: {"y": m(x, x, x, need_weights=False)[0]})
layer("attention-causal", attention(), {"x": x(2, 4, 8)}, lambda m, x: {"y": m(x, x, x, attn_mask=causal, need_weights=False)[0]})
layer(
    "attention-valid-lengths",
    attention(),
    {"x": x(2, 4, 8), "validLengths": lengths},
    lambda m, x, validLengths: {"y": m(x, x, x, key_padding_mask=padding, need_weights=False)[0]},
)
layer(
    "attention-across",
    attention(),
    {"query": x(2, 3, 8), "memory": x(2, 5, 8)},
    lambda m, query, memory: {"y": m(query, memory, memory, need_weights=False)[0]},
)
for norm_first in (False, True):
    for activation in ("relu", "gelu"):
        for kind in ("plain", "causal", "valid-lengths"):
            block = nn.TransformerEncoderLayer(8, 2, 16, 0.0, activation, batch_first=True, norm_first=norm_first)
            mask = causal if kind == "causal" else None
            pad = padding if kind == "valid-lengths" else None
            inputs = {"x": x(2, 4, 8), **({"validLengths": lengths} if kind == "valid-lengths" else {})}
            layer(
                f"block-{'pre' if norm_first else 'post'}-{activation}-{kind}",
                block,
                inputs,
                lambda m, x, validLengths=None, mask=mask, pad=pad: {"y": m(x, mask, pad)},
            )


def run_lstm(m, x):
    output, (hidden, cell) = m(x)
    return {"output": output, "hidden": hidden, "cell": cell}


layer("lstm", nn.LSTM(3, 4, batch_first=True), {"x": x(2, 5, 3)}, run_lstm)
layer("lstm-bidirectional-2-layers", nn.LSTM(3, 4, 2, batch_first=True, bidirectional=True), {"x": x(2, 5, 3)}, run_lstm)
swap = lambda t: t.transpose(1, 2)
layer("conv1d", nn.Conv1d(3, 4, 2), {"x": x(2, 5, 3)}, lambda m, x: {"y": swap(m(swap(x)))})
layer("conv1d-max-over-time", nn.Conv1d(3, 4, 3), {"x": x(2, 6, 3)}, lambda m, x: {"y": F.relu(m(swap(x)).amax(2))})

labels = torch.tensor([2, 0, 3, 1])
weights = torch.tensor([1.0, 0.0, 2.0, 1.0])
layer("cross-entropy", nn.Module(), {"logits": x(4, 5), "labels": labels}, lambda m, logits, labels: {"y": F.cross_entropy(logits, labels)})
layer(
    "cross-entropy-weights",
    nn.Module(),
    {"logits": x(4, 5), "labels": labels},
    lambda m, logits, labels: {"y": (F.cross_entropy(logits, labels, reduction="none") * weights).sum() / weights.sum()},
)
layer(
    "cross-entropy-ignore-index",
    nn.Module(),
    {"logits": x(4, 5), "labels": labels},
    lambda m, logits, labels: {"y": F.cross_entropy(logits, labels, ignore_index=3)},
)
mask = torch.tensor([[1.0, 1, 1, 1], [1, 1, 0, 0]])
marks = torch.tensor([[1.0, 0, 0, 0], [0, 1, 0, 0]])
layer(
    "masked-sigmoid-loss",
    nn.Module(),
    {"logits": x(2, 4)},
    lambda m, logits: {"y": F.binary_cross_entropy_with_logits(logits, marks, mask, reduction="none").sum(1) / mask.sum(1)},
)
layer("sigmoid-cross-entropy", nn.Module(), {"logits": x(2, 4)}, lambda m, logits: {"y": F.binary_cross_entropy_with_logits(logits, marks)})


def optimizer(name, make):
    start = x(3, 4)
    parameter = nn.Parameter(start.clone())
    update = make([parameter])
    put(f"{name}/start", start)
    for step in range(3):
        parameter.grad = x(3, 4)
        put(f"{name}/gradient/{step}", parameter.grad)
        update.step()
        put(f"{name}/after/{step}", parameter)


optimizer("adam", lambda p: torch.optim.Adam(p, lr=0.01))
optimizer("adam-decay", lambda p: torch.optim.Adam(p, lr=0.01, weight_decay=0.1, betas=(0.8, 0.95), eps=1e-6))
optimizer("adamw", lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1))
optimizer("adagrad", lambda p: torch.optim.Adagrad(p, lr=0.05))
optimizer("sgd", lambda p: torch.optim.SGD(p, lr=0.05, weight_decay=0.1))
optimizer("sgd-momentum", lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9))

gradients = [x(3, 4), x(5)]
for i, gradient in enumerate(gradients):
    put(f"clip/gradient/{i}", gradient)
holders = [nn.Parameter(torch.zeros_like(g)) for g in gradients]
for holder, gradient in zip(holders, gradients):
    holder.grad = gradient.clone()
put("clip/norm", nn.utils.clip_grad_norm_(holders, 0.5))
for i, holder in enumerate(holders):
    put(f"clip/clipped/{i}", holder.grad)

path = pathlib.Path(__file__).with_name("reference.safetensors")
save_file(tensors, path, {"torch": torch.__version__})
print(f"{len(tensors)} tensors, {path.stat().st_size} bytes")
