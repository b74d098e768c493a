"""Clauses of ratios: two or three in a ratio, a ratio to simplify or to fill in, equal parts of two."""

from __future__ import annotations

from sansu.reading.plain import clause
from sansu.reading.rates import CLAUSES as RATES
from sansu.reading.sharing import CLAUSES as SHARING

_RATIO = "{ra:number}(：|<対>){rb:number}"
_RATIO3 = "{ra:number}(：|<対>){rb:number}(：|<対>){rc:number}"
_TWO = "{a:name}(と|<，>){b:name}<|の2人>"
_THREE = "{a:name}(，|と){b:name}(，|と){c:name}<|の3人>"
_MADE = "(長方形|<コーヒー牛乳|ミルクティー|ドレッシング|ミルクコーヒー|カフェオレ|めんつゆ|ジュース|すし酢|コンクリート|ソース|{made:noun}>)"
_IS = "(です。|でした。|<で、|とします。|になっています。|になりました。|である。|のとき、|になるようにします。|にします。|だそうです。|であるとき、|に分けます。|になります。|となりました。|になるとき、|として、|にして、|であり、|になる。|だった。|だといいます。|といいます。|とすると、|になるように混ぜます。|になるように混ぜました。|で混ぜます。|にして混ぜます。|>)"
_HAD = "<の持っている|のもっている|が持っている|の>"
_SPLIT = "(の比に|<に|の割合に|の比で|の割合で|で|になるように|の比になるように|の割合になるように|の長さに|の長さの比に|の金額に>)(分けます。|分けました。|<分けると、|分けるとき、|分けて、|わけます。|分ける。|分けたとき、|分けることにしました。|切ります。|切り分けます。|切り分けました。|切りました。|切ると、|分けたところ、|切るとき、|切り分けると、|切り分けるとき、|分けたら、|切り分けて、|切って、|切ったとき、>)"
_SIMPLE = "(最も|もっとも|<いちばん|一番|できるだけ|>)簡単な整数の比"
_TELL = "(で表しなさい。|に直しなさい。|<にしなさい。|で答えなさい。|で求めなさい。|を求めなさい。|に直しましょう。|で表しましょう。|で表すと何対何ですか。|にすると何対何ですか。>)"
_HOW = "(何{unit:counter}|<{bare:word=いくら/いくつ}>)<|必要>(ですか。|<でしょうか。|になりますか。|ありますか。|いますか。|持っていますか。|でしたか。|にすればよいですか。|持っているでしょうか。|必要ですか。|いるでしょうか。|ですか>)"

_READ_MUCH = "(まで読み、|だけ読み、|<読み、|読んで、|まで読んで、|まで読みました。|読みました。|を読み、>)"

_OWN = (
    clause("ratio.two", "ratio", "<|ある|{place:word=箱の中/箱/ふくろ/袋/かご/公園/池/図書館/A小学校/B小学校/A中学校/町/村/会社/学校/サッカークラブ/水族館/動物園/畑}の|この学校の|ある会社の|ある町の|ある村の|ある中学校の|ある学年の|ある日の|あるクラスの|ある学級の|学級の|ある学校の|ある小学校の|クラスの|6年生の|5年生の>" + _TWO + "(の|<が持っている|の持っている|のもっている|の、>)[{thing:noun}の](比|<割合>)(は|が|<を>)" + _RATIO + _IS),
    clause("ratio.three", "ratio", _THREE + "(の|<が持っている|の持っている|の、>)[{thing:noun}の](比|<割合>)(は|が|<を>)" + _RATIO3 + _IS),
    clause("ratio.mixed", "ratio", _TWO + "を" + _RATIO + "の(割合で|比で|<割合に|比に|重さの比で>)(混ぜて、|混ぜます。|<まぜて、|まぜます。|混ぜて|合わせて、|合わせます。|混ぜると、|混ぜて作った|混ぜて作ります。|混ぜました。>)"),
    clause("ratio.mixed.made", "ratio", _TWO + "を" + _RATIO + "の(割合で|比で|<割合に|比に>)(混ぜて|<まぜて|合わせて>)、" + _MADE + "を作(ります。|りました。|<る。|ることにしました。|って、|り、>)"),
    clause("ratio.them", "ratio", "<|そして、>(その|それらの|<みかんとりんごの|>)<個数の|人数の|枚数の|本数の|冊数の|量の|重さの|長さの|金額の>比(は|が)" + _RATIO + _IS, a="その1", b="その2"),
    clause("ratio.made", "ratio", _TWO + "[の{thing:noun}]の比を" + _RATIO + "(にして|<として|で>)、" + _MADE + "(を作ります。|をつくります。|<を作る。|を作りました。|を作ることにしました。|を作りたい。|を作るとき、>)"),
    clause("ratio.letters", "ratio", "<|2つの数について、|2つの数があり、>{a:name}：{b:name}＝" + _RATIO + "(です。|，|<で、|のとき、|である。|であるとき、|とします。|、>)"),
    clause("ratio.letters.three", "ratio", "{a:name}：{b:name}：{c:name}＝" + _RATIO3 + "(です。|，|<で、|のとき、|とします。|、>)"),
    clause("ratio.rectangle", "ratio", "{a:name}と{b:name}の(長さ|<辺の長さ>)の比が" + _RATIO + "の(長方形|<四角形|旗|花だん|土地|カード|板>)(があります。|で、|<の、|があり、|を作ります。|をかきます。|を作る。|を作りました。|をつくります。|のかきます。>)"),
    clause("ratio.divide", "divide", "<|長さ|長さが|重さ|全部で|合わせて>{amount:amount}[の{thing:noun}]を、" + _TWO + "(で|<に、|が|で、|に>)" + _RATIO + _SPLIT),
    clause("ratio.divide.whole", "divide", _TWO + "(で|<が|は>)<、>(合わせて|<>){amount:amount}の{thing:noun}を" + _RATIO + _SPLIT),
    clause("ratio.divide.first", "divide", "<|長さ|長さが|重さ>{amount:amount}[の{thing:noun}]を、" + _RATIO + "の(比で|比に|<割合で|割合に>)" + _TWO + "(で分けます。|に分けます。|<で分けると、|で分けました。|に分けました。|で分けるとき、>)"),
    clause("ratio.divide.three", "divide", "<|長さ|長さが|重さ|全部で|合わせて>{amount:amount}[の{thing:noun}]を、" + _THREE + "(で|<に、|が|で、|に>)<金額の比が|長さの比が|>" + _RATIO3 + _SPLIT),
    clause("ratio.cut", "divide", "<|長さ|長さが|重さ|面積>{amount:amount}[の{thing:noun}]を、<|2本に、|2つに、|長さの比が|長さの比>" + _RATIO + _SPLIT, a="1つ目", b="2つ目"),
    clause("ratio.around", "around", "<|その|この>(まわりの長さ|<周の長さ|周囲の長さ|まわり|周りの長さ>)(は|が){amount:length}(です。|<で、|のとき、|の長方形があります。|でした。|あります。>)"),
    clause("ratio.around.there", "around", "まわりの長さが{amount:length}の長方形があります。"),
    clause("ratio.more.pages", "more", "{who:name}は{other:name}よりも?{amount:count=ページ}(多いです。|多いそうです。)".replace("も?", ""), way="多い"),
    clause("ratio.gap", "ratio gap", "<|その|{m:count}の|{m2:count}の数の|{m3:count}の所持金の|{m4:count}の貯金の|枚数の|個数の|人数の|お金の|長さの|重さの|面積の>(差|ちがい)(は|が){amount:given}(です。|<で、|のとき、|でした。|である。|だそうです。>)"),
    clause("ratio.sum", "ratio sum", "<|その|{m:count}の|{m2:count}の数の|{m3:count}の所持金の|{m4:count}の持っているお金の>(和|合計|<合計金額>)(は|が){amount:given}(です。|<で、|のとき、|でした。|である。>)"),
    clause("ratio.sum.together", "ratio sum", "<|{m:count}|全員>(合わせて|全部で|<合わせると|で合わせて|合計>){amount:given}(です。|になります。|<で、|のとき、|でした。|います。|あります。|になります。|持っています。>)"),
    clause("ratio.sum.two", "total", _TWO + "の(和|<合計>)(は|が){amount:given}(です。|<で、|のとき、|でした。|である。>)"),
    clause("ratio.sum.three", "total", _THREE + "の(和|<合計>)(は|が){amount:given}(です。|<で、|のとき、|でした。|である。>)"),
    clause("ratio.when", "rate amount", "{thing:noun}(が|は|<を>){amount:value}(のとき、|であるとき、|<なら、|だとすると、|とすると、|にすると、|使うと、|使うとき、|入れると、|入れるとき、|用意しました。|使います。|使いました。|にします。|にしたとき、|にするとき、|に対して、>)"),
    clause("ratio.make", "ratio sum", "<|この|全部で>{made:noun}(を|<が>){amount:amount}(作ります。|作るには、|<作るとき、|つくります。|作ると、|つくるには、|作りました。|作りたい。|できました。|作るのに、>)"),
    clause("ratio.both", "total", _TWO + "<|の玉>(が|は)(合わせて|<全部で|合計>){amount:given}(あります。|います。|<あり、|いて、|です。|で、|ありました。|いました。>)"),
    clause("ratio.more.age", "more", "{who:name}は{other:name}より{amount:count=才}年上(です。|だそうです。|<で、|のとき、|であるとき、>)", way="多い"),
    clause("ratio.numbers", "ratio", "<|ある>大小2つの数の比(は|が)" + _RATIO + _IS, a="大きいほう", b="小さいほう"),
    clause("ratio.plain", "ratio plain", _RATIO + "を" + _SIMPLE + _TELL, asked="簡単"),
    clause("ratio.value", "ratio plain", _RATIO + "の比の値(を求めなさい。|はいくつですか。|<は何ですか。|を求めましょう。|を答えなさい。>)", asked="値"),
    clause("ratio.box.d", "ratio box", "{ra:number}：{rb:number}＝{rc:number}：□(のとき、|です。|<の、|で、|>)"),
    clause("ratio.box.c", "ratio box", "{ra:number}：{rb:number}＝□：{rd:number}(のとき、|です。|<の、|で、|>)"),
    clause("ratio.box.b", "ratio box", "{ra:number}：□＝{rc:number}：{rd:number}(のとき、|です。|<の、|で、|>)"),
    clause("ratio.box.a", "ratio box", "□：{rb:number}＝{rc:number}：{rd:number}(のとき、|です。|<の、|で、|>)"),
    clause("ratio.box.ask", "ask", "□(にあてはまる数)(を求めなさい。|はいくつですか。|<は何ですか。|を答えなさい。|を求めましょう。>)", what="box"),
    clause("ratio.box.ask.short", "ask", "□(を求めなさい。|はいくつですか。|<の値を求めなさい。|に入る数を求めなさい。|に入る数はいくつですか。>)", what="box"),
    clause("ratio.equal", "equal parts", "<|2つの数>{a:name}の{fa:part}と{b:name}の{fb:part}(が等しいです。|が等しいとき、|<は等しいです。|が同じです。|は同じです。|が等しく、|が等しくなっています。|が同じになるとき、|は同じ量です。|が同じとき、|は同じ長さです。|が同じ長さです。|が等しくなります。|は同じ金額です。|が同じ金額です。|は等しく、>)"),
    clause("ratio.books", "two books", "2冊の本{a:name}と{b:name}があります。"),
    clause("ratio.read", "read same", "{a:name}を<全体の|>{rate:part}" + _READ_MUCH + "(次に、|<そのあと、|つぎに、|>){b:name}を{a2:name}と同じページ数だけ読(んだところ、|みました。|<むと、|んだら、>)"),
    clause("ratio.rest", "rest ratio", "<|それぞれの|{a:name}と{b:name}の>残り<|の>ページ数の比(は|が)" + _RATIO + "(になりました。|です。|<でした。|になります。|となりました。|になった。>)"),
    clause("ratio.ask.ratio", "ask", "{a:name}：{b:name}を" + _SIMPLE + _TELL, what="比"),
    clause("ratio.ask.ratio.of", "ask", "{a:name}と{b:name}<|の{thing:noun}>の比を[" + _SIMPLE + "で](求めなさい。|表しなさい。|<求めましょう。|答えなさい。>)", what="比"),
    clause("ratio.ask.sum", "ask", "{m:count}(の合計は|を合わせると|<合わせて|合わせると|の和は|を合わせて|の持っているお金の合計は|の持っているお金は合わせて>)" + _HOW, what="和"),
    clause("ratio.ask.sum.bare", "ask", "<|クラスの人数は|学級の人数は|クラス全体の人数は|クラス全員の人数は|学級の全体の人数は|全校の人数は|玉は>(合わせて|全部で|<合計で|合計は|和は|全体で|全員で>)" + _HOW, what="和"),
    clause("ratio.ask.sum.of", "ask", _TWO + "(は合わせて|を合わせると|<の合計は|は全部で|の和は>)" + _HOW, what="和"),
    clause("ratio.ask.side", "ask", "(長い|大きい|多い|<重い>)(ほう|<方>)<|の長さ|のひもの長さ|のテープ|のひも|のリボン|の数>は" + _HOW, what="大きいほう"),
    clause("ratio.ask.side.small", "ask", "(短い|小さい|少ない|<軽い>)(ほう|<方>)<|の長さ|のひもの長さ|のテープ|のひも|のリボン|の数>は" + _HOW, what="小さいほう"),
    clause("ratio.ask.receives", "ask", "{who:name}(は|が)(何{unit:counter}|<{bare:word=いくら/いくつ}>)(もらいますか。|受け取りますか。|<もらえますか。|受け取れますか。|もらいましたか。|受け取りましたか。|使いますか。|必要ですか。|いりますか。|用意すればよいですか。|出しますか。|混ぜればよいですか。|入れればよいですか。>)", what="1人の分"),
    clause("ratio.ask.find", "ask", "{who:name}を求め(なさい。|ましょう。|<よ。>)", what="1人の分"),
    clause("ratio.ask.when", "ask", "{who:name}(は|が)" + _HOW, what="1人の分"),
)  # fmt: skip

CLAUSES = (
    *_OWN,
    *(one for one in SHARING if one.kind in ("total", "more") or one.key in ("sharing.ask.has", "sharing.ask.gets", "sharing.ask.yen", "sharing.ask.of", "sharing.ask.is", "sharing.ask.which", "sharing.ask.what", "sharing.ask.find")),
    *(one for one in RATES if one.key in ("rates.is", "rates.are", "rates.are.people")),
)  # fmt: skip
