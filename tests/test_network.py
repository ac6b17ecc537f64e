import socket
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from typing_extensions import override

from tests.network import Network, NetworkRefused, is_this_machine


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(204)
        self.end_headers()

    @override
    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", None, "", b"localhost"])
def test_this_machine_is_known(host: object) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org", "localhost.example.org"])
def test_others_are_told_apart(host: object) -> None:
    assert not is_this_machine(host)


def test_another_machine_is_refused_and_remembered(network: Network) -> None:
    with socket.socket() as sock, pytest.raises(NetworkRefused):
        sock.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkRefused):
        socket.create_connection(("example.org", 80))
    assert network.refused == ["192.0.2.1", "example.org"]
    network.refused.clear()


def test_a_server_on_this_machine_is_reached() -> None:
    with HTTPServer(("127.0.0.1", 0), _Answer) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        connection = HTTPConnection("localhost", server.server_port)
        connection.request("GET", "/")
        assert connection.getresponse().status == 204
        connection.close()
        thread.join()
