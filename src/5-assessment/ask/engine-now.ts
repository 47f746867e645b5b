/**
 * The engine's own arrays for one question, with one claim more that says nothing yet: the place where
 * somebody's answer would stand. Statements are then put there one after the other; chains, standing
 * and the possible answers are worked out once.
 */
import { asId, type ClaimId } from '#terms/ids.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import { formatValue } from '#claims/format-value.ts';
import { traceLineage } from '#lineage/trace-lineage.ts';
import type { Lineage } from '#lineage/lineage.ts';
import { buildNetwork, type Built } from '#corroboration/build-network.ts';
import { buildDomain, type Domain } from '#corroboration/domain.ts';
import { estimateOn } from '#corroboration/estimate.ts';
import { infer, type Inference } from '#corroboration/infer.ts';
import { learnReliabilities, type Reliabilities } from '#corroboration/reliability.ts';
import { SETTINGS } from '#corroboration/settings.ts';
import type { AssessInput } from '../assess-input.ts';
import { NONE, type Stand } from './settled.ts';

export interface EngineNow {
  readonly domain: Domain;
  readonly lineage: Lineage;
  readonly built: Built;
  readonly found: Inference;
}

/** Reliabilities learnt once from the track records at hand. */
export function reliabilitiesOf(input: AssessInput): Reliabilities {
  return learnReliabilities(input.trackRecords);
}

/**
 * The engine on these claims. `answers` are the claims from which the possible answers are made: the
 * same ones for all that is compared, or the arrays would not speak of the same states.
 */
export function engineNow(
  input: Pick<AssessInput, 'question' | 'claims' | 'links' | 'sources' | 'ties'>,
  reliabilities: Reliabilities,
  answers: readonly Claim[] = input.claims,
): EngineNow {
  const accepted = (claims: readonly Claim[]) => claims.filter((c) => c.status === 'accepted');
  const claims = accepted(input.claims);
  const lineage = traceLineage({ ...input, claims });
  const domain = buildDomain(input.question, accepted(answers), SETTINGS);
  const built = buildNetwork({
    claims,
    lineage,
    domain,
    topic: input.question.topic,
    reliabilities,
    settings: SETTINGS,
  });
  const found = infer(built.network, { rho: SETTINGS.rho, groupOf: domain.groupOf });
  return { domain, lineage, built, found };
}

/** The best answer and its probability in a distribution over the states; null when there is none. */
export function standOf(
  { domain }: Pick<EngineNow, 'domain'>,
  posterior: Float64Array,
  question: AssessInput['question'],
): Stand | null {
  const shares = domain.listed.map(() => 0);
  domain.answerOf.forEach((a, z) => {
    if (a >= 0) shares[a] = (shares[a] as number) + (posterior[z] as number);
  });
  let best = -1;
  shares.forEach((share, a) => {
    if (best < 0 || share > (shares[best] as number)) best = a;
  });
  if (best < 0) return null;
  if (domain.axis === null) {
    let none = 0;
    domain.answerOf.forEach((a, z) => {
      if (a < 0) none += posterior[z] as number;
    });
    if (none > (shares[best] as number)) {
      return { label: NONE, probability: Math.min(1, none), estimate: null };
    }
    return {
      label: domain.listed[best]?.label ?? '',
      probability: Math.min(1, shares[best] as number),
      estimate: null,
    };
  }
  const estimate = estimateOn(domain.axis, posterior);
  if (estimate === null) return null;
  const { low, median, high } = estimate;
  const none = posterior[posterior.length - 1] as number;
  return {
    label: spanLabel(low, high, question),
    probability: 0.9 * (1 - none),
    estimate: { low, median, high },
  };
}

/** "9–13 people", "12 March 2026 to 14 March 2026". */
export function spanLabel(low: number, high: number, question: AssessInput['question']): string {
  if (question.type === 'time') {
    const cut = high - low > 36 * 3_600_000 ? 10 : 16;
    const text = (at: number) => new Date(at).toISOString().slice(0, cut);
    if (![low, high].every((at) => Math.abs(at) < 8.64e15)) return '';
    return formatValue({ type: 'time', from: text(low), to: text(high) }, null);
  }
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1e-9, (high - low) / 10))));
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  return formatValue({ type: 'number', low: from, high: to }, question);
}

/** The claim that would be added if somebody told us; its value says nothing about the question. */
export function silentClaim(
  input: AssessInput,
  hops: readonly Hop[],
  basis: Claim['basis'],
): Claim {
  const { question, now } = input;
  return {
    id: asId<ClaimId>(ASKED),
    caseId: question.caseId,
    version: 1,
    madeAt: now,
    madeBy: question.madeBy,
    questionId: question.id,
    value:
      question.type === 'yes-no'
        ? { type: 'choice', answer: '' }
        : { type: 'yes-no', answer: 'yes' },
    polarity: 'asserts',
    quote: '',
    documentId: null,
    span: null,
    hops,
    basis,
    access: hops.length === 1 ? 'direct' : 'indirect',
    certainty: [],
    toldAt: { from: now, to: now, stated: now, zone: null },
    aboutTime: null,
    place: null,
    suggestedBy: 'person',
    decidedBy: null,
    status: 'accepted',
    comment: null,
  };
}

/** Sorts after every id of a record, so that nothing else is numbered anew. */
export const ASKED = '~asked';
