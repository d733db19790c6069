"""Curves of the strongest pairs, and branches of the exposures' hierarchy."""

import collections
import math
import random
import omop
from caseseries import series, WINDOW, cases_of, few
from methods import information, expected
from persons import (
    AGES,
    BEFORE,
    DRUGS,
    KIND,
    LAG,
    LAGS,
    NAN,
    OUTCOMES,
    RISK,
    SEASON,
    WINDOWS,
    c_xy,
    last_day,
    names,
    whole,
)


def curves(strongest):
    bars, ages, seasons, lags = [], [], [], []
    for s in strongest:
        x, o = s["x"], s["o"]
        pair = ["sccs", x, o]
        for w in range(-36, 37):
            e = expected(x, o, w)
            bars.append(
                [*pair, *WINDOWS[w], c_xy[x, o, w], float(e), *information(c_xy[x, o, w], e)]
            )
        f = series(cases_of(x, o, RISK), WINDOW)
        assert f["ages"] == AGES
        for g, day in enumerate([0] + AGES):
            n = f["age_events"][g]
            e = [1.0, NAN, NAN] if g == 0 else f["estimates"][3 + g - 1][:3]
            ages.append(
                [
                    *pair,
                    day,
                    n,
                    *e,
                    "the others are compared with it" if g == 0 else "; ".join(few(n)),
                ]
            )
        f = series(
            cases_of(x, o, RISK),
            WINDOW,
            (lambda d: (omop.date(d).month - 1) // SEASON, 12 // SEASON),
        )
        for g in range(12 // SEASON):
            n = f["more_events"][g]
            e = [1.0, NAN, NAN] if g == 0 else f["estimates"][3 + len(AGES) + g - 1][:3]
            seasons.append(
                [
                    *pair,
                    g * SEASON + 1,
                    (g + 1) * SEASON,
                    n,
                    *e,
                    "the others are compared with it" if g == 0 else "; ".join(few(n)),
                ]
            )
        f = series(
            cases_of(x, o, LAG * LAGS - 1),
            [(-BEFORE, -1)] + [(k * LAG, (k + 1) * LAG - 1) for k in range(LAGS)],
            few=0,
        )
        assert f["events"] < 30, f["events"]
        none = "no penalised curve: it needs 30 events or more"
        for k in range(LAGS + 1):
            first, last = (-BEFORE, -1) if k == 0 else ((k - 1) * LAG, k * LAG - 1)
            lags.append(
                [
                    *pair,
                    first,
                    last,
                    f["tally"][k],
                    *f["estimates"][k][:3],
                    NAN,
                    "; ".join(few(f["tally"][k]) + ([none] if k else [])),
                ]
            )
    omop.expect(
        KIND,
        "chronographs",
        "method exposure outcome start_day end_day observed expected ic ic_low ic_high".split(),
        bars,
    )
    omop.expect(
        KIND,
        "ages",
        "method exposure outcome first_age_day events ratio ci_low ci_high flags".split(),
        ages,
    )
    omop.expect(
        KIND,
        "seasons",
        "method exposure outcome first_month last_month events ratio ci_low ci_high flags".split(),
        seasons,
    )
    omop.expect(
        KIND,
        "lags",
        "method exposure outcome first_day last_day events ratio ci_low ci_high penalised_ratio "
        "flags".split(),
        lags,
    )


def branches():
    """The tree scan of Bernoulli's model with chance a half; its p value from replicates of our
    own."""
    concepts = {
        c["concept_id"]: "ATC/" + c["concept_code"] for c in omop.read(KIND, "omop", "concept")
    }
    above = collections.defaultdict(set)
    for row in omop.read(KIND, "omop", "concept_ancestor"):
        above[concepts[row["descendant_concept_id"]]].add(concepts[row["ancestor_concept_id"]])

    def llr(c, n):
        if c <= n / 2:
            return 0.0
        return c * math.log(2 * c / n) + ((n - c) * math.log(2 * (n - c) / n) if n > c else 0.0)

    under = {
        node: [x for x in DRUGS if x == node or node in above[x]]
        for node in set(DRUGS) | {a for x in DRUGS for a in above[x]}
    }
    counts = {
        (node, o): [sum(whole[x, o][i] for x in drugs) for i in (0, 1)]
        for node, drugs in under.items()
        for o in OUTCOMES
    }
    r = random.Random(1)
    highest = []
    for _ in range(20_000):
        drawn = {
            pair: sum(r.getrandbits(1) for _ in range(sum(whole[pair]))) for pair in list(whole)
        }
        best = 0.0
        for (node, o), both_sides in counts.items():
            c = sum(drawn.get((x, o), 0) for x in under[node])
            if c >= 2:
                best = max(best, llr(c, sum(both_sides)))
        highest.append(best)
    rows = []
    for (node, o), (after, before) in counts.items():
        statistic = llr(after, after + before)
        if statistic > 0 and after >= 2:
            rows.append(
                [
                    node,
                    names.get(node, ""),
                    o,
                    names[o],
                    len(above[node]),
                    after,
                    before,
                    statistic,
                    sum(h >= statistic - 1e-9 for h in highest) / len(highest),
                ]
            )
    rows.sort(key=lambda row: (-row[7], row[0], row[2]))
    omop.expect(
        KIND,
        "branches",
        "code name outcome outcome_name codes_above events_after events_before llr p_value".split(),
        rows,
    )
