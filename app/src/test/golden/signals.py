"""Expected tables of the search for signals. Every person is looked at day by day."""
import collections
import math
import random
import omop
import stats

KIND, WASHOUT, GAP, BEFORE, RISK, MINIMUM = "signal", 100, 30, 30, 30, 5
AGES = [math.ceil(50 * 365.25), math.ceil(55 * 365.25)]
SEASON, LAG, LAGS, STRONGEST = 3, 20, 3, 2
CONTROLS = {("ATC/A10BA03", "ICD10/C34"), ("ATC/N02BE01", "ICD10/K92"), ("ATC/N02BE01", "ICD10/C34"), ("ATC/C10AA05", "ICD10/K92")}
METHODS = ["sccs", "self_controlled_cohort", "ictpd", "sequence_symmetry", "disproportionality"]
NAN = stats.NAN


class One:
    """A person at risk: span, birth, days of each outcome in the span, and eras of each exposure."""


def read():
    people, names = omop.people(KIND, "omop")
    found, left = [], [len(people), 0, 0]
    for p in people.values():
        (begin, end), = p.periods
        start, end = begin + WASHOUT, min([end] + ([p.death] if p.death is not None else []))
        if start > end:
            continue
        left[1] += 1
        if p.birth is None:
            continue
        left[2] += 1
        one = One()
        one.start, one.end, one.birth = start, end, omop.day(p.birth.isoformat())
        one.events, one.eras = collections.defaultdict(list), collections.defaultdict(list)
        for d, code, table, last, _ in p.events:
            if code.startswith("ICD10/") and start <= d <= end and d not in one.events[code]:
                one.events[code].append(d)
            if code.startswith("ATC/"):
                last = max(d, last if last is not None else d)
                eras = one.eras[code]
                if eras and d - eras[-1][1] <= GAP:
                    eras[-1][1] = max(eras[-1][1], last)
                else:
                    eras.append([d, last])
        one.events = {o: v for o, v in one.events.items() if v}
        found.append(one)
    return found, names, left, max(p.periods[0][1] for p in people.values())


people, names, left, last_day = read()
DRUGS = sorted({x for p in people for x in p.eras})
OUTCOMES = sorted({o for p in people for o in p.events})


def begun(p, x):
    return [s for s, _ in p.eras.get(x, []) if p.start <= s <= p.end]


# ---- counts around the starts of eras
WINDOWS = {k: ((k * 30, k * 30 + 29) if k < 0 else (0, 0) if k == 0 else ((k - 1) * 30 + 1, k * 30)) for k in range(-36, 37)}
WINDOWS["long"] = (-1080, -361)
c_x, c_xy = collections.Counter(), collections.Counter()
month = collections.defaultdict(lambda: [0, 0])
whole = collections.defaultdict(lambda: [0, 0])
time = collections.defaultdict(lambda: [0, 0])
exposed_people, both, first_uses = collections.Counter(), collections.Counter(), collections.defaultdict(list)
order = collections.defaultdict(lambda: [0, 0])
for p in people:
    for x in DRUGS:
        starts = begun(p, x)
        if starts:
            exposed_people[x] += 1
            first_uses[x].append(starts[0])
        for s in starts:
            days = range(p.start, p.end + 1)
            time[x][0] += sum(s + k in days for k in range(1, 31))
            time[x][1] += sum(s - k in days for k in range(1, 31))
            for w, (a, b) in WINDOWS.items():
                if s + a <= p.end and s + b >= p.start:
                    c_x[x, w] += 1
                for o, events in p.events.items():
                    c_xy[x, o, w] += any(s + a <= e <= s + b for e in events)
            full = s - 30 >= p.start and s + 30 <= p.end
            for o, events in p.events.items():
                for e in events:
                    if e != s and abs(e - s) <= 30:
                        month[x, o][e < s] += 1
                        whole[x, o][e < s] += full
        for o, events in p.events.items():
            if starts:
                both[x, o] += 1
                gap = events[0] - starts[0]
                if 0 < gap <= 365:
                    order[x, o][0] += 1
                if -365 <= gap < 0:
                    order[x, o][1] += 1


# ---- self-controlled case series
def age_group(day, ages):
    return sum(day >= a for a in ages)


def series(cases, windows, more=None):
    """Cases: (person, events, eras); windows: (first, last) from an era's start, columns in order.

    Fits windows, ages that somebody passes, and more columns (groups told by a function of the day, the first left out).
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
    beta, se = stats.self_controlled(parts, columns)
    total = sum(len(e) for _, e, _ in cases)
    return dict(estimates=[stats.wald(b, s) for b, s in zip(beta, se)], tally=tally, events=total, ages=ages, beta=beta,
                age_events=age_events, more_events=season_events, share=lambda w: window_days[w] / person_days, people=len(cases))


WINDOW = [(-BEFORE, -1), (0, 0), (1, RISK)]


def cases_of(x, o, last):
    """People with the outcome and a day of the exposure, or of the days before it, while at risk."""
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
    """Smallest relative incidence found with 80 % power, by the signed root of the likelihood ratio (Musonda 2006)."""
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
    return [e[0], "fail" if outside else "pass", "%s (%s to %s) is %sin conflict with %s to %s" % (
        shown(e[0]), shown(e[1]), shown(e[2]), "" if outside else "not ", low, high)]


def log_poisson(k, m):
    return k * math.log(m) - m - math.lgamma(k + 1)


def time_trend(o, ends):
    """Events by month against what age and observation let expect (Schuemie 2024)."""
    cases = [p for p in people if o in p.events]
    rates = [1.0] + [math.exp(b) for b in ends["beta"][1:1 + len(ends["ages"])]]
    seen, expected = collections.Counter(), collections.Counter()

    def month_of(d):
        date = omop.date(d)
        return date.year * 12 + date.month

    for p in cases:
        weights = [(month_of(d), rates[age_group(d - p.birth, ends["ages"])]) for d in range(p.start, p.end + 1)]
        total = math.fsum(w for _, w in weights)
        for m, w in weights:
            expected[m] += len(p.events[o]) * w / total
        for e in p.events[o]:
            seen[month_of(e)] += 1
    months = range(month_of(min(p.start for p in cases)), month_of(max(p.end for p in cases)) + 1)

    def log(x):
        total = 0.0
        for m in months:
            e = max(expected[m], 2 ** -52)
            a, b = log_poisson(seen[m], e * x), log_poisson(seen[m], e / x)
            total += max(a, b) + math.log1p(math.exp(-abs(a - b)))
        return total

    best = max((1 + i / 200 for i in range(1801)), key=log)
    low, high = max(1.0, best - .01), best + .01
    for _ in range(200):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        low, high = (a, high) if log(a) < log(b) else (low, b)
    x = (low + high) / 2
    p = 1.0 if x <= 1.1 else stats.chi2_upper(max(0, 2 * (log(x) - log(1.1))), 1)
    return [x, "pass" if p > .05 else "fail", "months differ by %s times from what is expected, p %s of no more than 1.1" % (shown(x), shown(p))]


# ---- the methods
def information(o, e):
    q = [math.log2(stats.gamma_quantile(t, o + .5, e + .5)) for t in (.025, .975)]
    return [math.log2((o + .5) / (e + .5)), *q]


def expected(x, o, w):
    n, y = sum(c_x[d, w] for d in DRUGS), sum(c_xy[d, o, w] for d in DRUGS)
    return c_x[x, w] * y / n if n else 0.0


def rows_of(x, o, shared):
    prevalence = [len([p for p in people if o in p.events]) / len(people), "pass", "every event counts, so that it need not be rare"]
    n = both[x, o]
    s = series(cases_of(x, o, RISK), WINDOW)
    gates = [["mdrr", *below(detectable(s["events"], s["share"](2)), 10)], *shared, ["outcome_prevalence", *prevalence],
             ["pre_exposure", *within(s["estimates"][0], 0.8, 1.25)]]
    flags = ["days at risk: " + f for f in few(s["tally"][2])]
    yield "sccs", s["people"], s["events"], s["tally"][2], s["share"](2), s["estimates"][2], flags, gates
    gates = [["outcome_prevalence", *prevalence]]
    (a, b), (t1, t2) = month[x, o], time[x]
    odds = t1 / t2
    low, high = stats.beta_quantile(.025, a, b + 1), stats.beta_quantile(.975, a + 1, b)
    at = odds / (1 + odds)
    tail = [stats.binomial_exact(k, a + b, at) for k in range(a + b + 1)]
    p = min(1.0, 2 * min(math.fsum(tail[:a + 1]), math.fsum(tail[a:])))
    yield "self_controlled_cohort", n, a + b, a, t1 / (t1 + t2), [a / b / odds, low / (1 - low) / odds, high / (1 - high) / odds, p], [], gates
    control = max(c_xy[x, o, w] / expected(x, o, w) for w in ("long", -1, 0) if expected(x, o, w) > 0)
    ic = information(c_xy[x, o, 1], expected(x, o, 1) * control)
    yield ("ictpd", n, c_xy[x, o, 1], c_xy[x, o, 1], NAN, [2 ** v for v in ic] + [NAN],
           ["the method has no p value; its criterion is a low end above 1"], gates)
    i, m = order[x, o]
    firsts = [p.events[o][0] for p in people if o in p.events]
    after = sum(0 < e - d <= 548 for d in first_uses[x] for e in firsts)
    before = sum(0 < d - e <= 548 for d in first_uses[x] for e in firsts)
    null = after / before
    low, high = stats.beta_quantile(.025, i + .5, m + .5), stats.beta_quantile(.975, i + .5, m + .5)
    tail = [stats.binomial_exact(k, i + m, null / (1 + null)) for k in range(i + m + 1)]
    p = min(1.0, 2 * min(math.fsum(tail[:i]) + tail[i] / 2, math.fsum(tail[i + 1:]) + tail[i] / 2))
    yield "sequence_symmetry", n, i + m, i, NAN, [i / m / null, low / (1 - low) / null, high / (1 - high) / null, p], [], gates
    ill = len(firsts)
    table = [n, exposed_people[x] - n, ill - n, len(people) - exposed_people[x] - ill + n]
    yield ("disproportionality", n, n, n, NAN, stats.wald(math.log(table[0] * table[3] / table[1] / table[2]),
           math.sqrt(sum(1 / c for c in table))), [], gates)


def below(x, limit):
    return [x, "pass" if x < limit else "fail", f"{shown(x)} is {'' if x < limit else 'not '}below {float(limit)}"]


def main():
    signals, ends = [], {}
    for o in OUTCOMES:
        cases = [(p, p.events[o], [p.end - 29] if p.end < last_day else []) for p in people if o in p.events]
        ends[o] = series(cases, [(0, 29)])
        shared = [["end_of_observation", *within(ends[o]["estimates"][0], 0.5, 2.0)], ["time_trend", *time_trend(o, ends[o])]]
        for x in DRUGS:
            assert both[x, o] >= MINIMUM
            for method, exposed, events, risk, share, ratio, flags, gates in rows_of(x, o, shared):
                signals.append(dict(method=method, x=x, o=o, n=[exposed, events, risk], share=share, ratio=ratio, flags=flags,
                                    gates=gates + [["ease", NAN, "unknown", "fewer than 5 negative controls have an estimate"]],
                                    control=(x, o) in CONTROLS))
    for method in METHODS:
        mine = [s for s in signals if s["method"] == method]
        told = [s for s in mine if not math.isnan(s["ratio"][3])]
        for s, q in zip(told, stats.benjamini_hochberg([s["ratio"][3] for s in told])):
            s["q"] = q
        for s in mine:
            others = [stats.log_of(c["ratio"]) for c in mine if c["control"] and c is not s]
            error = stats.null_distribution([c for c in others if c])
            y = stats.log_of(s["ratio"])
            s["calibrated"] = stats.calibrate(*y, *error) if y else [NAN] * 4
            s["pass"] = not any(g[2] == "fail" for g in s["gates"])
    signals.sort(key=lambda s: (METHODS.index(s["method"]), not s["pass"], math.inf if math.isnan(s["ratio"][3]) else s["ratio"][3],
                                -s["ratio"][1], s["x"], s["o"]))
    omop.expect(KIND, "signals", "method exposure exposure_name outcome outcome_name exposed_cases events risk_events risk_share ratio "
                "ci_low ci_high p_value calibrated_ratio calibrated_ci_low calibrated_ci_high calibrated_p q_value diagnostics flags "
                "control".split(),
                [[s["method"], s["x"], names[s["x"]], s["o"], names[s["o"]], *s["n"], s["share"], *s["ratio"], *s["calibrated"],
                  s.get("q", NAN), "pass" if s["pass"] else "fail", "; ".join(s["flags"]), "negative" if s["control"] else ""]
                 for s in signals])
    omop.expect(KIND, "gates", "method exposure outcome diagnostic value verdict why".split(),
                [[s["method"], s["x"], s["o"], *g] for s in signals for g in s["gates"]])
    ill = [p for p in people if p.events]
    exposed = [p for p in ill if any(p.eras.values())]
    steps = [("everybody", left[0]), ("observed beyond the first 100 days of an observation period", left[1]),
             ("with a day of birth", left[2]), ("with an outcome meanwhile", len(ill)), ("exposed at any time too", len(exposed))]
    omop.expect(KIND, "attrition", "step rule dropped left".split(),
                [[i, rule, steps[max(0, i - 1)][1] - n, n] for i, (rule, n) in enumerate(steps)])
    curves([s for s in signals if s["method"] == "sccs" and not s["control"]][:STRONGEST])
    branches()


def curves(strongest):
    bars, ages, seasons, lags = [], [], [], []
    for s in strongest:
        x, o = s["x"], s["o"]
        pair = ["sccs", x, o]
        for w in range(-36, 37):
            e = expected(x, o, w)
            bars.append([*pair, *WINDOWS[w], c_xy[x, o, w], float(e), *information(c_xy[x, o, w], e)])
        f = series(cases_of(x, o, RISK), WINDOW)
        assert f["ages"] == AGES
        for g, day in enumerate([0] + AGES):
            n = f["age_events"][g]
            e = [1.0, NAN, NAN] if g == 0 else f["estimates"][3 + g - 1][:3]
            ages.append([*pair, day, n, *e, "the others are compared with it" if g == 0 else "; ".join(few(n))])
        f = series(cases_of(x, o, RISK), WINDOW, (lambda d: (omop.date(d).month - 1) // SEASON, 12 // SEASON))
        for g in range(12 // SEASON):
            n = f["more_events"][g]
            e = [1.0, NAN, NAN] if g == 0 else f["estimates"][3 + len(AGES) + g - 1][:3]
            seasons.append([*pair, g * SEASON + 1, (g + 1) * SEASON, n, *e, "the others are compared with it" if g == 0 else "; ".join(few(n))])
        f = series(cases_of(x, o, LAG * LAGS - 1), [(-BEFORE, -1)] + [(k * LAG, (k + 1) * LAG - 1) for k in range(LAGS)])
        assert f["events"] < 30, f["events"]
        none = "no penalised curve: it needs 30 events or more"
        for k in range(LAGS + 1):
            first, last = (-BEFORE, -1) if k == 0 else ((k - 1) * LAG, k * LAG - 1)
            lags.append([*pair, first, last, f["tally"][k], *f["estimates"][k][:3], NAN, "; ".join(few(f["tally"][k]) + ([none] if k else []))])
    omop.expect(KIND, "chronographs", "method exposure outcome start_day end_day observed expected ic ic_low ic_high".split(), bars)
    omop.expect(KIND, "ages", "method exposure outcome first_age_day events ratio ci_low ci_high flags".split(), ages)
    omop.expect(KIND, "seasons", "method exposure outcome first_month last_month events ratio ci_low ci_high flags".split(), seasons)
    omop.expect(KIND, "lags", "method exposure outcome first_day last_day events ratio ci_low ci_high penalised_ratio flags".split(), lags)


def branches():
    """The tree scan of Bernoulli's model with chance a half; its p value from replicates of our own."""
    concepts = {c["concept_id"]: "ATC/" + c["concept_code"] for c in omop.read(KIND, "omop", "concept")}
    above = collections.defaultdict(set)
    for row in omop.read(KIND, "omop", "concept_ancestor"):
        above[concepts[row["descendant_concept_id"]]].add(concepts[row["ancestor_concept_id"]])

    def llr(c, n):
        if c <= n / 2:
            return 0.0
        return c * math.log(2 * c / n) + ((n - c) * math.log(2 * (n - c) / n) if n > c else 0.0)

    under = {node: [x for x in DRUGS if x == node or node in above[x]] for node in set(DRUGS) | {a for x in DRUGS for a in above[x]}}
    counts = {(node, o): [sum(whole[x, o][i] for x in drugs) for i in (0, 1)] for node, drugs in under.items() for o in OUTCOMES}
    r = random.Random(1)
    highest = []
    for _ in range(20_000):
        drawn = {pair: sum(r.getrandbits(1) for _ in range(sum(whole[pair]))) for pair in list(whole)}
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
            rows.append([node, names.get(node, ""), o, names[o], len(above[node]), after, before, statistic,
                         sum(h >= statistic - 1e-9 for h in highest) / len(highest)])
    rows.sort(key=lambda row: (-row[7], row[0], row[2]))
    omop.expect(KIND, "branches", "code name outcome outcome_name codes_above events_after events_before llr p_value".split(), rows)


if __name__ == "__main__":
    main()
