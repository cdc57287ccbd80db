"""Labels on a line that must not touch each other."""

from collections.abc import Sequence
from itertools import accumulate


def keep_apart(
    wanted: Sequence[float], sizes: Sequence[float], *, top: float, bottom: float
) -> list[float]:
    """Return the middles of labels of the given sizes, near the wanted ones, none touching.

    Labels that would touch form a block that is centred on where they wanted to be. Everything
    stays between `top` and `bottom` as long as there is room for it.
    """

    def start(block: list[int]) -> float:
        middles = _middles([sizes[index] for index in block])
        shift = sum(wanted[index] - middle for index, middle in zip(block, middles, strict=True))
        return max(top, min(shift / len(block), bottom - sum(sizes[index] for index in block)))

    def end(block: list[int]) -> float:
        return start(block) + sum(sizes[index] for index in block)

    blocks: list[list[int]] = []
    for index in sorted(range(len(wanted)), key=lambda index: (wanted[index], index)):
        blocks.append([index])
        while len(blocks) > 1 and end(blocks[-2]) > start(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    placed = [0.0] * len(wanted)
    for block in blocks:
        middles = _middles([sizes[index] for index in block])
        for index, middle in zip(block, middles, strict=True):
            placed[index] = start(block) + middle
    return placed


def _middles(sizes: Sequence[float]) -> list[float]:
    """Return the middle of each label of a block that starts at 0."""
    return [end - size / 2 for end, size in zip(accumulate(sizes), sizes, strict=True)]
