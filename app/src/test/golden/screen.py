"""Expected tables of the screen, from the people's CSV files and the protocol's meaning."""

import math
import models
import omop
import stats

KIND = "screen"
WASHOUT, HISTORY, CONTROLS, EXPOSED, STRONGEST = 60, 200, 10, 9, 5
WINDOWS = [(-730, -366), (-365, -1)]
TABLES = {"condition_occurrence", "drug_exposure", "measurement"}
SMOKING, RURAL = "SNOMED/77176002", "SNOMED/224804009"

everybody, names = [], {}
for site in ("north", "south"):
    found, known = omop.people(KIND, "omop-" + site, site)
    everybody += found.values()
    names |= known


def history(person, day):
    """Days observed before a day, or -1: not observed, or dead."""
    if person.death is not None and day > person.death:
        return -1
    return max([day - s for s, e in person.periods if s <= day <= e], default=-1)


def outcome(person):
    return min(
        [d for d, code, *_ in person.events if code.startswith("ICD10/C34") and d is not None],
        default=None,
    )


def step(rule, people, keep):
    kept = [p for p in people if keep(p)]
    attrition.append([len(attrition), rule, len(people) - len(kept), len(kept)])
    return kept


def controls(case):
    day = outcome(case)
    return [
        p
        for p in everybody
        if p is not case
        and p.site == case.site
        and p.sex == case.sex
        and p.birth_year == case.birth_year
        and history(p, day) >= max(WASHOUT, HISTORY)
        and (outcome(p) is None or outcome(p) > day)
    ]


attrition = []
cases = step("everybody in the store", everybody, lambda p: True)
cases = step("a record of the outcome", cases, lambda p: outcome(p) is not None)
cases = step(
    "the first one inside an observation period, and alive",
    cases,
    lambda p: history(p, outcome(p)) >= 0,
)
cases = step(
    "not in the first 60 days of the period (washout)",
    cases,
    lambda p: history(p, outcome(p)) >= WASHOUT,
)
cases = step(
    "at least 200 days of observation before", cases, lambda p: history(p, outcome(p)) >= HISTORY
)
cases = step("sex, year of birth known", cases, lambda p: p.sex != "unknown" and p.birth_year)
cases = step("at least one control at risk on the same day", cases, controls)
assert max(len(controls(c)) for c in cases) <= CONTROLS, "no draw"


def exposed(person, index, codes, window, tables=TABLES):
    return any(
        code in codes
        and (tables is None or table in tables)
        and window[0] <= d - index <= window[1]
        for d, code, table, *_ in person.events
    )


def visits(person, index, window):
    return len(
        {
            d
            for d, _, table, *_ in person.events
            if table == "visit_occurrence" and window[0] <= d - index <= window[1]
        }
    )


def sets(window, site=None):
    """Case and controls that were observed throughout the window."""
    found = []
    for case in cases:
        index = outcome(case)
        seen = [p for p in controls(case) if history(p, index) >= -window[0]]
        if history(case, index) >= -window[0] and seen and site in (None, case.site):
            found.append((index, case, [case] + seen))
    return found


def covariates(all_sets, code, window, columns):
    return [
        ([c(case, i) for c in columns], [[c(m, i) for c in columns] for m in members])
        for i, case, members in all_sets
    ]


def odds_ratio(all_sets, code, window):
    """Estimate, log, standard error, how."""
    one = covariates(all_sets, code, window, [lambda p, i: 1.0 * exposed(p, i, {code}, window)])
    told = [(case, members) for case, members in one if len({m[0] for m in members}) > 1]
    if not told:
        return None
    if len({case[0] for case, _ in told}) == 1:
        estimate, log = models.firth(told)
        return estimate, log, None, "firth"
    beta, se = models.newton(told, 1)
    return stats.wald(beta[0], se[0]), beta[0], se[0], "conditional"


tests = []
codes = sorted(
    {
        code
        for p in everybody
        for _, code, table, *_ in p.events
        if table in TABLES and not code.startswith("ICD10/C34")
    }
)
for code in codes:
    for window in WINDOWS:
        all_sets = sets(window)
        on_cases = sum(exposed(case, i, {code}, window) for i, case, _ in all_sets)
        on_all = sum(exposed(m, i, {code}, window) for i, _, members in all_sets for m in members)
        estimate = odds_ratio(all_sets, code, window)
        if on_all >= EXPOSED and estimate:
            tests.append(
                dict(
                    code=code,
                    window=window,
                    sets=len(all_sets),
                    cases=on_cases,
                    controls=on_all - on_cases,
                    all=sum(len(m) - 1 for _, _, m in all_sets),
                    estimate=estimate,
                )
            )
def few(count, small):
    return 0 < count <= small


def tells(having, small):
    """Whether (cases, those having it, controls, those having it) tell of few."""
    cases, on_cases, all_controls, on_controls = having
    return any(
        few(n, small)
        for n in (on_cases, cases - on_cases, on_controls, all_controls - on_controls)
    )


def having(all_sets, has):
    """Cases, those of them who have it, controls, those of them who have it."""
    return (
        len(all_sets),
        sum(has(case, i) for i, case, _ in all_sets),
        sum(len(m) - 1 for _, _, m in all_sets),
        sum(has(p, i) for i, _, m in all_sets for p in m[1:]),
    )


def merged(steps, small):
    """A rule that drops few is told with the next one, the last with the one before."""
    told = []
    for step in steps:
        if len(told) > 1 and few(told[-1][2], small):
            last = told.pop()
            step = [0, last[1] + "; " + step[1], last[2] + step[2], step[3]]
        told.append(step)
    assert not few(told[-1][2], small), "the last rule has to be told with the one before"
    return [[place] + step[1:] for place, step in enumerate(told)]


def publish(small, folder):
    """The tables with 1 to `small` people hidden."""

    def expect(table, heads, rows):
        omop.write_in(
            KIND, folder + "/" + table, heads, [[omop.cell(v) for v in row] for row in rows]
        )

    expect("attrition", ["step", "rule", "dropped", "left"], merged(attrition, small))
    # Windows do not overlap and no code is counted in another: no test lies within another.
    shown = [
        t for t in tests if not tells((t["sets"], t["cases"], t["all"], t["controls"]), small)
    ]
    hidden = sorted(
        (t for t in tests if t not in shown), key=lambda t: (t["code"], t["window"])
    )
    totals = [(len(cases), sum(len(controls(c)) for c in cases))] + [
        (len(sets(w)), sum(len(m) - 1 for _, _, m in sets(w))) for w in reversed(WINDOWS)
    ]
    for later, earlier in zip(totals, totals[1:]):
        assert not any(few(x - y, small) for x, y in zip(later, earlier)), "sets to be hidden"
    p = [t["estimate"][0][3] if t in shown else 1.0 for t in tests]
    for t, q in zip(tests, stats.benjamini_hochberg(p)):
        t["q"] = q
    for t, bonferroni in zip(tests, stats.bonferroni([t["estimate"][0][3] for t in tests])):
        t["bonferroni"] = bonferroni
    shown.sort(key=lambda t: (t["estimate"][0][3], t["code"], t["window"]))
    what = lambda t: [t["code"], t["code"].split("/")[0], names.get(t["code"], ""), *t["window"]]
    expect(
        "associations",
        "code vocabulary name window_start_day window_end_day sets exposed_cases "
        "exposed_controls odds_ratio ci_low ci_high p_value p_bonferroni q_value controls "
        "method".split(),
        [
            what(t)
            + [
                t["sets"],
                t["cases"],
                t["controls"],
                *t["estimate"][0],
                t["bonferroni"],
                t["q"],
                t["all"],
                t["estimate"][3],
            ]
            for t in shown
        ]
        + [what(t) + [None] * 10 + ["hidden"] for t in hidden],
    )

    rows = []
    for t in shown[:STRONGEST]:
        window, all_sets = t["window"], sets(t["window"])
        columns = [
            ("exposure", lambda p, i: 1.0 * exposed(p, i, {t["code"]}, window)),
            ("log(1 + visit days)", lambda p, i: math.log1p(visits(p, i, window))),
            ("smoking", lambda p, i: 1.0 * exposed(p, i, {SMOKING}, window, None)),
            ("rural", lambda p, i: 1.0 * exposed(p, i, {RURAL}, window, None)),
        ]
        varying = [
            c
            for c in columns
            if any(len({c[1](m, i) for m in members}) > 1 for i, _, members in all_sets)
        ]
        alike = [c[0] for c in columns if c not in varying]
        note = (
            "alike within every set, so there is nothing to adjust for: " + ", ".join(alike)
            if alike
            else ""
        )
        estimates = {}
        if (
            t["estimate"][3] == "firth"
        ):  # only cases were exposed: the joint likelihood has no maximum either
            note = (
                "separation: cases and controls do not overlap, and no finite coefficient is the most "
                "likely for "
                + t["code"]
            )
        else:
            beta, se = models.newton(
                covariates(all_sets, t["code"], window, [c[1] for c in varying]), len(varying)
            )
            estimates = {c[0]: stats.wald(b, s) for c, b, s in zip(varying, beta, se)}
        for c in columns[1:]:
            if tells(having(all_sets, lambda p, i: c[1](p, i) != 0), small):
                estimates.pop(c[0], None)
        rows += [
            [
                t["code"],
                names.get(t["code"], ""),
                *window,
                c[0],
                *estimates.get(c[0], [stats.NAN] * 4),
                note,
            ]
            for c in columns
        ]
    expect(
        "adjusted",
        "code name window_start_day window_end_day term odds_ratio ci_low ci_high p_value note".split(),
        rows,
    )

    rows = []
    for t in shown:
        sites = {
            s: odds_ratio(sets(t["window"], s), t["code"], t["window"]) for s in ("north", "south")
        }
        on_site = {
            s: having(
                sets(t["window"], s),
                lambda p, i: exposed(p, i, {t["code"]}, t["window"]),
            )
            for s in sites
        }
        usable = [e for e in sites.values() if e and e[3] == "conditional"]
        pooled = stats.meta([e[1] for e in usable], [e[2] for e in usable])
        strong = [e[0][0] > 1 for e in sites.values() if e and e[0][3] * len(tests) < 0.05]
        replicated = "yes" if len(strong) >= 2 and len(set(strong)) == 1 else "no"
        if any(tells(n, small) for n in on_site.values()):  # of two sites both, and nothing pooled
            none = [stats.NAN] * 4
            pooled, replicated = dict(fixed=none, random=none, i2=stats.NAN, p=stats.NAN), ""
            sites = {s: None for s in sites}
        for site, estimate in [
            ("pooled (fixed effect)", pooled["fixed"]),
            ("pooled (random effects)", pooled["random"]),
        ] + [(s, e[0] if e else [stats.NAN] * 4) for s, e in sites.items()]:
            rows.append(
                [
                    t["code"],
                    names.get(t["code"], ""),
                    *t["window"],
                    site,
                    *estimate,
                    pooled["i2"],
                    pooled["p"],
                    replicated,
                ]
            )
    expect(
        "replications",
        "code name window_start_day window_end_day site odds_ratio ci_low ci_high p_value i2 "
        "heterogeneity_p replicated".split(),
        rows,
    )


publish(0, "expected")
publish(10, "expected-few")
