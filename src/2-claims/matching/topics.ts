import { contentWords } from './content-words.ts';

/**
 * The area of knowledge a question belongs to, by the words that reports are made of. Reliability is kept by source, role
 * and topic – who knows the road may not know the barracks – so a new question should not begin in the wrong one.
 *
 * Each meaning speaks for one topic, some more loudly: `killed` on a `road` is about harm. The topic with most behind
 * it is proposed, of equals the one named first; where nothing speaks it is `general`. A person can change it.
 */
const SPEAKS: Readonly<Record<string, readonly [topic: string, weight: number]>> = {
  killed: ['harm', 3],
  wounded: ['harm', 3],
  hit: ['harm', 2],
  shell: ['harm', 2],
  bomb: ['harm', 2],
  burn: ['harm', 2],
  warned: ['harm', 2],
  school: ['harm', 1.5],
  market: ['harm', 1],
  clinic: ['harm', 1],
  held: ['detention', 3],
  tied: ['detention', 3],
  silo: ['detention', 2],
  released: ['detention', 2],
  'taken-away': ['detention', 1.5],
  guard: ['detention', 1],
  road: ['movement', 2],
  bridge: ['movement', 2],
  convoy: ['movement', 2],
  'turned-back': ['movement', 2],
  arrive: ['movement', 2],
  bus: ['movement', 2],
  checkpoint: ['movement', 1],
  command: ['organisation', 3],
  join: ['organisation', 2.5],
  looted: ['property', 4],
  picture: ['media', 4],
  ambulance: ['equipment', 3],
  marked: ['equipment', 1],
  truck: ['equipment', 1],
};

export function topicOf(text: string): string {
  const sums = new Map<string, number>();
  for (const key of new Set(contentWords(text).map((word) => word.key))) {
    const speaks = SPEAKS[key];
    if (speaks !== undefined) sums.set(speaks[0], (sums.get(speaks[0]) ?? 0) + speaks[1]);
  }
  let best = 'general';
  let most = 0;
  for (const [topic, sum] of sums) if (sum > most) [best, most] = [topic, sum];
  return best;
}
