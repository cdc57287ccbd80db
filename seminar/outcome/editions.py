"""Which version a note is, and the words for it in its header and at its foot."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from seminar.core.note.document import Document
from seminar.core.note.wording import words
from seminar.core.terms import VersionState
from seminar.models import NoteVersion


@dataclass(frozen=True)
class Edition:
    """A version by its number; `state` is None for what nobody sent out yet.

    `at` and `until` are local moments.
    """

    number: int
    state: VersionState | None = None
    sha256: str = ""
    bundle_sha256: str | None = None
    at: datetime | None = None
    until: datetime | None = None

    def status(self, language: str) -> str:
        """Return what stands in the header."""
        name = "draft" if self.state is None else self.state.value
        until = words(language).moment(self.until) if self.until else ""
        if self.state is VersionState.CIRCULATED and until:
            name = "circulated.until"
        return words(language).say(f"status.{name}", number=self.number, until=until)

    def seal(self, language: str) -> str:
        """Return what stands at the foot: version, moment and hashes; nothing of a draft."""
        if self.state is None or self.at is None:
            return ""
        say, day = words(language).say, words(language).day(self.at.date())
        time = f"{self.at:%H:%M}"
        parts = [
            say(f"seal.{self.state}", number=self.number, day=day, time=time),
            say("seal.content", sha256=self.sha256),
        ]
        if self.bundle_sha256:
            parts.append(say("seal.bundle", sha256=self.bundle_sha256))
        return " ".join(parts)


def edition_of(version: NoteVersion, zone: str) -> Edition:
    """Return a kept version as an edition."""
    there = ZoneInfo(zone)
    return Edition(
        number=version.number,
        state=version.state,
        sha256=version.sha256,
        bundle_sha256=version.bundle_sha256,
        at=version.at.astimezone(there),
        until=version.until.astimezone(there) if version.until else None,
    )


def marked(document: Document, edition: Edition) -> Document:
    """Return the document with status and seal of an edition."""
    return replace(
        document,
        masthead=replace(document.masthead, status=edition.status(document.language)),
        seal=edition.seal(document.language),
        is_final=edition.state is VersionState.FINAL,
    )
