/**
 * What does not fit together, in words.
 *
 * Two kinds, kept apart because they mean different things:
 * - between origins: two people (or a person and something not traced) say things that cannot both
 *   be true;
 * - within one origin: reports that go back to the same origin carry different versions – the same
 *   teller told it twice and differently, or it was changed on the way.
 *
 * Every group of origins is compared with the one that bears out the best answer (or, without a
 * best answer, with the largest), so the list grows with the number of versions, not its square.
 * A difference is never called a lie.
 */
import type { ClaimId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Lineage } from '#lineage/lineage.ts';
import type { Contradiction } from './finding.ts';
import { type OriginView, statementLabel } from './origin-view.ts';
import { statementsFit } from './value-agrees.ts';
import { capital, listOf } from './words.ts';

export interface FoundContradiction extends Contradiction {
  readonly among: 'origins' | 'reports-of-one-origin';
}

export function findContradictions(
  views: readonly OriginView[],
  lineage: Lineage,
  question: Question,
): readonly FoundContradiction[] {
  return [...betweenOrigins(views, question), ...withinOrigins(views, lineage, question)];
}

function betweenOrigins(
  views: readonly OriginView[],
  question: Question,
): readonly FoundContradiction[] {
  const counted = views.filter((view) => view.origin.standing !== 'dependent');
  const groups = new Map<string, OriginView[]>();
  for (const view of counted) {
    const group = groups.get(view.says);
    if (group === undefined) groups.set(view.says, [view]);
    else group.push(view);
  }
  const ordered = [...groups.values()].toSorted(
    (a, b) => b.length - a.length || ((a[0]?.says ?? '') < (b[0]?.says ?? '') ? -1 : 1),
  );
  const bearingOut = counted.filter((view) => view.bearing === 'for');
  const main = bearingOut.length > 0 ? bearingOut : (ordered[0] ?? []);
  const [reference] = main;
  if (reference === undefined) return [];
  return ordered.flatMap((group): FoundContradiction[] => {
    const [first] = group;
    if (first === undefined || main.includes(first)) return [];
    const contrary =
      bearingOut.length > 0
        ? first.bearing === 'against'
        : !statementsFit(first.statement, reference.statement, question);
    if (!contrary) return [];
    return [
      {
        among: 'origins',
        between: [claimsSaying(main, question), claimsSaying(group, question)],
        text: `${saying(main)}; ${saying(group)}.`,
      },
    ];
  });
}

function withinOrigins(
  views: readonly OriginView[],
  lineage: Lineage,
  question: Question,
): readonly FoundContradiction[] {
  return views.flatMap((view): FoundContradiction[] => {
    // What is shown to go back to another origin is among that one's reports already.
    if (view.origin.standing === 'dependent') return [];
    const other = view.claims.filter((claim) => !statementsFit(claim, view.statement, question));
    if (other.length === 0) return [];
    const rest = view.claims.filter((claim) => !other.includes(claim));
    const versions = [...new Set(other.map((claim) => statementLabel(claim, question)))].toSorted();
    const own = new Set<string>(lineage.nodes[view.origin.node]?.claimIds ?? []);
    // An interpreter between is no relay who could have changed it on purpose or by ear: two tellings.
    const translated = (claim: Claim): boolean =>
      claim.hops.length > 1 && claim.hops.slice(1).every(({ role }) => role === 'translator');
    const bySelf = other.some((claim) => own.has(claim.id) || translated(claim));
    const as = view.claims.some(translated) ? ', as translated' : '';
    const how = bySelf
      ? `${capital(view.name)} has said both ${view.says} and ${listOf(versions)}${as}.`
      : `Reports that go back to ${view.name} differ: ${view.says}, and ${listOf(versions)} – changed on the way.`;
    return [
      {
        among: 'reports-of-one-origin',
        between: [rest.map((claim) => claim.id), other.map((claim) => claim.id)],
        text: how,
      },
    ];
  });
}

function saying(group: readonly OriginView[]): string {
  const names = group.map((view) => view.name).toSorted();
  const known = [...new Set(names.filter((name) => name !== 'not traced'))];
  const untraced = names.length - names.filter((name) => name !== 'not traced').length;
  const who =
    untraced === 0
      ? known
      : [...known, untraced === 1 ? 'a report not traced' : `${untraced} reports not traced`];
  const one = who.length === 1 && untraced < 2;
  const what = [...new Set(group.map((view) => view.says))].toSorted();
  return capital(`${listOf(who)} ${one ? 'says' : 'say'} ${listOf(what, 3)}`);
}

function claimsSaying(group: readonly OriginView[], question: Question): readonly ClaimId[] {
  return group.flatMap((view) =>
    view.claims
      .filter((claim) => statementsFit(claim, view.statement, question))
      .map((claim) => claim.id),
  );
}
