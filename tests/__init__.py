"""The tests, and the rooms that several of them share: browser, built_site, noise."""
