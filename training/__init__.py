"""How sansu-nano is made, and how larger models are fine-tuned."""

import os

# Before torch loads OpenMP: threads that wait by spinning cost four fifths of the speed on a machine that does anything
# else beside (measured: docs/training-log.md).
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GOMP_SPINCOUNT", "0")
# Everything that is trained on lies here; no library shall look for more on the network.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
