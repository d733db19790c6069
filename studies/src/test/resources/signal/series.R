# Variants of the case series of planted.txt.
# Rscript series.R > series.csv   (R 4.2.2, survival 3.5.3, splines, mgcv 1.8.41)
suppressMessages({library(survival); library(splines); library(mgcv)})
day0 <- as.integer(as.Date("2010-01-01"))
old <- ceiling(57 * 365.25)
people <- lapply(readLines("planted.txt"), function(line) {
  cell <- trimws(strsplit(line, "|", fixed = TRUE)[[1]])
  seen <- as.integer(strsplit(cell[3], "..", fixed = TRUE)[[1]])
  on <- matrix(FALSE, 14, 1300); event <- rep(NA, 10)
  for (text in if (length(cell) < 4) character() else strsplit(cell[4], ", ", fixed = TRUE)[[1]]) {
    part <- strsplit(substring(text, 2), "@", fixed = TRUE)[[1]]
    i <- as.integer(part[1]) + 1
    at <- as.integer(strsplit(part[2], "..", fixed = TRUE)[[1]])
    if (startsWith(text, "D")) on[i, (at[1]:at[2]) + 1] <- TRUE
    else if (is.na(event[i])) event[i] <- at[1]
  }
  list(birth = as.integer(as.Date(paste0(cell[2], "-01-01"))) - day0, seen = seen, on = on, event = event)
})
having <- function(o) Filter(function(p) !is.na(p$event[o + 1]), people)
exposed <- function(d, o) Filter(function(p) any(p$on[d + 1, (p$seen[1]:p$seen[2]) + 1]), having(o))
show <- function(method, d, o, b, se) cat(method, paste0("d", d), paste0("o", o),
  sprintf("%.9g", exp(c(b, b - qnorm(.975) * se, b + qnorm(.975) * se))), sep = ",", fill = TRUE)
# A row a day.
rows <- function(cases, d, o) do.call(rbind, lapply(seq_along(cases), function(i) {
  p <- cases[[i]]; t <- p$seen[1]:p$seen[2]
  data.frame(case = i, t = t, age = t - p$birth, x = p$on[d + 1, t + 1] + 0, event = (t == p$event[o + 1]) + 0)
}))
told <- function(method, d, o, fit) show(method, d, o, coef(fit)["x"], sqrt(vcov(fit)["x", "x"]))

exposure <- function(d, o) {
  cases <- exposed(d, o)
  # Of each case the stretches from the start (if not exposed then) and from each era up to the event.
  parts <- list()
  for (i in seq_along(cases)) {
    p <- cases[[i]]; e <- p$event[o + 1]
    x <- p$on[d + 1, ]
    run <- cumsum(diff(c(FALSE, x)) == 1) * x
    first <- sapply(seq_len(max(run)), function(k) which(run == k)[1] - 1)
    days <- p$seen[1]:p$seen[2]
    keep <- which(first <= e & sapply(seq_along(first), function(k) any(run[days + 1] == k)))
    add <- function(from, k) {
      t <- max(from, p$seen[1]):p$seen[2]
      parts[[length(parts) + 1]] <<- list(i = i, x = (run[t + 1] == k & k > 0) + 0, old = (t - p$birth >= old) + 0,
        at = e - t[1] + 1, later = run[e + 1] > k)
    }
    if (!(run[p$seen[1] + 1] %in% keep)) add(p$seen[1], 0)
    for (k in keep) add(first[k], k)
  }
  U <- function(b, byCase = FALSE) {
    u <- sapply(parts, function(q) {
      w <- exp(q$x * b[1] + q$old * b[2])
      n <- if (q$later) exp(-b[1]) else 1
      n * (c(q$x[q$at], q$old[q$at]) - c(sum(q$x * w), sum(q$old * w)) / sum(w))
    })
    if (byCase) rowsum(t(u), sapply(parts, function(q) q$i)) else rowSums(u)
  }
  J <- function(b) sapply(1:2, function(j) { h <- replace(c(0, 0), j, 1e-5); (U(b + h) - U(b - h)) / 2e-5 })
  b <- c(0, 0)
  for (i in 1:200) { step <- solve(J(b), U(b)); b <- b - step / max(1, max(abs(step))) }
  inverse <- solve(J(b))
  show("sccs_event_dependent_exposure", d, o, b[1], sqrt((inverse %*% crossprod(U(b, TRUE)) %*% t(inverse))[1, 1]))
}

observation <- function(d, o) {
  cases <- exposed(d, o)
  event <- sapply(cases, function(p) p$event[o + 1] - p$birth) / 365.25
  end <- sapply(cases, function(p) p$seen[2] - p$birth)
  end <- (end + (end == round(event * 365.25))) / 365.25
  early <- sapply(cases, function(p) p$seen[2] < 999)
  L <- list(
    EWA = function(p, t, e, c) { s <- exp((t * exp(-p[2]))^exp(p[4]) - (e * exp(-p[2]))^exp(p[4]))
      mix(p, t, e, c, ifelse(c, exp(p[4] - p[2]) * (e * exp(-p[2]))^(exp(p[4]) - 1), 1) * s) },
    EWI = function(p, t, e, c) mix(p, t, e, c, ifelse(c, dweibull(e - t, exp(p[4]), exp(p[2])),
      pweibull(e - t, exp(p[4]), exp(p[2]), lower.tail = FALSE))),
    EGA = function(p, t, e, c) { k <- exp(p[4]); s <- exp(p[2] - p[4])
      mix(p, t, e, c, ifelse(c, dgamma(e, k, scale = s), pgamma(e, k, scale = s, lower.tail = FALSE)) /
        pmax(pgamma(t, k, scale = s, lower.tail = FALSE), 1e-9)) },
    EGI = function(p, t, e, c) { k <- exp(p[4]); s <- exp(p[2] - p[4])
      mix(p, t, e, c, ifelse(c, dgamma(e - t, k, scale = s), pgamma(e - t, k, scale = s, lower.tail = FALSE))) })
  mix <<- function(p, t, e, c, rest) plogis(p[3]) * exp(-exp(-p[1]) * (e - t)) * ifelse(c, exp(-p[1]), 1) +
    plogis(-p[3]) * rest
  fits <- lapply(L, function(l) suppressWarnings(nlm(function(p) {
    v <- -sum(log(l(p, event, end, early))); if (is.finite(v)) v else 1e10 }, rep(.1, 4), gradtol = 1e-9, iterlim = 1000)))
  message(paste(names(fits), sapply(fits, function(f) signif(f$minimum, 9)), collapse = " "))
  best <- names(which.min(sapply(fits, function(f) f$minimum)))
  p <- fits[[best]]$estimate
  data <- rows(cases, d, o)
  # A row for each stretch on which nothing changes.
  data$old <- (data$age >= old) + 0
  key <- cumsum(c(TRUE, diff(data$x) != 0 | diff(data$old) != 0 | diff(data$case) != 0))
  cut <- data.frame(case = tapply(data$case, key, min), x = tapply(data$x, key, min), old = tapply(data$old, key, min),
    from = tapply(data$age, key, min) - 1, to = tapply(data$age, key, max), event = tapply(data$event, key, sum))
  cut$w <- sapply(seq_len(nrow(cut)), function(i) { e <- end[cut$case[i]]; c <- early[cut$case[i]]
    to <- cut$to[i] / 365.25
    f <- function(s) 2 * s * L[[best]](p, to - s^2, rep(e, length(s)), rep(c, length(s))) # to - s^2: the density may be infinite at the end
    integrate(f, 0, sqrt((cut$to[i] - cut$from[i]) / 365.25), rel.tol = 1e-11, subdivisions = 2000)$value })
  fit <- clogit(event ~ x + old + strata(case) + offset(log(w)), cut)
  told("sccs_event_dependent_observation", d, o, fit)
}

spline <- function(d, o) {
  data <- rows(exposed(d, o), d, o)
  k <- quantile(data$age[data$event == 1], .01 + .98 * (0:4) / 4)
  cell <- pmin(pmax((data$age - floor(k[1])) %/% 30, 0), (k[5] - floor(k[1])) %/% 30)
  middle <- floor(k[1]) + cell * 30 + 14.5
  B <- bs(pmin(pmax(middle, k[1]), k[5]), knots = k[2:4], Boundary.knots = k[c(1, 5)], intercept = TRUE)[, -1]
  month <- as.POSIXlt(as.Date(data$t + day0, origin = "1970-01-01"))$mon + 1
  S <- cSplineDes(month, .5 + seq(0, 12, length.out = 6))[, -1]
  told("sccs_spline", d, o, clogit(event ~ x + B + S + strata(case), data))
}

calendar <- function(d, o) {
  data <- rows(exposed(d, o), d, o)
  k <- quantile(data$t[data$event == 1], .01 + .98 * (0:4) / 4)
  cell <- pmin(pmax((data$t - floor(k[1])) %/% 30, 0), (k[5] - floor(k[1])) %/% 30)
  middle <- floor(k[1]) + cell * 30 + 14.5
  B <- bs(pmin(pmax(middle, k[1]), k[5]), knots = k[2:4], Boundary.knots = k[c(1, 5)], intercept = TRUE)[, -1]
  told("sccs_spline of calendar", d, o, clogit(event ~ x + B + strata(case), data))
}

semiparametric <- function(d, o) {
  data <- rows(exposed(d, o), d, o)
  data <- data[data$age %in% data$age[data$event == 1], ]
  told("sccs_semiparametric", d, o, clogit(event ~ x + factor(age) + strata(case), data))
}

# All exposures at once at a penalty: one coordinate after the other, by optimize.
lasso <- function(o, penalty) {
  cases <- having(o)
  data <- do.call(rbind, lapply(seq_along(cases), function(i) { p <- cases[[i]]; t <- p$seen[1]:p$seen[2]
    m <- cbind(t(p$on[, t + 1]) + 0, (t - p$birth >= old) + 0)
    key <- apply(m, 1, paste, collapse = "")
    data.frame(case = i, n = as.vector(table(factor(key, unique(key)))), event =
      as.vector(tapply(t == p$event[o + 1], factor(key, unique(key)), sum)), m[!duplicated(key), , drop = FALSE]) }))
  X <- as.matrix(data[, -(1:3)]); lam <- c(rep(penalty, 14), 0)
  f <- function(b) { w <- data$n * exp(X %*% b)
    sum((X %*% b)[data$event == 1]) - sum(log(rowsum(w, data$case))) - sum(lam * abs(b)) }
  b <- rep(0, 15)
  for (sweep in 1:60) for (j in 1:15) {
    g <- function(v) f(replace(b, j, v))
    v <- optimize(g, c(-8, 8), maximum = TRUE, tol = 1e-9)$maximum
    b[j] <- if (lam[j] > 0 && g(0) >= g(v)) 0 else v
  }
  for (d in 0:13) cat("sccs_lasso", paste0("d", d), paste0("o", o), sprintf("%.9g", exp(b[d + 1])), penalty, "", sep = ",", fill = TRUE)
}

cat("method,exposure,outcome,ratio,low,high\n")
for (p in list(c(0, 0), c(1, 0))) {
  exposure(p[1], p[2]); observation(p[1], p[2]); spline(p[1], p[2])
}
semiparametric(5, 2); semiparametric(0, 0)
calendar(1, 0); calendar(7, 0)
lasso(0, 1.11300)
