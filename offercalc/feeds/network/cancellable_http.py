"""Sockets that another thread can shut down, even during a stalled or slow-drip response."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock
from typing import Any, Self

from requests.adapters import HTTPAdapter
from typing_extensions import override
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class CancellableConnections:
    """Keeps a duplicate handle of every connection of its adapters, to shut all of them down permanently.

    The timeout of a socket restarts with each byte; shutting the connection down wakes the thread that waits for it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._handles: list[socket.socket] = []
        self._is_open = True

    def __enter__(self) -> Self:
        """Start watching."""
        return self

    def __exit__(self, *_raised: object) -> None:
        """Close the handles."""
        with self._lock:
            self._is_open = False
            handles, self._handles = self._handles, []
        for handle in handles:
            handle.close()

    def cut(self) -> None:
        """Shut down all current and future connections; callable from any thread."""
        with self._lock:
            self._is_open = False
            for handle in self._handles:
                with suppress(OSError):  # it may already be closed
                    handle.shutdown(socket.SHUT_RDWR)

    @property
    def is_cut(self) -> bool:
        """Whether the connections were shut down."""
        return not self._is_open

    def add(self, connection: socket.socket) -> None:
        """Keep a handle of a connection, and shut it down at once if the others were shut down before."""
        handle = connection.dup()
        with self._lock:
            self._handles.append(handle)
            is_open = self._is_open
        if not is_open:
            self.cut()

    def adapter(self) -> HTTPAdapter:
        """Return an adapter whose connections are watched."""
        return _WatchedAdapter(self)


class _WatchedAdapter(HTTPAdapter):
    def __init__(self, watch: CancellableConnections) -> None:
        self._pools = _pools(watch)
        super().__init__()

    @override
    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools

    @override
    def proxy_manager_for(self, proxy: Any, **options: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **options)
        manager.pool_classes_by_scheme = self._pools
        return manager


def _pools(watch: CancellableConnections) -> dict[str, type[HTTPConnectionPool]]:
    """Return connection pool classes that register every new connection with the watch."""

    class Plain(HTTPConnection):
        @override
        def _new_conn(self) -> socket.socket:
            found = super()._new_conn()
            watch.add(found)
            return found

    class Secure(HTTPSConnection):
        @override
        def _new_conn(self) -> socket.socket:
            found = super()._new_conn()
            watch.add(found)
            return found

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
