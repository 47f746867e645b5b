/**
 * Which answers of a table are near each other, by the type of their question: times within minutes,
 * lists with members in common (`open/times.ts`, `open/sets.ts`). Choices are near nothing.
 */
import { at } from './channel.ts';
import type { Closeness } from './open/closeness.ts';
import { setCloseness } from './open/sets.ts';
import { timeCloseness } from './open/times.ts';
import type { TableChoices } from './table-choices.ts';
import { typeOf, type ClaimTable } from './table/claim-table.ts';
import { timeOf } from './table/time-of.ts';
import { fold } from './spread-answers.ts';

const MINUTE = 60_000;
/** Times this near are slips of each other. */
const TOLERANCE = 10 * MINUTE;

/** Null when no question has answers that can be near. */
export function tableCloseness(table: ClaimTable, kind: TableChoices): Closeness | null {
  const types = Array.from(kind.question, (q) => typeOf(table, q));
  if (!types.some((type) => type === 'time' || type === 'set')) return null;
  const { answers } = kind.choices;
  const words = (n: number, k: number): string => {
    const value = at(kind.word, at(kind.first, n) + k);
    return value < 0 ? '' : table.values.at(value);
  };
  const times = timeCloseness(answers, (n, k) => timeOf(words(n, k)), TOLERANCE, MINUTE);
  const sets = setCloseness(answers, (n, k) =>
    words(n, k)
      .split(';')
      .map(fold)
      .filter((member) => member !== ''),
  );
  return {
    slips(n, pair) {
      if (types[n] === 'time') times.slips(n, pair);
      else if (types[n] === 'set') sets.slips(n, pair);
    },
  };
}
