"""create_app(): the one place that knows every part and puts them together."""

from datetime import timedelta
from functools import partial
from typing import Any

from flask import Flask, Request, request
from flask_babel import Babel, get_locale
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import BadHost
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import MapAdapter

from seminar import paths
from seminar.access import guard
from seminar.access.logins import Sightings
from seminar.accounts.account_routes import account
from seminar.accounts.links_routes import links
from seminar.accounts.routes import accounts
from seminar.config import Settings, from_environment
from seminar.database import Database, close_session
from seminar.debate.routes import debate
from seminar.debate.weighing_service import weigh_cards
from seminar.facilitation.asked_routes import asked
from seminar.facilitation.choosing_routes import choosing
from seminar.facilitation.floor_routes import floor
from seminar.facilitation.routes import facilitation
from seminar.facilitation.screen_routes import screen, send_nothing
from seminar.facilitation.sweeping import sweep
from seminar.group_commit import GroupCommit
from seminar.joining.cards_service import use_cards
from seminar.joining.door_routes import door
from seminar.joining.notice_routes import notice
from seminar.joining.routes import joining
from seminar.joining.seats_routes import seats
from seminar.joining.service import take_seats
from seminar.live.bridge import Bridge
from seminar.live.hub import Audience, Hub
from seminar.outcome.check_routes import checking
from seminar.outcome.circulated_routes import circulated
from seminar.outcome.circulation_routes import circulating
from seminar.outcome.documents import brief_of
from seminar.outcome.headings_routes import headings
from seminar.outcome.routes import outcome
from seminar.outcome.versions_routes import versions
from seminar.planning.routes import planning
from seminar.privacy.keeping_routes import keeping
from seminar.privacy.routes import privacy
from seminar.ranking.paper_routes import paper
from seminar.ranking.routes import ranking
from seminar.ranking.service import count_answers
from seminar.simulation.routes import rehearsal
from seminar.web import answers_first, assets, error_pages, filters, headers, languages, origin
from seminar.web.kept_streams import KeptStreams
from seminar.web.languages import LANGUAGES, chosen_locale
from seminar.web.prints import Prints
from seminar.web.sessions import UntimedSessions
from seminar.web.stream import BEAT, LIFETIME
from seminar.web.turns import Turns

FEATURES = (
    *(accounts, account, links),
    *(planning, joining, door, seats, ranking, paper, debate, facilitation, screen, outcome),
    *(checking, versions, circulating, circulated, headings),
    *(notice, privacy, keeping, rehearsal, floor, choosing, asked),
)
LARGEST_BODY = 256 * 1024


class Application(Flask):
    """Flask that logs where something failed, never the address: it may hold a seat's token."""

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Return what builds addresses, also for a request whose host is no name at all.

        Without it the page that refuses such a request could not be made.
        """
        try:
            return super().create_url_adapter(request)
        except BadHost:
            return self.url_map.bind("localhost", path_info=request.path if request else "/")

    def log_exception(self, exc_info: Any) -> None:
        """Log an error that nobody expected."""
        self.logger.error("%s failed [%s]", request.endpoint, request.method, exc_info=exc_info)


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application. It migrates nothing and starts nothing."""
    settings = settings or from_environment()
    app = Application("seminar", template_folder=paths.TEMPLATES, static_folder=None)
    app.config.update(_configuration(settings))
    # Two slashes in a row would be answered with a redirect to whatever host the request names.
    app.url_map.merge_slashes = False
    if settings.is_https:
        # HTTPS ends at a proxy in front, which says whose request it is. Without that, wrong codes
        # of one person anywhere would be counted against everybody.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_proto=0, x_host=0)  # type: ignore[method-assign]
    app.session_interface = UntimedSessions()
    _connect_store(app, settings)
    Babel(app, locale_selector=chosen_locale)
    languages.install(app)
    origin.install(app, settings)
    # Whoever sends something by the screen's link hears that it takes nothing, not about a form.
    CSRFProtect(app).exempt(send_nothing)
    headers.install(app, settings)
    error_pages.install(app)
    filters.install(app)
    answers_first.install(app)
    assets.install(app)
    for feature in FEATURES:
        app.register_blueprint(feature)
    app.context_processor(lambda: {"language": get_locale(), "languages": LANGUAGES})
    guard.refuse_undeclared(app)
    return app


def _configuration(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SESSION_COOKIE_NAME": "__Host-session" if settings.is_https else "session",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "MAX_CONTENT_LENGTH": LARGEST_BODY,
        "MAX_FORM_MEMORY_SIZE": LARGEST_BODY,
        "MAX_FORM_PARTS": 200,
        "WTF_CSRF_TIME_LIMIT": None,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=365),
        "BABEL_TRANSLATION_DIRECTORIES": str(paths.TRANSLATIONS),
        "ALEMBIC": {"script_location": str(paths.MIGRATIONS)},
        "ALEMBIC_CONTEXT": {"render_as_batch": True, "compare_type": True},
    }


def _connect_store(app: Flask, settings: Settings) -> None:
    hub = Hub()
    store = Database(settings.database_url, hub)
    app.extensions["seminar.settings"] = settings
    app.extensions["seminar.hub"] = hub
    app.extensions["seminar.kept_streams"] = KeptStreams(
        hub, beat=BEAT[Audience.ROOM], lifetime=LIFETIME
    )
    app.extensions["seminar.database"] = store
    app.extensions["seminar.sightings"] = Sightings()
    app.extensions["seminar.arrivals"] = GroupCommit(store, take_seats)
    app.extensions["seminar.cards"] = GroupCommit(store, use_cards)
    app.extensions["seminar.ballot_box"] = GroupCommit(store, count_answers)
    app.extensions["seminar.card_answers"] = GroupCommit(store, weigh_cards)
    app.extensions["seminar.turns"] = Turns()
    app.extensions["seminar.prints"] = Prints()
    # Of one feature, for another that deletes: clears the files of the store.
    app.extensions["seminar.sweep"] = partial(sweep, store)
    # Of one feature, for the big screen of another, which reads it back.
    app.extensions["seminar.brief"] = brief_of
    app.extensions["seminar.bridge"] = Bridge(store.engine, hub)
    app.teardown_appcontext(close_session)
