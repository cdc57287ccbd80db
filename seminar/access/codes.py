"""A join code that no seminar has."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.models import Seminar


def unused_code(db: Session) -> str:
    """Return a new code under which no seminar can be joined."""
    while True:
        code = tokens.new_code()
        if db.scalar(select(Seminar.id).where(Seminar.code == code)) is None:
            return code
