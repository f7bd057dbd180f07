"""Every link within this module's pages leads somewhere, with both hosts."""

from tests.built_site import Site
from tests.hosts.links import dead_links, internal_links
from tests.reader.selfcheck import quiz_of


def test_every_link_arrives(site_below: Site) -> None:
    root, url = site_below.root, site_below.url
    assert dead_links(root, url) == []
    questions = {link for link in internal_links(root, url) if "/self-check/#question-" in link}
    assert len(questions) == len(quiz_of(site_below).questions)
