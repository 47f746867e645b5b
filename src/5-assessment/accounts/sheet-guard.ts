/**
 * What must never stand on an interview sheet: anything that only another source told, and any name of
 * another source. The paper may be read by the witness, or read aloud; what is on it can no longer come back
 * as confirmation, and could point to a person.
 *
 * The guard knows nothing of how a line was made. It gets the finished text and everything others have
 * told, and looks for:
 *
 * - pseudonyms and handles of other sources, and descriptions of unnamed people in chains that the witness
 *   is not part of;
 * - names that others gave as answers – places, choices, members of sets – anywhere on the sheet;
 * - numbers, dates and points that others gave, on lines about the very question. Anywhere else the same
 *   digits are another matter (“12” is also a day of the month).
 *
 * What the witness has said is the witness's own: words of their own statements are allowed.
 */
import type { Source } from '#terms/source.ts';
import type { Claim } from '#claims/claim.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';

export interface SheetGuard {
  /** Why a text may not stand on the sheet, in words; null when it may. */
  refuse(text: string, questionIds: readonly string[]): string | null;
}

export function sheetGuard(input: {
  readonly source: Pick<Source, 'id' | 'pseudonym' | 'handles'>;
  readonly sources: readonly Pick<Source, 'id' | 'pseudonym' | 'handles'>[];
  readonly questions: ReadonlyMap<string, Pick<Question, 'unit'>>;
  readonly claims: readonly Claim[];
  /** Everything that is the witness's own: quotes, answers in transcripts. */
  readonly own: readonly string[];
}): SheetGuard {
  const { source, claims } = input;
  const isOwn = (claim: Claim): boolean =>
    claim.hops.some(({ actor }) => actor.kind === 'source' && actor.sourceId === source.id);
  const own = fold([source.pseudonym, ...source.handles, ...input.own].join(' \n '));
  const ownValues = new Set<string>();
  for (const claim of claims) {
    if (isOwn(claim))
      for (const form of formsOf(claim.value, input.questions.get(claim.questionId)))
        ownValues.add(form);
  }
  const isNew = (form: string): boolean => !ownValues.has(form) && !has(own, form);

  const people = new Set<string>();
  for (const other of input.sources) {
    if (other.id === source.id) continue;
    for (const name of [other.pseudonym, ...other.handles]) {
      const folded = fold(name);
      if (folded.length < 2) continue;
      people.add(folded);
      // "C-Alder" is also spoken of as "Alder".
      const bare = folded.replace(/^(?:c|x|l)[- ]/u, '');
      if (bare.length >= 3) people.add(bare);
    }
  }
  const named = new Set<string>();
  const counted = new Map<string, Set<string>>();
  for (const claim of claims) {
    if (claim.status === 'rejected' || isOwn(claim)) continue;
    for (const { actor } of claim.hops) {
      if (actor.kind === 'unnamed' && isNew(fold(actor.descriptor)))
        named.add(fold(actor.descriptor));
    }
    const forms = formsOf(claim.value, input.questions.get(claim.questionId)).filter(isNew);
    const kind = claim.value.type;
    if (kind === 'place' || kind === 'choice' || kind === 'set') {
      for (const form of forms) named.add(form);
    } else if (kind !== 'yes-no' && kind !== 'person') {
      const set = counted.get(claim.questionId) ?? new Set<string>();
      for (const form of forms) set.add(form);
      counted.set(claim.questionId, set);
    }
  }
  return {
    refuse(text, questionIds) {
      const folded = fold(text);
      // Names of people first: they stay out even where the witness used the word.
      for (const name of people) if (has(folded, name)) return 'it names another source';
      for (const form of named)
        if (has(folded, form)) return 'it would give away what somebody else said';
      for (const id of questionIds) {
        for (const form of counted.get(id) ?? []) {
          if (has(folded, form))
            return 'it would give away a figure or a time that somebody else gave';
        }
      }
      return null;
    },
  };
}

/** Every way a value is likely to be written. */
export function formsOf(
  value: Value,
  question: Pick<Question, 'unit'> | undefined,
): readonly string[] {
  const label = fold(formatValue(value, question ?? null));
  switch (value.type) {
    case 'place':
      return [fold(value.place)];
    case 'choice':
      return [fold(value.answer)];
    case 'set':
      return value.answers.map(fold);
    case 'number':
      return [
        label,
        ...[value.low, value.high].flatMap((n) =>
          n === null ? [] : [fold(String(n)), ...(WORDS[n] === undefined ? [] : [WORDS[n]])],
        ),
      ];
    case 'time':
      return [
        label,
        ...[value.from, value.to].flatMap((iso) => {
          const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(iso ?? '');
          if (parts === null) return [];
          const [, year = '', month = '', day = '', clock] = parts;
          const name = MONTHS[Number(month) - 1] ?? '';
          const d = String(Number(day));
          return [
            `${year}-${month}-${day}`,
            `${d} ${name}`,
            `${name} ${d}`,
            `${d} ${name.slice(0, 3)}`,
            ...(clock === undefined || clock === '00:00' || clock === '23:59' ? [] : [clock]),
          ];
        }),
      ];
    case 'point':
      return [label, fold(`${value.lat}`), fold(`${value.lon}`)];
    case 'yes-no':
    case 'person':
      return [];
  }
}

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060-\u2069\uFEFF]/gu, '')
    .replace(/[\s_]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Whether a phrase stands in a text as whole words. Both folded. */
function has(text: string, phrase: string): boolean {
  if (phrase === '') return false;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + phrase.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
