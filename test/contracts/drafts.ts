import type { Case } from '#terms/case.ts';
import { asId } from '#terms/ids.ts';
import type {
  ClaimId,
  DocumentId,
  ExhibitId,
  Id,
  ImportId,
  QuestionId,
  Sha256,
  SourceId,
} from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Draft } from '#terms/record.ts';
import { instant } from '#terms/time.ts';
import type { RecordKind, RecordKinds } from '#store/store.ts';

/** One draft of every kind, every field filled, about invented people and places. */

export const AT = instant('2026-03-12T21:10:00Z');
const span = { from: '2026-03-12', to: '2026-03-13', stated: '12 March', zone: 'Europe/Helsinki' };
const half = 0.5 as Probability;
const id = <T extends Id<string>>(text: string): T => asId<T>(text);

export const OWNER: Principal = { userId: id('user-owner'), name: 'Owner', kind: 'owner' };
export const LEAD: Principal = { userId: id('user-lead'), name: 'Lead', kind: 'user' };
export const EDITOR: Principal = { userId: id('user-editor'), name: 'Editor', kind: 'user' };
export const READER: Principal = { userId: id('user-reader'), name: 'Reader', kind: 'user' };
export const STRANGER: Principal = { userId: id('user-stranger'), name: 'Stranger', kind: 'user' };

export function caseDraft(title = 'The fire at the Oru depot'): Draft<Case> {
  return {
    title,
    purpose: 'event',
    members: [
      { userId: OWNER.userId, role: 'lead' },
      { userId: LEAD.userId, role: 'lead' },
      { userId: EDITOR.userId, role: 'editor' },
      { userId: READER.userId, role: 'reader' },
    ],
    releasePolicy: { signatures: 2, coordinateDigits: 1, timePrecision: 'day' },
    zone: 'Europe/Helsinki',
  };
}

const value = { type: 'number', low: 40, high: null } as const;

export function documentDraft(
  part: string,
  text = `Message ${part}`,
): Draft<RecordKinds['document']> {
  return {
    exhibitId: id<ExhibitId>('exhibit-1'),
    importId: id<ImportId>('import-1'),
    part,
    kind: 'message',
    language: 'en',
    textReceived: text,
    text,
    repairs: [{ received: [0, 2], read: [0, 1], why: 'decoded twice', confidence: 'likely' }],
    statedTime: span,
    sender: 'Heron',
    senderSourceId: id<SourceId>('source-1'),
    sessionId: null,
    forwardedFrom: null,
    media: [{ exhibitId: id('exhibit-2'), sha256: id<Sha256>('a'.repeat(64)), name: 'IMG-1.jpg' }],
    title: null,
  };
}

export function questionDraft(ref: string): Draft<RecordKinds['question']> {
  return {
    ref,
    text: 'How many people were held at Tell Varo?',
    type: 'number',
    subjectIds: [id('subject-1')],
    topic: 'detention',
    period: span,
    importance: 2,
    options: [],
    places: { 'Tell Varo': 'Sefin district' },
    unit: 'people',
    staleAfterDays: 90,
    protectedSite: {
      raised: true,
      why: 'detainees',
      answer: { text: 'moved', by: 'Lead', at: AT },
    },
    threatToLife: { raised: false, why: null, answer: null },
    status: 'open',
  };
}

export function claimDraft(quote: string, questionId = 'question-1'): Draft<RecordKinds['claim']> {
  return {
    questionId: id<QuestionId>(questionId),
    value,
    polarity: 'asserts',
    quote,
    documentId: id<DocumentId>('document-1'),
    span: [0, 4],
    hops: [
      {
        actor: { kind: 'source', sourceId: id<SourceId>('source-1') },
        role: 'observer',
        channel: 'in person',
        heardAt: span,
        passedAt: null,
        language: 'en',
        rendering: 'verbatim',
        known: 'declared',
        paidPerReport: true,
        evidence: 'says so herself',
      },
      {
        actor: { kind: 'gap' },
        role: 'relay',
        channel: null,
        heardAt: null,
        passedAt: null,
        language: null,
        rendering: 'unknown',
        known: 'inferred',
        paidPerReport: null,
        evidence: null,
      },
    ],
    basis: 'saw',
    access: 'indirect',
    certainty: ['I think'],
    toldAt: span,
    aboutTime: null,
    place: 'Tell Varo',
    suggestedBy: 'person',
    decidedBy: 'Editor',
    status: 'accepted',
    comment: null,
  };
}

export function sourceDraft(pseudonym: string): Draft<RecordKinds['source']> {
  return {
    pseudonym,
    kind: 'collector',
    tier: 1,
    cell: 'north',
    languages: ['ar', 'en'],
    firstContact: span,
    howMet: 'through another source',
    status: 'active',
    riskLimit: 'low',
    consent: 'pseudonymous-release',
    handles: ['heron-7'],
  };
}

export const DRAFTS: { readonly [K in Exclude<RecordKind, 'case'>]: Draft<RecordKinds[K]> } = {
  source: sourceDraft('Heron'),
  tie: {
    from: id('source-1'),
    to: { kind: 'subject', id: id('subject-1') },
    tie: 'grudge-against',
    during: span,
    howKnown: 'told by Plover',
  },
  payment: {
    sourceId: id('source-1'),
    on: span,
    amount: 120.5,
    currency: 'EUR',
    for: 'per-report',
    decidedBy: 'Lead',
  },
  contact_window: {
    sourceId: id('source-1'),
    channel: 'messages',
    reachable: 'evenings',
    silences: [span],
  },
  session: {
    sourceId: id('source-1'),
    number: 2,
    held: span,
    place: 'a town in the north',
    interpreter: id('source-2'),
    questions: [{ text: 'What did you see?', type: 'open' }],
    documentIds: [id('document-1')],
    disclosed: [{ fact: 'the depot burned', at: AT, by: 'Lead' }],
  },
  subject: {
    kind: 'place',
    names: [{ text: 'Tell Varo', language: 'en', script: 'Latn', kind: 'name' }],
    descriptors: ['a depot'],
    possibleSameAs: [id('subject-2')],
    point: { lat: 61.25, lon: -3.5, radius: 1000 },
    protectedSite: true,
  },
  exhibit: {
    sha256: id('b'.repeat(64)),
    size: 12,
    mediaType: 'text/plain',
    name: 'chat.txt',
    receivedFrom: { sourceId: id('source-1'), description: 'handed over' },
    channel: 'messages',
    receivedAt: AT,
    containedIn: null,
    custody: [{ at: AT, who: 'Editor', what: 'received' }],
  },
  import: {
    exhibitIds: [id('exhibit-1')],
    format: 'whatsapp',
    options: { zone: 'Europe/Helsinki', dayFirst: true },
    notes: [{ level: 'doubt', text: 'day before month assumed', lines: [1, 2] }],
    counts: { documents: 2, claims: 0, rowErrors: 1 },
    status: 'done',
    finishedAt: AT,
  },
  document: documentDraft('message 1'),
  question: questionDraft('Q-001'),
  claim: claimDraft('like 40 or more'),
  link: {
    child: { kind: 'claim', id: id<ClaimId>('claim-1') },
    parent: { kind: 'document', id: id<DocumentId>('document-1') },
    kind: 'near-wording',
    weight: 12.5 as Decibans,
    direction: half,
    reasons: [{ what: 'near-wording', decibans: 12.5 as Decibans, detail: '11 of 12 words' }],
    state: 'suggested',
    decidedBy: null,
    comment: null,
  },
  finding: {
    questionId: id('question-1'),
    assessment: {
      verdict: 'assessed',
      sentence: 'Probably over 40 people.',
      best: { value, label: 'over 40', probability: half, interval: [half, half] },
      answers: [{ value, label: 'over 40', probability: half, reports: 2, origins: 1.5 }],
      none: half,
      estimate: { median: 44, low: 40, high: 60, bimodal: false },
      likelihood: { words: 'roughly even chance', band: [0.45, 0.55], scale: 'ICD 203' },
      credibility: 3,
      credibilityWhy: 'one origin',
      reports: 2,
      origins: { independent: 1, notEstablished: 1, dependentReports: 0, effective: 1.5 },
      evidence: [
        {
          origin: 'source:source-1',
          name: 'Heron',
          sourceId: id('source-1'),
          standing: 'independent',
          says: 'over 40',
          supportsBest: true,
          reliability: 'F',
          decibans: 4.2 as Decibans,
          claimIds: [id('claim-1')],
          without: { label: 'none', probability: half, bestWithout: half },
        },
      ],
      contradictions: [{ between: [[id('claim-1')], [id('claim-2')]], text: '40 against 12' }],
      flags: [
        { kind: 'single-origin', text: 'one origin', claimIds: [id('claim-1')], sourceIds: [] },
      ],
      countingReports: half,
    },
    at: AT,
    engineVersion: '1',
    inputHash: 'c'.repeat(64),
    claimIds: [id('claim-1')],
    linkIds: [id('link-1')],
  },
  outcome: {
    questionId: id('question-1'),
    value,
    standardOfProof: 'balance-of-probabilities',
    evidence: 'a list that was found',
    decidedBy: 'Lead',
    at: AT,
  },
  reliability: {
    sourceId: id('source-1'),
    role: 'observer',
    topic: 'detention',
    prior: { right: 3, wrong: 1 },
    right: 1.5,
    wrong: 0.5,
    mean: half,
    low: half,
    high: half,
    letter: 'F',
  },
  release: {
    title: 'The Oru depot',
    audience: 'a court',
    questionIds: [id('question-1')],
    findingIds: [id('finding-1')],
    formats: ['markdown', 'html'],
    gate: {
      passed: false,
      checks: [{ rule: 'RE1', passed: false, text: 'one found', mend: 'ask' }],
    },
    signatures: [{ userId: id('user-lead'), name: 'Lead', at: AT }],
    status: 'refused',
    manifest: [{ name: 'dossier.md', sha256: 'd'.repeat(64), size: 10 }],
    expires: AT,
    correction: { why: 'an outcome says otherwise', since: AT },
  },
  saved_search: { name: 'before release', screen: 'questions', search: { only: 'contradiction' } },
  disclosure: {
    releaseId: id('release-1'),
    to: 'a court',
    by: 'Lead',
    at: AT,
    channel: 'by hand',
  },
  dismissal: {
    exhibitId: id('exhibit-1'),
    part: 'message 1',
    quote: 'rain on the road',
    decidedBy: 'Editor',
  },
  sheet_mapping: {
    name: 'weekly table',
    mapping: {
      name: 'weekly table',
      about: 'what the office sends every week',
      question: { text: '{question}' },
      value: { kind: 'words', words: '{answer}' },
      chain: { kind: 'from', source: '{who}', from: '{told by?}' },
    },
  },
};
