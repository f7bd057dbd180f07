"""What the host's folder of pages holds: pages, macro calls on them, headings, files, and addresses between them."""
