"""Published figures beside ours."""

from typing import Any

import pytest


def near(expected: Any) -> Any:
    """Return what equals a published value but for the last digits of its floats."""
    if isinstance(expected, dict):
        return {key: near(value) for key, value in expected.items()}
    if isinstance(expected, list):
        return [near(value) for value in expected]
    return pytest.approx(expected, rel=1e-12) if isinstance(expected, float) else expected


def block(figures: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """Return those figures that the published block has, inner ones too."""
    return {
        key: block(figures[key], value)
        if isinstance(value, dict) and figures[key] is not None
        else figures[key]
        for key, value in expected.items()
    }
