package org.vigie.study.screen.question;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Cases and their controls. Members are numbered set by set, the case of a set first; a person may
/// be a member of several sets.
final class MatchedSets {

    /// One person in one set.
    ///
    /// @param set number of the set, from 0
    /// @param history days observed without a break before the index day
    record Member(int set, long person, int indexDay, int history, boolean isCase) {}

    private final List<Member> members;
    private final List<String> sites;
    private final int[] byPerson;
    private final long[] persons;

    /// @param sites each set's site
    @JsonCreator
    MatchedSets(
            @JsonProperty("members") List<Member> members,
            @JsonProperty("sites") List<String> sites) {
        this.members = List.copyOf(members);
        this.sites = List.copyOf(sites);
        byPerson =
                IntStream.range(0, members.size())
                        .boxed()
                        .sorted(Comparator.comparingLong(m -> members.get(m).person()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        persons = Arrays.stream(byPerson).mapToLong(m -> members.get(m).person()).toArray();
    }

    @JsonProperty("members")
    List<Member> members() {
        return members;
    }

    @JsonProperty("sites")
    List<String> sites() {
        return sites;
    }

    int sets() {
        return sites.size();
    }

    Member member(int number) {
        return members.get(number);
    }

    /// Numbers of the memberships of a person.
    int[] of(long person) {
        int first = lowerBound(person);
        int end = first;
        while (end < persons.length && persons[end] == person) {
            end++;
        }
        return first == end ? NOBODY : Arrays.copyOfRange(byPerson, first, end);
    }

    private static final int[] NOBODY = new int[0];

    private int lowerBound(long person) {
        int low = 0;
        int high = persons.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (persons[middle] < person) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
