"""What is said to who may not look."""

from rasoat.common.words import Words

NOT_YOURS = Words(
    "Trang này dành cho người vận hành và quản trị hệ thống.",
    "This page is for those who run and administer the system.",
)
