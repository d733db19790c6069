"""Writes the people whose incidence, prevalence and use of drugs are described."""

import random
from omop import day, iso, write_in

r = random.Random(8)
KIND, FOLDER = "describe", "omop/"
person, period, death, condition, drug, cohort = [], [], [], [], [], []


def record(rows, who, concept, start, *more):
    rows.append([len(rows) + 1, who, concept, iso(start), *more])


for who in range(1, 121):
    sex = r.choice((8532, 8532, 8507, 8507, 8507, 0) if who % 9 == 0 else (8532, 8532, 8507))
    born = (
        ["", "", ""]
        if who % 31 == 0
        else [
            r.choice((1940, 1946, 1947, 1948, 1965, 1966, 1968, 1980)),
            r.randint(1, 12),
            r.randint(1, 28),
        ]
    )
    if who == 5:
        born = [1968, 2, 29]
    person.append([who, sex, *born, r.choice((1, 1, 2, 3, ""))])
    begin = day("2014-06-01") + (0 if r.random() < 0.4 else r.randint(0, 1100))
    end = min(day("2019-08-31"), begin + r.randint(200, 1900))
    spans = [(begin, end)]
    if who % 7 == 0 and end - begin > 400:
        middle = begin + r.randint(100, 300)
        spans = [(begin, middle), (middle + r.randint(20, 60), end)]
    for start, last in spans:
        period.append([who, iso(start), iso(last)])
    if who % 11 == 0:
        death.append([who, iso(end - 30)])
    for concept, often in ((11, 1.1), (12, 0.7), (21, 0.9), (22, 0.6), (23, 0.8)):
        for _ in range(int(r.expovariate(1 / often) + 0.4)):
            on = begin + r.randint(-40, max(1, end - begin) + 20)
            record(
                condition, who, concept, on, iso(on + r.randint(0, 45)) if r.random() < 0.6 else ""
            )
    if who % 13 == 0:
        on = begin + 90
        record(condition, who, 11, on, iso(on + 10))
        record(condition, who, 11, on, iso(on + 5))
        record(condition, who, 11, on + 70, "")
    for concept, often in ((31, 0.75), (32, 0.25), (41, 0.4)):
        if r.random() < often:
            on = begin + r.randint(0, 900)
            for _ in range(r.randint(1, 3)):
                length = r.choice((28, 30, 60))
                for _ in range(r.choice((1, 2, 3, 5, 9, 14))):
                    kind = r.random()
                    record(
                        drug,
                        who,
                        concept,
                        on,
                        length if kind < 0.8 else "",
                        iso(on + 20) if 0.8 <= kind < 0.92 else iso(on),
                    )
                    if r.random() < 0.15:
                        record(condition, who, r.choice((21, 22, 23)), on - r.randint(0, 35), "")
                    on += length + r.randint(-6, 14)
                on += r.randint(60, 500)
    if r.random() < 0.8:
        cohort.append([1, who, iso(begin + r.randint(-50, 400)), iso(end - r.randint(-30, 150))])
        if r.random() < 0.2:
            cohort.append([1, who, cohort[-1][2], iso(day(cohort[-1][2]) + 60)])
cohort = [c for c in cohort if c[3] >= c[2]]

write_in(
    KIND,
    FOLDER + "person",
    "person_id gender_concept_id year_of_birth month_of_birth day_of_birth location_id".split(),
    person,
)
write_in(
    KIND,
    FOLDER + "observation_period",
    "person_id observation_period_start_date observation_period_end_date".split(),
    period,
)
write_in(KIND, FOLDER + "death", ["person_id", "death_date"], death)
write_in(
    KIND,
    FOLDER + "location",
    ["location_id", "state"],
    [[1, "Bretagne"], [2, "Corse"], [3, "Normandie"]],
)
write_in(
    KIND,
    FOLDER + "concept",
    ["concept_id", "concept_name", "vocabulary_id", "concept_code"],
    [
        [11, "Fracture of wrist", "ICD10", "S52"],
        [12, "Asthma", "ICD10", "J45"],
        [21, "Gastric reflux", "ICD10", "K21"],
        [22, "Gastritis", "ICD10", "K29"],
        [23, "Back pain", "ICD10", "M54"],
        [31, "Omeprazole", "ATC", "A02BC01"],
        [32, "Pantoprazole", "ATC", "A02BC02"],
        [41, "Simvastatin", "ATC", "C10AA01"],
    ],
)
write_in(
    KIND,
    FOLDER + "condition_occurrence",
    "condition_occurrence_id person_id condition_concept_id condition_start_date "
    "condition_end_date".split(),
    condition,
)
write_in(
    KIND,
    FOLDER + "drug_exposure",
    "drug_exposure_id person_id drug_concept_id drug_exposure_start_date days_supply "
    "drug_exposure_end_date".split(),
    drug,
)
write_in(
    KIND,
    "insured",
    "cohort_definition_id subject_id cohort_start_date cohort_end_date".split(),
    cohort,
)
