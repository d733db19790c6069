package org.vigie.report.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// Names beside the strongest points: each code once, on no other point and on no other name.
///
/// Places are worked out for a figure of 800 by 420 pixels; on narrow ones no names are shown.
///
/// @param texts the name at each point, mostly the empty string
/// @param sides on which side of its point the name stands, `left` or `right`
public record PointLabels(List<String> texts, List<String> sides) {

    private static final int MOST = 12;
    private static final int CANDIDATES = 80;
    private static final double WIDTH = 800;
    private static final double HEIGHT = 420;
    private static final double LETTER = 7;

    private record Box(double left, double right, double middle) {

        boolean meets(Box other) {
            return left < other.right && other.left < right && Math.abs(middle - other.middle) < 13;
        }
    }

    /// @param names what to write; the empty string where a point is not worth a name
    /// @param x from 0 to 1
    /// @param y from 0 to 1
    public static PointLabels of(List<String> names, double[] x, double[] y) {
        var texts = new ArrayList<>(Collections.nCopies(names.size(), ""));
        var sides = new ArrayList<>(Collections.nCopies(names.size(), "right"));
        var points =
                IntStream.range(0, names.size())
                        .limit(10L * CANDIDATES)
                        .mapToObj(i -> new Box(x[i] * WIDTH - 4, x[i] * WIDTH + 4, y[i] * HEIGHT))
                        .toList();
        var taken = new ArrayList<Box>();
        var named = new HashSet<String>();
        for (int i = 0; i < Math.min(points.size(), CANDIDATES) && taken.size() < MOST; i++) {
            var name = names.get(i);
            if (name.isEmpty() || named.contains(name)) {
                continue;
            }
            var text = name.length() > 34 ? name.substring(0, 33) + "…" : name;
            for (var side : List.of("right", "left")) {
                var box = box(points.get(i), text, side);
                if (!named.contains(name)
                        && box.left > 0
                        && box.right < WIDTH
                        && taken.stream().noneMatch(box::meets)
                        && points.stream().noneMatch(box::meets)) {
                    texts.set(i, text);
                    sides.set(i, side);
                    taken.add(box);
                    named.add(name);
                }
            }
        }
        return new PointLabels(texts, sides);
    }

    private static Box box(Box point, String text, String side) {
        double length = 3 + LETTER * text.length();
        return side.equals("right")
                ? new Box(point.right + 1, point.right + length, point.middle)
                : new Box(point.left - length, point.left - 1, point.middle);
    }
}
