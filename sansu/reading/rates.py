"""Clauses of a quantity and its share: もとにする量, 割合, くらべる量; growing and shrinking by a rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sansu.reading.plain import clause
from sansu.reading.trade import PROFIT
from sansu.wording import Clause

_BE = "(です。|でした。|<います。|あります。|で、|いて、|いました。|ありました。|になります。|であり、|あり、|おり、|が、|ですが、|でしたが、|いますが、|ありますが、>)"
_THERE = "(あります。|ありました。|<いて、|あり、|です。|で、|あって、|ありますが、|いました。>)"
_HERE = "(います。|いました。|<いて、|おり、|です。|で、|いますが、>)"
_OUT_OF = "(そのうち、|このうち、|<そのうちの|このうちの|そのうち|この中で|その中で|うち、>)"
_AT = "<|ある学校の|ある小学校の|ある中学校の|この学校の|ある町の|ある会社の|この町の|ある図書館の|ある年の|ある遊園地の|ある動物園の|ある店の|この店の|ある村の|この学年の|ある市の|この市の|ある水族館の|この図書館の|ある農家の|ある工場の>"
_ALL = "<|全部で|全員で|全体で|合計で|合わせて>"
_HOW = "(何{unit:counter}|<{bare:word=いくら/いくつ}>)(ですか。|でしょうか。|<いますか。|ありますか。|でしたか。|になりますか。|いましたか。|ありましたか。|いるでしょうか。|あるでしょうか。|か。|のことですか。|ですか>)"
_HOW_WARI = "何割何分(ですか。|でしょうか。|<でしたか。|になりますか。|にあたりますか。|か。|いますか。>)"
_RATED = "何{unit:counter}(ですか。|にあたりますか。|でしょうか。|<にあたるでしょうか。|に当たりますか。|でしたか。|になりますか。|か。|にあたるか。|いますか。|ありますか。>)"
_WHAT = "(はいくつですか。|を求めなさい。|<はいくらですか。|は何ですか。|を求めましょう。|はいくらになりますか。|はいくつになりますか。|を答えなさい。|を求めよ。|はいくつか。|はいくらか。>)"
_MEASURE = "<|の数|の人数|の面積|の重さ|の長さ|の量|の代金|の値段|の個数|の枚数|のページ数|の本数|の体積|の台数>"
_CORRESPONDS = "(にあたる|の|<に当たる|に相当する|にあたり、|で、|だけの>)"
_UP = ("up", "増え", "増加", "増し", "多い")
_DOWN = ("down", "減り", "減少", "引き", "少ない")
_TIMES = (("去年", "今年"), ("昨年", "今年"), ("先月", "今月"), ("先週", "今週"), ("前回", "今回"), ("昨日", "今日"))
_RIDE = "(が乗っています。|が乗りました。|<が乗っていて、|乗っています。|が参加しました。|が集まりました。|が入場しました。|が利用しています。|がすわっています。|が座っています。|が乗り、|が乗っている。>)"


def _moments() -> Iterator[Clause]:
    """去年 and 今年: what it was, what it is, by how much it grew."""
    for before, after in _TIMES:
        both = {"word": before}
        word = {"word": before}
        yield clause(f"rates.{before}.{after}.was", "rate moment", _AT + before + "の{thing:noun}は" + _ALL + "{amount:value}" + _BE, when="before", **word)
        yield clause(f"rates.{before}.{after}.is", "rate moment", after + "の{thing:noun}は" + _ALL + "{amount:value}" + _BE, when="after", **word)
        yield clause(f"rates.{before}.{after}.ask.was", "ask", before + "の{thing:noun}(は|<の人数は|の数は>)" + _ALL + _HOW, what="moment", when="before", **word)
        yield clause(f"rates.{before}.{after}.ask.is", "ask", after + "の{thing:noun}(は|<の人数は|の数は>)" + _ALL + _HOW, what="moment", when="after", **word)
        yield clause(f"rates.{before}.{after}.of", "rate grew", after + f"の{{thing:noun}}(は|が){before}の{{rate:share}}" + _BE, way="of", **both)
        yield clause(f"rates.{before}.{after}.of.to", "rate grew", after + f"の{{thing:noun}}(は|が){before}の{{rate:share}}(で、|にあたる|<の|に当たる>){{amount:value}}" + _BE, way="of", **both)
        for way, went, grew, _, more in (_UP, _DOWN):
            stem = {"増え": "増え", "減り": "減っ"}[went]
            by = f"(は|が)<、>{before}(より|に比べて|<と比べて|にくらべて|とくらべて|よりも|の{{thing2:noun}}より|の{{thing3:noun}}に比べて>){{rate:share}}(だけ|<も|ほど|>)"
            verb = {
                "up": "増え(ました。|ています。|<て、|、|たそうです。|たので、>)", "down": "減(りました。|っています。|<って、|り、|ったそうです。|ったので、>)",
            }[way]  # fmt: skip
            yield clause(f"rates.{before}.{after}.{way}", "rate grew", after + "の{thing:noun}" + by.replace("<も|ほど|>", "<も|ほど|>") + verb, way=way, **both)
            yield clause(f"rates.{before}.{after}.{way}.bare", "rate grew", after + f"(は|が)、{before}(より|に比べて|<と比べて|よりも>){{rate:share}}(だけ|<も|>)" + verb, way=way, **both)
            yield clause(f"rates.{before}.{after}.{way}.more", "rate grew", after + "の{thing:noun}" + by + f"({more}です。|{more}そうです。|<{more[:-1]}く、>)", way=way, **both)
            yield clause(
                f"rates.{before}.{after}.{way}.to", "rate grew",
                after + "の{thing:noun}" + by + f"({stem}て|<{stem}た|{grew}して|{went}、|{more[:-1]}く、|{more}>)" + "{amount:value}(になりました。|です。|でした。|<になります。|で、|だった。>)", way=way, **both,
            )  # fmt: skip
            yield clause(
                f"rates.{before}.{after}.{way}.ask", "ask",
                after + "の{thing:noun}(は|が)" + f"{before}(より|に比べて|<と比べて|よりも>)何{{unit:counter}}({ {'up': '増えましたか。', 'down': '減りましたか。'}[way] }|{ {'up': '増えたことになりますか。', 'down': '減ったことになりますか。'}[way] }|<{more}ですか。|{ {'up': '増えていますか。', 'down': '減っていますか。'}[way] }>)", what="growth", way=way, **both,
            )  # fmt: skip


_SURU = ("しました。", "して、", "しましたが、", "し、", "したところ、", "したら、", "すると、", "した後、", "したあと、", "してから、", "します。")
_GERU = ("ました。", "て、", "ましたが、", "、", "たところ、", "たら、", "ると、", "た後、", "たあと、", "てから、", "ます。")


def _put(does: Sequence[str], raises: Sequence[str], last: bool = False) -> str:
    """値上げしました, 値上げして, 上げました, …: the first is written, and 値上げすると where it is the last."""
    forms = [word + end for word in does for end in _SURU] + [word + end for word in raises for end in _GERU]
    written = forms[:1] + ([forms[_SURU.index("すると、")]] if last else [])
    return f"({'|'.join(written)}|<{'|'.join(form for form in forms if form not in written)}>)"


_UP_WORDS = (("値上げ", "値上がり"), ("上げ", "引き上げ"))
_DOWN_WORDS = (("値下げ", "値下がり", "値引き"), ("下げ", "引き下げ"))
_PUT_UP, _PUT_DOWN = _put(*_UP_WORDS), _put(*_DOWN_WORDS)
_LAST_UP, _LAST_DOWN = (_put(words[0], words[1], last=True) for words in (_UP_WORDS, _DOWN_WORDS))
_AGAIN = "(さらに、|そのあと、|次に、|<さらに|続けて|その後|次に|その次に|それから>)[その(値段|<ねだん>)(を|<の|から|>)]<|値上げした値段の|値下げした値段の|上げた値段の|その|値上げ後の値段の|これを>"

_NUMBERS = (
    clause("rates.number.part", "rate three", "{base:value}の{rate:share}(は|<の量は|にあたるのは|にあたる量は|にあたる人数は|の重さは|の長さは>)" + _HOW, asked="part"),
    clause("rates.number.part.what", "rate three", "{base:value}の{rate:share}" + _WHAT, asked="part"),
    clause("rates.number.part.box", "rate three", "{base:value}の{rate:share}は□{unit:counter}です。", asked="part"),
    clause("rates.number.up", "rate three", "{base:value}の{rate:rate}増し(は|<の値段は|の量は|の重さは|の人数は>)" + _HOW, asked="part", way="up"),
    clause("rates.number.down", "rate three", "{base:value}の{rate:rate}引き(は|<の値段は|の代金は|の金額は>)" + _HOW, asked="part", way="down"),
    clause("rates.number.rate", "rate three", "{part:value}は{base:value}の" + _RATED, asked="rate"),
    clause("rates.number.rate.wari", "rate three", "{part:value}は{base:value}の" + _HOW_WARI, asked="rate", unit="割"),
    clause("rates.number.rate.box", "rate three", "{base:value}の□{unit:counter}は{part:value}です。", asked="rate"),
    clause("rates.number.rate.box.turned", "rate three", "{part:value}は{base:value}の□{unit:counter}です。", asked="rate"),
    clause("rates.number.base.box", "rate three", "□{unit:counter}の{rate:share}は{part:value}です。", asked="base"),
    clause("rates.number.base.box.bare", "rate three", "□の{rate:share}は{part:number}です。", asked="base", unit=""),
    clause("rates.number.base.box.turned", "rate three", "{part:value}は□{unit:counter}の{rate:share}です。", asked="base"),
    clause("rates.number.base", "rate three", "{part:value}は(何|<ある量の>){unit:counter}の{rate:share}(ですか。|にあたりますか。|でしょうか。|<に当たりますか。>)", asked="base"),
    clause("rates.number.base.what", "rate three", "何{unit:counter}の{rate:share}が{part:value}(ですか。|になりますか。|<でしょうか。|にあたりますか。>)", asked="base"),
    clause("rates.number.some", "rate three", "ある数の{rate:share}(は|が){part:number}(です。|になります。|<で、|のとき、|であるとき、>)", asked="base", unit="", thing="ある数"),
    clause("rates.number.some.is", "rate three", "{part:number}はある数の{rate:share}(です。|にあたります。|<で、|のとき、>)", asked="base", unit="", thing="ある数"),
    clause("rates.number.some.ask", "ask", "(ある数|<この数|その数|もとの数>)" + _WHAT, what="some"),
    clause("rates.number.box.ask", "ask", "□にあてはまる数" + _WHAT, what="box"),
    clause("rates.convert.percent", "rate convert", "{rate:share}を(百分率|<パーセント>)(で表しなさい。|に直しなさい。|<にしなさい。|で表すと何%ですか。|に直すと何%ですか。|で表しましょう。>)", unit="%"),
    clause("rates.convert.percent.how", "rate convert", "{rate:share}は[百分率で表すと]何%(ですか。|になりますか。|<でしょうか。>)", unit="%"),
    clause("rates.convert.wari", "rate convert", "{rate:share}を歩合(で表しなさい。|に直しなさい。|<にしなさい。|で表しましょう。>)", unit="割"),
    clause("rates.convert.wari.how", "rate convert", "{rate:share}は[歩合で表すと]何割<何分|何分何厘>(ですか。|になりますか。|<でしょうか。>)", unit="割"),
    clause("rates.convert.decimal", "rate convert", "{rate:rate}を小数(で表しなさい。|に直しなさい。|<にしなさい。|で表しましょう。|で表すといくつですか。>)", unit=""),
)  # fmt: skip

CLAUSES = (
    *_NUMBERS,
    *_moments(),
    clause("rates.where", "rate place", "{who:name}の(学校|小学校|<中学校|町|市|村|会社>)(の|<では、|で、>)"),
    # how many there are, and how many of them
    clause("rates.is", "rate amount", _AT + "<|ある>{thing:noun}は" + _ALL + "{amount:value}" + _BE[:-2] + "|，>)"),
    clause("rates.grade", "rate amount", _AT + "{grade:count=年}生(は|が)" + _ALL + "{amount:count=人}" + _BE, thing="学年"),
    clause("rates.are", "rate amount", "<|ある>{thing:noun}が" + _ALL + "{amount:value}" + _THERE),
    clause("rates.are.people", "rate amount", "<|ある>{thing:noun}が" + _ALL + "{amount:count=人}" + _HERE),
    clause("rates.of", "rate amount", "<|ある><|広さ|広さが|面積|面積が|重さ|重さが|長さ|長さが>{amount:value}の{thing:noun}(があります。|<がいます。|があり、|がいて、|のうち、|のうち|で、>)"),
    clause("rates.among", "rate amount", _OUT_OF + "{thing:noun}(は|が)" + _ALL + "{amount:value}" + _BE, among="うち"),
    clause("rates.capacity", "rate amount", "定員<が|は|>{amount:count}の{place:noun}(に、|があります。|<があり、|に>)", thing="定員"),
    clause("rates.portion", "rate portion", _AT + "{thing:noun}は{of:noun}の{rate:share}" + _BE),
    clause("rates.portion.turned", "rate portion", _AT + "<|ある>{of:noun}の{rate:share}(は|が){thing:noun}(です。|でした。|<で、|だそうです。>)"),
    clause("rates.portion.among", "rate portion", _OUT_OF + "<|の>{rate:share}(は|が){thing:noun}(です。|でした。|<で、|だそうです。>)", of="全体", among="うち"),
    clause("rates.portion.among.name", "rate portion", _OUT_OF + "{thing:noun}(は|が)<|全体の>{rate:share}" + _BE, of="全体", among="うち"),
    clause("rates.portion.amount", "rate portion", _AT + "{thing:noun}は{of:noun}の{rate:share}" + _CORRESPONDS + "{amount:value}" + _BE),
    clause("rates.portion.this", "rate portion", "(これは|<それは|この数は|この人数は|このページ数は>)、<|ちょうど>{of:noun}の{rate:share}(です。|にあたります。|<でした。|に当たります。|にあたりました。|になります。>)", thing="これ"),
    clause("rates.portion.saved", "rate portion", "{of:noun}の{rate:share}を{thing:word=貯金/寄付/募金}(したところ、|すると、|<したら、|して、>)<|その金額は|金額は|それは>{amount:yen}" + _BE),
    clause("rates.portion.planted", "rate portion", "<|面積が|広さが>{whole:value}の{of:noun}の{rate:share}に{thing:noun}を植え(ました。|ます。|<て、|ています。|ると、>)"),
    clause("rates.portion.does", "rate portion", _OUT_OF + "{rate:share}(が|は|の人が|<の児童が|の子どもが|の生徒が|にあたる人が>){thing:noun}を{does:noun}(ています。|ていました。|<ていて、>)", of="全体", among="うち"),
    clause("rates.portion.out", "rate portion", "{whole:value}のうち、{rate:share}(が|は){thing:noun}(です。|でした。|<で、|のとき、>)", of="全体", among="うち"),
    clause("rates.among.out", "rate amount", "{whole:value}のうち、{amount:value}(が|は){thing:noun}(です。|でした。|<しました。|で、>)", among="うち"),
    clause("rates.part.read", "rate amount", "<|{who:name}は，|{who2:name}さんは|{who3:name}くんは|{who4:name}君は><|ある>{thing:noun}を<|きょう|今日|1日で|これまでに|今日までに>{amount:value}(まで|<|だけ>)(読みました。|読んだところ、|<読み終えました。|使いました。|切り取りました。|進みました。|飲みました。|歩きました。|食べました。>)", of="する"),
    clause("rates.ride", "rate portion", "<|ある>[{place:noun}に]定員の{rate:share}(の人|の乗客|<にあたる人|にあたる乗客|に当たる人|の人数>)" + _RIDE, of="定員", thing="乗客"),
    clause("rates.ride.amount", "rate portion", "<|ある>[{place:noun}に]定員の{rate:share}" + _CORRESPONDS + "{amount:count=人}" + _RIDE, of="定員", thing="乗客"),
    clause("rates.riders", "rate amount", "[{place:noun}に]{amount:count=人}<|の人|の乗客>" + _RIDE, thing="乗客"),
    clause("rates.juice", "rate portion", "{thing:noun}が{rate:rate}(ふくまれている|入っている|<含まれている|入った|ふくまれた>){of:noun}が"),
    clause("rates.amount.bare", "rate amount", "{amount:value}(あります。|<あり、|います。>)", thing="全体"),
    # what is asked
    clause("rates.ask", "ask", _AT + "{thing:noun}" + _MEASURE + "は" + _HOW, what="量"),
    clause("rates.ask.all", "ask", _AT + "{thing:noun}" + _MEASURE + "は(全部で|<全体で|全員で|ぜんぶで|みんなで>)" + _HOW, what="量", all="全部"),
    clause("rates.ask.planted", "ask", "{thing:noun}を植えた(面積|部分の面積|<広さ|所の面積|部分>)は" + _HOW, what="量"),
    clause("rates.ask.does", "ask", "{thing:noun}を{does:noun}(ている|<ていた>)(人|児童|<子ども|生徒|人の数|人数>)は" + _HOW, what="量"),
    clause("rates.ask.find", "ask", "{thing:noun}を求め(なさい。|ましょう。|<よ。>)", what="量"),
    clause("rates.ask.riding", "ask", "<|バスに|電車に|このバスに|この電車に>何{unit:counter}<が|の人が|>乗って(いますか。|<いるでしょうか。>)", what="量", thing="乗客"),
    clause("rates.ask.riding.count", "ask", "<|いま、|今、>乗っている人は何{unit:counter}(ですか。|<でしょうか。>)", what="量", thing="乗客"),
    clause("rates.ask.rate", "ask", "{thing:noun}は{of:noun}の" + _RATED, what="割合"),
    clause("rates.ask.rate.wari", "ask", "{thing:noun}は{of:noun}の" + _HOW_WARI, what="割合", unit="割"),
    clause("rates.ask.rate.bare", "ask", "(定員|全体)の" + _RATED, what="割合", thing="", of="定員"),
    clause("rates.ask.rate.share", "ask", "{thing:noun}<|した人|した児童>の割合は<|全体の>何{unit:counter}" + "(ですか。|でしょうか。|<になりますか。>)", what="割合", of="全体"),
    clause("rates.ask.rate.percent", "ask", "{thing:noun}の割合を百分率で(求めなさい。|表しなさい。|<答えなさい。>)", what="割合", of="全体", unit="%"),
    clause("rates.ask.rate.crowded", "ask", "(こみぐあい|<混みぐあい|乗車率>)は何{unit:counter}(ですか。|<でしょうか。>)", what="割合", of="定員", thing="乗客"),
    # a price that is put up and down
    *(
        one
        for way, put, last in (("up", _PUT_UP, _LAST_UP), ("down", _PUT_DOWN, _LAST_DOWN))
        for one in (
            clause(f"rates.price.{way}", "price step", "<|ある店で、>[ある]{ware:noun}の(値段|<ねだん|定価>)を{rate:rate}" + put, way=way),
            clause(f"rates.price.of.{way}", "price step", "[ある]<|値段が|定価>{amount:yen}の{ware:noun}(を|の値段を|<が>){rate:rate}" + put, way=way),
            clause(f"rates.price.again.{way}", "price again", _AGAIN + "{rate:rate}" + last, way=way),
        )
    ),
    clause("rates.price.tax", "price step", "[ある]{amount:yen}の{ware:noun}(に|を買うと、)(消費税{rate:rate}|<{rate2:rate}の消費税>)が(かかると、|かかります。|<加わると、|加わります。|つくと、|つきます。|かかるとき、|加算されると、>)".replace("{rate2:rate}の消費税", "消費税が{rate2:rate}"), way="up"),
    clause("rates.price.tax.of", "price step", "[ある]{amount:yen}の{ware:noun}(に|<を買うと、|を買います。>){rate:rate}の消費税が(かかると、|かかります。|<加わると、|加わります。|つくと、|つきます。|かかるとき、|加算されると、>)", way="up"),
    clause("rates.price.taxed", "price step", "[ある]{ware:noun}の(値段|代金|<ねだん>)は、<|{rate2:rate}の>(消費税{rate:rate}|<消費税>)(をふくめて|を入れて|<を含めて|込みで|こみで|を加えて>){became:yen}(です。|でした。|<になります。|になりました。|で、>)", way="up"),
    clause("rates.price.ask.tax", "ask", "(代金は|税こみの値段は|<税込みの値段は|はらう金額は|税こみの代金は|全部で|消費税をふくめた値段は|消費税をふくめた代金は|消費税を入れた代金は>)(何{unit:counter}|<いくら>)(ですか。|になりますか。|<でしょうか。>)", what="now"),
    clause("rates.price.ask.untaxed", "ask", "消費税を(ふくめない|<含めない|のぞいた|除いた|ふくまない|含まない|入れない>)(値段|<代金|もとの値段|金額>)は(何{unit:counter}|<いくら>)(ですか。|になりますか。|<でしょうか。>)", what="first"),
    clause("rates.price.now", "price now", "<|値段は|いまの値段は>{amount:yen}(になりました。|<です。|でした。|になった。|だった。|になります。>)"),
    clause("rates.price.ask", "ask", "<|いまの|今の><|値段は|この{ware:noun}の値段は|この品物は>(何{unit:counter}|<いくら>)に(なりましたか。|なりますか。|<なったでしょうか。>)", what="now"),
    clause("rates.price.ask.now", "ask", "(今の|いまの|最後の|<値下げ後の|値上げ後の|このときの>)値段は何{unit:counter}(ですか。|でしょうか。|<になりますか。>)", what="now"),
    clause("rates.price.ask.first", "ask", "<|この{ware:noun}の|この品物の>(はじめの|もとの|<最初の|もともとの|値上げ前の|値上げする前の>)値段は何{unit:counter}(ですか。|でしたか。|<でしょうか。>)", what="first"),
    clause("rates.price.ask.rate", "ask", "<|今の値段は|いまの値段は|最後の値段は|値段は|この値段は>(はじめの|もとの|<最初の|もともとの>)<値段の|>" + _RATED, what="chain"),
)  # fmt: skip

# 「2割引きで買うと2400円でした。定価は」 is 売買損益 too: its words are read here as they are there.
BOUGHT = tuple(
    one
    for one in PROFIT
    if one.key in ("trade.ask.paid", "trade.ask.list.old", "trade.ask.sale.at", "trade.discount.sold", "trade.list.subject", "trade.discount.bought", "trade.discount.bought.bare", "trade.sale.was", "trade.ask.list", "trade.ask.sale", "trade.off.bought", "trade.list.of", "trade.list.is", "trade.discount.at", "trade.sale.bought")
)  # fmt: skip
