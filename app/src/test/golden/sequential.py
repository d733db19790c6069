"""Sequential tests, by sums over every course of counts that has not signalled (MaxSPRT, Kulldorff
2011; conditional, Li and Kulldorff 2010; spending, Kim and DeMets 1987; CUSUM, Page 1954)."""

import math
from stats import Z, beta_quantile, garwood, normal_p

NODES = 200


def error_nodes(mean, sd):
    """Ratios of true to assumed rate with their weights, by Simpson's rule over -8 ... 8."""
    if sd == 0:
        return [(math.exp(mean), 1.0)]
    nodes = []
    for i in range(NODES + 1):
        z = -8 + 16 * i / NODES
        w = (1 if i in (0, NODES) else 4 if i % 2 else 2) * math.exp(-z * z / 2)
        nodes.append((math.exp(mean + sd * z), w))
    total = math.fsum(w for _, w in nodes)
    return [(x, w / total) for x, w in nodes]


class Plan:
    """Looks of one method; `seen` is what alpha is spent on."""

    most = 10**9

    def level(self, bounds, ratio=1.0, nodes=((1.0, 1.0),)):
        return math.fsum(self.signals(bounds, ratio, nodes))

    def signals(self, bounds, ratio=1.0, nodes=((1.0, 1.0),)):
        first = [0.0] * len(self.seen)
        for off, weight in nodes:
            quiet = {0: 1.0}
            for look in range(len(self.seen)):
                step = self.stepper(look, ratio * off, bounds[look])
                after = {}
                for count, p in quiet.items():
                    for more, q in step(count):
                        if count + more < bounds[look]:
                            after[count + more] = after.get(count + more, 0.0) + p * q
                first[look] += weight * (math.fsum(quiet.values()) - math.fsum(after.values()))
                quiet = after
        return first

    def bounds_at(self, value):
        found = []
        for look in range(len(self.seen)):
            count = self.fewest
            while count <= min(self.most_at(look), 500) and self.statistic(look, count) < value - 1e-10:
                count += 1
            found.append(count)
        return found

    def most_at(self, look):
        return self.most

    def flat(self, alpha, nodes=((1.0, 1.0),)):
        """The least value that the statistic takes with a level of at most alpha."""
        values = sorted(
            {
                self.statistic(look, count)
                for look in range(len(self.seen))
                for count in range(self.fewest, min(self.most_at(look), 120) + 1)
                if self.statistic(look, count) > 1e-9
            }
        )
        low, high = -1, len(values)
        while high - low > 1:
            mid = (low + high) // 2
            if self.level(self.bounds_at(values[mid]), 1.0, nodes) <= alpha:
                high = mid
            else:
                low = mid
        if high == len(values):
            return None
        return [values[high]] * len(self.seen), self.bounds_at(values[high])

    def spending(self, alpha, rho, end=None, nodes=((1.0, 1.0),)):
        """At each look the least count that keeps what is spent within alpha (seen/end)^rho."""
        end = end or self.seen[-1]
        bounds, spent = [], 0.0
        courses = [(w, off, {0: 1.0}) for off, w in nodes]
        for look in range(len(self.seen)):
            most = int(min(self.most_at(look) + 1, 120))
            coming, passed = [0.0] * (most + 300), []
            for weight, off, quiet in courses:
                step = self.stepper(look, off, most + 60)
                after = {}
                for count, p in quiet.items():
                    for more, q in step(count):
                        after[count + more] = after.get(count + more, 0.0) + p * q
                for count, p in after.items():
                    coming[count] += weight * p
                passed.append((weight, off, after))
            room = alpha * (self.seen[look] / end) ** rho - spent
            tail, count = math.fsum(coming[most:]), most
            while count > self.fewest and tail + coming[count - 1] <= room:
                count -= 1
                tail += coming[count]
            bounds.append(count)
            spent += math.fsum(coming[count:])
            courses = [
                (w, off, {k: p for k, p in after.items() if k < count})
                for w, off, after in passed
            ]
        criticals = [
            self.statistic(i, n) if n <= self.most_at(i) else math.inf for i, n in enumerate(bounds)
        ]
        return criticals, bounds


class Poisson(Plan):
    def __init__(self, expected, fewest):
        self.expected, self.seen, self.fewest = expected, expected, fewest

    def statistic(self, look, k):
        u = self.expected[look]
        return k * math.log(k / u) - (k - u) if k > u else 0.0

    def stepper(self, look, ratio, bound):
        mu = ratio * (self.expected[look] - (self.expected[look - 1] if look else 0.0))
        if mu <= 0:
            return lambda count: [(0, 1.0)]
        terms = [(i, math.exp(i * math.log(mu) - mu - math.lgamma(i + 1))) for i in range(200)]
        return lambda count: terms[: max(0, min(200, bound - count))]

    def ratio(self, look, k):
        u = self.expected[look]
        return [x / u for x in garwood(k)]

    def log_likelihood(self, look, k, x):
        return k * x - self.expected[look] * math.exp(x)


class Conditional(Plan):
    """A history that ends just before its next event: the rate's shape is c + 1."""

    def __init__(self, past, expected, fewest):
        self.past, self.fewest, self.expected = past, fewest, expected
        self.seen = [u / past for u in expected]

    def statistic(self, look, k):
        c, t = self.past, self.seen[look]
        if k <= c * t:
            return 0.0
        return c * math.log(c * (1 + t) / (c + k)) + k * math.log(k * (1 + t) / (t * (c + k)))

    def stepper(self, look, ratio, bound):
        a = self.past + 1
        s = ratio * (self.seen[look - 1] if look else 0.0)
        t = ratio * self.seen[look]

        def step(count):
            if t == s:
                return [(0, 1.0)]
            q = (1 + s) / (1 + t)
            return [
                (
                    m,
                    math.exp(
                        math.lgamma(a + count + m) - math.lgamma(a + count) - math.lgamma(m + 1)
                        + (a + count) * math.log(q) + m * math.log(1 - q)
                    ),
                )
                for m in range(max(0, min(200, bound - count)))
            ]

        return step

    def ratio(self, look, k):
        return odds(k, self.past, 1 / self.seen[look])

    def log_likelihood(self, look, k, x):
        return k * x - (k + self.past) * math.log1p(self.seen[look] * math.exp(x))


class Binomial(Plan):
    def __init__(self, both, p, fewest):
        self.seen, self.p, self.fewest = both, p, fewest
        self.expected = [n * p for n in both]

    def most_at(self, look):
        return self.seen[look]

    def statistic(self, look, k):
        n, p = self.seen[look], self.p
        if k <= n * p:
            return 0.0
        rest = (n - k) * math.log((n - k) / (n * (1 - p))) if k < n else 0.0
        return k * math.log(k / (n * p)) + rest

    def stepper(self, look, ratio, bound):
        n = self.seen[look] - (self.seen[look - 1] if look else 0)
        p = self.p * ratio / (self.p * ratio + 1 - self.p)
        terms = [(i, math.comb(n, i) * p**i * (1 - p) ** (n - i)) for i in range(n + 1)]
        return lambda count: terms

    def ratio(self, look, k):
        return odds(k, self.seen[look] - k, (1 - self.p) / self.p)

    def log_likelihood(self, look, k, x):
        o = self.p / (1 - self.p)
        return k * x - self.seen[look] * math.log1p(o * math.exp(x))


def odds(k, m, factor):
    """Clopper-Pearson of k among k + m, as a ratio."""
    low = 0.0
    if k:
        share = beta_quantile(0.025, k, m + 1)
        low = share / (1 - share)
    high = math.inf
    if m:
        share = 1 - beta_quantile(0.025, m, k + 1)
        high = share / (1 - share)
    return [factor * k / m if m else math.inf, factor * low, factor * high]


def fit_error(likelihoods):
    """Mean and standard deviation of highest likelihood: for each standard deviation the best mean,
    by golden sections, and then the best of these."""
    grid = [-8 + 16 * i / 800 for i in range(801)]
    weights = [math.exp(-z * z / 2) for z in grid]

    def log(mean, sd):
        total = 0.0
        for f in likelihoods:
            values = [f(mean + sd * z) for z in grid]
            top = max(values)
            total += top + math.log(
                math.fsum(w * math.exp(v - top) for w, v in zip(weights, values))
            )
        return total

    mean, sd = 0.0, 0.5
    h = 1e-4
    for _ in range(60):  # Newton's method in both, damped
        f = log(mean, sd)
        m1, m0 = log(mean + h, sd), log(mean - h, sd)
        s1, s0 = log(mean, sd + h), log(mean, sd - h)
        gm, gs = (m1 - m0) / (2 * h), (s1 - s0) / (2 * h)
        mm, ss = (m1 - 2 * f + m0) / h**2, (s1 - 2 * f + s0) / h**2
        ms = (
            log(mean + h, sd + h) - log(mean + h, sd - h)
            - log(mean - h, sd + h) + log(mean - h, sd - h)
        ) / (4 * h * h)
        det = mm * ss - ms * ms
        if mm < 0 and det > 0:
            dm, ds = -(ss * gm - ms * gs) / det, -(mm * gs - ms * gm) / det
        else:
            dm, ds = 0.1 * gm, 0.1 * gs
        step = 1.0
        while log(mean + step * dm, sd + step * ds) < f - 1e-12 and step > 1e-6:
            step /= 2
        mean, sd = mean + step * dm, sd + step * ds
        if abs(step * dm) + abs(step * ds) < 1e-9:
            break
    return mean, abs(sd) if abs(sd) > 1e-6 else 0.0


def calibrated(ratio, mean, sd):
    """Empirical calibration with one error for every true effect: ratio, interval, p."""
    value, low, high = ratio
    if not (value > 0 and low > 0 and high < math.inf):
        return [math.nan] * 4
    y, s = math.log(value), (math.log(high) - math.log(low)) / (2 * Z)
    total = math.hypot(sd, s)
    return [
        math.exp(y - mean), math.exp(y - mean - Z * total), math.exp(y - mean + Z * total),
        normal_p((y - mean) / total),
    ]


def sums(ratio, expected, events):
    found, s = [], 0.0
    for u, x in zip(expected, events):
        s = max(0.0, s + x * math.log(ratio) - (ratio - 1) * u)
        found.append(s)
    return found


def alarm(ratio, expected, threshold, truth):
    """The probability of an alarm: every value of the sum with its probability."""
    quiet = {0.0: 1.0}
    for u in expected:
        after = {}
        for s, p in quiet.items():
            x = 0
            while True:
                now = max(0.0, s + x * math.log(ratio) - (ratio - 1) * u)
                if now >= threshold - 1e-10:
                    break
                mu = u * truth
                q = math.exp(x * math.log(mu) - mu - math.lgamma(x + 1))
                key = round(now, 11)
                after[key] = after.get(key, 0.0) + p * q
                x += 1
        quiet = after
    return 1 - math.fsum(quiet.values())


def threshold(ratio, expected, alpha):
    """The least value that the sum can take, from wherever it began anew, with which an alarm comes
    with a probability of at most alpha."""
    values = set()
    for start in range(len(expected)):
        fall = 0.0
        for u in expected[start:]:
            fall += (ratio - 1) * u
            x = max(1, math.ceil(fall / math.log(ratio)))
            for count in range(x, x + 40):
                value = count * math.log(ratio) - fall
                if 1e-9 < value < 20:
                    values.add(value)
    values = sorted(values)
    low, high = -1, len(values) - 1
    while high - low > 1:
        mid = (low + high) // 2
        if alarm(ratio, expected, values[mid], 1.0) <= alpha:
            high = mid
        else:
            low = mid
    return values[high]
