/**
 * Composes what may leave. The dossier is built up field by field from findings; no record is copied
 * and then cleaned, because what one forgets to clean leaves.
 *
 * - Sources become "Source 1", "Source 2" … anew in every release, in an order drawn from `seed`: two
 *   releases cannot be laid side by side, and the numbers say nothing of who came first.
 * - A passage is quoted only when a person approved it and everyone in its chain is a known source who
 *   agreed to pseudonymous release; in every other case what was said is put in our words.
 * - Values are coarsened by the case's policy.
 *
 * Deterministic: the same input and seed give the same dossier.
 */
import type { Case } from '#terms/case.ts';
import type { ClaimId } from '#terms/ids.ts';
import type { Source } from '#terms/source.ts';
import type { Instant } from '#terms/time.ts';
import type { Claim } from '#claims/claim.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import type { AssessInput } from '#assessment/assess-input.ts';
import type { FullAssessment } from '#assessment/assess.ts';
import { credibilityWords } from '#assessment/credibility.ts';
import type { FlagKind } from '#assessment/finding.ts';
import { type OriginView, originViews } from '#assessment/origin-view.ts';
import { sentence } from '#assessment/sentence.ts';
import { direct, statementsFit } from '#assessment/value-agrees.ts';
import { oneLine } from '#assessment/words.ts';
import { coarsen, type Coarseness } from './coarsen.ts';
import type { Dossier, DossierQuestion, DossierSource } from './dossier.ts';
import { keyedOrder } from './keyed-order.ts';

/** One finding that is to be released, with what it rests on. */
export interface ReleaseItem {
  readonly input: AssessInput;
  readonly full: FullAssessment;
}

export interface ComposeInput {
  readonly title: string;
  readonly audience: string;
  readonly at: Instant;
  readonly expires: Instant | null;
  readonly policy: Case['releasePolicy'];
  readonly items: readonly ReleaseItem[];
  /** Claims whose wording a person approved to leave. */
  readonly approvedPassages: readonly ClaimId[];
  /** Secret and fresh for every release. */
  readonly seed: string;
}

export function compose(input: ComposeInput): Dossier {
  const names = freshNames(input);
  return {
    title: oneLine(input.title, 200),
    audience: oneLine(input.audience, 200),
    made: input.at.slice(0, 10),
    expires: input.expires === null ? null : input.expires.slice(0, 10),
    scale: input.items[0]?.input.likelihoodScale ?? 'ICD 203',
    questions: input.items.map((item, i) => composeQuestion(item, i + 1, names, input)),
  };
}

/** "Source n" for every source that is an origin anywhere in the release. */
function freshNames(input: ComposeInput): ReadonlyMap<string, string> {
  const ids = new Set<string>();
  for (const { full } of input.items) {
    for (const origin of full.lineage.origins) {
      if (origin.actor.kind === 'source') ids.add(origin.actor.sourceId);
    }
  }
  return new Map(keyedOrder([...ids], input.seed).map((id, i) => [id, `Source ${i + 1}`]));
}

function composeQuestion(
  { input, full }: ReleaseItem,
  number: number,
  names: ReadonlyMap<string, string>,
  release: ComposeInput,
): DossierQuestion {
  const { question } = input;
  const { assessment, sentenceInput } = full;
  const label = (value: Value) => releaseLabel(value, question, release.policy);
  const best = assessment.best;
  const coarse =
    question.type === 'time' || question.type === 'point' || question.type === 'person';
  return {
    number,
    text: oneLine(question.text, 400),
    sentence: sentence({
      ...sentenceInput,
      // An estimate of a time is finer than may leave; the coarse best answer stands in for it.
      estimate: coarse ? null : sentenceInput.estimate,
      best:
        sentenceInput.best === null || best === null
          ? null
          : { ...sentenceInput.best, label: label(best.value) },
    }),
    best:
      best === null || assessment.likelihood === null
        ? null
        : {
            label: label(best.value),
            probability: best.probability,
            interval: best.interval,
            likelihood: assessment.likelihood.words,
            band: assessment.likelihood.band,
          },
    answers: merged(
      best === null
        ? []
        : assessment.answers.map((answer) => ({
            label: label(answer.value),
            probability: answer.probability,
          })),
    ),
    none: assessment.none,
    credibility: {
      digit: assessment.credibility,
      words: credibilityWords(assessment.credibility),
      why: assessment.credibilityWhy,
    },
    reports: assessment.reports,
    independent: assessment.origins.independent,
    notEstablished: assessment.origins.notEstablished,
    sources: composeSources({ input, full }, names, release),
    cautions: cautions(full),
  };
}

function composeSources(
  { input, full }: ReleaseItem,
  names: ReadonlyMap<string, string>,
  release: ComposeInput,
): readonly DossierSource[] {
  const claims = input.claims.filter((claim) => claim.status === 'accepted');
  const views = originViews({
    question: input.question,
    claims,
    sources: input.sources,
    lineage: full.lineage,
    best: full.assessment.best?.value ?? null,
  });
  const decibans = new Map(full.assessment.evidence.map((item) => [item.origin, item.decibans]));
  const approved = new Set<string>(release.approvedPassages);
  const sources = new Map(input.sources.map((source) => [source.id as string, source]));
  const rows = views
    .filter((view) => view.origin.standing !== 'dependent')
    .map((view) => ({
      order: orderOf(view, names),
      row: {
        name: nameOf(view, names),
        how: view.origin.actor.kind === 'gap' ? null : HOW[view.origin.basis],
        says: statementText(view, input.question, release.policy),
        bearing: view.bearing,
        weight: weightWord(decibans.get(view.origin.key) ?? 0),
        reports: view.claims.length,
        standing:
          view.origin.standing === 'independent'
            ? 'shown independent'
            : 'not shown to be independent',
        quote: quoteOf(view, approved, sources, input.question),
      },
    }));
  // By number, never by the records: whatever has no number comes last, by what it says.
  return rows
    .toSorted(
      (a, b) =>
        a.order - b.order ||
        (a.row.says < b.row.says
          ? -1
          : a.row.says > b.row.says
            ? 1
            : a.row.reports - b.row.reports),
    )
    .map(({ row }) => row);
}

/**
 * The passage nearest the origin that may be quoted; null without approval or without the consent of
 * everyone it came through.
 */
function quoteOf(
  view: OriginView,
  approved: ReadonlySet<string>,
  sources: ReadonlyMap<string, Source>,
  question: Question,
): string | null {
  const allowed = view.claims
    .filter((claim) => statementsFit(claim, view.statement, question))
    .filter((claim) => approved.has(claim.id) && claim.quote.trim() !== '')
    .filter((claim) => mayQuote(claim, sources))
    .toSorted((a, b) => a.hops.length - b.hops.length || (a.quote < b.quote ? -1 : 1));
  const first = allowed[0];
  return first === undefined ? null : oneLine(first.quote, 300);
}

/** Everyone in the chain is a known source who agreed that their words may leave. */
export function mayQuote(claim: Claim, sources: ReadonlyMap<string, Source>): boolean {
  return (
    claim.hops.length > 0 &&
    claim.hops.every(({ actor }) => {
      if (actor.kind !== 'source') return false;
      const consent = sources.get(actor.sourceId)?.consent;
      return consent === 'pseudonymous-release' || consent === 'named-release';
    })
  );
}

/** A value in words, as coarse as the policy asks; people are never named. */
export function releaseLabel(value: Value, question: Question, policy: Coarseness): string {
  if (value.type === 'person') return 'a person we do not name';
  if (value.type === 'point') {
    const { lat, lon } = coarsen(value, policy) as typeof value;
    const digits = policy.coordinateDigits;
    return `near ${lat.toFixed(digits)}, ${lon.toFixed(digits)} (to about ${GRID[digits]})`;
  }
  return oneLine(formatValue(coarsen(value, policy), question), 120);
}

const GRID = { 0: '100 km', 1: '10 km', 2: '1 km' } as const;

function statementText(view: OriginView, question: Question, policy: Coarseness): string {
  const { value, polarity } = direct(view.statement);
  const label = releaseLabel(value, question, policy);
  return polarity === 'asserts' ? label : `not ${label}`;
}

function nameOf(view: OriginView, names: ReadonlyMap<string, string>): string {
  const { actor } = view.origin;
  if (actor.kind === 'source') return names.get(actor.sourceId) ?? 'a source';
  return actor.kind === 'unnamed' ? 'An unnamed person' : 'A source not traced';
}

function orderOf(view: OriginView, names: ReadonlyMap<string, string>): number {
  const { actor } = view.origin;
  if (actor.kind !== 'source') return actor.kind === 'unnamed' ? 1e6 : 1e6 + 1;
  return Number(names.get(actor.sourceId)?.slice('Source '.length) ?? 1e6);
}

function weightWord(decibans: number): DossierSource['weight'] {
  const size = Math.abs(decibans);
  if (size < 0.5) return 'none';
  if (size < 3) return 'slight';
  return size < 7 ? 'moderate' : 'strong';
}

/** Answers that look the same once coarsened are one answer. */
function merged(
  answers: readonly { readonly label: string; readonly probability: number }[],
): Dossier['questions'][number]['answers'] {
  const sums = new Map<string, number>();
  for (const { label, probability } of answers) {
    sums.set(label, (sums.get(label) ?? 0) + probability);
  }
  return [...sums].map(([label, probability]) => ({ label, probability }));
}

function cautions(full: FullAssessment): readonly string[] {
  const kinds = new Set(full.assessment.flags.map(({ kind }) => kind));
  return (Object.keys(CAUTIONS) as FlagKind[]).flatMap((kind) => {
    const text = CAUTIONS[kind];
    return kinds.has(kind) && text !== null ? [text] : [];
  });
}

/** What may be said of a flag outside; null: nothing. */
const CAUTIONS: Readonly<Record<FlagKind, string | null>> = {
  'threat-to-life': null,
  'protected-site': null,
  contradiction: 'The accounts contradict each other; see who says what.',
  circular: 'Some of these reports came back to us by another way; each counts once.',
  resale: 'The same report reached us through more than one team; it counts once.',
  'single-origin': 'Everything goes back to a single origin.',
  'lineage-not-established': 'For part of this it is not established who is behind it.',
  'common-relay': 'Several of these accounts passed through the same hands.',
  'could-come-from-us': 'Someone had been told part of this before repeating it.',
  grudge: 'Someone this passed through may have a motive against somebody it is about.',
  'paid-per-report': 'Someone this passed through is paid for reports.',
  'suggested-link': 'Whether some of these reports are copies of others is still open.',
  stale: 'The newest report is old; things may have changed.',
};

const HOW = {
  saw: 'saw it',
  heard: 'was told',
  inferred: 'concluded it',
  document: 'has it from a document',
  unknown: null,
} as const;
