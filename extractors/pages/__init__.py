"""Web pages: what a page says of itself, where its article is, and to which others it leads."""
