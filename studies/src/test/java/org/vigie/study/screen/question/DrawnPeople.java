package org.vigie.study.screen.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// People drawn in a text block, a line each; days are counted from 2010-01-01, which is day 0.
///
/// ```
/// person | who                  | observed              | events
/// 1      | F 1950               | -800..400             | OUT@0, A@-365
/// 2      | M 1951 died=20 site=N | -800..-100, -50..400 | A@-5/drug_exposure, B@?
/// 3      | ? ?                  |                       |
/// ```
///
/// `?` stands for a sex, a year of birth or a day that is not known; after `/` stands the table.
final class DrawnPeople {

    static final int DAY_0 = Days.of(2010, 1, 1);

    private DrawnPeople() {}

    public static List<Life> of(String drawing) {
        return drawing.lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(DrawnPeople::life)
                .toList();
    }

    private static Life life(String line) {
        var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        var events = new ArrayList<Life.Event>();
        parts(cells.get(3), ",").forEach(event -> events.add(event(event)));
        events.sort(Comparator.comparingLong(Life.Event::time));
        return new Life(
                person(Long.parseLong(cells.get(0)), parts(cells.get(1), " "), cells.get(2)),
                events);
    }

    private static Person person(long id, List<String> who, String observed) {
        var sex = Sex.ofLetter(who.get(0));
        int birth =
                who.get(1).equals("?")
                        ? Timeline.NO_DAY
                        : Days.of(Integer.parseInt(who.get(1)), 7, 1);
        var died = said(who, "died");
        var periods =
                parts(observed, ",").stream()
                        .map(period -> period.split("\\.\\."))
                        .map(ends ->
                                new ObservationPeriod(
                                        DAY_0 + Integer.parseInt(ends[0]),
                                        DAY_0 + Integer.parseInt(ends[1])))
                        .toList();
        return new Person(
                id,
                birth,
                sex,
                died.isEmpty() ? Timeline.NO_DAY : DAY_0 + Integer.parseInt(died),
                said(who, "region"),
                said(who, "practice"),
                said(who, "site"),
                periods);
    }

    private static String said(List<String> who, String key) {
        return who.stream()
                .filter(word -> word.startsWith(key + "="))
                .map(word -> word.substring(key.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static Life.Event event(String drawn) {
        var code = drawn.substring(0, drawn.indexOf('@'));
        var when = drawn.substring(code.length() + 1).split("/");
        long time =
                when[0].equals("?")
                        ? Timeline.NO_TIME
                        : Days.time(DAY_0 + Integer.parseInt(when[0]));
        var event = Life.Event.at(time, code);
        return when.length > 1 ? event.in(when[1]) : event;
    }

    private static List<String> parts(String cell, String separator) {
        return Stream.of(cell.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
