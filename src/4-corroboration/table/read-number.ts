/**
 * A number as tables write it, straight from bytes: `12`, `+5`, `-0.25`, `−3`, `.5`, `1e5`, `6,724,976`.
 *
 * Up to fifteen digits and a power of ten up to 22 are exact in a double, so digits times or over a
 * power of ten is rounded once, as it should be (Clinger, PLDI 1990); anything longer goes through the
 * language's own reader. Minus zero is zero. NaN for whatever is no such number: `NaN`, `Infinity` and
 * words. What is too large for a double (`1e999`) is infinite; no caller takes it for a number.
 */
import { decode } from './utf8.ts';

const POWERS = Float64Array.from({ length: 23 }, (_, k) => 10 ** k);
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

export function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  let negative = false;
  const first = i < to ? (bytes[i] as number) : 0;
  if (first === 0x2d || first === 0x2b) {
    negative = first === 0x2d;
    i += 1;
  } else if (first === 0xe2 && to - i > 3 && bytes[i + 1] === 0x88 && bytes[i + 2] === 0x92) {
    negative = true; // U+2212, the minus sign of typesetters
    i += 3;
  }
  let digits = 0;
  let count = 0;
  let seen = 0;
  let scale = 0;
  let point = false;
  for (; i < to; i++) {
    const digit = (bytes[i] as number) - 48;
    if (digit >= 0 && digit <= 9) {
      seen += 1;
      if (count > 0 || digit > 0) count += 1;
      digits = digits * 10 + digit;
      if (point) scale -= 1;
    } else if (digit === -2 && !point) point = true;
    else break;
  }
  if (seen === 0) return NaN;
  if (i < to) {
    const next = bytes[i] as number;
    if (next === 44 && !point) return grouped(bytes, from, to);
    if (next !== 0x65 && next !== 0x45) return NaN;
    i += 1;
    let down = false;
    if (i < to && (bytes[i] === 0x2d || bytes[i] === 0x2b)) down = bytes[i++] === 0x2d;
    if (i === to) return NaN;
    let power = 0;
    for (; i < to; i++) {
      const digit = (bytes[i] as number) - 48;
      if (digit < 0 || digit > 9) return NaN;
      power = Math.min(power * 10 + digit, 1e6);
    }
    scale += down ? -power : power;
  }
  if (count > 15 || scale > 22 || scale < -22) {
    const text = decode(bytes, from, to).replace('−', '-');
    return Number(text) + 0;
  }
  const size = scale < 0 ? digits / (POWERS[-scale] as number) : digits * (POWERS[scale] as number);
  // Adding zero makes minus zero zero.
  return (negative ? -size : size) + 0;
}

function grouped(bytes: Uint8Array, from: number, to: number): number {
  const text = decode(bytes, from, to).replace('−', '-');
  return GROUPED.test(text) ? Number(text.replaceAll(',', '')) + 0 : NaN;
}
