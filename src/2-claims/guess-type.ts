import { parseNumber } from './parse-number.ts';
import { parsePoint } from './parse-point.ts';
import { parseTime } from './parse-time.ts';
import { parseYesNo } from './parse-yes-no.ts';
import type { ValueType } from './value.ts';

/**
 * The type of a question by what was answered to it: the first of yes/no, point, time, number that
 * *every* answer can be read as; otherwise a choice. Bare years count as numbers, and 0 and 1 alone
 * as numbers too.
 */
export function guessType(answers: readonly string[]): ValueType {
  const filled = answers.map((a) => a.trim()).filter((a) => a !== '');
  if (filled.length === 0) return 'choice';
  const all = (reads: (answer: string) => boolean): boolean => filled.every(reads);
  if (all((a) => parseYesNo(a).value !== null) && !all((a) => /^[01]$/.test(a))) return 'yes-no';
  if (all((a) => parsePoint(a).value !== null)) return 'point';
  if (all((a) => parseTime(a).value !== null) && !all((a) => /^\d{1,4}$/.test(a))) return 'time';
  // Digits or number words at the start: "a dozen" counts, "Tell Varo 2" is a name.
  if (all((a) => parseNumber(a).value !== null)) return 'number';
  return 'choice';
}
