"""Words that rules look for, and words that they look past. English; another language has its own."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABSOLUTE = _set(
    """absolutely all always any automatically completely entirely every everything exclusively
    guaranteed guarantees impossible must never no none nothing only solely totally"""
)
"""Words that allow no exception."""

SMALL = _set("a an the of in on at to for by with is are it its this that which")
"""Words that do not change what an option says."""

ORDINARY = _set(
    """about after again also another around because been before being below between both come comes
    could does doing done down during each either else even every first following from gets give given
    gives goes have having here into just kind last less like made main make makes many mean means more
    most much must need needs next often once only other over same several should since some such take
    taken takes than that their them then there these they thing things this those through under until
    upon used uses using very want wants well were what when where whether which while will with within
    without would your yours"""
)
"""Words of four letters or more that any two texts may share."""
