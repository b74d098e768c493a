"""A small Unigram tokenizer of llm-jp-4's form: byte fallback, U+2581 for spaces, no pre-tokenizer, Harmony's tokens.

Ids: 0 to 13 control tokens, 14 to 269 bytes, pieces from 270.  Every digit, operator and ＝ is a piece of its own, so a
number has one spelling in ids wherever it stands and the calculator's text needs no rollback.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers
from tokenizers.models import BPE, Unigram
from tokenizers.trainers import BpeTrainer

CONTROL = (
    "<unk>", "<|startoftext|>", "<|return|>", "<|reserved_3|>", "<|endoftext|>", "<|reserved_5|>", "<|reserved_6|>",
    "<|reserved_7|>", "<|constrain|>", "<|channel|>", "<|start|>", "<|end|>", "<|message|>", "<|call|>",
)  # fmt: skip
UNK, BOS, RETURN, PAD, CHANNEL, START, END, MESSAGE, CALL = 0, 1, 2, 4, 9, 10, 11, 12, 13
FIRST_BYTE, FIRST_PIECE = 14, 270
SPACE = "\u2581"

_ALONE = "0123456789.:/()×÷＋−＝%①②③④⑤⑥⑦⑧⑨⑩"  # never part of a longer piece
# Only at a piece's beginning, only at its end: between them stand names and units.
_OPENING, _CLOSING = "｜（", "：、。"
_KANA = "".join(map(chr, [*range(0x3041, 0x3097), *range(0x30A1, 0x30FB)])) + "ー・々「」『』？！～"
# 学年別漢字配当表 (2017), so that the names and things of a pupil's own problem cost one token a character.
_KANJI = (
    "一右雨円王音下火花貝学気九休玉金空月犬見五口校左三山子四糸字耳七車手十出女小上森人水正生青夕石赤千川先早草足村大男竹中虫町天田土二日入年白八百文木本名目立力林六"
    "引羽雲園遠何科夏家歌画回会海絵外角楽活間丸岩顔汽記帰弓牛魚京強教近兄形計元言原戸古午後語工公広交光考行高黄合谷国黒今才細作算止市矢姉思紙寺自時室社弱首秋週春書少"
    "場色食心新親図数西声星晴切雪船線前組走多太体台地池知茶昼長鳥朝直通弟店点電刀冬当東答頭同道読内南肉馬売買麦半番父風分聞米歩母方北毎妹万明鳴毛門夜野友用曜来里理話"
    "悪安暗医委意育員院飲運泳駅央横屋温化荷界開階寒感漢館岸起期客究急級宮球去橋業曲局銀区苦具君係軽血決研県庫湖向幸港号根祭皿仕死使始指歯詩次事持式実写者主守取酒受州"
    "拾終習集住重宿所暑助昭消商章勝乗植申身神真深進世整昔全相送想息速族他打対待代第題炭短談着注柱丁帳調追定庭笛鉄転都度投豆島湯登等動童農波配倍箱畑発反坂板皮悲美鼻筆"
    "氷表秒病品負部服福物平返勉放味命面問役薬由油有遊予羊洋葉陽様落流旅両緑礼列練路和愛案以衣位茨印英栄媛塩岡億加果貨課芽賀改械害街各覚潟完官管関観願岐希季旗器機議求"
    "泣給挙漁共協鏡競極熊訓軍郡群径景芸欠結建健験固功好香候康佐差菜最埼材崎昨札刷察参産散残氏司試児治滋辞鹿失借種周祝順初松笑唱焼照城縄臣信井成省清静席積折節説浅戦選"
    "然争倉巣束側続卒孫帯隊達単置仲沖兆低底的典伝徒努灯働特徳栃奈梨熱念敗梅博阪飯飛必票標不夫付府阜富副兵別辺変便包法望牧末満未民無約勇要養浴利陸良料量輪類令冷例連老"
    "労録圧囲移因永営衛易益液演応往桜可仮価河過快解格確額刊幹慣眼紀基寄規喜技義逆久旧救居許境均禁句型経潔件険検限現減故個護効厚耕航鉱構興講告混査再災妻採際在財罪殺雑"
    "酸賛士支史志枝師資飼示似識質舎謝授修述術準序招証象賞条状常情織職制性政勢精製税責績接設絶祖素総造像増則測属率損貸態団断築貯張停提程適統堂銅導得毒独任燃能破犯判版"
    "比肥非費備評貧布婦武復複仏粉編弁保墓報豊防貿暴脈務夢迷綿輸余容略留領歴胃異遺域宇映延沿恩我灰拡革閣割株干巻看簡危机揮貴疑吸供胸郷勤筋系敬警劇激穴券絹権憲源厳己呼"
    "誤后孝皇紅降鋼刻穀骨困砂座済裁策冊蚕至私姿視詞誌磁射捨尺若樹収宗就衆従縦縮熟純処署諸除承将傷障蒸針仁垂推寸盛聖誠舌宣専泉洗染銭善奏窓創装層操蔵臓存尊退宅担探誕段"
    "暖値宙忠著庁頂腸潮賃痛敵展討党糖届難乳認納脳派拝背肺俳班晩否批秘俵腹奮並陛閉片補暮宝訪亡忘棒枚幕密盟模訳郵優預幼欲翌乱卵覧裏律臨朗論"
    "郎匹頭脚羽齢輝鶴亀濃距離隔端抜渡越斜列車輛鉢桃柿栗桜杉橘藤伊斉朋翔陽菜悠斗葵蓮凛咲"
)


def form(pieces: Iterable[tuple[str, float]]) -> Tokenizer:
    """The tokenizer around the pieces of a vocabulary (text, log probability), best first."""
    chosen = list(pieces)
    # Below every way to write the same text in pieces: the letters "<0x41>" and "<|end|>" in a text stay letters.
    floor = float(round(20 * min(score for _, score in chosen) - 100))
    words = [*CONTROL, *(f"<0x{byte:02X}>" for byte in range(256))]
    tokenizer = Tokenizer(Unigram([*((word, floor) for word in words), *chosen], unk_id=UNK, byte_fallback=True))
    tokenizer.normalizer = _normalizer()
    tokenizer.decoder = decoders.Sequence(
        [
            decoders.ByteFallback(),
            decoders.Replace(SPACE, " "),
            decoders.Fuse(),
            decoders.Replace(Regex(r"(?<!\n)^ "), ""),
        ]
    )
    tokenizer.add_special_tokens(list(CONTROL))
    return tokenizer


def encode(tokenizer: Tokenizer, text: str) -> list[int]:
    """The ids of plain text: the spelling of a control token in it stays text."""
    tokenizer.encode_special_tokens = True
    ids: list[int] = tokenizer.encode(text, add_special_tokens=False).ids
    return ids


def train(texts: Iterable[str], size: int = 4096) -> Tokenizer:
    """A tokenizer with at most `size` ids, trained on the texts; equal texts give an equal tokenizer.

    The pieces are found by merging frequent pairs (on texts as regular as these, tokenizers' Unigram trainer finds no
    piece as long as を求めます。), their scores by Viterbi training of the Unigram model.  A pre-tokenizer forbids
    pieces across digits, operators and punctuation, and is then left out: the pieces themselves keep the rule, and the
    finished tokenizer has llm-jp-4's form.
    """
    texts = list(texts)
    alphabet = sorted({*_KANA, *_KANJI, *_ALONE, *_OPENING, *_CLOSING, "）", *map(chr, range(0x21, 0x7F)), SPACE})
    school = Tokenizer(BPE())
    school.normalizer = _normalizer()
    school.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(rf"[{re.escape(_ALONE)}]|\n"), "isolated"),
            pre_tokenizers.Split(Regex(f"[{_OPENING}]"), "merged_with_next"),
            pre_tokenizers.Split(Regex(f"[{_CLOSING}]"), "merged_with_previous"),
        ]
    )
    trainer = BpeTrainer(
        vocab_size=size - FIRST_PIECE,
        limit_alphabet=len(alphabet),
        initial_alphabet=alphabet,
        max_token_length=24,
        min_frequency=20,
        show_progress=False,
    )
    school.train_from_iterator(iter(texts), trainer)
    pieces = sorted(set(alphabet) | {piece for piece in school.get_vocab() if _is_whole(piece)})
    scores = dict.fromkeys(pieces, 0.0)
    for _ in range(4):
        scores = _reestimated(scores, texts)
    return form(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _is_whole(piece: str) -> bool:
    """No newline, and no opening mark with part of what follows: ｜A would spell that A in a way of its own."""
    if len(piece) > 1 and piece[0] in _OPENING:
        return piece[-1] in "：）"
    return "\n" not in piece


def _reestimated(scores: dict[str, float], texts: list[str]) -> dict[str, float]:
    """Log probabilities of the pieces in the best segmentations under `scores`, as float32: GGUF has no other."""
    counts = dict.fromkeys(scores, 0.5)
    for encoding in form((piece, score - 1.0) for piece, score in scores.items()).encode_batch(
        texts, add_special_tokens=False
    ):
        for piece in encoding.tokens:
            if piece in counts:
                counts[piece] += 1
    total = sum(counts.values())
    return {piece: float(np.float32(math.log(count / total))) for piece, count in counts.items()}


def _normalizer() -> normalizers.Normalizer:
    return normalizers.Sequence([normalizers.Replace(Regex(r"(?<!\n)^"), SPACE), normalizers.Replace(" ", SPACE)])


def save(tokenizer: Tokenizer, folder: Path) -> None:
    """tokenizer.json and tokenizer_config.json, as transformers and the converter read them."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    config: dict[str, Any] = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "add_bos_token": False,
        "add_eos_token": False,
        "bos_token": CONTROL[BOS],
        "eos_token": CONTROL[RETURN],
        "pad_token": CONTROL[PAD],
        "unk_token": CONTROL[UNK],
        "clean_up_tokenization_spaces": False,
        "model_max_length": 1024,
        "added_tokens_decoder": {
            str(index): {
                "content": word, "special": True, "normalized": False, "lstrip": False, "rstrip": False,
                "single_word": False,
            }
            for index, word in enumerate(CONTROL)
        },
    }  # fmt: skip
    (folder / "tokenizer_config.json").write_text(
        json.dumps(config, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


def load(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))
