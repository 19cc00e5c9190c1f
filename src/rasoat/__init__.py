"""Rà Soát: the yearly review of poor and near-poor households in Viet Nam."""

__version__ = "0.1.0"
