package org.vigie.statistics.selfcontrolled.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vigie.statistics.selfcontrolled.time.TimeTerm;

/// What the rate of events depends on, and how a case's days are cut by it.
///
/// Every level of an exposure and every cell of a time term is a *cell* with a number; a day of a
/// case is described by the cells that hold on it, and a cell by its values of the columns, to
/// which the coefficients belong. The intervals are those of `formatdata` in R's package SCCS 1.7:
/// a cut at every change, also where the levels on both sides happen to be equal.
///
/// @param exposures the exposures
/// @param time age, season, calendar
/// @param firstEventOnly whether only a case's first event while observed counts
public record CaseDesign(List<RiskWindows> exposures, List<TimeTerm> time, boolean firstEventOnly) {

    public CaseDesign {
        exposures = List.copyOf(exposures);
        time = List.copyOf(time);
    }

    /// Every event counts.
    public static CaseDesign of(List<RiskWindows> exposures, TimeTerm... time) {
        return new CaseDesign(exposures, List.of(time), false);
    }

    /// The names of the columns: exposures first, level by level.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        exposures.forEach(each -> names.addAll(each.names()));
        time.forEach(each -> names.addAll(each.columns()));
        return names;
    }

    /// How many of the columns are exposures': they come first.
    public int exposureColumns() {
        return exposures.stream().mapToInt(RiskWindows::levels).sum();
    }

    /// The values of the columns in each cell.
    public double[][] rows() {
        int width = names().size();
        List<double[]> rows = new ArrayList<>();
        for (int column = 0; column < exposureColumns(); column++) {
            double[] row = new double[width];
            row[column] = 1;
            rows.add(row);
        }
        int from = exposureColumns();
        for (TimeTerm term : time) {
            for (int cell = 0; cell < term.cells(); cell++) {
                double[] row = new double[width];
                double[] values = term.row(cell);
                System.arraycopy(values, 0, row, from, values.length);
                rows.add(row);
            }
            from += term.columns().size();
        }
        return rows.toArray(double[][]::new);
    }

    /// The intervals of a case, in order of time.
    public List<CaseInterval> intervals(ObservedCase of) {
        if (of.exposures().size() != exposures.size()) {
            throw new IllegalArgumentException(
                    "a case needs eras of %d exposures, had %d"
                            .formatted(exposures.size(), of.exposures().size()));
        }
        ExposureLine[] lines = new ExposureLine[exposures.size()];
        Arrays.setAll(lines, i -> ExposureLine.of(exposures.get(i), of.exposures().get(i)));
        int[] events = of.counted(firstEventOnly);
        List<CaseInterval> intervals = new ArrayList<>();
        int next = 0;
        int last = of.start() - 1;
        while (last < of.end()) {
            int day = last + 1;
            last = lastFrom(day, of, lines);
            if (leftOut(day, of.birth())) {
                continue;
            }
            int before = next;
            while (next < events.length && events[next] <= last) {
                next++;
            }
            intervals.add(
                    new CaseInterval(day, last, cells(day, of.birth(), lines), next - before));
        }
        return intervals;
    }

    private int lastFrom(int day, ObservedCase of, ExposureLine[] lines) {
        int last = of.end();
        for (ExposureLine line : lines) {
            last = line.lastFrom(day, last);
        }
        for (TimeTerm term : time) {
            last = Math.min(last, term.lastOf(day, of.birth()));
        }
        return last;
    }

    private boolean leftOut(int day, long birth) {
        return time.stream().anyMatch(term -> term.cell(day, birth) == TimeTerm.LEFT_OUT);
    }

    private int[] cells(int day, long birth, ExposureLine[] lines) {
        int[] cells = new int[lines.length + time.size()];
        int length = 0;
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            int level = lines[i].on(day);
            if (level > 0) {
                cells[length++] = from + level - 1;
            }
            from += exposures.get(i).levels();
        }
        for (TimeTerm term : time) {
            int cell = term.cell(day, birth);
            if (cell >= 0) {
                cells[length++] = from + cell;
            }
            from += term.cells();
        }
        return Arrays.copyOf(cells, length);
    }

    /// Whether windows of two eras of one exposure overlap in a case.
    boolean overlaps(ObservedCase of) {
        for (int i = 0; i < exposures.size(); i++) {
            RiskWindows windows = exposures.get(i);
            int before = Math.min(0, windows.starts()[0]);
            int after =
                    windows.washout().length == 0
                            ? 0
                            : windows.washout()[windows.washout().length - 1];
            if (of.exposures().get(i).size() < 2) {
                continue;
            }
            List<Era> eras =
                    of.exposures().get(i).stream()
                            .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                            .toList();
            for (int j = 1; j < eras.size(); j++) {
                if (eras.get(j).start() + before <= eras.get(j - 1).end() + after) {
                    return true;
                }
            }
        }
        return false;
    }
}
