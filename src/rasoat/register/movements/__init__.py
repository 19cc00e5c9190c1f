"""How many were poor and near-poor on one day, how many on another, and what happened in between."""
