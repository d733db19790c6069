package org.vigie.simulate;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.simulate.effects.DrugEffects;
import org.vigie.simulate.effects.EventLink;
import org.vigie.simulate.effects.SimulatedEvent;

/// What is true of every drug and outcome of a simulation, as a reference set (RFC 4180) in the
/// shape in which those of OMOP and OHDSI are given out: `exposureId`, `exposureName`, `outcomeId`,
/// `outcomeName`, `groundTruth` (0 without effect), `trueEffectSize` (the mean relative risk in the
/// window), then `kind`, `shape`, `window_start_day` and `window_end_day` (from the first day of a
/// use; an empty end is the last day of the use).
///
/// The kind is `protopathic` where the drug is given for the first symptoms of the outcome; else
/// `confounded` where a disease changes both how often the drug is taken up and the rate of the
/// outcome; else `positive`, `protective` or `negative`. A confounded pair may have an effect
/// besides. Who takes a drug for first symptoms of one outcome has its causes more often than
/// others, which may be causes of another outcome too: so seldom that the pair is called negative.
public final class DrugTruth {

    private static final String END = "\r\n";
    private static final String HEADER =
            """
            exposureId,exposureName,outcomeId,outcomeName,groundTruth,trueEffectSize,kind,shape,\
            window_start_day,window_end_day\
            """;

    private DrugTruth() {}

    public static String csv(DrugEffects effects) {
        return HEADER
                + END
                + effects.of(SimulatedEvent.What.DRUG).stream()
                        .flatMap(drug ->
                                effects.of(SimulatedEvent.What.OUTCOME).stream()
                                        .map(outcome -> line(effects, drug, outcome)))
                        .collect(Collectors.joining(END))
                + END;
    }

    private static String line(DrugEffects effects, SimulatedEvent drug, SimulatedEvent outcome) {
        var link =
                effects.effect(drug.code(), outcome.code())
                        .filter(effect -> effect.relativeRisk() != 1);
        double risk = link.map(EventLink::relativeRisk).orElse(1.0);
        return Stream.of(
                        drug.code(),
                        drug.name(),
                        outcome.code(),
                        outcome.name(),
                        risk == 1 ? "0" : "1",
                        Double.toString(risk),
                        kind(effects, drug.code(), outcome.code(), risk),
                        link.map(effect -> effect.shape().word()).orElse(""),
                        link.map(effect -> Integer.toString(effect.first())).orElse(""),
                        link.filter(effect -> !effect.open())
                                .map(effect -> Integer.toString(effect.last()))
                                .orElse(""))
                .map(Truth::quoted)
                .collect(Collectors.joining(","));
    }

    private static String kind(DrugEffects effects, String drug, String outcome, double risk) {
        return effects.protopathic(drug, outcome)
                ? "protopathic"
                : effects.confounded(drug, outcome)
                        ? "confounded"
                        : risk > 1 ? "positive" : risk < 1 ? "protective" : "negative";
    }
}
