"""Which addresses may be connected to → why."""

from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import example, given
from hypothesis.strategies import integers, ip_addresses

from dragoman.watch.address import is_own, why_refused


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", "loopback"),
        ("10.1.2.3", "private"),
        ("172.31.255.255", "private"),
        ("192.168.0.1", "private"),
        ("100.64.0.1", "shared by a provider's customers"),
        ("0.0.0.0", "this host"),
        ("169.254.169.254", "link-local"),
        ("168.63.129.16", "a cloud's own service"),
        ("100.100.100.200", "a cloud's own service"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("::1", "loopback"),
        ("::", "no address"),
        ("fe80::1%eth0", "link-local"),
        ("fd00:ec2::254", "a cloud's own service"),
        ("fc00::1", "private"),
        ("::ffff:8.8.8.8", "an IPv4 address in disguise"),
        ("::ffff:127.0.0.1", "an IPv4 address in disguise"),
        ("64:ff9b::7f00:1", "loopback"),
        ("2002:7f00:1::", "an IPv4 address in disguise"),
        ("2001::1", "reserved"),
        ("ff02::1", "multicast"),
    ],
)
def test_what_is_not_a_publishers_is_refused(address, why):
    assert why_refused(address) == why


@pytest.mark.parametrize("address", ["8.8.8.8", "193.0.6.139", "2a00:1450:4001:82a::200e", "64:ff9b::808:808"])
def test_the_public_internet_is_open(address):
    assert why_refused(address) is None


@given(ip_addresses())
@example(IPv4Address("192.0.0.9"))
def test_nothing_is_open_that_python_knows_as_special(address):
    if why_refused(address) is None:
        plain = address if address not in ip_network("64:ff9b::/96") else IPv4Address(int(address) & 0xFFFFFFFF)
        assert plain.is_global and not (plain.is_multicast or plain.is_reserved or plain.is_link_local)


@given(ip_addresses())
def test_telling_opens_ones_own_network_and_nothing_else(address):
    closed, told = why_refused(address), why_refused(address, allow_private=True)
    assert told is None if closed is None else True, "what is open stays open"
    if closed is not None and told is None:
        assert is_own(address)
        assert not (address.is_multicast or address.is_link_local or address.is_unspecified)


@given(ip_addresses(v=4))
def test_an_ipv4_address_within_ipv6_is_no_way_round(address):
    assert why_refused(IPv6Address(f"::ffff:{address}"), allow_private=True) is not None
    assert why_refused(IPv6Address(f"::{address}")) is not None
    translated = IPv6Address(int(IPv6Address("64:ff9b::")) + int(address))
    assert why_refused(translated) == why_refused(address), "a translated address is judged as what it stands for"


@given(integers(0, 2**16 - 1))
def test_link_local_addresses_stay_closed_whatever_is_told(low):
    assert why_refused(IPv4Address(int(IPv4Address("169.254.0.0")) + low), allow_private=True) == "link-local"
