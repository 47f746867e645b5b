/**
 * A structure rebuilt from what was said of it: who commands whom, who belongs where, which stage comes
 * before which. Nothing is drawn that nobody was asked about, and no edge is surer than its finding.
 *
 * **An edge is a question** (`relation.ts`). With both ends it is a yes/no question, and its state is that
 * of the finding. With one end open – “Who commands the northern checkpoint?” – each answer that somebody
 * gave is an edge of its own from the subject of that name; the answers of one question speak against
 * each other. Two questions about the same edge, after what was decided about who is who, are one line
 * with two findings.
 *
 * **States**, the strictest first:
 * - `contradicted`: what was said does not fit together, whatever the finding says;
 * - `not-judged`: there is no finding, or nobody has said anything;
 * - `denied`: the finding is that it is not so; it is listed, and not drawn as if it were;
 * - `known`: there is a finding that it is so – with its probability, which is not certainty.
 * Of several findings on one edge a contradiction decides; a finding that it is so against one that it is
 * not is a contradiction too.
 *
 * **Answers without a subject.** An answer names a subject by its name, letter for letter but for case and
 * spaces; an answer that names none, or that two subjects share, is handed back as loose: a person says who is meant.
 */
import type { ClaimId, QuestionId, SubjectId } from '#terms/ids.ts';
import type { SubjectKind } from '#terms/subject.ts';
import type { Claim } from '#claims/claim.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Question } from '#claims/question.ts';
import type { EdgeRelation } from '#claims/relation.ts';
import type { MeantSubject, SubjectBook } from '#claims/subjects/resolve-subjects.ts';
import type { Assessment, FlagKind, OriginsCount } from '../finding.ts';
import { direct, valueAgrees } from '../value-agrees.ts';
import { heldBy, joinHeld, NOTHING_HELD, type Held } from './held.ts';

export type EdgeState = 'known' | 'contradicted' | 'not-judged' | 'denied';

/** One subject of the structure. */
export interface StructureNode {
  readonly id: SubjectId;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly knownBy: MeantSubject['knownBy'];
  readonly also: readonly string[];
  readonly protectedSite: boolean;
  /** How long it lasts, where that was asked; one for each question. */
  readonly lasts: readonly Duration[];
}

/** What one question finds about an edge. */
export interface EdgeFinding {
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly question: string;
  readonly state: EdgeState;
  /** The finding in one sentence. */
  readonly sentence: string;
  /** The probability that the edge holds; null when not judged. */
  readonly probability: number | null;
  readonly likelihood: string | null;
  readonly origins: OriginsCount;
  /** Claims that say it holds, and claims on the question that say otherwise. */
  readonly saying: readonly ClaimId[];
  readonly against: readonly ClaimId[];
  readonly contradictions: readonly string[];
  readonly flags: readonly FlagKind[];
  readonly held: Held;
}

export interface StructureEdge {
  /** `from relation to`; the same edge always has the same. */
  readonly key: string;
  readonly relation: EdgeRelation;
  readonly from: SubjectId;
  readonly to: SubjectId;
  readonly state: EdgeState;
  /** Independent origins of the finding that has most of them; what the line is as thick as. */
  readonly origins: number;
  readonly notEstablished: number;
  readonly held: Held;
  readonly findings: readonly EdgeFinding[];
}

/** How long a stage lasts, as its question finds. */
export interface Duration {
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly state: Exclude<EdgeState, 'denied'>;
  readonly sentence: string;
  /** In words, with the unit; null when not judged. */
  readonly label: string | null;
  /** What was told, each once, with the unit; also where it is not judged. */
  readonly told: readonly string[];
  /** In days; null when not judged or the unit is none of time. */
  readonly days: readonly [low: number, high: number] | null;
  readonly reports: number;
  readonly origins: OriginsCount;
}

/** An answer nobody can be found for, or an end that is no subject any more. */
export interface LooseEnd {
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly text: string;
  readonly why: 'no-subject' | 'several-subjects' | 'subject-gone';
}

export interface Structure {
  readonly nodes: readonly StructureNode[];
  readonly edges: readonly StructureEdge[];
  readonly loose: readonly LooseEnd[];
}

export interface StructureInput {
  readonly questions: readonly Question[];
  /** The accepted claims on a question. */
  readonly claims: (question: Question) => readonly Claim[];
  readonly assess: (question: Question) => Assessment;
  readonly book: SubjectBook;
}

export function buildStructure(input: StructureInput): Structure {
  const { book } = input;
  const byName = namesOf(book);
  const edges = new Map<string, { edge: Ends; findings: EdgeFinding[] }>();
  const durations = new Map<SubjectId, Duration[]>();
  const loose: LooseEnd[] = [];
  for (const question of input.questions) {
    const { relation } = question;
    if (relation == null) continue;
    const note = (text: string, why: LooseEnd['why']): void => {
      loose.push({ questionId: question.id, ref: question.ref, text, why });
    };
    const end = (id: SubjectId | null): SubjectId | null => {
      if (id === null) return null;
      const meant = book.meant(id, question.id);
      if (meant === null) note(question.text, 'subject-gone');
      return meant;
    };
    const [from, to] = [end(relation.from), end(relation.to)];
    const assessment = input.assess(question);
    const claims = input.claims(question);
    if (relation.kind === 'lasts') {
      if (from !== null) add(durations, from, durationOf(question, assessment, claims));
      continue;
    }
    const put = (ends: Ends, finding: EdgeFinding): void => {
      const key = `${ends.from} ${ends.relation} ${ends.to}`;
      const held = edges.get(key);
      if (held === undefined) edges.set(key, { edge: ends, findings: [finding] });
      else held.findings.push(finding);
    };
    if (question.type === 'yes-no') {
      if (from === null || to === null || from === to) continue;
      put({ relation: relation.kind, from, to }, yesNo(question, assessment, claims));
      continue;
    }
    const open = from === null ? 'from' : to === null ? 'to' : null;
    const fixed = from ?? to;
    if (open === null || fixed === null) continue;
    for (const answer of givenAnswers(question, claims)) {
      const who =
        answer.value.type === 'person'
          ? one(book.meant(answer.value.subjectId, question.id))
          : (byName.get(fold(answer.label)) ?? []);
      // One name in two records that a question means differently is still one name here.
      const meant = [...new Set(who.map((id) => book.meant(id, question.id) ?? id))];
      const [subject] = meant;
      if (meant.length !== 1 || subject === undefined) {
        note(answer.label, meant.length === 0 ? 'no-subject' : 'several-subjects');
        continue;
      }
      if (subject === fixed) continue;
      const ends = open === 'from' ? { from: subject, to: fixed } : { from: fixed, to: subject };
      put({ relation: relation.kind, ...ends }, anAnswer(question, assessment, claims, answer));
    }
  }
  const made = [...edges].map(([key, { edge, findings }]) => edgeOf(key, edge, findings));
  return {
    nodes: nodesOf(made, durations, book),
    edges: byNames(made, book),
    loose,
  };
}

function byNames(edges: readonly StructureEdge[], book: SubjectBook): readonly StructureEdge[] {
  const name = (id: SubjectId): string => book.subjects.get(id)?.name ?? '';
  return edges.toSorted(
    (a, b) =>
      name(a.from).localeCompare(name(b.from)) ||
      name(a.to).localeCompare(name(b.to)) ||
      (a.key < b.key ? -1 : 1),
  );
}

type Ends = Pick<StructureEdge, 'relation' | 'from' | 'to'>;

function yesNo(question: Question, assessment: Assessment, claims: readonly Claim[]): EdgeFinding {
  const yes = claims.filter((claim) => saysYes(claim));
  const no = claims.filter((claim) => !saysYes(claim));
  const { best } = assessment;
  const holds = best?.value.type === 'yes-no' && best.value.answer === 'yes';
  const probability =
    best === null || best.value.type !== 'yes-no'
      ? null
      : holds
        ? best.probability
        : 1 - best.probability;
  return finding(question, assessment, yes, no, holds, probability);
}

function saysYes(claim: Claim): boolean {
  const { value } = direct(claim);
  return value.type === 'yes-no' && value.answer === 'yes';
}

interface Answer {
  readonly value: Claim['value'];
  readonly label: string;
}

/** The answers that somebody gave, each once, in the order in which they first came. */
function givenAnswers(question: Question, claims: readonly Claim[]): readonly Answer[] {
  const answers: Answer[] = [];
  for (const { value, polarity } of claims) {
    if (polarity === 'denies') continue;
    if (answers.some((known) => valueAgrees(known.value, value, question))) continue;
    const label =
      value.type === 'choice'
        ? value.answer
        : value.type === 'place'
          ? value.place
          : formatValue(value, question);
    answers.push({ value, label });
  }
  return answers;
}

function anAnswer(
  question: Question,
  assessment: Assessment,
  claims: readonly Claim[],
  { value }: Answer,
): EdgeFinding {
  const says = (claim: Claim): boolean =>
    claim.polarity === 'asserts' && valueAgrees(claim.value, value, question);
  const { best } = assessment;
  const holds = best !== null && valueAgrees(best.value, value, question);
  const answer = assessment.answers.find((one) => valueAgrees(one.value, value, question));
  return finding(
    question,
    assessment,
    claims.filter(says),
    claims.filter((claim) => !says(claim)),
    holds,
    best === null ? null : (answer?.probability ?? 0),
  );
}

function finding(
  question: Question,
  assessment: Assessment,
  saying: readonly Claim[],
  against: readonly Claim[],
  holds: boolean,
  probability: number | null,
): EdgeFinding {
  const judged = assessment.verdict === 'assessed' && probability !== null;
  const state: EdgeState =
    assessment.contradictions.length > 0
      ? 'contradicted'
      : !judged
        ? 'not-judged'
        : holds
          ? 'known'
          : 'denied';
  return {
    questionId: question.id,
    ref: question.ref,
    question: question.text,
    state,
    sentence: assessment.sentence,
    probability: judged ? probability : null,
    // The words are for the best answer; they are not turned round here.
    likelihood: judged && holds ? (assessment.likelihood?.words ?? null) : null,
    origins: assessment.origins,
    saying: saying.map(({ id }) => id),
    against: against.map(({ id }) => id),
    contradictions: assessment.contradictions.map(({ text }) => text),
    flags: [...new Set(assessment.flags.map(({ kind }) => kind))],
    held: heldBy(saying),
  };
}

function edgeOf(key: string, ends: Ends, findings: readonly EdgeFinding[]): StructureEdge {
  const states = new Set(findings.map(({ state }) => state));
  const state: EdgeState =
    states.has('contradicted') || (states.has('known') && states.has('denied'))
      ? 'contradicted'
      : states.has('known')
        ? 'known'
        : states.has('denied')
          ? 'denied'
          : 'not-judged';
  return {
    key,
    ...ends,
    state,
    origins: Math.max(...findings.map(({ origins }) => origins.independent)),
    notEstablished: Math.max(...findings.map(({ origins }) => origins.notEstablished)),
    held: findings.map(({ held }) => held).reduce(joinHeld, NOTHING_HELD),
    findings,
  };
}

const DAYS: Readonly<Record<string, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  night: 1,
  week: 7,
  month: 365.2425 / 12,
  year: 365.2425,
};

function durationOf(
  question: Question,
  assessment: Assessment,
  claims: readonly Claim[],
): Duration {
  const { best, estimate, contradictions } = assessment;
  const factor = DAYS[(question.unit ?? '').trim().toLowerCase().replace(/s$/u, '')];
  const judged = assessment.verdict === 'assessed' && best !== null;
  const value = best?.value;
  // What the finding says in words; its 90 % interval where an end is open.
  const low = value?.type === 'number' ? (value.low ?? estimate?.low ?? null) : null;
  const high = value?.type === 'number' ? (value.high ?? estimate?.high ?? null) : null;
  return {
    questionId: question.id,
    ref: question.ref,
    state: contradictions.length > 0 ? 'contradicted' : judged ? 'known' : 'not-judged',
    sentence: assessment.sentence,
    label: judged ? best.label : null,
    told: [
      ...new Set(
        claims.flatMap(({ value: said, polarity }) =>
          polarity === 'asserts' ? [formatValue(said, question)] : [],
        ),
      ),
    ],
    days:
      judged && factor !== undefined && low !== null && high !== null
        ? [low * factor, high * factor]
        : null,
    reports: assessment.reports,
    origins: assessment.origins,
  };
}

function nodesOf(
  edges: readonly StructureEdge[],
  durations: ReadonlyMap<SubjectId, readonly Duration[]>,
  book: SubjectBook,
): readonly StructureNode[] {
  const ids = new Set([...edges.flatMap(({ from, to }) => [from, to]), ...durations.keys()]);
  return [...ids]
    .flatMap((id): StructureNode[] => {
      const subject = book.subjects.get(id);
      if (subject === undefined) return [];
      return [
        {
          id,
          kind: subject.kind,
          name: subject.name,
          knownBy: subject.knownBy,
          also: subject.names.flatMap(({ text }) => (text === subject.name ? [] : [text])),
          protectedSite: subject.protectedSite,
          lasts: durations.get(id) ?? [],
        },
      ];
    })
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

function namesOf(book: SubjectBook): ReadonlyMap<string, readonly SubjectId[]> {
  const byName = new Map<string, Set<SubjectId>>();
  for (const subject of book.subjects.values()) {
    for (const { text } of subject.names) {
      const key = fold(text);
      const held = byName.get(key);
      if (held === undefined) byName.set(key, new Set([subject.id]));
      else held.add(subject.id);
    }
  }
  return new Map([...byName].map(([key, ids]) => [key, [...ids]]));
}

function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

function one(id: SubjectId | null): readonly SubjectId[] {
  return id === null ? [] : [id];
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const held = map.get(key);
  if (held === undefined) map.set(key, [value]);
  else held.push(value);
}
