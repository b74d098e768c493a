"""Is this GGUF file the checkpoint's model? Names, ids, weights and, where torch is, probabilities."""

from convert.verify.gates import GATES, Limits
from convert.verify.report import Check, TensorError, VerifyReport
from convert.verify.verification import verify

__all__ = ["GATES", "Check", "Limits", "TensorError", "VerifyReport", "verify"]
