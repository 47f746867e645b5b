/**
 * How coarsely a number is stated, from its digits: the unit of its last digit that is not a trailing
 * zero. 4,137 is stated to the one, 4,000 to the thousand, 0.25 to the hundredth. Zero counts as
 * stated to the one.
 *
 * A number that ends in zeros by chance is thereby taken to be coarser than it was; one in ten is, and
 * it costs only sharpness.
 */
export function statedPrecision(value: number): number {
  if (!Number.isFinite(value)) return 0;
  if (value === 0) return 1;
  // The shortest digits that read back as this number, for instance "4.137e+3" or "4e+3".
  const [digits = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const decimals = digits.length > 1 ? digits.length - 2 : 0;
  // The least of all numbers is written 5e-324, and 1e-324 is none.
  return Math.max(Number.MIN_VALUE, Number(`1e${Number(exponent) - decimals}`));
}
