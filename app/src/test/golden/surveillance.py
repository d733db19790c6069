"""Expected tables of `study: surveillance`: three protocols over the same people."""

import datetime
import math
import sys
import sequential as s
from omop import cell, day, iso, people, write_in

KIND = "surveillance"
FROM, TO, HISTORY = day("2018-01-01"), day("2019-12-31"), day("2015-01-01")
RISK = (1, 42)
COMPARED = (43, 105)
WASHOUT = 100
ALPHA = 0.05
AGES = (0, 45, 70)
EXPOSURES = [("vaccine a", "ATC/J07BX03"), ("vaccine b", "ATC/J07BB02")]
OUTCOMES = [("stroke", "ICD10/I63"), ("angina", "ICD10/I20")]
CONTROLS = ["ICD10/S%02d" % (10 * i) for i in range(1, 9)]
RATIOS = (1.0, 1.5, 2.0, 3.0)
LOOKS = [
    day("%d-%s" % (y, d)) for y in (2018, 2019) for d in ("03-31", "06-30", "09-30", "12-31")
]

PEOPLE, _ = people(KIND, "omop")


def look_of(now):
    return next(i for i, last in enumerate(LOOKS) if now <= last)


def observed_days(one):
    days = set()
    for start, end in one.periods:
        days.update(range(start + WASHOUT, end + 1))
    return days


def age_group(one, now):
    today = datetime.date(1970, 1, 1) + datetime.timedelta(days=now)
    years = today.year - one.birth.year - (
        (today.month, today.day) < (one.birth.month, one.birth.day)
    )
    return sum(1 for a in AGES if a <= years) - 1


def days_of(one, code):
    return sorted({e[0] for e in one.events if e[1] == code})


SEEN = {who: observed_days(one) for who, one in PEOPLE.items()}
FIRST = {
    (who, code): (days_of(one, code) or [10**9])[0]
    for who, one in PEOPLE.items()
    for code in [c for _, c in OUTCOMES] + CONTROLS
}


def window(dose, w):
    return set(range(dose + w[0], dose + w[1] + 1))


def history(exposure):
    """For each outcome strata with past and looks; people and days exposed by look."""
    codes = [c for _, c in OUTCOMES] + CONTROLS
    strata = {code: {} for code in codes}
    exposed, days = [0] * len(LOOKS), [0] * len(LOOKS)
    for who, one in PEOPLE.items():
        doses = days_of(one, exposure)
        risk, watched = set(), set()
        for dose in doses:
            risk |= window(dose, RISK)
            if FROM <= dose <= TO:
                watched |= window(dose, RISK)
        at_risk = sorted(d for d in SEEN[who] & watched if FROM <= d <= TO)
        before = [d for d in SEEN[who] if HISTORY <= d < FROM and d not in risk]
        if at_risk:
            exposed[look_of(at_risk[0])] += 1
        for d in at_risk:
            days[look_of(d)] += 1
        groups = {d: (age_group(one, d), one.sex) for d in at_risk + before}
        for code in codes:
            first = FIRST[(who, code)]
            for d in at_risk + before:
                if d <= first:
                    look = -1 if d < FROM else look_of(d)
                    cellof = strata[code].setdefault(groups[d], {})
                    one_cell = cellof.setdefault(look, [0, 0])
                    one_cell[0] += 1
                    one_cell[1] += d == first
    return strata, so_far(exposed), so_far(days)


def so_far(each):
    sums, total = [], 0
    for x in each:
        total += x
        sums.append(total)
    return sums


def against_history(strata, shares):
    """Expected, observed, effective events of a pair."""
    expected_each, observed_each = [0.0] * len(LOOKS), [0] * len(LOOKS)
    top = variance = 0.0
    for looks in strata.values():
        past = looks.get(-1, [0, 0])
        if not past[0]:
            continue
        total = 0
        for i in range(len(LOOKS)):
            d, e = looks.get(i, [0, 0])
            expected_each[i] += past[1] * d / past[0]
            observed_each[i] += e
            total += d
        w = total / past[0]
        top += w * past[1]
        variance += w * w * past[1]
    expected = []
    for i in range(len(LOOKS)):
        expected.append(
            math.fsum(
                expected_each[j] * shares[min(len(LOOKS) - 1 - j, len(shares) - 1)] for j in range(i + 1)
            )
        )
    return expected, so_far(observed_each), math.floor(top * top / variance + 1e-9)


def matched(exposure):
    """Events of both windows by outcome and look; people and days by look."""
    codes = [c for _, c in OUTCOMES] + CONTROLS
    inside = {code: [0] * len(LOOKS) for code in codes}
    compared = {code: [0] * len(LOOKS) for code in codes}
    exposed, days = [0] * len(LOOKS), [0] * len(LOOKS)
    for who, one in PEOPLE.items():
        doses = days_of(one, exposure)
        taken, once = set(), False
        for dose in doses:
            risk, other = window(dose, RISK), window(dose, COMPARED)
            both = risk | other
            if not (FROM <= dose <= TO and max(both) <= TO):
                continue
            if one.death is not None and dose > one.death:
                continue
            if any(
                d not in SEEN[who] and not (one.death is not None and d > one.death) for d in both
            ):
                continue
            if any(window(e, RISK) & both for e in doses if e != dose) or other & taken:
                continue
            taken |= other
            look = look_of(max(both))
            exposed[look] += not once
            once = True
            days[look] += len(risk)
            for code in codes:
                inside[code][look] += FIRST[(who, code)] in risk
                compared[code][look] += FIRST[(who, code)] in other
    return (
        {c: so_far(v) for c, v in inside.items()},
        {c: so_far(v) for c, v in compared.items()},
        so_far(exposed),
        so_far(days),
    )


def pairs(method, fewest, shares, few):
    """For each exposure its people, days, and for each code its plan, places and counts."""
    for name, exposure in EXPOSURES:
        codes = [c for _, c in OUTCOMES] + CONTROLS
        found = {}
        if method == "binomial":
            inside, compared, exposed, days = matched(exposure)
            p = (RISK[1] - RISK[0] + 1) / (RISK[1] - RISK[0] + COMPARED[1] - COMPARED[0] + 2)
            for code in codes:
                both = [a + b for a, b in zip(inside[code], compared[code])]
                places, last = [], 0
                for i, n in enumerate(both):
                    if n - last == 0 or n - last > few:
                        last = n
                        if n:
                            places.append(i)
                plan = s.Binomial([both[i] for i in places], p, fewest)
                found[code] = (
                    plan, places, [inside[code][i] for i in places],
                    [compared[code][i] for i in places],
                )
        else:
            strata, exposed, days = history(exposure)
            for code in codes:
                expected, observed, effective = against_history(strata[code], shares)
                places = [i for i, u in enumerate(expected) if u > 0]
                u = [expected[i] for i in places]
                plan = (
                    s.Poisson(u, fewest)
                    if method == "poisson"
                    else s.Conditional(effective, u, fewest)
                )
                found[code] = (plan, places, [observed[i] for i in places], None)
        yield name, exposed, days, found


def signal_words(counts, bounds, told=None):
    words, signal = [], False
    for i, (k, b) in enumerate(zip(counts, bounds)):
        shown = told is None or told[i]
        signal |= shown and k >= b
        words.append(("yes" if signal else "no") if shown or signal else "")
    return words


def together(inside, compared, few):
    shown, last = [], (0, 0)
    for k, m in zip(inside, compared):
        ok = all(x - y == 0 or x - y > few for x, y in zip((k, m), last))
        if ok:
            last = (k, m)
        shown.append(ok)
    return shown


def hidden(counts, few):
    shown, last = [], 0
    for k in counts:
        ok = k - last == 0 or k - last > few
        last = k if ok else last
        shown.append(ok)
    return shown


def tables(method, fewest, rho, shares=(1.0,), cusum=None, few=0, calibrate=False):
    looks, calibration, sums, performance = [], [], [], []
    for exposure, exposed, days, found in pairs(method, fewest, shares, few):
        people_shown = hidden(exposed, few)
        errors = controls_errors(found, people_shown, few) if calibrate else {}
        for outcome, code in OUTCOMES:
            plan, places, counts, others = found[code]
            begin = [exposure, outcome, method]
            bound = lambda nodes: (
                plan.spending(ALPHA, rho, None, nodes)
                if rho
                else plan.flat(ALPHA, nodes)
                or ([math.inf] * len(places), [plan.most_at(i) + 1 for i in range(len(places))])
            )
            flat = ((1.0, 1.0),)
            criticals, bounds = bound(flat)
            shown = (
                [True] * len(places) if others is None else together(counts, others, few)
            )
            words = signal_words(counts, bounds, shown)
            for i, place in enumerate(places):
                ratio = plan.ratio(i, counts[i]) if shown[i] else [None] * 3
                seen = people_shown[place]
                looks.append(
                    begin
                    + [
                        place + 1, iso(LOOKS[place]), exposed[place] if seen else None,
                        days[place] if seen else None, float(plan.expected[i]),
                        counts[i] if shown[i] else None,
                        others[i] if others and shown[i] else None,
                    ]
                    + ratio
                    + [
                        plan.statistic(i, counts[i]) if shown[i] else None, criticals[i],
                        bounds[i], words[i],
                    ]
                )
            told = [p in errors for p in places]
            fits = [
                (errors[p], bound(s.error_nodes(errors[p][1], errors[p][2]))) if p in errors else None
                for p in places
            ]
            words = signal_words(
                counts, [f[1][1][i] if f else 10**9 for i, f in enumerate(fits)],
                [a and b for a, b in zip(told, shown)],
            )
            for i, place in enumerate(places):
                if fits[i]:
                    (n, mean, sd), (crit, least) = fits[i]
                    ratio = (
                        s.calibrated(plan.ratio(i, counts[i]), mean, sd)
                        if shown[i]
                        else [None] * 4
                    )
                    calibration.append(
                        begin
                        + [place + 1, iso(LOOKS[place]), n, mean, sd]
                        + ratio
                        + [crit[i], least[i], words[i]]
                    )
            alarms = {}
            if cusum:
                each = [u - v for u, v in zip(plan.expected, [0.0] + plan.expected[:-1])]
                more = [k - j for k, j in zip(counts, [0] + counts[:-1])]
                h = s.threshold(cusum, each, ALPHA)
                found_sums = s.sums(cusum, each, more)
                words = signal_words(found_sums, [h - 1e-10] * len(places))
                for i, place in enumerate(places):
                    sums.append(begin + [place + 1, iso(LOOKS[place]), found_sums[i], h, words[i]])
                alarms = {r: s.alarm(cusum, each, h, r) for r in RATIOS}
            for r in RATIOS:
                signals = plan.signals(bounds, r)
                power = math.fsum(signals)
                mean = math.fsum(p * (q + 1) for p, q in zip(signals, places)) / power
                performance.append(begin + [r, power, alarms.get(r), mean])
    return looks, calibration, sums, performance


def controls_errors(found, people_shown, few):
    """By look of the calendar: controls, mean and standard deviation of the systematic error."""
    errors, last = {}, (0, 0)
    for place in range(len(LOOKS)):
        likelihoods, inside, compared = [], 0, 0
        for code in CONTROLS:
            plan, places, counts, others = found[code]
            by = [i for i, p in enumerate(places) if p <= place]
            if by:
                i = by[-1]
                inside += counts[i]
                compared += others[i] if others else 0
                likelihoods.append(
                    lambda x, plan=plan, i=i, k=counts[i]: plan.log_likelihood(i, k, x)
                )
        ok = people_shown[place] and all(
            x - y == 0 or x - y > few for x, y in zip((inside, compared), last)
        )
        if ok:
            last = (inside, compared)
            if len(likelihoods) >= 5 and inside:
                errors[place] = (len(likelihoods),) + s.fit_error(likelihoods)
    return errors


def attrition(method, few):
    observed = [w for w in PEOPLE if any(FROM <= d <= TO for d in SEEN[w])]
    left = set()
    for _, exposure in EXPOSURES:
        for who, one in PEOPLE.items():
            doses = days_of(one, exposure)
            if method == "binomial":
                continue
            for dose in doses:
                if FROM <= dose <= TO and any(
                    d in SEEN[who] and FROM <= d <= TO for d in window(dose, RISK)
                ):
                    left.add(who)
    if method == "binomial":
        left = matched_people()
    last = (
        "with a risk window and a comparison window after an exposure, both over"
        if method == "binomial"
        else "on a day in a risk window after an exposure"
    )
    steps = [
        [0, "everybody", 0, len(PEOPLE)],
        [
            1,
            "observed between %s and %s, after %d days of observation"
            % (iso(FROM), iso(TO), WASHOUT),
            len(PEOPLE) - len(observed), len(observed),
        ],
        [2, last, len(observed) - len(left), len(left)],
    ]
    # Of several exposures the last step would tell who had one of them only.
    return steps[:2] if few else steps


def matched_people():
    """Whoever has a dose of either exposure that counts: each person alone is counted or not."""
    global PEOPLE
    everybody, found = PEOPLE, set()
    for who in everybody:
        PEOPLE = {who: everybody[who]}
        if any(matched(code)[2][-1] for _, code in EXPOSURES):
            found.add(who)
    PEOPLE = everybody
    return found


HEAD = ["exposure", "outcome", "method"]
HEADS = {
    "looks": HEAD + [
        "look", "last_day", "exposed", "risk_days", "expected", "observed", "compared", "ratio",
        "ci_low", "ci_high", "statistic", "critical", "bound", "signal",
    ],
    "calibration": HEAD + [
        "look", "last_day", "controls", "error_mean", "error_sd", "ratio", "ci_low", "ci_high",
        "p_value", "critical", "bound", "signal",
    ],
    "sums": HEAD + ["look", "last_day", "sum", "threshold", "alarm"],
    "performance": HEAD + [
        "true_ratio", "signal_probability", "alarm_probability", "mean_look",
    ],
    "attrition": ["step", "rule", "dropped", "left"],
}


def write(protocol, found):
    for (table, heads), rows in zip(HEADS.items(), found):
        for row in rows:
            assert len(row) == len(heads), (table, row)
        write_in(
            KIND, "expected/%s/%s" % (protocol, table), heads,
            [[cell(v) for v in row] for row in rows],
        )


METHODS = {
    "poisson": ("poisson", 2, None, (0.8, 0.95, 1.0), 2.0, 0, True),
    "conditional": ("conditional", 1, 1.5, (1.0,), None, 0, True),
    "binomial": ("binomial", 1, None, (1.0,), None, 2, True),
}
for name in sys.argv[1:] or METHODS:
    write(name, tables(*METHODS[name]) + (attrition(name, METHODS[name][5]),))
