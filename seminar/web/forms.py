"""What every form shares: text that arrives clean, and choices from our own words."""

import uuid
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from gettext import NullTranslations
from typing import Any

from babel.support import Translations
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.i18n import messages_path
from wtforms.validators import StopValidation

from seminar.access import tokens
from seminar.core.text import clean, clean_line
from seminar.web.languages import current_language

Filter = Callable[[Any], Any]


def _cleaned(cleaner: Callable[[str], str]) -> Filter:
    return lambda value: cleaner(value) if isinstance(value, str) else value


class Form(FlaskForm):  # type: ignore[misc]
    """A form of the house."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Where the sentences come from that WTForms itself says."""

        def get_translations(self, _form: object) -> Translations | NullTranslations:
            """Return them in the language of the page."""
            return _sentences(current_language())


class LineField(StringField):  # type: ignore[misc]
    """One line of text, cleaned."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, filters=[_cleaned(clean_line)], **options)


class ProseField(TextAreaField):  # type: ignore[misc]
    """Several lines of text, cleaned."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, filters=[_cleaned(clean)], **options)


class NumberField(IntegerField):  # type: ignore[misc]
    """A whole number from `least` to `most`; `message` is said of everything else."""

    def __init__(self, label: Any, *, least: int, most: int, message: Any, **options: Any) -> None:
        super().__init__(label, **options)
        self._message = message
        # From these the page gets the limits that a browser can check by itself.
        self.flags.required, self.flags.min, self.flags.max = True, least, most

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Refuse what is no such number."""
        # WTForms' own NumberRange turns the number into a float, which fails at 400 digits.
        if self.data is None or not self.flags.min <= self.data <= self.flags.max:
            self.errors.clear()
            raise StopValidation(self._message)


class AtMost:
    """Refuses a longer text with a sentence, before any other check reads it.

    WTForms' own check would also make browsers cut what is pasted, without a word.
    """

    def __init__(self, characters: int, message: Any = None) -> None:
        self.max = characters
        self._message = message

    def __call__(self, _form: Any, field: Any) -> None:
        """Refuse what is longer."""
        if len(field.data or "") > self.max:
            said = gettext("At most %(max)d characters, please.", max=self.max)
            raise StopValidation(self._message or said)


class SecretField(HiddenField):  # type: ignore[misc]
    """A secret made when the form is, by which the same form sent twice is known again."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default=tokens.new_token, **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was sent; a form without its secret gets none from us."""
        self.data = valuelist[0] if valuelist else ""

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Replace a secret that is none; the page is then sent again with the new one."""
        if not tokens.is_token(self.data):
            self.data = tokens.new_token()
            raise StopValidation(gettext("Please send this again."))


class IdField(HiddenField):  # type: ignore[misc]
    """An id made with the form, so that sending it twice does the deed once."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the id that came back."""
        try:
            self.data = uuid.UUID(valuelist[0] if valuelist else "")
        except ValueError:
            self.data = uuid.uuid4()
            sentence = gettext("The browser sent only a part of the form. Please send it again.")
            raise ValueError(sentence) from None


class WordField(SelectField):  # type: ignore[misc]
    """A choice from one of our lists of words; what is not in the list is refused."""

    def __init__(self, label: Any, words: type[StrEnum], names: Any, **options: Any) -> None:
        super().__init__(label, **_offer(words, names), **options)


class WordRadioField(RadioField):  # type: ignore[misc]
    """The same choice as buttons, all of them in sight."""

    def __init__(self, label: Any, words: type[StrEnum], names: Any, **options: Any) -> None:
        super().__init__(label, **_offer(words, names), **options)


@cache
def _sentences(language: str) -> Translations | NullTranslations:
    """Read the sentences of WTForms from the disk once; Flask-WTF does so in every request."""
    return Translations.load(messages_path(), [language], domain="wtforms")


def _offer(words: type[StrEnum], names: Any) -> dict[str, Any]:
    return {
        "choices": [SelectChoice(word.value, names[word]) for word in words if word in names],
        "coerce": words,
        "invalid_value_message": _l("Please choose from the list."),
        "invalid_choice_message": _l("Please choose from the list."),
    }
