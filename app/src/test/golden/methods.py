"""What each method says of a pair."""

import math
import stats
from caseseries import series, WINDOW, cases_of, few, shown, detectable, within
from persons import (
    DRUGS,
    NAN,
    RISK,
    both,
    c_x,
    c_xy,
    exposed_people,
    first_uses,
    month,
    order,
    people,
    time,
)


def information(o, e):
    q = [math.log2(stats.gamma_quantile(t, o + 0.5, e + 0.5)) for t in (0.025, 0.975)]
    return [math.log2((o + 0.5) / (e + 0.5)), *q]


def expected(x, o, w):
    n, y = sum(c_x[d, w] for d in DRUGS), sum(c_xy[d, o, w] for d in DRUGS)
    return c_x[x, w] * y / n if n else 0.0


def rows_of(x, o, shared):
    prevalence = [
        len([p for p in people if o in p.events]) / len(people),
        "pass",
        "every event counts, so that it need not be rare",
    ]
    n = both[x, o]
    s = series(cases_of(x, o, RISK), WINDOW)
    gates = [
        ["mdrr", *below(detectable(s["events"], s["share"](2)), 10)],
        *shared,
        ["outcome_prevalence", *prevalence],
        ["pre_exposure", *within(s["estimates"][0], 0.8, 1.25)],
    ]
    flags = ["days at risk: " + f for f in few(s["tally"][2])]
    yield "sccs", s["people"], s["events"], s["tally"][2], s["share"](2), s["estimates"][
        2
    ], flags, gates
    gates = [["outcome_prevalence", *prevalence]]
    (a, b), (t1, t2) = month[x, o], time[x]
    odds = t1 / t2
    low, high = stats.beta_quantile(0.025, a, b + 1), stats.beta_quantile(0.975, a + 1, b)
    at = odds / (1 + odds)
    tail = [stats.binomial_exact(k, a + b, at) for k in range(a + b + 1)]
    p = min(1.0, 2 * min(math.fsum(tail[: a + 1]), math.fsum(tail[a:])))
    yield "self_controlled_cohort", n, a + b, a, t1 / (t1 + t2), [
        a / b / odds,
        low / (1 - low) / odds,
        high / (1 - high) / odds,
        p,
    ], [], gates
    control = max(
        c_xy[x, o, w] / expected(x, o, w) for w in ("long", -1, 0) if expected(x, o, w) > 0
    )
    ic = information(c_xy[x, o, 1], expected(x, o, 1) * control)
    yield (
        "ictpd",
        n,
        c_xy[x, o, 1],
        c_xy[x, o, 1],
        NAN,
        [2**v for v in ic] + [NAN],
        ["the method has no p value; its criterion is a low end above 1"],
        gates,
    )
    i, m = order[x, o]
    firsts = [p.events[o][0] for p in people if o in p.events]
    after = sum(0 < e - d <= 548 for d in first_uses[x] for e in firsts)
    before = sum(0 < d - e <= 548 for d in first_uses[x] for e in firsts)
    null = after / before
    low, high = stats.beta_quantile(0.025, i + 0.5, m + 0.5), stats.beta_quantile(
        0.975, i + 0.5, m + 0.5
    )
    tail = [stats.binomial_exact(k, i + m, null / (1 + null)) for k in range(i + m + 1)]
    p = min(1.0, 2 * min(math.fsum(tail[:i]) + tail[i] / 2, math.fsum(tail[i + 1 :]) + tail[i] / 2))
    yield "sequence_symmetry", n, i + m, i, NAN, [
        i / m / null,
        low / (1 - low) / null,
        high / (1 - high) / null,
        p,
    ], [], gates
    ill = len(firsts)
    table = [n, exposed_people[x] - n, ill - n, len(people) - exposed_people[x] - ill + n]
    yield (
        "disproportionality",
        n,
        n,
        n,
        NAN,
        stats.wald(
            math.log(table[0] * table[3] / table[1] / table[2]),
            math.sqrt(sum(1 / c for c in table)),
        ),
        [],
        gates,
    )


def below(x, limit):
    return [
        x,
        "pass" if x < limit else "fail",
        f"{shown(x)} is {'' if x < limit else 'not '}below {float(limit)}",
    ]
