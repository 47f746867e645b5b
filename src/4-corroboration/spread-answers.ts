/**
 * Prior and error distribution over a list of answers.
 *
 * Before anybody speaks every single answer is as likely as every other, and an error is as likely to
 * hit one as another. An entry may stand for `size` single answers ("elsewhere in the district").
 *
 * "None of these" comes last. For a closed list it has a small fixed prior. For an open one it stands
 * for the answers nobody has named: as many as are missing to `openAnswers`, and never fewer than
 * half of those named plus two – where many different things are said, many more are possible.
 */
import type { Answers } from './channel.ts';
import type { Settings } from './settings.ts';

export function spreadAnswers(
  sizes: readonly number[],
  kind: 'open' | 'closed',
  settings: Settings,
): Answers {
  const states = sizes.length + 1;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const wrong = new Float64Array(states);
  const alone = new Float64Array(states);
  const unlisted =
    kind === 'open' || sizes.length === 0
      ? Math.max(settings.openAnswers - sizes.length, 2 + Math.ceil(sizes.length / 2))
      : (total * settings.noneOfThese) / (1 - settings.noneOfThese);
  const all = total + unlisted;
  sizes.forEach((size, i) => {
    wrong[i] = size / all;
    alone[i] = Math.min(size, 1) / all;
  });
  wrong[states - 1] = unlisted / all;
  alone[states - 1] = Math.min(unlisted, 1) / all;
  return { states, prior: wrong.slice(), wrong, alone, blur: null };
}

/** Letter case, spacing and composed characters make no difference between two answers. */
export function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** States that are the answers themselves, each its own group. */
export function plainStates(states: number): { answerOf: Int32Array; groupOf: Int32Array } {
  const answerOf = Int32Array.from({ length: states }, (_, z) => (z === states - 1 ? -1 : z));
  return { answerOf, groupOf: Int32Array.from({ length: states }, (_, z) => z) };
}

/** Turns a statement around: what the chance of hearing it was becomes the chance of its denial. */
export function denied(statement: Float64Array): Float64Array {
  return statement.map((p) => 1 - p);
}
