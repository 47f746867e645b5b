import { z } from '@hono/zod-openapi';
import type { ClaimId, DocumentId, QuestionId, SubjectId } from '#terms/ids.ts';
import type { PartedFrom, SameAs, Subject, SubjectKind, SubjectName } from '#terms/subject.ts';
import type { EdgeRelation, Relation } from '#claims/relation.ts';
import type { FlagKind, OriginsCount } from '#assessment/finding.ts';
import type { Held } from '#assessment/structure/held.ts';
import type { Process } from '#assessment/structure/processes.ts';
import type {
  Duration,
  EdgeFinding,
  EdgeState,
  LooseEnd,
  StructureEdge,
  StructureNode,
} from '#assessment/structure/structure.ts';
import type {
  EdgeAdded,
  EdgeDraft,
  EdgeTakenBack,
  EndDraft,
  FoundEnd,
  FoundRelation,
  SameProposalView,
  StructureView,
  SubjectChange,
  SubjectDecision,
  SubjectEdit,
  SubjectFile,
  SubjectParting,
  SubjectRecord,
  SubjectRow,
  SubjectsView,
} from '../views.ts';
import {
  instantText,
  longText,
  neededText,
  recorded,
  recordId,
  shortText,
  version,
} from './basics.ts';
import { claim, question } from './claims.ts';

const count = z.int().min(0);
const kind: z.ZodType<SubjectKind> = z.enum([
  'person',
  'group',
  'office',
  'place',
  'object',
  'stage',
]);
const nameKind: z.ZodType<SubjectName['kind']> = z.enum(['name', 'alias', 'kunya', 'description']);
const subjectName: z.ZodType<SubjectName> = z.strictObject({
  text: z.string(),
  language: z.string().nullable(),
  script: z.string().nullable(),
  kind: nameKind,
});
const mark = {
  id: recordId<SubjectId>(),
  why: z.string(),
  by: z.string(),
  at: instantText,
};
const sameAs: z.ZodType<SameAs> = z.strictObject(mark);
const parted = {
  ...mark,
  names: z.array(z.string()).readonly(),
  descriptors: z.array(z.string()).readonly(),
  questionIds: z.array(recordId<QuestionId>()).readonly(),
};
const partedFrom: z.ZodType<PartedFrom> = z.strictObject(parted);

export const subject: z.ZodType<Subject> = z
  .strictObject({
    ...recorded<SubjectId>(),
    kind,
    names: z.array(subjectName).readonly(),
    descriptors: z.array(z.string()).readonly(),
    possibleSameAs: z.array(recordId<SubjectId>()).readonly(),
    point: z.strictObject({ lat: z.number(), lon: z.number(), radius: z.number() }).nullable(),
    protectedSite: z.boolean(),
    sameAs: sameAs.nullable().exactOptional(),
    partedFrom: partedFrom.nullable().exactOptional(),
    notSameAs: z.array(sameAs).readonly().nullable().exactOptional(),
  })
  .openapi('Subject');

const state: z.ZodType<EdgeState> = z.enum(['known', 'contradicted', 'not-judged', 'denied']);
const edgeRelation: z.ZodType<EdgeRelation> = z.enum([
  'commands',
  'reports-to',
  'member-of',
  'works-at',
  'holds-office',
  'stage-before',
]);
const relation: z.ZodType<Relation> = z.enum([
  'commands',
  'reports-to',
  'member-of',
  'works-at',
  'holds-office',
  'stage-before',
  'lasts',
]);
const origins: z.ZodType<OriginsCount> = z.strictObject({
  independent: z.number(),
  notEstablished: z.number(),
  dependentReports: z.number(),
  effective: z.number(),
});
const held: z.ZodType<Held> = z.strictObject({
  first: z.string().nullable(),
  last: z.string().nullable(),
  open: z.boolean(),
  claims: count,
  byTelling: count,
});
const days = z.tuple([z.number(), z.number()]).readonly().nullable();
const duration: z.ZodType<Duration> = z.strictObject({
  questionId: recordId<QuestionId>(),
  ref: z.string(),
  state: z.enum(['known', 'contradicted', 'not-judged']),
  sentence: z.string(),
  label: z.string().nullable(),
  told: z.array(z.string()).readonly(),
  days,
  reports: count,
  origins,
});
const node: z.ZodType<StructureNode> = z.strictObject({
  id: recordId<SubjectId>(),
  kind,
  name: z.string(),
  knownBy: nameKind,
  also: z.array(z.string()).readonly(),
  protectedSite: z.boolean(),
  lasts: z.array(duration).readonly(),
});
const finding: z.ZodType<EdgeFinding> = z.strictObject({
  questionId: recordId<QuestionId>(),
  ref: z.string(),
  question: z.string(),
  state,
  sentence: z.string(),
  probability: z.number().nullable(),
  likelihood: z.string().nullable(),
  origins,
  saying: z.array(recordId<ClaimId>()).readonly(),
  against: z.array(recordId<ClaimId>()).readonly(),
  contradictions: z.array(z.string()).readonly(),
  flags: z.array(z.string() as unknown as z.ZodType<FlagKind>).readonly(),
  held,
});
const edge: z.ZodType<StructureEdge> = z
  .strictObject({
    key: z.string(),
    relation: edgeRelation,
    from: recordId<SubjectId>(),
    to: recordId<SubjectId>(),
    state,
    origins: z.number(),
    notEstablished: z.number(),
    held,
    findings: z.array(finding).readonly(),
  })
  .openapi('StructureEdge');
const loose: z.ZodType<LooseEnd> = z.strictObject({
  questionId: recordId<QuestionId>(),
  ref: z.string(),
  text: z.string(),
  why: z.enum(['no-subject', 'several-subjects', 'subject-gone']),
});
const process: z.ZodType<Process> = z.strictObject({
  stages: z.array(z.strictObject({ id: recordId<SubjectId>(), rank: count })).readonly(),
  edges: z.array(z.string()).readonly(),
  ways: z
    .array(
      z.strictObject({
        stages: z.array(recordId<SubjectId>()).readonly(),
        days,
        untimed: z.array(recordId<SubjectId>()).readonly(),
      }),
    )
    .readonly(),
  circles: z.array(z.array(recordId<SubjectId>()).readonly()).readonly(),
});
export const structureView: z.ZodType<StructureView> = z
  .strictObject({
    nodes: z.array(node).readonly(),
    edges: z.array(edge).readonly(),
    loose: z.array(loose).readonly(),
    processes: z.array(process).readonly(),
  })
  .openapi('StructureView');

const subjectRecord: z.ZodType<SubjectRecord> = z.strictObject({
  id: recordId<SubjectId>(),
  version: z.int(),
  name: z.string(),
  sameAs: sameAs.nullable(),
  partedFrom: z.strictObject({ ...parted, name: z.string() }).nullable(),
  notSameAs: z.array(z.strictObject({ ...mark, name: z.string() })).readonly(),
  possible: z.array(z.strictObject({ id: recordId<SubjectId>(), name: z.string() })).readonly(),
});
const subjectRow: z.ZodType<SubjectRow> = z
  .strictObject({
    id: recordId<SubjectId>(),
    kind,
    name: z.string(),
    knownBy: nameKind,
    names: z.array(subjectName).readonly(),
    descriptors: z.array(z.string()).readonly(),
    protectedSite: z.boolean(),
    records: z.array(subjectRecord).readonly(),
    questions: z
      .array(z.strictObject({ id: z.string(), ref: z.string(), text: z.string() }))
      .readonly(),
    ties: count,
  })
  .openapi('SubjectRow');
const proposal: z.ZodType<SameProposalView> = z.strictObject({
  a: recordId<SubjectId>(),
  b: recordId<SubjectId>(),
  nameA: z.string(),
  nameB: z.string(),
  likeness: z.number(),
  reasons: z.array(z.string()).readonly(),
  against: z.array(z.string()).readonly(),
});
export const subjectsView: z.ZodType<SubjectsView> = z
  .strictObject({
    subjects: z.array(subjectRow).readonly(),
    proposals: z.array(proposal).readonly(),
  })
  .openapi('SubjectsView');
const change: z.ZodType<SubjectChange> = z.strictObject({
  recordId: recordId<SubjectId>(),
  version: z.int(),
  at: z.string(),
  what: z.enum([
    'added',
    'changed',
    'merged',
    'merge-taken-back',
    'told-apart',
    'told-apart-taken-back',
    'noted',
    'note-taken-back',
    'parted',
    'removed',
  ]),
  name: z.string(),
  other: z.string().nullable(),
  why: z.string().nullable(),
  by: z.string().nullable(),
});
export const subjectFile: z.ZodType<SubjectFile> = z
  .strictObject({ subject, row: subjectRow, history: z.array(change).readonly() })
  .openapi('SubjectFile');

const nameEdit: z.ZodType<SubjectName> = z.strictObject({
  text: neededText.max(300),
  language: shortText.nullable().default(null),
  script: shortText.nullable().default(null),
  kind: nameKind,
});
const subjectFields = {
  kind,
  names: z.array(nameEdit).min(1).max(100).readonly(),
  descriptors: z.array(neededText.max(500)).max(200).readonly(),
  possibleSameAs: z.array(recordId<SubjectId>()).max(200).readonly(),
  protectedSite: z.boolean(),
};
export const subjectDraft: z.ZodType<SubjectEdit> = z
  .strictObject({
    ...subjectFields,
    descriptors: subjectFields.descriptors.default([]),
    possibleSameAs: subjectFields.possibleSameAs.default([]),
    protectedSite: subjectFields.protectedSite.default(false),
  })
  .openapi('SubjectDraft');
export const subjectChange = z
  .strictObject({ version, change: z.strictObject(subjectFields).partial() })
  .openapi('SubjectChange') as unknown as z.ZodType<{
  readonly version: number;
  readonly change: Partial<SubjectEdit>;
}>;

const decision: z.ZodType<SubjectDecision> = z.union([
  z.strictObject({
    kind: z.enum(['same', 'not-same']),
    other: recordId<SubjectId>(),
    why: longText,
  }),
  z.strictObject({ kind: z.literal('possible'), other: recordId<SubjectId>() }),
  z.strictObject({
    kind: z.literal('take-back'),
    what: z.enum(['same', 'not-same', 'possible']),
    other: recordId<SubjectId>(),
  }),
]);
export const subjectDecision: z.ZodType<{
  readonly version: number;
  readonly decision: SubjectDecision;
}> = z.strictObject({ version, decision }).openapi('SubjectDecision');

export const subjectParting: z.ZodType<SubjectParting> = z
  .strictObject({
    name: shortText,
    names: z.array(z.string().max(300)).max(100).readonly().default([]),
    descriptors: z.array(z.string().max(500)).max(200).readonly().default([]),
    questionIds: z.array(recordId<QuestionId>()).max(2_000).readonly().default([]),
    why: longText,
  })
  .openapi('SubjectParting');

const end: z.ZodType<EndDraft> = z.union([
  z.strictObject({ id: recordId<SubjectId>() }),
  z.strictObject({ name: neededText.max(300), kind }),
]);
const lasts = z
  .strictObject({
    low: z.number().min(0),
    high: z.number().min(0),
    unit: z.enum(['hours', 'days', 'weeks', 'months']),
  })
  .nullable();
const span = z.tuple([count, count]).readonly();
export const edgeDraft: z.ZodType<EdgeDraft> = z
  .strictObject({
    relation,
    from: end,
    to: end.nullable().default(null),
    told: z.strictObject({ documentId: recordId<DocumentId>(), span }).nullable().default(null),
    lasts: lasts.default(null),
  })
  .openapi('EdgeDraft');
export const edgeAdded: z.ZodType<EdgeAdded> = z
  .strictObject({
    question,
    madeQuestion: z.boolean(),
    claims: z.array(claim).readonly(),
    subjects: z.array(subject).readonly(),
  })
  .openapi('EdgeAdded');
const versioned = z
  .array(z.strictObject({ id: z.string().min(1).max(200), version }))
  .max(50)
  .readonly();
export const edgeTakenBack: z.ZodType<EdgeTakenBack> = z
  .strictObject({ questions: versioned, claims: versioned, subjects: versioned })
  .openapi('EdgeTakenBack');

const foundEnd: z.ZodType<FoundEnd> = z.strictObject({
  text: z.string(),
  id: recordId<SubjectId>().nullable(),
  candidates: z.array(z.strictObject({ id: recordId<SubjectId>(), name: z.string() })).readonly(),
  kind,
});
export const foundRelations: z.ZodType<readonly FoundRelation[]> = z
  .array(
    z.strictObject({
      key: z.string(),
      documentId: recordId<DocumentId>(),
      document: count,
      relation,
      span,
      quote: z.string(),
      why: z.string(),
      from: foundEnd,
      to: foundEnd.nullable(),
      lasts,
    }),
  )
  .readonly()
  .openapi('FoundRelations');
