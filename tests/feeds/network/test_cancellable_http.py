import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from offercalc.feeds.network.cancellable_http import CancellableConnections


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with closing(socket.socket()) as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server


def test_cutting_wakes_whoever_waits(server: socket.socket) -> None:
    with CancellableConnections() as lines, closing(socket.create_connection(server.getsockname())) as line:
        lines.add(line)
        states = [lines.is_cut]
        lines.cut()
        states.append(lines.is_cut)
        assert states == [False, True]
        assert line.recv(1) == b""


def test_a_line_that_comes_after_the_cut_is_shut_at_once(server: socket.socket) -> None:
    with CancellableConnections() as lines:
        lines.cut()
        with closing(socket.create_connection(server.getsockname())) as late:
            lines.add(late)
            assert late.recv(1) == b""


def test_a_line_that_is_closed_already_is_no_fault(server: socket.socket) -> None:
    lines = CancellableConnections()
    with lines, closing(socket.create_connection(server.getsockname())) as line:
        lines.add(line)
        lines.cut()
        lines.cut()
    assert lines.is_cut
    lines.cut()


def test_letting_go_leaves_the_line_as_it_is(server: socket.socket) -> None:
    with closing(socket.create_connection(server.getsockname())) as line:
        with CancellableConnections() as lines:
            lines.add(line)
        other, _address = server.accept()
        with closing(other):
            other.sendall(b"!")
            assert line.recv(1) == b"!"
