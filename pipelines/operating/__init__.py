"""Operating: is all well (`congbao doctor`), what can go (`congbao prune`), and copies to begin again from."""
