"""Names, codes, dates, identity numbers and faults: what every room shares. Knows no Django."""
