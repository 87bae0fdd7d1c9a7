"""The editors' page: a web application over the store, in which people check what the models read."""
