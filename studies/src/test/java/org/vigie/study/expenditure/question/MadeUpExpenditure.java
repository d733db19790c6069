package org.vigie.study.expenditure.question;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.study.expenditure.rules.RuleBook;
import org.vigie.study.expenditure.rules.RuleBookReader;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Vocabulary;

/// A map of generated people, whose groups are made of the codes `V/0`, `V/1` and so on.
public final class MadeUpExpenditure {

    static final String RULES =
            """
            rules: made-up
            version: "3"
            title: {en: Made up, fr: Inventé}
            source: nowhere.
            records:
              condition: {tables: [condition_occurrence], lasting: true, episode: true}
              any: {tables: []}
              drug: {tables: [drug_exposure]}
            items:
              drugs: {en: Drugs, fr: Médicaments, tables: [drug_exposure]}
              tests: {en: Tests, fr: Examens, tables: [measurement], codes: [V/0, V/1, V/2]}
            families:
              hearts: {en: Diseases of the heart and vessels, fr: Cœurs}
              lungs: {en: Lungs, fr: Poumons}
            groups:
              angina: {family: hearts, en: Angina, fr: Angine, source: made up, any: [{codes: [V/0], in: [condition]}]}
              failure: {family: hearts, en: Failure, fr: Insuffisance, source: made up, any: [{codes: [V/1, V/2], in: [any], days: 2}], unless: [angina], weight: 3}
              asthma: {family: lungs, en: Asthma <br>, fr: Asthme, source: made up, any: [{codes: [V/3], in: [drug], years: 2}, {all: [{codes: [V/4], in: [any]}, {codes: [V/5], in: [any], years: 3}]}]}
              fibrosis: {family: lungs, en: Fibrosis, fr: Fibrose, source: made up, any: [{codes: [V/6], in: [any]}]}
            """;

    private MadeUpExpenditure() {}

    static RuleBook rules() {
        return RuleBookReader.read(
                YamlNode.read(RULES, Path.of("rules.yaml")), RuleBookReader.Instead.NOTHING);
    }

    /// A protocol of rules that are in no file.
    static ExpenditureProtocol protocol(RuleBook rules, String lines) {
        var node = YamlNode.read("study: map\nrules: none.yaml\n" + lines, Path.of("map.yaml"));
        return new ExpenditureProtocol(
                ExpenditureKeys.KEYS.read(node, Reading.of(node, Path.of("."))), rules);
    }

    /// Drawn from a seed.
    public static ExpenditureResult of(long seed, int people, int smallCells, Path folder) {
        var protocol =
                protocol(
                        rules(),
                        """
                        title: A map that is made up
                        years: [2006, 2009]
                        age_groups: [0, 40, 60]
                        small_cells: %d
                        """
                                .formatted(smallCells));
        return of(protocol, seed, people, folder);
    }

    static ExpenditureResult of(ExpenditureProtocol protocol, long seed, int people, Path folder) {
        var lives = GeneratedLives.of(new SplittableRandom(seed), people, 20);
        try (var store = Life.store(folder, lives, 1)) {
            return new ExpenditureAnalysis(
                            protocol,
                            new Vocabulary(store.codes(), Hierarchy.flat(store.codes())),
                            store.tables())
                    .run(new PlainRunner(store));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
