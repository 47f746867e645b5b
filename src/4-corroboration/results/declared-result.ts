/**
 * A question whose lineage is stated, in full or in part: its whole network, with what was learnt.
 *
 * The sources' rates come from all questions together (`learn-rates.ts`); here the chains of one
 * question are laid over each other, hidden origins and gaps included, and the exact posterior is taken
 * (`infer.ts`).
 */
import { at } from '../channel.ts';
import { countOrigins } from '../count-origins.ts';
import { estimateOn } from '../estimate.ts';
import { infer, type Inference, type InferenceSettings } from '../infer.ts';
import type { Network } from '../network.ts';
import { typeOf, type ClaimTable } from '../table/claim-table.ts';
import { timeOf } from '../table/time-of.ts';
import { networkOf, type TableQuestion } from '../table-question.ts';
import { withoutNode } from '../without.ts';
import { sure } from '../build-network.ts';
import { contribution, logRatio, strongestFirst } from './contributions.ts';
import type { QuestionResult } from './question-result.ts';

/** How often the source at a node is right, and passes on what it was told; −1 is somebody unknown. */
export interface NodeRates {
  observes(source: number): number;
  passes(source: number): number;
}

export function declaredResult(
  table: ClaimTable,
  question: TableQuestion,
  rates: NodeRates,
  rho: number,
  wantContributions: boolean,
): QuestionResult {
  const network = networkOf(
    question,
    Float64Array.from(question.sourceAt, (source) => sure(rates.observes(source))),
    Float64Array.from(question.sourceAt, (source) => sure(rates.passes(source))),
  );
  const how = { rho, groupOf: question.groupOf };
  const found = infer(network, how);
  const { answerOf, labels } = question;
  const shares = sharesOf(found.posterior, answerOf, labels.length);
  const order = labels
    .map((_, a) => a)
    .sort((a, b) => (shares[b] as number) - (shares[a] as number) || a - b);
  const best = order[0] ?? -1;
  const origins = countOrigins(network, answerOf, labels.length, found);
  const reports = new Int32Array(labels.length);
  for (const a of question.answerOfClaim) if (a >= 0) reports[a] = at(reports, a) + 1;
  // Yes and no, or labels that all questions share, are listed whole: each may be right unclaimed.
  const whole = labels === question.closed || typeOf(table, question.number) === 'yes-no';
  const claimed = (a: number) =>
    whole || at(reports, a) > 0 || (origins.byAnswer[a] as number) > 1e-3;
  const listed = order.filter(claimed);
  const typed = typedAnswer(table, question, found);
  const spoken = order.filter((a) => at(reports, a) > 0).length;
  return {
    question: table.questions.at(question.number),
    value: typed.value ?? labels[best] ?? '',
    probability: shares[best] ?? 0,
    answers: listed.map((a) => ({
      value: labels[a] as string,
      probability: shares[a] as number,
      reports: at(reports, a),
      origins: origins.byAnswer[a] as number,
    })),
    none: listed.reduce((left, a) => Math.max(0, left - (shares[a] as number)), 1),
    estimate: typed.estimate,
    span: typed.span,
    area: null,
    reports: question.claims.length,
    origins: origins.all,
    ...lineageOf(question, origins.all, spoken),
    effective: found.effective,
    contributions: wantContributions ? contributionsOf(question, network, found, how, best) : [],
    support: supportOf(question, network, found, best),
  };
}

/** Numbers have a median and an interval; of times the ones written nearest to them are given. */
function typedAnswer(
  table: ClaimTable,
  { axis, number, claims }: TableQuestion,
  { posterior }: Inference,
): Pick<QuestionResult, 'estimate' | 'span'> & { readonly value: string | null } {
  const estimate = axis === null ? null : estimateOn(axis, posterior);
  if (estimate === null) return { value: null, estimate, span: null };
  if (typeOf(table, number) !== 'time') {
    return { value: String(estimate.median), estimate, span: null };
  }
  const written = [...new Set(Array.from(claims, (i) => table.values.at(at(table.value, i))))]
    .map((words) => ({ words, time: timeOf(words) }))
    .filter(({ time }) => !Number.isNaN(time));
  const nearest = (milliseconds: number): string => {
    let best: { readonly words: string; readonly time: number } | undefined;
    for (const one of written) {
      const farther = best === undefined ? Infinity : Math.abs(best.time - milliseconds);
      const nearer = Math.abs(one.time - milliseconds) - farther;
      if (nearer < 0 || (nearer === 0 && one.words < (best?.words ?? ''))) best = one;
    }
    return best?.words ?? new Date(milliseconds).toISOString();
  };
  return {
    value: nearest(estimate.median),
    estimate: null,
    span: [nearest(estimate.low), nearest(estimate.high)],
  };
}

function sharesOf(posterior: Float64Array, answerOf: Int32Array, answers: number): number[] {
  const shares = Array<number>(answers).fill(0);
  posterior.forEach((p, z) => {
    const a = at(answerOf, z);
    if (a >= 0) shares[a] = Math.min(1, (shares[a] as number) + p);
  });
  return shares;
}

/** What is known of pairs of reports, and what should be seen. */
function lineageOf(
  { lineage, claims }: TableQuestion,
  origins: number,
  spoken: number,
): Pick<QuestionResult, 'established' | 'flags'> {
  const n = claims.length;
  const kinds = [...new Set(lineage?.marks.map(({ kind }) => kind))].sort();
  const open = lineage?.origins.some(({ standing }) => standing === 'not-established') ?? true;
  return {
    established: lineage?.established ?? {
      independent: 0,
      dependent: 0,
      unknown: (n * (n - 1)) / 2,
    },
    flags: [
      ...(n > 1 && origins <= 1 ? ['single-origin'] : []),
      ...kinds,
      ...(open ? ['lineage-not-established'] : []),
      ...(spoken > 1 ? ['contradiction'] : []),
    ],
  };
}

/** Which origins speak for the best answer: those whose evidence is strongest for it. */
function supportOf(
  question: TableQuestion,
  network: Network,
  found: Inference,
  best: number,
): QuestionResult['support'] {
  const supporters: { source: number; cluster: number }[] = [];
  let against = 0;
  for (const r of found.origins) {
    const log = found.messages[r]?.log;
    if (log === undefined) continue;
    let top = 0;
    for (let z = 1; z < log.length; z++) if (at(log, z) > at(log, top)) top = z;
    if (at(question.answerOf, top) === best) {
      supporters.push({ source: at(question.sourceAt, r), cluster: at(network.cluster, r) });
    } else against += 1;
  }
  return { for: supporters, against };
}

/** Log-odds of the best answer with everything, less without each origin, in decibans. */
function contributionsOf(
  question: TableQuestion,
  network: Network,
  found: Inference,
  how: InferenceSettings,
  best: number,
): QuestionResult['contributions'] {
  const odds = ({ posterior }: Inference): number => {
    let inside = 0;
    let outside = 0;
    posterior.forEach((p, z) => {
      if (at(question.answerOf, z) === best) inside += p;
      else outside += p;
    });
    return logRatio(inside, outside);
  };
  const all = odds(found);
  return strongestFirst(
    Array.from(found.origins, (r) =>
      contribution(question.originName(r), all, odds(infer(withoutNode(network, r), how))),
    ),
  );
}
