/**
 * An origin as a person would speak of it: its name, what it says, whether that bears out the best
 * answer, and the reports that go back to it.
 *
 * What an origin says is what it told us itself where it did; otherwise the version most of its
 * reports carry. Other versions in circulation are kept as `variants`.
 */
import type { Source } from '#terms/source.ts';
import type { Actor, Claim } from '#claims/claim.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import type { Lineage, Origin } from '#lineage/lineage.ts';
import { direct, statementsFit, valueAgrees } from './value-agrees.ts';

export type Statement = Pick<Claim, 'value' | 'polarity'>;

export interface OriginView {
  readonly origin: Origin;
  readonly name: string;
  readonly source: Source | null;
  readonly claims: readonly Claim[];
  readonly statement: Statement;
  readonly says: string;
  /** Other versions that reports of this origin carry, as labels. */
  readonly variants: readonly string[];
  readonly bearing: 'for' | 'against' | 'neither';
  /** Known to have seen it or to hold the document; a gap never is. */
  readonly firstHand: boolean;
}

/** Every origin of a lineage, in the lineage's order. */
export function originViews(input: {
  readonly question: Question;
  readonly claims: readonly Claim[];
  readonly sources: readonly Source[];
  readonly lineage: Lineage;
  readonly best: Value | null;
}): readonly OriginView[] {
  const { question, lineage, best } = input;
  const byId = new Map(input.claims.map((claim) => [claim.id as string, claim]));
  const sources = new Map(input.sources.map((source) => [source.id as string, source]));
  return lineage.origins.flatMap((origin): OriginView[] => {
    const claims = origin.claimIds
      .flatMap((id) => byId.get(id) ?? [])
      .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const own = new Set<string>(lineage.nodes[origin.node]?.claimIds ?? []);
    const told = claims.filter((claim) => own.has(claim.id));
    const statement = mostSaid(told.length > 0 ? told : claims, question);
    if (statement === null) return [];
    const says = statementLabel(statement, question);
    const variants = new Set(claims.map((claim) => statementLabel(claim, question)));
    variants.delete(says);
    return [
      {
        origin,
        name: actorName(origin.actor, sources),
        source:
          origin.actor.kind === 'source' ? (sources.get(origin.actor.sourceId) ?? null) : null,
        claims,
        statement,
        says,
        variants: [...variants].toSorted(),
        bearing: best === null ? 'neither' : bearing(statement, best, question),
        firstHand:
          origin.actor.kind !== 'gap' && (origin.basis === 'saw' || origin.basis === 'document'),
      },
    ];
  });
}

/** Pseudonym, descriptor in quotation marks, or "not traced". */
export function actorName(actor: Actor, sources: ReadonlyMap<string, Source>): string {
  if (actor.kind === 'source') return sources.get(actor.sourceId)?.pseudonym ?? 'unknown source';
  return actor.kind === 'unnamed' ? `“${actor.descriptor}”` : 'not traced';
}

/** "yes", "12", "not Tell Varo". */
export function statementLabel(statement: Statement, question: Question): string {
  const { value, polarity } = direct(statement);
  const label = formatValue(value, question);
  return polarity === 'asserts' ? label : `not ${label}`;
}

function bearing(statement: Statement, best: Value, question: Question): OriginView['bearing'] {
  const asserted: Statement = { value: best, polarity: 'asserts' };
  if (!statementsFit(statement, asserted, question)) return 'against';
  const { value, polarity } = direct(statement);
  if (polarity === 'denies') return 'neither';
  if (value.type === 'set' && best.type === 'set') {
    const shared = value.answers.some((member) => best.answers.includes(member));
    return shared ? 'for' : 'neither';
  }
  return valueAgrees(value, best, question) ? 'for' : 'neither';
}

/** The statement most claims make; among equals the first by its label, so that order is no matter. */
function mostSaid(claims: readonly Claim[], question: Question): Statement | null {
  const groups = new Map<string, { statement: Statement; count: number }>();
  for (const claim of claims) {
    const label = statementLabel(claim, question);
    const group = groups.get(label);
    if (group === undefined) groups.set(label, { statement: direct(claim), count: 1 });
    else group.count += 1;
  }
  const ordered = [...groups].toSorted(
    ([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : a > b ? 1 : 0),
  );
  return ordered[0]?.[1].statement ?? null;
}
