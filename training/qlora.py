"""QLoRA: a frozen 4-bit base (bitsandbytes NF4, double quantization), LoRA on all seven projections (PEFT), by TRL.

Rows are prompt/completion, the loss is on the completion alone, its end token included, and nothing is cut: a row
longer than the model's context is an error.  The same path runs on CUDA (bfloat16) and on a CPU.

Source of the method: Dettmers et al., QLoRA (arXiv:2305.14314).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.chat import RETURN, render
from training.base import Progress
from training.examples import FORM, Example, chat, ids_of

PROJECTIONS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


@dataclass(frozen=True, slots=True)
class Recipe:
    """LoRA's and the trainer's settings.  `batch` rows are read at once, `accumulate` batches make a step."""

    rank: int = 16
    alpha: int = 32
    learning_rate: float = 1e-3
    batch: int = 16
    accumulate: int = 1
    epochs: float = 1.0
    warmup_steps: int = 10
    save_steps: int = 40
    seed: int = 3


def prompt_and_completion(example: Example, system: str | None) -> dict[str, str]:
    """A row of TRL's prompt/completion form.

    Raises:
        ValueError: a message spells a control token, which a text row cannot tell from the token itself.
    """
    messages = chat(example, system)
    prompt, whole = render(messages[:-1], FORM), render(messages, FORM)
    if any("<|" in segment.text for segment in whole if not segment.control):
        raise ValueError(f"a row spells a control token: {example.user[:40]!r}")
    text = "".join(segment.text for segment in whole)
    opening = "".join(segment.text for segment in prompt)
    return {"prompt": opening, "completion": text[len(opening) :]}


def tokenizer_of(folder: Path) -> Any:
    """The checkpoint's tokenizer for transformers; pad is <|endoftext|>, so that <|return|> is learnt, not masked."""
    from transformers import PreTrainedTokenizerFast

    tokenizer = PreTrainedTokenizerFast.from_pretrained(str(folder))
    if tokenizer.pad_token_id is None or tokenizer.pad_token_id == tokenizer.eos_token_id:
        raise ValueError(f"{folder}: the pad token must be there and differ from the end token {RETURN}")
    return tokenizer


def checked_rows(folder: Path, examples: Sequence[Example], system: str | None, context: int) -> list[dict[str, str]]:
    """The rows as TRL takes them, after a look at each: it fits the context, and its ids are the runtime's.

    Raises:
        ValueError: a row is too long, or transformers reads it otherwise than the runtime.
    """
    from training import tokenizer as small

    own, theirs = small.load(folder), tokenizer_of(folder)
    rows = []
    for index, example in enumerate(examples):
        row = prompt_and_completion(example, system)
        prompt, completion = ids_of(own, example, system)
        if len(prompt) + len(completion) > context:
            raise ValueError(
                f"row {index} ({example.family}) has {len(prompt) + len(completion)} tokens of {context}: drop it"
            )
        if index % 50 == 0:  # the whole text is what TRL reads, so that both its parts are checked
            read = theirs(row["prompt"] + row["completion"], add_special_tokens=False)["input_ids"]
            if read != prompt + completion:
                raise ValueError(f"row {index} ({example.family}): transformers' ids are not the runtime's")
        rows.append(row)
    return rows


def finetune(
    base: Path,
    examples: Sequence[Example],
    system: str | None,
    out: Path,
    recipe: Recipe,
    tell: Callable[[Progress], None] = lambda _: None,
    max_steps: int = -1,
) -> list[float]:
    """Trains an adapter on the base and saves it as `out/adapter`; goes on from the last checkpoint in `out`.

    Returns:
        The loss at every step of this run.

    Raises:
        ValueError: see `checked_rows`.
    """
    import torch
    from datasets import Dataset
    from peft import LoraConfig
    from transformers import AutoModelForCausalLM, BitsAndBytesConfig
    from trl import SFTConfig, SFTTrainer

    cuda = torch.cuda.is_available()
    four_bit = BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
    )
    model = AutoModelForCausalLM.from_pretrained(
        str(base),
        quantization_config=four_bit,
        dtype=torch.bfloat16,
        device_map={"": "cuda:0" if cuda else "cpu"},
        attn_implementation="sdpa" if cuda else "eager",  # torch's fused attention is slow on a CPU in bfloat16
    )
    rows = checked_rows(base, examples, system, model.config.max_position_embeddings)
    settings = SFTConfig(
        output_dir=str(out),
        per_device_train_batch_size=recipe.batch,
        gradient_accumulation_steps=recipe.accumulate,
        num_train_epochs=recipe.epochs,
        max_steps=max_steps,
        learning_rate=recipe.learning_rate,
        lr_scheduler_type="cosine",
        warmup_steps=recipe.warmup_steps,
        weight_decay=0.0,
        completion_only_loss=True,
        max_length=None,  # nothing is cut
        packing=False,
        bf16=True,
        use_cpu=not cuda,
        gradient_checkpointing=False,
        dataloader_pin_memory=cuda,
        logging_strategy="steps",
        logging_steps=1,
        save_steps=recipe.save_steps,
        save_total_limit=2,
        report_to=[],
        disable_tqdm=True,
        seed=recipe.seed,
        data_seed=recipe.seed,
    )
    adapter = LoraConfig(
        r=recipe.rank,
        lora_alpha=recipe.alpha,
        lora_dropout=0.0,
        target_modules=list(PROJECTIONS),
        bias="none",
        task_type="CAUSAL_LM",
    )
    losses: list[float] = []
    trainer = SFTTrainer(
        model=model,
        args=settings,
        train_dataset=Dataset.from_list(rows),
        processing_class=tokenizer_of(base),
        peft_config=adapter,
        callbacks=[_watch(losses, tell)],
    )
    trainer.train(resume_from_checkpoint=_last_checkpoint(out))
    trainer.model.save_pretrained(str(out / "adapter.partial"))
    (out / "adapter.partial").replace(out / "adapter")
    return losses


def _last_checkpoint(out: Path) -> str | None:
    """The newest checkpoint that is whole: the trainer writes trainer_state.json last."""
    whole = [path.parent for path in out.glob("checkpoint-*/trainer_state.json")]
    return str(max(whole, key=lambda path: int(path.name.rpartition("-")[2]))) if whole else None


def _watch(losses: list[float], tell: Callable[[Progress], None]) -> Any:
    from transformers import TrainerCallback

    class Watch(TrainerCallback):  # type: ignore[misc]
        """Passes the loss on, with the rate in rows a second (TRL's steps do not count tokens on time)."""

        def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            self.began, self.first = time.monotonic(), state.global_step

        def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, float] | None = None, **_: Any) -> None:
            if not logs or "loss" not in logs:
                return
            losses.append(logs["loss"])
            each = (time.monotonic() - self.began) / max(1, state.global_step - self.first)
            rows = args.per_device_train_batch_size * args.gradient_accumulation_steps
            left = each * (state.max_steps - state.global_step)
            tell(Progress(state.global_step, state.max_steps, logs["loss"], rows / each, left))

    return Watch()
