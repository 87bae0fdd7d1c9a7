"""The queue: which articles an editor looks at, and in which order."""
