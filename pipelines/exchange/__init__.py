"""Exchange: what editors said, to and from the formats of other tools, as `congbao export conll` writes them."""
