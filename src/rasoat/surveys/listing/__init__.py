"""Lists of a review as workbooks and on paper."""
