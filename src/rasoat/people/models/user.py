"""An account: a person who signs in, or a named actor of the system itself."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks


class UserKind(models.TextChoices):
    """Only a person can sign in; a system actor acts in jobs and checks, under its own name."""

    PERSON = "person", "Person"
    SYSTEM = "system", "System"


class UserManager(BaseUserManager["User"]):
    """Finds accounts by login name; accounts are made by the verb ``create_person``."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account of that login name, typed in capitals or with blanks around it or not."""
        return self.get(login=(username or "").strip().lower())


class User(AbstractBaseUser):
    """An account. It is never deleted: the trail names it for ever. Leaving means ``is_active`` is false."""

    sensitivity = marks(
        technical="id kind language is_active must_change_password created_at",
        personal="login full_name phone search_text sort_key last_login",
        sensitive="password",
    )

    login = models.CharField(
        max_length=60, unique=True, validators=[RegexValidator(r"^[a-z0-9][a-z0-9._-]{1,59}\Z")]
    )
    full_name = models.CharField(max_length=120)
    # Digits as dialled, may be missing; many have no e-mail address, so there is no field for one.
    phone = models.CharField(max_length=15, blank=True)
    # Folded name and login, a space before each word; and the key that orders by given name (people.names).
    search_text = models.TextField(db_collation="C", blank=True)
    sort_key = models.TextField(db_collation="C", blank=True)
    kind = models.CharField(max_length=6, choices=UserKind, default=UserKind.PERSON)
    language = models.CharField(max_length=2, default="vi", choices=[("vi", "Tiếng Việt"), ("en", "English")])
    is_active = models.BooleanField(default=True)
    # True after an administrator set the password: the person must choose their own first.
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(db_default=Now())

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(login__regex=r"^[a-z0-9][a-z0-9._-]{1,59}$"), name="user_login_is_plain"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=UserKind.values), name="user_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.login

    def check_password(self, raw_password: str) -> bool:
        """Whether this is the password; until its owner has chosen one, the one-time code is the password."""
        from rasoat.people.one_time_codes import opens

        return opens(self, raw_password) or super().check_password(raw_password)
