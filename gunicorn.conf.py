"""How gunicorn serves Seminar; docs/deploying.md tells what may be set from outside."""

import gc
import os
import resource
from typing import Any

from gevent import monkey

from seminar.config import BadSetting, from_environment, refuse_open_http

settings = from_environment()
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
try:
    refuse_open_http(settings)
    if workers > 1 and settings.database_url.startswith("sqlite"):
        raise BadSetting(
            "SQLite takes one writing process, so WEB_CONCURRENCY must stay 1. For several "
            "workers set SEMINAR_DATABASE_URL to a PostgreSQL (docs/deploying.md)."
        )
except BadSetting as refusal:
    raise SystemExit(str(refusal)) from None

bind = settings.bind

# numpy would count on every processor; its threads wait for each other longer than such small
# tables take, and keep a processor from those who answer. It is read when numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Loaded once, before the workers part: two of them start as fast as one, and one that died is
# replaced at once. Its locks must be gevent's from the beginning.
monkey.patch_all()
preload_app = True

# Looking for rubbish among modules that stay until the end would be a quarter of a start.
gc.disable()


def on_starting(server: Any) -> None:
    """Serve no store whose tables are of another version; other applications have none."""
    # Not at the top, for the same reason as below.
    from seminar.errors import Refusal  # noqa: PLC0415
    from seminar.revisions import refuse_other_tables  # noqa: PLC0415

    store = getattr(server.app.wsgi(), "extensions", {}).get("seminar.database")
    try:
        if store:
            refuse_other_tables(store.engine)
    except Refusal as refusal:
        raise SystemExit(str(refusal)) from None


def when_ready(_server: object) -> None:
    """Look for rubbish from now on, but never again among what was loaded at the start."""
    gc.freeze()
    gc.enable()


# Built on `gevent_pywsgi`, the fair one of gunicorn's gevent workers: beside it, `gevent` let a
# few busy connections starve the others (p99 460 ms against 20 ms).
worker_class = "seminar.web.connections.Worker"

# Every open event stream holds a file, and the team's a connection too; once they are used up
# even plain pages hang.
worker_connections = 12_000
_, most_files = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (most_files, most_files))

# Streams never end by themselves: a restart shall not wait for them.
graceful_timeout = 3
timeout = 60

# Addresses of pages hold seat tokens, and who asked when is nobody's business.
accesslog = None
errorlog = "-"

# Nothing administers a running server from outside; by default there would be a socket.
control_socket_disable = True


def post_worker_init(worker: Any) -> None:
    """Begin the upkeep in each worker, once it has loaded the application; the first welcomes."""
    # Not at the top: what is imported before gevent has replaced the sockets keeps the old ones.
    from seminar import first_start, upkeep  # noqa: PLC0415

    # Another application, served like this one to be measured beside it, has no store to keep up.
    if "seminar.database" not in getattr(worker.wsgi, "extensions", {}):
        return
    # Workers are numbered as they start, also those that replace one: so it is one of them, once.
    if worker.age == 1:
        first_start.welcome(worker.wsgi)
    upkeep.start(worker.wsgi)
