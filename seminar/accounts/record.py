"""What happened to accounts, as lines in the log of the server for who administers it.

They name an account by its id, which says nothing without the store; never an address, a
password or a link.
"""

import logging
import uuid

logger = logging.getLogger("gunicorn.error")


def tell(deed: str, account_id: uuid.UUID | None, **numbers: int) -> None:
    """Write one line, as in "Accounts: password changed; account …; ended: 2"."""
    parts = [f"account {account_id or 'unknown'}", *(f"{k}: {v}" for k, v in numbers.items())]
    logger.info("Accounts: %s; %s", deed, "; ".join(parts))
