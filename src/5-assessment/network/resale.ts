/**
 * Resale: the same root offered through two sellers, with what shows it.
 *
 * A seller is a lead, or anybody paid for each report. Two kinds are listed:
 *
 * - **shown** – the chains, laid over each other, lead from two sellers back to one origin (the mark
 *   `resale` of lineage): what was declared, and links that were accepted;
 * - **possible** – a suggested link joins a report that came through one seller with a report that came
 *   through another, and nobody has decided it.
 *
 * What shows it are the steps that were declared, in the words they rest on, and the reasons of every
 * link between the two sellers' reports: wording, media, timing, a rare error both share. A link that
 * was rejected shows nothing. Nothing is said of why somebody sells twice, and nothing is wrong with it
 * as such: it only is one origin.
 */
import type { ClaimId, LinkId, QuestionId, SourceId } from '#terms/ids.ts';
import type { Source } from '#terms/source.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Link, LinkKind } from '#lineage/link.ts';
import type { Lineage } from '#lineage/lineage.ts';

export interface Resale {
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly state: 'shown' | 'possible';
  /** Two sellers, in the order of their ids. */
  readonly sellers: readonly [SourceId, SourceId];
  readonly claimIds: readonly ClaimId[];
  readonly text: string;
  readonly shownBy: readonly ResaleSign[];
}

export interface ResaleSign {
  readonly what: LinkKind | 'declared';
  /** In words a person can check. */
  readonly detail: string;
  /** Weight of evidence of a link's reason; null for what was declared. */
  readonly decibans: number | null;
  readonly linkId: LinkId | null;
  readonly state: 'accepted' | 'suggested' | null;
}

export interface ResaleInput {
  readonly question: Pick<Question, 'id' | 'ref'>;
  readonly claims: readonly Claim[];
  readonly lineage: Pick<Lineage, 'marks'>;
  readonly links: readonly Link[];
  readonly people: Sellers;
}

/** Who is who among all sources: made once for all questions of a case. */
export interface Sellers {
  readonly names: ReadonlyMap<string, string>;
  readonly leads: ReadonlySet<string>;
}

export function sellersAmong(sources: readonly Source[]): Sellers {
  return {
    names: new Map(sources.map((one) => [one.id, one.pseudonym])),
    leads: new Set(sources.filter(({ kind }) => kind === 'lead').map(({ id }) => id)),
  };
}

/** What one question shows of resale: at most one entry for every two sellers. */
export function findResale(input: ResaleInput): readonly Resale[] {
  const { question, links } = input;
  const accepted = input.claims.filter((claim) => claim.status === 'accepted');
  const { names, leads } = input.people;
  const through = sellersOf(accepted, leads);
  const found = new Map<string, Resale>();
  const add = (
    pair: readonly [SourceId, SourceId],
    state: Resale['state'],
    text: string,
    among: readonly Claim[],
  ): void => {
    const key = pair.join(' ');
    if (found.has(key)) return;
    const own = among.filter((claim) => pair.some((id) => through(claim).has(id)));
    found.set(key, {
      questionId: question.id,
      ref: question.ref,
      state,
      sellers: pair,
      claimIds: own.map(({ id }) => id).toSorted(),
      text,
      shownBy: [...declared(own, pair, names), ...fromLinks(own, pair, links, through)],
    });
  };
  for (const mark of input.lineage.marks) {
    if (mark.kind !== 'resale') continue;
    const among = accepted.filter(({ id }) => mark.claimIds.includes(id));
    for (const pair of pairs(mark.sourceIds as readonly SourceId[])) {
      add(pair, 'shown', mark.text, among);
    }
  }
  for (const link of links) {
    if (link.state !== 'suggested') continue;
    for (const [child, parent] of joined(link, accepted)) {
      for (const a of through(child)) {
        for (const b of through(parent)) {
          if (a === b || through(child).has(b) || through(parent).has(a)) continue;
          const [name, other] = [a, b].map((id) => names.get(id) ?? 'somebody');
          const text = `A report through ${name} and one through ${other} may be the same; nobody has decided it.`;
          add([a, b].sort() as [SourceId, SourceId], 'possible', text, [child, parent]);
        }
      }
    }
  }
  return [...found.values()].toSorted(
    (a, b) =>
      Number(a.state === 'possible') - Number(b.state === 'possible') ||
      (a.sellers.join() < b.sellers.join() ? -1 : 1),
  );
}

/** By claim: the sellers in its chain. */
function sellersOf(
  claims: readonly Claim[],
  leads: ReadonlySet<string>,
): (claim: Claim) => ReadonlySet<SourceId> {
  const paid = new Set<string>();
  for (const { hops } of claims) {
    for (const { actor, paidPerReport } of hops) {
      if (actor.kind === 'source' && paidPerReport === true) paid.add(actor.sourceId);
    }
  }
  return (claim) =>
    new Set(
      claim.hops.flatMap(({ actor }) =>
        actor.kind === 'source' && (leads.has(actor.sourceId) || paid.has(actor.sourceId))
          ? [actor.sourceId]
          : [],
      ),
    );
}

function pairs(ids: readonly SourceId[]): readonly (readonly [SourceId, SourceId])[] {
  const sorted = [...new Set(ids)].sort();
  return sorted.flatMap((a, i) => sorted.slice(i + 1).map((b) => [a, b] as const));
}

/** The pairs of claims a link joins: it may join claims, or the documents they stand in. */
function joined(
  link: Link,
  claims: readonly Claim[],
): readonly (readonly [child: Claim, parent: Claim])[] {
  const at = (end: Link['child']) =>
    claims.filter(({ id, documentId }) => (end.kind === 'claim' ? id : documentId) === end.id);
  return at(link.child).flatMap((child) =>
    at(link.parent).map((parent) => [child, parent] as const),
  );
}

/** The steps in which somebody said from whom a seller has it. */
function declared(
  claims: readonly Claim[],
  pair: readonly SourceId[],
  names: ReadonlyMap<string, string>,
): readonly ResaleSign[] {
  const said = new Set<string>();
  for (const { hops } of claims) {
    const at = hops.findIndex(
      ({ actor, known }) =>
        actor.kind === 'source' && pair.includes(actor.sourceId) && known === 'declared',
    );
    const seller = hops[at];
    if (at < 1 || seller?.actor.kind !== 'source') continue;
    const way = hops.slice(0, at).map(({ actor }) => {
      if (actor.kind === 'gap') return 'somebody not known';
      return actor.kind === 'unnamed'
        ? `“${actor.descriptor}”`
        : (names.get(actor.sourceId) ?? '?');
    });
    const why = seller.evidence === null || seller.evidence === '' ? '' : `: ${seller.evidence}`;
    said.add(
      `${names.get(seller.actor.sourceId) ?? '?'} has it by way of ${way.join(' › ')}${why}`,
    );
  }
  return [...said].sort().map((detail) => ({
    what: 'declared',
    detail,
    decibans: null,
    linkId: null,
    state: null,
  }));
}

function fromLinks(
  claims: readonly Claim[],
  [a, b]: readonly [SourceId, SourceId],
  links: readonly Link[],
  through: (claim: Claim) => ReadonlySet<SourceId>,
): readonly ResaleSign[] {
  return links.flatMap((link) => {
    const { state } = link;
    if (state === 'rejected') return [];
    const across = joined(link, claims).some(
      ([child, parent]) =>
        (through(child).has(a) && through(parent).has(b)) ||
        (through(child).has(b) && through(parent).has(a)),
    );
    if (!across) return [];
    return link.reasons.map((reason): ResaleSign => ({
      what: reason.what,
      detail: reason.detail,
      decibans: reason.decibans,
      linkId: link.id,
      state,
    }));
  });
}
