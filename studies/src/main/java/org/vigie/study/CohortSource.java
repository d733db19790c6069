package org.vigie.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vigie.cohort.CohortEntry;
import org.vigie.cohort.KindsWithoutCodes;
import org.vigie.cohort.evaluate.CohortFold;
import org.vigie.cohort.files.CohortFiles;
import org.vigie.cohort.files.CohortTable;
import org.vigie.problem.InputProblem;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.People;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// Whom a protocol means by an outcome, an exposure or a population, before anybody is asked. A
/// {@link org.vigie.study.CohortSourceReader} reads one.
public sealed interface CohortSource {

    /// What it goes by in a report.
    String name();

    /// Everybody's entries, in a pass over the people where one is needed.
    ///
    /// @throws org.vigie.problem.InputProblem where a file cannot be used
    /// @throws InputProblem where a concept set names nothing that the store has
    Entries entries(People people, Vocabulary vocabulary);

    /// Everybody's entries where it matters when they end, as in a population.
    ///
    /// @throws org.vigie.problem.InputProblem where that is not said
    default Entries stays(People people, Vocabulary vocabulary) {
        return entries(people, vocabulary);
    }

    /// The concept set it is, where it is one.
    default Optional<ConceptSet> conceptSet() {
        return Optional.empty();
    }

    /// The file it is in, where it is in one.
    default Optional<Path> file() {
        return Optional.empty();
    }

    /// People with a dated record of a concept set, from the first one on.
    record Recorded(ConceptSet set) implements CohortSource {

        @Override
        public String name() {
            return set.name();
        }

        @Override
        public Optional<ConceptSet> conceptSet() {
            return Optional.of(set);
        }

        @Override
        public Entries entries(People people, Vocabulary vocabulary) {
            return people.fold(new FirstRecordFold(codes(vocabulary))).entries();
        }

        /// What the set holds in the store.
        ///
        /// @throws InputProblem where that is nothing
        public CodeSet codes(Vocabulary vocabulary) {
            return StudyCodes.of(set, vocabulary);
        }
    }

    /// A cohort from a file with the columns of OMOP's table `cohort`.
    ///
    /// @param id which, where the file has several
    record Listed(Path path, OptionalInt id) implements CohortSource {

        @Override
        public String name() {
            return path.getFileName() + (id.isPresent() ? ", cohort " + id.getAsInt() : "");
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public Entries entries(People people, Vocabulary vocabulary) {
            return known(CohortTable.read(path), people);
        }

        @Override
        public Entries stays(People people, Vocabulary vocabulary) {
            var table = CohortTable.read(path);
            if (!table.hasEnds()) {
                throw new InputProblem(
                        path + " needs the column cohort_end_date to be a population");
            }
            return known(table, people);
        }

        /// The entries of the file. Of persons who are not there it is told how many they are.
        ///
        /// @throws InputProblem where nobody of them is there
        private Entries known(CohortTable table, People people) {
            var entries = table.of(id);
            var persons =
                    entries.entries().stream().mapToLong(CohortEntry::person).distinct().toArray();
            long known = people.fold(new ListedPersonsFold(persons))[0];
            if (persons.length > 0 && known == 0) {
                throw new InputProblem(
                        """
                        %s: none of its %,d persons is among those who are asked; take entries \
                        that were made in this store, or with its identifiers (a pseudonymised \
                        one has its own)\
                        """
                                .formatted(path, persons.length));
            }
            if (known < persons.length) {
                people.progress()
                        .say(
                                "%s: %,d of its %,d persons are not among those who are asked"
                                        .formatted(path, persons.length - known, persons.length));
            }
            return Entries.of(entries.entries());
        }
    }

    /// A cohort by its definition, evaluated over the people.
    record Defined(Path path) implements CohortSource {

        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public Entries entries(People people, Vocabulary vocabulary) {
            var cohort = CohortFiles.one(1, path, vocabulary);
            KindsWithoutCodes.refuse(List.of(cohort), _ -> path.toString(), people);
            return Entries.of(people.fold(new CohortFold(List.of(cohort))).of(0).entries());
        }
    }
}
