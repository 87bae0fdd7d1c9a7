"""Learning from editors: models trained on what they decided, and taken into use when they are found no worse."""
