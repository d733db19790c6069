/* Numbers as they are printed; Numbers.java prints the same in prose. */

const NONE = "–";

const digits = new Intl.NumberFormat("en-GB");
const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

function formatCount(n) {
  return n === null ? NONE : digits.format(n);
}

function formatRatio(ratio) {
  if (ratio === null) return NONE;
  if (ratio === Infinity) return "∞";
  if (ratio >= 99.995) return whole.format(ratio);
  return ratio > 0 && ratio < 0.005 ? "<0.01" : ratio.toFixed(2);
}

function formatInterval(ratio, low, high) {
  return ratio === null ? NONE : `${formatRatio(ratio)} (${formatRatio(low)} to ${formatRatio(high)})`;
}

function formatShare(n, total) {
  return total === 0 ? NONE : `${formatCount(n)} (${(100 * n / total).toFixed(1)}%)`;
}

function formatP(p) {
  if (p === null) return NONE;
  if (p < 1e-300) return "<10⁻³⁰⁰";
  if (p >= 0.001) return p.toPrecision(2);
  const [mantissa, exponent] = p.toExponential(1).split("e");
  return `${mantissa}×10${superscript(exponent)}`;
}

function formatAmount(number) {
  return number === null ? NONE : whole.format(number);
}

function formatReal(number) {
  return number === null ? NONE : String(Number(number.toPrecision(3)));
}

function superscript(text) {
  return text.replace("-", "⁻").replace(/\d/g, digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]);
}
