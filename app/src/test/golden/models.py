"""Likelihoods of published models, climbed anew; nothing here is taken from Vigie."""

import math
import stats


def solve(a, b):
    """Gauss with pivoting."""
    n = len(b)
    m = [list(a[i]) + [b[i]] for i in range(n)]
    for i in range(n):
        best = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[best] = m[best], m[i]
        for r in range(n):
            if r != i:
                f = m[r][i] / m[i][i]
                m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    return [m[i][n] / m[i][i] for i in range(n)]


def inverse(a):
    n = len(a)
    columns = [solve(a, [1.0 if i == j else 0.0 for i in range(n)]) for j in range(n)]
    return [[columns[j][i] for j in range(n)] for i in range(n)]


def conditional(sets, beta):
    """Log-likelihood, score and information of sets (case's covariates, all members' covariates),
    one case each."""
    n = len(beta)
    ll, score, info = 0.0, [0.0] * n, [[0.0] * n for _ in range(n)]
    for case, members in sets:
        e = [math.exp(sum(b * x for b, x in zip(beta, m))) for m in members]
        total = math.fsum(e)
        mean = [math.fsum(w * m[i] for w, m in zip(e, members)) / total for i in range(n)]
        ll += sum(b * x for b, x in zip(beta, case)) - math.log(total)
        for i in range(n):
            score[i] += case[i] - mean[i]
            for j in range(n):
                info[i][j] += (
                    math.fsum(w * m[i] * m[j] for w, m in zip(e, members)) / total
                    - mean[i] * mean[j]
                )
    return ll, score, info


def newton(sets, n):
    """Maximum of the conditional likelihood: coefficients and standard errors."""
    beta = [0.0] * n
    for _ in range(100):
        _, score, info = conditional(sets, beta)
        step = solve(info, score)
        beta = [b + s for b, s in zip(beta, step)]
        if max(abs(s) for s in step) < 1e-15:
            break
    _, _, info = conditional(sets, beta)
    inv = inverse(info)
    return beta, [math.sqrt(inv[i][i]) for i in range(n)]


def firth(sets):
    """Firth's estimate of one coefficient, interval and p value of the penalised likelihood
    ratio."""

    def penalised(b):
        ll, _, info = conditional(sets, [b])
        return ll + 0.5 * math.log(info[0][0])

    def slope(b):
        """Score and half the third central moment over the variance (the derivative of the
        penalty)."""
        score, variance, third = 0.0, 0.0, 0.0
        for case, members in sets:
            e = [math.exp(b * m[0]) for m in members]
            total = math.fsum(e)
            mean = math.fsum(w * m[0] for w, m in zip(e, members)) / total
            score += case[0] - mean
            variance += math.fsum(w * (m[0] - mean) ** 2 for w, m in zip(e, members)) / total
            third += math.fsum(w * (m[0] - mean) ** 3 for w, m in zip(e, members)) / total
        return score + 0.5 * third / variance

    top = stats.bisect(lambda b: -slope(b), -30.0, 30.0)
    best = penalised(top)
    low = stats.bisect(lambda b: stats.Z * stats.Z - 2 * (best - penalised(b)), top - 30, top)
    high = stats.bisect(lambda b: 2 * (best - penalised(b)) - stats.Z * stats.Z, top, top + 30)
    p = stats.normal_p(math.sqrt(max(0.0, 2 * (best - penalised(0.0)))))
    return [math.exp(top), math.exp(low), math.exp(high), p], top


def self_controlled(cases, columns):
    """Self-controlled case series: cases are lists of (covariates, days, events). Coefficients and
    standard errors."""
    beta = [0.0] * columns
    for _ in range(200):
        score, info = [0.0] * columns, [[0.0] * columns for _ in range(columns)]
        for parts in cases:
            n = sum(e for _, _, e in parts)
            w = [t * math.exp(sum(b * x for b, x in zip(beta, c))) for c, t, _ in parts]
            total = math.fsum(w)
            mean = [
                math.fsum(v * c[i] for v, (c, _, _) in zip(w, parts)) / total
                for i in range(columns)
            ]
            for i in range(columns):
                score[i] += math.fsum(e * c[i] for c, _, e in parts) - n * mean[i]
                for j in range(columns):
                    info[i][j] += n * (
                        math.fsum(v * c[i] * c[j] for v, (c, _, _) in zip(w, parts)) / total
                        - mean[i] * mean[j]
                    )
        step = solve(info, score)
        size = max(abs(s) for s in step)
        beta = [b + s * min(1, 1 / size if size > 1 else 1) for b, s in zip(beta, step)]
        if size < 1e-14:
            break
    inv = inverse(info)
    return beta, [math.sqrt(inv[i][i]) for i in range(columns)]


def log_likelihood(cases, beta):
    """Of a self-controlled case series, its score and information, up to a constant."""
    columns = range(len(beta))
    ll, score, info = 0.0, [0.0 for _ in columns], [[0.0 for _ in columns] for _ in columns]
    for parts in cases:
        n = sum(e for _, _, e in parts)
        rates = [math.exp(sum(b * x for b, x in zip(beta, c))) for c, _, _ in parts]
        w = [t * r for (_, t, _), r in zip(parts, rates)]
        total = math.fsum(w)
        ll += math.fsum(e * math.log(r) for (_, _, e), r in zip(parts, rates))
        ll -= n * math.log(total)
        mean = [math.fsum(v * c[i] for v, (c, _, _) in zip(w, parts)) / total for i in columns]
        for i in columns:
            score[i] += math.fsum(e * c[i] for c, _, e in parts) - n * mean[i]
            for j in columns:
                second = math.fsum(v * c[i] * c[j] for v, (c, _, _) in zip(w, parts)) / total
                info[i][j] += n * (second - mean[i] * mean[j])
    return ll, score, info


def profile(cases, top, error, column):
    """Those values of a coefficient that the likelihood ratio does not reject at 5 %, and the p
    value of none (Venzon and Moolgavkar 1988)."""
    best = log_likelihood(cases, top)[0]
    others = [i for i in range(len(top)) if i != column]

    def deviate(b):
        """The root of twice the drop of the log-likelihood, the other coefficients climbed anew."""
        beta = list(top)
        beta[column] = b
        for _ in range(100):
            ll, score, info = log_likelihood(cases, beta)
            if not others:
                break
            step = solve([[info[i][j] for j in others] for i in others], [score[i] for i in others])
            size = max(abs(s) for s in step)
            for i, s in zip(others, step):
                beta[i] += s * min(1, 1 / size if size > 1 else 1)
            if size < 1e-9:
                ll = log_likelihood(cases, beta)[0]
                break
        return math.sqrt(max(0.0, 2 * (best - ll)))

    def end(side):
        near, far = 0.0, stats.Z * error
        while deviate(top[column] + side * far) < stats.Z:
            near, far = far, 1.5 * far
            if far > 60:
                return side * math.inf
        # Illinois: false position, the value of an end that stays is halved
        a, b = near, far
        fa = deviate(top[column] + side * a) - stats.Z
        fb = deviate(top[column] + side * b) - stats.Z
        for _ in range(100):
            c = b - fb * (b - a) / (fb - fa)
            fc = deviate(top[column] + side * c) - stats.Z
            if fc * fb < 0:
                a, fa = b, fb
            else:
                fa /= 2
            done = abs(c - b) < 1e-12
            b, fb = c, fc
            if done or fc == 0:
                break
        return top[column] + side * b

    return [
        math.exp(top[column]),
        math.exp(end(-1)),
        math.exp(end(1)),
        stats.normal_p(deviate(0.0)),
    ]


def null_distribution(estimates):
    """Mean and standard deviation of systematic error (Schuemie 2014): maximum likelihood;
    estimates of (log, error)."""

    def mean(v):
        w = [1 / (v + s * s) for _, s in estimates]
        return math.fsum(a * y for a, (y, _) in zip(w, estimates)) / math.fsum(w)

    def slope(v):
        m = mean(v)
        return math.fsum((y - m) ** 2 / (v + s * s) ** 2 - 1 / (v + s * s) for y, s in estimates)

    def log(v):
        m = mean(v)
        return (
            -math.fsum(math.log(v + s * s) + (y - m) ** 2 / (v + s * s) for y, s in estimates) / 2
        )

    grid = [0.0] + [10 ** (-10 + i / 200) for i in range(2600)]
    roots = [
        stats.bisect(lambda v: -slope(v), a, b)
        for a, b in zip(grid, grid[1:])
        if slope(a) > 0 >= slope(b)
    ]
    best = max([0.0] + roots, key=log)
    return mean(best), math.sqrt(best)


def calibrate(log, error, mean, sd):
    """Schuemie 2018 with the same error whatever the effect."""
    total = math.hypot(sd, error)
    return [
        math.exp(log - mean),
        math.exp(log - mean - stats.Z * total),
        math.exp(log - mean + stats.Z * total),
        stats.normal_p((log - mean) / total),
    ]


def log_of(estimate):
    """Logarithm and standard error that an interval of 95 % implies; None where there is none."""
    v, low, high = estimate[:3]
    if not (0 < v < math.inf and 0 < low < math.inf and 0 < high < math.inf):
        return None
    return math.log(v), (math.log(high) - math.log(low)) / (2 * stats.Z)
