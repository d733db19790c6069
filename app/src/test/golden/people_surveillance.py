"""Writes the people of the surveillance: doses of two vaccines in 2018 and 2019, an outcome that the
first one brings, one that nothing brings, and eight negative controls whose records after any dose
are off by some factor each."""

import random
from omop import day, iso, write_in

r = random.Random(31)
KIND = "surveillance"
CONCEPTS = [(1, "Vaccine A", "ATC", "J07BX03"), (2, "Vaccine B", "ATC", "J07BB02")]
CONCEPTS += [(21, "Stroke", "ICD10", "I63"), (22, "Angina", "ICD10", "I20")]
CONCEPTS += [(30 + i, "Control %d" % i, "ICD10", "S%02d" % (10 * i)) for i in range(1, 9)]
RATES = {21: 0.05, 22: 0.08, **{30 + i: 0.05 + 0.01 * i for i in range(1, 9)}}
FACTOR = {(1, 21): 4.0, (2, 21): 1.0, (1, 22): 1.0, (2, 22): 1.0}
SPREAD = (0.3, 2.6, 0.9, 2.2, 0.5, 3.2, 1.3, 1.9)
for i in range(1, 9):
    FACTOR[(1, 30 + i)] = SPREAD[i - 1]
    FACTOR[(2, 30 + i)] = SPREAD[(3 * i) % 8]
start, watched, end = day("2014-01-01"), day("2018-01-01"), day("2019-12-31")
person, period, death, drug, condition = [], [], [], [], []
for who in range(1, 601):
    sex = r.choice((8532, 8507))
    year = 1930 + who % 60
    person.append([who, sex, year, r.randint(1, 12), r.randint(1, 28)])
    begins = start + (r.randint(0, 1500) if who % 9 == 0 else 0)
    ends = end - (r.randint(0, 500) if who % 7 == 0 else 0)
    if who % 14 == 0:
        death.append([who, iso(ends)])
    period.append([who, iso(begins), iso(ends)])
    doses = []
    for vaccine in (1, 2):
        if r.random() < 0.75:
            first = r.randint(watched - 120, end - 30)
            for dose in [first] + ([first + r.randint(25, 140)] if r.random() < 0.25 else []):
                if begins <= dose <= ends:
                    doses.append((vaccine, dose))
                    drug.append([len(drug) + 1, who, vaccine, iso(dose), ""])
    for code, rate in RATES.items():
        rate *= 1.5 if sex == 8507 else 1.0
        rate *= 1 + (2000 - year) / 60
        for now in range(begins, ends + 1):
            factor = 1.0
            for vaccine, dose in doses:
                if 1 <= now - dose <= 42:
                    factor *= FACTOR[(vaccine, code)]
            if r.random() < rate * factor / 365.25:
                condition.append([len(condition) + 1, who, code, iso(now)])
write_in(
    KIND, "omop/person",
    ["person_id", "gender_concept_id", "year_of_birth", "month_of_birth", "day_of_birth"], person,
)
write_in(
    KIND, "omop/observation_period",
    ["person_id", "observation_period_start_date", "observation_period_end_date"], period,
)
write_in(KIND, "omop/death", ["person_id", "death_date"], death)
write_in(
    KIND, "omop/drug_exposure",
    [
        "drug_exposure_id", "person_id", "drug_concept_id", "drug_exposure_start_date",
        "drug_exposure_end_date",
    ],
    drug,
)
write_in(
    KIND, "omop/condition_occurrence",
    ["condition_occurrence_id", "person_id", "condition_concept_id", "condition_start_date"],
    condition,
)
write_in(
    KIND, "omop/concept", ["concept_id", "concept_name", "vocabulary_id", "concept_code"], CONCEPTS
)
