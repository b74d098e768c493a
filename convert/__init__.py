"""Checkpoint folder -> quantized GGUF, written in one pass."""
