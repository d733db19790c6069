package org.vigie.cohort.explain;

import java.util.ArrayList;
import java.util.List;
import org.vigie.cohort.evaluate.CriterionEvent;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// Events of a person in words, for the person's own explanation: days, code, name, value.
record CriterionEventText(Timeline person) {

    private static final int MANY = 10;

    String of(CriterionEvent happening) {
        var days =
                happening.end() == Timeline.NO_DAY || happening.end() == happening.start()
                        ? Days.text(happening.start())
                        : Days.text(happening.start()) + " to " + Days.text(happening.end());
        return happening.event() < 0
                ? days + " observation period"
                : days + " " + event(happening.event());
    }

    private String event(int event) {
        var code = person.codes().get(person.code(event));
        double value = person.value(event);
        return person.table(event)
                + " "
                + code.code()
                + (code.name().isEmpty() ? "" : " " + code.name())
                + (Double.isNaN(value)
                        ? ""
                        : ", value "
                                + value
                                + (person.unit(event).isEmpty() ? "" : " " + person.unit(event)));
    }

    /// Up to ten of them, and how many more there are.
    List<Explanation> of(List<CriterionEvent> happenings) {
        var said = new ArrayList<Explanation>();
        happenings.stream()
                .limit(MANY)
                .forEach(happening -> said.add(Explanation.found(of(happening))));
        if (happenings.size() > MANY) {
            said.add(Explanation.found("and " + (happenings.size() - MANY) + " more"));
        }
        return said;
    }
}
