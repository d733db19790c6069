"""Expected risk of being told apart; fails if the answer would depend on the draw."""

import collections
import itertools
import omop
import stats

KIND, EVENTS, FEW = "risk", 3, 11
everybody, _ = omop.people(KIND, "omop")
sizes = collections.Counter(
    collections.Counter((p.birth_year, p.sex, p.region) for p in everybody.values()).values()
)
omop.expect(
    KIND, "classes", ["k", "classes", "people"], [[k, n, k * n] for k, n in sorted(sizes.items())]
)
known = {p.id: {(code, d) for d, code, *_ in p.events if d is not None} for p in everybody.values()}
rows = []
for n in range(1, EVENTS + 1):
    drawn = [mine for mine in known.values() if len(mine) >= n]
    alike = []
    for mine in drawn:
        counts = {
            sum(set(some) <= others for others in known.values())
            for some in itertools.combinations(sorted(mine), n)
        }
        assert len({(c == 1, c < FEW) for c in counts}) == 1, "the draw would matter"
        alike.append(counts.pop())
    for words, k in (
        ("nobody else", sum(c == 1 for c in alike)),
        (f"fewer than {FEW}", sum(c < FEW for c in alike)),
    ):
        rows.append([n, len(drawn), words, k, *stats.wilson(k, len(drawn))])
omop.expect(
    KIND, "uniqueness", "events_known people_drawn alike people share ci_low ci_high".split(), rows
)
