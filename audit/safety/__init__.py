"""What keeps strangers, hostile articles and other web sites out of the editors' page."""
