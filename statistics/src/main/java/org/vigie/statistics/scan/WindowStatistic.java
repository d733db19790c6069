package org.vigie.statistics.scan;

/// The highest statistic over all windows of one node's cases.
abstract sealed class WindowStatistic {

    final WindowLimits limits;
    final int days;
    final Logarithms logarithms;

    private WindowStatistic(WindowLimits limits, int days, int cases) {
        this.limits = limits;
        this.days = days;
        logarithms = new Logarithms(cases);
    }

    /// If every case of a node falls on any of the days alike.
    static WindowStatistic givenNode(WindowLimits limits, int days, int cases) {
        return new GivenNode(limits, days, cases);
    }

    /// If nodes and days both keep their cases.
    ///
    /// @param perDay the cases of each day
    static WindowStatistic givenNodeAndTime(WindowLimits limits, int[] perDay, int cases) {
        return new GivenNodeAndTime(limits, perDay, cases);
    }

    /// A window and its statistic; the first of equals, shorter before longer.
    static final class Found {
        int from;
        int length;
        double value;
        double expected;

        void offer(int from, int length, double value, double expected) {
            if (value > this.value) {
                this.from = from;
                this.length = length;
                this.value = value;
                this.expected = expected;
            }
        }
    }

    /// Offers what is found in a node.
    ///
    /// @param until cases up to and with each day, after a 0
    abstract void look(int[] until, Found found);

    /// Each case falls on any day alike, so of windows of one length that with most cases is best.
    private static final class GivenNode extends WindowStatistic {
        private final double[] share;
        private final double[] other;

        GivenNode(WindowLimits limits, int days, int cases) {
            super(limits, days, cases);
            share = new double[days + 1];
            other = new double[days + 1];
            for (int length = 1; length < days; length++) {
                share[length] = Math.log((double) length / days);
                other[length] = Math.log((double) (days - length) / days);
            }
        }

        @Override
        void look(int[] until, Found found) {
            int all = until[days];
            for (int length = limits.shortest(); length <= limits.longest(); length++) {
                int most = 0;
                int from = 0;
                for (int start = 0; start + length <= days; start++) {
                    int count = until[start + length] - until[start];
                    if (count > most) {
                        most = count;
                        from = start;
                    }
                }
                if ((double) most * days > (double) all * length) {
                    double value =
                            logarithms.product(most)
                                    + logarithms.product(all - most)
                                    - logarithms.product(all)
                                    - most * share[length]
                                    - (all - most) * other[length];
                    found.offer(from, length, value, (double) all * length / days);
                }
            }
        }
    }

    /// Days keep their cases and nodes theirs; which fall together is chance.
    private static final class GivenNodeAndTime extends WindowStatistic {
        private final int cases;
        private final int[] before;
        private final double[] logs;

        GivenNodeAndTime(WindowLimits limits, int[] perDay, int cases) {
            super(limits, perDay.length, cases);
            this.cases = cases;
            before = before(perDay);
            logs = new double[cases + 1];
            for (int count = 1; count <= cases; count++) {
                logs[count] = Math.log(count);
            }
        }

        /// How many fell before each day, and in all.
        private static int[] before(int[] perDay) {
            int[] before = new int[perDay.length + 1];
            for (int day = 0; day < perDay.length; day++) {
                before[day + 1] = before[day] + perDay[day];
            }
            return before;
        }

        @Override
        void look(int[] until, Found found) {
            int all = until[days];
            for (int length = limits.shortest(); length <= limits.longest(); length++) {
                for (int start = 0; start + length <= days; start++) {
                    int count = until[start + length] - until[start];
                    int inWindow = before[start + length] - before[start];
                    if ((double) count * cases > (double) all * inWindow) {
                        offer(count, all, inWindow, start, length, found);
                    }
                }
            }
        }

        private void offer(int count, int all, int inWindow, int start, int length, Found found) {
            double inside =
                    logarithms.product(count) - count * (logs[all] + logs[inWindow] - logs[cases]);
            // What is outside only takes away from it.
            if (inside <= found.value) {
                return;
            }
            double expected = (double) all * inWindow / cases;
            int other = cases - count;
            double value =
                    inside
                            + (other == 0
                                    ? 0
                                    : logarithms.product(other)
                                            - other * Math.log(cases - expected));
            found.offer(start, length, value, expected);
        }
    }
}
