/**
 * The credibility digit of the information (Admiralty system), by a written rule.
 *
 * Let p be the probability of the best answer. The first line that applies:
 *
 * - **6 truth cannot be judged** – the verdict says so (see `judge.ts`).
 * - **5 improbable** – p below .20; or p below .45 and at least as many origins against as for.
 * - **4 doubtful** – p below .45.
 * - **1 confirmed** – p at least .80, and two origins for it that are shown independent of each
 *   other, first-hand and credible, and no contradiction between origins.
 * - **2 probably true** – p at least .55, and two counted origins for it, or one whose record is
 *   A, B or C.
 * - **3 possibly true** – everything else.
 *
 * Credible means: not graded D or E, and no grudge against somebody the question is about. F counts
 * as credible here: it is "not known", and the probability has already discounted it.
 *
 * STANAG 2511 gives 1 only when the information "originates from another source" with certainty, and
 * 2 when independence "cannot be guaranteed". So relays of one root, or origins whose lineage is not
 * established, never reach 1, however many there are. Where the standard also asks whether a report
 * fits the expected pattern (3–5), we do not: surprising and true reports would be graded down.
 * The thresholds are the edges of the ICD 203 bands.
 */
import type { Credibility } from './finding.ts';
import type { Letter } from './reliability.ts';
import { capital, countOf } from './words.ts';

export interface CredibilityInput {
  readonly judged: boolean;
  /** Why not, when `judged` is false. */
  readonly whyNot: string | null;
  readonly probability: number;
  /** Counted origins that bear the best answer out. */
  readonly supporting: readonly {
    readonly key: string;
    readonly letter: Letter;
    readonly firstHand: boolean;
    readonly grudge: boolean;
  }[];
  /** Counted origins against it. */
  readonly against: number;
  readonly contradicted: boolean;
  /** Whether two supporting origins are shown independent of each other. */
  readonly independent: (a: string, b: string) => boolean;
}

export function credibility(input: CredibilityInput): {
  readonly digit: Credibility;
  readonly why: string;
} {
  const { probability: p, supporting, against } = input;
  if (!input.judged)
    return { digit: 6, why: `6, cannot be judged: ${input.whyNot ?? 'too little to go on'}.` };
  if (p < 0.2 || (p < 0.45 && against > 0 && against >= supporting.length)) {
    return {
      digit: 5,
      why: `5, improbable: ${against > 0 ? `${countOf(against, 'origin')} against ${countOf(supporting.length, 'origin')}` : 'other answers are together far more probable'}.`,
    };
  }
  if (p < 0.45) return { digit: 4, why: '4, doubtful: no answer reaches even chance.' };

  const credible = supporting.filter(
    (origin) =>
      origin.firstHand && !origin.grudge && origin.letter !== 'D' && origin.letter !== 'E',
  );
  const pair = credible.some((a, i) =>
    credible.slice(i + 1).some((b) => input.independent(a.key, b.key)),
  );
  if (p >= 0.8 && pair && !input.contradicted) {
    return {
      digit: 1,
      why: '1, confirmed: at least two credible first-hand origins, shown independent of each other, say so and none contradicts.',
    };
  }

  const recorded = supporting.some(
    ({ letter }) => letter === 'A' || letter === 'B' || letter === 'C',
  );
  if (p >= 0.55 && (supporting.length >= 2 || recorded)) {
    return {
      digit: 2,
      why: `2, probably true, not 1: ${whyNotOne(input, credible.length, pair)}.`,
    };
  }
  const reason =
    p < 0.55
      ? 'about as likely as not'
      : `${countOf(supporting.length, 'origin')} only, and no record of outcomes to lean on`;
  return { digit: 3, why: `3, possibly true: ${reason}.` };
}

function whyNotOne(input: CredibilityInput, credible: number, pair: boolean): string {
  if (input.supporting.length < 2) return 'it rests on a single origin';
  if (input.contradicted) return 'it is contradicted';
  if (credible < 2)
    return `${countOf(credible, 'origin')} of those for it ${credible === 1 ? 'is' : 'are'} first-hand and credible`;
  if (!pair) return 'its origins are not shown independent of each other';
  return 'its probability is below 80 %';
}

/** The digit in words. */
export function credibilityWords(digit: Credibility): string {
  return capital(WORDS[digit]);
}

const WORDS: Readonly<Record<Credibility, string>> = {
  1: 'confirmed by other independent sources',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'truth cannot be judged',
};
