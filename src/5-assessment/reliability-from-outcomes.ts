/**
 * What known outcomes say of each source, in each role and topic: how often right, how often wrong.
 *
 * For one question with a known truth, over its forest of chains:
 *
 * - **What somebody said** is known when they told us themselves. Otherwise it is concluded from what
 *   came out of them: if any branch carries the truth, they had the truth (a garble that happens to
 *   hit the truth is far less likely); if two branches carry the same error, they passed on that
 *   error. If one branch only carries an error, or the branches carry different errors, it stays open.
 * - **An observer** is right when what they said agrees with the truth. Who told it in several ways, to us or
 *   to an interpreter, is right in the share of these tellings that agree, and wrong in the rest.
 * - **A relay or translator** is judged only on whether they passed on what they were told: right
 *   when it fits what the one before them is known to have said, wrong when it does not. A relay who
 *   faithfully hands on a false report has done well.
 * - **Where the error came in is open**: everyone between the last place where the right version is
 *   known and the first where the wrong one is, shares the blame equally – 1/k of a wrong case each,
 *   and no credit. A missing hop (a gap, or an unnamed person) takes its share and keeps it.
 * - Each node counts once per question, however many reports came through it: repeating oneself
 *   earns nothing. Steps that are only suggested by a link are not judged.
 *
 * Only those whose words fed the question get a row (L13).
 */
import type { SourceId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import type { Lineage, LineageNode } from '#lineage/lineage.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import type { Statement } from './origin-view.ts';
import { claimAgrees, direct, statementsFit } from './value-agrees.ts';

export { overallLetter, rateSources } from './rate-sources.ts';

/** A question whose truth is known, with the claims and chains that fed it. */
export interface DecidedQuestion {
  readonly question: Question;
  readonly claims: readonly Claim[];
  readonly lineage: Lineage;
  /** What it turned out to be. */
  readonly truth: Value;
}

/** Track records over all decided questions: one per source, role and topic, in a fixed order. */
export function reliabilityFromOutcomes(
  decided: readonly DecidedQuestion[],
): readonly TrackRecord[] {
  const sums = new Map<string, Judged & { topic: string }>();
  for (const one of decided) {
    for (const judged of judgeQuestion(one)) {
      const topic = one.question.topic;
      const key = JSON.stringify([judged.sourceId, judged.role, topic]);
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, { ...judged, topic });
      else {
        sum.right += judged.right;
        sum.wrong += judged.wrong;
      }
    }
  }
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { sourceId, role, topic, right, wrong }]) => ({
      sourceId,
      role,
      topic,
      right,
      wrong,
    }));
}

/** What one settled question says of one node of its chains. */
export interface Judged {
  readonly sourceId: SourceId;
  readonly role: TrackRecord['role'];
  right: number;
  wrong: number;
}

/** Every named source that fed the question, in the order of the chains. */
export function judgeQuestion({
  question,
  claims,
  lineage,
  truth,
}: DecidedQuestion): readonly Judged[] {
  const accepted = new Map(
    claims.flatMap((claim) =>
      claim.status === 'accepted' ? [[claim.id as string, claim] as const] : [],
    ),
  );
  const { nodes } = lineage;
  const children = new Map<number, number[]>();
  for (const node of nodes) {
    if (node.parent === null || node.viaLink?.state === 'suggested') continue;
    const list = children.get(node.parent);
    if (list === undefined) children.set(node.parent, [node.index]);
    else list.push(node.index);
  }
  const fits = (a: Statement, b: Statement) => statementsFit(a, b, question);
  const isTrue = (statement: Statement) => claimAgrees(statement, truth, question);

  // Children come after their parents, so going backwards sees every child first.
  const said = new Map<number, Statement>();
  for (const node of nodes.toReversed()) {
    const own = node.claimIds.flatMap((id) => accepted.get(id) ?? []).map(direct);
    const below = (children.get(node.index) ?? []).flatMap((child) => said.get(child) ?? []);
    const known = own.length > 0 ? ownWord(own, fits) : concluded(below, isTrue, fits);
    if (known !== null) said.set(node.index, known);
  }

  /** What somebody told us, or an interpreter who told us: all of it, also where it differs. */
  const tellings = (node: LineageNode): readonly Statement[] => [
    ...node.claimIds.flatMap((id) => accepted.get(id) ?? []).map(direct),
    ...(children.get(node.index) ?? []).flatMap((child) => {
      const below = nodes[child];
      return below?.role === 'translator' ? tellings(below) : [];
    }),
  ];

  const result = new Map<number, { right: number; wrong: number }>();
  const add = (node: LineageNode, right: number, wrong: number): void => {
    const sum = result.get(node.index) ?? { right: 0, wrong: 0 };
    // One case at most, even when several branches below go wrong.
    sum.wrong = Math.min(1, Math.max(sum.wrong, wrong));
    sum.right = sum.wrong > 0 ? 0 : Math.max(sum.right, right);
    result.set(node.index, sum);
  };

  for (const node of nodes) {
    const word = said.get(node.index);
    if (word === undefined || node.viaLink?.state === 'suggested') continue;
    const root = node.parent === null;
    if (root && node.role === 'observer') {
      const told = tellings(node);
      const right = told.every((one) => fits(one, word))
        ? Number(isTrue(word))
        : told.filter(isTrue).length / told.length;
      result.set(node.index, { right, wrong: 1 - right });
      continue;
    }
    // Upwards over everyone whose version is not known, to the first whose version is.
    const suspects: LineageNode[] = [node];
    let above = root ? undefined : nodes[node.parent ?? -1];
    while (above !== undefined && !said.has(above.index)) {
      suspects.push(above);
      if (above.viaLink?.state === 'suggested') break;
      above = above.parent === null ? undefined : nodes[above.parent];
    }
    const upstream = above === undefined ? undefined : said.get(above.index);
    if (upstream !== undefined) {
      const passedOn = fits(word, upstream);
      // All of the suspects handed it on intact, or one of them did not.
      for (const suspect of suspects)
        add(suspect, Number(passedOn), passedOn ? 0 : 1 / suspects.length);
    } else if (isTrue(word)) {
      for (const suspect of suspects) add(suspect, 1, 0);
    } else {
      const top = suspects.at(-1);
      // Someone before a relay that begins a chain must have told it: one more to share the blame.
      const unseen = top !== undefined && top.parent === null && top.role !== 'observer' ? 1 : 0;
      const share = 1 / (suspects.length + unseen);
      for (const suspect of suspects) add(suspect, 0, share);
    }
  }

  return nodes.flatMap((node): Judged[] => {
    const counts = result.get(node.index);
    if (counts === undefined || node.actor.kind !== 'source') return [];
    return [{ sourceId: node.actor.sourceId, role: node.role, ...counts }];
  });
}

/** What somebody told us themselves; the version most often told, and the first heard of on a tie. */
function ownWord(
  own: readonly Statement[],
  fits: (a: Statement, b: Statement) => boolean,
): Statement | null {
  let best: Statement | null = null;
  let most = 0;
  for (const candidate of own) {
    const count = own.filter((other) => fits(candidate, other)).length;
    if (count > most) {
      best = candidate;
      most = count;
    }
  }
  return best;
}

/** What somebody must have said, given what came out of them; null while it is open. */
function concluded(
  below: readonly Statement[],
  isTrue: (statement: Statement) => boolean,
  fits: (a: Statement, b: Statement) => boolean,
): Statement | null {
  const first = below[0];
  if (first === undefined) return null;
  const truth = below.find(isTrue);
  if (truth !== undefined) return truth;
  return below.length > 1 && below.every((other) => fits(first, other)) ? first : null;
}
