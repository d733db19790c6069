package org.vigie.simulate.effects;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Drugs whose effect on outcomes is known: how often diseases, uses of drugs and outcomes happen,
/// and which of them changes the rate of which. `drug-effects.csv` is the example that comes with
/// Vigie; the columns are explained in `docs/simulation.md`.
///
/// @param happenings diseases first, then drugs, then outcomes, so that each depends on those
///   before it only
/// @param links which changes which
/// @param text the file they were read from
public record DrugEffects(List<SimulatedEvent> happenings, List<EventLink> links, String text) {

    /// No drug, no outcome.
    public static final DrugEffects NONE = new DrugEffects(List.of(), List.of(), "");

    public DrugEffects {
        happenings = List.copyOf(happenings);
        links = List.copyOf(links);
    }

    public boolean none() {
        return happenings.isEmpty();
    }

    /// The same diseases, drugs and outcomes, where no drug has an effect; what biases a study of
    /// them stays.
    public DrugEffects withoutEffects() {
        return new DrugEffects(
                happenings, links.stream().map(EventLink::withoutEffect).toList(), text);
    }

    public List<SimulatedEvent> of(SimulatedEvent.What what) {
        return happenings.stream().filter(happening -> happening.what() == what).toList();
    }

    /// What changes the rate of something.
    public Stream<EventLink> to(String changed) {
        return links.stream().filter(link -> link.changed().equals(changed));
    }

    public Optional<EventLink> effect(String drug, String outcome) {
        return to(outcome)
                .filter(link ->
                        link.reason() == EventLink.Reason.EFFECT && link.cause().equals(drug))
                .findFirst();
    }

    /// Whether a drug is given for the first symptoms of an outcome.
    public boolean protopathic(String drug, String outcome) {
        return to(drug).anyMatch(link ->
                link.reason() == EventLink.Reason.PROTOPATHIC && link.cause().equals(outcome));
    }

    /// Whether a disease changes both how often a drug is taken up and the rate of an outcome.
    public boolean confounded(String drug, String outcome) {
        var indications =
                to(drug).filter(link -> link.reason() == EventLink.Reason.INDICATION)
                        .map(EventLink::cause)
                        .collect(Collectors.<String>toSet());
        return to(outcome).anyMatch(link -> indications.contains(link.cause()));
    }

    public Set<String> codes() {
        return happenings.stream().map(SimulatedEvent::code).collect(Collectors.toSet());
    }
}
