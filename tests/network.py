"""A guard that allows tests to connect only to this machine."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

import pytest


class NetworkRefused(OSError):  # noqa: N818 - a network error like any other to the program; the name is for tracebacks
    """Raised instead of connecting to another machine."""


def is_this_machine(host: object) -> bool:
    """Whether a host is a loopback address or `localhost`."""
    name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


class Network:
    """Refuses and records connections and look-ups beyond this machine."""

    def __init__(self) -> None:
        self.refused: list[str] = []

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Patch the socket module until the test ends."""
        for name in ("connect", "connect_ex", "sendto"):
            monkeypatch.setattr(socket.socket, name, self._guard_socket(getattr(socket.socket, name)))
        monkeypatch.setattr(socket, "getaddrinfo", self._guard_lookup(socket.getaddrinfo))

    def _guard_socket(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(sock: socket.socket, *arguments: Any) -> Any:
            if sock.family in {socket.AF_INET, socket.AF_INET6}:
                self._check(arguments[-1][0])
            return original(sock, *arguments)

        return guarded

    def _guard_lookup(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(host: object, *arguments: Any, **options: Any) -> Any:
            self._check(host)
            return original(host, *arguments, **options)

        return guarded

    def _check(self, host: object) -> None:
        if not is_this_machine(host):
            self.refused.append(str(host))
            message = f"Tests do not reach the network: {host}"
            raise NetworkRefused(message)
