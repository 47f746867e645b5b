/**
 * What happens to a newsroom that counts reports.
 *
 * Three ways to take an answer as confirmed: three *reports* say it; three *sources* say it; three
 * *origins* – first-hand observations – stand behind it. Of the questions on which the leading answer
 * by each count reaches three, how many have it wrong? The last way needs the true lineage; it is the
 * yardstick. Leads are shared by chance: with answers tied at the top, each counts in equal part.
 */
import type { Parameters } from './parameters.ts';
import type { SimulatedQuestion } from './question.ts';
import { simulate } from './simulation.ts';

/** As many as make a newsroom sure. */
export const ENOUGH = 3;

/** Questions with enough agreement by one way of counting, and how many of them are wrong. */
export interface Confirmed {
  readonly questions: number;
  readonly wrong: number;
}

export interface Counting {
  readonly resale: number;
  readonly questions: number;
  readonly claims: number;
  readonly reports: Confirmed;
  readonly sources: Confirmed;
  readonly origins: Confirmed;
  /** Mean number of origins behind an answer that enough reports agree on. */
  readonly originsBehind: number;
  /** Answers that enough reports agree on and nobody saw. */
  readonly withoutOrigin: number;
}

/** The same world with more and more reports sold twice. */
export function countingReports(
  said: Readonly<Partial<Record<keyof Parameters, unknown>>>,
  seed: number,
  resales: readonly number[],
): Counting[] {
  return resales.map((resale) => {
    const tally = { reports: new Wrong(), sources: new Wrong(), origins: new Wrong() };
    let questions = 0;
    let claims = 0;
    let confirmed = 0;
    let behind = 0;
    let withoutOrigin = 0;
    for (const question of simulate({ ...said, resale }, seed)) {
      const counts = countsOf(question);
      questions += 1;
      claims += question.claims.length;
      tally.reports.add(question.truth, counts, (one) => one.reports);
      tally.sources.add(question.truth, counts, (one) => one.sources);
      tally.origins.add(question.truth, counts, (one) => one.origins);
      for (const { reports, origins } of counts.values()) {
        if (reports < ENOUGH) continue;
        confirmed += 1;
        behind += origins;
        withoutOrigin += Number(origins === 0);
      }
    }
    return {
      resale,
      questions,
      claims,
      reports: tally.reports.done(),
      sources: tally.sources.done(),
      origins: tally.origins.done(),
      originsBehind: confirmed === 0 ? 0 : behind / confirmed,
      withoutOrigin,
    };
  });
}

interface Counts {
  readonly reports: number;
  readonly sources: number;
  readonly origins: number;
}

/** By claimed value. */
function countsOf({ claims, origins }: SimulatedQuestion): ReadonlyMap<string, Counts> {
  return new Map(
    origins.map(({ value, independent }) => {
      const saying = claims.filter((claim) => claim.value === value);
      const sources = new Set(saying.map(({ source }) => source)).size;
      return [value, { reports: saying.length, sources, origins: independent }];
    }),
  );
}

class Wrong {
  #questions = 0;
  #wrong = 0;

  add(truth: string, counts: ReadonlyMap<string, Counts>, of: (counts: Counts) => number): void {
    const most = Math.max(0, ...Array.from(counts.values(), of));
    if (most < ENOUGH) return;
    const leading = [...counts].filter(([, one]) => of(one) === most).map(([value]) => value);
    this.#questions += 1;
    if (leading.includes(truth)) this.#wrong += 1 - 1 / leading.length;
    else this.#wrong += 1;
  }

  done(): Confirmed {
    return { questions: this.#questions, wrong: this.#wrong };
  }
}
