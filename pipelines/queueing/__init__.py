"""What the editors' queue knows of each article: counted from its rows, so that it can be made anew at any time."""
