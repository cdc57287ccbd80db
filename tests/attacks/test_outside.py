"""Nothing is sent elsewhere: no test can open a socket to another machine, and none needs to."""

import socket

import pytest

# Addresses that are kept free for examples: nobody answers there.
ELSEWHERE = [(socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")]


@pytest.mark.parametrize(("family", "address"), ELSEWHERE)
def test_no_test_reaches_another_machine(family: int, address: str) -> None:
    with socket.socket(family, socket.SOCK_STREAM) as outside:
        outside.settimeout(1)

        with pytest.raises(UserWarning, match="A test tried to use"):
            outside.connect((address, 443))


def test_the_machine_itself_is_reached() -> None:
    with socket.socket() as listening, socket.socket() as asking:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        asking.connect(listening.getsockname())

        assert asking.getpeername() == listening.getsockname()
