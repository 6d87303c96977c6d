"""Entities: which real person, body, state or people the names of a report stand for.

In: a document, its parse and its names. Out: entities with their mentions. Never finds names, never
says what anybody does, and leaves unresolved what it cannot settle.
"""

from dateline.entities.resolve import resolve_entities

__all__ = ["resolve_entities"]
