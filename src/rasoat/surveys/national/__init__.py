"""The national list of poor and near-poor households: its columns, its rows, its households."""
