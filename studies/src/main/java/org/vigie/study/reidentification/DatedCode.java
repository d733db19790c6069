package org.vigie.study.reidentification;

import java.util.Comparator;

/// That a person had a code on a day.
public record DatedCode(String code, int day) {

    static final Comparator<DatedCode> ORDER =
            Comparator.comparing(DatedCode::code).thenComparingInt(DatedCode::day);
}
