package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.study.Attrition;
import org.vigie.study.CohortSource;
import org.vigie.study.StudyCodes;
import org.vigie.study.surveillance.count.SurveillanceCounts;
import org.vigie.study.surveillance.count.SurveillanceFold;
import org.vigie.study.surveillance.count.SurveillancePlan;
import org.vigie.study.surveillance.count.SurveillancePlan.Target;
import org.vigie.study.surveillance.question.SurveillanceProtocol;
import org.vigie.timeline.Days;
import org.vigie.timeline.People;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// Surveillance: one pass over everybody, then every exposure with every outcome, look by look.
/// Cohorts are evaluated before, each in a pass of its own.
public record SurveillanceAnalysis(SurveillanceProtocol protocol, Vocabulary vocabulary) {

    /// Runs the surveillance.
    ///
    /// @throws org.vigie.problem.InputProblem where an exposure or outcome names nothing that the
    ///   store has
    public SurveillanceResult run(People people) {
        var warnings = new ArrayList<String>();
        return result(people.fold(new SurveillanceFold(plan(people, warnings))), warnings);
    }

    /// What the counts come to.
    SurveillanceResult result(SurveillanceCounts counts, List<String> warnings) {
        int looks = protocol.looks().size();
        var exposed = soFar(exposure -> counts.exposedSoFar(exposure, looks));
        var pairs = new ArrayList<WatchedPair>();
        for (int exposure = 0; exposure < protocol.exposures().size(); exposure++) {
            var calibration = calibration(counts, exposure, exposed.get(exposure));
            for (int outcome = 0; outcome < protocol.outcomes().size(); outcome++) {
                var planned = new LookPlanner(protocol, counts).of(exposure, outcome, outcome);
                var pair = new SequentialTest(protocol).of(planned, calibration);
                pairs.add(pair);
                warn(pair, planned, warnings);
            }
        }
        return new SurveillanceResult(
                protocol,
                exposed,
                soFar(exposure -> counts.riskDaysSoFar(exposure, looks)),
                List.copyOf(pairs),
                attrition(counts),
                SurveillanceText.methods(protocol),
                SurveillanceText.limits(protocol),
                warnings);
    }

    private Calibration calibration(SurveillanceCounts counts, int exposure, List<Long> exposed) {
        int outcomes = protocol.outcomes().size();
        int most = protocol.smallCells();
        var allowed =
                CumulativeCounts.of(exposed, Collections.nCopies(exposed.size(), true), most)
                        .shown()
                        .stream()
                        .map(OptionalLong::isPresent)
                        .toList();
        return Calibration.of(
                IntStream.range(0, protocol.negativeControls().size())
                        .mapToObj(control ->
                                new LookPlanner(protocol, counts)
                                        .of(exposure, outcomes + control, control))
                        .toList(),
                allowed,
                most);
    }

    private SurveillancePlan plan(People people, List<String> warnings) {
        return new SurveillancePlan(
                targets(protocol.exposures(), people, warnings),
                targets(
                        Stream.concat(
                                        protocol.outcomes().stream(),
                                        protocol.negativeControls().stream())
                                .toList(),
                        people,
                        warnings),
                protocol.historyFrom(),
                protocol.from(),
                protocol.looks(),
                protocol.washoutDays(),
                protocol.risk(),
                protocol.comparison(),
                protocol.ageGroups(),
                protocol.bySex());
    }

    private List<Target> targets(List<CohortSource> sources, People people, List<String> warnings) {
        return sources.stream()
                .map(source ->
                        source.conceptSet()
                                .map(set -> recorded(set, warnings))
                                .orElseGet(() -> Target.of(source.entries(people, vocabulary))))
                .toList();
    }

    private Target recorded(ConceptSet set, List<String> warnings) {
        vocabulary
                .resolve(set)
                .unknown()
                .forEach(item ->
                        warnings.add(
                                """
                                The concept set %s names something that this store does \
                                not have: %s.\
                                """
                                        .formatted(set.name(), item.reference().words())));
        return Target.of(StudyCodes.of(set, vocabulary));
    }

    private void warn(WatchedPair pair, PairLooks planned, List<String> warnings) {
        var name = name(protocol, pair);
        if (!pair.untested().isEmpty()) {
            warnings.add("%s is not tested: %s.".formatted(name, pair.untested()));
        } else if (planned.history().daysWithout() > 0) {
            warnings.add(
                    """
                    %s: days at risk and events of groups of age and sex that nobody of the \
                    history was in do not count.\
                    """
                            .formatted(name));
        }
    }

    static String name(SurveillanceProtocol protocol, WatchedPair pair) {
        return protocol.exposures().get(pair.exposure()).name()
                + " → "
                + protocol.outcomes().get(pair.outcome()).name();
    }

    private List<List<Long>> soFar(IntFunction<List<Long>> ofExposure) {
        return IntStream.range(0, protocol.exposures().size()).mapToObj(ofExposure).toList();
    }

    private Attrition attrition(SurveillanceCounts counts) {
        return new Attrition(
                List.of(
                        new Attrition.Step("everybody", 0, counts.people()),
                        new Attrition.Step(
                                "observed between %s and %s, after %d days of observation"
                                        .formatted(
                                                Days.text(protocol.from()),
                                                Days.text(protocol.to()),
                                                protocol.washoutDays()),
                                counts.people() - counts.observed(),
                                counts.observed()),
                        new Attrition.Step(
                                protocol.comparison().isPresent()
                                        ? """
                                        with a risk window and a comparison window after \
                                        an exposure, both over\
                                        """
                                        : "on a day in a risk window after an exposure",
                                counts.observed() - counts.everExposed(),
                                counts.everExposed())));
    }
}
