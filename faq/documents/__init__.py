"""Article files in: their text, what their head says, and their sentences with offsets."""
