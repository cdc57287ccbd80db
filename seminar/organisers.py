"""The commands about accounts: adding one, a new password, signing browsers out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from seminar.accounts import links_service, record, service, sign_ins_service
from seminar.application import create_app
from seminar.config import Settings
from seminar.database import Database


@click.group()
def organiser() -> None:
    """Accounts of organisers, facilitators and rapporteurs."""


@organiser.command("add")
@click.option("--name", prompt=True)
@click.option("--email", prompt="E-mail")
@click.password_option()
def add(name: str, email: str, password: str) -> None:
    """Add somebody who can set seminars up."""
    store, _ = _store()
    added = service.new_account(name=name, email=email, password=password, now=datetime.now(UTC))
    with _writing(store) as db:
        service.add_account(db, added)
    record.tell("account added by command", added.id)
    click.echo(f"{name} can sign in now.")


@organiser.command("reset")
@click.argument("email")
@click.option("--set-password", is_flag=True, help="Ask for the new password here and now.")
def reset(email: str, *, set_password: bool) -> None:
    """Print a link to a new password for an account; it serves once, for 24 hours."""
    store, settings = _store()
    with store.session() as db:
        account = links_service.account_of(db, email)
    if set_password:
        _set_password(store, links_service.Owner(account.id, account.name, account.email))
        return
    with _writing(store) as db:
        token = links_service.offer_reset(db, account.id, now=datetime.now(UTC))
    record.tell("link to a new password made by command", account.id)
    click.echo(
        f"{account.name} can choose a new password here, once, within 24 hours. Give this link "
        f"to nobody else:\n\n  {settings.url}/reset/{token}\n"
    )


@organiser.command("sign-out")
@click.argument("email", required=False)
@click.option("--everybody", is_flag=True, help="End the sign-ins of all accounts.")
def sign_out(email: str | None, *, everybody: bool) -> None:
    """End every sign-in of an account, on all its browsers."""
    if bool(email) == everybody:
        raise click.UsageError("Give an e-mail address, or --everybody.")
    store, _ = _store()
    with _writing(store) as db:
        account_id = links_service.account_of(db, email).id if email else None
        ended = sign_ins_service.end_all(db, account_id)
    record.tell("sign-ins ended by command", account_id, ended=ended)
    click.echo(f"Browsers signed out: {ended}.")


def _set_password(store: Database, owner: links_service.Owner) -> None:
    password = click.prompt("New password", hide_input=True, confirmation_prompt=True)
    with store.session() as db:
        kept = links_service.chosen_password(db, owner, password)
    with _writing(store) as db:
        account = links_service.account_of(db, owner.email)
        ended = links_service.set_password(db, account, kept=kept)
    record.tell("password set by command", owner.account_id, ended=ended)
    click.echo(f"{owner.name} signs in with the new password. Browsers signed out: {ended}.")


@contextmanager
def _writing(store: Database) -> Iterator[Session]:
    with store.session() as db, store.writing(db):
        yield db


def _store() -> tuple[Database, Settings]:
    app = create_app()
    return app.extensions["seminar.database"], app.extensions["seminar.settings"]
