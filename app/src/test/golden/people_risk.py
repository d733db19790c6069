"""Writes people of whom it does not matter which of their events are drawn.

Loners share no event; people in a ring share each of their two events with one other, and no two;
people of a crowd have
the same events as everybody in it.
"""

from omop import day, iso, write_in

KIND = "risk"
person, period, measurement = [], [], []


def somebody(events, sex, year, place):
    who = 501 + len(person)
    person.append([who, sex, year, place])
    period.append([who, "2010-01-01", "2019-12-31"])
    for code, on in events:
        measurement.append([len(measurement) + 1, who, code, iso(day("2012-01-01") + on)])


for i in range(5):  # three events of one's own, one of them recorded twice
    somebody([(10, 7 * i), (11, 7 * i), (12, 7 * i), (10, 7 * i)], (8532, 8507)[i % 2], 1950 + i, 1)
for i in range(7):  # a ring
    somebody([(20 + i, 3), (20 + (i + 1) % 7, 3)], 8532, 1960, 2)
for _ in range(13):  # a crowd that is not few
    somebody([(30, 1), (31, 2), (32, 3)], 8507, 1970, 1)
for _ in range(4):  # a crowd of few
    somebody([(40, 1), (41, 2), (42, 9)], 0, 1970, "")
for i in range(3):  # one event, a day apart; birth not known
    somebody([(50, i)], 8532, "", 2)
for _ in range(2):  # nothing that happened
    somebody([], 8507, 1970, 1)
write_in(
    KIND, "omop/person", "person_id gender_concept_id year_of_birth location_id".split(), person
)
write_in(
    KIND,
    "omop/observation_period",
    "person_id observation_period_start_date observation_period_end_date".split(),
    period,
)
write_in(KIND, "omop/location", ["location_id", "state"], [[1, "Bretagne"], [2, "Corse"]])
write_in(
    KIND,
    "omop/measurement",
    "measurement_id person_id measurement_concept_id measurement_date".split(),
    measurement,
)
