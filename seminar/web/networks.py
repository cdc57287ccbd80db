"""Whose request it is, as limits see it: an address, or what one subscriber has of addresses."""

import ipaddress

# What a household or an office gets of the newer addresses; each phone takes one, or a million.
ONE_SUBSCRIBER = 64


def network_of(address: str) -> str:
    """Return what counts as one address: an IPv4 address, or the network of an IPv6 address."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return address
    if read.version == 4:
        return str(read)
    if read.ipv4_mapped:
        return str(read.ipv4_mapped)
    return str(ipaddress.ip_network((read, ONE_SUBSCRIBER), strict=False))
