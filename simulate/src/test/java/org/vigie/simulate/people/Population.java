package org.vigie.simulate.people;

import java.util.ArrayList;
import java.util.List;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Simulated people in memory, with their codes and days alone.
public record Population(Catalogue catalogue, List<Kept> people) {

    /// @param ends last days of the periods that begin on `starts`
    public record Kept(
            Sex sex,
            int birth,
            int cancer,
            int death,
            int[] starts,
            int[] ends,
            int[] days,
            int[] codes) {

        /// Whether one period holds all days between two, both included.
        public boolean observed(int from, int to) {
            for (int p = 0; p < starts.length; p++) {
                if (starts[p] <= from && to <= ends[p]) {
                    return true;
                }
            }
            return false;
        }

        public boolean has(int code, int from, int to) {
            for (int e = 0; e < days.length; e++) {
                if (codes[e] == code && days[e] >= from && days[e] <= to) {
                    return true;
                }
            }
            return false;
        }

        public boolean hasCancer() {
            return cancer != Timeline.NO_DAY;
        }
    }

    public static Population of(Simulation simulation) {
        var one =
                new OnePerson(
                        simulation,
                        PlantedCodes.of(simulation.effects()),
                        new Catalogue(simulation.drugs()));
        var people = new ArrayList<Kept>(simulation.people());
        for (int person = 1; person <= simulation.people(); person++) {
            one.make(person);
            people.add(kept(one.life, one.chart));
        }
        return new Population(one.catalogue, people);
    }

    private static Kept kept(Life life, PersonEvents chart) {
        var starts = new int[life.periods()];
        var ends = new int[life.periods()];
        for (int p = 0; p < starts.length; p++) {
            starts[p] = life.start(p);
            ends[p] = life.end(p);
        }
        var days = new int[chart.size()];
        var codes = new int[chart.size()];
        for (int e = 0; e < days.length; e++) {
            days[e] = chart.day(e);
            codes[e] = chart.code(e);
        }
        return new Kept(life.sex, life.birth, life.cancer, life.death, starts, ends, days, codes);
    }

    public List<Kept> cases() {
        return people.stream().filter(Kept::hasCancer).toList();
    }
}
