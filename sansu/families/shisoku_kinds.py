"""Which common things are fruit, which are stationery: what is surely of another kind is not counted with the asked one."""

from __future__ import annotations

from sansu.families.shisoku_told import parts, plain

_MEMBERS = {
    "果物 くだもの フルーツ": "りんご みかん もも なし ぶどう いちご バナナ メロン すいか スイカ かき 柿 オレンジ レモン さくらんぼ パイナップル キウイ",
    "野菜 やさい": "にんじん ニンジン たまねぎ 玉ねぎ じゃがいも ジャガイモ きゅうり トマト なす ピーマン キャベツ だいこん 大根 かぼちゃ レタス いも さつまいも",
    "花": "ばら バラ ゆり ユリ チューリップ ひまわり きく 菊 コスモス カーネーション あさがお すみれ ヒナギク",
    "動物 どうぶつ": "犬 いぬ 猫 ねこ うさぎ ウサギ 馬 うま 牛 うし さる サル ぞう ライオン にわとり 羊 ひつじ 豚 ぶた",
    "文房具": "鉛筆 えんぴつ ペン ノート 消しゴム けしゴム 定規 ものさし はさみ のり クレヨン ボールペン 色鉛筆",
    "お菓子 菓子 おかし スイーツ": "あめ アメ ガム クッキー チョコレート ケーキ せんべい プリン ドーナツ",
    "おもちゃ": "ボール こま 人形 積み木 つみき おはじき ビー玉 ミニカー",
    "飲み物": "牛乳 ジュース お茶 水 コーヒー 紅茶",
    "家具": "机 つくえ いす 椅子 テーブル 本だな 本棚 たんす",
    "服 衣類": "シャツ ズボン セーター コート スカート くつ下 靴下 ぼうし 帽子",
    "ナッツ": "アーモンド くるみ ピーナッツ ピーナツ ピーカン カシューナッツ",
    "箱": "箱 袋 かご 皿",
}  # fmt: skip
_KIND_OF = {plain(word): number for number, kinds in enumerate(_MEMBERS) for word in kinds.split()}
_OF = {plain(word): number for number, words in enumerate(_MEMBERS.values()) for word in words.split()}
# Kinds that hold only what is known to be of them.
_CLOSED = frozenset({plain("ナッツ")})


def of_another_kind(asked: str, thing: str) -> bool:
    """Whether a thing is known to be of another kind than the asked one: boxes are no fruit."""
    kind = _KIND_OF.get(parts(asked)[1])
    if kind is None or not thing:
        return False
    its = _OF.get(parts(thing)[1])
    return its != kind if its is not None or parts(asked)[1] in _CLOSED else False
