"""Expected incidence and prevalence: every person is looked at day by day."""

import collections
import datetime
import omop
import stats

KIND = "describe"
FROM, TO, HISTORY, WASHOUT = omop.day("2015-07-01"), omop.day("2018-12-31"), 30, 40
AGES = [0, 50, 70]
OUTCOMES = {"fracture": {"ICD10/S52"}, "asthma": {"ICD10/J45"}}
everybody, _ = omop.people(KIND, "omop")
stays = collections.defaultdict(list)
for row in omop.read(KIND, "insured"):
    stays[int(row["subject_id"])].append(
        (omop.day(row["cohort_start_date"]), omop.day(row["cohort_end_date"]))
    )


def age_group(person, date):
    """A year older on the birthday, who was born on 29 February on 1 March where there is none."""
    if person.birth is None:
        return "unknown"
    age = (
        date.year
        - person.birth.year
        - ((date.month, date.day) < (person.birth.month, person.birth.day))
    )
    group = max(g for g in range(len(AGES)) if AGES[g] <= age)
    return f"{AGES[group]}+" if group + 1 == len(AGES) else f"{AGES[group]}-{AGES[group + 1] - 1}"


class Cell:
    def __init__(self):
        self.persons, self.days, self.events, self.population, self.cases = (
            set(),
            0,
            0,
            set(),
            set(),
        )


cells = collections.defaultdict(Cell)
contributing, members = {}, set()
for p in everybody.values():
    if p.id in stays:
        members.add(p.id)
    days = (
        [
            d
            for s, e in p.periods
            for d in range(max(FROM, s + HISTORY), min(TO, e) + 1)
            if any(a <= d <= b for a, b in stays[p.id])
        ]
        if p.id in stays
        else []
    )
    if not days:
        continue
    contributing[p.id] = (days[0], days[-1])
    for name, codes in OUTCOMES.items():
        spans = [
            (d, max(d, e) if e is not None else d) for d, code, _, e, _ in p.events if code in codes
        ]
        for d in days:
            date = omop.date(d)
            begins = any(s == d for s, _ in spans)
            ill = any(s <= d <= e for s, e in spans)
            at_risk = not any(s < d <= e + WASHOUT for s, e in spans)
            for age in ("all", age_group(p, date)):
                for sex in ("all", p.sex):
                    for region in ("all", p.region):
                        cell = cells[name, date.year, age, sex, region]
                        cell.population.add(p.id)
                        if ill:
                            cell.cases.add(p.id)
                        if at_risk:
                            cell.persons.add(p.id)
                            cell.days += 1
                            cell.events += begins

first, last = min(a for a, _ in contributing.values()), max(b for _, b in contributing.values())
complete = [
    y
    for y in range(2015, 2020)
    if omop.day(f"{y}-01-01") >= first and omop.day(f"{y}-12-31") <= last
]
AGE_ORDER = {"unknown": -2, "all": -1, "0-49": 0, "50-69": 1, "70+": 2}
order = sorted(
    (k for k in cells if k[1] in complete),
    key=lambda k: (list(OUTCOMES).index(k[0]), k[1], AGE_ORDER[k[2]], k[3], k[4]),
)
HEAD = "outcome start end age sex region".split()


def head(key):
    return [key[0], f"{key[1]}-01-01", f"{key[1]}-12-31", *key[2:]]


def rate(cell):
    if cell.days == 0:
        return [stats.NAN] * 3
    time = cell.days / 365.25 / 100_000
    return [x / time for x in stats.garwood(cell.events)]


omop.expect(
    KIND,
    "incidence",
    HEAD + "persons person_days events incidence_100000 ci_low ci_high".split(),
    [
        head(k) + [len(cells[k].persons), cells[k].days, cells[k].events, *rate(cells[k])]
        for k in order
    ],
)
omop.expect(
    KIND,
    "prevalence",
    HEAD + "population cases prevalence ci_low ci_high".split(),
    [
        head(k)
        + [
            len(cells[k].population),
            len(cells[k].cases),
            *stats.wilson(len(cells[k].cases), len(cells[k].population)),
        ]
        for k in order
    ],
)
n, m, c = len(everybody), len(members), len(contributing)
omop.expect(
    KIND,
    "attrition",
    "step rule dropped left".split(),
    [
        [0, "everybody", 0, n],
        [1, "ever in the population: insured.csv", n - m, m],
        [
            2,
            "observed between 2015-07-01 and 2018-12-31, after 30 days of observation, while in "
            "the population",
            m - c,
            c,
        ],
    ],
)
