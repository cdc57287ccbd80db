"""The fields of seats: a mark, a new link, and a batch of cards."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField
from wtforms.validators import DataRequired, ValidationError

from seminar.access import tokens
from seminar.core.text import clean_line
from seminar.joining.cards_service import MOST_CARDS, Batch
from seminar.joining.forms import LONGEST_NAME
from seminar.web.forms import AtMost, Form, LineField, NumberField, ProseField, SecretField


class MarkForm(Form):
    """The mark of a seat, as somebody read it from a card or a phone."""

    mark = LineField(
        _l("Seat mark"),
        [DataRequired(_l("Type the four signs of the mark.")), AtMost(tokens.LONGEST_TYPED)],
    )

    def value(self) -> str:
        """Return the mark that was meant: case and spaces do not matter."""
        return tokens.read_code(self.mark.data)


class RenewForm(Form):
    """A new link for a seat, as the page showed it."""

    secret = SecretField()
    mark = HiddenField()


class CardsForm(Form):
    """How many cards are wanted, and for whom where names are kept."""

    secret = SecretField()
    names = ProseField(
        _l("Names, one on each line"),
        [AtMost(MOST_CARDS * (LONGEST_NAME + 1))],
        render_kw={"rows": 8},
    )
    number = NumberField(
        _l("Number of cards"),
        least=0,
        most=MOST_CARDS,
        message=_l("Between 1 and 200 cards, please."),
        default=10,
    )

    def __init__(self, *, takes_names: bool) -> None:
        super().__init__(data={"number": 0} if takes_names else None)
        if takes_names:
            self.number.label.text = gettext("Cards without a name")
        else:
            del self.names
            self.number.flags.min = 1

    def validate_names(self, field: Field) -> None:
        """Refuse too many names, and one that is too long."""
        names = _lines(field.data)
        if len(names) > MOST_CARDS:
            raise ValidationError(gettext("At most %(num)d names, please.", num=MOST_CARDS))
        if any(len(name) > LONGEST_NAME for name in names):
            raise ValidationError(gettext("At most %(num)d characters a name.", num=LONGEST_NAME))

    def validate_number(self, field: Field) -> None:
        """Refuse a batch of nothing, and one that is too large together with the names."""
        if not 1 <= field.data + len(self._names()) <= MOST_CARDS:
            raise ValidationError(gettext("Between 1 and 200 cards, please."))

    def batch(self) -> Batch:
        """Return the cards that are asked for."""
        return Batch(self.secret.data, self.number.data, self._names())

    def _names(self) -> tuple[str, ...]:
        return _lines(self.names.data) if self.names else ()


def _lines(text: str | None) -> tuple[str, ...]:
    cleaned = (clean_line(line) for line in (text or "").split("\n"))
    return tuple(line for line in cleaned if line)
