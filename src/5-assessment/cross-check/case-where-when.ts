/**
 * Claims and findings of a case as things on a map and on a line of time.
 *
 * An **item** is a claim, or the finding of a question. It has an area (a point with a radius, true to
 * metres) where a place is known, and a span where a time is known – the time it is about, and apart from
 * it the time it was told; one of them is enough to be listed.
 * A finding takes the place and time of its best answer where that is one; else where and when its
 * question is about; else, for time, the hull of the times stated by the claims that bear it out.
 *
 * Its state says how it stands, in the three looks of the desk: `for` bears out the best answer (or is a
 * finding nothing contradicts), `against` goes against it (or is a contradicted finding), `unknown` is what
 * cannot be judged or whose lineage is not established.
 *
 * Protected sites – and whatever cannot be told from one – leave here only coarse (`hold-back.ts`).
 */
import type { ClaimId, QuestionId } from '#terms/ids.ts';
import type { Source } from '#terms/source.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import type { AssessInput } from '../assess-input.ts';
import type { FullAssessment } from '../grade.ts';
import { actorName, originViews, statementLabel } from '../origin-view.ts';
import { heldBack } from './hold-back.ts';
import type { PlaceBook } from './place-book.ts';
import { boundsOf, type Bounds } from './time-bounds.ts';
import {
  whenOf,
  whenOfQuestion,
  whenOfValue,
  whereOf,
  whereOfQuestion,
  whereOfValue,
  type TakenFrom,
  type Where,
} from './where-when.ts';

export interface Area {
  readonly lat: number;
  readonly lon: number;
  /** Metres. */
  readonly radius: number;
  readonly name: string | null;
  readonly takenFrom: TakenFrom;
  /** A protected site: the position is coarse, the radius holds wherever it may be. */
  readonly heldBack: boolean;
}

/** Milliseconds since 1970; null where open. */
export interface Span {
  readonly from: number | null;
  readonly to: number | null;
  readonly stated: string;
  readonly takenFrom: TakenFrom | 'claims' | 'told';
}

export type ItemState = 'for' | 'against' | 'unknown';

export interface WhereWhenItem {
  /** The claim's id, or the question's for its finding. */
  readonly id: string;
  readonly kind: 'claim' | 'finding';
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly question: string;
  readonly claimId: ClaimId | null;
  readonly documentId: string | null;
  /** The answer with its precision; for a finding the best one, or why there is none. */
  readonly says: string;
  /** The origin's name; for a finding how many origins stand behind it. */
  readonly who: string;
  readonly sourceId: string | null;
  readonly state: ItemState;
  readonly where: Area | null;
  readonly about: Span | null;
  readonly told: Span | null;
}

export function itemsOf(
  input: AssessInput,
  full: FullAssessment,
  book: PlaceBook,
  zone: string,
  digits: 0 | 1 | 2,
): readonly WhereWhenItem[] {
  const { question } = input;
  const { assessment } = full;
  const claims = input.claims.filter((claim) => claim.status === 'accepted');
  const views = originViews({
    question,
    claims,
    sources: input.sources,
    lineage: full.lineage,
    best: assessment.best?.value ?? null,
  });
  const viewOf = new Map<string, (typeof views)[number]>();
  for (const view of views) for (const claim of view.claims) viewOf.set(claim.id, view);
  const sources = new Map<string, Source>(input.sources.map((one) => [one.id, one]));
  const shared = { questionId: question.id, ref: question.ref, question: question.text };
  const items = claims.flatMap((claim): readonly WhereWhenItem[] => {
    const where = whereOf(claim, question, book);
    const about = whenOf(claim, question, zone);
    const told = toldOf(claim, zone);
    if (where === null && about === null && told === null) return [];
    const view = viewOf.get(claim.id);
    const [origin] = claim.hops;
    return [
      {
        ...shared,
        id: claim.id,
        kind: 'claim',
        claimId: claim.id,
        documentId: claim.documentId,
        says: mayBeSaid(statementLabel(claim, question), claim.value, where),
        who: origin === undefined ? 'not traced' : actorName(origin.actor, sources),
        sourceId: origin?.actor.kind === 'source' ? origin.actor.sourceId : null,
        state:
          assessment.best === null ||
          view === undefined ||
          view.origin.standing === 'not-established'
            ? 'unknown'
            : view.bearing === 'against'
              ? 'against'
              : 'for',
        where: areaOf(where, digits),
        about: about === null ? null : spanOf(about, about.stated, about.takenFrom),
        told,
      },
    ];
  });
  const finding = findingOf(input, full, views, book, zone, digits);
  return finding === null ? items : [...items, finding];
}

function findingOf(
  { question }: AssessInput,
  { assessment }: FullAssessment,
  views: ReturnType<typeof originViews>,
  book: PlaceBook,
  zone: string,
  digits: 0 | 1 | 2,
): WhereWhenItem | null {
  if (assessment.reports === 0) return null;
  const best = assessment.best?.value ?? null;
  const where =
    (best === null ? null : whereOfValue(best, book)) ??
    (question.type === 'place' || question.type === 'point'
      ? null
      : whereOfQuestion(question, book));
  const own = best === null ? null : whenOfValue(best, zone);
  const asked = own ?? whenOfQuestion(question, zone);
  const hull = asked === null && question.type !== 'time' ? hullOf(views, question, zone) : null;
  if (where === null && asked === null && hull === null) return null;
  const { independent, notEstablished } = assessment.origins;
  return {
    questionId: question.id,
    ref: question.ref,
    question: question.text,
    id: question.id,
    kind: 'finding',
    claimId: null,
    documentId: null,
    says:
      assessment.best === null
        ? 'cannot be judged'
        : mayBeSaid(assessment.best.label, assessment.best.value, where),
    who: `${independent}${notEstablished > 0 ? ` + ${notEstablished}?` : ''}`,
    sourceId: null,
    state:
      best === null
        ? 'unknown'
        : assessment.flags.some(({ kind }) => kind === 'contradiction')
          ? 'against'
          : 'for',
    where: areaOf(where, digits),
    about:
      asked !== null
        ? spanOf(asked, asked.stated, asked.takenFrom)
        : hull === null
          ? null
          : spanOf(hull, '', 'claims'),
    told: null,
  };
}

/** From the first to the last moment of the times stated by claims that bear the best answer out. */
function hullOf(
  views: ReturnType<typeof originViews>,
  question: Question,
  zone: string,
): Bounds | null {
  let hull: Bounds | null = null;
  for (const { bearing, claims } of views) {
    if (bearing !== 'for') continue;
    for (const claim of claims) {
      const when = whenOf(claim, question, zone);
      if (when === null || !Number.isFinite(when.from) || !Number.isFinite(when.to)) continue;
      hull =
        hull === null
          ? when
          : { from: Math.min(hull.from, when.from), to: Math.max(hull.to, when.to) };
    }
  }
  return hull;
}

/** A place as it may be shown: protected sites only coarse. */
export function areaOf(where: Where | null, digits: 0 | 1 | 2): Area | null {
  if (where === null) return null;
  const { lat, lon, radius, name, takenFrom, site } = where;
  if (site === null) return { lat, lon, radius, name, takenFrom, heldBack: false };
  // The name of the site is no secret of the case's members; where it lies is.
  return { ...heldBack(site, digits), name: site.name, takenFrom, heldBack: true };
}

/** Coordinates that cannot be told from a protected site are not said either. */
export function mayBeSaid(label: string, value: Value, where: Where | null): string {
  return value.type === 'point' && where?.site != null ? where.site.name : label;
}

function toldOf(claim: Claim, zone: string): Span | null {
  const told = boundsOf(claim.toldAt, zone);
  return told === null ? null : spanOf(told, claim.toldAt?.stated ?? '', 'told');
}

export function spanOf({ from, to }: Bounds, stated: string, takenFrom: Span['takenFrom']): Span {
  return {
    from: Number.isFinite(from) ? from : null,
    to: Number.isFinite(to) ? to : null,
    stated,
    takenFrom,
  };
}
