/**
 * One new report in a case of 100,000 claims: how long until its question is assessed again, and the
 * links it suggests are known?
 *
 *     node --import tsx bench/incremental.ts
 *
 * The case is invented: 10,000 questions in five topics, 2,000 sources, ten claims a question by chains
 * of one to three, a quarter of them found in documents whose wording sometimes repeats, some links,
 * and outcomes for 300 questions. `medianMs` and `p95Ms` are over reports added one after another, each
 * to a question taken at random; every fifth comes in a document of its own. `batchMs` is what it takes
 * to deal out the whole case and assess that one question from its records, as was done before.
 */
import { pathToFileURL } from 'node:url';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Source } from '#terms/source.ts';
import { instant } from '#terms/time.ts';
import { canonicalJson } from '#terms/canonical-json.ts';
import type { Document } from '#intake/document.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Link } from '#lineage/link.ts';
import { assess } from '#assessment/assess.ts';
import { dealCase } from '#assessment/deal-case.ts';
import type { Outcome } from '#assessment/finding.ts';
import { LiveCase } from '#assessment/live-case.ts';
import { seeded } from '../test/harness/random.ts';

export interface IncrementalFigures {
  readonly claims: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** An outcome recorded, which moves everybody's prior, and one question read after it. */
  readonly outcomeMs: number;
  readonly batchMs: number;
}

const QUESTIONS = 10_000;
const SOURCES = 2_000;
const TOPICS = ['detention', 'roads', 'supplies', 'weapons', 'people'];
const NOW = instant('2026-04-01T12:00:00Z');
const WORDS =
  'mill river road evening guard market tower bridge night baker school truck field wall north gate early spring seven men taken driven back before after upper lower town people say nobody saw two cars came left stayed'.split(
    ' ',
  );

export async function measureIncremental(claimCount = 100_000): Promise<IncrementalFigures> {
  const random = seeded(20_260_401);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const questions = Array.from({ length: QUESTIONS }, (_, q) => question(`Q${q}`, pick(TOPICS)));
  const sources = Array.from({ length: SOURCES }, (_, s) => source(`S${s}`));
  const documents: Document[] = [];
  let number = 0;
  const text = (): string =>
    Array.from({ length: 12 + Math.floor(random() * 20) }, () => pick(WORDS)).join(' ');
  const newDocument = (): Document => {
    const n = documents.length;
    const copied = n > 0 && random() < 0.1 ? pick(documents).text : text();
    const made = document(`D${n}`, copied, pick(sources).id, n);
    documents.push(made);
    return made;
  };
  const report = (asked: Question, found: Document | null): Claim => {
    const hops: Hop[] = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, i) =>
      hop(pick(sources), i === 0 ? 'observer' : 'relay'),
    );
    const truth = Number(asked.ref.slice(1)) % 2 === 0;
    return claim(`C${number++}`, asked, random() < 0.75 === truth ? 'yes' : 'no', hops, found);
  };
  const claims = Array.from({ length: claimCount }, (_, i) =>
    report(questions[i % QUESTIONS] as Question, random() < 0.25 ? newDocument() : null),
  );
  const links: Link[] = [];
  for (let i = QUESTIONS; i < claimCount; i += 20) {
    links.push(link(`L${i}`, claims[i] as Claim, claims[i - QUESTIONS] as Claim, i % 3 === 0));
  }
  const outcomes = Array.from({ length: 300 }, (_, i) =>
    outcome(`O${i}`, questions[i * 31] as Question),
  );
  const live = new LiveCase({ questions, sources, documents, claims, links, outcomes });
  live.suggestions.all();

  const times: number[] = [];
  let last = questions[0] as Question;
  for (let i = 0; i < 400; i++) {
    last = pick(questions);
    const found = i % 5 === 0 ? newDocument() : null;
    const told = report(last, found);
    const begun = performance.now();
    if (found !== null) live.put('document', found);
    live.put('claim', told);
    live.assess(last.id, NOW);
    if (found !== null) live.suggestions.parentOf(found.id);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);

  const outcomeTimes: number[] = [];
  for (let i = 0; i < 20; i++) {
    const settled = pick(questions);
    const read = pick(questions);
    const begun = performance.now();
    live.put('outcome', outcome(`N${i}`, settled));
    live.assess(read.id, NOW);
    outcomeTimes.push(performance.now() - begun);
  }
  outcomeTimes.sort((a, b) => a - b);

  const records = live.records();
  const begun = performance.now();
  const anew = assess(dealCase(records, NOW).input(last));
  const batchMs = performance.now() - begun;
  if (canonicalJson(anew) !== canonicalJson(live.assess(last.id, NOW).assessment)) {
    throw new Error(`Kept up and worked out anew differ for ${last.ref}.`);
  }
  return {
    claims: records.claims.length,
    medianMs: times[Math.floor(times.length / 2)] as number,
    p95Ms: times[Math.floor(times.length * 0.95)] as number,
    outcomeMs: outcomeTimes[Math.floor(outcomeTimes.length / 2)] as number,
    batchMs,
  };
}

const recorded = (id: string) =>
  ({ id, caseId: 'case', version: 1, madeAt: NOW, madeBy: 'user' }) as never;

function question(id: string, topic: string): Question {
  const flag = { raised: false, why: null, answer: null };
  return {
    ...(recorded(id) as Question),
    ref: id,
    text: 'Was the gate held on that day?',
    type: 'yes-no',
    subjectIds: [],
    topic,
    period: null,
    importance: 2,
    options: [],
    places: {},
    unit: null,
    staleAfterDays: null,
    protectedSite: flag,
    threatToLife: flag,
    status: 'open',
  };
}

function source(id: string): Source {
  return {
    ...(recorded(id) as Source),
    pseudonym: `bird ${id}`,
    kind: 'witness',
    tier: null,
    cell: null,
    languages: [],
    firstContact: null,
    howMet: null,
    status: 'active',
    riskLimit: 'low',
    consent: 'internal',
    handles: [],
  };
}

function document(id: string, text: string, senderSourceId: Source['id'], n: number): Document {
  const from = `2026-03-${String(1 + (n % 28)).padStart(2, '0')}`;
  return {
    ...(recorded(id) as Document),
    exhibitId: 'exhibit' as Document['exhibitId'],
    importId: 'import' as Document['importId'],
    part: id,
    kind: 'message',
    language: 'en',
    textReceived: text,
    text,
    repairs: [],
    statedTime: { from, to: from, stated: from, zone: null },
    sender: null,
    senderSourceId,
    sessionId: null,
    forwardedFrom: null,
    media: [],
    title: null,
  };
}

function hop({ id }: Source, role: Hop['role']): Hop {
  return {
    actor: { kind: 'source', sourceId: id },
    role,
    channel: null,
    heardAt: null,
    passedAt: null,
    language: null,
    rendering: 'unknown',
    known: 'declared',
    paidPerReport: null,
    evidence: null,
  };
}

function claim(
  id: string,
  asked: Question,
  answer: 'yes' | 'no',
  hops: readonly Hop[],
  found: Document | null,
): Claim {
  return {
    ...(recorded(id) as Claim),
    questionId: asked.id,
    value: { type: 'yes-no', answer },
    polarity: 'asserts',
    quote: 'as told',
    documentId: found?.id ?? null,
    span: null,
    hops,
    basis: 'saw',
    access: 'not-known',
    certainty: [],
    toldAt: null,
    aboutTime: null,
    place: null,
    suggestedBy: 'person',
    decidedBy: 'a person',
    status: 'accepted',
    comment: null,
  };
}

function link(id: string, child: Claim, parent: Claim, accepted: boolean): Link {
  return {
    ...(recorded(id) as Link),
    child: { kind: 'claim', id: child.id },
    parent: { kind: 'claim', id: parent.id },
    kind: 'near-wording',
    weight: 25 as Decibans,
    direction: 0.9 as Probability,
    reasons: [],
    state: accepted ? 'accepted' : 'suggested',
    decidedBy: accepted ? 'a person' : null,
    comment: null,
  };
}

function outcome(id: string, asked: Question): Outcome {
  return {
    ...(recorded(id) as Outcome),
    questionId: asked.id,
    value: { type: 'yes-no', answer: Number(asked.ref.slice(1)) % 2 === 0 ? 'yes' : 'no' },
    standardOfProof: 'reasonable-grounds',
    evidence: 'they came back',
    decidedBy: 'a person',
    at: NOW,
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(JSON.stringify(await measureIncremental(), null, 2));
}
