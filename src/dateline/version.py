"""The version of Dateline."""

__version__ = "0.6.0"
