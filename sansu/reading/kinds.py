"""Clauses of three kinds of things counted together: the three, and how two of their numbers go together."""

from __future__ import annotations

from sansu.reading import trade
from sansu.reading.plain import clause

_ALL = "(合わせて|全部で|<合計|あわせて|みんなで>)"
_SET = "<|の数|の個数|の本数|の枚数|の冊数|の人数|の台数|の頭数|の匹数>"
_SAME = "(は同じです。|は同じ数です。|<は等しいです。|は同じ数だけ買いました。|は同じ数ずつ買いました。|は同じ数います。|は同じ数あります。|は同じ数ずつあります。|は同じ数ずついます。|が同じです。|が同じ数です。|は同じ数だけあります。|は同じで、|は同じ数で、|は同じ数ずつで、|は同じでした。|は同じ数でした。|を同じ数ずつ買いました。|を同じ数だけ買いました。|が同じとき、|が同じ数のとき、|は同数です。>)"
_IS = "(です。|でした。|<で、|あります。|います。|買いました。|いて、|あり、|のとき、|にしました。>)"
_MORE = "(多いです。|多く、|<多くあります。|多くいます。|多く買いました。|多いそうです。|多くなっています。|多かったです。|多い。>)"
_LESS = "(少ないです。|<少なく、|少なくあります。|少なくいます。|少なく買いました。|少ないそうです。|少なかったです。>)"
_A, _B = "[{aeach:yen}<|の>]{a:noun}", "[{beach:yen}<|の>]{b:noun}"
_SEPARATED = "(と|，)"

TRIOS = (
    clause("kinds.trio", "trio", trade._PLACE + "{first:noun}" + _SEPARATED + "{second:noun}" + _SEPARATED + "{third:noun}が" + _ALL + "{count:count}(います。|いて、|<いました。|おり、>)", of="足"),
    clause("kinds.trio.things", "trio", trade._PLACE + "{first:noun}" + _SEPARATED + "{second:noun}" + _SEPARATED + "{third:noun}が" + _ALL + "{count:count}(あります。|あって、|とまっています。|<あり、|ありました。|とまっていて、|止まっています。|とまっており、>)", of="車輪"),
    clause("kinds.same", "relation", "<|ただし、|また、|このうち、|そのうち、|なお、>" + _A + _SET + "と" + _B + _SET + _SAME, way="同じ"),
    clause("kinds.same.same", "relation", "<|ただし、|また、|このうち、|そのうち、|なお、>" + _A + "と" + _B + "の(数|個数|<本数|枚数|冊数|匹数|台数|人数>)(は|が|<はどちらも>)(同じです。|等しいです。|<同じで、|同じでした。|同じになりました。|同じとき、|同じになっています。>)", way="同じ"),
    clause("kinds.times", "relation", "<|ただし、|また、|このうち、|そのうち、|なお、>" + _A + _SET + "(は|<を|が>)" + _B + _SET + "の{times:times}<|だけ>" + _IS, way="倍"),
    clause("kinds.more", "relation", "<|ただし、|また、|このうち、|そのうち、|なお、>" + _A + _SET + "(は|<を|が>)" + _B + _SET + "より<|も>{more:count}" + _MORE, way="差"),
    clause("kinds.less", "relation", "<|ただし、|また、|このうち、|そのうち、|なお、>" + _A + _SET + "(は|<を|が>)" + _B + _SET + "より<|も>{more:count}" + _LESS, way="少ない"),
)  # fmt: skip
