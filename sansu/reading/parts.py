"""Clauses of taking parts of a whole, and of what is left, one after another (相当算)."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.reading.plain import clause
from sansu.wording import Clause

# verb -> its stem before ます, and its form with た (the last kana of the first is dropped where て follows)
_VERBS = {
    "読む": ("読み", "読んだ", "読む"), "使う": ("使い", "使った", "使う"), "切る": ("切り取り", "切り取った", "切り取る"), "食べる": ("食べ", "食べた", "食べる"), "飲む": ("飲み", "飲んだ", "飲む"),
}  # fmt: skip
_ALSO = (
    ("切り", "切った", "切る"), ("売り", "売った", "売る"), ("あげ", "あげた", "あげる"), ("配り", "配った", "配る"), ("ぬり", "ぬった", "ぬる"), ("塗り", "塗った", "塗る"), ("歩き", "歩いた", "歩く"),
    ("進み", "進んだ", "進む"), ("出し", "出した", "出す"), ("くみ出し", "くみ出した", "くみ出す"), ("捨て", "捨てた", "捨てる"), ("終え", "終えた", "終える"), ("し", "した", "する"), ("解き", "解いた", "解く"),
    ("わたし", "わたした", "わたす"), ("はらい", "はらった", "はらう"), ("刈り", "刈った", "刈る"), ("貯金し", "貯金した", "貯金する"), ("取り", "取った", "取る"),
)  # fmt: skip
_WHO = "<|兄が|弟が|姉が|妹が|父が|母が|お父さんが|お母さんが|わたしが|ぼくが|Aが|Bが|Cが|Aさんが|Bさんが|Cさんが>"
_WHEN = "<|{day:count}目に|{day2:count}目は|{day3:count}目には|1番目に|まず|まず、|はじめに|はじめは|初めに|最初に|最初は|次に|つぎに|次は|その次に|さらに|そのあと|それから|続いて|今日は|今日|きのうは|きのう|昨日は|昨日|昨日までに|きのうまでに|今日までに|午前中に|午前に|午後に|午前は|午後は|朝|朝に|昼|昼に|昼は|夜|夜に|夜は|また、|あとから|次の日に|次の日は|次の日|翌日に|翌日は|翌日|その後|その後に>"
_WHOLE = "(全体|<持っていたお金|持っているお金|所持金|持っていたこづかい|持っていたおこづかい|持っていた金額|全部|はじめ|その本|この本|その全体|もと|はじめの全体>)"
_REST = "(残り|<その残り|のこり|あとの残り|残ったページ|残ったお金|残ったページ数|残りのお金|残りのページ|残りのページ数|残った長さ|残りの長さ|残りの水|残った水|さらに残り|その残りのお金|残りの本|残ったおこづかい|残りの道のり|残りの仕事>)"
_PEOPLE = "(妹|弟|友だち|兄|姉|母|<友達|お兄さん|お姉さん|お母さん|Aさん|Bさん>)に"


def _ends(stem: str, past: str, plain: str) -> tuple[str, ...]:
    te = past[:-1] + ("て" if past[-1] == "た" else "で")
    return (
        f"{stem}ました。", f"{stem}、", f"{te}、", f"{stem}ましたが、", f"{past}ところ、", f"{past}ので、", f"{past}ら、", f"{past}。", f"{past}あと、", f"{stem}ますと、", f"{past}とき、", f"{past}が、", f"{stem}ます。", f"{te}も、", f"{plain}と、",
    )  # fmt: skip


def _verb(written: tuple[str, str, str], read: tuple[tuple[str, str, str], ...] = ()) -> str:
    forms = [end for pair in (written, *read) for end in _ends(*pair)]
    return f"({'|'.join(forms[:2])}|<{'|'.join(forms[2:])}>)"


_BOTH_VERB = _verb(_VERBS["読む"], (*tuple(_VERBS.values())[1:], *_ALSO))


def _stages() -> Iterator[Clause]:
    for index, (verb, pair) in enumerate(_VERBS.items()):
        does = _verb(pair, _ALSO if index == 1 else ())
        for key, base, of in (("whole", _WHOLE, "全体"), ("rest", _REST, "残り")):
            front = _WHEN + _WHO + base + "の{share:part}"
            yield clause(f"parts.{verb}.{key}", "parts stage", front + "(を|<|だけ|だけを|ほど>)" + does, of=of, verb=verb)
            yield clause(f"parts.{verb}.{key}.more", "parts stage", front + "より[も]{more:amount}(多く|<多い数を|多めに|多い量を|長く|多いページを>)" + does, of=of, verb=verb)
            yield clause(f"parts.{verb}.{key}.less", "parts stage", front + "より[も]{less:amount}(少なく|<少ない数を|少なめに|少ない量を|短く>)" + does, of=of, verb=verb)
            yield clause(f"parts.{verb}.{key}.and", "parts stage", front + "と{more:amount}(を|<|だけ>)" + does, of=of, verb=verb)
        yield clause(f"parts.{verb}.of", "parts stage", _WHEN + "<|ある|その|この>{thing:noun}の{share:part}(を|<|だけ|だけを>)" + does, of="全体", verb=verb)
        yield clause(f"parts.{verb}.of.more", "parts stage", _WHEN + "<|ある|その|この>{thing:noun}の{share:part}より[も]{more:amount}(多く|<多めに|長く>)" + does, of="全体", verb=verb)
        yield clause(f"parts.{verb}.of.less", "parts stage", _WHEN + "<|ある|その|この>{thing:noun}の{share:part}より[も]{less:amount}(少なく|<少なめに|短く>)" + does, of="全体", verb=verb)
        yield clause(f"parts.{verb}.of.and", "parts stage", _WHEN + "<|ある|その|この>{thing:noun}の{share:part}と{more:amount}(を|<|だけ>)" + does, of="全体", verb=verb)
        yield clause(f"parts.{verb}.amount", "parts stage", _WHEN + "{amount:amount}(を|<|だけ>)" + does, verb=verb)
        yield clause(f"parts.{verb}.last", "parts left", _WHEN + "残りの{left:amount}を<|全部|すべて>" + f"[{pair[0]}、|<{pair[1][:-1]}{'て' if pair[1][-1] == 'た' else 'で'}、>]<|全部|すべて>" + f"({pair[0]}終わりました。|{pair[0]}終えました。|<{pair[0]}切りました。|なくなりました。|{pair[0]}終わった。|ちょうどなくなりました。>)")
    for key, base, of in (("whole", _WHOLE, "全体"), ("rest", _REST, "残り"), ("of", "<|ある>{thing:noun}", "全体")):
        dear = "{ware:noun}を買" + "(いました。|い、|<って、|ったところ、|った。|うと、|ったら、|いましたが、>)"
        yield clause(f"parts.buy.{key}.more", "parts stage", _WHEN + base + "の{share:part}より[も]{more:yen}(多い|<高い>)(お金で|金額で|<代金で>)" + dear, of=of, verb="使う")
        yield clause(f"parts.buy.{key}.less", "parts stage", _WHEN + base + "の{share:part}より[も]{less:yen}(少ない|<安い>)(お金で|金額で|<代金で>)" + dear, of=of, verb="使う")
        buy = "(で|<を使って、|を出して>){ware:noun}を買" + "(いました。|い、|<って、|ったところ、|った。|うと、|ったら、|いましたが、>)"
        yield clause(f"parts.buy.{key}", "parts stage", _WHEN + base + "の{share:part}" + buy, of=of, verb="使う")
        give = "(を|<だけ>)" + _PEOPLE + "(あげました。|あげ、|<あげて、|あげたところ、|わたし、|わたしました。|あげると、|あげた。>)"
        yield clause(f"parts.give.{key}", "parts stage", _WHEN + base + "の{share:part}" + give, of=of, verb="使う")
    yield clause("parts.buy.amount", "parts stage", _WHEN + "{amount:yen}の{ware:noun}を買(いました。|い、|<って、|ったところ、|った。|うと、>)", verb="使う")


CLAUSES = (
    *_stages(),
    clause("parts.thing", "parts of", "<|{who:name}は，|{who2:name}さんは|{who3:name}くんは|{who4:name}君は|ある|{who5:name}さんはある|{who6:name}君はある>{thing:noun}を", at="物"),
    clause("parts.thing.total", "parts of", "<|{who:name}は，|{who2:name}さんは|{who3:name}くんは|{who4:name}君は|ある|長さ|長さが|全部で|重さ>{total:amount}の{thing:noun}を", at="物"),
    clause("parts.thing.there", "parts of", "<|ある>{thing:noun}が{total:amount}(あります。|ありました。|<あり、>)<|これを|このうち>", at="物"),
    clause("parts.thing.is", "parts of", "<|{who:name}は，|{who2:name}さんは|{who3:name}くんは|{who4:name}君は>{thing:noun}(を読んでいます。|を読み始めました。|があります。|がありました。|<がいくらかあります。|がいくらかありました。|が入っています。|が入っていました。>)", at="物"),
    clause("parts.thing.some", "parts of", "{thing:noun}が(何{unit:counter}か|いくつか)(あります。|ありました。)", at="物"),
    clause("parts.thing.in", "parts of", "<水そう|ポット|びん|コップ|水とう|水筒|タンク|バケツ|容器|箱>に{thing:noun}が<|何{unit:counter}か|いくつか>(入っています。|入っていました。)", at="物"),
    clause("parts.thing.among", "parts of", "<|箱に入っている|箱の中の|かごの中の|ふくろの中の|持っていた|持っている|ある><|{who:name}は，>{thing:noun}のうち、", at="物"),
    clause("parts.twice", "parts stage", _WHEN + "(全体|<その本|持っていたお金|所持金>)の{share:part}、" + _WHEN.replace("day:", "day4:").replace("day2:", "day5:").replace("day3:", "day6:") + "(残り|<残りのお金|残りのページ>)の{share2:part}を" + _BOTH_VERB, of="全体", verb="使う"),
    clause("parts.who", "parts who", "{who:name}(さん|君|くん|ちゃん)<は|が>"),
    clause("parts.who.family", "parts who", "{who:word=兄/姉/母/父/妹/弟/わたし/ぼく/私/お母さん/お父さん/お兄さん/お姉さん/僕/ある人}<は|が>"),
    clause("parts.left", "parts left", "<|まだ|あと|なお|お金が|ページが>{left:amount}<が|だけ|>(残りました。|残っています。|<残った。|残り、|残りました|のこりました。|残っていました。|残ります。|余りました。|残っている。|残る。>)"),
    clause("parts.left.is", "parts left", "<|まだ|その>残り(は|が)<|全部で>{left:amount}(です。|になりました。|<でした。|になった。|となりました。|だった。|である。|になります。|ありました。|あります。>)"),
    clause("parts.left.of", "parts left", "(残ったお金|残りのお金|残りのページ数|残りの長さ|<残ったページ数|残りのページ|残ったページ|残った長さ|残りの水|残った水|手もとに残ったお金|残りの量>)(は|が){left:amount}(です。|になりました。|<でした。|になった。|だった。|である。|になります。>)"),
    clause("parts.ask.all", "ask", "<|この|その|ある>{thing:noun}<|の長さ|のページ数|の重さ|の量>は(全部で|<全体で|はじめ、|はじめに|最初に|もともと>)(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ですか。|ありますか。|<ありましたか。|でしたか。|でしょうか。|あるでしょうか。|か。|あったでしょうか。|あるか。>)", what="全体"),
    clause("parts.ask.thing", "ask", "<|この|その|ある>{thing:noun}<|の長さ|のページ数|の重さ|の量|の数>は(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ですか。|ありますか。|<ありましたか。|でしたか。|でしょうか。|か。|あるでしょうか。|あるか。>)", what="全体"),
    clause("parts.ask.first", "ask", "(はじめ|最初|<もと|初め>)の{thing:noun}<|の長さ|のページ数|の重さ|の量>は(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ですか。|でしたか。|<ありましたか。|でしょうか。|ありますか。>)", what="全体"),
    clause("parts.ask.had", "ask", "<|{who:name}は，|{who2:name}さんが><|はじめに|最初に|はじめ|初めに>持っていたお金は(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ですか。|でしたか。|<でしょうか。|か。>)", what="全体"),
    clause("parts.ask.there", "ask", "<|{thing:noun}は>(はじめに|最初に|はじめ|<初めに|もともと>)<|全部で|お金を|{thing2:noun}を>(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ありましたか。|持っていましたか。|<あったでしょうか。|あったのですか。|持っていたでしょうか。|ありますか。>)", what="全体"),
    clause("parts.ask.bare", "ask", "<|本は|この本は>(全部で|<全体で|全体は>)(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ありますか。|ですか。|<でしょうか。|ありましたか。|あるでしょうか。|の本ですか。>)", what="全体"),
    clause("parts.ask.first.thing", "ask", "<|{who:name}の|{who2:name}さんの>(はじめ|最初|<もと|初め>)(に持っていた|の|に入っていた|<に箱に入っていた|にかごに入っていた|にあった|に箱に入っていた|から持っていた>){thing:noun}<|の長さ|のページ数|の重さ|の量|の数>は(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ですか。|でしたか。|<ありましたか。|でしょうか。|ありますか。|か。>)", what="全体"),
    clause("parts.ask.first.in", "ask", "(はじめ|最初|<もと|初め>)<、|に|は>{thing:noun}は<、>(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ありましたか。|入っていましたか。|<あったでしょうか。|でしたか。|ですか。|あったか。|入っていたでしょうか。>)", what="全体"),
    clause("parts.ask.at.first", "ask", "{thing:noun}は<、>(はじめ|最初|<もともと|初め|はじめに|最初に>)、(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ありましたか。|入っていましたか。|<あったでしょうか。|でしたか。|ですか。|あったか。|入っていたでしょうか。>)", what="全体"),
    clause("parts.ask.find", "ask", "<|この|その>{thing:noun}(のページ数|の長さ|の重さ|<全体のページ数|の全部のページ数|の全体の長さ>)を(求めなさい。|求めましょう。|<答えなさい。|求めよ。>)", what="全体"),
    clause("parts.ask.find.first", "ask", "(はじめ|最初|<もと|初め>)(に持っていた|の|にあった|<に入っていた>){thing:noun}<|の長さ|の量|の数|の金額>を(求めなさい。|求めましょう。|<答えなさい。|求めよ。>)", what="全体"),
    clause("parts.ask.left", "ask", "<|まだ>残り(は|<のページは|のページ数は|のお金は|の長さは|の量は|の水は>)(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ですか。|になりましたか。|<でしょうか。|になりますか。|ありますか。|でしたか。|か。>)", what="残り"),
    clause("parts.ask.left.how", "ask", "<|まだ|あと>(何{unit:counter}|<{bare:word=いくら/いくつ}>)<が|>(残っていますか。|残りましたか。|<残りますか。|残っているでしょうか。>)", what="残り"),
)  # fmt: skip
