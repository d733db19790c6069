"""Writes the people of the screen: two sites whose sets are so small that every eligible control
is taken."""

import random
from omop import day, iso, write_in

r = random.Random(20261)
CONCEPTS = [
    (100, "Cancer of lung, upper lobe", "ICD10", "C34.1"),
    (101, "Cancer of lung", "ICD10", "C34.9"),
    (201, "Cough", "SNOMED", "49727002"),
    (202, "Omeprazole 20 mg", "RxNorm", "402014"),
    (203, 'Haemoglobin, "venous"', "LOINC", "718-7"),
    (204, "Haemoptysis", "SNOMED", "66857006"),
    (205, "Aspirin, oral", "RxNorm", "1191"),
    (206, "Rare", "SNOMED", "1"),
    (301, "Smoker", "SNOMED", "77176002"),
    (302, "Lives in the country", "SNOMED", "224804009"),
    (9202, "Outpatient visit", "Visit", "OP"),
]
# probability of exposure in the near window: case, control, at the north and at the south
CHANCE = {
    201: ((0.85, 0.25), (0.8, 0.2)),
    202: ((0.7, 0.3), (0.45, 0.4)),
    203: ((0.5, 0.45), (0.5, 0.5)),
    204: ((0.35, 0), (0.3, 0)),
    205: ((0.15, 0.6), (0.6, 0.4)),
    999: ((0.6, 0.35), (0.5, 0.4)),
    206: ((0.03, 0.01), (0.02, 0.01)),
}
TABLE = {
    201: "condition_occurrence",
    202: "drug_exposure",
    203: "measurement",
    204: "condition_occurrence",
    205: "drug_exposure",
    999: "measurement",
    206: "condition_occurrence",
}


def site(name, which, first):
    person, period, death = [], [], []
    rows = {
        t: []
        for t in (
            "condition_occurrence",
            "drug_exposure",
            "measurement",
            "observation",
            "visit_occurrence",
        )
    }

    def record(table, who, concept, when):
        rows[table].append([len(rows[table]) + 1, who, concept, iso(when)])

    def somebody(sex, year, start, end):
        who = first + len(person)
        person.append([who, sex, year])
        period.append([who, iso(start), iso(end)])
        return who

    def life(who, index, is_case, far):
        for concept, chances in CHANCE.items():
            chance = chances[which][0 if is_case else 1]
            for window, factor in (
                (((-365, -1), 1), ((-730, -366), 0.6)) if far else (((-365, -1), 1),)
            ):
                if r.random() < chance * factor:
                    for _ in range(r.choice((1, 1, 2))):
                        record(TABLE[concept], who, concept, index + r.randint(*window))
            if r.random() < 0.2:
                record(TABLE[concept], who, concept, index + r.randint(0, 60))
        for window in ((-365, -1), (-730, -366)):
            for _ in range(r.randint(0, 5) + (2 if is_case else 0)):
                record("visit_occurrence", who, 9202, index + r.randint(*window))
        if r.random() < (0.6 if is_case else 0.35):
            record("observation", who, 301, index + r.randint(-365, -1))
        if r.random() < (0.6 if is_case else 0.35):
            record("observation", who, 301, index + r.randint(-730, -366))
        if r.random() < 0.4:
            record("observation", who, 302, index + r.randint(-730, -366))

    for i in range(30):
        sex, year = (8532, 8507)[i % 2], 1925 + i // 2
        index = day("2016-03-01") + r.randint(0, 1200)
        rural = i % 3 == 0
        case = somebody(sex, year, index - r.choice((400, 800, 900, 1500)), index + 30)
        record("condition_occurrence", case, r.choice((100, 101)), index)
        if i % 5 == 0:
            record("condition_occurrence", case, 100, index + 12)
        members = [case] + [
            somebody(sex, year, index - r.choice((500, 760, 1200)), index + r.randint(0, 500))
            for _ in range(r.choice((1, 2, 3)))
        ]
        for who in members:
            life(who, index, who == case, True)
            if rural:
                record("observation", who, 302, index - 100)
        if i % 6 == 1:  # could be a control but for the history, the end, or death
            late = somebody(sex, year, index - 100, index + 10)
            record("condition_occurrence", late, 201, index - 5)
            gone = somebody(sex, year, index - 900, index + 100)
            death.append([gone, iso(index - 1)])
            record("drug_exposure", gone, 205, index - 50)
            over = somebody(sex, year, index - 900, index - 1)
            record("condition_occurrence", over, 204, index - 50)
    if which == 0:
        for sex, year, begin, outcome in (
            (8507, 1960, 0, -5),
            (8532, 1960, 0, -9),  # before observation
            (8507, 1961, 0, 20),
            (8532, 1961, 0, 59),
            (8507, 1962, 0, 3),  # washout
            (8507, 1963, 0, 60),
            (8532, 1963, 0, 100),
            (8507, 1964, 0, 150),
            (8532, 1964, 0, 199),  # history
            (0, 1965, 0, 500),  # sex not known
            (8507, 1966, 0, 500),
            (8532, 1966, 0, 510),
            (8507, 1967, 0, 520),
            (8532, 1967, 0, 530),
            (8507, 1968, 0, 540),
        ):  # nobody like them
            start = day("2015-01-01") + begin
            who = somebody(sex, year, start, start + 1000)
            record("condition_occurrence", who, 100, start + outcome)
    folder = "omop-" + name + "/"
    write_in(
        "screen", folder + "person", ["person_id", "gender_concept_id", "year_of_birth"], person
    )
    write_in(
        "screen",
        folder + "observation_period",
        ["person_id", "observation_period_start_date", "observation_period_end_date"],
        period,
    )
    write_in("screen", folder + "death", ["person_id", "death_date"], death)
    write_in(
        "screen",
        folder + "concept",
        ["concept_id", "concept_name", "vocabulary_id", "concept_code"],
        CONCEPTS,
    )
    for table, lines in rows.items():
        word = {
            "condition_occurrence": "condition",
            "drug_exposure": "drug",
            "measurement": "measurement",
            "observation": "observation",
            "visit_occurrence": "visit",
        }[table]
        when = {
            "drug_exposure": "drug_exposure_start_date",
            "measurement": "measurement_date",
            "observation": "observation_date",
        }.get(table, word + "_start_date")
        write_in(
            "screen",
            folder + table,
            [table + "_id", "person_id", word + "_concept_id", when],
            lines,
        )


site("north", 0, 1)
site("south", 1, 1001)
