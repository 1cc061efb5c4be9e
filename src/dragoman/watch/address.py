"""Which addresses may be connected to: those of the public internet, and of one's own network only when told.

A feed names any address it likes. What a watcher fetches for it must not be what only the watcher's machine or network
can reach: services on this machine, routers, the metadata service of a cloud.
The blocks are those of IANA's registries of special-purpose addresses (RFC 6890).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Address = IPv4Address | IPv6Address

# One's own: with allow_private these may be asked.
OWN = {
    "10.0.0.0/8": "private", "172.16.0.0/12": "private", "192.168.0.0/16": "private", "127.0.0.0/8": "loopback",
    "100.64.0.0/10": "shared by a provider's customers", "::1/128": "loopback", "fc00::/7": "private",
}  # fmt: skip
# Never a publisher's.
NEVER = {
    "0.0.0.0/8": "this host", "169.254.0.0/16": "link-local", "192.0.0.0/24": "reserved", "192.0.2.0/24": "an example",
    "192.88.99.0/24": "reserved", "198.18.0.0/15": "for benchmarks", "198.51.100.0/24": "an example",
    "203.0.113.0/24": "an example", "224.0.0.0/4": "multicast", "240.0.0.0/4": "reserved",
    "::/128": "no address", "::/96": "reserved", "::ffff:0:0/96": "an IPv4 address in disguise",
    "64:ff9b:1::/48": "a translated private address", "100::/64": "discarded", "2001::/23": "reserved",
    "2001:db8::/32": "an example", "2002::/16": "an IPv4 address in disguise", "3fff::/20": "an example",
    "5f00::/16": "reserved", "fe80::/10": "link-local", "fec0::/10": "site-local", "ff00::/8": "multicast",
}  # fmt: skip
# Services of clouds that answer at addresses which look public, or within one's own blocks.
METADATA = {
    "168.63.129.16/32": "a cloud's own service", "100.100.100.200/32": "a cloud's own service",
    "fd00:ec2::/32": "a cloud's own service", "fd20:ce::/32": "a cloud's own service",
}  # fmt: skip
BLOCKS = [(ip_network(block), why, table is OWN) for table in (METADATA, OWN, NEVER) for block, why in table.items()]
TRANSLATED = ip_network("64:ff9b::/96")  # how a network without IPv4 reaches an IPv4 address (RFC 6052)


def why_refused(address: Address | str, allow_private: bool = False) -> str | None:
    """Why an address may not be connected to; None where it may.

    ``allow_private`` opens private, loopback and shared addresses; link-local, multicast, reserved ones, the services
    of clouds and IPv4 addresses within IPv6 stay closed.
    """
    found = embedded(ip_address(address) if isinstance(address, str) else address)
    for block, why, own in BLOCKS:
        if found.version == block.version and found in block:
            return None if own and allow_private else why
    return None if is_public(found) or (allow_private and is_own(found)) else "not public"


def is_own(address: Address | str) -> bool:
    """Whether an address is of this machine or of its network."""
    found = ip_address(address) if isinstance(address, str) else address
    return any(own and found.version == block.version and found in block for block, _, own in BLOCKS)


def embedded(address: Address) -> Address:
    """The IPv4 address that a translated one stands for; any other as it is, without its zone."""
    if isinstance(address, IPv6Address):
        plain = IPv6Address(int(address))
        return IPv4Address(int(plain) & 0xFFFFFFFF) if plain in TRANSLATED else plain
    return address


def is_public(address: Address) -> bool:
    """What Python knows of an address, for what is newer than the blocks above."""
    return address.is_global and not address.is_multicast and not address.is_reserved
