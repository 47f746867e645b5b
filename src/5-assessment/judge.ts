/**
 * When a question cannot be judged, and why. "Cannot be judged" is an answer, not a failure: it says
 * that asking for a number would be asking for a guess.
 *
 * The first that applies:
 * 1. nobody has said anything that was accepted;
 * 2. the evidence gives no answer at all;
 * 3. it is at least as probable that nobody's answer is right as that the best one is;
 * 4. one report only, from a source without a record (F), and the answer stays below 80 %;
 * 5. no origin is known: every report goes back to someone not traced, and the answer stays below 80 %;
 * 6. the 90 % interval of the probability reaches from below .10 to above .90.
 *
 * Number and time questions spread their probability over many values; for them the probability
 * meant is that of all answers that agree with the best one.
 */
import type { Posterior } from '#corroboration/posterior.ts';
import type { OriginView } from './origin-view.ts';
import type { Letter } from './reliability.ts';

export function whyCannotBeJudged(input: {
  readonly reports: number;
  readonly posterior: Posterior;
  readonly views: readonly OriginView[];
  readonly letterOf: (view: OriginView) => Letter;
  /** Probability of the best answer and all that agree with it. */
  readonly support: number;
}): string | null {
  const { posterior, views, support } = input;
  if (input.reports === 0) return 'nobody has reported on it';
  if (posterior.answers.length === 0) return 'none of the reports gives an answer';
  if (posterior.none >= support) {
    return 'it is at least as probable that none of the answers given is right';
  }
  const counted = views.filter((view) => view.origin.standing !== 'dependent');
  const only = counted[0];
  if (input.reports === 1 && only !== undefined && input.letterOf(only) === 'F' && support < 0.8) {
    return only.origin.actor.kind === 'gap'
      ? 'there is one report, and where it comes from is not known'
      : 'there is one report, from a source without a record yet';
  }
  if (support < 0.8 && counted.every((view) => view.origin.actor.kind === 'gap')) {
    return 'none of the reports can be traced to anyone';
  }
  const [low, high] = posterior.probabilityInterval;
  if (low < 0.1 && high > 0.9) {
    return 'too little is known of those who reported it to narrow the probability down';
  }
  return null;
}
