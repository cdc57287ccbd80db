"""The settings: what each is called in the environment, what it means and what it is unless set."""

import ipaddress
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class BadSetting(Exception):
    """A setting that cannot be used; the sentence says what to write instead."""


@dataclass(frozen=True)
class Settings:
    """Everything the application is told from outside."""

    database_url: str
    url: str
    secret_key: str
    instance: Path
    bind: str
    allow_plain_http: bool

    @property
    def is_https(self) -> bool:
        """Whether people reach the site over HTTPS."""
        return urlsplit(self.url).scheme == "https"

    @property
    def host(self) -> str:
        """The host people type, with its port where it has one."""
        return urlsplit(self.url).netloc

    @property
    def hosts(self) -> frozenset[str]:
        """The names this server goes by; none where it listens everywhere and was given none."""
        name = urlsplit(self.url).hostname or ""
        # This machine's own names stay open for a proxy that hands on no other, and for checks.
        return frozenset() if _is_any_address(name) else LOOPBACK | {name}


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the SEMINAR_* settings; what is not set has a default that works on this machine."""
    instance = Path(environment.get("SEMINAR_INSTANCE", "instance")).resolve()
    bind = environment.get("SEMINAR_BIND", "127.0.0.1:8000")
    return Settings(
        database_url=environment.get(
            "SEMINAR_DATABASE_URL", f"sqlite:///{instance / 'seminar.sqlite'}"
        ),
        url=environment.get("SEMINAR_URL", f"http://{bind}").rstrip("/"),
        secret_key=environment.get("SEMINAR_SECRET_KEY") or _kept_secret(instance),
        instance=instance,
        bind=bind,
        allow_plain_http=environment.get("SEMINAR_ALLOW_PLAIN_HTTP") == "rehearsal",
    )


def refuse_open_http(settings: Settings) -> None:
    """Raise BadSetting when people on other machines would send their answers unprotected."""
    host = settings.bind.rpartition(":")[0].strip("[]")
    if settings.is_https or settings.allow_plain_http or _is_this_machine(host):
        return
    raise BadSetting(
        f"Seminar does not listen on {settings.bind} over plain http, because answers would "
        "travel unprotected. Put it behind HTTPS and set SEMINAR_URL=https://your.domain "
        "(docs/deploying.md has the commands), or set SEMINAR_ALLOW_PLAIN_HTTP=rehearsal "
        "for a try-out without real answers."
    )


def _is_any_address(host: str) -> bool:
    try:
        return not host or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _kept_secret(instance: Path) -> str:
    """Return the secret of this instance; make it at the first start, readable by its owner."""
    file = instance / "secret-key"
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text()
    with os.fdopen(descriptor, "w") as opened:
        opened.write(secrets.token_urlsafe(48))
    return file.read_text()
