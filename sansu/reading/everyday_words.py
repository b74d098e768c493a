"""A sentence of an everyday problem as tokens: nouns without end, everything else from lists.

A noun is what stands between two things that are known (particles, numbers, verbs); where it ends is tried from the
shortest on, until the rest of the sentence can be read.  What carries meaning for an amount is never a noun (_BARRED).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sansu.quantity import CANONICAL, COUNTERS, DIMENSIONS
from sansu.reading.everyday_verbs import Ending, Form, ending, verb_at
from sansu.reading.lexer import ANY_QUANTITY


@dataclass(frozen=True, slots=True)
class Token:
    """kind: noun particle number asked some verb copula adjective time mod comma."""

    kind: str
    text: str
    forms: tuple[Form, ...] = ()
    ending: Ending | None = None
    stop: int = 0  # where it ends in its sentence


_TIMES = (
    "今年|去年|昨年|先週|先月|今週|今月|来月|来週|来年|昨日|きのう|今日|きょう|明日|あした|おととい|翌日|次の日|その日|前日|午前中|午後|今朝|夕方|昨夜|夜(?=[にはも、])|朝(?=[にはも、])|週末|初日|"
    "春学期の間|夏休み|冬休み|[月火水木金土日]曜日の?(?:朝|夜|午前|午後)?|[春夏秋冬](?=[にはも、])|\\d+月|休暇中|誕生日|ハロウィンの日|お正月|平日|土日|当初|先日|この週末|12月以前|最初の夜"
)
_NOW = "現在(?:は|では|も)?|今(?!年|日|回|度|週|月|朝|井|村|野|田|川)(?:では|は|も)?|いま(?=[、はも])|これまでに|最後に|最終的に|結局"
_FIRST = "もともと|元々|最初(?:に|は|の)?|はじめ(?:に|は|の)?|初め(?:に|は|の)?"
# Counters that the lexer does not know: a number in front of them is a bare number there.
_OTHER_COUNTERS = ("トン", "ポイント", "キロ", "キロカロリー", "俵", "席", "センチ", "ミリ", "マイル", "曲", "食", "週", "月", "分間", "人前", "試合", "ブロック", "コイン", "尾", "滴")
# Counters behind a bare number; 7か月間.
_COUNTER_BEHIND = re.compile(rf"({ANY_QUANTITY})(俵|曲|間)(?=[。、はがをにのでと]|あ[るりっ]|行|続)")
# Things that are counted without a counter: 13ブロック.
BARE_THINGS = frozenset({"ブロック", "カード", "シール", "コイン", "クッキー", "ボール"})
_MODS = {
    "now": _NOW,
    "first": _FIRST,
    "more": "さらに(?:もう)?|もう(?=[\ue000-\uf8ff])|あと(?=[\ue000-\uf8ff何いど])|後(?=何)|追加で|新たに|新しく|もう(?=何)|さらにもう|また(?=[\ue000-\uf8ff])",
    "total": "全部で|ぜんぶで|合計で|合計して|合計(?=[\ue000-\uf8ff何い])|合わせて|あわせて|全体で|みんなで|総計で|トータルで|合わせると|あわせると|全員で(?=[何\ue000-\uf8ff])|合計すると|全て合わせて|すべて合わせて",
    "all": "(?:全部|すべて|全て)(?:を)?(?=[^でを合])",
    "of": "(?:その|この)(?:うち|中)(?:の|、|で|から)?",
    "rest": "残りの|残りは|残りを|残りが|のこりは|のこりの|あとの|残りで|残りのうち|残り(?=[\ue000-\uf8ff何])|余分に|余計に|残った|残っている(?=分)",
    "each": "それぞれの|それぞれに|それぞれ|各自(?:が|は)?|各|1人1人(?:に|の|は|が)?",
    "daily": "毎日(?=[\ue000-\uf8ff])",
    "even": "均等に|等しく|同じ(?:数|枚数|本数|個数|人数)(?:だけ|の|に|ずつ)?|同じ数ずつ|同じ枚数ずつ|同じように|平等に|同じ数に",
    "only": "ちょうど|まだ|すでに|既に|もし|もしも|実際に|なんと|ずっと|新しい(?=[\ue000-\uf8ff])|一緒に|いっしょに|また|そして|しかし|それから|その後|そのあと|次に|つぎに|すると|それで|そこで|では|まず|ある日|残念ながら|いつも|毎日同じ数|自分で|家で|数分後(?:に)?|しばらくして|後で|あとで",
}  # fmt: skip
_MOD = [(name, re.compile(rf"(?:{pattern})、?")) for name, pattern in _MODS.items()]
_ANY_MOD = re.compile("|".join(f"(?:{pattern})" for pattern in _MODS.values()))
_TIME = re.compile(rf"(?:{_TIMES})(?:には|に|は|の間に|の間|から|中に|も|の(?=[^\ue000-\uf8ff])|、)*")
_QUANTITY = re.compile(ANY_QUANTITY)
# 10円硬貨, 4年生, 2ラウンド目: names that begin with a number
_LATER = re.compile(rf"{ANY_QUANTITY}(?:間)?後(?:に|には)?、?")
_NUMBERED = re.compile(rf"{ANY_QUANTITY}(?:の?硬貨|玉|札|切手|年生|番目|[^\ue000-\uf8ff、。はがをにのと]{{0,4}}目)")
_COUNTED = "|".join(sorted({*COUNTERS, *CANONICAL, *DIMENSIONS["length"], *DIMENSIONS["weight"], *DIMENSIONS["time"], *DIMENSIONS["volume"], *_OTHER_COUNTERS}, key=len, reverse=True))
_ASKED = re.compile(
    rf"何(?P<known>{_COUNTED})(?!か)|"
    r"(?P<how>どれ(?:くらい|ぐらい|だけ|ほど)(?:の)?|どの(?:くらい|ぐらい|程度)(?:の(?:量|距離|長さ|重さ|時間|大きさ)?)?)|"
    r"いく(?:つ|ら)(?!か)|何(?P<unit>[^、。はがをにでとものかすせよまだだ多長重高少残]{1,4}?|か月|か所)(?=ですか|でし|だ|[、。?？はがをにでとものすせよまだ多長重高少]|必要|ずつ|余|いま|残|入|買|持|作|あ|食|使|売|で|もら|拾|収|集|解|分|見|植|追|[^ぁ-ん]|$)(?!か)"
)
_SOME = re.compile(r"いくつか|いくらか|何(?:個|枚|本|冊|匹|人|台|羽|頭|回|つ|円|杯)か|数(?=[冊個枚本匹])[冊個枚本匹]|たくさん")
_PARTICLE = re.compile(
    r"(?:のために|のため|として|につき、?|分(?:は|の|が|を)(?!から)|あたり(?:に|の)?|当たり(?:の)?|ごとに|ずつ|には|では|にも|でも|からは|からも|からの|へと|とも(?=[、何])|へは|までに|だけ(?:が|は|を|で)?|しか|よりも?|から|まで|など(?:を|が|に)?|は|が|を|に|で|へ|と|も|や|の)、?"
)
_COPULA = re.compile(
    r"(?:だけ|のみ)?(?:です|でした|だった|である|であった|だ)(?P<ask>か)?(?P<but>が)?(?:[。？?]?$|、)|(?:でしょう|だろう|になるでしょう|だったでしょう)(?P<ask2>か)?[。？?]?$|で、|として、|だ(?P<if>とすると|としたら|ったら|とする|った場合)、?|である(?P<if2>とすると|場合)、?|(?P<if3>の?場合)、?|になります(?P<ask3>か)[。？?]?$|[。？?]$|$"
)
_ADJECTIVE = re.compile(
    r"(?P<a>多|少な|長|短|重|軽|高|安|低|大き|小さ)(?P<e>い(?:です|でした|でしょう)?(?P<ask>か)?[。？?]*$|く(?:の[^\ue000-\uf8ff、。は]{1,4}を)?、?|い(?=\ue000-\uf8ff|雨|雪))"
)
_LIKED = re.compile(r"(?:大好き|好き|得意|上手)(?:です|でした|だ)(?:。|$)")
_THERE_IS = (Form("ある", frozenset({"have"}), "ない"),)
_LIKES = (Form("好む", frozenset({"context"}), "辞書"),)
_NEEDED = re.compile(r"必要(?:です|でした|だ|がある|があり(?:ます|ました)|としています|になります)?(?P<ask>か|でしょうか)?(?:[。？?]*$|(?P<but>が)?、|だとすると、|とすると、|とした場合、)")
# no noun may hold these
_BARRED = re.compile(
    r"ない|ません|以外|除|以上|以下|未満|以内|約|およそ|ほぼ|より|半分|倍|同じ|ちがい|違い|平均|一部|途中|とちゅう|逆|何|いくら|いくつ|どれ|毎|おき|おきに|ました|ます|です|した|して|って|れば|"
    r"いっぱい|ずつ|全部|すべて|全て|全員|残り|余り|のうち|合計(?!$|額|金額)|合わせ|あわせ|ただし|ところ|[、。]|場合|とき|そのうち|割引|割り|引き(?!出し)|値上|値下|税|[＋−×÷＝…：:～〜()（）□△○]|増し|^入り|たら|[てで]しま|^自$|った$|^が[一-龥]|多い|多く|少な"
)
_NOUN_OK = re.compile(r"[^ぁ-んー]|[ぁ-ん]{2}")
# kana words that a particle stands in
_WHOLE = re.compile(
    r"子ども(?:たち)?|友だち(?:たち)?|おはじき|貝がら|とうもろこし|おもちゃ|はさみ|にんじん|こども|たまご|ものさし|もみじ|はなび|かぼちゃ|ひまわり|おりがみ|どんぐり|のり|はがき|にわとり|かに|もも|はと|とまと|すもも|かたつむり|"
    r"(?:[ぁ-ん]{2,5}|[一-龥々ァ-ヶー]{1,4}[ぁ-ん]?)(?:さん|くん|ちゃん|君)(?!と?[ァ-ヶー一-龥])|テニス|お(?:父|母|兄|姉|じい|ばあ)さん"
)
_END_OF_NOUN = re.compile(rf"{ANY_QUANTITY}|[、。？?]|何|いく[つら]|どれ|どの|全部で|合計|合わせ|あわせ|それぞれ|$")


def tokens(text: str) -> list[Token] | None:
    """The tokens of one sentence (its stop included), or None."""
    return _Reader(text).read(0, "start")


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self._failed: set[tuple[int, str]] = set()

    def read(self, at: int, before: str) -> list[Token] | None:
        """The tokens from `at` on, behind a token of the kind `before`."""
        if at >= len(self.text):
            return [] if before in ("verb", "copula", "adjective", "needed") else None
        if (at, before) in self._failed:
            return None
        for token, stop in self._here(at, before):
            rest = self.read(stop, "start" if token.kind == "verb" and stop < len(self.text) else token.kind)
            if rest is not None:
                return [replace(token, stop=stop), *rest]
        self._failed.add((at, before))
        return None

    def _here(self, at: int, before: str) -> Iterator[tuple[Token, int]]:
        text = self.text
        if text[at] in "「『":
            close = text.find("」" if text[at] == "「" else "』", at)
            if close > at:
                yield Token("noun", text[at + 1 : close]), close + 1
            return
        if text.startswith("ある", at) and before in ("start", "particle", "comma", "mod", "time", "attr") and re.match("ある(?=[一-龥々ァ-ヶー])(?!場合|時)", text[at:]):
            at += 2
        if text[at] == "、":
            if before not in ("start",):
                yield Token("comma", "、"), at + 1
            return
        if before == "particle" and (match := _LIKED.match(text, at)):
            yield Token("verb", "好む", _LIKES, Ending(False, False, False, False, "。")), match.end()
        match = _NEEDED.match(text, at)
        if match:
            asked = bool(match["ask"])
            yield Token("needed", "?" if asked else ""), match.end()
        match = _LATER.match(text, at)
        if match:
            yield Token("time", match.group()), match.end()
        match = _NUMBERED.match(text, at)
        if match:
            yield Token("noun", match.group()), match.end()
        match = _COUNTER_BEHIND.match(text, at)
        if match:
            yield Token("number", match.group()), match.end()
        match = _QUANTITY.match(text, at)
        if match:
            yield Token("number", match.group()), match.end()
            return
        match = _SOME.match(text, at)
        if match:
            yield Token("some", match.group()), match.end()
        match = _ASKED.match(text, at)
        if match:
            yield Token("asked", match["known"] or match["unit"] or ("どれ" if match["how"] else match.group())), match.end()
        if before not in ("noun",):
            for name, pattern in _MOD if _ANY_MOD.match(text, at) else ():
                match = pattern.match(text, at)
                if match and not (before == "particle" and match.group().startswith("すると")):
                    yield Token("mod", name), match.end()
            match = _TIME.match(text, at)
            if match:
                yield Token("time", match.group()), match.end()
        elif at:
            match = re.match(r"(?:それぞれ|合計|全部(?!で)|すべて|全て|全部で|合わせて|さらに)", text[at:])
            if match:
                yield Token("mod", {"それぞれ": "each", "さらに": "more", "全部": "all", "すべて": "all", "全て": "all"}.get(match.group(), "total")), at + match.end()
        if before in ("noun", "number", "asked", "some"):
            match = _COPULA.match(text, at)
            if match and not (before == "noun" and (match.group() == "で、" or (match.group() in ("", "。") and re.match("[ぁ-ん]", text[at - 1])))):
                asked = any(match[name] for name in ("ask", "ask2", "ask3"))
                link = "if" if any(match[name] for name in ("if", "if2", "if3")) else ""
                yield Token("copula", "?" if asked else "で" if match.group() == "で、" else link), match.end()
        if before != "noun":
            match = _ADJECTIVE.match(text, at)
            if match:
                yield Token("adjective", match["a"] + ("?" if match["ask"] else "")), match.end()
        if before == "particle" and "しか" in text[:at] and (none := ending("ない", text, at)) and none[0].link != "attr":
            yield Token("verb", "ある", _THERE_IS, none[0]), none[1]  # 3本しかなかった
        if before != "noun":
            for forms, ending_, stop in verb_at(text, at):
                if ending_.link != "attr":
                    yield Token("verb", forms[0].verb, forms, ending_), stop
                elif stop < len(text) and (not _PARTICLE.match(text, stop) or re.match("の[はがをで]", text[stop:])):
                    yield Token("attr", forms[0].verb, forms, ending_), stop
        if before in ("noun", "number", "asked", "some", "attr"):
            match = _PARTICLE.match(text, at)
            if match:
                yield Token("particle", match.group().removesuffix("、")), match.end()
                if match.group() in ("にも", "でも", "とも"):
                    yield Token("particle", match.group()[0]), match.end() - 1
        if before == "noun" and _VERB_BEHIND.match(text, at) and re.match("[ァ-ヶー]", text[at - 1]):
            for forms, ending_, stop in verb_at(text, at):
                if ending_.link != "attr":
                    yield Token("verb", forms[0].verb, forms, ending_), stop
        if before == "attr" and re.match("の[はがをで]", text[at:]):
            yield Token("noun", "こと"), at + 1
        if before != "noun" and re.match("(?:こ|そ)(?:の|れらの|ちらの)(?=[\ue000-\uf8ff])", text[at:]):
            yield Token("comma", ""), at + text[at:].index("の") + 1
        if before not in ("noun",):
            whole = _WHOLE.match(text, at)
            if whole and _is_end(text, whole.end()):
                yield Token("noun", whole.group()), whole.end()
            for stop in range(at + 1, min(len(text), at + 18) + 1) if text[at] not in "らんっゃゅょー" else ():
                word = text[at:stop]
                if _QUANTITY.match(word[-1]) or word[-1] in "、。？?を":
                    break
                if not _NOUN_OK.search(word) or not (_is_end(text, stop) or _bare_object(text, stop)):
                    continue
                if _BARRED.search(word):
                    continue
                yield Token("noun", word), stop


_VERB_BEHIND = re.compile("[^ぁ-ん]|あ[るりっ]")
_NOUN_STOPS = re.compile(f"{_END_OF_NOUN.pattern}|{_PARTICLE.pattern}|{_COPULA.pattern}")


def _bare_object(text: str, at: int) -> bool:
    """ボール持っています: a word in katakana and the verb right behind it."""
    return at < len(text) and bool(re.match("[ァ-ヶー]", text[at - 1]) and re.match("[一-龥]|あ[るりっ]", text[at:])) and bool(verb_at(text, at))


def _is_end(text: str, at: int) -> bool:
    return _NOUN_STOPS.match(text, at) is not None
