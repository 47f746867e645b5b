/** What asking is worth, in words a person could say. */
import { percent } from '../words.ts';
import type { Stand } from './settled.ts';

export function askWords(ask: {
  readonly names: readonly string[];
  readonly about: 'matter' | 'who-told-you' | 'how-do-you-know' | 'had-you-spoken';
  readonly settles: number;
  readonly moves: number;
}): string {
  const names = ask.names.join(' and ');
  const whom = {
    matter: `Asking ${names}`,
    'who-told-you': `Asking ${names} who told it`,
    'how-do-you-know': `Asking ${names} how they know`,
    'had-you-spoken': `Asking ${names}, apart, whether they had spoken`,
  }[ask.about];
  return `${whom} ${effect(ask.settles, ask.moves)}.`;
}

function effect(settles: number, moves: number): string {
  if (settles >= 0.01) {
    const chance = percent(settles);
    // As it is spoken: an 8 %, an 11 %, an 18 %, an 80 % chance.
    return `has ${/^(?:8|11 |18 |over)/.test(chance) ? 'an' : 'a'} ${chance} chance of settling it`;
  }
  const points = Math.round(moves * 100);
  if (points >= 1) {
    return `would hardly settle it, but move the finding by about ${points} ${points === 1 ? 'point' : 'points'}`;
  }
  return 'would change next to nothing';
}

/** "if yes: 92 %", "if 12–14 people: 11–14 people". */
export function consequence(says: string, after: Stand): string {
  return after.estimate === null
    ? `if ${says}: ${after.label}, ${percent(after.probability)} likely`
    : `if ${says}: ${after.label}`;
}

/**
 * How much an answer is expected to tell, in a word: bits below. A yes-or-no question that is quite open
 * holds one bit; whoever surely knows and is always right would tell all of it.
 */
export type Tells = 'a-great-deal' | 'much' | 'something' | 'little';

export function tellsOf(bits: number): Tells {
  if (bits >= 0.6) return 'a-great-deal';
  if (bits >= 0.3) return 'much';
  return bits >= 0.1 ? 'something' : 'little';
}
