"""Every bar of the house, in order. A bar without a measure prints "not built"."""

from benchmarks import access, asvs, duplicates, first_run, importing, papers, safekeeping, scoring, trail
from benchmarks.bar import Bar

BARS = (
    Bar("P1", "explain one household in at most 100 µs", scoring.explain_one),
    Bar("P2", "score a table at most 4 times the scans", scoring.score_a_table),
    Bar("P3", "province re-scored database to database at most 10 s"),
    Bar("P4", "100 what-if variants of a toolset over the province at most 10 s"),
    Bar("P5", "import a 150,000-row workbook at most 30 s and 700 MB", importing.import_a_workbook),
    Bar("P6", "export 200,000 rows to XLSX at most 60 s in constant memory"),
    Bar("P7", "at least 300 submissions a second for 10 minutes", kind="soak"),
    Bar("P8", "500 devices at once, at least 250 a second", kind="soak"),
    Bar("P9", "pages at 200,000 households x 8 years, 200 users"),
    Bar("P10", "every official table of the province at most 10 s"),
    Bar("P11", "duplicates among 600,000 persons at most 15 s", duplicates.find_duplicates),
    Bar("P12", "village package at most 1 s"),
    Bar("P13", "make run to first page at most 5 minutes; idle at most 1 GB", first_run.first_page),
    Bar("P14", "2,000-row list as PDF/A at most 1 s", papers.two_thousand_rows),
    Bar("S1", "kill -9 and full disks: nothing acknowledged is lost", kind="soak"),
    Bar("S2", "duplicates, conflicts and races settled", kind="soak"),
    Bar("S3", "1,000 cut uploads leak no session", kind="soak"),
    Bar("S4", "access matrix of at least 50,000 requests without a leak", access.matrix, kind="soak"),
    Bar("S5", "10,000 forgeries of the trail all found", trail.forgeries, kind="soak"),
    Bar("S6", "parsers fuzzed without an uncaught error", kind="soak"),
    Bar("S7", "backup, restore, compare", safekeeping.back_up_and_restore, kind="soak"),
    Bar("S8", "public pages without sensitive data", kind="soak"),
    Bar("S9", "OWASP ASVS levels 1 and 2: at least 95 % met", asvs.requirements_met),
    Bar("C1", "the readings of the law agree on 1,000,000 households", scoring.readings_agree),
    Bar("C2", "every movement identity holds", kind="bench"),
    Bar("C3", "what was published is rebuilt to the byte"),
    Bar("C4", "manipulation is found"),
    Bar("C5", "no serious accessibility finding on any page"),
)
