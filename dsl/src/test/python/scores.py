"""Writes what NumPy says of a model's answers: accuracy, NLL, ECE, Brier score and confusion matrix, in float64.

    pip install numpy
    python scores.py > ../resources/org/joryu/distill/train/scores.json

Written from the papers' formulas; owes nothing to the Java beside it.
"""

import json

import numpy as np

generator = np.random.default_rng(11)


def scores(logits, labels, bins=15):
    logits = logits.astype(np.float64)
    rows, classes = logits.shape
    e = np.exp(logits - logits.max(1, keepdims=True))
    p = e / e.sum(1, keepdims=True)
    answers, confidence = p.argmax(1), p.max(1)
    right = answers == labels
    ece = 0.0
    for low, high in zip(np.arange(bins) / bins, np.arange(1, bins + 1) / bins):
        inside = (confidence > low) & (confidence <= high)
        if inside.any():
            ece += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    confusion = np.zeros((classes, classes), int)
    np.add.at(confusion, (labels, answers), 1)
    return {
        "accuracy": right.mean(),
        "loss": -np.log(p[np.arange(rows), labels]).mean(),
        "calibrationError": ece,
        "brier": ((p - np.eye(classes)[labels]) ** 2).sum(1).mean(),
        "confusion": confusion.tolist(),
    }


def case(rows, classes, scale):
    labels = generator.integers(0, classes, rows)
    logits = generator.normal(size=(rows, classes)) * scale
    logits[np.arange(rows), labels] += scale
    # Multiples of 1/64, which float32 holds to the last digit.
    logits = np.round(logits * 64) / 64
    return {"logits": logits.tolist(), "labels": labels.tolist(), **scores(logits, labels)}


print(json.dumps({"unsure": case(60, 4, 0.7), "sure": case(40, 3, 8.0), "two": case(30, 2, 2.0)}))
