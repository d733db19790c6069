"""People at risk, and what is counted around the starts of their eras."""

import collections
import math
import omop
import stats

KIND, WASHOUT, GAP, BEFORE, RISK, MINIMUM = "signal", 100, 30, 30, 30, 5
AGES = [math.ceil(50 * 365.25), math.ceil(55 * 365.25)]
SEASON, LAG, LAGS, STRONGEST = 3, 20, 3, 2
CONTROLS = {
    ("ATC/A10BA03", "ICD10/C34"),
    ("ATC/N02BE01", "ICD10/K92"),
    ("ATC/N02BE01", "ICD10/C34"),
    ("ATC/C10AA05", "ICD10/K92"),
}
METHODS = ["sccs", "self_controlled_cohort", "ictpd", "sequence_symmetry", "disproportionality"]
NAN = stats.NAN


class One:
    """A person at risk: span, birth, days of each outcome in the span, and eras of each
    exposure."""


def read():
    people, names = omop.people(KIND, "omop")
    found, left = [], [len(people), 0, 0]
    for p in people.values():
        ((begin, end),) = p.periods
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
WINDOWS = {
    k: ((k * 30, k * 30 + 29) if k < 0 else (0, 0) if k == 0 else ((k - 1) * 30 + 1, k * 30))
    for k in range(-36, 37)
}
WINDOWS["long"] = (-1080, -361)
c_x, c_xy = collections.Counter(), collections.Counter()
month = collections.defaultdict(lambda: [0, 0])
whole = collections.defaultdict(lambda: [0, 0])
time = collections.defaultdict(lambda: [0, 0])
exposed_people, both, first_uses = (
    collections.Counter(),
    collections.Counter(),
    collections.defaultdict(list),
)
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
