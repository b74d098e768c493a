"""Clauses of two or three sets of people: how many are in one, in both, in neither, in one only, in all of them."""

from __future__ import annotations

from collections.abc import Iterator

from sansu.wording import Clause, clause

# particle, what those inside do, what those outside do
DEEDS = (
    ("が", "好きな", "好きでない"), ("が", "得意な", "得意でない"), ("を", "飼っている", "飼っていない"), ("を", "持っている", "持っていない"),
    ("を", "もっている", "もっていない"), ("を", "買った", "買わなかった"), ("を", "食べた", "食べなかった"), ("を", "飲んだ", "飲まなかった"), ("を", "とった", "とらなかった"),
    ("を", "習っている", "習っていない"), ("を", "読んだ", "読まなかった"), ("を", "見た", "見なかった"), ("を", "正解した", "正解しなかった"), ("が", "できた", "できなかった"),
    ("が", "できる", "できない"), ("が", "正解だった", "正解でなかった"), ("を", "選んだ", "選ばなかった"), ("に", "行った", "行かなかった"),
    ("に", "行ったことがある", "行ったことがない"), ("に", "合格した", "合格しなかった"), ("に", "参加した", "参加しなかった"), ("に", "入っている", "入っていない"),
    ("が", "いる", "いない"), ("を", "している", "していない"), ("を", "した", "しなかった"), ("を", "利用した", "利用しなかった"), ("を", "使っている", "使っていない"),
    ("を", "使った", "使わなかった"), ("を", "とっている", "とっていない"), ("を", "希望した", "希望しなかった"), ("を", "希望している", "希望していない"), ("を", "受けた", "受けなかった"),
    ("を", "使う", "使わない"), ("を", "読む", "読まない"), ("を", "見る", "見ない"), ("を", "利用する", "利用しない"), ("を", "かけている", "かけていない"), ("を", "かぶっている", "かぶっていない"),
    ("が", "ある", "ない"), ("に", "通っている", "通っていない"), ("を", "解いた", "解かなかった"), ("を", "受験した", "受験しなかった"), ("が", "とける", "とけない"),
    ("に", "乗った", "乗らなかった"), ("を", "育てている", "育てていない"), ("を", "知っている", "知らない"), ("が", "きらいな", "きらいでない"), ("を", "注文した", "注文しなかった"),
    ("を", "読んでいる", "読んでいない"), ("を", "受けている", "受けていない"), ("を", "見ている", "見ていない"), ("に", "行きたい", "行きたくない"),
)  # fmt: skip
# The same said otherwise: 好きと答えた人, 海へ行った人.
ALIKE = {"好きと答えた": "好きな", "好きだと答えた": "好きな", "へ行った": "に行った", "へ行かなかった": "に行かなかった", "好きではない": "好きでない"}
_WITH = "/".join((*(p + pos for p, pos, _ in DEEDS), "が好きと答えた", "が好きだと答えた", "へ行った"))
_BARE = "/".join((*(pos for _, pos, _ in DEEDS), "好きと答えた", "好きだと答えた"))
_ANY = f"{_WITH}/{_BARE}"
_NOT_WITH = "/".join((*(particle + neg for p, _, neg in DEEDS for particle in (p, "は")), "へ行かなかった", "が好きではない", "は好きではない"))
_NOT = "/".join((*(neg for _, _, neg in DEEDS), "好きではない"))

_PEOPLE = "(人|<生徒|子|子ども|子供|児童|学生|会員|お客さん|社員|部員>)"
_SHARE = "({n:count=人}|全体の{s:number}|全体の{p:rate}|<クラスの{s2:number}|クラスの{p2:rate}|クラス全体の{s3:number}|クラス全体の{p3:rate}|全員の{s4:number}|全員の{p4:rate}|生徒の{s5:number}|生徒の{p5:rate}|{p6:rate}>)"
_IS = "(です。|で、|いました。|います。|<、|でした。|いて、|おり、|いた。|いる。|だ。|である。|であり、|だった。|とします。|いたそうです。|いるそうです。|になりました。|だそうです。|いることがわかりました。|でしたが、|ですが、|いますが、|いました、|いるとき、|のとき、|とすると、>)"
_TELL = "(は|<が|の人数は|の数は>)<|全部で|ちょうど>" + _SHARE + _IS
_MOST = "(もっとも|最も|<いちばん|一番>)"
_ENDS = "(ですか。|いますか。|<いましたか。|でしたか。|でしょうか。|いるでしょうか。|か。|いることになりますか。|になりますか。|か求めなさい。|か答えなさい。|かを求めなさい。|いるか求めなさい。|いるか答えなさい。|いるか。|いたか。|と考えられますか。|いると考えられますか。|いたと考えられますか。|と考えられるでしょうか。|です。|いる。>)"
_SAYS = "<は|の人数は|の数は>"
_ASK = _SAYS + "<|全部で|全体で>(何{unit:counter}" + _ENDS + "|全体の何{unit2:counter}(ですか。|にあたりますか。|<でしょうか。>))"
_ASK_MORE = _SAYS + "(" + _MOST + "(多くて|<多いとき|多い場合|多い場合で|多いときで>)|<多くても|多くて>)、何{unit:counter}" + _ENDS
_ASK_LESS = _SAYS + "(" + _MOST + "(少なくて|<少ないとき|少ない場合|少ない場合で|少ないときで>)|<少なくとも|少なくても|少なくて>)、何{unit:counter}" + _ENDS

# what a text calls a region of the two sets
_BOTH = "(どちらも|両方とも|<両方|どちらにも|2つとも|両方が|両方を|両方に|両方にも|{a:noun}も{b:noun}も|{a2:noun}と{b2:noun}の(両方を|両方が|両方に|両方とも|両方|どちらも|どちらにも|2つとも)|{a3:noun}と{b3:noun}を両方|{a4:noun}にも{b4:noun}にも>)"
_NEITHER = "(どちらも|<どちらにも|両方とも|2つとも|いずれも|{a:noun}も{b:noun}も|{a2:noun}と{b2:noun}の(両方とも|どちらも|どちらにも|2つとも|いずれも)|{a4:noun}にも{b4:noun}にも>)"
_OF_THE_TWO = "<|{a:noun}か{b:noun}の|{a2:noun}と{b2:noun}の|{a3:noun}または{b3:noun}の>"
_ONE_OF = "(一方|どちらか一方|<どちらか|片方|1つ|どちらか1つ>)"
_ONLY_ONE = "(どちらか一方だけ|<一方だけ|どちらか1つだけ|片方だけ|どちらか片方だけ|どちらか一方のみ>)"
_REGIONS = (
    ("one", "一つ", "<|通学に|朝食に>{a:noun}{v:word=" + _WITH + "}" + _PEOPLE),
    ("not", "ない", "{a:noun}{w:word=" + _NOT_WITH + "}" + _PEOPLE),
    ("both", "両方", _BOTH + "{v:word=" + _BARE + "}" + _PEOPLE),
    ("none", "なし", _NEITHER + "{w:word=" + _NOT + "}" + _PEOPLE),
    ("pair", "両方", "{a:noun}(も{b:noun}も|<と{b2:noun}の両方が|と{b3:noun}の両方を|と{b4:noun}の両方に>){v:word=" + _BARE + "}" + _PEOPLE),
    ("three", "三つ", "(3つとも|<3つすべて|3つ全部|全部|すべて|3つすべてが|3つすべてを|3つ全部を|3つ全部が>){v:word=" + _BARE + "}" + _PEOPLE),
    ("nothing", "どれも", "(どれも|<3つとも|どれにも|いずれも>){w:word=" + _NOT + "}" + _PEOPLE),
    ("some", "少なくとも", "<|3つのうち>少なくとも(1つ|<どれか1つ>)<|は>{v:word=" + _ANY + "}" + _PEOPLE),
    ("only", "だけ", "{a:noun}(だけ|<のみ>){v:word=" + _ANY + "}" + _PEOPLE),
    ("any", "少なくとも", _OF_THE_TWO + "少なくとも" + _ONE_OF + "<|は>{v:word=" + _ANY + "}" + _PEOPLE),
    ("even", "少なくとも", _OF_THE_TWO + "どちらか(一方|)でも{v:word=" + _ANY + "}" + _PEOPLE),
    ("or", "少なくとも", "{a:noun}または{b:noun}{v:word=" + _WITH + "}" + _PEOPLE),
    ("single", "片方", _OF_THE_TWO + _ONLY_ONE + "{v:word=" + _ANY + "}" + _PEOPLE),
)  # fmt: skip


def _of_region(key: str, region: str, subject: str) -> Iterator[Clause]:
    yield clause(f"sets.{key}", "member", subject + _TELL, region=region)
    yield clause(f"sets.ask.{key}", "ask", subject + _ASK, what="人数", region=region)
    yield clause(f"sets.ask.{key}.most", "ask", subject + _ASK_MORE, what="人数", region=region, extreme="多い")
    yield clause(f"sets.ask.{key}.least", "ask", subject + _ASK_LESS, what="人数", region=region, extreme="少ない")


CLAUSES = (
    clause("sets.whole", "whole", "<|ある|この>{n:count=人}の({group:noun}|<{g:count=年}生>)(について調べました。|の中で、|<で、|のうち、|に、|について、|がいます。|がいて、|が、|の中に、>)"),
    clause("sets.whole.of", "whole", "<|ある|この>({group:noun}<|の>|<{g:count=年}生|{place:noun}の{g2:count=年}生|{g3:count=年}{k:count=組}の{group2:noun}>){n:count=人}(のうち、|について調べました。|<に、|の中で、|について、|で、|が、|がいます。|の中に、|に聞いたところ、|に聞くと、|について調べたところ、>)"),
    clause("sets.whole.bare", "whole", "<|ある|この>{n:count=人}(のうち、|<の中で、|に、|について、|に聞くと、|に聞いたところ、|に聞きました。|について調べたところ、|を調べたところ、>)"),
    clause("sets.whole.is", "whole", "<|ある|この>{group:noun}の(人数|<生徒数|児童数>)は<|全部で>{n:count=人}(です。|で、|<である。|、>)"),
    clause("sets.place", "place", "(ある|この){group:noun}(で、|では、|<について、>)"),
    clause("sets.place.class", "place", "(クラス|学級)(で、|では、)"),
    clause("sets.when", "moment", "(今朝、|朝に|きのう、|夏休みに、|<朝、|昨日、|昼に|今日、|きょう、|けさ、|冬休みに、|春休みに、|この前の日曜日に、>)"),
    clause("sets.survey", "survey", "(調べたところ、|調べると、|<聞いたところ、|調べたら、|聞くと、|聞いたら、|たずねたところ、|たずねると、|調べました。|アンケートをとったところ、>)"),
    clause("sets.survey.about", "survey", "<|朝食に|通学に>{a:noun}と{b:noun}(が好きか<|どうか>|<を読むか|を読むかどうか|のどちらが好きか|のどちらを飼っているか|のどちらを持っているか|のどちらを習っているか|に行ったか|に行ったかどうか|を使うかどうか|を使うか|ができるかどうか|がいるかどうか>|の好ききらい|<の好き嫌い|を飼っているか<|どうか>|を持っているか<|どうか>|を習っているか<|どうか>>)<を|>(調べました。|調べたところ、|<調べた。|調べると、|聞きました。|聞いたところ、|たずねました。|たずねたところ、|質問したところ、|たずねました。|聞くと、|聞いたら、>)"),
    clause("sets.survey.problems", "survey", "(|{k:count=つ/題/個}の)(問題|テスト){a:noun}(，|と){b:noun}(のテストをしました。|のテストをしたところ、|を出しました。|を出したところ、|を出題しました。|を出題したところ、|がありました。)"),
    clause("sets.survey.held", "survey", "<|{topic:noun}の|{topic2:noun}についての|{a:noun}と{b:noun}の|{a2:noun}と{b2:noun}についての>(アンケートを(しました。|したところ、|とりました。|とったところ、|行いました。|行ったところ、)|テストを(しました。|したところ、|行いました。|行ったところ、|した。|行った。))"),
    *(one for key, region, subject in _REGIONS for one in _of_region(key, region, subject)),
    clause("sets.ask.whole", "ask", "<|この|その>{group:noun}(の人数は|<は|の生徒数は|の児童数は>)<|全部で|全体で|みんなで>何{unit:counter}(ですか。|<いますか。|でしょうか。|になりますか。|でしたか。|いましたか。>)", what="人数", region="全体"),
)  # fmt: skip
