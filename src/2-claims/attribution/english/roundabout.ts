import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';
import { bareTold, hasIt, haveIt, messageFrom, reportVia, wordIs } from './passed-word.ts';
import { citingFirst, per, reposted, via } from './posted.ts';
import { quotedAs } from './quoted-as.ts';
import type { Form, Relay } from './relay.ts';
import {
  accordingToWho,
  calledToSay,
  goesLike,
  heardAbout,
  letSlip,
  metWho,
  orSo,
  putAt,
  sentBy,
  toldAside,
  toldHow,
  whatTold,
  wokenBy,
} from './told-aside.ts';

/**
 * Reports that came by a roundabout way, read by the forms in which English says so. Where a form fits, what it reads stands
 * for every other reading of the verbs in it; reports in what is told stay, and have its speakers before their own.
 */
const FORMS: readonly Form[] = [
  whatTold,
  quotedAs,
  messageFrom,
  wordIs,
  hasIt,
  haveIt,
  reportVia,
  citingFirst,
  per,
  reposted,
  via,
  orSo,
  wokenBy,
  letSlip,
  metWho,
  accordingToWho,
  bareTold,
  calledToSay,
  toldHow,
  goesLike,
  heardAbout,
  sentBy,
  putAt,
  toldAside,
];

/** No two forms that are further apart than this in a list by place can stand in each other. */
const BESIDE = 24;

/** The reports of these forms in a text, none standing in the frame of another. */
export function roundabout(c: Columns): Relay[] {
  const all: Relay[] = [];
  for (let i = 0; i < c.t.length; i++)
    for (const form of FORMS) {
      const one = form(c, i);
      if (one !== null) all.push(one);
    }
  const found = all.toSorted((a, b) => a.cue[0] - b.cue[0]);
  return found.filter((one, k) => {
    for (let j = Math.max(0, k - BESIDE); j < Math.min(found.length, k + BESIDE); j++) {
      const other = found[j];
      if (other !== undefined && j !== k && wins(other, one, j < k)) return false;
    }
    return true;
  });
}

/** Whether another form's frame holds this one's cue; the longer frame stands, else the first. */
function wins(other: Relay, one: Relay, earlier: boolean): boolean {
  if (!holds(other.frame, one.cue)) return false;
  if (!holds(one.frame, other.cue)) return true;
  const [a, b] = [other.frame[1] - other.frame[0], one.frame[1] - one.frame[0]];
  return a > b || (a === b && earlier);
}

function holds([from, to]: Range, [a, b]: Range): boolean {
  return from <= a && b <= to;
}

/** What was found otherwise, with the roundabout reports in the place of other readings of the same words. */
export function withRoundabout(
  c: Columns,
  found: readonly Found[],
  relays: readonly Relay[],
): Found[] {
  if (relays.length === 0) return [...found];
  const taken = new Uint8Array(c.t.length);
  const over = new Int32Array(c.t.length).fill(-1);
  relays.forEach((one, k) => {
    taken.fill(1, ...one.frame);
    taken.fill(1, ...one.cue);
    over.fill(k, one.frame[0], endOf(one));
  });
  const kept = found
    .filter(({ cue }) => !taken.subarray(...cue).includes(1))
    .map((one): Found => {
      const relay = relays[over[(one.content.at(-1)?.[1] ?? 0) - 1] ?? -1];
      return relay === undefined ? one : reaching(one, relay);
    });
  return [...kept, ...relays].toSorted((a, b) => a.cue[0] - b.cue[0]);
}

function endOf({ frame, content }: Relay): number {
  return Math.max(frame[1], ...content.map(([, to]) => to));
}

/** A report that begins to tell of the relay tells all of it: "stated that [her husband had been woken by …]". */
function reaching(one: Found, relay: Relay): Found {
  const last = one.content.at(-1);
  const end = endOf(relay);
  if (last === undefined || one.cue[1] > relay.frame[0] || last[0] > relay.frame[0]) return one;
  if (last[1] <= relay.frame[0] || last[1] >= end) return one;
  return { ...one, content: [...one.content.slice(0, -1), [last[0], end]] };
}
