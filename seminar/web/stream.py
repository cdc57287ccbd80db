"""Server-sent events: "something changed", nothing else. The page then asks for its own part."""

import resource
import time
from collections.abc import Iterator
from functools import partial

from flask import Response, current_app, request

from seminar.access.identity import Visit
from seminar.database import close_session
from seminar.errors import Refusal
from seminar.live.bridge import Bridge
from seminar.live.hub import Audience, Hub, Most, Stream
from seminar.web.kept_streams import (
    BEAT_WITHOUT_NEWS,
    CAN_HAND_OVER,
    PAUSE,
    REPLACED,
    TAKES_OVER,
    KeptStreams,
)
from seminar.web.networks import network_of

LIFETIME = 600.0
BEAT = {Audience.ROOM: 15.0, Audience.TEAM: 2.0, Audience.DOOR: 15.0}
RETRY = b"retry: 2000\n\n"
QUIET = frozenset({Audience.ROOM, Audience.DOOR})
# One seat on a few devices, each of which leaves streams behind that nobody reads until the next
# beat: one for every page it went on from. One account, or one link of the screen, in many windows.
# The next one ends the oldest, whose page asks every few seconds instead.
MOST = {Audience.ROOM: 6, Audience.TEAM: 30, Audience.DOOR: 6}
# A hall of a thousand behind one address follows at once; whoever comes after that polls.
MOST_OF_ADDRESS = 1_500


def most_in_all(files: int) -> int:
    """Return how many streams a process may hold: of its connections pages always find some.

    gunicorn.conf.py lets it have 12,000, each of which is a file, and `files` at most.
    """
    return 10_500 if files == resource.RLIM_INFINITY else min(10_500, files * 8 // 10)


_, _most_files = resource.getrlimit(resource.RLIMIT_NOFILE)
MOST_IN_ALL = most_in_all(_most_files)


class TooManyStreams(Refusal):
    """One more stream than one address may hold; the page asks every few seconds instead."""

    status = 429
    sentence = "This is open in too many windows at once. Please close some of them."
    retry_after = int(BEAT[Audience.ROOM])


def stream(audience: Audience, visit: Visit) -> Response:
    """Return the event stream of one listener.

    The connection to the store is given back first: a stream lives for minutes and needs none.
    """
    close_session()
    hub: Hub = current_app.extensions["seminar.hub"]
    bridge: Bridge = current_app.extensions["seminar.bridge"]
    its_id, listener = visit.seminar.id, (visit.seat or visit.account or visit.seminar).id
    most = Most(MOST[audience], MOST_OF_ADDRESS, MOST_IN_ALL)
    address = network_of(request.remote_addr or "")
    begun = hub.begin(its_id, listener, address=address, most=most, audience=audience)
    if begun is None:
        raise TooManyStreams
    bridge.start()
    told = changes(hub, audience, begun)
    if audience in QUIET and request.environ.get(CAN_HAND_OVER):
        told = iter((RETRY,))
        kept: KeptStreams = current_app.extensions["seminar.kept_streams"]
        request.environ[TAKES_OVER] = partial(_keep, kept, audience, begun)
    response = Response(told, mimetype="text/event-stream")
    response.call_on_close(partial(_end_unless_kept, hub, begun))
    response.headers["X-Accel-Buffering"] = "no"
    return response


def _end_unless_kept(hub: Hub, begun: Stream) -> None:
    if not begun.is_kept:
        hub.end(begun)


def _keep(
    kept: KeptStreams, audience: Audience, begun: Stream, *, file: int, is_chunked: bool
) -> None:
    begun.is_kept = True
    kept.keep(audience, begun, file=file, is_chunked=is_chunked)


def changes(
    hub: Hub, audience: Audience, its_stream: Stream, *, lifetime: float = LIFETIME
) -> Iterator[bytes]:
    """Yield an event at once and after each change, at most four a second.

    A beat without a change keeps proxies from closing the line and shows that nobody reads it any
    more. The team's is an event: counts from another process arrive with it. A stream that a newer
    one replaced says so, else its page would connect again and replace the next one.
    """
    ends = time.monotonic() + lifetime
    yield RETRY
    told = None
    while time.monotonic() < ends:
        if its_stream.is_replaced:
            yield REPLACED
            return
        state = hub.state(audience, its_stream.seminar_id)
        yield BEAT_WITHOUT_NEWS if state is told and audience in QUIET else state.told
        told, rested = state, time.monotonic() + PAUSE
        state.ended.wait(BEAT[audience])
        # The first change is told at once, and what follows upon it together.
        if (early := rested - time.monotonic()) > 0:
            time.sleep(early)
