"""Event streams without a thread each: one loop for a room writes to all phones that follow it.

A phone's stream is quiet for minutes. Held by the greenlet that answered its request, it keeps a
stack, a request and its headers, and each change wakes a thousand of them. Here it is a file and a
few numbers, and whoever cannot take a line at once is let go: its phone connects again and
is told the latest state.
"""

import os
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle

from seminar.live.hub import Audience, Hub, State, Stream, Topic

# Set by a server that can hand a connection over, and by the application that takes one.
CAN_HAND_OVER = "seminar.can_hand_over"
TAKES_OVER = "seminar.takes_over"

PAUSE = 0.25
# Beats of a room are spread, so that ten thousand of them never hold up a page.
SLICES = 5
# After so many lines others have their turn.
AT_ONCE = 250
REPLACED = b"event: replaced\ndata: by a newer one\n\n"
# A line that browsers skip: five hundred phones that asked again for nothing would be a load.
BEAT_WITHOUT_NEWS = b": nothing new\n\n"
LAST_CHUNK = b"0\r\n\r\n"


@dataclass(eq=False, slots=True)
class Kept:
    """A stream whose connection was handed over; `told` is the number of the state it was told."""

    stream: Stream
    file: int
    is_chunked: bool
    ends: float
    told: int = -1

    def write(self, line: bytes) -> bool:
        """Write a line without waiting; return whether all of it went."""
        sent = b"%x\r\n%s\r\n" % (len(line), line) if self.is_chunked else line
        try:
            return os.write(self.file, sent) == len(sent)
        except OSError:
            return False


class KeptStreams:
    """All streams of this process that were handed over, by what they follow."""

    def __init__(self, hub: Hub, *, beat: float, lifetime: float) -> None:
        self._hub = hub
        self._beat = beat
        self._lifetime = lifetime
        self._rooms: dict[Topic, dict[Kept, None]] = {}

    def keep(self, audience: Audience, stream: Stream, *, file: int, is_chunked: bool) -> None:
        """Take a connection over, whose head is written, and tell it the present state."""
        topic = audience, stream.seminar_id
        kept = Kept(stream, file, is_chunked, time.monotonic() + self._lifetime)
        if topic in self._rooms:
            self._rooms[topic][kept] = None
        else:
            room = self._rooms[topic] = {kept: None}
            threading.Thread(target=self._serve, args=(topic, room), daemon=True).start()
        if not self._tell(kept, self._hub.state(*topic)):
            self._let_go(topic, kept)

    def _serve(self, topic: Topic, room: dict[Kept, None]) -> None:
        """Serve a room while anybody is there; should it fail, their phones connect again."""
        try:
            self._tell_of_changes(topic, room)
        finally:
            for kept in tuple(room):
                self._let_go(topic, kept)

    def _tell_of_changes(self, topic: Topic, room: dict[Kept, None]) -> None:
        """Tell everybody of each change, at most four a second, and spread the beats between."""
        slices = cycle(range(SLICES))
        beat_at = time.monotonic() + self._beat / SLICES
        told = self._hub.state(*topic)
        while room:
            told.ended.wait(max(0.0, beat_at - time.monotonic()))
            state = self._hub.state(*topic)
            if state is not told:
                self._visit(topic, tuple(room), state)
                told = state
                # The first change is told at once, and what follows upon it together.
                time.sleep(PAUSE)
            if time.monotonic() >= beat_at:
                self._visit(topic, tuple(room)[next(slices) :: SLICES], told)
                beat_at = time.monotonic() + self._beat / SLICES

    def _visit(self, topic: Topic, listeners: Sequence[Kept], state: State) -> None:
        """Tell some of those who follow the state, or that there is none that is new."""
        now = time.monotonic()
        for number, kept in enumerate(listeners, start=1):
            if kept.file >= 0 and not self._goes_on(kept, state, now=now):
                self._let_go(topic, kept)
            if number % AT_ONCE == 0:
                time.sleep(0)

    def _goes_on(self, kept: Kept, state: State, *, now: float) -> bool:
        if kept.stream.is_replaced:
            kept.write(REPLACED)
            return False
        return now < kept.ends and self._tell(kept, state)

    def _tell(self, kept: Kept, state: State) -> bool:
        if kept.told >= state.number:
            return kept.write(BEAT_WITHOUT_NEWS)
        kept.told = state.number
        return kept.write(state.told)

    def _let_go(self, topic: Topic, kept: Kept) -> None:
        """Close a connection and count one stream less."""
        file, kept.file = kept.file, -1
        with suppress(OSError):
            if kept.is_chunked:
                os.write(file, LAST_CHUNK)
        os.close(file)
        self._hub.end(kept.stream)
        room = self._rooms[topic]
        del room[kept]
        # Whoever comes now begins a new one, with a loop of its own.
        if not room:
            del self._rooms[topic]
