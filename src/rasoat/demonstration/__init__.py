"""A province to try everything in: Đắk Nông in the autumn of 2018, with invented people, from a seed."""
