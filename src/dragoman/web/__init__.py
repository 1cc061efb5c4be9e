"""The explorer: a store in the browser. ``explorer(store)`` is an ASGI application, ``serve`` runs it."""
