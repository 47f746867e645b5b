import { guessType } from '#claims/guess-type.ts';
import type { SheetMapping } from '#claims/sheet-mapping.ts';

/** What a column of a sheet of claims can hold. */
export const FIELDS = [
  'source',
  'question',
  'value',
  'from',
  'type',
  'topic',
  'unit',
  'time',
  'about',
  'place',
  'basis',
  'certainty',
] as const;
export type Field = (typeof FIELDS)[number];
export const NEEDED: readonly Field[] = ['source', 'question', 'value'];

/** Which column each field takes; a field without a column is left out. */
export type Columns = Readonly<Partial<Record<Field, string>>>;

export interface Guess {
  readonly column: string;
  readonly because: { readonly kind: 'name' } | { readonly kind: 'cells'; readonly what: Cells };
}
export type Cells = 'asNumbers' | 'asTimes' | 'asYesNo';

/** Names that offices give to columns, as they are folded; the likeliest first. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  source: [
    'source',
    'informant',
    'reporter',
    'reported by',
    'witness',
    'who',
    'sender',
    'المصدر',
    'مصدر',
  ],
  question: ['question', 'question id', 'ref', 'indicator', 'item', 'about what', 'السؤال', 'سؤال'],
  value: ['value', 'answer', 'claim', 'what', 'reponse', 'réponse', 'valeur', 'القيمة', 'الجواب'],
  from: ['from', 'heard from', 'told by', 'via', 'original source', 'who told', 'origine'],
  type: ['type', 'kind', 'value type', 'answer type'],
  topic: ['topic', 'subject', 'theme', 'sujet', 'category', 'الموضوع'],
  unit: ['unit', 'units', 'unité'],
  time: [
    'time',
    'told at',
    'date',
    'reported',
    'report date',
    'received',
    'date reported',
    'التاريخ',
  ],
  about: ['about time', 'event date', 'when', 'date of event', 'incident date', 'happened'],
  place: ['place', 'location', 'where', 'village', 'town', 'lieu', 'المكان'],
  basis: ['basis', 'how known', 'how they know', 'access'],
  certainty: ['certainty', 'confidence', 'how sure'],
};

/**
 * Which column is which, by its name and, for the answer, by what stands in it. A column is used once; a guess
 * says why, and nothing is guessed from likeness of names.
 */
export function guessColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Readonly<Partial<Record<Field, Guess>>> {
  const taken = new Set<string>();
  const found: Partial<Record<Field, Guess>> = {};
  for (const field of FIELDS) {
    const column = NAMES[field]
      .map((name) => header.find((each) => fold(each) === fold(name) && !taken.has(each)))
      .find((each) => each !== undefined);
    if (column === undefined) continue;
    taken.add(column);
    found[field] = { column, because: { kind: 'name' } };
  }
  if (found.value === undefined) {
    for (const [i, column] of header.entries()) {
      if (taken.has(column)) continue;
      const what = CELLS[guessType(rows.map((cells) => cells[i] ?? ''))];
      if (what === undefined) continue;
      found.value = { column, because: { kind: 'cells', what } };
      break;
    }
  }
  return found;
}

const CELLS: Readonly<Record<string, Cells | undefined>> = {
  number: 'asNumbers',
  time: 'asTimes',
  'yes-no': 'asYesNo',
};

function fold(name: string): string {
  return name.trim().toLowerCase().replace(/[_-]+/g, ' ').replace(/\s+/g, ' ');
}

/** The mapping that columns make; null while a needed one is missing. */
export function mappingOf(name: string, columns: Columns): SheetMapping | null {
  const { source, question, value } = columns;
  if (source === undefined || question === undefined || value === undefined) return null;
  const maybe = (field: Field): string | undefined =>
    columns[field] === undefined ? undefined : `{${columns[field]}?}`;
  const optional = <K extends string>(key: K, field: Field) => {
    const template = maybe(field);
    return (template === undefined ? {} : { [key]: template }) as { readonly [P in K]?: string };
  };
  return {
    name,
    about: `Columns ${Object.values(columns).join(', ')} as claims.`,
    question: {
      text: `{${question}}`,
      ...optional('type', 'type'),
      ...optional('topic', 'topic'),
      ...optional('unit', 'unit'),
    },
    value: { kind: 'words', words: `{${value}}` },
    quote: `{${value}}`,
    chain:
      columns.from === undefined
        ? { kind: 'hops', hops: [`{${source}}`] }
        : { kind: 'from', source: `{${source}}`, from: `{${columns.from}?}` },
    ...optional('basis', 'basis'),
    ...optional('certainty', 'certainty'),
    ...optional('toldAt', 'time'),
    ...optional('aboutTime', 'about'),
    ...optional('place', 'place'),
  };
}

/** The columns a mapping reads, where it reads each from one column; what the wizard can show of it. */
export function columnsOfMapping(mapping: SheetMapping, header: readonly string[]): Columns {
  const one = (template: string | undefined): string | undefined => {
    const name = /^\{([^{}?]+)\??\}$/
      .exec(template?.trim() ?? '')?.[1]
      ?.trim()
      .toLowerCase();
    return header.find((each) => each.trim().toLowerCase() === name);
  };
  const found: Record<Field, string | undefined> = {
    source:
      mapping.chain.kind === 'from'
        ? one(mapping.chain.source)
        : mapping.chain.kind === 'hops'
          ? one(mapping.chain.hops.at(-1))
          : undefined,
    from: mapping.chain.kind === 'from' ? one(mapping.chain.from) : undefined,
    question: one(mapping.question.text),
    value: mapping.value.kind === 'words' ? one(mapping.value.words) : undefined,
    type: one(mapping.question.type),
    topic: one(mapping.question.topic),
    unit: one(mapping.question.unit),
    time: one(mapping.toldAt),
    about: one(mapping.aboutTime),
    place: one(mapping.place),
    basis: one(mapping.basis),
    certainty: one(mapping.certainty),
  };
  return Object.fromEntries(Object.entries(found).filter(([, column]) => column !== undefined));
}
