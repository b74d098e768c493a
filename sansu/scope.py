"""Is this a word problem of elementary school at all?

Only clear signs of something else count: what is left over becomes 未確認 where it is read, which is honest too.  A
problem of grades 3 to 6 must never be turned away.
"""

from __future__ import annotations

import re

from sansu.notation import flat
from sansu.quantity import normalise

_HIGH_SCHOOL = re.compile(
    r"sqrt|\\(?:frac|sum|int|lim|left|cdot|leq?|geq?|dots)|√|∫|∑|π|平方根|(?<![A-Za-z])log[_ (\d]|"
    r"\b(?:sin|cos|tan|ln)\b|"
    r"三角関数|三角比|正弦|余弦|正接|(?<![絶一])対数|指数関数|微分|(?<![面体])積分|導関数|極限|ベクトル|行列式|逆関数|定義域|値域|"
    r"多項式|虚数|複素数|数学的帰納法|標準偏差|極大|極小|漸近線|"
    r"(?<![A-Za-z])[fgh]\s?\([a-z\d]\)|[xyz]\s?軸|座標平面|原点|"
    r"[xy]切片|放物線|双曲線"
)
# $x^2$, but not $12のチキンと$3の牛乳
_DOLLARS = re.compile(r"\$[^$ぁ-んァ-ヶ一-龥]*[A-Za-z\\^=<>][^$ぁ-んァ-ヶ一-龥]*\$")
# Probability alone is let through: easy ones are a matter of counting.
_RANDOM = re.compile(r"(?=.*確率)(?=.*(?:無作為|ランダム))", re.DOTALL)
_UNIVERSITY = re.compile(
    r"アーベル群|整数環|同型ま|準同型|線形(?:変換|空間|写像)|ベクトル空間|次元の|固有値|偏微分|テイラー(?:多項式|展開|級数)|[A-Z]_\{?\d|測度|位相空間"
)
_ALGEBRA = re.compile(
    r"方程式|代数式|文字式|不等式|因数分解|絶対値|一次関数|二次関数|関数|等価な式|未知数|移項|展開せよ|式を単純化"
)
_POWER = re.compile(r"[\d)xyzn]\s?\^|(?:[\d)]|(?<![A-Za-z])[xyzn])[²³]|[\d)]\s?\*\*\s?\d")
# A lone small letter that is computed with: 5x, x + 3, 数p, c の値.  Units stand behind a digit or in brackets: 5 m,
# (m/秒).
_LETTER = re.compile(
    r"(?<![A-Za-z\d.])(?<!\d )[a-z](?![A-Za-z.])\s?(?:[-+×÷*=<>]|/\s?\d|の値)|"
    r"[-+×÷*=<>]\s?[bcdefijknopqruvwxyz](?![A-Za-z])|"
    r"\d(?!x\s?[\d横高奥たよ幅])[bdefijknopqruvwxyz](?![A-Za-z])|数\s?[a-z](?![A-Za-z])|(?<![A-Za-z\d])[a-z]\s?を(?:求め|解)|"
    r"(?<![A-Za-z])[xyz]{1,3}\s?[=<>+]"
)
_NEGATIVE = re.compile(
    r"(?:^|[(=×÷*+]|(?<=[\s、は]))\s?-\s?\d[\d.]*\s?(?=[-+×÷*/)=)]|の|と|を|から|$)|\(\s?-\s?\d|負の数|マイナスの数"
)
_CODE = re.compile(
    r"\bdef \w+\(|\bimport \w+|print\s?\(|</?[a-z]+>|[;{]\s*\n|SELECT .* FROM", re.IGNORECASE | re.MULTILINE
)
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥]")
_NUMBER = re.compile(
    r"\d|[〇一二三四五六七八九十百千万]+(?=[個本人円枚冊匹頭羽台才歳年日時分秒回倍割つ点m])|半分|[何数]倍|ダース|"
    r"[一二三四五六七八九十]角形.*(?:何[度本]|求め)"
)
_ASKS_KNOWLEDGE = re.compile(
    r"(?:どれ|何|いつ|だれ|誰|どこ|正しい)(?:です)?か[?？。]*\s*$|何と呼|何という|とは何|なぜ|どうして|どのような|どのように|正しいもの|誤っているもの|適切な(?:もの|説明)|"
    r"について(?:教えて|説明|書い)|説明して|要約|翻訳|感想"
)
_COMPUTABLE = re.compile(
    r"何\s?(?:[個本枚冊匹頭羽人名台脚杯着足玉束袋箱皿缶回点問題列段周軒隻両番才歳年月日時分秒円割倍通曜]|ひき|びき|か所|ページ|km|cm|m|kg|g|L|%)|いくつ|いくら|求め|どれだけ|"
    r"何ですか|(?:数|和|差|積|商|値|番号|面積|長さ|重さ|金額|代金)は?(?:何|いくつ)"
)
_SUBJECTS = re.compile(
    r"電(?:子|場|荷|磁|圧)|周波数|波長|加速度|イオン|原子|分子(?!が|は|と|に|を\d)|化合物|元素|細胞|遺伝子?|RNA|DNA|酵素|光合成|"
    r"疾患|患者|貸借対照表|監査|減価償却|憲法|条約|判例|哲学|帝国|革命|証明書|暗号化|プロトコル|マーケティング"
)


def out_of_scope(problem: str) -> str | None:
    """Why a text is no word problem of grades 3 to 6, in Japanese; None where it may be one."""
    text = problem.strip()
    even = flat(text)
    if not text:
        return "問題文がありません。"
    if _CODE.search(even) or not _JAPANESE.search(text):
        return "日本語の文章題ではないようです。"
    if _UNIVERSITY.search(even):
        return "大学の数学のことばが使われています。算数で教えられるのは小学校の文章題です。"
    if _HIGH_SCHOOL.search(even) or _RANDOM.match(even) or _DOLLARS.search(even):
        return "中学・高校の数学のことばや記号が使われています。算数で教えられるのは小学校の文章題です。"
    if match := _ALGEBRA.search(even):
        return f"「{match.group()}」は中学校で学ぶ内容です。"
    if _POWER.search(even):
        return "累乗は中学校で学ぶ内容です。"
    if match := _LETTER.search(even):
        return "文字を使った式は中学校で学ぶ内容です。"
    if _NEGATIVE.search(even):
        return "負の数は中学校で学ぶ内容です。"
    if _SUBJECTS.search(even) and not _COMPUTABLE.search(even):
        return "算数のほかの教科の問題のようです。"
    if not _NUMBER.search(normalise(text)):
        return "計算に使う数がないので、算数の文章題ではないようです。"
    if _ASKS_KNOWLEDGE.search(even) and not _COMPUTABLE.search(even):
        return "数を求める問題ではないようです。"
    return None
