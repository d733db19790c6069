package org.vigie.simulate.people;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.statistics.random.RandomStream;
import org.vigie.store.EventRow;
import org.vigie.store.Person;
import org.vigie.store.write.ShardWriter;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// Makes one person after another. One thread at a time; the catalogue is shared.
public final class OnePerson {

    final Life life = new Life();
    public final PersonEvents chart = new PersonEvents(life);
    final Catalogue catalogue;
    private final long seed;
    private final List<String> sites;
    private final RandomStream draws = new RandomStream();
    private final EventRow row = new EventRow();
    private final Factors factors;
    private final Onset onset;
    private final Symptoms symptoms;
    private final Background background;
    private final Aftermath aftermath;
    private final Encounters encounters;
    private final DrugEvents drugs;
    private final int death;
    private @Nullable Address address;

    public OnePerson(Simulation simulation, PlantedCodes plan, Catalogue catalogue) {
        this.catalogue = catalogue;
        seed = simulation.seed();
        sites = simulation.sites();
        factors = new Factors(plan, catalogue);
        onset = new Onset(plan.meanEffect());
        symptoms = new Symptoms(plan, catalogue);
        background = new Background(catalogue, new Profiles());
        aftermath = new Aftermath(catalogue);
        encounters = new Encounters(catalogue, chart);
        drugs = new DrugEvents(simulation.drugEffects(), catalogue);
        death = catalogue.id("MEDS_DEATH");
    }

    /// Makes the person with an identifier; {@link #life} and {@link #chart} then tell of them.
    public void make(long person) {
        var home = Address.draw(person, sites, stream(person, Purpose.ADDRESS));
        address = home;
        life.draw(person, stream(person, Purpose.LIFE));
        factors.draw(life, stream(person, Purpose.FACTORS));
        life.cancer = onset.day(life, factors, stream(person, Purpose.ONSET));
        if (life.cancer != Timeline.NO_DAY) {
            aftermath.shorten(life, stream(person, Purpose.AFTERMATH));
        }
        chart.restart();
        encounters.restart(home);
        background.write(life, encounters, stream(person, Purpose.BACKGROUND));
        symptoms.draw(life, stream(person, Purpose.SYMPTOMS));
        symptoms.write(encounters, draws);
        factors.write(encounters, draws);
        aftermath.write(life, encounters, draws);
        takeDrugs(person);
        if (life.death != Timeline.NO_DAY) {
            chart.add(
                    life.death,
                    death,
                    Double.NaN,
                    Timeline.NO_DAY,
                    Timeline.NONE,
                    Timeline.NONE,
                    Timeline.NONE);
        }
        chart.settle();
    }

    /// Last, so that all else is as it is without drugs, up to the death that one of their outcomes
    /// may bring.
    private void takeDrugs(long person) {
        drugs.draw(life, stream(person, Purpose.DRUGS));
        drugs.write(encounters, draws);
        if (drugs.death() != Timeline.NO_DAY) {
            chart.endOn(drugs.death());
            life.dieEarlier(drugs.death());
        }
    }

    private RandomStream stream(long person, Purpose purpose) {
        return draws.restart(seed, person, purpose.ordinal());
    }

    public Person person() {
        var home = Objects.requireNonNull(address, "a person is made before anybody asks for them");
        return new Person(
                life.person,
                life.birth,
                life.sex,
                life.death,
                home.region(),
                home.practice(),
                home.site(),
                life.observationPeriods());
    }

    public void write(ShardWriter shard) throws IOException {
        shard.person(person());
        for (int event = 0; event < chart.size(); event++) {
            int code = chart.code(event);
            row.time = Days.time(chart.day(event));
            row.code = code;
            row.value = chart.value(event);
            row.unit = catalogue.unit(code);
            row.table = catalogue.kind(code).table;
            row.end = Days.time(chart.end(event));
            row.visit = chart.visit(event);
            row.provider = chart.provider(event);
            row.cost = chart.cost(event);
            shard.event(row);
        }
    }
}
