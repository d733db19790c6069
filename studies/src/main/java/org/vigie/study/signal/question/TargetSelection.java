package org.vigie.study.signal.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vigie.problem.InputProblem;
import org.vigie.study.CohortSource;
import org.vigie.study.Entries;
import org.vigie.study.StudyCodes;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.People;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// Which exposures or outcomes a protocol means.
public sealed interface TargetSelection {

    /// The targets that a store has.
    ///
    /// @param exposures whether what is chosen has a last day
    /// @throws InputProblem where that is nothing
    Targets in(People people, Vocabulary vocabulary, boolean exposures);

    /// In a report.
    String words();

    /// The concept sets it is made of, for the resolved protocol.
    List<ConceptSet> sets();

    /// Every code of a concept set; with a level every code of that level, records of what is below
    /// it included.
    ///
    /// The levels of `ATC` are 1 to 5. In any other vocabulary a level is how long the codes are
    /// without the dot: 3 in ICD-10 for the categories. A code below the level that the hierarchy
    /// puts under none of it counts for the code that it begins with.
    record EveryCode(ConceptSet set, OptionalInt level) implements TargetSelection {

        private static final List<Integer> ATC = List.of(1, 3, 4, 5, 7);

        @Override
        public Targets in(People people, Vocabulary vocabulary, boolean exposures) {
            var groups = new TreeMap<String, TreeSet<String>>();
            for (var code : StudyCodes.of(set, vocabulary).codes()) {
                if (!code.startsWith("ERA/") && !code.startsWith("MEDS_")) {
                    groupsOf(code, vocabulary)
                            .forEach(to ->
                                    groups.computeIfAbsent(to, _ -> new TreeSet<>()).add(code));
                }
            }
            var targets = new ArrayList<Target>();
            groups.forEach((id, codes) -> {
                if (codes.stream().anyMatch(code -> recorded(code, vocabulary))) {
                    int known = vocabulary.codes().id(id);
                    targets.add(
                            Target.ofCodes(
                                    id,
                                    known < 0 ? "" : vocabulary.codes().get(known).name(),
                                    CodeSet.of(codes)));
                }
            });
            if (targets.isEmpty()) {
                throw new InputProblem(
                        "no code of "
                                + words()
                                + " is recorded in this store; see its codes with"
                                + " 'vigie describe --top 1000'");
            }
            return new Targets(targets);
        }

        private static boolean recorded(String code, Vocabulary vocabulary) {
            return vocabulary.codes().get(vocabulary.codes().id(code)).events() > 0;
        }

        private List<String> groupsOf(String code, Vocabulary vocabulary) {
            if (level.isEmpty()) {
                return List.of(code);
            }
            var found = new ArrayList<String>();
            int id = vocabulary.codes().id(code);
            if (level(code) == level.getAsInt()) {
                found.add(code);
            }
            for (int above : vocabulary.hierarchy().ancestors(id)) {
                var text = vocabulary.codes().text(above);
                if (level(text) == level.getAsInt() && resolvedHere(text, vocabulary)) {
                    found.add(text);
                }
            }
            return found.isEmpty() ? cut(code).map(List::of).orElse(List.of()) : found;
        }

        private boolean resolvedHere(String text, Vocabulary vocabulary) {
            return vocabulary
                    .resolve(set)
                    .codes()
                    .in(vocabulary.codes())[vocabulary.codes().id(text)];
        }

        private Optional<String> cut(String code) {
            int slash = code.indexOf('/') + 1;
            int length = code.startsWith("ATC/") ? ATC.get(level.getAsInt() - 1) : level.getAsInt();
            var bare = code.substring(slash).replace(".", "");
            if (level(code) < level.getAsInt() || bare.length() <= length) {
                return Optional.empty();
            }
            return Optional.of(code.substring(0, slash) + bare.substring(0, length));
        }

        /// The level of a code; 0 where it has none.
        public static int level(String code) {
            int length = code.substring(code.indexOf('/') + 1).replace(".", "").length();
            return code.startsWith("ATC/") ? ATC.indexOf(length) + 1 : length;
        }

        @Override
        public String words() {
            return "every code of "
                    + set.name()
                    + (level.isPresent() ? ", level " + level.getAsInt() : "");
        }

        @Override
        public List<ConceptSet> sets() {
            return List.of(set);
        }
    }

    /// Concept sets and cohorts by name.
    ///
    /// @param byName what each is called, in the order of the protocol
    record Named(Map<String, CohortSource> byName) implements TargetSelection {

        @Override
        public Targets in(People people, Vocabulary vocabulary, boolean exposures) {
            var targets = new ArrayList<Target>();
            byName.forEach((name, source) ->
                    targets.add(
                            source.conceptSet().isPresent()
                                    ? Target.ofCodes(
                                            name,
                                            "",
                                            StudyCodes.of(source.conceptSet().get(), vocabulary))
                                    : new Target(
                                            name,
                                            "",
                                            CodeSet.of(),
                                            entries(source, people, vocabulary, exposures))));
            return new Targets(targets);
        }

        private static Entries entries(
                CohortSource source, People people, Vocabulary vocabulary, boolean exposures) {
            return exposures
                    ? source.stays(people, vocabulary)
                    : source.entries(people, vocabulary);
        }

        @Override
        public String words() {
            return String.join(", ", byName.keySet());
        }

        @Override
        public List<ConceptSet> sets() {
            return byName.values().stream()
                    .flatMap(source -> source.conceptSet().stream())
                    .toList();
        }
    }
}
