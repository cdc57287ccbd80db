"""The orders given in the rooms of the golden notes."""

Histogram = tuple[tuple[str, int], ...]

HARMONY: Histogram = (("1>4>2>3>5", 7), ("1>2>4>3>5", 4), ("4>1>2>3>5", 1))
_CIRCLE: Histogram = (("1>2>3>4>5", 8), ("2>3>1>4>5", 8), ("3>1>2>4>5", 8))
CAMPS: Histogram = (*_CIRCLE, ("5>4>2>3>1", 8), ("1>5|2=3=4", 5))
CAMPS_AFTER: Histogram = (("1>2>3>4>5", 9), *_CIRCLE[1:], ("5>1>4>2>3", 5), ("5>4>3>1>2", 5))
NINE: Histogram = (("1>2>3>4>5", 6), ("5>4>3>2>1", 1))
NINE_ASIDE: Histogram = (("2>1>3>4>5", 7),)
NINE_AFTER: Histogram = (("1>2>3>4>5", 5), ("2>1>3>4>5", 2))
HIDDEN: Histogram = (("1>2>3>4>5", 3), ("5>4>3>2>1", 1))
HIDDEN_AFTER: Histogram = (("1>2>3>4>5", 2),)

# With how many answers "all five together" each was counted.
GOLDEN = {
    "harmony": (HARMONY, 0),
    "camps": (CAMPS, 3),
    "camps after": (CAMPS_AFTER, 5),
    "nine": (NINE, 2),
    "nine after": (NINE_AFTER, 1),
    "hidden": (HIDDEN, 0),
    "hidden after": (HIDDEN_AFTER, 2),
}
