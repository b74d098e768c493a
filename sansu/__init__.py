"""The subject itself, true without any model."""
