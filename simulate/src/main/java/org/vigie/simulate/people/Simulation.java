package org.vigie.simulate.people;

import java.util.HashSet;
import java.util.List;
import org.vigie.simulate.effects.DrugEffects;
import org.vigie.store.Sharding;

/// Which people to simulate.
///
/// @param people how many; their identifiers run from 1
/// @param seed another seed, other people
/// @param sites countries or databases, between which people are divided evenly at random
/// @param effects whether factors and symptoms are planted; without, every odds ratio is 1
/// @param drugs drugs with known effects on outcomes; without `effects` they have none
/// @param shards how many shards the store has; does not change anybody
public record Simulation(
        int people, long seed, List<String> sites, boolean effects, DrugEffects drugs, int shards) {

    /// How many events a person has on average.
    public static final int EVENTS_PER_PERSON = 100;

    private static final int PEOPLE_PER_SHARD = 2_500;
    private static final int USUAL_SHARDS = 8;
    private static final int MOST_SHARDS = 4_096;

    public Simulation {
        sites = List.copyOf(sites);
        if (people < 1) {
            throw new IllegalArgumentException(
                    "a simulation needs a number of people above 0, was " + people);
        }
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("a simulation needs at least one site, such as FR");
        }
        if (sites.stream().anyMatch(String::isBlank)
                || new HashSet<>(sites).size() < sites.size()) {
            throw new IllegalArgumentException(
                    "sites need names that differ and are not empty, were " + sites);
        }
        if (shards < 1 || shards > MOST_SHARDS) {
            throw new IllegalArgumentException(
                    "a simulation needs 1 to " + MOST_SHARDS + " shards, was " + shards);
        }
    }

    /// So many people of one site with effects, in as many shards as keep a few threads busy.
    public static Simulation of(int people) {
        int busy = Math.clamp(people / PEOPLE_PER_SHARD, 1, USUAL_SHARDS);
        int needed = Sharding.shardsFor((long) people * EVENTS_PER_PERSON);
        return new Simulation(
                people, 1, List.of("FR"), true, DrugEffects.NONE, Math.max(busy, needed));
    }

    public Simulation withSeed(long other) {
        return new Simulation(people, other, sites, effects, drugs, shards);
    }

    public Simulation withSites(String... names) {
        return new Simulation(people, seed, List.of(names), effects, drugs, shards);
    }

    public Simulation withShards(int number) {
        return new Simulation(people, seed, sites, effects, drugs, number);
    }

    /// The same people with no factor, no symptom and no effect of a drug.
    public Simulation withoutEffects() {
        return new Simulation(people, seed, sites, false, drugs, shards);
    }

    /// The same people, who take drugs too whose effects are known.
    public Simulation withDrugs(DrugEffects known) {
        return new Simulation(people, seed, sites, effects, known, shards);
    }

    /// What drugs do to these people.
    public DrugEffects drugEffects() {
        return effects ? drugs : drugs.withoutEffects();
    }
}
