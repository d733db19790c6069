"""OMOP tables as lists of dictionaries, and CSV out."""

import csv
import datetime
import math
import os

HERE = os.path.dirname(os.path.abspath(__file__))
RESOURCES = os.path.join(HERE, "..", "resources", "golden")
EPOCH = datetime.date(1970, 1, 1)


def day(text):
    return (datetime.date.fromisoformat(text) - EPOCH).days if text else None


def iso(number):
    return (EPOCH + datetime.timedelta(days=number)).isoformat()


def date(number):
    return EPOCH + datetime.timedelta(days=number)


def read(kind, *path):
    name = os.path.join(RESOURCES, kind, *path) + ".csv"
    if not os.path.exists(name):
        return []
    with open(name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_in(kind, path, heads, rows):
    name = os.path.join(RESOURCES, kind, path + ".csv")
    os.makedirs(os.path.dirname(name), exist_ok=True)
    with open(name, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(heads)
        out.writerows(rows)


def cell(value):
    if value is None or isinstance(value, float) and math.isnan(value):
        return ""
    if isinstance(value, float):
        return "Inf" if value == math.inf else "-Inf" if value == -math.inf else repr(value)
    return str(value)


def expect(kind, table, heads, rows):
    """Writes an expected table; reals are Python floats, whole numbers ints."""
    for row in rows:
        assert len(row) == len(heads), (table, row)
    write_in(kind, "expected/" + table, heads, [[cell(v) for v in row] for row in rows])


class Person:
    def __init__(self, row, site):
        self.id = int(row["person_id"])
        self.site = site
        self.sex = {"8532": "female", "8507": "male"}.get(row["gender_concept_id"], "unknown")
        self.birth_year = int(row["year_of_birth"]) if row["year_of_birth"] else None
        self.birth = None
        if self.birth_year:
            self.birth = datetime.date(
                self.birth_year,
                int(row.get("month_of_birth") or 1),
                int(row.get("day_of_birth") or 1),
            )
        self.location = row.get("location_id", "")
        self.region = "unknown"
        self.periods, self.events, self.death = [], [], None


TABLES = {
    "condition_occurrence": ("condition_concept_id", "condition_start_date", "condition_end_date"),
    "drug_exposure": ("drug_concept_id", "drug_exposure_start_date", "drug_exposure_end_date"),
    "measurement": ("measurement_concept_id", "measurement_date", None),
    "procedure_occurrence": ("procedure_concept_id", "procedure_date", None),
    "observation": ("observation_concept_id", "observation_date", None),
    "visit_occurrence": ("visit_concept_id", "visit_start_date", "visit_end_date"),
}


def alive(one):
    """The days of periods from birth to death: those that studies count."""
    first = day(one.birth.isoformat()) if one.birth else None
    cut = [
        (
            s if first is None else max(s, first),
            e if one.death is None else min(e, one.death),
        )
        for s, e in one.periods
    ]
    return [(s, e) for s, e in cut if s <= e]


def people(kind, folder, site=""):
    """People by identifier, each with periods, death and events (day, code, table, end, row)."""
    found = {}
    concepts = {c["concept_id"]: c for c in read(kind, folder, "concept")}
    places = {p["location_id"]: p["state"] for p in read(kind, folder, "location")}
    for row in read(kind, folder, "person"):
        one = Person(row, site)
        one.region = places.get(one.location) or "unknown"
        found[one.id] = one
    for row in read(kind, folder, "observation_period"):
        found[int(row["person_id"])].periods.append(
            (day(row["observation_period_start_date"]), day(row["observation_period_end_date"]))
        )
    for row in read(kind, folder, "death"):
        found[int(row["person_id"])].death = day(row["death_date"])
    for table, (concept, start, end) in TABLES.items():
        for row in read(kind, folder, table):
            known = concepts.get(row[concept])
            code = (
                known["vocabulary_id"] + "/" + known["concept_code"]
                if known
                else "OMOP/" + row[concept]
            )
            found[int(row["person_id"])].events.append(
                (day(row[start]), code, table, day(row.get(end)) if end else None, row)
            )
    for one in found.values():
        one.periods.sort()
        one.recorded = one.periods
        one.periods = alive(one)
        one.events.sort(key=lambda e: (e[0] is None, e[0] or 0))
    return found, {
        (c["vocabulary_id"] + "/" + c["concept_code"]): c["concept_name"] for c in concepts.values()
    }
