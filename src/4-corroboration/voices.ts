/**
 * Who speaks in a table: a source on a topic.
 *
 * A source may be good at one thing and bad at another, so its record is kept by topic; each is drawn
 * towards everybody's. With one topic a voice is a source. One voice more stands for somebody
 * untraced, of whom nothing is known but what is known of everybody.
 */
import { at } from './channel.ts';
import type { ClaimTable } from './table/claim-table.ts';

export interface Voices {
  /** How many there are; the last is somebody untraced. */
  readonly length: number;
  readonly untraced: number;
  /** By voice: its source; −1 for somebody untraced. */
  readonly source: Int32Array;
  /** By voice: its topic. */
  readonly topic: Int32Array;
  /** The voice of a source on a topic; −1 when it never spoke of it. */
  of(source: number, topic: number): number;
}

/** Until all voices are numbered. */
const UNTRACED = 2 ** 31 - 1;

/** `voice`: by row, a source, `sources` for somebody untraced, or −1; changed in place to voices. */
export function nameVoices(table: ClaimTable, voice: Int32Array): Voices {
  const sources = table.sources.length;
  const topics = Math.max(1, table.topics.length);
  if (topics === 1) {
    return {
      length: sources + 1,
      untraced: sources,
      source: Int32Array.from({ length: sources + 1 }, (_, s) => (s === sources ? -1 : s)),
      topic: new Int32Array(sources + 1),
      of: (source) => source,
    };
  }
  const numbers = new Map<number, number>();
  for (let i = 0; i < voice.length; i++) {
    const source = at(voice, i);
    if (source < 0) continue;
    if (source === sources) {
      voice[i] = UNTRACED;
      continue;
    }
    const key = source * topics + at(table.topic, at(table.question, i));
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    voice[i] = number;
  }
  const untraced = numbers.size;
  for (let i = 0; i < voice.length; i++) if (at(voice, i) === UNTRACED) voice[i] = untraced;
  const source = new Int32Array(untraced + 1).fill(-1);
  const topic = new Int32Array(untraced + 1);
  for (const [key, number] of numbers) {
    source[number] = Math.floor(key / topics);
    topic[number] = key % topics;
  }
  return {
    length: untraced + 1,
    untraced,
    source,
    topic,
    of: (s, t) => numbers.get(s * topics + t) ?? -1,
  };
}
