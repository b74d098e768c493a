"""Clauses of whole numbers that divide and are divided: remainders, common divisors and multiples, and where they are met."""

from __future__ import annotations

from sansu.wording import clause

_MOST = "(最も|もっとも|いちばん|<一番>)"
_AS = "(できるだけ|<なるべく|最も|もっとも|いちばん|一番>)"
_BIG = _AS + "(大きい|大きな)"
_SMALL = _AS + "(小さい|小さな)"
_NUMBER = "(整数|数|<もの>)"
_OF = "(のうち、|の中で、|で、|<のうちで、|の中に、|のなかで、|の中から、|は、>)"
_WHAT = "(は何ですか。|はいくつですか。|を求めなさい。|<を答えなさい。|を求めましょう。|を求めよ。|は何でしょうか。|はいくつでしょうか。|はいくつか。|は何か。|を書きなさい。|はどんな数ですか。|を求めてください。>)"
_HOW_MANY = "<|全部で|ぜんぶで>(何個(ありますか。|<ですか。|あるでしょうか。|あるか。|できますか。>)|<いくつ(ありますか。|あるでしょうか。|あるか。)>)"
_DIVIDE = "(割る|わる)"
_DIVIDED = "(割って|わって)"
_LEFT = "(余り、|<あまり、|余り|あまり|余って、>)"
_LEFT_LAST = "(余る|<あまる|余ります。|あまります。|余るような|余った>)"
_EVEN = "(割り切れる|わり切れる|<割りきれる|わりきれる|割り切れ|わり切れ|割り切れて|わり切れて|割り切れます。>)"
_NO_REST = "(余りなく|余りが出ないように|<むだなく|あまりなく|あまりが出ないように|余りのないように|残りなく|すきまなく|ちょうど|あまらないように|余らないように>)"
_SAME = "(同じ数ずつ|<同じ個数ずつ|同じ枚数ずつ|同じ本数ずつ|等しく|同じように|同じ数だけ|同じずつ>)"
_DEAL = "(分けます。|配ります。|<分けるとき、|分けると、|配ると、|配るとき、|分けることにしました。|配ることにしました。|分けることにします。|配ることにします。|分けました。|配りました。|分けたいと思います。|分ける。|配る。>)"
_TOGETHER = "(発車|出発)"
_HAPPENS = "(発車し|出発し|<光り|鳴り|点灯し|とびはね|ふき出し>)"

CLAUSES = (
    # what is left when a number is divided by …
    clause("divisors.mod", "mod", "{d:number}で" + _DIVIDE + "と{r:number}" + _LEFT),
    clause("divisors.mod.last", "mod", "{d:number}で" + _DIVIDE + "と{r:number}" + _LEFT_LAST),
    clause("divisors.mod.too", "mod", "{d:number}で" + _DIVIDED + "も、{r:number}" + _LEFT_LAST),
    clause("divisors.mod.both", "mods", "{d:number}で" + _DIVIDED + "も、{d2:number}で" + _DIVIDED + "も、[{d3:number}で" + _DIVIDED + "も、]{r:number}" + _LEFT_LAST),
    clause("divisors.mod.even", "mod", "{d:number}で" + _EVEN, even="1"),
    clause("divisors.mod.evens", "mods", "{d:number}で(も|<割っても|わっても>){d2:number}で(も|<割っても|わっても>)[{d3:number}でも]" + _EVEN, even="1"),
    clause("divisors.multiples.of", "mods", "{d:number}と{d2:number}[と{d3:number}]の公倍数(のうち、|の中で、|で、|<の中の、|のうちで、>)", even="1"),
    # … and when it divides
    clause("divisors.rest", "rest", "{n:number}を" + _DIVIDE + "と{r:number}" + _LEFT),
    clause("divisors.rest.last", "rest", "{n:number}を" + _DIVIDE + "と{r:number}" + _LEFT_LAST),
    clause("divisors.rest.both", "rests", "{n:number}を" + _DIVIDED + "も、{n2:number}を" + _DIVIDED + "も、[{n3:number}を" + _DIVIDED + "も、]{r:number}" + _LEFT_LAST),
    clause("divisors.rest.even", "rest", "{n:number}を" + _DIVIDE + "と" + _EVEN, even="1"),
    clause("divisors.rest.evens", "rests", "{n:number}を" + _DIVIDED + "も、{n2:number}を" + _DIVIDED + "も、[{n3:number}を" + _DIVIDED + "も]" + _EVEN, even="1"),
    clause("divisors.some", "some", "(ある整数で、|<ある整数があります。|ある整数を、|ある整数は、|ある数で、|ある整数があり、>)"),
    # among which numbers
    clause("divisors.range.digits", "range", "{k:number}けたの" + _NUMBER + _OF),
    clause("divisors.range", "range", "{lo:number}から{hi:number}までの" + _NUMBER + _OF),
    clause("divisors.range.bounds", "range", "{lo:number}以上{hi:number}以下の" + _NUMBER + _OF),
    clause("divisors.range.of", "range", "{lo:number}から{hi:number}までに、"),
    # which one is asked
    clause("divisors.ask.least", "ask", "[{k:number}けたの]" + _NUMBER + _OF + "(" + _MOST + "小さい|<最小の>)(もの|数|整数)" + _WHAT, what="整数", pick="最小"),
    clause("divisors.ask.most", "ask", "[{k:number}けたの]" + _NUMBER + _OF + "(" + _MOST + "大きい|<最大の>)(もの|数|整数)" + _WHAT, what="整数", pick="最大"),
    clause("divisors.ask.least.of", "ask", "<|{k3:number}けたの" + "(整数|数)(のうち、|の中で、|で、)>" + "(" + _MOST + "小さい|<最小の>)[{k:number}けたの](整数|数|<もの>)" + _WHAT, what="整数", pick="最小"),
    clause("divisors.ask.most.of", "ask", "<|{k3:number}けたの" + "(整数|数)(のうち、|の中で、|で、)>" + "(" + _MOST + "大きい|<最大の>)[{k:number}けたの](整数|数|<もの>)" + _WHAT, what="整数", pick="最大"),
    clause("divisors.ask.many", "ask", "[{k:number}けたの]" + _NUMBER + "は" + _HOW_MANY, what="整数", pick="個数"),
    clause("divisors.ask.some", "ask", "(ある整数|<この整数|その整数>)" + _WHAT, what="整数", pick="ある"),
    clause("divisors.ask.some.least", "ask", "(考えられる整数|ある整数|<この整数|このような整数|そのような整数|そのような数|このような数|考えられる数|ある数>)(のうち、|として考えられる(もの|数|整数)のうち、|<の中で、>)(" + _MOST + "小さい|<最小の>)(もの|数|整数)" + _WHAT, what="整数", pick="最小"),
    clause("divisors.ask.some.most", "ask", "(考えられる整数|ある整数|<この整数|このような整数|そのような整数|そのような数|このような数|考えられる数|ある数>)(のうち、|として考えられる(もの|数|整数)のうち、|<の中で、>)(" + _MOST + "大きい|<最大の>)(もの|数|整数)" + _WHAT, what="整数", pick="最大"),
    # common divisors and multiples by name
    clause("divisors.ask.gcd", "ask", "{a:number}と{b:number}[と{c:number}]の最大公約数" + _WHAT, what="最大公約数"),
    clause("divisors.ask.lcm", "ask", "{a:number}と{b:number}[と{c:number}]の最小公倍数" + _WHAT, what="最小公倍数"),
    clause("divisors.ask.divisors", "ask", "{n:number}の約数は" + _HOW_MANY, what="約数の個数"),
    clause("divisors.ask.divisors.sum", "ask", "{n:number}の約数(の和|をすべてたした数|<をすべてたした和|の合計|をすべて加えた数|を全部たした数>)" + _WHAT, what="約数の和"),
    # how many multiples there are
    clause("divisors.ask.multiples", "ask", "{a:number}(の倍数|で割り切れる(整数|数)|<でわり切れる(整数|数)>)は" + _HOW_MANY, what="倍数", mode="A"),
    clause("divisors.ask.multiples.both", "ask", "{a:number}でも{b:number}でも(割り切れる|わり切れる)(整数|数|<もの>)は" + _HOW_MANY, what="倍数", mode="両方"),
    clause("divisors.ask.multiples.both.of", "ask", "{a:number}の倍数でも{b:number}の倍数でもある(整数|数|<もの>)は" + _HOW_MANY, what="倍数", mode="両方"),
    clause("divisors.ask.multiples.common", "ask", "{a:number}と{b:number}の公倍数は" + _HOW_MANY, what="倍数", mode="両方"),
    clause("divisors.ask.multiples.none", "ask", "{a:number}でも{b:number}でも(割り切れない|わり切れない)(整数|数|<もの>)は" + _HOW_MANY, what="倍数", mode="なし"),
    clause("divisors.ask.multiples.none.of", "ask", "{a:number}の倍数でも{b:number}の倍数でもない(整数|数|<もの>)は" + _HOW_MANY, what="倍数", mode="なし"),
    clause("divisors.ask.multiples.any", "ask", "{a:number}または{b:number}で(割り切れる|わり切れる)(整数|数|<もの>)は" + _HOW_MANY, what="倍数", mode="少なくとも"),
    clause("divisors.ask.multiples.any.of", "ask", "{a:number}の倍数または{b:number}の倍数(|<である整数|である数>)は" + _HOW_MANY, what="倍数", mode="少なくとも"),
    clause("divisors.ask.multiples.only", "ask", "{a:number}(で割り切れて|で割り切れるが|<でわり切れて|でわり切れるが|で割り切れ>)、{b:number}で(割り切れない|わり切れない|<は割り切れない|はわり切れない>)(整数|数|<もの>)は" + _HOW_MANY, what="倍数", mode="Aだけ"),
    clause("divisors.ask.multiples.only.of", "ask", "{a:number}の倍数であって{b:number}の倍数でない(整数|数|<もの>)は" + _HOW_MANY, what="倍数", mode="Aだけ"),
    # a rectangle into squares, rectangles to a square
    clause("divisors.rect", "rect", "<|1枚の>(たて|<縦>)<|が|の長さが>{a:length}、(横|<よこ>)<|が|の長さが>{b:length}の長方形の{thing:noun}(があります。|<が1枚あります。|があり、>)"),
    clause("divisors.rect.do", "rect", "(たて|<縦>)<|が|の長さが>{a:length}、(横|<よこ>)<|が|の長さが>{b:length}の長方形の{thing:noun}(を、|<から、>)"),
    clause("divisors.cut", "cut", "<|これを|この{t:noun}を|この{t2:noun}から>" + _NO_REST + "、<|すべて|同じ大きさの|合同な>" + _BIG + "<|同じ大きさの>正方形に(切り分けます。|分けます。|<切ります。|切り分けると、|切り分けるとき、|分けると、|分けるとき、|切り分けました。|切るとき、|切り分ける。|切り分けることにしました。>)"),
    clause("divisors.cut.same", "cut", "<|これを|この{t:noun}を|この{t2:noun}から>" + _NO_REST + "、<|すべて>同じ大きさの正方形に(切り分けます。|分けます。|<切ります。|切り分けたい。|切り分ける。>)", size="?"),
    clause("divisors.cut.biggest", "biggest", "(正方形をできるだけ大きくするとき、|<正方形をできるだけ大きくするには、|正方形の1辺をできるだけ長くするには、|1辺の長さをできるだけ長くするには、>|できるだけ大きな正方形にするとき、|1辺の長さをできるだけ長くするとき、|<できるだけ大きい正方形にするとき、|正方形をできるだけ大きくすると、|できるだけ大きな正方形にすると、|正方形の1辺をできるだけ長くすると、|最も大きい正方形にするとき、|正方形の1辺をできるだけ長くするとき、|できるだけ大きい正方形にするには、|できるだけ大きな正方形にするには、|枚数をできるだけ少なくするとき、>)"),
    clause("divisors.join", "join", "<|この{t:noun}を|これを>(同じ向きに|<同じむきに|向きをそろえて|>)<|すきまなく|何枚か>(すきまなく|<何枚か|>)(並べて、|しきつめて、|<ならべて、|敷きつめて、>)" + _SMALL + "正方形を(作ります。|作るとき、|<作ると、|つくります。|つくるとき、|作るには、|作りました。|つくると、>)"),
    clause("divisors.join.same", "join", "(|この{t:noun}を|これを)(同じ向きに|同じむきに|向きをそろえて|)(すきまなく|何枚か|)(並べて、|しきつめて、|ならべて、|敷きつめて、)正方形を(作ります。|つくります。|作りました。)", size="?"),
    clause("divisors.ask.side.least", "ask", "(できる|この|)(正方形のうち、|正方形の中で、)(" + _MOST + "小さい|最小の)(もの|正方形)の1辺(|の長さ)は何{unit:counter}(ですか。|になりますか。|でしょうか。)", what="1辺", size="最小"),
    clause("divisors.ask.side", "ask", "(正方形の1辺(の長さ)は|1辺の長さは|<1辺は|正方形の1辺は|切り分けた正方形の1辺の長さは|その正方形の1辺の長さは|できる正方形の1辺の長さは|1辺の長さを>)何{unit:counter}(ですか。|になりますか。|<にすればよいですか。|でしょうか。|の正方形ができますか。>)", what="1辺"),
    clause("divisors.ask.sheets", "ask", "(正方形は|<その正方形は|切り分けた正方形は|全部で>)<|全部で>何{unit:counter}(できますか。|<ありますか。|できるでしょうか。|になりますか。|作れますか。|とれますか。>)", what="枚数"),
    clause("divisors.ask.sheets.needed", "ask", "<|長方形の|この>{thing:noun}は<|全部で>何{unit:counter}(必要ですか。|いりますか。|<使いますか。|並べますか。|あればよいですか。|必要でしょうか。|使いましたか。>)", what="枚数"),
    # things that happen every so often
    clause("divisors.every", "every", "<|この駅では、|(ある|この|)({place:noun}からは、|{place2:noun}では、)>{who:noun}(は|が){every:time}(ごとに|<おきに|おき|ごと|間隔で|の間隔で|に1回|に1本>)、(|発車し、|発車します。|<駅を発車します。|出発し、|出発します。|出ます。|出ていて、|出ています。|光ります。|光り、|鳴ります。|鳴り、|点灯します。|発車しています。|出発しています。|発車していて、|つきます。|つき、|発車する。>)"),
    clause("divisors.start.at", "start", "<|始発は、|どちらも>{clock:clock}に<|{a:noun}と{b:noun}(が|は)|始発の{a2:noun}と{b2:noun}が|どちらも|この2つが|2つが|両方が|2つの{t:noun}が>同時に(発車しました。|出発しました。|<発車すると、|出発すると、|発車します。|出発します。|出ました。|出ると、|光りました。|鳴りました。|点灯しました。|発車したあと、|発車したとき、|発車した後、|鳴ると、|光ると、|つきました。|発車してから、|発車した。>)"),
    clause("divisors.start", "start", "(いま、|今、|<ある時刻に|ちょうどいま|>)<|{a:noun}と{b:noun}が|この2つが|2つが>同時に(発車しました。|出発しました。|<発車すると、|出発すると、|出ました。|出ると、|光りました。|鳴りました。|点灯しました。|発車したあと、|発車した後、|鳴ると、|光ると、|つきました。|発車してから、|光ってから、|鳴ってから、>)"),
    clause("divisors.ask.again", "ask", "(次に|<つぎに|この次に|その次に|次に2つが|次に{a:noun}と{b:noun}が>)同時に(発車する|出発する|<出る|光る|鳴る|点灯する|つく>)のは<|今から|いまから>何{unit:counter}(ですか。|<でしょうか。|か。|のことですか。>)", what="次に同時"),
    clause("divisors.ask.again.at", "ask", "(次に|<つぎに|この次に|その次に|次に2つが|次に{a:noun}と{b:noun}が>)同時に(発車する|出発する|<出る|光る|鳴る|点灯する|つく>)(のは|時刻は|<のは、>)<|午前|午後>(何時何分ですか。|<何時ですか。|何時何分でしょうか。|何時何分か。|何時何分か求めなさい。|何時何分を求めなさい。>)", what="次の時刻"),
    # things dealt out so that none are left
    clause("divisors.goods", "goods", "{a:noun}{na:count}と{b:noun}{nb:count}[と{c:noun}{nc:count}](があります。<|これらを|これを|それらを>|を、)"),
    clause("divisors.goods.are", "goods", "{a:noun}が{na:count}、{b:noun}が{nb:count}[、{c:noun}が{nc:count}](あります。|<あり、>)<|これらを|これを|それらを>"),
    clause("divisors.deal", "deal all", "<|どちらも|それぞれ>[余りなく、|余りが出ないように、|<余りがないように、|あまりなく、|どちらも余りなく、|どちらも余りが出ないように、|あまりが出ないように、>]" + _AS + "多くの{people:noun}に、[それぞれ|どちらも]" + _SAME + "<|余りなく、|余りが出ないように|あまりなく>" + _DEAL),
    clause("divisors.deal.first", "deal all", "<|どちらも|それぞれ>[それぞれ|どちらも]" + _SAME + "、[余りなく、|余りが出ないように、|<余りがないように、|あまりなく、|あまりが出ないように、>]" + _AS + "多くの{people:noun}に" + _DEAL),
    clause("divisors.deal.plain", "deal all", "(|どちらも|それぞれ)" + _SAME + "(|余りなく|余りが出ないように|あまりなく|あまりが出ないように)(|何人かの){people:noun}に" + _DEAL, size="?"),
    clause("divisors.deal.most", "most people", _AS + "多くの{people:noun}に(分けるとき、|配るとき、|分けると、|配ると、|分けるには、|配るには、)"),
    clause("divisors.ask.people", "ask", "何人に(分けられますか。|配れますか。|<分けることができますか。|配ることができますか。|分けられるでしょうか。>)", what="人数"),
    clause("divisors.ask.people.are", "ask", "{people:noun}は(何人ですか。|何人になりますか。|<何人いますか。|何人でしょうか。|最も多くて何人ですか。|最大で何人ですか。>)", what="人数"),
    clause("divisors.ask.share", "ask", "(1人分の{thing:noun}は|<{thing2:noun}は1人に|{thing3:noun}は1人分>)何{unit:counter}(ですか。|になりますか。|<ずつですか。|ずつ配れますか。|でしょうか。|ずつになりますか。>)", what="1人分"),
)  # fmt: skip
