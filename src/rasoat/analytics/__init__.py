"""The second reading of the law: whole tables as column expressions (Ibis), on DuckDB or another engine."""
