"""A reader's stories, told once and lived through in every engine: Chromium, Firefox and WebKit."""
