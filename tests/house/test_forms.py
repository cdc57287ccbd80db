"""Every text that somebody may type has a longest length, and a longer one hears a sentence."""

import inspect
from collections.abc import Iterator
from importlib import import_module

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, PasswordField, StringField, TextAreaField
from wtforms.fields.core import UnboundField

from tests.house.sources import PACKAGE, name_of, python_files

TYPED = (StringField, TextAreaField, PasswordField)
NOBODY_TYPES = ("hidden", "radio", "checkbox")


def forms() -> Iterator[type[Form]]:
    """Yield every form of the features."""
    for file in python_files("seminar"):
        if file.stem.endswith("forms") and file.parent != PACKAGE / "web":
            module = import_module(name_of(file).removesuffix(".py").replace("/", "."))
            for value in vars(module).values():
                if inspect.isclass(value) and issubclass(value, Form):
                    yield value


def typed_fields() -> dict[str, Field]:
    """Return every field of text, bound to a form of nothing else."""
    bound = {
        f"{form.__name__}.{name}": unbound.bind(Form(), name)
        for form in forms()
        for name, unbound in inspect.getmembers(form)
        if isinstance(unbound, UnboundField)
    }
    return {
        name: field
        for name, field in bound.items()
        if isinstance(field, TYPED) and getattr(field.widget, "input_type", "") not in NOBODY_TYPES
    }


def longest(field: Field) -> int:
    """Return how long a text the field takes; 0 where nothing limits it."""
    limits = [getattr(check, "max", 0) for check in field.validators]
    return min((limit for limit in limits if limit > 0), default=0)


def test_every_field_of_text_has_a_longest_length() -> None:
    fields = typed_fields()

    assert [name for name, field in fields.items() if not longest(field)] == []
    assert len(fields) > 20


def test_a_text_longer_than_a_field_takes_hears_one_sentence() -> None:
    heard = {}
    for name, field in typed_fields().items():
        field.process(MultiDict({field.name: "x" * (longest(field) + 1)}))
        field.validate(Form())
        heard[name] = [str(error)[-1:] for error in field.errors]

    assert {name: said for name, said in heard.items() if said != ["."]} == {}
