"""Writes augmentations.json, views of images that AugmentationReferenceTests must reproduce.

    pip install torch==2.7.1 numpy && python augmentations.py <folder of the test's resources>

Written from the definitions: SplitMix64 with Python's integers, padding, cropping and flipping with
NumPy, blending between pixels with PyTorch's grid_sample in float64.
"""

import cmath
import json
import math
import pathlib
import sys

import numpy
import torch

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15


def mix(z):
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
    return z ^ z >> 31


class Chance:
    def __init__(self, *key):
        self.state, self.second = 0, None
        for part in key:
            self.state = mix((self.state ^ part & MASK) + GAMMA & MASK)

    def next(self):
        self.state = self.state + GAMMA & MASK
        return mix(self.state)

    def uniform(self):
        return (self.next() >> 11) / 2**53

    def between(self, low, high):
        return low + (high - low) * self.uniform()

    def below(self, bound):
        return self.next() * bound >> 64

    def gaussian(self):
        if self.second is not None:
            value, self.second = self.second, None
            return value
        while True:
            x, y = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = x * x + y * y
            if 0 < s < 1:
                factor = math.sqrt(-2 * math.log(s) / s)
                self.second = y * factor
                return x * factor


def random_crop(image, chance, padding):
    padded = numpy.pad(image, ((0, 0), (padding, padding), (padding, padding)))
    top, left = chance.below(2 * padding + 1), chance.below(2 * padding + 1)
    return padded[:, top : top + image.shape[1], left : left + image.shape[2]]


def horizontal_flip(image, chance, probability):
    return image[:, :, ::-1] if chance.uniform() < probability else image


def sample(image, source):
    """The image at complex places, x + iy in pixels."""
    _, height, width = image.shape
    grid = numpy.stack([(2 * source.real + 1) / width - 1, (2 * source.imag + 1) / height - 1], axis=-1)
    return torch.nn.functional.grid_sample(
        torch.tensor(image.copy(), dtype=torch.float64)[None],
        torch.tensor(grid, dtype=torch.float64)[None],
        mode="bilinear",
        padding_mode="zeros",
        align_corners=False,
    )[0].numpy()


def places(image):
    return numpy.arange(image.shape[2])[None, :] + 1j * numpy.arange(image.shape[1])[:, None]


def shift(image, chance, pixels):
    down, right = chance.between(-pixels, pixels), chance.between(-pixels, pixels)
    return sample(image, places(image) - complex(right, down))


def rotation(image, chance, degrees):
    angle = math.radians(chance.between(-degrees, degrees))
    middle = complex(image.shape[2] - 1, image.shape[1] - 1) / 2
    return sample(image, (places(image) - middle) * cmath.exp(1j * angle) + middle)


def random_resized_crop(image, chance, smallest):
    _, height, width = image.shape
    for _ in range(10):
        area = height * width * chance.between(smallest, 1)
        ratio = math.exp(chance.between(math.log(3 / 4), math.log(4 / 3)))
        w, h = round(math.sqrt(area * ratio)), round(math.sqrt(area / ratio))
        if 0 < w <= width and 0 < h <= height:
            top, left = chance.below(height - h + 1), chance.below(width - w + 1)
            break
    else:
        w, h = width, height
        if width / height < 3 / 4:
            h = round(width / (3 / 4))
        elif width / height > 4 / 3:
            w = round(height * (4 / 3))
        top, left = (height - h) // 2, (width - w) // 2
    part = torch.tensor(image[:, top : top + h, left : left + w].copy(), dtype=torch.float64)[None]
    return torch.nn.functional.interpolate(part, (height, width), mode="bilinear", align_corners=False)[0].numpy()


def cutout(image, chance, size):
    y, x = chance.below(image.shape[1]), chance.below(image.shape[2])
    ys, xs = numpy.mgrid[: image.shape[1], : image.shape[2]]
    hole = (y - size // 2 <= ys) & (ys < y - size // 2 + size) & (x - size // 2 <= xs) & (xs < x - size // 2 + size)
    return numpy.where(hole, 0, image)


def noise(image, chance, sigma):
    noisy = image + sigma * numpy.array([chance.gaussian() for _ in range(image.size)]).reshape(image.shape)
    return numpy.clip(noisy, 0, 1) if image.min() >= 0 and image.max() <= 1 else noisy


STEPS = {
    "randomCrop": random_crop,
    "randomResizedCrop": random_resized_crop,
    "horizontalFlip": horizontal_flip,
    "shift": shift,
    "rotation": rotation,
    "cutout": cutout,
    "noise": noise,
}

CASES = [
    ([3, 6, 5], 7, [["randomCrop", 2], ["horizontalFlip", 0.5]]),
    ([3, 6, 5], -1, [["randomCrop", 4]]),
    ([4, 7], 0, [["horizontalFlip", 0.3], ["cutout", 3]]),
    ([2, 5, 7], 2**62 + 3, [["rotation", 30.0]]),
    ([1, 6, 6], 11, [["shift", 1.5], ["shift", 1.5]]),
    ([3, 9, 7], 13, [["randomResizedCrop", 0.08]]),
    ([2, 4, 11], 13, [["randomResizedCrop", 0.9]]),
    ([1, 5, 5], 3, [["noise", 0.3]]),
    ([5, 4], 5, [["shift", 0.5], ["rotation", 180.0], ["randomCrop", 1], ["cutout", 2], ["noise", 0.1]]),
]

pixels = numpy.random.default_rng(20)
cases = []
for shape, seed, steps in CASES:
    image = pixels.random(shape).astype(numpy.float32)
    if shape == [5, 4]:
        image = 3 * image - 1
    views = []
    for row, epoch in [(0, 1), (1, 1), (0, 2), (2**40 + 5, 240)]:
        view = image.reshape((-1, *shape[-2:])).astype(numpy.float64)
        for place, (step, argument) in enumerate(steps):
            view = STEPS[step](view, Chance(seed, epoch, row, place), argument)
        views.append({"row": row, "epoch": epoch, "pixels": [round(v, 8) for v in view.ravel().tolist()]})
    cases.append(
        {"shape": shape, "seed": seed, "steps": steps, "pixels": image.ravel().tolist(), "views": views}
    )
target = pathlib.Path(sys.argv[1]) / "augmentations.json"
target.write_text(json.dumps({"cases": cases}) + "\n")
