"""What editors decide on mentions and facts: recorded, kept, and drawn into the tables."""
