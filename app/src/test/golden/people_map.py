"""Writes the people, visits, records and costs of the map."""

import random
from omop import day, iso, write_in

r = random.Random(44)
KIND, FOLDER = "map", "omop/"
CODES = {
    11: ("Cancer of breast", "ICD10", "C50.9"),
    12: ("Cancer of lung", "ICD10", "C34.1"),
    13: ("Diabetes, type 2", "ICD10", "E11"),
    14: ("Asthma", "ICD10", "J45"),
    15: ("Bronchitis", "ICD10", "J40"),
    16: ("Gout", "ICD10", "M10"),
    21: ("Insulin", "ATC", "A10AB01"),
    22: ("Metformin", "ATC", "A10BA02"),
    23: ("Paracetamol", "ATC", "N02BE01"),
    31: ("Glucose profile", "CCAM", "GLU"),
    32: ("Radiography", "CCAM", "RAD"),
    41: ("Stay", "Visit", "IP"),
    51: ("Bill", "LOCAL", "BILL"),
    52: ("Registered", "LOCAL", "REG"),
}
person, period, death, visit, condition, drug, act, observation, cost = ([] for _ in range(9))


def pay(domain, event, low=100, high=90_000, **more):
    amount = r.randint(low, high) / 100
    kind = r.random()
    cost.append(
        [
            len(cost) + 1,
            event,
            domain,
            f"{amount:.2f}" if kind < 0.6 else "",
            f"{amount:.2f}" if kind > 0.5 else "",
            more.get("person", ""),
            more.get("incurred", ""),
        ]
    )


for who in range(1, 101):
    year = r.choice(("", 1950, 1957, 1958, 1975, 1986, 1987, 1988, 1999)) if who % 12 else 2015
    person.append(
        [
            who,
            r.choice((8532, 8507, 8507, 0) if who % 10 == 0 else (8532, 8507)),
            year,
            r.choice((1, 1, 2, "") if who % 4 == 0 else (1, 2)),
        ]
    )
    begin, end = day("2013-01-01"), day("2019-06-30")
    if year == 2015:
        begin = day("2015-01-01")
    elif who % 6 == 0:
        begin += r.randint(0, 1500)
    if who % 5 == 0:
        end = day("2016-06-01") + r.randint(0, 900)
    if who % 17 == 0:
        period.append([who, iso(begin), iso(day("2016-05-01"))])
        period.append([who, iso(day("2018-02-01")), iso(day("2019-02-01"))])
    else:
        period.append([who, iso(begin), iso(end)])
        if who % 5 == 0 and r.random() < 0.6:
            death.append([who, iso(end)])
    if who % 8:
        observation.append(
            [
                len(observation) + 1,
                who,
                52,
                iso(day("2014-01-01") + r.choice((0, 500, 1000, 1500))),
                "",
            ]
        )

    def some():
        return day("2013-06-01") + r.randint(0, 2200)

    for _ in range(r.randint(0, 4)):
        on = some()
        visit.append([len(visit) + 1, who, 41, iso(on), iso(on + r.randint(0, 9))])
        pay("Visit", len(visit), 10_000)
        for _ in range(r.randint(0, 2)):
            condition.append(
                [
                    len(condition) + 1,
                    who,
                    r.choice((11, 12, 13, 14, 15, 16)),
                    iso(on),
                    r.choice(("", iso(on + r.randint(1, 700)))),
                    len(visit),
                ]
            )
        if r.random() < 0.5:
            act.append([len(act) + 1, who, r.choice((31, 32)), iso(on), len(visit)])
            pay("Procedure", len(act))
        if r.random() < 0.4:
            drug.append([len(drug) + 1, who, r.choice((21, 23)), iso(on), len(visit)])
            pay("Drug", len(drug))
    if r.random() < 0.35:
        on = some()
        condition.append(
            [
                len(condition) + 1,
                who,
                r.choice((14, 13, 15)),
                iso(on),
                r.choice(("", iso(on + 400))),
                "",
            ]
        )
    for concept, often in ((21, 0.25), (22, 0.2), (23, 0.7)):
        if r.random() < often:
            on = some()
            for _ in range(r.randint(1, 4)):
                drug.append([len(drug) + 1, who, concept, iso(on), ""])
                pay("Drug", len(drug), 50, 9000)
                if r.random() < 0.2:
                    pay("drug_exposure", len(drug), 1, 99)
                on += r.choice((0, 30, 200))
    if r.random() < 0.5:
        act.append([len(act) + 1, who, r.choice((31, 32)), iso(some()), ""])
        pay("Procedure", len(act))
    if who % 9 == 0:
        drug.append([len(drug) + 1, who, 23, "", ""])
        pay("Drug", len(drug))
    if who % 7 == 0:
        observation.append([len(observation) + 1, who, 51, iso(some()), ""])
        pay("Observation", len(observation))
    if who % 10 == 3:
        pay("Device", 777, person=who, incurred=iso(some()))

write_in(
    KIND, FOLDER + "person", "person_id gender_concept_id year_of_birth location_id".split(), person
)
write_in(
    KIND,
    FOLDER + "observation_period",
    "person_id observation_period_start_date observation_period_end_date".split(),
    period,
)
write_in(KIND, FOLDER + "death", ["person_id", "death_date"], death)
write_in(KIND, FOLDER + "location", ["location_id", "state"], [[1, "Bretagne"], [2, "Corse"]])
write_in(
    KIND,
    FOLDER + "concept",
    ["concept_id", "concept_name", "vocabulary_id", "concept_code"],
    [[k, *v] for k, v in CODES.items()],
)
write_in(
    KIND,
    FOLDER + "visit_occurrence",
    "visit_occurrence_id person_id visit_concept_id visit_start_date visit_end_date".split(),
    visit,
)
write_in(
    KIND,
    FOLDER + "condition_occurrence",
    "condition_occurrence_id person_id condition_concept_id condition_start_date "
    "condition_end_date visit_occurrence_id".split(),
    condition,
)
write_in(
    KIND,
    FOLDER + "drug_exposure",
    "drug_exposure_id person_id drug_concept_id drug_exposure_start_date "
    "visit_occurrence_id".split(),
    drug,
)
write_in(
    KIND,
    FOLDER + "procedure_occurrence",
    "procedure_occurrence_id person_id procedure_concept_id procedure_date "
    "visit_occurrence_id".split(),
    act,
)
write_in(
    KIND,
    FOLDER + "observation",
    "observation_id person_id observation_concept_id observation_date visit_occurrence_id".split(),
    observation,
)
write_in(
    KIND,
    FOLDER + "cost",
    "cost_id cost_event_id cost_domain_id total_paid total_cost person_id incurred_date".split(),
    cost,
)
