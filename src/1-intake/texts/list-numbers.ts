/**
 * The marks of list items, which a word processor counts out and does not write down: `- `, `3. `,
 * `2.1 `, `(b) `, indented by level.
 *
 * A list names a definition; a definition has a pattern for each level, in which `%1` stands for the
 * number of the first level, `%2` of the second. Formats other than those below count as decimals.
 */
export interface ListLevel {
  readonly index: number;
  readonly start: number;
  /** `bullet`, `decimal`, `lowerLetter`, `upperLetter`, `lowerRoman`, `upperRoman`, `none`. */
  readonly format: string;
  readonly pattern: string;
}

/** Levels that lists have in Word; deeper ones are shown as the deepest. */
const LEVELS = 9;

export class ListNumbers {
  readonly #definitions = new Map<string, Map<number, ListLevel>>();
  readonly #uses = new Map<string, string>();
  readonly #counts = new Map<string, number[]>();

  define(definition: string, level: ListLevel): void {
    const levels = this.#definitions.get(definition) ?? new Map<number, ListLevel>();
    levels.set(level.index, level);
    this.#definitions.set(definition, levels);
  }

  use(list: string, definition: string): void {
    this.#uses.set(list, definition);
  }

  /** The mark of the next item of a list, with its indent. */
  next(list: string, wanted: number): string {
    const level = Math.min(Math.max(0, Math.trunc(wanted)), LEVELS - 1);
    const indent = '  '.repeat(level);
    const definition = this.#uses.get(list) ?? list;
    const levels = this.#definitions.get(definition);
    const own = levels?.get(level);
    if (own === undefined || own.format === 'bullet') return `${indent}- `;
    if (own.format === 'none') return indent;
    const counts = this.#counts.get(definition) ?? [];
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    this.#counts.set(definition, counts);
    const mark = (own.pattern === '' ? `%${level + 1}.` : own.pattern.slice(0, 40)).replace(
      /%([1-9])/g,
      (_, digit: string) => {
        const of = Number(digit) - 1;
        const start = levels?.get(of)?.start ?? 1;
        return numeral(counts[of] ?? start, levels?.get(of)?.format ?? 'decimal');
      },
    );
    return `${indent}${mark} `;
  }
}

function numeral(n: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(n).toLowerCase();
    case 'upperLetter':
      return letters(n);
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'upperRoman':
      return roman(n);
    default:
      return String(n);
  }
}

/** a … z, aa, bb, … as Word counts. */
function letters(n: number): string {
  if (n < 1 || n > 780) return String(n);
  return String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = n;
  let text = '';
  for (const [value, sign] of steps) {
    for (; left >= value; left -= value) text += sign;
  }
  return text;
}
