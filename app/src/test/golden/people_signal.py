"""Writes the people of the search for signals: drugs in eras far apart, and events in each window
of each pair."""

import random
from omop import day, iso, write_in

r = random.Random(14)
KIND = "signal"
DRUGS = {
    1: ("Metformin", "A10BA02"),
    2: ("Buformin", "A10BA03"),
    3: ("Simvastatin, oral", "C10AA01"),
    4: ("Atorvastatin", "C10AA05"),
    5: ("Paracetamol", "N02BE01"),
}
ABOVE = {
    11: ("Biguanides", "A10BA", (1, 2)),
    12: ("Drugs used in diabetes", "A10", (1, 2, 11)),
    13: ("Statins", "C10AA", (3, 4)),
    14: ("Anilides", "N02BE", (5,)),
}
OUTCOMES = {21: ("Bleeding, digestive", "K92"), 22: ("Cancer of lung", "C34")}
person, period, death, drug, condition = [], [], [], [], []
eras, spans = {}, {}
for who in range(1, 171):
    year = 1955 + who % 14 if who % 40 else ""
    person.append(
        [
            who,
            r.choice((8532, 8507)),
            year,
            r.randint(1, 12) if year else "",
            r.randint(1, 28) if year else "",
        ]
    )
    begin = day("2010-01-01") + r.choice((0, 0, 200, 400))
    end = day("2017-12-31") - (r.randint(100, 1200) if who % 3 == 0 else 0)
    if who % 25 == 0:
        end = begin + 60
    if who % 21 == 0:
        death.append([who, iso(end - 15)])
    period.append([who, iso(begin), iso(end)])
    spans[who] = (begin + 100, end - (15 if who % 21 == 0 else 0))
    for d in DRUGS:
        if r.random() < 0.3:
            on = begin + r.choice((80, 150, 300, 500, 900))
            for _ in range(r.choice((1, 1, 2, 3))):
                if on + 10 > end:
                    break
                drug.append(
                    [
                        len(drug) + 1,
                        who,
                        d,
                        iso(on),
                        iso(on + r.randint(5, 25)) if r.random() < 0.7 else "",
                    ]
                )
                if r.random() < 0.3:  # the same era goes on
                    drug.append([len(drug) + 1, who, d, iso(on + 20), iso(on + 40)])
                eras.setdefault(d, []).append((who, on))
                on += r.randint(130, 700)


def happen(who, outcome, on):
    condition.append([len(condition) + 1, who, outcome, iso(on)])


for who, (begin, end) in spans.items():
    for o in OUTCOMES:
        if end > begin and r.random() < 0.17:
            happen(who, o, begin + int((end - begin) * r.random()))
            if r.random() < 0.15:
                happen(who, o, begin + int((end - begin) * r.random()))
        if r.random() < 0.05:
            happen(who, o, begin - 60)
for d in DRUGS:
    for o in OUTCOMES:
        strong = (d, o) in ((1, 21), (3, 22), (4, 22))
        inside = [
            (w, on) for w, on in eras[d] if spans[w][0] + 60 <= on <= spans[w][1] - 90 and w % 40
        ]
        picked = r.sample(inside, 12)
        days = [-20, 0, 9, 25] + ([3, 14, 22, 28, 50, 45] if strong else [-9] * r.randint(0, 2))
        for (who, on), at in zip(picked, days):
            happen(who, o, on + at)
for o in OUTCOMES:  # some leave soon after
    for who in r.sample([w for w in spans if w % 3 == 0 and w % 25 and w % 40], 3):
        happen(who, o, spans[who][1] - r.randint(3, 25))

write_in(
    KIND,
    "omop/person",
    "person_id gender_concept_id year_of_birth month_of_birth day_of_birth".split(),
    person,
)
write_in(
    KIND,
    "omop/observation_period",
    "person_id observation_period_start_date observation_period_end_date".split(),
    period,
)
write_in(KIND, "omop/death", ["person_id", "death_date"], death)
write_in(
    KIND,
    "omop/concept",
    ["concept_id", "concept_name", "vocabulary_id", "concept_code"],
    [[k, v[0], "ATC", v[1]] for k, v in (DRUGS | ABOVE).items()]
    + [[k, v[0], "ICD10", v[1]] for k, v in OUTCOMES.items()],
)
write_in(
    KIND,
    "omop/concept_ancestor",
    ["ancestor_concept_id", "descendant_concept_id"],
    [[k, d] for k, v in ABOVE.items() for d in v[2]],
)
write_in(
    KIND,
    "omop/drug_exposure",
    "drug_exposure_id person_id drug_concept_id drug_exposure_start_date "
    "drug_exposure_end_date".split(),
    drug,
)
write_in(
    KIND,
    "omop/condition_occurrence",
    "condition_occurrence_id person_id condition_concept_id condition_start_date".split(),
    condition,
)
