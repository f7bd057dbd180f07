"""axe finds nothing on any page of this module."""

from playwright.sync_api import Page

from tests.built_site import Site
from tests.reader.axe import addresses, faults_of_pages
from tests.reader.selfcheck import SelfCheck


def test_no_page_has_a_fault_wide_and_light_or_narrow_and_dark(
    page: Page, module_site: Site
) -> None:
    assert faults_of_pages(SelfCheck(page, module_site), addresses(module_site)) == []
