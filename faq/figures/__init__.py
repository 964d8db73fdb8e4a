"""Numbers, shares, money, measures and dates in a text, as printed, with their spans."""
