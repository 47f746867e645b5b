/**
 * A table of claims as whole numbers: what `hearsay corroborate` reads into.
 *
 * Rows come in one by one and are forgotten; names are kept once. A claim is 25 bytes, whatever its
 * words: memory grows with distinct sources, questions and values, not with the text.
 */
import { parseValue } from '#claims/parse-value.ts';
import type { Basis } from '#claims/claim.ts';
import type { Value, ValueType } from '#claims/value.ts';

/** One row as it was read; empty or absent where the table says nothing. */
export interface TableRow {
  readonly source: string;
  readonly question: string;
  readonly value: string;
  readonly time?: string | undefined;
  readonly from?: string | undefined;
  readonly basis?: string | undefined;
  readonly type?: string | undefined;
  readonly topic?: string | undefined;
}

export const REQUIRED = ['source', 'question', 'value'] as const;
export const OPTIONAL = ['time', 'from', 'basis', 'type', 'topic'] as const;

const BASES: readonly Basis[] = ['unknown', 'saw', 'heard', 'inferred', 'document'];
const TYPES: readonly ValueType[] = ['yes-no', 'choice', 'number', 'time', 'place', 'set', 'point'];

/** Names, each kept once under a number. */
export class Names {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();
  number(name: string): number {
    let found = this.#numbers.get(name);
    if (found === undefined) {
      found = this.list.length;
      this.#numbers.set(name, found);
      this.list.push(name);
    }
    return found;
  }
  find(name: string): number {
    return this.#numbers.get(name) ?? -1;
  }
}

/** Whole numbers in a row, growing by doubling. */
class Numbers {
  #array = new Int32Array(1024);
  #size = 0;
  push(value: number): void {
    if (this.#size === this.#array.length) {
      const larger = new Int32Array(this.#size * 2);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.#size++] = value;
  }
  done(): Int32Array {
    return this.#array.slice(0, this.#size);
  }
}

/** The whole table. Claims are numbered from 0 in the order of their rows. */
export interface ClaimTable {
  readonly sources: readonly string[];
  readonly questions: readonly string[];
  readonly values: readonly string[];
  readonly topics: readonly string[];
  readonly claims: number;
  readonly source: Int32Array;
  readonly question: Int32Array;
  readonly value: Int32Array;
  /** The source it was heard from; −1. */
  readonly from: Int32Array;
  readonly basis: Int32Array;
  /** Rank of the row's time among all times; −1 when it has none. */
  readonly time: Int32Array;
  /** By question. */
  readonly type: readonly ValueType[];
  readonly topic: Int32Array;
}

/** Takes rows, one by one. */
export class TableBuilder {
  readonly #sources = new Names();
  readonly #questions = new Names();
  readonly #values = new Names();
  readonly #topics = new Names();
  readonly #times = new Names();
  readonly #source = new Numbers();
  readonly #question = new Numbers();
  readonly #value = new Numbers();
  readonly #from = new Numbers();
  readonly #basis = new Numbers();
  readonly #time = new Numbers();
  readonly #types: (ValueType | null)[] = [];
  readonly #questionTopics: number[] = [];
  #claims = 0;

  get claims(): number {
    return this.#claims;
  }

  /** Takes a row; gives the reason when it cannot. A refused row leaves no trace. */
  add(row: TableRow): string | null {
    const [source, question, value] = [row.source, row.question, row.value].map((cell) =>
      cell.trim(),
    );
    for (const [name, cell] of [
      ['source', source],
      ['question', question],
      ['value', value],
    ] as const) {
      if (cell === undefined || cell === '') return `the ${name} is empty.`;
    }
    const from = row.from?.trim() ?? '';
    if (from === source) return `"${from}" cannot have it from themselves; leave \`from\` empty.`;
    const basis = (row.basis?.trim() ?? '') === '' ? 0 : BASES.indexOf(row.basis?.trim() as Basis);
    if (basis < 0)
      return `"${row.basis}" is no basis; write saw, heard, inferred or document, or leave it empty.`;
    const type = row.type?.trim() ?? '';
    if (type !== '' && !TYPES.includes(type as ValueType)) {
      return `"${type}" is no type; write choice, number, time, place, set, yes-no or point, or leave it empty.`;
    }
    const time = row.time?.trim() ?? '';
    if (time !== '' && !isTime(time))
      return `"${time}" is no time; write ISO 8601, like 2026-03-12T21:10:00Z.`;
    const known = this.#questions.find(question as string);
    const before = known < 0 ? null : (this.#types[known] ?? null);
    if (type !== '' && before !== null && before !== type) {
      return `the question was of type ${before} before; a question has one type.`;
    }
    if (type !== '' && type !== 'choice') {
      const read = parseValue(value as string, type as ValueType);
      if (read.value === null) return read.reason;
    }

    const q = this.#questions.number(question as string);
    if (type !== '') this.#types[q] = type as ValueType;
    if (this.#questionTopics[q] === undefined || (row.topic?.trim() ?? '') !== '') {
      this.#questionTopics[q] ??= -1;
      if ((row.topic?.trim() ?? '') !== '') {
        this.#questionTopics[q] = this.#topics.number((row.topic as string).trim());
      }
    }
    this.#source.push(this.#sources.number(source as string));
    this.#question.push(q);
    this.#value.push(this.#values.number(value as string));
    this.#from.push(from === '' ? -1 : this.#sources.number(from));
    this.#basis.push(basis);
    this.#time.push(time === '' ? -1 : this.#times.number(time));
    this.#claims += 1;
    return null;
  }

  done(): ClaimTable {
    const value = this.#value.done();
    const question = this.#question.done();
    const types = Array.from(this.#questions.list, (_, q) => this.#types[q] ?? null);
    const guessed = guessTableType(this.#values.list, question, value, types);
    const ranks = rankTimes(this.#times.list);
    const plain = this.#topics.number('');
    return {
      sources: this.#sources.list,
      questions: this.#questions.list,
      values: this.#values.list,
      topics: this.#topics.list,
      claims: this.#claims,
      source: this.#source.done(),
      question,
      value,
      from: this.#from.done(),
      basis: this.#basis.done(),
      time: this.#time.done().map((t) => (t < 0 ? -1 : (ranks[t] as number))),
      type: types.map((type) => type ?? guessed),
      topic: Int32Array.from(this.#questionTopics, (topic) => (topic < 0 ? plain : topic)),
    };
  }
}

export function basisOf(table: ClaimTable, claim: number): Basis {
  return BASES[table.basis[claim] as number] as Basis;
}

/** A value as the question wants it; a choice when it cannot be read as that. */
export function readValue(words: string, type: ValueType): Value {
  return parseValue(words, type).value ?? { type: 'choice', answer: words };
}

function isTime(text: string): boolean {
  return /^\d/.test(text) && (/^\d+(\.\d+)?$/.test(text) || !Number.isNaN(Date.parse(text)));
}

/** Order of times. Bare numbers (a step, a year) are compared as numbers. */
function rankTimes(times: readonly string[]): Int32Array {
  const plain = times.every((time) => /^\d+(\.\d+)?$/.test(time));
  const at = (time: string) => (plain ? Number(time) : Date.parse(time));
  const ranks = new Int32Array(times.length);
  const order = times
    .map((_, i) => i)
    .sort((a, b) => at(times[a] as string) - at(times[b] as string));
  let rank = -1;
  order.forEach((i, k) => {
    const before = order[k - 1];
    if (before === undefined || at(times[before] as string) !== at(times[i] as string)) rank += 1;
    ranks[i] = rank;
  });
  return ranks;
}

/**
 * The type of all questions that do not state one, from all their values together: numbers when every
 * value is one and there are more than thirty different ones or any with decimals (a handful of whole
 * numbers are labels: "1" to "4" stars); times when every value is an ISO date or time; else choices.
 */
function guessTableType(
  values: readonly string[],
  question: Int32Array,
  value: Int32Array,
  types: readonly (ValueType | null)[],
): ValueType {
  const open = new Set<number>();
  value.forEach((v, i) => {
    if (types[question[i] as number] === null) open.add(v);
  });
  const words = [...open].map((v) => values[v] as string);
  if (words.length === 0) return 'choice';
  if (words.every((word) => /^[-−+]?\d+(\.\d+)?$/.test(word))) {
    return words.length > 30 || words.some((word) => word.includes('.')) ? 'number' : 'choice';
  }
  if (
    words.every((word) =>
      /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(word),
    )
  ) {
    return 'time';
  }
  return 'choice';
}
