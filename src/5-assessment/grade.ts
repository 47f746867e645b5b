/**
 * From lineage and posterior to the graded finding with its reasons: the words, the digit, what each
 * origin contributes, what does not fit, what to keep in mind. Every rule it applies has a file of its
 * own; this one only brings them together.
 */
import type { ClaimId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import type { Lineage } from '#lineage/lineage.ts';
import type { Posterior } from '#corroboration/posterior.ts';
import type { AssessInput } from './assess-input.ts';
import { bestAnswer } from './best-answer.ts';
import { findContradictions } from './contradictions.ts';
import { credibility } from './credibility.ts';
import type { Assessment, OriginEvidence } from './finding.ts';
import { findFlags } from './flags.ts';
import { whyCannotBeJudged } from './judge.ts';
import { likelihood } from './likelihood.ts';
import { type OriginView, originViews } from './origin-view.ts';
import { rateSources } from './rate-sources.ts';
import type { Letter } from './reliability.ts';
import { sentence, type SentenceInput } from './sentence.ts';
import { valueAgrees } from './value-agrees.ts';

/** An assessment with the two steps below it, for the picture and the explanation. */
export interface FullAssessment {
  readonly assessment: Assessment;
  readonly lineage: Lineage;
  readonly posterior: Posterior;
  /** What the finding's sentence was made of; a release makes its own from it. */
  readonly sentenceInput: SentenceInput;
}

/** From lineage and posterior to the graded finding. `input.claims` are the accepted ones. */
export function grade(input: AssessInput, lineage: Lineage, posterior: Posterior): FullAssessment {
  const { question, claims } = input;
  const answer = bestAnswer(posterior, question, claims);
  const views = originViews({
    question,
    claims,
    sources: input.sources,
    lineage,
    best: answer?.best.value ?? null,
  });
  const letterOf = letters(input);
  const support = answer?.support ?? 0;
  const whyNot = whyCannotBeJudged({ reports: claims.length, posterior, views, letterOf, support });
  const contradictions = findContradictions(views, lineage, question);
  const flags = findFlags(input, lineage, views, contradictions);

  const counted = views.filter((view) => view.origin.standing !== 'dependent');
  const supporting = counted.filter((view) => view.bearing === 'for');
  const against = counted.filter((view) => view.bearing === 'against');
  const grudging = new Set<string>(
    flags.flatMap((flag) => (flag.kind === 'grudge' ? flag.sourceIds : [])),
  );
  const digit = credibility({
    judged: whyNot === null,
    whyNot,
    probability: support,
    supporting: supporting.map((view) => ({
      key: view.origin.key,
      letter: letterOf(view),
      firstHand: view.firstHand,
      grudge: view.source !== null && grudging.has(view.source.id),
    })),
    against: against.length,
    contradicted: contradictions.some((found) => found.among === 'origins'),
    independent: pairwise(lineage),
  });

  const best = answer === null || whyNot !== null ? null : answer.best;
  const words = best === null ? null : likelihood(best.probability, input.likelihoodScale);
  const sentenceInput: SentenceInput = {
    question: { text: question.text, type: question.type },
    whyNot: best === null ? (whyNot ?? 'there is too little to go on') : null,
    best:
      best === null || words === null
        ? null
        : {
            label: best.label,
            answer: best.value.type === 'yes-no' ? best.value.answer : null,
            probability: best.probability,
            interval: best.interval,
            likelihood: words.words,
          },
    estimate: best === null || answer === null ? null : answer.said,
    basis: {
      reports: claims.length,
      agreeing: claims.filter((claim) => agrees(claim, answer?.best.value, question)).length,
      independent: counted.filter((view) => view.origin.standing === 'independent').length,
      notEstablished: counted.filter((view) => view.origin.standing === 'not-established').length,
      untraced: counted.filter((view) => view.origin.actor.kind === 'gap').length,
      against: against.length,
      people: counted.every(
        (view) =>
          view.source === null ||
          (view.source.kind !== 'publication' && view.source.kind !== 'device'),
      ),
    },
  };
  const assessment: Assessment = {
    verdict: best === null ? 'cannot-be-judged' : 'assessed',
    sentence: sentence(sentenceInput),
    best,
    answers: posterior.answers.map(({ value, label, probability, reports, origins }) => ({
      value,
      label,
      probability,
      reports,
      origins,
    })),
    none: posterior.none,
    estimate: posterior.estimate,
    likelihood: words,
    credibility: digit.digit,
    credibilityWhy: digit.why,
    reports: claims.length,
    origins: {
      independent: sentenceInput.basis.independent,
      notEstablished: sentenceInput.basis.notEstablished,
      dependentReports: Math.max(0, claims.length - counted.length),
      effective: posterior.effective,
    },
    evidence: evidence(views, posterior, letterOf),
    contradictions: contradictions.map(({ between, text }) => ({ between, text })),
    flags,
    countingReports: claims.length === 0 ? null : posterior.countingReports,
  };
  return { assessment, lineage, posterior, sentenceInput };
}

/** Heaviest evidence first; among equals by key, so that the order of reports is no matter. */
function evidence(
  views: readonly OriginView[],
  posterior: Posterior,
  letterOf: (view: OriginView) => Letter,
): readonly OriginEvidence[] {
  const contributions = new Map(posterior.contributions.map((c) => [c.origin, c]));
  return views
    .flatMap((view): OriginEvidence[] => {
      const contribution = contributions.get(view.origin.key);
      if (contribution === undefined) return [];
      return [
        {
          origin: view.origin.key,
          name: view.name,
          sourceId: view.source?.id ?? null,
          standing: view.origin.standing,
          says: view.says,
          supportsBest: view.bearing === 'for',
          reliability: letterOf(view),
          decibans: contribution.decibans,
          claimIds: view.claims.map((claim): ClaimId => claim.id),
          without: {
            label: contribution.without.label,
            probability: contribution.without.probability,
            bestWithout: contribution.bestWithout,
          },
        },
      ];
    })
    .toSorted(
      (a, b) =>
        Math.abs(b.decibans) - Math.abs(a.decibans) ||
        (a.origin < b.origin ? -1 : a.origin > b.origin ? 1 : 0),
    );
}

/** The letter of an origin as an observer on the topic of this very question; F for whoever has none. */
function letters(input: AssessInput): (view: OriginView) => Letter {
  const here = new Set<string>(input.sources.map((source) => source.id));
  const rows = rateSources(
    input.trackRecords.filter(({ role, sourceId }) => role === 'observer' && here.has(sourceId)),
  ).filter(({ topic }) => topic === input.question.topic);
  const bySource = new Map<string, Letter>(rows.map((row) => [row.sourceId, row.letter]));
  return (view) => (view.source === null ? 'F' : (bySource.get(view.source.id) ?? 'F'));
}

function agrees(claim: Claim, best: Value | undefined, question: Question): boolean {
  if (best === undefined) return false;
  const value = claim.value;
  if (value.type === 'yes-no' && best.type === 'yes-no') {
    return (value.answer === best.answer) === (claim.polarity === 'asserts');
  }
  return claim.polarity === 'asserts' && valueAgrees(value, best, question);
}

function pairwise(lineage: Lineage): (a: string, b: string) => boolean {
  const shown = new Set(
    lineage.pairs.flatMap((pair) =>
      pair.state === 'independent'
        ? [JSON.stringify([pair.a, pair.b]), JSON.stringify([pair.b, pair.a])]
        : [],
    ),
  );
  return (a, b) => shown.has(JSON.stringify([a, b]));
}
