"""Expected tables of the search for signals. Every person is looked at day by day."""

import math
import models
import omop
import stats
from caseseries import series, within, time_trend
from curves import branches, curves
from methods import rows_of
from persons import (
    CONTROLS,
    DRUGS,
    KIND,
    METHODS,
    MINIMUM,
    NAN,
    OUTCOMES,
    STRONGEST,
    both,
    last_day,
    left,
    names,
    people,
    time,
)


def main():
    signals, ends = [], {}
    for o in OUTCOMES:
        cases = [
            (p, p.events[o], [p.end - 29] if p.end < last_day else [])
            for p in people
            if o in p.events
        ]
        ends[o] = series(cases, [(0, 29)])
        shared = [
            ["end_of_observation", *within(ends[o]["estimates"][0], 0.5, 2.0)],
            ["time_trend", *time_trend(o, ends[o])],
        ]
        for x in DRUGS:
            assert both[x, o] >= MINIMUM
            for method, exposed, events, risk, share, ratio, flags, gates in rows_of(x, o, shared):
                signals.append(
                    dict(
                        method=method,
                        x=x,
                        o=o,
                        n=[exposed, events, risk],
                        share=share,
                        ratio=ratio,
                        flags=flags,
                        gates=gates
                        + [
                            [
                                "ease",
                                NAN,
                                "unknown",
                                "fewer than 5 negative controls have an estimate",
                            ]
                        ],
                        control=(x, o) in CONTROLS,
                    )
                )
    for method in METHODS:
        mine = [s for s in signals if s["method"] == method]
        told = [s for s in mine if not math.isnan(s["ratio"][3])]
        for s, q in zip(told, stats.benjamini_hochberg([s["ratio"][3] for s in told])):
            s["q"] = q
        for s in mine:
            others = [models.log_of(c["ratio"]) for c in mine if c["control"] and c is not s]
            error = models.null_distribution([c for c in others if c])
            y = models.log_of(s["ratio"])
            s["calibrated"] = models.calibrate(*y, *error) if y else [NAN] * 4
            s["pass"] = not any(g[2] == "fail" for g in s["gates"])
    signals.sort(
        key=lambda s: (
            METHODS.index(s["method"]),
            not s["pass"],
            math.inf if math.isnan(s["ratio"][3]) else s["ratio"][3],
            -s["ratio"][1],
            s["x"],
            s["o"],
        )
    )
    omop.expect(
        KIND,
        "signals",
        "method exposure exposure_name outcome outcome_name exposed_cases events risk_events "
        "risk_share ratio "
        "ci_low ci_high p_value calibrated_ratio calibrated_ci_low calibrated_ci_high "
        "calibrated_p q_value diagnostics flags "
        "control".split(),
        [
            [
                s["method"],
                s["x"],
                names[s["x"]],
                s["o"],
                names[s["o"]],
                *s["n"],
                s["share"],
                *s["ratio"],
                *s["calibrated"],
                s.get("q", NAN),
                "pass" if s["pass"] else "fail",
                "; ".join(s["flags"]),
                "negative" if s["control"] else "",
            ]
            for s in signals
        ],
    )
    omop.expect(
        KIND,
        "gates",
        "method exposure outcome diagnostic value verdict why".split(),
        [[s["method"], s["x"], s["o"], *g] for s in signals for g in s["gates"]],
    )
    ill = [p for p in people if p.events]
    exposed = [p for p in ill if any(p.eras.values())]
    steps = [
        ("everybody", left[0]),
        ("observed beyond the first 100 days of an observation period", left[1]),
        ("with a day of birth", left[2]),
        ("with an outcome meanwhile", len(ill)),
        ("exposed at any time too", len(exposed)),
    ]
    omop.expect(
        KIND,
        "attrition",
        "step rule dropped left".split(),
        [[i, rule, steps[max(0, i - 1)][1] - n, n] for i, (rule, n) in enumerate(steps)],
    )
    curves([s for s in signals if s["method"] == "sccs" and not s["control"]][:STRONGEST])
    branches()


if __name__ == "__main__":
    main()
