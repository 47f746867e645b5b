/**
 * A report of an impending threat to life, and what has become of it.
 *
 * A question on which a threat to life is raised *is* a warning: no step lies between the flag and the
 * alarm. Its clock starts with the first report that says so (or, where no time is known, with the
 * raising), and stops when a named person has decided. It starts again by itself when a report comes
 * in that was told after the decision: what was decided then was decided without it.
 *
 *     minutes to decision = decided − reported          (while open: now − reported)
 *
 * Nothing is sent anywhere. The program says who must decide and for how long it has waited; warning
 * people is done by people.
 */
import type { ClaimId, DocumentId, QuestionId } from '#terms/ids.ts';
import type { Instant } from '#terms/time.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question, WarningDecision } from '#claims/question.ts';

export interface Warning {
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly text: string;
  /** What is threatened, in the words of whoever raised it. */
  readonly why: string | null;
  /** `again`: decided before, and reported again since. */
  readonly state: 'open' | 'again' | 'decided';
  /** Who must decide; null where nobody has been named yet. */
  readonly responsible: string | null;
  readonly raisedBy: string | null;
  readonly raisedAt: Instant;
  /** When the clock started: the first report, or the first since the decision. */
  readonly since: Instant;
  /** Whole minutes from then to the decision, or to now. */
  readonly minutes: number;
  readonly reports: readonly {
    readonly claimId: ClaimId;
    readonly documentId: DocumentId | null;
    readonly quote: string;
    readonly toldAt: string | null;
    /** Told after the decision. */
    readonly later: boolean;
  }[];
  /** Oldest first. */
  readonly decisions: readonly WarningDecision[];
}

/** The warning of a question; null where no threat to life is raised. */
export function warningOf(
  question: Question,
  claims: readonly Claim[],
  now: Instant,
): Warning | null {
  const { threatToLife } = question;
  if (!threatToLife.raised) return null;
  const kept = question.warning ?? null;
  const decisions = decisionsOf(question);
  const decided = threatToLife.answer === null ? null : (decisions.at(-1)?.at ?? null);
  const reports = claims
    .filter((claim) => claim.questionId === question.id && claim.status === 'accepted')
    .map((claim) => {
      const at = momentOf(claim);
      return { claim, at, later: decided !== null && at > decided };
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.claim.id < b.claim.id ? -1 : 1));
  const again = reports.find(({ later }) => later);
  const raisedAt = kept?.raisedAt ?? reports[0]?.claim.madeAt ?? question.madeAt;
  const first = reports[0]?.at;
  const since =
    again?.at ?? (first !== undefined && (decided === null || first <= decided) ? first : raisedAt);
  const state = again !== undefined ? 'again' : decided === null ? 'open' : 'decided';
  const end = state === 'decided' && decided !== null ? decided : now;
  return {
    questionId: question.id,
    ref: question.ref,
    text: question.text,
    why: threatToLife.why,
    state,
    responsible: kept?.responsible ?? null,
    raisedBy: kept?.raisedBy ?? null,
    raisedAt,
    since,
    minutes: Math.max(0, Math.floor((Date.parse(end) - Date.parse(since)) / 60_000)),
    reports: reports.map(({ claim, later }) => ({
      claimId: claim.id,
      documentId: claim.documentId,
      quote: claim.quote,
      toldAt: claim.toldAt?.stated ?? null,
      later,
    })),
    decisions,
  };
}

/** What was decided, an answer to the flag given elsewhere included; oldest first. */
function decisionsOf({ threatToLife, warning }: Question): readonly WarningDecision[] {
  const kept = warning?.decisions ?? [];
  const { answer } = threatToLife;
  if (answer === null || kept.some(({ at }) => at === answer.at)) return kept;
  return [...kept, { action: 'other', what: answer.text, why: null, by: answer.by, at: answer.at }];
}

/** Open ones before decided ones; the longest waiting first, the newest decision first. */
export function byUrgency(a: Warning, b: Warning): number {
  const open = (w: Warning) => (w.state === 'decided' ? 1 : 0);
  if (open(a) !== open(b)) return open(a) - open(b);
  if (open(a) === 0) return a.since < b.since ? -1 : 1;
  return (a.decisions.at(-1)?.at ?? '') > (b.decisions.at(-1)?.at ?? '') ? -1 : 1;
}

/**
 * When something was told: the earliest moment its time allows, else when it was entered. A time
 * without an offset is taken as UTC unless the zone is a fixed one.
 */
function momentOf(claim: Claim): Instant {
  const from = claim.toldAt?.from ?? null;
  if (from === null) return claim.madeAt;
  const offset = /(Z|[+-]\d\d:?\d\d)$/.test(from) ? '' : offsetOf(claim.toldAt?.zone ?? null, from);
  const time = Date.parse(from.length === 10 ? `${from}T00:00:00${offset}` : `${from}${offset}`);
  return Number.isNaN(time) ? claim.madeAt : (new Date(time).toISOString() as Instant);
}

/** The offset of a zone at a local time, as `+03:00`; `Z` where it is not known. */
function offsetOf(zone: string | null, local: string): string {
  if (zone === null) return 'Z';
  try {
    const name = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(Date.parse(local.length === 10 ? `${local}T00:00:00Z` : `${local}Z`))
      .find(({ type }) => type === 'timeZoneName')?.value;
    return name?.replace('GMT', '') || 'Z';
  } catch {
    return 'Z';
  }
}
