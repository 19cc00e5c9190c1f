"""Django settings, all from the environment (docs/rooms/config.md lists the variables)."""

from datetime import timedelta
from pathlib import Path

from rasoat.config import connections, environment
from rasoat.config.keys import Keys

SOURCE = Path(__file__).resolve().parents[1]
HOME = environment.home()
SECRET_KEY = environment.secret_key(HOME)
KEYS = Keys(HOME / "keys")
SEALS = HOME / "seals"
"""The roots of the trail, outside the database."""
DEBUG = environment.flag("DEBUG")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")

DATABASE_SERVER = connections.server(HOME)
"""The embedded server (a context manager that starts and stops it), None for a server of one's own."""
DATABASES = connections.databases(DATABASE_SERVER)
BACKUPS = environment.folder("RASOAT_BACKUPS", HOME / "backups")
"""Backups and the log of changes; best on another disk than HOME."""
BACKUP_ADDRESS = connections.backup_address(DATABASE_SERVER)
"""How backups connect; empty where an external server has no role for them."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    "rasoat.places",
    "rasoat.people",
    "rasoat.toolsets",
    "rasoat.archive",
    "rasoat.register",
    "rasoat.campaigns",
    "rasoat.review",
    "rasoat.safekeeping",
    "rasoat.demonstration",
    "rasoat.web",
    # After web, whose templates come before theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
]
MIDDLEWARE = [
    "rasoat.config.security.AnswerHeaders",
    "rasoat.config.security.SoundRequests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # slow lines; it hides lengths from whoever listens
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rasoat.people.session_limits.SessionLimits",
    "allauth.account.middleware.AccountMiddleware",
    "rasoat.people.middleware.PersonsLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rasoat.people.middleware.ActingPerson",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "rasoat.config.urls"
WSGI_APPLICATION = "rasoat.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rasoat.web.context.frame",
            ]
        },
    }
]

AUTH_USER_MODEL = "people.User"
CSRF_FAILURE_VIEW = "rasoat.web.views.said.form_expired"
LOGIN_URL = LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    *(
        {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
        for name, options in [
            ("UserAttributeSimilarityValidator", {"user_attributes": ("login", "full_name")}),
            ("MinimumLengthValidator", {"min_length": 10}),
            ("CommonPasswordValidator", {}),
        ]
    ),
    {"NAME": "rasoat.people.password_rules.NotOfOurWords"},
]

# Accounts have no e-mail address and are made by an office, never by signing up.
ACCOUNT_ADAPTER = "rasoat.people.adapters.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # office computers are shared: closing the browser ends the session
# A whole office has one address; failed sign-ins are counted by axes, for login name and address together.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "", "second_step": "5/5m/key"}
MFA_ADAPTER = "rasoat.people.adapters.SecondFactors"
MFA_FORMS = {
    "authenticate": "rasoat.people.code_forms.SignInCode",
    "reauthenticate": "rasoat.people.code_forms.ProofCode",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Rà Soát"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_PASSKEY_LOGIN_ENABLED = True
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "rasoat.people.adapters.login_counted"
AXES_SENSITIVE_PARAMETERS = ["login", "password", "username", "ip_address"]
AXES_LOCKOUT_CALLABLE = "rasoat.web.views.said.locked_out"
AXES_CLIENT_IP_CALLABLE = "rasoat.people.adapters.client_address"
AXES_RESET_ON_SUCCESS = AXES_DISABLE_ACCESS_LOG = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = AXES_ENABLE_ADMIN = AXES_VERBOSE = False
# In the database, since web processes share it: a code of an authenticator app is good once.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [SOURCE / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HOME / "files"
FILE_UPLOAD_PERMISSIONS = 0o600

# Served over https (by a proxy in front): cookies travel only there, and browsers remember it.
HTTPS = environment.flag("RASOAT_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^api/"]  # devices are refused instead (config/security.py)
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers themselves allow passkeys on localhost alone
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
# A browser takes a cookie of this name from this very host alone, and over https alone.
_HOST = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_HOST}sessionid", f"{_HOST}csrftoken"
LANGUAGE_COOKIE_NAME, THEME_COOKIE_NAME = f"{_HOST}django_language", f"{_HOST}theme"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # they may name people
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SECONDS = 3600
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "rasoat.config.logs.Plain"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
