"""Why no backup was made or none was put back; nothing has changed then.

Only commands say these sentences, in English, so they are in no catalogue of the pages.
"""

from seminar.errors import Refusal


class FileInTheWay(Refusal):
    """A file of this name is there already."""

    def __init__(self, name: object) -> None:
        super().__init__(f"{name} is there already. Give another name; nothing was written.")


class BackupNotEqual(Refusal):
    """The file that was written does not hold what the store held."""

    def __init__(self) -> None:
        super().__init__(
            "The file that was written does not hold what the store holds, so it was removed. "
            "No backup was made; please try again and look at the disk."
        )


class NotABackup(Refusal):
    """The file cannot be read as a backup of this kind of store."""

    def __init__(self, name: object, reason: object) -> None:
        super().__init__(f"{name} is no readable backup of this kind of store: {reason}")


class BackupTooNew(Refusal):
    """The backup was made by a newer version, whose tables this one does not know."""

    def __init__(self, name: object) -> None:
        super().__init__(
            f"{name} was made by another version of Seminar, whose tables this one does not "
            "know. Install that version or a newer one first; nothing was changed."
        )


class StoreInUse(Refusal):
    """Somebody has the store open, most likely the server."""

    def __init__(self) -> None:
        super().__init__(
            "The store is in use, most likely by the running server. Stop it first "
            "(systemctl stop seminar); nothing was changed."
        )


class ProgramMissing(Refusal):
    """A program of PostgreSQL is not on the PATH."""

    def __init__(self, program: str) -> None:
        super().__init__(
            f"{program} was not found. Install the client programs of PostgreSQL, of the "
            "server's version or newer (on Debian and Ubuntu: postgresql-client)."
        )


class ProgramFailed(Refusal):
    """A program of PostgreSQL ended with an error."""

    def __init__(self, program: str, said: str) -> None:
        last = said.strip().splitlines()[-1] if said.strip() else "it did not say why"
        super().__init__(f"{program} failed: {last}")
