package org.vigie.statistics.selfcontrolled;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vigie.ReferenceData;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.CaseTally;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;

/// Cases of the data sets of R's package SCCS; people with several events have several lines there.
public final class VaccineCases {

    private VaccineCases() {}

    /// 35 children with 44 admissions for idiopathic thrombocytopenic purpura; days of risk after
    /// MMR.
    static List<ObservedCase> itp(int days) throws IOException {
        return read("sccs/itpdat.csv", "itp", days);
    }

    /// 10 children with aseptic meningitis after MMR, days 15 to 35.
    static List<ObservedCase> meningitis() throws IOException {
        return read("sccs/amdat.csv", "am", 35);
    }

    private static List<ObservedCase> read(String file, String event, int days) throws IOException {
        List<String> lines = Files.readAllLines(ReferenceData.require(file));
        List<String> header = List.of(lines.getFirst().replace("\"", "").split(","));
        Map<Integer, List<int[]>> people = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            int[] row = {
                number(cells, header, "case"),
                number(cells, header, "sta"),
                number(cells, header, "end"),
                number(cells, header, event),
                number(cells, header, "mmr")
            };
            people.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(row);
        }
        return people.values().stream()
                .map(rows ->
                        ObservedCase.of(
                                rows.getFirst()[1],
                                rows.getFirst()[2],
                                rows.stream().mapToInt(row -> row[3]).toArray(),
                                List.of(
                                        List.of(
                                                new Era(
                                                        rows.getFirst()[4],
                                                        rows.getFirst()[4] + days)))))
                .toList();
    }

    /// 1,378 convulsions of children, with eras of so many days after each of three doses of DTP
    /// and of Hib. Births are made up: days 0 to 364 of 1990.
    public static List<ObservedCase> convulsions(int days) throws IOException {
        List<String> lines = Files.readAllLines(ReferenceData.require("sccs/hibdat.csv"));
        Map<Integer, List<String[]>> people = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            people.computeIfAbsent(Integer.parseInt(cells[0]), _ -> new ArrayList<>()).add(cells);
        }
        return people.entrySet().stream()
                .map(person -> {
                    String[] cells = person.getValue().getFirst();
                    long birth = LocalDate.of(1990, 1, 1).toEpochDay() + person.getKey() * 37 % 365;
                    return new ObservedCase(
                            Integer.parseInt(cells[1]),
                            Integer.parseInt(cells[2]),
                            person.getValue().stream()
                                    .mapToInt(row -> Integer.parseInt(row[3]))
                                    .toArray(),
                            List.of(eras(cells, 4, days), eras(cells, 7, days)),
                            birth);
                })
                .toList();
    }

    /// The numbers of the children of {@link #convulsions}, in the same order.
    public static int[] convulsionNumbers() throws IOException {
        return Files.readAllLines(ReferenceData.require("sccs/hibdat.csv")).stream()
                .skip(1)
                .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(','))))
                .sorted()
                .distinct()
                .toArray();
    }

    private static List<Era> eras(String[] cells, int from, int days) {
        return IntStream.rangeClosed(1, 3)
                .filter(dose -> !cells[from + dose - 1].isEmpty())
                .mapToObj(dose -> {
                    int day = Integer.parseInt(cells[from + dose - 1]);
                    return new Era(day, day + days, dose);
                })
                .toList();
    }

    private static int number(String[] cells, List<String> header, String name) {
        return Integer.parseInt(cells[header.indexOf(name)]);
    }

    static CaseTally tally(CaseDesign design, List<ObservedCase> cases) {
        CaseTally tally = new CaseTally();
        cases.forEach(each -> tally.add(design, each));
        return tally;
    }

    public static CaseSeries fit(CaseDesign design, List<ObservedCase> cases) {
        return CaseSeries.of(tally(design, cases), design);
    }
}
