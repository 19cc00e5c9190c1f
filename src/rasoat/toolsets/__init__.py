"""Score sheets and local variants brought in at run time: their workbooks, checks and approval."""
