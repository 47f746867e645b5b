/**
 * The type of every question that does not state one, from what is said of it and of the others.
 *
 * A question alone shows little: "12" and "14" may be counts, marks or gates. So each type asks for all
 * values of the question and, where they could be labels, for evidence from the whole table:
 *
 * - **times**: all values of the question are written as times in one way (`read-time.ts`). Nothing else
 *   looks like `2026-03-12` or `12-08 13:55`, so no more is asked: a table may mix times and gates.
 * - **places**: a tree of places is given and all values of the question are in it.
 * - **numbers**: all values of the question are numbers (`read-number.ts`), as are at least 95 % of
 *   the different values in the rest of the table, and the numbers are more than thirty different ones
 *   or some have decimals. A handful of whole numbers are labels: "1" to "4" stars. `1.0` is whole.
 * - **sets**: a value of the question has members set off by `;`, as do at least 5 % of the different
 *   values in the rest of the table. A few semicolons are punctuation. Where a third of the questions
 *   are sets, the rest are too, of one member each: books with one author among books with several.
 * - **choices**: everything else, `NaN` and `Infinity` among the numbers included.
 *
 * The rest of the table is: questions without a stated type that are neither times nor places. One
 * pass over the different values and three over the claims; nothing depends on the order of rows.
 */
import { fold } from '../spread-answers.ts';
import { TYPES, type ClaimTable } from './claim-table.ts';
import { numberAt } from './read-number.ts';
import { CLOCK, DATE, DATE_TIME, MONTH_DAY, timeAt, type Moment } from './read-time.ts';

/** Code of a question that states no type. */
export const NOT_STATED = 255;

const NUMERIC_SHARE = 0.95;
const MOST_NUMBER_LABELS = 30;
const SET_SHARE = 0.05;
const SETS_THROUGHOUT = 1 / 3;

/** What a value could be; a question could be what all its values could be. */
const NUMBER = 1;
const DATES = 2;
const MONTH_DAYS = 4;
const CLOCKS = 8;
const PLACE = 16;
const TIMES = DATES | MONTH_DAYS | CLOCKS;
/** What a value has beside that; a question has what some of its values have. */
const MEMBERS = 32;
const FRACTION = 64;
const TIME_OF_DAY = 128;
const SOME = MEMBERS | TIME_OF_DAY;
/** It was looked at. */
const LOOKED = 256;
const ALL = NUMBER | TIMES | PLACE;

const CHOICE_CODE = TYPES.indexOf('choice');
const NUMBER_CODE = TYPES.indexOf('number');
const TIME_CODE = TYPES.indexOf('time');
const PLACE_CODE = TYPES.indexOf('place');
const SET_CODE = TYPES.indexOf('set');

export interface Guessed {
  /** Codes of types by question, of those stated as well. */
  readonly type: Uint8Array;
  /** How the values of a question of type time are written, where it was guessed or all agree. */
  readonly timeForm: Uint8Array;
}

export function guessTypes(
  { values, question, value }: Pick<ClaimTable, 'values' | 'question' | 'value'>,
  stated: Uint8Array,
  places: Iterable<readonly [string, string]>,
): Guessed {
  const type = stated.slice();
  const timeForm = new Uint8Array(stated.length);
  const looked = new Uint16Array(values.length);
  const known = placesOf(places);
  const moment: Moment = { low: 0, span: 0 };
  const look = (v: number): number => {
    const { pool, from, to } = values.where(v);
    let could = LOOKED;
    const number = numberAt(pool, from, to);
    if (Number.isFinite(number)) could |= NUMBER | (Number.isInteger(number) ? 0 : FRACTION);
    else {
      const form = timeAt(pool, from, to, moment);
      if (form === DATE) could |= DATES;
      else if (form === DATE_TIME) could |= DATES | TIME_OF_DAY;
      else if (form === MONTH_DAY) could |= MONTH_DAYS;
      else if (form === CLOCK) could |= CLOCKS;
      if (hasMembers(pool, from, to)) could |= MEMBERS;
    }
    if (known.size > 0 && known.has(fold(values.at(v)))) could |= PLACE;
    return could;
  };
  const lookAt = (v: number): number => {
    let could = looked[v] as number;
    if (could === 0) looked[v] = could = look(v);
    return could;
  };

  // What every question could be.
  const could = new Uint16Array(stated.length).fill(ALL);
  for (let i = 0; i < question.length; i++) {
    const q = question[i] as number;
    if (stated[q] !== NOT_STATED && stated[q] !== TIME_CODE) continue;
    const own = lookAt(value[i] as number);
    could[q] = ((could[q] as number) & (own | SOME)) | (own & SOME);
  }
  for (let q = 0; q < stated.length; q++) {
    const own = could[q] as number;
    const isTime = (own & TIMES) !== 0;
    if (stated[q] === NOT_STATED) {
      if ((own & PLACE) !== 0) type[q] = PLACE_CODE;
      else if (isTime) type[q] = TIME_CODE;
    }
    if (type[q] === TIME_CODE && isTime) {
      timeForm[q] =
        (own & CLOCKS) !== 0
          ? CLOCK
          : (own & MONTH_DAYS) !== 0
            ? MONTH_DAY
            : (own & TIME_OF_DAY) === 0
              ? DATE
              : DATE_TIME;
    }
  }

  // What the rest of the table is like.
  const counted = new Uint8Array(values.length);
  let different = 0;
  let numbers = 0;
  let fractions = 0;
  let sets = 0;
  for (let i = 0; i < question.length; i++) {
    const v = value[i] as number;
    if (type[question[i] as number] !== NOT_STATED || counted[v] === 1) continue;
    counted[v] = 1;
    different += 1;
    const own = looked[v] as number;
    if ((own & NUMBER) !== 0) numbers += 1;
    if ((own & FRACTION) !== 0) fractions += 1;
    if ((own & MEMBERS) !== 0) sets += 1;
  }
  const numeric =
    numbers >= NUMERIC_SHARE * different && (numbers > MOST_NUMBER_LABELS || fractions > 0);
  const inSets = sets > 0 && sets >= SET_SHARE * different;
  let open = 0;
  let listing = 0;
  for (let q = 0; q < type.length; q++) {
    if (type[q] !== NOT_STATED) continue;
    open += 1;
    if (((could[q] as number) & MEMBERS) !== 0) listing += 1;
  }
  const allSets = inSets && listing >= SETS_THROUGHOUT * open;
  for (let q = 0; q < type.length; q++) {
    if (type[q] !== NOT_STATED) continue;
    const own = could[q] as number;
    type[q] =
      numeric && (own & NUMBER) !== 0
        ? NUMBER_CODE
        : allSets || (inSets && (own & MEMBERS) !== 0)
          ? SET_CODE
          : CHOICE_CODE;
  }
  return { type, timeForm };
}

function placesOf(tree: Iterable<readonly [string, string]>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const [place, parent] of tree) all.add(fold(place)).add(fold(parent));
  all.delete('');
  return all;
}

/** Whether a `;` stands between two things. */
function hasMembers(bytes: Uint8Array, from: number, to: number): boolean {
  let before = false;
  let between = false;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x3b) {
      if (before) between = true;
    } else if (byte !== 0x20) {
      if (between) return true;
      before = true;
    }
  }
  return false;
}
