"""Expected use of drugs, over the people of `describe`."""

import collections
import math
import omop
import stats

KIND = "drugs"
FROM, TO, WASHOUT, GAP, SUPPLIED = omop.day("2015-03-01"), omop.day("2018-10-31"), 120, 20, 25
PERSISTENCE, WINDOW, TOP = [45, 90, 180, 365], (-30, 0), 2
AGES = [0, 50, 70]
DRUGS = {"proton pump inhibitors": {"ATC/A02BC01", "ATC/A02BC02"}, "statins": {"ATC/C10AA01"}}
INDICATIONS = {"ICD10/K21", "ICD10/K29", "ICD10/M54"}
everybody, names = omop.people("describe", "omop")


def age_group(person, year):
    if person.birth is None:
        return "unknown"
    age = year - person.birth.year
    group = max(g for g in range(len(AGES)) if AGES[g] <= age)
    return f"{AGES[group]}+" if group + 1 == len(AGES) else f"{AGES[group]}-{AGES[group + 1] - 1}"


def supply(event):
    """First day, last day, whether it is known."""
    start, _, _, end, row = event
    if row["days_supply"] and 1 <= int(row["days_supply"]) <= 3653:
        return start, start + int(row["days_supply"]) - 1, True
    if end is not None and end > start:
        return start, end, True
    return start, start + SUPPLIED - 1, False


def use(person, codes):
    """Periods as far as followed, each with its eras: lists of supplies."""
    found = []
    for start, end in person.periods:
        last = min([end, TO] + ([person.death] if person.death is not None else []))
        if start > last:
            continue
        supplies = sorted(
            supply(e)
            for e in person.events
            if e[1] in codes and start <= e[0] <= last and not (e[3] is not None and e[3] < e[0])
        )
        covered = set()
        for a, b, _ in supplies:
            covered.update(range(a, b + 1))
        eras = []
        for one in supplies:
            # days without any supply between what was had and this one
            free = not eras or one[0] - max(s[1] for s in eras[-1]) - 1 > GAP
            if free:
                eras.append([])
            eras[-1].append(one)
        found.append((start, last, eras))
    return found


def end(era):
    return max(s[1] for s in era)


def at_risk(period, day):
    """Observed for the washout before a day, and without use in it; the day may begin a use."""
    start, last, eras = period
    return start + WASHOUT <= day <= last and not any(
        e[0][0] < day and end(e) >= day - WASHOUT for e in eras
    )


cells, AGE_ORDER = collections.defaultdict(lambda: [0, 0, 0, 0]), {
    "all": -1,
    "0-49": 0,
    "50-69": 1,
    "70+": 2,
    "unknown": 9,
}
curves, measures, indications, new = {}, {}, {}, collections.Counter()
observed = set()
for name, codes in DRUGS.items():
    stopped, going, again, clean = [], [], [], []
    values = {m: [] for m in ("duration", "supplies", "covered", "between", "eras")}
    several, unknown, before = 0, 0, collections.Counter()
    for p in everybody.values():
        periods = use(p, codes)
        for year in range(2015, 2019):
            days = range(
                max(FROM, omop.day(f"{year}-01-01")), min(TO, omop.day(f"{year}-12-31")) + 1
            )
            inside = [(q, d) for q in periods for d in days if q[0] <= d <= q[1]]
            if not inside:
                continue
            observed.add(p.id)
            told = [
                True,
                any(e[0][0] <= d <= end(e) for q, d in inside for e in q[2]),
                any(at_risk(q, d) for q, d in inside),
                any(e[0][0] == d and at_risk(q, d) for q, d in inside for e in q[2]),
            ]
            for age in ("all", age_group(p, year)):
                for sex in ("all", p.sex):
                    for region in ("all", p.region):
                        cell = cells[name, year, age, sex, region]
                        for i in range(4):
                            cell[i] += told[i]
        starts = [
            (q, i)
            for q in periods
            for i, e in enumerate(q[2])
            if e[0][0] >= FROM and at_risk(q, e[0][0])
        ]
        if not starts:
            continue
        (begin, last, eras), i = starts[0]
        eras = eras[i:]
        first, start = eras[0], eras[0][0][0]
        new[name] += 1
        finish = min(end(first), last)
        values["duration"].append(finish - start + 1)
        values["eras"].append(len(eras))
        if end(first) + GAP + 1 <= last:
            stopped.append(end(first) - start + 1)
            (again if len(eras) > 1 else clean).append(
                (eras[1][0][0] if len(eras) > 1 else last) - end(first)
            )
        else:
            going.append(max(0, (last - GAP - 1) - start + 1))
        days = sorted({s[0] for s in first})
        values["between"] += [b - a for a, b in zip(days, days[1:])]
        several += len(days) > 1
        if start + 364 <= last:
            year = [s for e in eras for s in e if s[0] <= start + 364]
            values["supplies"].append(len({s[0] for s in year}))
            if all(s[2] for s in year):
                values["covered"].append(
                    len({d for a, b, _ in year for d in range(a, b + 1) if d <= start + 364})
                )
            else:
                unknown += 1
        before.update(
            {
                code
                for d, code, *_ in p.events
                if code in INDICATIONS and WINDOW[0] <= d - start <= WINDOW[1]
            }
        )
    curves[name] = (stopped, going, again, clean)
    measures[name], indications[name] = (values, several, unknown), before

order = sorted(cells, key=lambda k: (list(DRUGS).index(k[0]), k[1], AGE_ORDER[k[2]], k[3], k[4]))
omop.expect(
    KIND,
    "users",
    "drug year age sex region population users prevalence prevalence_low prevalence_high at_risk "
    "new_users "
    "initiation initiation_low initiation_high".split(),
    [
        [
            *k,
            cells[k][0],
            cells[k][1],
            *stats.wilson(cells[k][1], cells[k][0]),
            cells[k][2],
            cells[k][3],
            *stats.wilson(cells[k][3], cells[k][2]),
        ]
        for k in order
    ],
)


def kaplan_meier(events, censored, t):
    """Share without an event after t, with the interval on the scale of log(-log S); NaN where not
    known."""

    def at_risk(u):
        return sum(x >= u for x in events + censored)

    share, variance = 1.0, 0.0
    for u in sorted({x for x in events if x <= t}):
        n, d = at_risk(u), events.count(u)
        share *= (n - d) / n
        variance += d / (n * (n - d)) if n > d else math.inf
    if share == 0:
        return [0.0, 0.0, stats.NAN]
    if at_risk(t) == 0:
        return None
    if share == 1:
        return [1.0, 0.025 ** (1 / at_risk(t)), 1.0]
    half = stats.Z * math.sqrt(variance) / abs(math.log(share))
    return [share, share ** math.exp(half), share ** math.exp(-half)]


rows = []
for name, (stopped, going, again, clean) in curves.items():
    for kind, events, censored in (("persistent", stopped, going), ("restarted", again, clean)):
        for t in sorted(set(PERSISTENCE) | set(range(30, PERSISTENCE[-1] + 1, 30))):
            left, share = sum(x > t for x in events + censored), kaplan_meier(events, censored, t)
            if left and share:
                if kind == "restarted":
                    share = [1 - share[0], 1 - share[2], 1 - share[1]]
                rows.append([name, kind, t, left, *share])
omop.expect(KIND, "persistence", "drug kind day left share ci_low ci_high".split(), rows)


def quantile(values, p):
    """Type 7 of Hyndman and Fan."""
    if not values:
        return stats.NAN
    v, h = sorted(values), (len(values) - 1) * p
    low = int(h)
    return v[low] + (h - low) * ((v[low + 1] if low + 1 < len(v) else v[low]) - v[low]) * 1.0


omop.expect(
    KIND,
    "measures",
    "drug measure new_users people unknown_length lower_quartile median upper_quartile".split(),
    [
        [
            name,
            m,
            new[name],
            several if m == "between" else len(v),
            unknown if m == "covered" else 0,
            *[float(quantile(v, p)) for p in (0.25, 0.5, 0.75)],
        ]
        for name, (values, several, unknown) in measures.items()
        for m, v in values.items()
    ],
)
omop.expect(
    KIND,
    "indications",
    "drug code name people share ci_low ci_high".split(),
    [
        [name, code, names[code], k, *stats.wilson(k, new[name])]
        for name, found in indications.items()
        for code, k in sorted(found.items(), key=lambda x: (-x[1], x[0]))[:TOP]
    ],
)
n = len(everybody)
omop.expect(
    KIND,
    "attrition",
    "step rule dropped left".split(),
    [
        [0, "everybody", 0, n],
        [1, "observed between 2015-03-01 and 2018-10-31", n - len(observed), len(observed)],
    ],
)
