"""So many phones that follow a room, in a process of its own: when does each hear of a change?

Reads its plan from standard input as a line of JSON, says when all streams are open, waits for a
line to go on, and writes what it saw as JSON.
"""

import json
import resource
import select
import socket
import sys
import time
from dataclasses import dataclass

NEWS = b"event: changed"
AT_ONCE = 500
# The server takes 1,500 streams of one address.
OF_ONE_ADDRESS = 1_000
PATIENCE = 30.0
BETWEEN = 1.0


@dataclass
class Streams:
    """The open streams, by the number of their socket."""

    poll: select.epoll
    sockets: dict[int, socket.socket]

    def hear(self, waiting: set[int], until: float) -> list[float]:
        """Read until everybody that is waited for was told something; return when each was."""
        told: list[float] = []
        while waiting and time.monotonic() < until:
            for number, _ in self.poll.poll(0.1):
                heard = self.sockets[number].recv(65536)
                if not heard:
                    self.lose(number)
                    waiting.discard(number)
                elif NEWS in heard and number in waiting:
                    waiting.discard(number)
                    told.append(time.monotonic())
        return told

    def lose(self, number: int) -> None:
        """Forget a stream that the server ended."""
        self.poll.unregister(number)
        self.sockets.pop(number).close()


def main() -> None:
    """Open the streams and let the deeds be done, as the plan says."""
    plan = json.loads(sys.stdin.readline())
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    began = time.monotonic()
    streams = opened(plan["port"], plan["streams"])
    print(
        json.dumps({"open": len(streams.sockets), "seconds": time.monotonic() - began}), flush=True
    )
    sys.stdin.readline()
    print(json.dumps([told_of(deed, streams, plan["port"]) for deed in plan["deeds"]]), flush=True)


def opened(port: int, requests: list[str]) -> Streams:
    """Open a stream with each request, a few hundred at a time; each tells its state at first."""
    streams = Streams(select.epoll(), {})
    for begin in range(0, len(requests), AT_ONCE):
        batch = set()
        for place, request in enumerate(requests[begin : begin + AT_ONCE], begin):
            stream = socket.socket()
            stream.bind((f"127.0.0.{2 + place // OF_ONE_ADDRESS}", 0))
            stream.connect(("127.0.0.1", port))
            stream.sendall(request.encode("latin-1"))
            stream.setblocking(False)
            streams.sockets[stream.fileno()] = stream
            streams.poll.register(stream.fileno(), select.EPOLLIN)
            batch.add(stream.fileno())
        streams.hear(batch, time.monotonic() + PATIENCE)
    return streams


def told_of(deed: str, streams: Streams, port: int) -> dict[str, float]:
    """Do a deed; return how many heard of it and how many milliseconds it took."""
    time.sleep(BETWEEN)
    with socket.create_connection(("127.0.0.1", port)) as doing:
        began = time.monotonic()
        doing.sendall(deed.encode("latin-1"))
        expected = len(streams.sockets)
        told = streams.hear(set(streams.sockets), began + PATIENCE)
        doing.recv(65536)
    after = [1000 * (moment - began) for moment in told] or [float("inf")]
    return {
        "expected": expected,
        "heard": len(told),
        "first": after[0],
        "half": after[len(after) // 2],
        "nearly_all": after[len(after) * 99 // 100],
        "all": after[-1],
    }


if __name__ == "__main__":
    main()
