"""Expected map of diseases and expenditure, from docs/map.md and docs/conventions.md."""

import collections
from decimal import Decimal, ROUND_HALF_EVEN
import omop
import stats
from mapped import (
    FAMILIES,
    GROUPS,
    ITEMS,
    KIND,
    WASHOUT,
    YEARS,
    amounts,
    days_of,
    documented,
    everybody,
    groups,
    ids,
    member,
    observed,
    rows_of,
    split,
    strata,
    year_of,
)

people = collections.defaultdict(lambda: dict(people=set(), at_risk=0, new=0, deaths=0, cost=0))
spent, users, place = collections.Counter(), collections.defaultdict(set), collections.Counter()
in_group = {
    (p.id, y): groups(p, y)
    for p in everybody.values()
    for y in range(YEARS[0] - WASHOUT, YEARS[-1] + 1)
}
is_observed = {(p.id, y): observed(p, *days_of(y)) > 0 for p in everybody.values() for y in YEARS}
ever, contributing = set(), set()
for p in everybody.values():
    if any(code == "LOCAL/REG" for _, code, *_ in p.events):
        ever.add(p.id)
    for y in YEARS:
        if not (is_observed[p.id, y] and member(p, y)):
            continue
        contributing.add(p.id)
        now = set(in_group[p.id, y]) | {GROUPS[g][1] for g in in_group[p.id, y]}
        before = {
            x for b in range(y - WASHOUT, y) for g in in_group[p.id, b] for x in (g, GROUPS[g][1])
        }
        died = p.death is not None and year_of(p.death) == y
        for stratum in strata(p, y):
            for row in ids + list(FAMILIES):
                cell = people[(y, row) + stratum]
                if documented(p, y) and row not in before:
                    cell["at_risk"] += 1
                    cell["new"] += row in now
            for row in now | {"everybody"}:
                cell = people[(y, row) + stratum]
                cell["people"].add(p.id)
                cell["deaths"] += died


def give(p, year, row, item, cents):
    for r in rows_of(row):
        spent[year, r, item] += cents
        users[year, r, item].add(p.id)
        if is_observed[p.id, year]:
            for stratum in strata(p, year):
                people[(year, r) + stratum]["cost"] += cents


shared = collections.defaultdict(lambda: collections.Counter())
for who, day, code, table, visit, cents in amounts():
    p = everybody[who]
    item = next((i for i, (_, t) in ITEMS.items() if t == table), "other")
    place["all"] += cents
    if table == "observation":
        place["not_counted"] += cents
    elif day is None:
        place["undated"] += cents
    elif year_of(day) < YEARS[0]:
        place["before"] += cents
    elif year_of(day) > YEARS[-1]:
        place["after"] += cents
    elif not member(p, year_of(day)):
        place["not_in_population"] += cents
    else:
        place["within"] += cents
        y = year_of(day)
        mine = in_group[who, y] if is_observed[who, y] else []
        of_visit = [
            g
            for g in mine
            if visit
            and any(
                t[5]
                and code2.startswith(t[0])
                and table2 == t[1]
                and row.get("visit_occurrence_id") == visit
                for terms in GROUPS[g][3]
                for t in terms
                for _, code2, table2, _, row in p.events
            )
        ]
        of_code = [
            g
            for g in mine
            if any(code.startswith(t[0]) and table == t[1] for terms in GROUPS[g][3] for t in terms)
        ]
        if of_visit or of_code:
            give(p, y, (of_visit or of_code)[0], item, cents)
        else:
            shared[who, y][item] += cents
for (who, y), items in shared.items():
    p = everybody[who]
    for item, cents in items.items():
        mine = in_group[who, y]
        if not is_observed[who, y]:
            give(p, y, "unobserved", item, cents)
        elif not mine:
            give(p, y, "remainder", item, cents)
        else:
            for g, part in zip(mine, split(cents, [GROUPS[g][2] for g in mine])):
                give(p, y, g, item, part)

# Expenditure of everybody is told in all only, and holds that of people not observed in the year
# (docs/map.md: groups,
# remainder and unobserved add up to everybody), while people are those observed: so the
# documentation defines both.
for key in [k for k in people if k[1] == "everybody"]:
    people[key]["cost"] = (
        sum(spent[key[0], "everybody", i] for i in ITEMS)
        if key[2:] == ("all", "all", "all")
        else None
    )

ROWS = (
    [(g, "group", v[0], FAMILIES[v[1]]) for g, v in GROUPS.items()]
    + [(f, "family", n, n) for f, n in FAMILIES.items()]
    + [("everybody", "everybody", "Everybody", "")]
)
MORE = [
    ("remainder", "remainder", "Remainder: no group", ""),
    ("unobserved", "unobserved", "Not observed in the year", ""),
]
rows = []
for y in YEARS:
    for row, kind, name, family in ROWS:
        for a in ["0-29", "30-59", "60+", "unknown", "all"]:
            for s in ["female", "male", "unknown", "all"]:
                for g in ["unknown", "Bretagne", "Corse", "all"]:
                    population = len(people[y, "everybody", a, s, g]["people"])
                    if population == 0:
                        continue
                    c = people[y, row, a, s, g]
                    n = len(c["people"])
                    risk = (
                        ["", ""] + [stats.NAN] * 3
                        if row == "everybody"
                        else [c["at_risk"], c["new"], *stats.wilson(c["new"], c["at_risk"])]
                    )
                    rows.append(
                        [
                            y,
                            kind,
                            row,
                            name,
                            family,
                            a,
                            s,
                            g,
                            population,
                            n,
                            *stats.wilson(n, population),
                            *risk,
                            c["deaths"],
                            c["cost"],
                            c["cost"] / 100 / n if n and c["cost"] is not None else stats.NAN,
                        ]
                    )
omop.expect(
    KIND,
    "people",
    "year kind id name family age sex region population people prevalence prevalence_low "
    "prevalence_high "
    "at_risk new_cases incidence incidence_low incidence_high deaths cost_cents mean_cost".split(),
    rows,
)
omop.expect(
    KIND,
    "expenditure",
    "year kind id name family item item_name people cost_cents".split(),
    [
        [
            y,
            kind,
            row,
            name,
            family,
            item,
            words,
            len(
                users[y, row, item]
                if item != "total"
                else set().union(*(users[y, row, i] for i in ITEMS))
            ),
            spent[y, row, item] if item != "total" else sum(spent[y, row, i] for i in ITEMS),
        ]
        for y in YEARS
        for row, kind, name, family in ROWS + MORE
        for item, words in [(i, v[0]) for i, v in ITEMS.items()] + [("total", "All items")]
    ],
)

rows = []
for y in YEARS[1:]:
    for row, kind, name, _ in ROWS:
        old, new = people[y - 1, row, "all", "all", "all"], people[y, row, "all", "all", "all"]
        n0, n1, a0, a1 = len(old["people"]), len(new["people"]), old["cost"], new["cost"]
        # Bennet: people gained or lost at the mean of both years' mean amounts
        volume = (
            a1 - a0
            if not n0 or not n1
            else int(
                (Decimal(n1 - n0) * (Decimal(a0) / n0 + Decimal(a1) / n1) / 2).to_integral_value(
                    ROUND_HALF_EVEN
                )
            )
        )
        rows.append([y, kind, row, name, a1 - a0, volume, a1 - a0 - volume])
omop.expect(
    KIND, "dynamics", "year kind id name difference_cents volume_cents price_cents".split(), rows
)


def in_all(row):
    return sum(spent[y, row, i] for y in YEARS for i in ITEMS)


given = sum(in_all(g) for g in GROUPS)
assert given + in_all("remainder") + in_all("unobserved") == place["within"] == in_all("everybody")
S = "from 2016 to 2018"
omop.expect(
    KIND,
    "balance",
    "id name cost_cents".split(),
    [
        ["groups", f"Given to groups, {S}", given],
        ["remainder", f"Given to no group, {S}", in_all("remainder")],
        ["unobserved", f"Of people not observed in the year, {S}", in_all("unobserved")],
        ["within", f"All of that: {S}", place["within"]],
        [
            "not_in_population",
            f"Of people not in registered in the year, {S}",
            place["not_in_population"],
        ],
        ["before", "Before 2016", place["before"]],
        ["after", "After 2018", place["after"]],
        ["undated", "Without a date", place["undated"]],
        [
            "not_counted",
            "Not counted, other tables hold the same: observation",
            place["not_counted"],
        ],
        ["all", "Every amount of the store", place["all"]],
    ],
)
n = len(everybody)
omop.expect(
    KIND,
    "attrition",
    "step rule dropped left".split(),
    [
        [0, "everybody", 0, n],
        [1, "ever in the population: registered", n - len(ever), len(ever)],
        [
            2,
            "observed on a day of 2016 to 2018, in a year in which they are in the population",
            len(ever) - len(contributing),
            len(contributing),
        ],
    ],
)
