"""The self-controlled case series, day by day, and its diagnostics."""

import collections
import math
import models
import omop
import stats
from persons import AGES, BEFORE, RISK, left, month, order, people


# events under a column or beside it below which intervals are the profile likelihood's
FEW = 50


def age_group(day, ages):
    return sum(day >= a for a in ages)


def series(cases, windows, more=None, few=FEW):
    """Cases: (person, events, eras); windows: (first, last) from an era's start, columns in order.

    Intervals are the profile likelihood's of columns with fewer events than `few` on either side, else
    Wald's. Fits windows, ages that somebody passes, and more columns (groups told by a function of the
    day, the first left out).
    """
    low = min(p.start - p.birth for p, _, _ in cases)
    high = max(p.end - p.birth for p, _, _ in cases)
    ages = [a for a in AGES if low < a <= high]
    groups = 0 if more is None else more[1]
    columns = len(windows) + len(ages) + max(0, groups - 1)
    parts, tally = [], [0] * columns
    person_days, window_days = 0, [0] * len(windows)
    season_events, age_events = [0] * max(1, groups), [0] * (len(ages) + 1)
    for p, events, eras in cases:
        cells = collections.defaultdict(lambda: [0, 0])
        for d in range(p.start, p.end + 1):
            c = [0] * columns
            at = [w for w, (a, b) in enumerate(windows) for s in eras if s + a <= d <= s + b]
            assert len(at) <= 1, "windows overlap"
            for w in at:
                c[w] = 1
            g = age_group(d - p.birth, ages)
            if g:
                c[len(windows) + g - 1] = 1
            if more is not None and more[0](d):
                c[len(windows) + len(ages) + more[0](d) - 1] = 1
            cell = cells[tuple(c)]
            n = events.count(d)
            cell[0] += 1
            cell[1] += n
            person_days += len(events)
            for w in at:
                window_days[w] += len(events)
            age_events[g] += n
            if more is not None:
                season_events[more[0](d)] += n
            for i, v in enumerate(c):
                tally[i] += n * v
        parts.append([(c, t, e) for c, (t, e) in cells.items()])
    assert all(tally) and all(age_events), ("a column without events", tally, age_events)
    beta, se = models.self_controlled(parts, columns)
    total = sum(len(e) for _, e, _ in cases)
    estimates = [
        (
            models.profile(parts, beta, se[i], i)
            if min(tally[i], total - tally[i]) < few
            else stats.wald(beta[i], se[i])
        )
        for i in range(columns)
    ]
    return dict(
        estimates=estimates,
        tally=tally,
        events=total,
        ages=ages,
        beta=beta,
        age_events=age_events,
        more_events=season_events,
        share=lambda w: window_days[w] / person_days,
        people=len(cases),
    )


WINDOW = [(-BEFORE, -1), (0, 0), (1, RISK)]


def cases_of(x, o, last):
    """People with the outcome and a day of the exposure, or of the days before it, while at
    risk."""
    found = []
    for p in people:
        eras = [s for s, _ in p.eras.get(x, []) if s - BEFORE <= p.end and s + last >= p.start]
        if o in p.events and eras:
            found.append((p, p.events[o], eras))
    return found


def few(n):
    return ["fewer than 5 events fell under it"] if n < 5 else []


# ---- diagnostics
def shown(x):
    return "infinity" if math.isinf(x) else "%#.3g" % x


def detectable(events, r):
    """Smallest relative incidence found with 80 % power, by the signed root of the likelihood
    ratio (Musonda 2006)."""

    def power(log):
        rho = math.exp(log)
        s = r * rho + 1 - r
        pi = r * rho / s
        a = 2 * (pi * log - math.log(s))
        b = log * log / a * pi * (1 - pi)
        return stats.NormalDist().cdf((math.sqrt(events * a) - stats.Z) / math.sqrt(b))

    return math.exp(stats.bisect(lambda x: power(x) - 0.8, 1e-6, 10.0))


def within(e, low, high):
    outside = e[1] > high or e[2] < low
    return [
        e[0],
        "fail" if outside else "pass",
        "%s (%s to %s) is %sin conflict with %s to %s"
        % (shown(e[0]), shown(e[1]), shown(e[2]), "" if outside else "not ", low, high),
    ]


def log_poisson(k, m):
    return k * math.log(m) - m - math.lgamma(k + 1)


def time_trend(o, ends):
    """Events by month against what age and observation let expect (Schuemie 2024)."""
    cases = [p for p in people if o in p.events]
    rates = [1.0] + [math.exp(b) for b in ends["beta"][1 : 1 + len(ends["ages"])]]
    seen, expected = collections.Counter(), collections.Counter()

    def month_of(d):
        date = omop.date(d)
        return date.year * 12 + date.month

    for p in cases:
        weights = [
            (month_of(d), rates[age_group(d - p.birth, ends["ages"])])
            for d in range(p.start, p.end + 1)
        ]
        total = math.fsum(w for _, w in weights)
        for m, w in weights:
            expected[m] += len(p.events[o]) * w / total
        for e in p.events[o]:
            seen[month_of(e)] += 1
    months = range(month_of(min(p.start for p in cases)), month_of(max(p.end for p in cases)) + 1)

    def log(x):
        total = 0.0
        for m in months:
            e = max(expected[m], 2**-52)
            a, b = log_poisson(seen[m], e * x), log_poisson(seen[m], e / x)
            total += max(a, b) + math.log1p(math.exp(-abs(a - b)))
        return total

    best = max((1 + i / 200 for i in range(1801)), key=log)
    low, high = max(1.0, best - 0.01), best + 0.01
    for _ in range(200):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        low, high = (a, high) if log(a) < log(b) else (low, b)
    x = (low + high) / 2
    p = 1.0 if x <= 1.1 else stats.chi2_upper(max(0, 2 * (log(x) - log(1.1))), 1)
    return [
        x,
        "pass" if p > 0.05 else "fail",
        "months differ by %s times from what is expected, p %s of no more than 1.1"
        % (shown(x), shown(p)),
    ]
