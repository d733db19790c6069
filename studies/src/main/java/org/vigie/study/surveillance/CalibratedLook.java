package org.vigie.study.surveillance;

import org.vigie.statistics.Estimate;
import org.vigie.study.surveillance.Calibration.Fitted;

/// A look with the systematic error of its day allowed for.
///
/// @param fitted the error, of the negative controls at this look
/// @param ratio the ratio so far, with interval and p value as of the only look
/// @param critical what the statistic is compared with, were all looks under this error
/// @param bound the least count that then signals at this look
public record CalibratedLook(Fitted fitted, Estimate ratio, double critical, int bound) {}
