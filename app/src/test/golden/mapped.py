"""Who is in which group, and every amount, from docs/map.md and docs/conventions.md."""

from decimal import Decimal
import omop

KIND, YEARS, WASHOUT, AGES = "map", [2016, 2017, 2018], 2, [0, 30, 60]
CONDITION, DRUG, ACT = "condition_occurrence", "drug_exposure", "procedure_occurrence"
# group: name, family, weight, alternatives; a term: code's beginning, table, days, years,
# lasting, says what a visit was for
GROUPS = {
    "cancer_active": (
        "Cancer under treatment",
        "cancers",
        1,
        [[("ICD10/C", CONDITION, 1, 1, False, True)]],
        [],
    ),
    "cancer_past": (
        "Cancer watched",
        "cancers",
        1,
        [[("ICD10/C", CONDITION, 1, 3, False, True)]],
        ["cancer_active"],
    ),
    "diabetes": (
        "Diabetes",
        "metabolic",
        2,
        [
            [("ATC/A10", DRUG, 2, 1, False, False)],
            [("ICD10/E11", CONDITION, 1, 2, False, True), ("CCAM/GLU", ACT, 1, 1, False, False)],
        ],
        [],
    ),
    "asthma": ("Asthma", "respiratory", 1, [[("ICD10/J45", CONDITION, 1, 1, True, False)]], []),
    "bronchitis": (
        "Bronchitis",
        "respiratory",
        3,
        [[("ICD10/J40", CONDITION, 1, 1, False, True)]],
        [],
    ),
}
FAMILIES = {
    "cancers": "Cancers",
    "metabolic": "Metabolic diseases",
    "respiratory": "Diseases of the lung",
}
ITEMS = {
    "stays": ("Stays", "visit_occurrence"),
    "drugs": ("Drugs, all", DRUG),
    "other": ("Other", None),
}
ids = list(GROUPS)
everybody, _ = omop.people(KIND, "omop")


def year_of(day):
    return omop.date(day).year


def amounts():
    """Every amount in cents: person, day, code, table, visit, cents; an event has the sum of its
    costs."""
    events = {}
    for p in everybody.values():
        for day, code, table, _, row in p.events:
            events[table, row[table + "_id"]] = [
                p.id,
                day,
                code,
                table,
                row.get("visit_occurrence_id", ""),
                None,
            ]
    tables = {
        "visit": "visit_occurrence",
        "drug": DRUG,
        "drug_exposure": DRUG,
        "procedure": ACT,
        "observation": "observation",
    }
    lone = []
    for row in omop.read(KIND, "omop", "cost"):
        cents = int((Decimal(row["total_paid"] or row["total_cost"]) * 100).to_integral_value())
        key = tables.get(row["cost_domain_id"].lower()), row["cost_event_id"]
        if key in events:
            events[key][5] = (events[key][5] or 0) + cents
        else:
            lone.append(
                [
                    int(row["person_id"]),
                    omop.day(row["incurred_date"]),
                    "COST/UNMATCHED",
                    "cost",
                    "",
                    cents,
                ]
            )
    return [e for e in events.values() if e[5] is not None] + lone


def holds(p, term, year):
    start, table, days, years, lasting, _ = term
    for y in range(year - years + 1, year + 1):
        found = {
            d
            for d, code, t, end, _ in p.events
            if d is not None
            and t == table
            and code.startswith(start)
            and (
                year_of(d) == y
                or lasting
                and year_of(d) <= y
                and (end is None or year_of(end) >= y)
            )
        }
        if len(found) >= days:
            return True
    return False


def groups(p, year):
    found = []
    for g, (_, _, _, any_of, unless) in GROUPS.items():
        if any(all(holds(p, t, year) for t in terms) for terms in any_of) and not set(unless) & set(
            found
        ):
            found.append(g)
    return found


def observed(p, first, last):
    return sum(max(0, min(last, e) - max(first, s) + 1) for s, e in p.periods)


def days_of(year):
    return omop.day(f"{year}-01-01"), omop.day(f"{year}-12-31")


def documented(p, year):
    """Observed on every day of the washout, or from birth."""
    first, last = omop.day(f"{year - WASHOUT}-01-01"), omop.day(f"{year - 1}-12-31")
    if p.birth:
        first = max(first, omop.day(p.birth.isoformat()))
    return observed(p, first, last) == max(0, last - first + 1)


def member(p, year):
    since = min([d for d, code, *_ in p.events if code == "LOCAL/REG"], default=None)
    return since is not None and year_of(since) <= year


def age(p, year):
    if p.birth is None:
        return "unknown"
    group = max(g for g in range(len(AGES)) if AGES[g] <= year - p.birth.year)
    return f"{AGES[group]}+" if group + 1 == len(AGES) else f"{AGES[group]}-{AGES[group + 1] - 1}"


def split(cents, weights):
    """Largest remainders."""
    quota = [cents * w / Decimal(sum(weights)) for w in weights]
    parts = [int(q) for q in quota]
    for i in sorted(
        range(len(parts)), key=lambda i: (-(Decimal(cents * weights[i] % sum(weights))), i)
    )[: cents - sum(parts)]:
        parts[i] += 1
    return parts


def strata(p, year):
    return [
        (a, s, g) for a in (age(p, year), "all") for s in (p.sex, "all") for g in (p.region, "all")
    ]


def rows_of(row):
    return [row, "everybody"] + ([GROUPS[row][1]] if row in GROUPS else [])
