/**
 * Questions of a table whose values are sets, weighed member by member.
 *
 * Who copies whom is looked for among whole lists, with all other open values: two sources with the same
 * unusual list have it from one place. What is so is then asked of every member on its own
 * (`sets/fit-sets.ts`), because those who list two of three names and those who list the third know more
 * together than any of them. A claim counts as far as it is first-hand.
 *
 * The probability of a list is the product of its members' and of the absence of all others anybody
 * named. The list to report may be one that nobody gave whole; it is then one more answer of its question,
 * without reports, its members written as most plainly written by those who named them.
 *
 * A list known from an outcome teaches what sources leave out and make up.
 */
import { at } from './channel.ts';
import type { Fit } from './fit.ts';
import { fitSets } from './sets/fit-sets.ts';
import type { SetChoices } from './sets/set-choices.ts';
import { fold } from './spread-answers.ts';
import { answerWords, COMPOSED, type ChoiceRows, type TableChoices } from './table-choices.ts';
import { typeOf } from './table/claim-table.ts';

export interface Weighed {
  readonly kind: TableChoices;
  readonly fit: Fit;
}

/** Members of a list as written, each once however it is spelled: folded spelling → as written. */
export function membersOf(words: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  for (const part of words.split(/[;|]/)) {
    const member = fold(part);
    if (member !== '' && !members.has(member)) members.set(member, part.trim());
  }
  return members;
}

/**
 * The same questions with those of sets weighed member by member; unchanged where there are none.
 * `firstHand`: by claim of `kind`, the probability that it is not taken from another.
 */
export function weighSets(
  rows: ChoiceRows,
  { kind, fit }: Weighed,
  how: { readonly firstHand?: Float64Array; readonly rho?: number },
): Weighed {
  const { choices } = kind;
  const own = [...kind.question.keys()].filter(
    (n) => typeOf(rows.table, at(kind.question, n)) === 'set',
  );
  if (own.length === 0) return { kind, fit };
  const questions = own.map((n) => listsOf(rows, kind, n));
  const columns = columnsOf(kind, own, questions);
  const sets = fitSets(columns.choices, {
    known: columns.known,
    ...(how.rho === undefined ? {} : { rho: how.rho }),
    ...(how.firstHand === undefined
      ? {}
      : {
          firstHand: Float64Array.from(columns.claim, (c) => at(how.firstHand as Float64Array, c)),
        }),
  });

  /** By question of `kind`: its number among those of sets; −1. */
  const among = new Int32Array(choices.questions).fill(-1);
  own.forEach((n, m) => (among[n] = m));
  const composed: string[] = [];
  const answers = choices.answers.slice();
  questions.forEach(({ lists, spelling }, m) => {
    const chosen = new Set<number>();
    for (let f = 0; f < spelling.length; f++) {
      if (at(sets.chosen, at(sets.first, m) + f) === 1) chosen.add(f);
    }
    const n = own[m] as number;
    if (chosen.size === 0 || lists.some((list) => same(list, chosen))) return;
    lists.push(chosen);
    composed.push(
      [...chosen]
        .map((f) => spelling[f] as string)
        .sort()
        .join('; '),
    );
    answers[n] = at(answers, n) + 1;
  });

  const first = new Int32Array(choices.questions + 1);
  for (let n = 0; n < choices.questions; n++) first[n + 1] = at(first, n) + at(answers, n);
  const word = new Int32Array(at(first, choices.questions));
  const posterior = new Float64Array(word.length);
  const none = fit.none.slice();
  const effective = fit.effective.slice();
  let made = 0;
  for (let n = 0; n < choices.questions; n++) {
    const [from, size] = [at(first, n), at(choices.answers, n)];
    const before = at(kind.first, n);
    word.set(kind.word.subarray(before, before + size), from);
    const m = at(among, n);
    if (m < 0) {
      const start = at(fit.first, n);
      posterior.set(fit.posterior.subarray(start, start + size), from);
      continue;
    }
    if (at(answers, n) > size) word[from + size] = COMPOSED - made++;
    const members = sets.posterior.subarray(at(sets.first, m), at(sets.first, m + 1));
    const p = weigh(members, m);
    posterior.set(p, from);
    none[n] = Math.max(0, 1 - p.reduce((sum, x) => sum + x, 0));
    effective[n] = at(sets.effective, m);
  }
  const weighed = {
    kind: { ...kind, choices: { ...choices, answers }, word, first, composed },
    fit: {
      ...fit,
      first,
      posterior,
      none,
      effective,
      without: (n: number, keep: (claim: number) => boolean): Float64Array => {
        const m = at(among, n);
        if (m < 0) return fit.without(n, keep);
        return weigh(
          sets.without(m, (c) => keep(at(columns.claim, c))),
          m,
        );
      },
    },
  };
  return weighed;

  /** Probability of every list of the m-th question, from those of its members. */
  function weigh(members: Float64Array, m: number): Float64Array {
    const { lists } = questions[m] as Lists;
    let absent = 0;
    for (const p of members) absent += Math.log(Math.max(1 - p, 1e-300));
    return Float64Array.from(lists, (list) => {
      let log = absent;
      for (const f of list) {
        const p = at(members, f);
        log += Math.log(Math.max(p, 1e-300)) - Math.log(Math.max(1 - p, 1e-300));
      }
      return Math.min(1, Math.exp(log));
    });
  }
}

interface Lists {
  /** By answer: the numbers of its members. */
  readonly lists: Set<number>[];
  /** By member: how it is written. */
  readonly spelling: readonly string[];
}

function listsOf(rows: ChoiceRows, kind: TableChoices, n: number): Lists {
  const number = new Map<string, number>();
  const spelling: string[] = [];
  const lists = Array.from({ length: at(kind.choices.answers, n) }, (_, k) => {
    const list = new Set<number>();
    for (const [folded, written] of membersOf(answerWords(rows, kind, n, k))) {
      let f = number.get(folded);
      if (f === undefined) {
        number.set(folded, (f = spelling.length));
        spelling.push(written);
      } else if (written < (spelling[f] as string)) spelling[f] = written;
      list.add(f);
    }
    return list;
  });
  return { lists, spelling };
}

/** The claims of the questions of sets, as columns for the model; `claim`: their number in `kind`. */
function columnsOf(
  kind: TableChoices,
  own: readonly number[],
  questions: readonly Lists[],
): { readonly choices: SetChoices; readonly claim: Int32Array; readonly known: Int8Array } {
  const { start, source, answer, sources } = kind.choices;
  const starts = [0];
  const claim: number[] = [];
  const list = [0];
  const listed: number[] = [];
  const known: number[] = [];
  own.forEach((n, m) => {
    const { lists, spelling } = questions[m] as Lists;
    for (let c = at(start, n); c < at(start, n + 1); c++) {
      claim.push(c);
      for (const f of lists[at(answer, c)] as Set<number>) listed.push(f);
      list.push(listed.length);
    }
    starts.push(claim.length);
    const outcome = at(kind.known, n);
    const so = outcome < 0 ? null : (lists[outcome] as Set<number>);
    for (let f = 0; f < spelling.length; f++) known.push(so === null ? -1 : Number(so.has(f)));
  });
  return {
    claim: Int32Array.from(claim),
    known: Int8Array.from(known),
    choices: {
      sources,
      questions: own.length,
      start: Int32Array.from(starts),
      source: Int32Array.from(claim, (c) => at(source, c)),
      list: Int32Array.from(list),
      listed: Int32Array.from(listed),
      members: Int32Array.from(questions, ({ spelling }) => spelling.length),
    },
  };
}

function same(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  if (a.size !== b.size) return false;
  for (const f of a) if (!b.has(f)) return false;
  return true;
}
