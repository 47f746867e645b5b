/**
 * What a reader must know besides the number: one flag per matter, with a sentence and the claims
 * and sources it is about. Gravest first.
 *
 * A flag is a fact about the record ("paid for each report"), never a verdict on a person.
 */
import type { SourceId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { SafetyFlag } from '#claims/question.ts';
import type { Lineage, LineageMark } from '#lineage/lineage.ts';
import { disclosureFlags } from './accounts/disclosed.ts';
import type { AssessInput } from './assess-input.ts';
import type { FoundContradiction } from './contradictions.ts';
import type { Flag, FlagKind } from './finding.ts';
import type { OriginView } from './origin-view.ts';
import { moment } from './value-agrees.ts';
import { capital, countOf, listOf, numberWord, percent } from './words.ts';

const GRAVITY: readonly FlagKind[] = [
  'threat-to-life',
  'protected-site',
  'contradiction',
  'circular',
  'resale',
  'single-origin',
  'lineage-not-established',
  'common-relay',
  'could-come-from-us',
  'grudge',
  'paid-per-report',
  'suggested-link',
  'stale',
];

export function findFlags(
  input: AssessInput,
  lineage: Lineage,
  views: readonly OriginView[],
  contradictions: readonly FoundContradiction[],
): readonly Flag[] {
  const accepted = input.claims.filter((claim) => claim.status === 'accepted');
  const flags = [
    ...safety('threat-to-life', 'A threat to life is reported', input.question.threatToLife),
    ...safety('protected-site', 'A protected site is concerned', input.question.protectedSite),
    ...contradictions.map(contradictionFlag),
    ...lineage.marks.flatMap(markFlag),
    ...singleOrigin(views, accepted),
    ...notEstablished(views),
    ...disclosureFlags(input.question, accepted, input.disclosed ?? [], (id) => nameOf(input, id)),
    ...grudges(input, accepted),
    ...paidPerReport(input, accepted),
    ...suggestedLinks(input, lineage, accepted),
    ...stale(input, accepted),
  ];
  return flags.toSorted((a, b) => GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind));
}

function safety(
  kind: 'threat-to-life' | 'protected-site',
  what: string,
  flag: SafetyFlag,
): readonly Flag[] {
  if (!flag.raised) return [];
  const why = flag.why === null ? '' : `: ${flag.why.replace(/[.\s]+$/u, '')}`;
  const answered =
    flag.answer === null
      ? 'Nobody has answered for it yet; nothing is released before that.'
      : `Answered by ${flag.answer.by}: ${flag.answer.text.replace(/[.\s]+$/u, '')}.`;
  return [{ kind, text: `${what}${why}. ${answered}`, claimIds: [], sourceIds: [] }];
}

function contradictionFlag(found: FoundContradiction): Flag {
  return {
    kind: 'contradiction',
    text: found.text,
    claimIds: unique([...found.between[0], ...found.between[1]]),
    sourceIds: [],
  };
}

function markFlag(mark: LineageMark): readonly Flag[] {
  const kind: FlagKind | null =
    mark.kind === 'loop' || mark.kind === 'circular'
      ? 'circular'
      : mark.kind === 'gap' // said by "lineage not established"
        ? null
        : mark.kind;
  if (kind === null) return [];
  return [
    {
      kind,
      text: mark.text,
      claimIds: mark.claimIds,
      sourceIds: mark.sourceIds as readonly SourceId[],
    },
  ];
}

function singleOrigin(views: readonly OriginView[], accepted: readonly Claim[]): readonly Flag[] {
  const counted = views.filter((view) => view.origin.standing !== 'dependent');
  const only = counted[0];
  if (counted.length !== 1 || only === undefined) return [];
  const reports =
    accepted.length === 1
      ? 'The only report goes'
      : `All ${numberWord(accepted.length)} reports go`;
  const to =
    only.name === 'not traced' ? 'one origin that could not be traced' : `one origin, ${only.name}`;
  return [
    {
      kind: 'single-origin',
      text: `${reports} back to ${to}.`,
      claimIds: only.claims.map((claim) => claim.id),
      sourceIds: only.source === null ? [] : [only.source.id],
    },
  ];
}

function notEstablished(views: readonly OriginView[]): readonly Flag[] {
  const open = views.filter((view) => view.origin.standing === 'not-established');
  if (open.length === 0) return [];
  const names = unique(open.map((view) => view.name).filter((name) => name !== 'not traced'));
  const who = names.length === 0 ? '' : ` (${listOf(names)})`;
  const reasons = unique(
    open.map((view) => view.origin.why.replace(/[.\s]+$/u, '')).filter(Boolean),
  );
  return [
    {
      kind: 'lineage-not-established',
      text: `For ${countOf(open.length, 'origin')}${who} it is not established who is behind it or whether it is one of the others${
        reasons.length === 0 ? '' : `: ${listOf(reasons, 3)}`
      }.`,
      claimIds: unique(open.flatMap((view) => view.claims.map((claim) => claim.id))),
      sourceIds: unique(open.flatMap((view) => (view.source === null ? [] : [view.source.id]))),
    },
  ];
}

/** Ties of anyone in the chains against a subject of the question, or against a subject named as the answer. */
function grudges(input: AssessInput, accepted: readonly Claim[]): readonly Flag[] {
  const subjects = new Set<string>(input.question.subjectIds);
  for (const { value } of accepted) if (value.type === 'person') subjects.add(value.subjectId);
  return input.ties.flatMap((tie): Flag[] => {
    if (tie.tie !== 'grudge-against' && tie.tie !== 'rival-of') return [];
    if (tie.to.kind !== 'subject' || !subjects.has(tie.to.id)) return [];
    const claims = passedBy(accepted, tie.from);
    if (claims.length === 0) return [];
    const name = nameOf(input, tie.from);
    const what = tie.tie === 'grudge-against' ? 'has a grudge against' : 'is a rival of';
    const how = tie.howKnown.trim() === '' ? '' : ` (${tie.howKnown.replace(/[.\s]+$/u, '')})`;
    return [
      {
        kind: 'grudge',
        text: `${name} ${what} somebody this question is about${how}; ${countOf(claims.length, 'report')} came through ${name}.`,
        claimIds: claims.map((claim) => claim.id),
        sourceIds: [tie.from],
      },
    ];
  });
}

function paidPerReport(input: AssessInput, accepted: readonly Claim[]): readonly Flag[] {
  const paid = new Set<SourceId>();
  for (const claim of accepted) {
    for (const hop of claim.hops) {
      if (hop.actor.kind !== 'source') continue;
      const id = hop.actor.sourceId;
      const listed = input.payments.some((p) => p.sourceId === id && p.for === 'per-report');
      if (hop.paidPerReport === true || listed) paid.add(id);
    }
  }
  if (paid.size === 0) return [];
  const ids = [...paid].toSorted();
  const claims = accepted.filter((claim) => ids.some((id) => passedBy([claim], id).length > 0));
  const names = ids.map((id) => nameOf(input, id)).toSorted();
  return [
    {
      kind: 'paid-per-report',
      text: `${listOf(names)} ${names.length === 1 ? 'is' : 'are'} paid for each report; ${countOf(claims.length, 'report')} came that way.`,
      claimIds: claims.map((claim) => claim.id).toSorted(),
      sourceIds: ids,
    },
  ];
}

function suggestedLinks(
  input: AssessInput,
  lineage: Lineage,
  accepted: readonly Claim[],
): readonly Flag[] {
  const claimIds = new Set<string>(accepted.map((claim) => claim.id));
  const documentIds = new Set<string>(accepted.flatMap((claim) => claim.documentId ?? []));
  const open = input.links.filter(
    (link) =>
      link.state === 'suggested' &&
      [link.child, link.parent].every((end) =>
        (end.kind === 'claim' ? claimIds : documentIds).has(end.id),
      ),
  );
  if (open.length === 0) return [];
  const used = lineage.nodes.flatMap((node) =>
    node.viaLink?.state === 'suggested' ? [node.viaLink.probability] : [],
  );
  const most = used.length === 0 ? '' : ` (the strongest: ${percent(Math.max(...used))})`;
  const ends = new Set<string>(open.flatMap((link) => [link.child.id, link.parent.id]));
  return [
    {
      kind: 'suggested-link',
      text: `${capital(countOf(open.length, 'suggested link'))} between these reports ${open.length === 1 ? 'waits' : 'wait'} for a decision${most}; until then both possibilities are weighed.`,
      claimIds: accepted
        .filter(
          (claim) =>
            ends.has(claim.id) || (claim.documentId !== null && ends.has(claim.documentId)),
        )
        .map((claim) => claim.id)
        .toSorted(),
      sourceIds: [],
    },
  ];
}

const DAY = 86_400_000;

function stale(input: AssessInput, accepted: readonly Claim[]): readonly Flag[] {
  const limit = input.question.staleAfterDays;
  if (limit === null) return [];
  const told = accepted.flatMap((claim) => {
    const at = claim.toldAt?.to ?? claim.toldAt?.from ?? null;
    const time = at === null ? null : moment(at, 'end');
    return time === null ? [] : [time];
  });
  // Without a single date there is nothing to measure: not flagged, and not called fresh either.
  if (told.length === 0) return [];
  const days = Math.floor((Date.parse(input.now) - Math.max(...told)) / DAY);
  if (!(days > limit)) return [];
  return [
    {
      kind: 'stale',
      text: `The newest report is ${days} days old; after ${limit} days this should be asked again.`,
      claimIds: accepted.map((claim) => claim.id).toSorted(),
      sourceIds: [],
    },
  ];
}

function passedBy(claims: readonly Claim[], id: SourceId): readonly Claim[] {
  return claims
    .filter((claim) =>
      claim.hops.some((hop) => hop.actor.kind === 'source' && hop.actor.sourceId === id),
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function nameOf(input: AssessInput, id: SourceId): string {
  return input.sources.find((source) => source.id === id)?.pseudonym ?? 'unknown source';
}

function unique<T extends string>(items: readonly T[]): readonly T[] {
  return [...new Set(items)] as T[];
}
