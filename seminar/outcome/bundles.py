"""The bundles of a seminar: the one that anybody may have, and the organiser's sealed one."""

from sqlalchemy.orm import Session

from seminar.core.terms import CountFileState
from seminar.export.bundle import BundleFacts, bundle
from seminar.models import Seminar
from seminar.outcome.documents import File
from seminar.outcome.refusals import NoCountFiles
from seminar.readings.count_file import count_files


def bundle_file(db: Session, seminar: Seminar, *, state: CountFileState) -> File:
    """Return the bundle of all count files in this state; refuses where there is none."""
    rounds = count_files(db, seminar, states=(state,))
    if not rounds:
        raise NoCountFiles
    facts = BundleFacts(
        title=seminar.title,
        day=seminar.day,
        mark=seminar.mark,
        language=seminar.language,
        invented=seminar.invented,
        state=state,
        rounds=rounds,
    )
    sealed = "sealed-" if state is CountFileState.SEALED else ""
    return File(f"seminar-{seminar.public_id}-{sealed}bundle.zip", bundle(facts))
