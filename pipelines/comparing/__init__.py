"""How other models read the articles of the store: where two readings differ, an editor should look."""
