"""Expected cohorts over the people of `describe`: who is in, from when to when, and the
attrition."""

import datetime
import omop

KIND = "cohort"
everybody, _ = omop.people("describe", "omop")
Y2000 = omop.day("2000-01-01")


def near(p, event, codes, first, last):
    """Whether a record of the codes begins in a window around an event, inside the event's
    observation period."""
    day, (begin, end) = event
    low = begin if first is None else max(begin, day + first)
    return any(code in codes and low <= d <= min(end, day + last) for d, code, *_ in p.events)


def cohort(number, codes, before, rules, first_only, days, censor, pad):
    events = [
        (p, (d, (s, e)))
        for p in everybody.values()
        for s, e in p.recorded
        for d, code, *_ in p.events
        if code in codes and s + before <= d <= e
    ]
    steps = [("entry events", events), ("additional criteria", events)]
    for rule, holds in rules:
        events = [e for e in events if holds(*e)]
        steps.append((rule, events))
    if first_only:
        events = [
            min((e for e in events if e[0] is p), key=lambda e: e[1][0])
            for p in dict.fromkeys(e[0] for e in events)
        ]
    steps.append(("limit to " + ("first" if first_only else "all"), events))
    entries = []
    for p in everybody.values():
        mine = []
        for d, (s, e) in sorted(x for q, x in events if q is p):
            end = min(e, d + days) if days is not None else e
            mine.append(
                [
                    d,
                    min(
                        [end]
                        + [c for c, code, *_ in p.events if code in censor and c >= d and c <= e]
                    ),
                ]
            )
        joined = []
        for d, end in mine:
            if joined and d <= joined[-1][1] + pad:
                joined[-1][1] = max(joined[-1][1], end)
            else:
                joined.append([d, end])
        entries += [(number, p.id, d, end) for d, end in joined]
    attrition.extend(
        [number, i, rule, len({e[0].id for e in left}), len(left)]
        for i, (rule, left) in enumerate(steps)
    )
    summary.append(
        [
            number,
            len(entries),
            len({e[1] for e in entries}),
            sum(e[2] - Y2000 for e in entries),
            sum(e[3] - Y2000 for e in entries),
        ]
    )
    rows.extend([n, who, omop.iso(a), omop.iso(b)] for n, who, a, b in entries)


attrition, summary, rows = [], [], []
cohort(
    7,
    {"ICD10/K21", "ICD10/K29"},
    30,
    [
        (
            "a proton pump inhibitor within 90 days",
            lambda p, e: near(p, e, {"ATC/A02BC01", "ATC/A02BC02"}, 0, 90),
        ),
        ('no fracture, ever "before"', lambda p, e: not near(p, e, {"ICD10/S52"}, None, -1)),
    ],
    False,
    60,
    set(),
    10,
)
cohort(8, {"ICD10/J45"}, 0, [], True, None, {"ICD10/M54"}, 0)
omop.expect(
    KIND,
    "cohort",
    "cohort_definition_id subject_id cohort_start_date cohort_end_date".split(),
    rows,
)
omop.expect(KIND, "summary", "cohort_id entries persons start_day_sum end_day_sum".split(), summary)
omop.expect(KIND, "attrition", "cohort_id step rule persons events".split(), attrition)
