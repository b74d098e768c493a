"""Clauses of ways to arrange, choose, deal, go and colour: 何通りありますか."""

from __future__ import annotations

from sansu.wording import clause

_WAYS = "<は|が>[全部で]<|みんなで|ぜんぶで>何{unit:counter}(ありますか。|ですか。|<できますか。|あるでしょうか。|でしょうか。|になりますか。|あるか。|考えられますか。|作れますか。|あります。|か。|か求めなさい。|あるか求めなさい。|あるか答えなさい。|考えられるでしょうか。>)"
_MADE = "[全部で]<|みんなで|ぜんぶで>何{unit:counter}(できますか。|作れますか。|<ありますか。|できるでしょうか。|作ることができますか。|ですか。|できるか。|つくれますか。|あるか。|できますか。|作れるでしょうか。|の整数ができますか。>)"
_CARDS = "(があります。|から、|を使って、|<があり、|の中から、|のうち、|を並べて、|がある。|を用意しました。|で、>)"
_USES = "(を使って、|を取り出して、|を選んで、|を並べて、|<で、|を取り出して並べて、|を選んで並べて、|を1列に並べて、|を取り出して並べると、|を並べると、|を選んで並べると、|をとって、|を取って、|を取って並べて、|を使い、|を横に並べて、|を取り出し、|を取り出し、1列に並べて、|を選び、>)"
_FROM = "(から|の中から|<のうちから|のなかから|のうち、|の中から、>)"
_CHOSEN = "(選びます。|選ぶとき、|選ぶ|<えらびます。|選ぶと、|選ぶには、|選びました。|買います。|買うとき、|選んで買います。|取り出します。|取り出すとき、|決めます。|決めるとき、|決める|買う|取り出す|選ぶのに、|選んで組を作ります。|選んで買うとき、>)"
_PICKS = "を" + _CHOSEN
_LINES_UP = "(並びます。|並ぶとき、|並べます。|並べるとき、|<並ぶ|並べる|並んで写真をとります。|並ぶと、|並べると、|並んで写真をとるとき、|並びました。|並ぶには、|並べていきます。>)"
_WHO = "<|の{who:noun}>"
_OF_THEM = "<|このうち|この中から|この中の|これらのうち|その中から|このうちの|そのうち|ここから>"
_PLAYED = "試合を(します。|すると、|するとき、|<行います。|行うとき、|しました。|する。|行うと、>)"

# A、B、C of A、B、Cの3人
_LISTED = "{a1:name}，{a2:name}[，{a3:name}][，{a4:name}][，{a5:name}][，{a6:name}]"

CLAUSES = (
    # cards with numbers
    clause("ways.cards", "cards", "{terms:terms}の{n:count=枚}の(カード|数字カード|<数字のカード|数のカード>)" + _CARDS),
    clause("ways.cards.written", "cards", "{terms:terms}の(数字|<数|整数>)が(書かれた|1つずつ書かれた|<書いてある|1つずつ書いてある|かかれた>){n:count=枚}のカード" + _CARDS),
    clause("ways.cards.open", "cards", "{terms:terms}(のカードがあります。|<の数字カードがあります。|のカードが1枚ずつあります。|の数字を書いたカードが1枚ずつあります。|の数字カードが1枚ずつあります。|の数字が書かれたカードが1枚ずつあります。>)"),
    clause("ways.cards.each", "cards", "{terms:terms}の<|数字の|数字が書かれた|数字を書いた>カードが{each:count=枚}ずつ(あります。|<あり、>|、合わせて{n:count=枚}あります。)"),
    clause("ways.cards.range", "cards", "{lo:number}から{hi:number}までの(数字が|整数が|<数が>)(1つずつ|)書かれた{n:count=枚}のカード" + _CARDS),
    clause("ways.digits", "numerals", "{terms:terms}の{n:count}の数字(を使って、|から、|<の中から、|を用いて、>)"),
    clause("ways.repeat", "repeat", "(同じ数字を何回使ってもよいことにして、|同じ数字を何度使ってもよいことにして、|<同じ数字を何回使ってもよいものとします。|同じ数字を何度使ってもよいものとします。|同じ数字を何回使ってもかまいません。|同じ数字をくり返し使ってもよいことにして、|同じ数字をくり返し使ってもよいものとします。|同じ数字を何回使ってもよいことにします。|同じ数字を何回使ってもよいとき、|同じ数字を何度使ってもよいとき、|同じ数字を何回使ってもよいです。|同じ数字を何回用いてもよいものとします。>)", again="よい"),
    clause("ways.once", "repeat", "(同じ数字は1回しか使わずに、|同じ数字を2回以上使わないで、|<同じ数字は1回しか使えません。|同じ数字は1度しか使えません。|同じ数字は2回使えません。|同じ数字は1回しか使いません。|同じ数字は1度しか使わないものとします。|同じ数字は2度使わないものとします。|同じ数字は1回しか使えないものとします。|それぞれ1回ずつ使って、|1回ずつ使って、|1度ずつ使って、>)", again="いけない"),
    clause("ways.cards.all", "cards", "{terms:terms}の{n:count=枚}の(カード|数字カード|数のカード)を(全部|すべて)(使って、|並べて、|使い、)", whole="1"),
    clause("ways.take", "take", _OF_THEM + "{k:count=枚}" + _USES),
    clause("ways.take.some", "take", _OF_THEM + "{k:count=個/つ}<|の数字>(を使って、|を選んで、|を選んで並べて、|<を並べて、|を取って、>)"),
    clause("ways.make", "make", "{d:number}けたの(整数|数)を(作ります。|作るとき、|作ると、|<つくります。|つくるとき、|作る。|作ることにします。|つくると、|作りました。|作ろうと思います。>)"),
    clause("ways.make.sort", "make", "{d:number}けたの{sort:word=偶数/奇数}を(作ります。|作るとき、|作ると、|<つくります。|つくるとき、|作る。|作ることにします。|つくると、|作りました。|作ろうと思います。>)"),
    clause("ways.ask.number", "ask", "{d:number}けたの{sort:word=整数/数/偶数/奇数}は" + _MADE, what="作る数"),
    clause("ways.ask.sort", "ask", "{sort:word=整数/数/偶数/奇数}は" + _MADE, what="作る数"),
    clause("ways.ask.multiple", "ask", "{d:number}けたの{by:number}の倍数は" + _MADE, what="作る数"),
    clause("ways.ask.multiple.bare", "ask", "{by:number}の倍数は" + _MADE, what="作る数"),
    clause("ways.ask.made", "ask", _MADE, what="作る数"),
    clause("ways.ask.made.count", "ask", "(|{d:number}けたの){sort:word=整数/数/偶数/奇数}は(|全部で|ぜんぶで)いくつ(できますか。|作れますか。|つくれますか。|ありますか。|できるでしょうか。|できるか。|作ることができますか。)", what="作る数", unit="個"),
    # cards with a colour and a number
    clause("ways.colours", "colour cards", "<|{colours:marks}の>{c:number}色のカードが{each:count=枚}ずつあり、(どの色にも|<各色に|それぞれの色に|どの色のカードにも>){lo:number}から{hi:number}(までの|<の>)数字が1つずつ(書かれています。|書いてあります。)"),
    clause("ways.colours.zero", "no zero", "(百の位に0は使いません。|百の位に0を使わずに、|<百の位に0は使わないものとします。|百の位は0ではありません。|百の位に0は使えません。|百の位に0を使わないで、|百の位に0を使わないものとします。>)"),
    clause("ways.colours.differ", "differ", "色の並び方がちがうものは(別の並べ方とし、|別の並べ方とします。|<ちがう並べ方とし、|ちがう並べ方とします。|区別します。|別のものとします。>)"),
    clause("ways.ask.colours", "ask", "(並べ方|<カードの並べ方>)" + _WAYS, what="並べ方"),
    clause("ways.ask.colours.all", "ask", "{all:number}色(をすべて使う|とも使う|<すべてを使う|を全部使う|をすべて使った>)並べ方" + _WAYS, what="色すべて"),
    # standing in a row, offices, choosing
    clause("ways.row", "row", "{n:count}" + _WHO + "(が|を)<|横|横に|たて|たてに><1列|横一列>に" + _LINES_UP),
    clause("ways.row.named", "row", _LISTED + "の{n:count}" + _WHO + "(が|を)(|横|横に|たて|たてに)<1列|横一列>に" + _LINES_UP),
    clause("ways.pick.row.named", "row", _LISTED + "の{n:count}" + _WHO + _FROM + "{k:count}を(選んで、)(|横|横に|たて)<1列|横一列>に" + _LINES_UP),
    clause("ways.choose.named", "choose", _LISTED + "の{n:count}" + _WHO + _FROM + "{k:count}(を|)" + _CHOSEN),
    clause("ways.choose.colours", "choose", "{colours:marks}の{n:number}色" + _WHO + _FROM + "{k:number}色(を|)" + _CHOSEN),
    clause("ways.choose.role", "choose", "{n:count}" + _WHO + _FROM + "{role:noun}を{k:count}" + _CHOSEN),
    clause("ways.row.placed", "row", "{n:count}の{who:noun}を(|{place:noun}に)(|横|横に)<1列|横一列>に" + _LINES_UP),
    clause("ways.pick.row", "row", "{n:count}" + _WHO + _FROM + "{k:count}を選んで、<|横|横に|たて><1列|横一列>に" + _LINES_UP),
    clause("ways.offices", "offices", "{n:count}" + _WHO + _FROM + "{a:noun}と{b:noun}を1人ずつ" + _CHOSEN),
    clause("ways.offices.three", "offices", "{n:count}" + _WHO + _FROM + "{a:noun}，{b:noun}，{c:noun}を1人ずつ" + _CHOSEN),
    clause("ways.choose", "choose", "{n:count}" + _WHO + _FROM + "{k:count}<|の{role:noun}>" + _PICKS),
    clause("ways.choose.some", "choose", "{n:count}" + _WHO + "(があります。|がいます。|<があり、|がいて、>)<|この中から|このうち|ここから|この中の>{k:count}<|の{role:noun}>" + _PICKS),
    clause("ways.choose.two", "choose two", "{a:noun}{n:count}(と|<、>){b:noun}{m:count}" + _FROM + "{a2:noun}{k:count}(と|<、>){b2:noun}{l:count}" + "<|の{role:noun}>" + _PICKS),
    clause("ways.ask.rows", "ask", "(並び方|<並べ方|その並び方|その並べ方|ならび方|並ぶ並び方|並べる並べ方>)" + _WAYS, what="並び方"),
    clause("ways.ask.choices", "ask", "(選び方|<組み合わせ|組合せ|その選び方|買い方|選ぶ組み合わせ|取り出し方|組み合わせ方|決め方|代表の選び方|委員の選び方|係の選び方|えらび方|組|方法|選ぶ方法|選ぶ選び方>)" + _WAYS, what="選び方"),
    # matches
    clause("ways.league", "league", "{n:count}" + _WHO + "が(総当たり戦で|どの相手とも1回ずつ|<どのチームとも1回ずつ|総当たりで|リーグ戦で|たがいに1回ずつ|おたがいに1回ずつ|ほかのすべてのチームと1回ずつ|ほかの全部のチームと1回ずつ|総当たりの>)" + _PLAYED),
    clause("ways.league.held", "league", "{n:count}" + _WHO + "(が|で)(総当たり戦|総当たりの試合|リーグ戦|総当たりのリーグ戦)を(します。|すると、|するとき、|行います。|行うとき、|しました。|する。|行うと、)"),
    clause("ways.league.every", "league", "{n:count}" + _WHO + "が(|、)(どのチームとも|どの相手とも|どの人とも|ほかのすべてのチームと|たがいに|おたがいに|すべてのチームと)(1回ずつ|1試合ずつ)" + _PLAYED),
    clause("ways.knockout.held", "knockout", "{n:count}" + _WHO + "(が|で)(トーナメント戦|勝ちぬき戦|勝ち抜き戦|トーナメント)(を|で)(します。|行います。|すると、|するとき、|行うと、|優勝を決めます。|優勝を決めるとき、|優勝チームを決めます。|優勝チームを決めるとき、)"),
    clause("ways.knockout", "knockout", "{n:count}" + _WHO + "が(トーナメント戦で|勝ちぬき戦で|<トーナメントで|トーナメント方式で|勝ち抜き戦で>)" + _PLAYED),
    clause("ways.no.draw", "no draw", "引き分けは(ありません。|<ないものとします。|ないこととします。>)"),
    clause("ways.ask.matches", "ask", "(試合数は|試合は|<試合の数は|試合数は、>)[全部で]何{unit:counter}(ですか。|ありますか。|<行いますか。|必要ですか。|になりますか。|行われますか。|することになりますか。|しますか。|あるでしょうか。|行うことになりますか。|でしょうか。|の試合が行われますか。>)", what="試合"),
    clause("ways.ask.matches.decided", "ask", "(優勝が決まるまでの試合数は|優勝チームが決まるまでに、|優勝が決まるまでに、|優勝するチームが決まるまでに、|優勝が決まるまでに試合は|優勝チームが決まるまでの試合数は)[全部で]何{unit:counter}(ですか。|ありますか。|行いますか。|必要ですか。|になりますか。|行われますか。|することになりますか。|しますか。|でしょうか。|の試合が行われますか。)", what="試合", until="優勝"),
    # balls into boxes
    clause("ways.boxes", "boxes", "{n:count}の(ちがう|異なる|<区別できる|色のちがう|区別のつく|たがいに異なる|種類のちがう>){ball:word=玉/ボール/おもちゃ/本/カード/あめ}を、{a:name}，{b:name}[，{c:name}]の{m:count}の{box:word=箱/袋/かご/引き出し}に(入れます。|<入れるとき、|分けて入れます。|入れる|分けて入れるとき、>)"),
    clause("ways.boxes.two", "boxes", "{n:count}の(ちがう|異なる|<区別できる|色のちがう|区別のつく|たがいに異なる|種類のちがう>){ball:word=玉/ボール/おもちゃ/本/カード/あめ}を、{a:name}と{b:name}の{m:count}の{box:word=箱/袋/かご/引き出し}に(入れます。|<入れるとき、|分けて入れます。|入れる|分けて入れるとき、>)"),
    clause("ways.ask.boxes", "ask", "空の{box:word=箱/袋/かご/引き出し}(ができない|<がない|が1つもない|ができないような|を作らない|が1つもできない>)(入れ方|<分け方>)" + _WAYS, what="入れ方", empty="いけない"),
    clause("ways.ask.boxes.empty", "ask", "空の{box:word=箱/袋/かご/引き出し}(があってもよいとき、|<があってもかまわないとき、|ができてもよいとき、|があってもよいものとすると、|があってもよいとすると、>)(入れ方|<分け方>)" + _WAYS, what="入れ方", empty="よい"),
    # shortest ways
    clause("ways.grid", "grid", "たて{m:number}(マス|区画|<ます|ブロック>)、横{n:number}(マス|区画|<ます|ブロック>)の(ごばんの目のような道|格子の形をした道|<長方形に区切られた道|ごばんの目の形の道|道|格子状の道|道路|ます目の道>)(があります。|で、|<を、|を通って、|の、|がある。>)"),
    clause("ways.grid.go", "goal", "{a:name}から{b:name}まで、<|ごばんの目の道を>(遠回りをせずに|最短の道のりで|<遠回りしないで|遠回りせずに|最短で|いちばん短い道のりで|最短の道順で|最短の道を通って>)(行きます。|行くとき、|<進みます。|行く|進むとき、|進む|行くには、|歩きます。>)"),
    clause("ways.ask.grid", "ask", "(行き方|道順|<進み方|最短の道順|道の選び方|行き方の数|道順の数>)" + _WAYS, what="道順"),
    # colouring
    clause("ways.strip", "strip", "(横に|1列に|<たてに>)並んだ{k:count}の(部分|正方形|<長方形|ます|マス|わく>)を、<|{colours:marks}の>{c:number}色(の絵の具で|で|を使って|<のペンキで|の色えんぴつで>)(ぬります。|ぬるとき、|<ぬり分けます。|ぬり分けるとき、>)"),
    clause("ways.strip.neighbours", "strip rule", "(となり合う(部分|正方形|<長方形|ます|マス|わく>)|<となりどうし>)(はちがう色にします。|はちがう色にし、|<には同じ色をぬらないようにします。|はちがう色でぬります。|は別の色にします。|は同じ色にしません。|には同じ色をぬりません。>)使わない色があってもよい(ものとします。|ことにします。|<です。>)", rule="となり"),
    clause("ways.strip.different", "strip rule", "(すべてちがう色にします。|すべてちがう色でぬります。|<同じ色は1回しか使えません。|どの部分もちがう色にします。|同じ色は2回使いません。|全部ちがう色でぬります。|それぞれちがう色にします。>)", rule="すべて"),
    clause("ways.ask.strip", "ask", "(ぬり方|ぬり分け方|<色のぬり方|塗り方>)" + _WAYS, what="ぬり方"),
    # dice, janken
    clause("ways.dice", "dice", "大小<2つ|2個>の<さいころ|サイコロ>を<|同時に|1回|1回ずつ|いっしょに>(ふります。|投げます。|ふるとき、|投げるとき、|<ふって、|投げて、|ふったとき、|投げたとき、|ふると、>)"),
    clause("ways.ask.dice", "ask", "<出た|出る|>目の(数の|){op:word=和/積}が{s:number}になる(場合は|目の出方は|<のは|出方は|組は|組み合わせは|ような目の出方は>)[全部で]何{unit:counter}(ありますか。|ですか。|<あるでしょうか。|か。|でしょうか。>)", what="さいころ", rel="ちょうど"),
    clause("ways.ask.dice.least", "ask", "<出た|出る|>目の(数の|){op:word=和/積}が{s:number}以上になる(場合は|目の出方は|<のは|出方は|組は|組み合わせは|ような目の出方は>)[全部で]何{unit:counter}(ありますか。|ですか。|<あるでしょうか。|か。|でしょうか。>)", what="さいころ", rel="以上"),
    clause("ways.ask.dice.most", "ask", "<出た|出る|>目の(数の|){op:word=和/積}が{s:number}以下になる(場合は|目の出方は|<のは|出方は|組は|組み合わせは|ような目の出方は>)[全部で]何{unit:counter}(ありますか。|ですか。|<あるでしょうか。|か。|でしょうか。>)", what="さいころ", rel="以下"),
    clause("ways.ask.dice.multiple", "ask", "<出た|出る|>目の(数の|){op:word=和/積}が{s:number}の倍数になる(場合は|目の出方は|<のは|出方は|組は|組み合わせは|ような目の出方は>)[全部で]何{unit:counter}(ありますか。|ですか。|<あるでしょうか。|か。|でしょうか。>)", what="さいころ", rel="倍数"),
    clause("ways.janken", "janken", "{n:count=人}で(じゃんけんを1回します。|1回じゃんけんをします。|<じゃんけんをします。|じゃんけんをするとき、|じゃんけんを1回するとき、|1回じゃんけんをするとき、|じゃんけんを1回だけします。>)"),
    clause("ways.janken.two", "janken", "{a:name}と{b:name}(の{n:count=人}|)(が|で)(じゃんけんを1回します。|1回じゃんけんをします。|じゃんけんをします。|じゃんけんをするとき、|じゃんけんを1回するとき、|1回じゃんけんをするとき、)", two="2"),
    clause("ways.ask.janken", "ask", "(手の出し方|<出し方|グー、チョキ、パーの出し方|{n:count=人}の手の出し方|{n2:count=人}の出し方>)" + _WAYS, what="じゃんけん", result="すべて"),
    clause("ways.ask.janken.draw", "ask", "あいこになる(手の出し方|<場合|の|出し方>)" + _WAYS, what="じゃんけん", result="あいこ"),
    clause("ways.ask.janken.one", "ask", "1人だけが勝つ(手の出し方|<場合|の|出し方>)" + _WAYS, what="じゃんけん", result="1人勝ち"),
)  # fmt: skip
