"""Expected evaluation of the methods of `methods.py` by a reference set."""

import caseseries
import collections
import math
import models
import omop
import methods
import persons
import stats

KIND, MINIMUM, NAN = "evaluate", 14, stats.NAN


class Control:
    def __init__(self, row):
        self.x, self.o, self.names, self.kind = (
            row["exposureId"],
            row["outcomeId"],
            (row["exposureName"], row["outcomeName"]),
            row["kind"],
        )
        self.positive = row["groundTruth"] == "1"
        size = row["trueEffectSize"]
        self.size = 1.0 if not self.positive else float(size) if size not in ("", "NA") else NAN
        self.harms = self.positive and not self.size < 1
        self.truth = "negative" if not self.positive else "positive" if self.harms else "protective"
        self.words = [self.x, self.names[0], self.o, self.names[1], self.truth, self.size]


def mean(values):
    """With its normal interval."""
    n = len(values)
    m = math.fsum(values) / n if n else NAN
    if n < 2:
        return [m, NAN, NAN]
    half = stats.Z * math.sqrt(math.fsum((v - m) ** 2 for v in values) / (n - 1) / n)
    return [m, m - half, m + half]


def auc(positives, negatives):
    """Chance of a positive above a negative with DeLong's interval."""
    if not positives or not negatives:
        return [NAN] * 3

    def chance(a, b):
        return 1.0 if a > b else 0.5 if a == b else 0.0

    over = [math.fsum(chance(p, n) for n in negatives) / len(negatives) for p in positives]
    under = [math.fsum(chance(p, n) for p in positives) / len(positives) for n in negatives]
    area = math.fsum(over) / len(over)
    if len(positives) < 2 or len(negatives) < 2:
        return [area, NAN, NAN]
    error = math.sqrt(
        sum(
            math.fsum((v - area) ** 2 for v in vs) / (len(vs) - 1) / len(vs) for vs in (over, under)
        )
    )
    return [area, max(0.0, area - stats.Z * error), min(1.0, area + stats.Z * error)]


def metrics(judged):
    """Judged are (control, estimate); everything by the words of docs/results.md."""

    def log(e):
        return models.log_of(e)

    def rank(e):
        return log(e)[0] if log(e) else 0.0

    def significant(e):
        return bool(log(e)) and (e[1] > 1 or e[2] < 1 if math.isnan(e[3]) else e[3] < 0.05)

    negatives = [(c, e) for c, e in judged if not c.positive]
    positives = [(c, e) for c, e in judged if c.positive]
    sized = [(c, e) for c, e in judged if not math.isnan(c.size)]
    off = [(rank(e) - math.log(c.size)) for c, e in sized]
    mse = mean([v * v for v in off])
    precision = mean(
        [math.log1p(1 / log(e)[1] ** 2) if log(e) else math.log1p(1 / 999**2) for _, e in judged]
    )
    precision = [math.expm1(v) for v in precision]

    def share(some, holds):
        return stats.wilson(sum(holds(*s) for s in some), len(some))

    values = dict(
        auc=auc([rank(e) for c, e in positives if c.harms], [rank(e) for _, e in negatives]),
        bias=mean([v for v, (c, e) in zip(off, sized) if log(e)]),
        mse=[mse[0], max(0.0, mse[1]) if mse[1] == mse[1] else NAN, mse[2]],
        coverage=share(sized, lambda c, e: not log(e) or e[1] < c.size < e[2]),
        precision=[
            precision[0],
            max(0.0, precision[1]) if precision[1] == precision[1] else NAN,
            precision[2],
        ],
        type_1_error=share(negatives, lambda c, e: significant(e)),
        type_2_error=share(positives, lambda c, e: not significant(e)),
    )
    return values, [len(positives), len(negatives), sum(bool(log(e)) for _, e in judged)]


def ease(mu, sd):
    """Expected absolute value of a normal deviate."""
    if sd == 0:
        return abs(mu)
    return sd * math.sqrt(2 / math.pi) * math.exp(-mu * mu / 2 / sd / sd) + mu * math.erf(
        mu / sd / math.sqrt(2)
    )


reference = [Control(row) for row in omop.read(KIND, "reference")]
steps, excluded, kept, dropped = [("pairs in the reference set", 0)], [], [], collections.Counter()
for i, c in enumerate(reference):
    if any((c.x, c.o) == (d.x, d.o) for d in reference[:i]):
        reason, rule = "listed before", "listed once, or for the first time"
    elif c.x not in persons.DRUGS:
        reason, rule = "the exposure is not in the store", "the exposure is in the store"
    elif c.o not in persons.OUTCOMES:
        reason, rule = "the outcome is not in the store", "the outcome is in the store"
    else:
        kept.append(c)
        continue
    excluded.append((c, reason))
    dropped[rule] += 1
for rule in (
    "listed once, or for the first time",
    "the exposure is in the store",
    "the outcome is in the store",
):
    steps.append((rule, dropped[rule]))


def cases(c):
    return max(persons.both[c.x, c.o], len(caseseries.cases_of(c.x, c.o, persons.RISK)))


tested = [c for c in kept if cases(c) >= MINIMUM]
excluded += [
    (c, f"fewer than {MINIMUM} exposed people with the outcome") for c in kept if c not in tested
]
steps.append((f"at least {MINIMUM} exposed people with the outcome", len(kept) - len(tested)))
found = {(row[0], c.x, c.o): row for c in tested for row in methods.rows_of(c.x, c.o, [])}
METRICS, CONTROLS, ROC, COVERAGE = [], [], [], []
for method in persons.METHODS:
    before = [(c, found[method, c.x, c.o][5]) for c in tested]
    errors = {
        c: models.null_distribution(
            [models.log_of(e) for d, e in before if d is not c and not d.positive]
        )
        for c in tested
    }
    after = [(c, models.calibrate(*models.log_of(e), *errors[c])) for c, e in before]
    for name in ["", *sorted({c.kind for c in tested})]:
        for yes, judged in (("no", before), ("yes", after)):
            values, counts = metrics([j for j in judged if name in ("", j[0].kind)])
            if name == "":
                mu, sd = models.null_distribution(
                    [models.log_of(e) for c, e in judged if not c.positive]
                )
                values |= dict(
                    ease=[ease(mu, sd), NAN, NAN],
                    error_mean=[mu, NAN, NAN],
                    error_sd=[sd, NAN, NAN],
                )
            METRICS += [[method, name, yes, metric, *v, *counts] for metric, v in values.items()]
    for (c, e), (_, a) in zip(before, after):
        CONTROLS.append([method, *c.words, c.kind, *e, *a, "; ".join(found[method, c.x, c.o][6])])
    logs = [(c, models.log_of(e)[0]) for c, e in before]
    ROC.append([method, math.inf, 0.0, 0.0])
    for t in sorted({v for c, v in logs if c.harms or not c.positive}, reverse=True):
        rates = [
            [v >= t for c, v in logs if keep(c)]
            for keep in (lambda c: not c.positive, lambda c: c.harms)
        ]
        ROC.append([method, math.exp(t), *[sum(r) / len(r) for r in rates]])
    for step in range(1, 20):
        level = step / 20
        row = []
        for judged in (before, after):
            p = []
            for (c, e), (_, a) in zip(before, judged):
                if not math.isnan(c.size):
                    y, s = models.log_of(e)
                    mu, sd = (0.0, 0.0) if judged is before else errors[c]
                    p.append(stats.normal_p((y - mu - math.log(c.size)) / math.hypot(sd, s)))
            held = sum(v > 1 - level for v in p)
            row += [len(p), *stats.wilson(held, len(p))]
        COVERAGE.append([method, level, *row])

PAIR = "exposure exposure_name outcome outcome_name truth true_ratio".split()
omop.expect(
    KIND,
    "metrics",
    "method group calibrated metric value ci_low ci_high positives negatives estimable".split(),
    METRICS,
)
omop.expect(
    KIND,
    "controls",
    [
        "method",
        *PAIR,
        *"group ratio ci_low ci_high p_value calibrated_ratio calibrated_ci_low "
        "calibrated_ci_high calibrated_p flags".split(),
    ],
    CONTROLS,
)
omop.expect(KIND, "excluded", [*PAIR, "reason"], [[*c.words, reason] for c, reason in excluded])
omop.expect(KIND, "roc", "method threshold false_positive_rate true_positive_rate".split(), ROC)
omop.expect(
    KIND,
    "coverage",
    "method level controls coverage ci_low ci_high calibrated_controls calibrated_coverage "
    "calibrated_ci_low "
    "calibrated_ci_high".split(),
    COVERAGE,
)
left, rows = len(reference), []
for i, (rule, n) in enumerate(steps):
    left -= n
    rows.append([i, rule, n, left])
omop.expect(KIND, "pairs", "step rule dropped left".split(), rows)
omop.write_in(
    KIND,
    "expected/attrition",
    "step rule dropped left".split(),
    [list(r.values()) for r in omop.read("signal", "expected", "attrition")],
)
