"""The e-mail with which a note goes out, as text to be pasted: subject, five lines, the brief."""

from dataclasses import dataclass

from seminar.core.note.document import Document, Paragraph
from seminar.core.note.wording import words
from seminar.core.text import clean_line
from seminar.export.plain import plain_text

_FIRST_RESULTS = ("brief.first", "brief.level", "brief.none")


@dataclass(frozen=True)
class Email:
    """What is pasted into a mail."""

    subject: str
    body: str

    def text(self) -> str:
        """Return both as one text."""
        return f"{self.subject}\n\n{self.body}"


def note_email(brief: Document, *, link: str = "", until: str = "") -> Email:
    """Return the e-mail for a brief; `link` and `until` (a day and time) where there are any."""
    say, masthead = words(brief.language).say, brief.masthead
    title, status = clean_line(masthead.title), clean_line(masthead.status)
    subject = say(
        "email.subject",
        kind=say("masthead.note"),
        title=title,
        day=words(brief.language).day(brief.day),
        status=status,
    )
    mark = " – ".join(clean_line(text) for text in (masthead.mark, masthead.invented) if text)
    lines = [
        say("email.what", title=title, place_and_day=clean_line(masthead.place_and_day)),
        say("email.status", status=status),
        _first_result(brief),
        clean_line(masthead.reflects),
        say("email.mark", mark=mark) if mark else say("email.evidence"),
    ]
    after = [
        *((say("email.link"), link) if link else ()),
        say("email.until", until=until) if until else "",
    ]
    parts = ["\n".join(filter(None, lines)), "\n".join(filter(None, after)), plain_text(brief)]
    return Email(subject, "\n\n".join(filter(None, parts)))


def _first_result(brief: Document) -> str:
    """Return the sentence that says which area came first, or that none did."""
    for block in brief.sections[0].blocks:
        if isinstance(block, Paragraph):
            for sentence in block.sentences:
                if sentence.key in _FIRST_RESULTS:
                    return clean_line(sentence.text)
    return ""
