package org.vigie.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.runner.LocalRunner;
import org.vigie.timeline.Code;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Codes;

/// A question to people in a store and the same in SQL; both answers are numbers parted by a space.
record Question(String words, Function<LocalRunner, String> fold, String sql) {

    /// The questions of the tables, with codes that are neither rare nor the most common.
    static List<Question> of(Codes codes) {
        var common =
                codes.all().stream()
                        .filter(code -> code.code().startsWith("ICD10/") && code.events() > 0)
                        .sorted(
                                Comparator.comparingLong(Code::events)
                                        .reversed()
                                        .thenComparing(Code::code))
                        .toList();
        return List.of(
                scan(),
                wholeLives(codes, common.subList(100, 150)),
                before(codes, common.get(20), common.get(60)),
                counts(codes));
    }

    private static Question scan() {
        return new Question(
                "scan everything: sum of days and codes",
                people -> {
                    var sums = people.fold(new ScanFold());
                    return sums.days + " " + sums.codes;
                },
                "SELECT sum(day), sum(code) FROM events");
    }

    private static Question wholeLives(Codes codes, List<Code> fifty) {
        var ids =
                fifty.stream()
                        .map(code -> String.valueOf(codes.id(code.code())))
                        .collect(Collectors.joining(","));
        var first = CodeSet.of(fifty.stream().map(Code::code).toList());
        return new Question(
                "whole lives: first of 50 codes, distinct codes in the 365 days before",
                people -> {
                    var state = people.fold(new WholeLifeFold(first));
                    return state.people + " " + state.distinct;
                },
                """
                WITH first AS (SELECT subject_id, min(day) AS d FROM events WHERE code IN (%s)
                     GROUP BY subject_id),
                     distinct_codes AS (SELECT DISTINCT subject_id, code
                     FROM first JOIN events USING (subject_id)
                     WHERE day BETWEEN d - 365 AND d - 1)
                SELECT (SELECT count(*) FROM first), (SELECT count(*) FROM distinct_codes)\
                """
                        .formatted(ids));
    }

    private static Question before(Codes codes, Code earlier, Code later) {
        var fold = new BeforeFold(CodeSet.of(earlier.code()), CodeSet.of(later.code()), 90);
        return new Question(
                "people with code A within 90 days before code B",
                people -> String.valueOf(people.fold(fold)[0]),
                """
                SELECT count(DISTINCT b.subject_id) FROM events a JOIN events b USING (subject_id)
                WHERE a.code = %d AND b.code = %d AND a.day BETWEEN b.day - 90 AND b.day - 1\
                """
                        .formatted(codes.id(earlier.code()), codes.id(later.code())));
    }

    private static Question counts(Codes codes) {
        return new Question(
                "counts by code, year, sex and age: cells that are not empty",
                people -> String.valueOf(people.fold(new CountsFold(codes.size())).cells()),
                """
                SELECT count(*) FROM (SELECT code, y, sex, least(12, (y - born) // 10) AS band,
                    count(*)
                  FROM (SELECT code, year(DATE '1970-01-01' + day::INTEGER) AS y, subject_id
                    FROM events)
                  JOIN people USING (subject_id) GROUP BY ALL)\
                """);
    }
}
