"""The verbs of everyday problems by what they do to an amount, with all their forms.

A verb is written once, in its dictionary form; conjugation is derived: 拾う → 拾い, 拾って, 拾った, 拾えば, 拾わない, 拾われる ….
A verb that is not here is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

# class -> dictionary forms.  A number behind a form: 1 for 一段 (an る verb that does not conjugate like 取る).
# する verbs are written as their noun.
_VERBS = {
    # there is, one has
    "have": "持って帰る 持ち帰る 植わる 残す のこす 保有する 所持する 持つ もつ ある いる1 おる 飼う 入る はいる 所有する 並ぶ 待つ 入れてある 置いてある 残る のこる 余る あまる 住む 咲く とまる 止まる 泊まる 含む 付く つく 乗る 座る すわる 満ちる1 積まれる1 備える1",
    # comes to be there or to be one's own
    "gain": "見つける1 みつける1 拾う ひろう 摘む つむ 収穫する 採る とる 育てる1 そだてる1 栽培する 作る つくる 焼く やく 産む うむ 生む 釣る つる 集める1 あつめる1 撮る 獲得する 増える1 ふえる1 来る くる 加わる 参加する "
    "捕まえる1 つかまえる1 捕る 生産する 編む 折る 描く 掘る 手に入れる1 建てる1 植える1 うえる1 入学する 転入する 足す 追加する 加える1 くわえる1 積む 入れる1 いれる1 置く おく 注ぐ そそぐ 注入する 補充する 落ちている1 増やす ふやす 提供する 建設する 節約する 染め上げる1 舗装する 正解する 安売りする 摘み取る 収納する 移動する 移住する "
    "飛んでくる 飛んで来る 増殖する 用意する 準備する 注文する 購入する 買う かう 買い足す 販売用に作る 提出する 仕入れる1 記録する 降る ふる 稼ぐ かせぐ 得る1 儲ける1 もうける1 儲かる もうかる 貯める1 貯金する 走る 歩く 進む 泳ぐ 読む 見る1 観る1 観戦する "
    "見に行く 観に行く 持ってくる 持って来る 使用する 出す 出る1 満たす 組み立てる1 届く 届ける1 現れる1 あらわれる1 やってくる やって来る 加入する 入部する 登る のぼる 印刷する 仕上げる1 完成させる1 しあげる1 描き上げる1 釣り上げる1 咲く 開花する 孵化する かえす 払い戻す 追い越す 見かける1 みかける1 おぼえる1 覚える1 暗記する 植え付ける1 種まきする まく ダウンロードする 録画する 応募する 当選する 勝ち取る 獲る 引き出す 下ろす おろす 借り入れる1 売りに出す 買い取る 買い込む 買いそろえる1 そろえる1 揃える1 つけ足す 付け足す たす 入力する 通過する 訪れる1 来館する 入園する 入場する 来場する 乗車する 入れ替える1 拾い上げる1 描かれる1 習得する 選ぶ 取り込む アップロードする 発注する リサイクルする 撮影する 積み込む 配達する 訪問する 解く とく 働く 練習する 運転する 勉強する 飲む 食べる1 洗う 塗る 発見する 目撃する 数える1 塗装する 着陸する 遡上する 生まれる1 生える1 乗り込む 並べる1 つくり出す 漏れる1 流れる1 流出する ジャンプする 跳ぶ 受賞する 取得する 縫う 印刷する 送信する 投げる1 書く かく 当てる1",
    # goes away from where it was
    "lose": "提供する 失う うしなう なくす 無くす 失くす 落とす おとす 使う つかう 食べる1 たべる1 飲む のむ 飲み干す 使い切る 売る うる 捨てる1 すてる1 削除する 帰る かえる 去る 出る 降りる1 減る へる 逃げる1 にげる1 切り倒す 取り出す 出す 割る わる 枯れる1 かれる1 下車する 退場する 退園する 脱走する 飛び去る 流す 破棄する 廃棄する 紛失する 没収する 売却する 食べ尽くす 食べ切る 飲み切る 飲みほす 引き抜く 折れる1 とける1 しぼむ はがす 剥がす ちぎる 切り取る 外す はずす 倒れる1 倒す 退職する 離れる1 こぼす こぼれる1 出る1 "
    "腐る くさる 死ぬ 消費する 切り落とす 寄付する 消す 配る くばる 渡す わたす あげる1 与える1 あたえる1 譲る ゆずる プレゼントする 送る おくる 貸す かす 返す かえす 飛んでいく 飛んで行く 飛び立つ 販売する 売り切る 盗む 蒸発する 転校する 退学する 卒業する 処分する 取る とる 取り除く 取りのぞく 抜く 刈る 失点する 引っ越す 売れる1 うれる1 借りる1 手放す 燃やす 消える1 溶ける1 託す 切る 支払う 払う はらう 持ち去る 奪う 取り上げる1 破る やぶる こわす 壊す かかる 欲しがる レンタルする 失敗する 放す 採点する 解く 終わらせる1 片付ける1",
    "give": "寄付する 寄贈する 手渡す 差し出す 分けてやる やる おくる あげる1 与える1 あたえる1 渡す わたす 譲る ゆずる プレゼントする 送る おくる 贈る 返す かえす 分けてあげる1 分け与える1 くれる1 貸す かす 託す 手渡す",
    "get": "もらう 受け取る うけとる 貰う いただく 譲り受ける1 受けとる 借りる1 授かる 頂く いただく",
    "take": "奪う 取り上げる1 持ち去る 持っていく 持って行く 盗む",
    "buy": "買う かう 購入する 買い足す 仕入れる1 買い取る",
    "spend": "かかる 使う つかう 払う はらう 支払う しはらう かける1 費やす",
    "split": "分ける1 分かれる1 わける1 分配する 等分する 配る くばる 分割する 分け合う",
    "pack": "入れる1 いれる1 詰める1 つめる1 箱詰めする 袋詰めする 束ねる1 しまう 並べる1 植える1 うえる1 まとめる1 保管する 梱包する 乗る 乗れる1 座る 収納する 分ける1 貼る",
    # a part of what there is, told apart by a property
    "part": "割れる1 破れる1 壊れる1 こわれる1 腐る くさる 欠席する 休む やすむ 負ける1 敗れる1 敗北する 勝つ 優勝する 失敗する 間違える1 動作する 動く 傷む 落選する 外れる1 はずれる1 当たる 見逃す 欠ける1",
    "become": "なる",
    # says what happens around it and changes no amount
    "context": "満載する 呼ぶ 遅れる1 取り組む 調理する 合う 待ちくたびれる1 計る 調査する 換金する 分類する 利用する 計画する 吹き荒れる1 ショッピングする 合わせる1 通う 学ぶ 測る はかる 調べる1 過ごす 暮らす 眠る 寝る1 起きる1 会う 話す 聞く 歌う 踊る 休憩する 旅行する 料理する 着る1 履く 迎える1 助ける1 楽しむ 好む 思う 考える1 希望する 衝突する 破損する 修理する 停泊する 駆けつける1 変わる 知る わかる 分かる 気づく 襲う 目指す 立ち寄る 開店する 開ける1 あける1 閉める1 向かう 出席する 待つ 見学する 練習する 応援する 見に来る 釣りに行く 買いに行く 取りに行く 拾いに行く 遊びに来る 集まる 続く 行う おこなう 支度する 手伝いに来る 過ぎる1 経つ たつ 頼まれる1 用いる1 営む 働く 住む 整える1 片付ける1 飾る かざる 経験する 挑む 育つ 飼い始める1 喜ぶ 決まる 注ぎ始める1 行く いく 出かける1 出掛ける1 始める1 始まる はじまる はじめる1 終える1 終わる おわる 決める1 決心する 手伝う 経営する 遊ぶ 戻る もどる 帰宅する 到着する 着く 終了する 計画する スタートする 招待する 挑戦する 整理する 購入しに行く 訪れる1 訪ねる1 開催する 開く 頼む する 注文を受ける1 習う 働き始める1 洗濯する 掃除する 引っ越す 準備する 遊びに行く 買い物に行く 出発する 来店する 散歩する",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """One surface of a verb: its classes, its dictionary form, the base that endings attach to, passive or potential."""

    verb: str
    classes: frozenset[str]
    base: str  # 連用 て た 辞書 ない ば
    voice: str = ""  # 受身 可能


_GODAN = {
    "う": "わいうえおって", "く": "かきくけこいて", "ぐ": "がぎぐげごいで", "す": "さしすせそして", "つ": "たちつてとって",
    "ぬ": "なにぬねのんで", "ぶ": "ばびぶべぼんで", "む": "まみむめもんで", "る": "らりるれろって",
}  # fmt: skip


def _bases(verb: str) -> dict[str, list[str]]:
    """The bases of a verb as it is written in the lists above."""
    if verb.endswith("1"):
        stem = verb[:-2]
        return {"連用": [stem], "て": [stem + "て"], "た": [stem + "た"], "辞書": [stem + "る"], "ない": [stem], "ば": [stem + "れば"]}
    if verb.endswith("する"):
        stem = verb[:-2]
        return {"連用": [stem + "し"], "て": [stem + "して"], "た": [stem + "した"], "辞書": [verb], "ない": [stem + "し"], "ば": [stem + "すれば"]}
    if verb.endswith(("来る", "くる")):
        stem, kanji = verb[:-2], verb[-2] == "来"
        ki = stem + ("来" if kanji else "き")
        return {"連用": [ki], "て": [ki + "て"], "た": [ki + "た"], "辞書": [verb], "ない": [stem + ("来" if kanji else "こ")], "ば": [verb[:-1] + "れば"]}
    stem, row = verb[:-1], _GODAN[verb[-1]]
    te = "って" if verb in ("行く", "いく") or (verb.endswith(("行く", "いく")) and verb[-2] in "行い") else row[5:]
    return {
        "連用": [stem + row[1]], "て": [stem + te], "た": [stem + te[:-1] + ("だ" if te[-1] == "で" else "た")], "辞書": [verb],
        "ない": [] if verb == "ある" else [stem + row[0]], "ば": [stem + row[3] + "ば"],
    }  # fmt: skip


def _voices(verb: str) -> list[tuple[str, str]]:
    """The passive and the potential of a verb, as 一段 verbs."""
    if verb.endswith("1"):
        return [(verb[:-2] + "られる1", "受身"), (verb[:-2] + "れる1", "可能")]
    if verb.endswith("する"):
        return [(verb[:-2] + "される1", "受身"), (verb[:-2] + "できる1", "可能")]
    if verb.endswith(("来る", "くる", "ある")):
        return []
    row = _GODAN[verb[-1]]
    return [(verb[:-1] + row[0] + "れる1", "受身"), (verb[:-1] + row[3] + "る1", "可能")]


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every surface of every base of every verb."""
    classes: dict[str, set[str]] = {}
    for name, words in _VERBS.items():
        for word in words.split():
            classes.setdefault(word, set()).add(name)
    found: dict[str, dict[Form, None]] = {}
    voices: dict[str, tuple[str, frozenset[str], str]] = {}
    for word, names in classes.items():
        own = Form(word.removesuffix("1"), frozenset(names), "")
        _note(found, word, own)
        for voiced, voice in _voices(word):
            if voiced not in classes:
                voices.setdefault(voiced, (own.verb, own.classes, voice))
    for voiced, (verb, names_of, voice) in voices.items():
        _note(found, voiced, Form(verb, names_of, "", voice))
    return {surface: tuple(kept) for surface, kept in found.items()}


def _note(found: dict[str, dict[Form, None]], word: str, own: Form) -> None:
    for base, surfaces in _bases(word).items():
        for surface in surfaces:
            found.setdefault(surface, {})[replace(own, base=base)] = None


@dataclass(frozen=True, slots=True)
class Ending:
    """What follows a base: whether it denies, goes on, must be, is asked, and how the statement goes on after it."""

    negative: bool
    progressive: bool
    need: bool
    asked: bool
    link: str  # 。 and if when purpose before attr


_POLITE_MASU = r"ま(?P<{n}n>せん(?:でした)?)|ま(?:した|す)"
_LINKS = (
    ("。か", r"(?:の)?(?:でしょう|だろう|です)?か[。？?]*$|の[。？?]+$|(?:の)?でしょう[。？?]*$|[？?]$"),
    ("when", r"(?:とき|時|間)(?:に|は|、)+|(?:とき|時)|後(?:に|で)?、?|あと(?:に|で)?、?|まで(?:に)?、?|以来、?"),
    ("before", r"前(?:に|は|、)*"),
    ("purpose", r"(?:ため|為)(?:に|は|、)*|には、?|のに、?"),
    ("if", r"(?:場合|とする(?:と|場合|なら)|としたら|とすれば|と仮定(?:して|すると)?|なら(?:ば)?)(?:は|、)*"),
    ("ごと", r"(?:ごと|たび|度)に、?"),
    ("and", r"(?:のですが、?|ところ、?|ので、?|ため、?|けれど(?:も)?、?|が、?|のに、?|し、)|(?<=ます)、|(?<=ました)、"),
    ("said", r"ことが(?:わか|分か)り(?:ました|ます)。?$|ことに気(?:づ|付)きました。?$|(?:そう|よう|といい|と言い|とのこと|こと)(?:です|だ|ます)。?$"),
    ("。", r"(?:のです|んです|です|ところです)?。?$"),
)
_LINK = [(name, re.compile(pattern)) for name, pattern in _LINKS]
_AFTER = {
    "連用": re.compile(
        r"(?P<polite>ま(?P<n>せん)?(?:したら、?|した|でした|す)?|たい(?:です|と(?:思|考え|おも)[いっ]?(?:てい)?(?:ます|ました|る|た))?|たがって(?:います|いました|いた))|(?P<aux>(?:終わっ|終え|始め)た|(?:終わ|終え|始め)る(?:と、?)?|(?:終わり|終え|始め)ま(?:した|す))|(?P<bare>、)"
    ),
    "て": re.compile(
        r"(?P<prog>い(?:ま(?P<n>せん)?(?:した|でした|す)?|る|た|な(?P<n2>い|かった)|て、?|たら)|ま(?:した|す)|な(?P<n4>い|かった)|おり(?:ま(?P<n3>せん)?(?:した|す)|、)?|ある|あり(?:ます|ました)|きて|いると|あった)|"
        r"(?P<aux>しま(?:いま(?:した|す)|ったら、?|った|う|って、?|い、)|くれま(?:した|す)|くれ(?:た|る)|きま(?:した|す)|いきま(?:した|す)|いった|みま(?:した|す)|みると、?|あげま(?:した|す)|から、?|ほしい(?:です)?)|(?P<bare>、?)"
    ),
    "た": re.compile(r"(?P<need>ら(?:よ|い|良)い)|(?P<if>ら、?)|(?P<bare>)"),
    "辞書": re.compile(
        r"(?P<if>と、?|ならば?、?)|(?P<need>必要が(?:あり(?:ます|ました)|ある|あった)|こと(?:に(?:な(?:り(?:ます|ました)|る|った)|し(?:ました|ます|た))|ができ(?:ます|ました|る|た)|になってい(?:ます|ました))|(?:予定|つもり)(?:です|でした|だ|である)|べき(?:です|でしょう)?)|(?P<bare>)"
    ),
    "ない": re.compile(
        r"(?P<need>なければ(?:な(?:りません(?:でした)?|らない|らなかった)|いけません(?:でした)?))|(?P<if>なかったら、?|なければ、?)|(?P<n>な(?:い|かった)|ず、?|ずに、?)"
    ),
    "ば": re.compile(r"(?P<need>(?:よ|い|良)い)|(?P<if>、?)"),
}


_BECOMES = re.compile(r"ことに(?:な(?:り(?:ます|ました)|る|った))")


def ending(base: str, text: str, at: int) -> tuple[Ending, int] | None:
    """The ending behind a base, and where the statement ends; None where the text goes on in a way not known."""
    match = _AFTER[base].match(text, at)
    if match is None:
        return None
    groups = match.groupdict()
    negative = any(groups.get(name) for name in ("n", "n2", "n3", "n4"))
    progressive, need = bool(groups.get("prog")), bool(groups.get("need")) or match.group().startswith(("たい", "たがって"))
    stop, said = match.end(), match.group()
    further = _BECOMES.match(text, stop)
    if further and (progressive or negative or base == "た"):
        stop = further.end()
    if groups.get("if") is not None or said.endswith(("たら", "たら、", "いると", "みると", "ると", "ると、")):
        return Ending(negative or base == "ない", progressive, need, False, "if"), _comma(text, stop)
    if base == "連用" and groups.get("polite") is None and not groups.get("aux"):
        return Ending(False, False, False, False, "and"), stop
    if base == "て" and not progressive and not groups.get("aux"):
        return Ending(False, False, False, False, "and"), stop
    if said.endswith(("て", "て、", "おり", "おり、", "ず、", "ずに、", "って", "い、")) or said in ("から", "から、"):
        return Ending(negative, progressive, need, False, "and"), _comma(text, stop)
    for name, pattern in _LINK:
        link = pattern.match(text, stop)
        if link is not None and (link.end() > stop or stop == len(text) or name == "。"):
            asked = name == "。か"
            return Ending(negative, progressive, need, asked, "。" if asked or name == "said" else name), link.end()
    if groups.get("bare") is not None or groups.get("n") or progressive or need:
        return Ending(negative, progressive, need, False, "attr"), stop
    return None


def _comma(text: str, at: int) -> int:
    return at + 1 if text.startswith("、", at) else at


@cache
def longest() -> int:
    return max(map(len, forms()))


@cache
def _firsts() -> frozenset[str]:
    return frozenset(surface[0] for surface in forms())


def verb_at(text: str, at: int) -> list[tuple[tuple[Form, ...], Ending, int]]:
    """The verb forms that begin here, with their endings, longest first."""
    if at >= len(text) or text[at] not in _firsts():
        return []
    known, out = forms(), []
    limit = min(len(text), at + longest())
    for stop in range(limit, at, -1):
        found = known.get(text[at:stop])
        if not found:
            continue
        for base in dict.fromkeys(form.base for form in found):
            behind = ending(base, text, stop)
            if behind is not None:
                out.append((tuple(form for form in found if form.base == base), *behind))
    return sorted(out, key=lambda one: -one[2])
