# The shrinkers and LEOPARD of planted.txt, by a mask of days for each person.
# Rscript shrinkers.R > shrinkers.csv   (R 4.2.2, no package)
lines <- readLines("planted.txt")
day0 <- as.integer(as.Date("2010-01-01"))
old <- ceiling(55 * 365.25)
D <- 14; O <- 10
n <- matrix(0, D, O); exposed <- rep(0, D); cases <- rep(0, O)
time <- c(0, 0); time1 <- matrix(0, D, 2); events <- matrix(0, O, 2); inside <- matrix(0, D, O)
after <- before <- matrix(0, D, O)
for (line in lines) {
  cell <- trimws(strsplit(line, "|", fixed = TRUE)[[1]])
  birth <- as.integer(as.Date(paste0(cell[2], "-01-01"))) - day0
  seen <- as.integer(strsplit(cell[3], "..", fixed = TRUE)[[1]])
  days <- seen[1]:seen[2]
  group <- ifelse(days - birth >= old, 2, 1)
  time <- time + tabulate(group, 2)
  on <- matrix(FALSE, D, 1200); first <- rep(NA, O)
  texts <- if (length(cell) < 4) character() else strsplit(cell[4], ", ", fixed = TRUE)[[1]]
  for (text in texts) {
    part <- strsplit(substring(text, 2), "@", fixed = TRUE)[[1]]
    number <- as.integer(part[1]) + 1
    at <- as.integer(strsplit(part[2], "..", fixed = TRUE)[[1]])
    if (startsWith(text, "D")) on[number, (at[1]:at[2]) + 1] <- TRUE
    else if (is.na(first[number])) first[number] <- at[1]
  }
  used <- rowSums(on) > 0
  exposed <- exposed + used
  had <- !is.na(first)
  cases <- cases + had
  n <- n + outer(used, had)
  for (d in which(used)) time1[d, ] <- time1[d, ] + tabulate(group[on[d, days + 1]], 2)
  for (o in which(had)) {
    events[o, group[days == first[o]]] <- events[o, group[days == first[o]]] + 1
    whole <- first[o] - 25 >= seen[1] && first[o] + 25 <= seen[2]
    for (d in which(used)) {
      inside[d, o] <- inside[d, o] + on[d, first[o] + 1]
      starts <- which(diff(c(FALSE, on[d, ])) == 1) - 1
      since <- starts - first[o]
      if (whole) {
        after[d, o] <- after[d, o] + sum(since >= 1 & since <= 25)
        before[d, o] <- before[d, o] + sum(since <= -1 & since >= -25)
      }
    }
  }
}
E <- outer(exposed, cases) / length(lines)
EL <- (time1[, 1] / time[1]) %o% events[, 1] + (time1[, 2] / time[2]) %o% events[, 2]

lf <- function(n, e, a, b) dnbinom(n, size = a, prob = b / (b + e), log = TRUE) -
  log1p(-(b / (b + e))^a)
fit <- function(n, e) {
  keep <- n > 0
  n <- n[keep]; e <- e[keep]
  f <- function(u) {
    p <- plogis(u[5])
    -sum(log(p * exp(lf(n, e, exp(u[1]), exp(u[2]))) + (1 - p) * exp(lf(n, e, exp(u[3]), exp(u[4])))))
  }
  best <- NULL
  for (s in list(c(.2, .1, 2, 4, 1/3), c(.1, .1, 10, 10, .2), c(.3, .5, 6, 6, .5), c(2, .3, 2, 2, .1),
                 c(1, 1, 5, 5, .2))) {
    u <- c(log(s[1:4]), qlogis(s[5]))
    for (i in 1:20) u <- optim(u, f, method = "Nelder-Mead", control = list(maxit = 5000, reltol = 1e-15))$par
    r <- optim(u, f, method = "BFGS", control = list(maxit = 5000, reltol = 1e-16))
    message(paste(signif(c(exp(r$par[1:4]), plogis(r$par[5]), r$value), 8), collapse = " "))
    if (all(abs(r$par) < log(1e5)) && (is.null(best) || r$value < best$value)) best <- r
  }
  c(exp(best$par[1:4]), plogis(best$par[5]))
}
score <- function(n, e, t) {
  one <- dnbinom(n, t[1], t[2] / (t[2] + e)) * t[5]
  two <- dnbinom(n, t[3], t[4] / (t[4] + e)) * (1 - t[5])
  q <- one / (one + two)
  cdf <- function(x) q * pgamma(x, t[1] + n, t[2] + e) + (1 - q) * pgamma(x, t[3] + n, t[4] + e)
  quantile <- function(p) uniroot(function(x) cdf(x) - p, c(1e-9, 1e3), tol = 1e-13)$root
  c(exp(q * (digamma(t[1] + n) - log(t[2] + e)) + (1 - q) * (digamma(t[3] + n) - log(t[4] + e))),
    sapply(c(.025, .975, .05, .95), quantile))
}
cat("method,exposure,outcome,observed,expected,ebgm,low,high,eb05,eb95,after,before,leopard\n")
for (method in c("gps", "lgps")) {
  obs <- if (method == "gps") n else inside
  exp_ <- if (method == "gps") E else EL
  theta <- fit(as.vector(obs), as.vector(exp_))
  for (d in 1:D) for (o in 1:O) {
    x <- if (obs[d, o] > 0) score(obs[d, o], exp_[d, o], theta) else rep(NA, 5)
    p <- if (after[d, o] + before[d, o] == 0) NA
         else if (after[d, o] == 0) 1
         else binom.test(after[d, o], after[d, o] + before[d, o], alternative = "greater")$p.value
    cat(method, paste0("d", d - 1), paste0("o", o - 1), obs[d, o], sprintf("%.10g", exp_[d, o]),
        sprintf("%.8g", x), after[d, o], before[d, o], sprintf("%.8g", p), sep = ",")
    cat("\n")
  }
}
