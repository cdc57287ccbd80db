"""What is kept of a seminar that was deleted: when, so that older copies of it can be named."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped

from seminar.models.base import Base, new_id


class ErasedSeminar(Base):
    """That a seminar was deleted whole. A backup made between the two moments still holds it."""

    __tablename__ = "erased_seminar"

    id: Mapped[uuid.UUID] = new_id()
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime]
