/**
 * Reliability of each source, role and topic from labelled track records.
 *
 * The rate is Beta-distributed. Its prior is a weak expectation that holds for everyone (three right
 * to one wrong: informants are right more often than not, and nobody is trusted on arrival), moved a
 * little by the same source's own record in other topics of the same role (a quarter of those counts,
 * worth at most four cases). It is *not* moved by other sources' outcomes: recording an outcome may
 * change the letter only of those who fed that question (L13). Pooling over people is done where it
 * cannot change anybody's letter – in corroboration.
 *
 * rate ~ Beta(prior.right + right, prior.wrong + wrong); mean and equal-tailed 90 % interval.
 * The letter counts only the cases of the very role and topic (see `letter.ts`).
 */
import type { Probability } from '#terms/quantities.ts';
import type { Draft } from '#terms/record.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import { betaInterval } from './beta-interval.ts';
import { letter } from './letter.ts';
import type { Letter, Reliability } from './reliability.ts';

/** What is expected of anyone before the first case. */
export const PRIOR = { right: 3, wrong: 1 } as const;
const OTHER_TOPICS = 0.25;
const OTHER_TOPICS_AT_MOST = 4;

/** One row per source, role and topic, in a fixed order. */
export function rateSources(records: readonly TrackRecord[]): readonly Draft<Reliability>[] {
  const rows = sumUp(records);
  const byPerson = new Map<string, TrackRecord[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.sourceId, row.role]);
    const own = byPerson.get(key);
    if (own === undefined) byPerson.set(key, [row]);
    else own.push(row);
  }
  return rows.map((row) => {
    const own = byPerson.get(JSON.stringify([row.sourceId, row.role])) ?? [];
    const elsewhere = own.filter((other) => other !== row);
    const right = OTHER_TOPICS * elsewhere.reduce((sum, other) => sum + other.right, 0);
    const wrong = OTHER_TOPICS * elsewhere.reduce((sum, other) => sum + other.wrong, 0);
    const scale = Math.min(1, OTHER_TOPICS_AT_MOST / Math.max(right + wrong, 1e-9));
    const prior = { right: PRIOR.right + right * scale, wrong: PRIOR.wrong + wrong * scale };
    return { ...row, prior, ...rated(prior, row) };
  });
}

/**
 * One letter for a whole person, for lists: over all topics of the role they have most cases in.
 * F when there is nothing.
 */
export function overallLetter(
  rows: readonly Pick<Reliability, 'role' | 'right' | 'wrong'>[],
): Letter {
  const roles = new Map<string, { right: number; wrong: number }>();
  for (const row of rows) {
    const sum = roles.get(row.role) ?? { right: 0, wrong: 0 };
    sum.right += row.right;
    sum.wrong += row.wrong;
    roles.set(row.role, sum);
  }
  const most = [...roles].toSorted(
    ([a, x], [b, y]) => y.right + y.wrong - (x.right + x.wrong) || (a < b ? -1 : 1),
  )[0]?.[1];
  return most === undefined ? 'F' : rated(PRIOR, most).letter;
}

function rated(
  prior: { readonly right: number; readonly wrong: number },
  counts: { readonly right: number; readonly wrong: number },
): Pick<Reliability, 'mean' | 'low' | 'high' | 'letter'> {
  const a = prior.right + counts.right;
  const b = prior.wrong + counts.wrong;
  const mean = (a / (a + b)) as Probability;
  const [low, high] = betaInterval(a, b);
  return {
    mean,
    low,
    high,
    letter: letter({ mean, low, high, cases: counts.right + counts.wrong }),
  };
}

function sumUp(records: readonly TrackRecord[]): readonly TrackRecord[] {
  const rows = new Map<string, { -readonly [K in keyof TrackRecord]: TrackRecord[K] }>();
  for (const record of records) {
    const key = JSON.stringify([record.sourceId, record.role, record.topic]);
    const row = rows.get(key);
    if (row === undefined) {
      const { sourceId, role, topic, right, wrong } = record;
      rows.set(key, { sourceId, role, topic, right, wrong });
    } else {
      row.right += record.right;
      row.wrong += record.wrong;
    }
  }
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
