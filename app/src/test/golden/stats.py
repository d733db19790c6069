"""Published definitions, written anew with Python's standard library: nothing here is taken from
Vigie."""

import math
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
NAN = float("nan")


def normal_p(z):
    """Two-sided."""
    return math.erfc(abs(z) / math.sqrt(2))


def wald(log, se):
    """Ratio, its 95 % interval and p value."""
    return [math.exp(log), math.exp(log - Z * se), math.exp(log + Z * se), normal_p(log / se)]


def wilson(k, n):
    """Wilson 1927, without continuity correction."""
    if n == 0:
        return [NAN] * 3
    p = k / n
    d = 1 + Z * Z / n
    centre = (p + Z * Z / (2 * n)) / d
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / d
    return [p, 0.0 if k == 0 else centre - half, 1.0 if k == n else centre + half]


def bisect(f, low, high):
    """Root of a function that rises through 0, to the last bit."""
    for _ in range(2000):
        mid = (low + high) / 2
        if mid == low or mid == high:
            return mid
        if f(mid) < 0:
            low = mid
        else:
            high = mid
    return (low + high) / 2


def poisson_cdf(k, mu):
    return (
        math.fsum(math.exp(i * math.log(mu) - mu - math.lgamma(i + 1)) for i in range(k + 1))
        if mu > 0
        else 1.0
    )


def garwood(k):
    """Exact 95 % interval of a Poisson mean (Garwood 1936), by bisection on the sums that define
    it."""
    low = 0.0 if k == 0 else bisect(lambda m: (1 - poisson_cdf(k - 1, m)) - 0.025, 1e-12, k + 1.0)
    high = bisect(lambda m: 0.025 - poisson_cdf(k, m), k + 0.1, k + 10 * math.sqrt(k + 1) + 20)
    return [float(k), low, high]


def binomial_upper(k, n, p):
    """P(X >= k)."""
    return math.fsum(math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k, n + 1))


def clopper_pearson(k, n):
    low = 0.0 if k == 0 else bisect(lambda p: binomial_upper(k, n, p) - 0.025, 0.0, 1.0)
    high = 1.0 if k == n else bisect(lambda p: binomial_upper(k + 1, n, p) - 0.975, 0.0, 1.0)
    return [k / n if n else NAN, low, high]


def bonferroni(p):
    return [min(1.0, len(p) * x) for x in p]


def benjamini_hochberg(p):
    order = sorted(range(len(p)), key=lambda i: -p[i])
    q, least, m = [0.0] * len(p), 1.0, len(p)
    for place, i in enumerate(order):
        least = min(least, p[i] * m / (m - place))
        q[i] = least
    # equal p values share the least q among them
    return [min(q[j] for j in range(m) if p[j] == p[i]) for i in range(m)]


def chi2_upper(x, df):
    """Survival of chi-squared: closed forms for whole degrees of freedom."""
    if df % 2 == 0:
        term, total = 1.0, 1.0
        for i in range(1, df // 2):
            term *= x / 2 / i
            total += term
        return math.exp(-x / 2) * total
    total = math.erfc(math.sqrt(x / 2))
    term = math.sqrt(2 * x / math.pi) * math.exp(-x / 2)
    for i in range(1, (df + 1) // 2):
        total += term
        term *= x / (2 * i + 1)
    return total


def meta(logs, ses):
    """Inverse variance; DerSimonian and Laird; Cochran's Q and I squared."""
    if not logs:
        return dict(fixed=[NAN] * 4, random=[NAN] * 4, i2=NAN, p=NAN)
    w = [1 / s**2 for s in ses]
    fixed = math.fsum(a * b for a, b in zip(w, logs)) / math.fsum(w)
    df = len(logs) - 1
    q = math.fsum(a * (b - fixed) ** 2 for a, b in zip(w, logs))
    if df == 0:
        one = wald(fixed, ses[0])
        return dict(fixed=one, random=one, i2=0.0, p=1.0)
    c = math.fsum(w) - math.fsum(a * a for a in w) / math.fsum(w)
    tau2 = max(0.0, (q - df) / c)
    v = [1 / (s**2 + tau2) for s in ses]
    random = math.fsum(a * b for a, b in zip(v, logs)) / math.fsum(v)
    return dict(
        fixed=wald(fixed, 1 / math.sqrt(math.fsum(w))),
        random=wald(random, 1 / math.sqrt(math.fsum(v))),
        i2=max(0.0, (q - df) / q) if q > 0 else 0.0,
        p=chi2_upper(q, df),
    )


def gamma_lower(a, x):
    """Regularised lower incomplete gamma by its series; all terms are above 0."""
    term = total = 1 / a
    n = a
    while term > total * 1e-18:
        n += 1
        term *= x / n
        total += term
    return total * math.exp(a * math.log(x) - x - math.lgamma(a))


def gamma_quantile(p, shape, rate):
    return (
        bisect(lambda x: gamma_lower(shape, x) - p, 1e-12, shape + 20 * math.sqrt(shape) + 40)
        / rate
    )


def beta_lower(a, b, x):
    """Regularised incomplete beta by its hypergeometric series, from the side on which that
    converges fast."""
    if x > a / (a + b):
        return 1 - beta_lower(b, a, 1 - x)
    term = total = 1 / a
    n = 0
    while term > total * 1e-18:
        term *= x * (a + b + n) / (a + 1 + n)
        total += term
        n += 1
    return total * math.exp(
        a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    )


def beta_quantile(p, a, b):
    return bisect(lambda x: beta_lower(a, b, x) - p, 1e-15, 1 - 1e-15)


def binomial_exact(k, n, p):
    return math.comb(n, k) * p**k * (1 - p) ** (n - k)
