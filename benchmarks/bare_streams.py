"""What streams are measured against: a loop that writes the same bytes to every open connection."""

import select
import socket
import sys

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
NEWS = b"event: changed\ndata: 1\n\n"
CHUNK = b"%x\r\n%s\r\n" % (len(NEWS), NEWS)


def main() -> None:
    """Serve until killed: a GET opens a stream, a POST is the change that all are told of."""
    door = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=2048)
    poll = select.epoll()
    poll.register(door.fileno(), select.EPOLLIN)
    everybody: dict[int, socket.socket] = {}
    streams: list[socket.socket] = []
    while True:
        for number, _ in poll.poll():
            if number == door.fileno():
                visitor, _ = door.accept()
                everybody[visitor.fileno()] = visitor
                poll.register(visitor.fileno(), select.EPOLLIN)
                continue
            asked = everybody[number].recv(65536)
            if asked.startswith(b"GET"):
                everybody[number].send(HEAD + CHUNK)
                streams.append(everybody[number])
            elif asked:
                for stream in streams:
                    stream.send(CHUNK)
                everybody[number].send(b"HTTP/1.1 303 See Other\r\nContent-Length: 0\r\n\r\n")
            else:
                poll.unregister(number)
                everybody.pop(number).close()


if __name__ == "__main__":
    main()
