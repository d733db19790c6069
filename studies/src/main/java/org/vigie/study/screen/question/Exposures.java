package org.vigie.study.screen.question;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.timeline.Codes;

/// Which members of the matched sets were exposed, for every code and window: the whole of a screen
/// in one state. It holds numbers of members, so it stays where its people are; what may leave are
/// the {@link org.vigie.statistics.MatchedTally counts} made of it.
final class Exposures {

    private Codes codes = Codes.ofTexts(List.of());
    private int windows;
    private IntBag[] members = new IntBag[0];
    private @Nullable DayCounter counter;

    Exposures(int windows) {
        this.windows = windows;
    }

    /// From each code's text to the exposed members of each window.
    @JsonCreator
    static Exposures of(Map<String, int[][]> members) {
        var exposures =
                new Exposures(
                        members.values().stream().mapToInt(m -> m.length).findFirst().orElse(0));
        exposures.use(Codes.ofTexts(members.keySet()));
        members.forEach((code, byWindow) -> {
            for (int window = 0; window < byWindow.length; window++) {
                for (int member : byWindow[window]) {
                    exposures.add(exposures.codes.id(code), window, member);
                }
            }
        });
        return exposures;
    }

    @JsonValue
    Map<String, int[][]> byCode() {
        var byCode = new TreeMap<String, int[][]>();
        for (int code = 0; code < codes.size(); code++) {
            var byWindow = new int[windows][];
            boolean any = false;
            for (int window = 0; window < windows; window++) {
                byWindow[window] = exposed(code, window);
                any |= byWindow[window].length > 0;
            }
            if (any) {
                byCode.put(codes.text(code), byWindow);
            }
        }
        return byCode;
    }

    Codes codes() {
        return codes;
    }

    int windows() {
        return windows;
    }

    /// Makes room in a state that has seen nobody, whether new or read from a text, which then
    /// knows neither.
    void begin(Codes dictionary, int howManyWindows) {
        windows = howManyWindows;
        use(dictionary);
    }

    /// Moves to a dictionary that holds at least what is there already.
    void use(Codes dictionary) {
        if (codes == dictionary) {
            return;
        }
        var union = Codes.union(dictionary, codes);
        var moved = new IntBag[union.size() * windows];
        var ids = codes.idsIn(union);
        for (int code = 0; code < codes.size(); code++) {
            System.arraycopy(members, code * windows, moved, ids[code] * windows, windows);
        }
        codes = union;
        members = moved;
        counter = null;
    }

    /// Counts days of one member at a time.
    DayCounter counter() {
        if (counter == null) {
            counter = new DayCounter(codes.size() * windows);
        }
        return counter;
    }

    void add(int code, int window, int member) {
        int slot = code * windows + window;
        if (members[slot] == null) {
            members[slot] = new IntBag();
        }
        members[slot].add(member);
    }

    /// The exposed members, ascending.
    int[] exposed(int code, int window) {
        var bag = members[code * windows + window];
        return bag == null ? new int[0] : bag.sorted();
    }

    int exposedCount(int code, int window) {
        var bag = members[code * windows + window];
        return bag == null ? 0 : bag.size();
    }

    Exposures merge(Exposures other) {
        windows = Math.max(windows, other.windows);
        use(Codes.union(codes, other.codes));
        var ids = other.codes.idsIn(codes);
        for (int code = 0; code < other.codes.size(); code++) {
            for (int window = 0; window < other.windows; window++) {
                var theirs = other.exposed(code, window);
                if (theirs.length > 0) {
                    int slot = ids[code] * windows + window;
                    if (members[slot] == null) {
                        members[slot] = new IntBag();
                    }
                    members[slot].addAll(theirs);
                }
            }
        }
        return this;
    }

    /// Distinct days seen in each slot, for one person at a time.
    static final class DayCounter {
        private final int[] lastDay;
        private final int[] days;
        private int[] touched = new int[64];
        private int touchedCount;

        DayCounter(int slots) {
            lastDay = new int[slots];
            days = new int[slots];
        }

        /// Counts a day in a slot and returns how many distinct days it has now; 0 where this one
        /// was counted before. Days must come in order.
        int count(int slot, int day) {
            if (days[slot] == 0) {
                if (touchedCount == touched.length) {
                    touched = Arrays.copyOf(touched, touchedCount * 2);
                }
                touched[touchedCount++] = slot;
            } else if (lastDay[slot] == day) {
                return 0;
            }
            lastDay[slot] = day;
            return ++days[slot];
        }

        void reset() {
            for (int t = 0; t < touchedCount; t++) {
                days[touched[t]] = 0;
            }
            touchedCount = 0;
        }
    }
}
