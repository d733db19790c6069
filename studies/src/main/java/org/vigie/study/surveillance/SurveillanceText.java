package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.List;
import org.vigie.statistics.sequential.late.RiskWindow;
import org.vigie.study.surveillance.question.SurveillanceProtocol;

/// What a surveillance did and what it cannot say, in plain English.
final class SurveillanceText {

    private static final int ENOUGH_CONTROLS = 50;

    private SurveillanceText() {}

    static List<String> methods(SurveillanceProtocol p) {
        var methods = new ArrayList<String>();
        methods.add(
                """
                Every day with a record of an exposure, or an entry into its cohort, is a dose. A \
                person is at risk on days %d \
                to %d after a dose; doses before the first day of surveillance are not watched. \
                Only days of observation \
                count, without the first %d, and a person's first outcome ever.\
                """
                        .formatted(p.risk().first(), p.risk().last(), p.washoutDays()));
        methods.add(p.comparison().map(SurveillanceText::windows).orElseGet(() -> history(p)));
        if (!p.completeness().equals(List.of(1.0))) {
            methods.add(
                    """
                    Events come late: of those expected since the look before the last one, and \
                    so on back, the shares %s are \
                    expected to be recorded by the last day of surveillance.\
                    """
                            .formatted(p.completeness()));
        }
        methods.add(test(p));
        methods.add(bounds(p));
        if (!p.negativeControls().isEmpty()) {
            methods.add(
                    """
                    Negative controls (%d outcomes) calibrate every look: the systematic error of \
                    an exposure is fitted to their \
                    counts up to that look, as a normal logarithm of the rate ratio that a \
                    likelihood of counts has in common \
                    (Schuemie et al. 2014, doi 10.1002/sim.5925). Calibrated bounds hold alpha on \
                    average over that error; \
                    calibrated intervals and p values are those of empirical calibration \
                    (Schuemie et al. 2018, doi \
                    10.1073/pnas.1708282114), for a look that was the only one.\
                    """
                            .formatted(p.negativeControls().size()));
        }
        p.cusumRatio()
                .ifPresent(ratio ->
                        methods.add(
                                """
                                Cumulative sums (CUSUM; Page 1954, doi 10.1093/biomet/41.1-2.100) \
                                look for a rate that rises to %s times \
                                what is expected, whenever that is; they take what is expected \
                                for known, and their threshold holds alpha \
                                over all looks.\
                                """
                                        .formatted(ratio)));
        methods.add(
                """
                Performance is exact, for looks that expect what these did: the probability of a \
                signal if the true rate ratio is 1 \
                (the level), 1.5, 2 or 3, and the mean look of the signal. Intervals of ratios \
                hold for a look that was the \
                only one.\
                """);
        return methods;
    }

    private static String history(SurveillanceProtocol p) {
        return """
        Expected is the number of events that the history lets expect of the days at risk up to a \
        look: the rate of \
        each group of age%s, times its days. The history has everybody's days from its first to \
        the day before \
        surveillance, but for those in a risk window after the same exposure. Groups that the \
        history has nobody of \
        do not count; windows that overlap are one.\
        """
                .formatted(p.bySex() ? " and sex" : "");
    }

    private static String windows(RiskWindow comparison) {
        return """
        Compared are the risk window and days %d to %d of the same doses, 0 being the dose's day: \
        without effect an event of \
        either is in the risk window with a probability that is the risk window's share of the \
        days of both. A dose counts \
        at the first look at which both its windows are over, if both are observed, the days \
        after a death for observed, and \
        no other dose's risk window reaches into them.\
        """
                .formatted(comparison.first(), comparison.last());
    }

    private static String test(SurveillanceProtocol p) {
        return switch (p.method()) {
            case POISSON ->
                    """
                    The test is the Poisson maximised sequential probability ratio test (MaxSPRT; \
                    Kulldorff et al. 2011, doi \
                    10.1080/07474946.2011.539924): what is expected is taken for known.\
                    """;
            case CONDITIONAL ->
                    """
                    The test is the conditional maximised sequential probability ratio test (Li \
                    and Kulldorff 2010, doi \
                    10.1002/sim.3780; Silva et al. 2019, doi 10.1080/07474946.2019.1574446): what \
                    is expected is as uncertain as \
                    the history's number of events makes it. With groups of age and sex that \
                    number is the square of the expected \
                    number divided by its variance (Fay and Feuer 1997), rounded down. The \
                    history ended on a date and not at an \
                    event, for which its last event is taken to be yet to come.\
                    """;
            case BINOMIAL ->
                    """
                    The test is the binomial maximised sequential probability ratio test \
                    (Kulldorff et al. 2011, doi \
                    10.1080/07474946.2011.539924), given how many events came in both windows \
                    together.\
                    """;
        };
    }

    private static String bounds(SurveillanceProtocol p) {
        var words =
                p.spending().isFlat()
                        ? "One critical value for all looks"
                        : """
                        At each look as few events signal as keep the probability of a \
                        signal so far within alpha times the share of what is expected in \
                        all, to the power of %s (Kim and DeMets 1987);\
                        """
                                .formatted(p.spending().power());
        var end =
                p.maximumEvents()
                        .map(n ->
                                """
                                \sSurveillance ends before more than %d events came; \
                                later looks are left out.\
                                """
                                        .formatted(n))
                        .orElse("");
        end +=
                p.maximumExpected()
                        .map(n ->
                                """
                                \sSurveillance ends before more than %s events are \
                                expected; later looks are left out.\
                                """
                                        .formatted(n))
                        .orElse("");
        return "%s holds alpha, %s, over all of surveillance. Fewer than %d events never signal.%s"
                .formatted(words, p.alpha(), p.minimumEvents(), end)
                .replace("; holds", "; this holds");
    }

    static List<String> limits(SurveillanceProtocol p) {
        var limits = new ArrayList<String>();
        limits.add(rates(p));
        limits.addAll(ofMethod(p));
        limits.add(
                """
                A signal is a reason to look closely, not an effect. A signal stands, \
                whatever later looks find.\
                """);
        limits.add(
                """
                Data change after a look: doses and events come late. All looks here are those of \
                one state of the data; keep \
                each month's results, and take the first signal for the signal.\
                """);
        if (p.spending().isFlat() && p.maximumExpected().isEmpty() && p.maximumEvents().isEmpty()) {
            limits.add(
                    """
                    One critical value was fitted to the looks there are. As months arrive it \
                    changes; for a plan that stays the \
                    same, give where it ends, or a number as spending.\
                    """);
        }
        limits.add(
                """
                Several exposures or outcomes are several occasions for a false signal: alpha \
                holds for each of them.\
                """);
        return limits;
    }

    private static String rates(SurveillanceProtocol p) {
        var wrong =
                """
                Rates of the history are often wrong by more than random error: those exposed are \
                other people, in another \
                season, recorded otherwise. Where the truth was known, historical rates without \
                calibration gave false signals \
                for 20 to 100 %% of outcomes without effect (Schuemie et al. 2022, doi \
                10.3389/fphar.2022.893484). %s\
                """;
        int controls = p.negativeControls().size();
        return wrong.formatted(
                switch (controls) {
                    case 0 -> "Without negative_controls nothing is calibrated here.";
                    default ->
                            controls < ENOUGH_CONTROLS
                                    ? """
                                    Fewer than %d negative controls, here %d, know little \
                                    of the error, and calibrated bounds take it for \
                                    known.\
                                    """
                                            .formatted(ENOUGH_CONTROLS, controls)
                                    : """
                                    Calibrated bounds take the error that negative \
                                    controls show for known: of simulated series without \
                                    effect 6 to 7% signalled with 50 controls where 5% \
                                    were meant.\
                                    """;
                });
    }

    private static List<String> ofMethod(SurveillanceProtocol p) {
        return switch (p.method()) {
            case POISSON, CONDITIONAL -> List.of();
            case BINOMIAL ->
                    List.of(
                            """
                            People are compared with themselves, at another time: what changes \
                            with time since the dose, but \
                            through no effect of it, is taken for one. An outcome that puts the \
                            next dose off, or the dose off \
                            where the comparison window lies before it, makes the comparison \
                            wrong, as doses close to each \
                            other do not count. The outcome is taken to be rare.\
                            """);
        };
    }
}
