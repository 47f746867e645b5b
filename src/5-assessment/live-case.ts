/**
 * A case that is kept up: records come and go, and only what they touch is worked out again.
 *
 * An assessment rests on its question, the claims on it, links among these, the sources in their
 * chains with their ties and payments – found here through indices – and on the track records of the
 * whole case, which change only when an outcome does, or a chain that fed a settled question. So
 *
 *     put, remove ──► the questions touched are forgotten ──► `assess` works out what is missing
 *
 * A change of the track records moves every reliability a little, because sources are drawn towards
 * everybody. Nothing is worked out for that at once: posteriors carry the number of the track records
 * they were made with and are made again when next read. Chains are not: an outcome never changes
 * them.
 *
 * **Law (L10).** Whatever came in whatever order, `assess` gives what `dealCase` and `assessFully`
 * give for the records as they now stand, to the last bit. Counts are therefore never added to and
 * taken from, which would leave rounding behind: the few that a change concerns are summed again, in
 * the order of the questions.
 *
 * In the words of a desk: to add is to `put` a claim, document or anything else; to retract a claim
 * is to `remove` it or to put it in as withdrawn; to decide a link is to put it in as decided; to
 * record what turned out is to put an outcome.
 */
import type { ClaimId, QuestionId } from '#terms/ids.ts';
import { Shelf } from '#terms/shelf.ts';
import type { Payment, Session, Source, Tie } from '#terms/source.ts';
import type { Instant } from '#terms/time.ts';
import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Lineage } from '#lineage/lineage.ts';
import type { Link, LinkEnd } from '#lineage/link.ts';
import { LiveLinks } from '#lineage/live-links.ts';
import { traceLineage } from '#lineage/trace-lineage.ts';
import { corroborateQuestion } from '#corroboration/corroborate-question.ts';
import type { Posterior } from '#corroboration/posterior.ts';
import {
  compareRecords,
  reliabilitiesFrom,
  type Counts,
  type Reliabilities,
} from '#corroboration/reliability.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import { toldAbout } from './accounts/disclosed.ts';
import type { AssessInput } from './assess-input.ts';
import { linksAmong, sourcesIn, type CaseRecords } from './deal-case.ts';
import { newestOutcome } from './decided-questions.ts';
import type { Outcome } from './finding.ts';
import { grade, type FullAssessment } from './grade.ts';
import { judgeQuestion } from './reliability-from-outcomes.ts';

/** What can be put into a case. */
export interface LiveKinds {
  readonly question: Question;
  readonly claim: Claim;
  readonly document: Document;
  readonly link: Link;
  readonly source: Source;
  readonly tie: Tie;
  readonly payment: Payment;
  readonly outcome: Outcome;
  readonly session: Session;
}

/** What a change concerns. */
export interface Touched {
  /** Questions whose claims, links, sources or outcome changed. */
  readonly questions: ReadonlySet<QuestionId>;
  /** Whether track records changed, which moves what everybody is drawn towards. */
  readonly everyone: boolean;
}

type Basics = Omit<AssessInput, 'trackRecords' | 'now' | 'likelihoodScale'>;

/** Everything worked out about one question; the parts are made when first needed. */
interface Worked {
  readonly basics: Basics;
  readonly lineage: Lineage;
  posterior: Posterior | null;
  /** The track records the posterior was made with. */
  generation: number;
  graded: { readonly now: Instant; readonly full: FullAssessment } | null;
}

export class LiveCase {
  readonly #shelves = {
    question: new Shelf<Question>(),
    claim: new Shelf<Claim>((claim) => [
      `question ${claim.questionId}`,
      ...(claim.documentId === null ? [] : [`document ${claim.documentId}`]),
      ...[...sourcesIn([claim])].map((id) => `source ${id}`),
    ]),
    document: new Shelf<Document>(),
    link: new Shelf<Link>(({ child, parent }) => [child.id, parent.id]),
    source: new Shelf<Source>(),
    tie: new Shelf<Tie>((tie) => [tie.from]),
    payment: new Shelf<Payment>((payment) => [payment.sourceId]),
    outcome: new Shelf<Outcome>((outcome) => [outcome.questionId]),
    session: new Shelf<Session>((session) => [session.sourceId]),
  };
  readonly #worked = new Map<string, Worked>();
  /** Track records: by settled question what it says of whom, and the sums of it by source. */
  readonly #judged = new Map<string, readonly TrackRecord[]>();
  readonly #judgedIn = new Map<string, Set<string>>();
  readonly #records = new Map<string, TrackRecord>();
  readonly #recordsOf = new Map<string, Set<string>>();
  readonly #recordsIn = new Map<string, Set<string>>();
  /** By role and source: counts over all topics. */
  readonly #inRole = new Map<string, Map<string, Counts>>();
  #generation = 0;
  /** Grows with every record that comes or goes. */
  revision = 0;
  #reliabilities: Reliabilities | null = null;
  /** Links nobody has suggested yet are found as documents and claims come in. */
  readonly suggestions = new LiveLinks();

  constructor(records: Partial<CaseRecords & { readonly documents: readonly Document[] }> = {}) {
    for (const question of records.questions ?? []) this.put('question', question);
    for (const source of records.sources ?? []) this.put('source', source);
    for (const tie of records.ties ?? []) this.put('tie', tie);
    for (const payment of records.payments ?? []) this.put('payment', payment);
    for (const session of records.sessions ?? []) this.put('session', session);
    for (const document of records.documents ?? []) this.put('document', document);
    for (const claim of records.claims ?? []) this.put('claim', claim);
    for (const link of records.links ?? []) this.put('link', link);
    // Last, so that every settled question is judged once and not with each of its claims.
    for (const outcome of records.outcomes ?? []) this.put('outcome', outcome);
  }

  /** Adds a record, or a new version of one that is there. */
  put<K extends keyof LiveKinds>(kind: K, record: LiveKinds[K]): Touched {
    const shelf = this.#shelves[kind] as unknown as Shelf<LiveKinds[K]>;
    const before = shelf.put(record);
    return this.#changed(kind, before === undefined ? [record] : [before, record], record);
  }

  /** Takes a record out as if it had never come in. */
  remove<K extends keyof LiveKinds>(kind: K, id: LiveKinds[K]['id']): Touched {
    const shelf = this.#shelves[kind] as unknown as Shelf<LiveKinds[K]>;
    const before = shelf.remove(id);
    return this.#changed(kind, before === undefined ? [] : [before], undefined);
  }

  /** The records as they now stand, for working everything out again. */
  records(): CaseRecords & { readonly documents: readonly Document[] } {
    const { question, claim, document, link, source, tie, payment, outcome, session } =
      this.#shelves;
    return {
      questions: question.all(),
      claims: claim.all(),
      documents: document.all(),
      links: link.all(),
      sources: source.all(),
      ties: tie.all(),
      payments: payment.all(),
      outcomes: outcome.all(),
      sessions: session.all(),
    };
  }

  /** The assessment of a question as of now. Throws `RangeError` for a question that is not here. */
  assess(questionId: QuestionId, now: Instant): FullAssessment {
    const worked = this.#workedOut(questionId);
    if (worked.posterior === null || worked.generation !== this.#generation) {
      const { question, claims } = worked.basics;
      worked.posterior = corroborateQuestion({
        question,
        claims: claims.filter((claim) => claim.status === 'accepted'),
        lineage: worked.lineage,
        reliabilities: this.#reliabilitiesFor(questionId),
      });
      worked.generation = this.#generation;
      worked.graded = null;
    }
    if (worked.graded?.now !== now) {
      const { basics, lineage, posterior } = worked;
      const input: AssessInput = {
        ...basics,
        claims: basics.claims.filter((claim) => claim.status === 'accepted'),
        // Letters are given to the sources at hand; the records of others would be skipped.
        trackRecords: this.#recordsAbout(basics.sources, questionId),
        now,
        likelihoodScale: 'ICD 203',
      };
      worked.graded = { now, full: grade(input, lineage, posterior) };
    }
    return worked.graded.full;
  }

  /** The assessment if it is worked out already and nothing it rests on has changed since; else null. */
  known(questionId: QuestionId, now: Instant): FullAssessment | null {
    const worked = this.#worked.get(questionId);
    if (worked === undefined || worked.generation !== this.#generation) return null;
    return worked.graded?.now === now ? worked.graded.full : null;
  }

  /** The claims on a question and the links among them; without the sum of everybody's records. */
  restsOn(questionId: QuestionId): Pick<AssessInput, 'question' | 'claims' | 'links'> {
    return this.#workedOut(questionId).basics;
  }

  /** What `assess` rests on, complete, to hand to a page. */
  input(questionId: QuestionId, now: Instant): AssessInput {
    const { basics } = this.#workedOut(questionId);
    return {
      ...basics,
      trackRecords: this.#recordsFor(questionId),
      now,
      likelihoodScale: 'ICD 203',
    };
  }

  #changed(
    kind: keyof LiveKinds,
    versions: readonly LiveKinds[keyof LiveKinds][],
    now: LiveKinds[keyof LiveKinds] | undefined,
  ): Touched {
    this.revision += 1;
    const questions = new Set<string>();
    for (const record of versions) {
      for (const id of this.#questionsOf(kind, record)) questions.add(id);
    }
    if (kind === 'document') {
      for (const { id } of versions) this.suggestions.removeDocument(id);
      if (now !== undefined) {
        this.suggestions.addDocument(now as Document, this.#shelves.document.place(now.id));
      }
    }
    if (kind === 'claim') {
      for (const { id } of versions) this.suggestions.removeClaim(id as ClaimId);
      if (now !== undefined) this.suggestions.addClaim(now as Claim);
    }
    let everyone = false;
    for (const id of questions) {
      this.#worked.delete(id);
      if (this.#judgeAgain(id)) everyone = true;
    }
    if (everyone) {
      this.#generation++;
      this.#reliabilities = null;
    }
    return { questions: questions as Set<QuestionId>, everyone };
  }

  /** The questions whose assessment rests on this record. */
  #questionsOf(kind: keyof LiveKinds, record: LiveKinds[keyof LiveKinds]): Iterable<string> {
    const claims = this.#shelves.claim;
    const naming = (sourceId: string): Iterable<string> =>
      new Set(claims.under(`source ${sourceId}`).map((claim) => claim.questionId));
    switch (kind) {
      case 'question':
        return [record.id];
      case 'claim':
        return [(record as Claim).questionId];
      case 'outcome':
        return [(record as Outcome).questionId];
      case 'source':
        return naming(record.id);
      case 'tie':
        return naming((record as Tie).from);
      case 'payment':
        return naming((record as Payment).sourceId);
      case 'session':
        return naming((record as Session).sourceId);
      case 'document':
        // Assessments rest on claims; a document alone only suggests links.
        return [];
      case 'link': {
        const at = (end: LinkEnd): ReadonlySet<string> => {
          const claim = end.kind === 'claim' ? claims.get(end.id) : undefined;
          const found = end.kind === 'claim' ? [] : claims.under(`document ${end.id}`);
          return new Set(
            [...found, ...(claim === undefined ? [] : [claim])].map((c) => c.questionId),
          );
        };
        const { child, parent } = record as Link;
        const there = at(parent);
        return [...at(child)].filter((id) => there.has(id));
      }
    }
  }

  #workedOut(questionId: string): Worked {
    let worked = this.#worked.get(questionId);
    if (worked === undefined) {
      const basics = this.#basics(questionId);
      if (basics === null) throw new RangeError(`There is no question ${questionId} in this case.`);
      const { claims, links, sources, ties } = basics;
      const lineage = traceLineage({ claims, links, sources, ties });
      worked = { basics, lineage, posterior: null, generation: -1, graded: null };
      this.#worked.set(questionId, worked);
    }
    return worked;
  }

  #basics(questionId: string): Basics | null {
    const { question, claim, link, source, tie, payment, session } = this.#shelves;
    const asked = question.get(questionId);
    if (asked === undefined) return null;
    const claims = claim.under(`question ${questionId}`);
    const among = linksAmong(claims);
    const links = new Map<string, Link>();
    for (const id of among.ends) {
      for (const one of link.under(id)) if (among.has(one)) links.set(one.id, one);
    }
    const used = [...sourcesIn(claims)];
    const disclosed = toldAbout(asked, session.under(...used), new Set(used));
    return {
      question: asked,
      claims,
      links: [...links.values()],
      sources: used.flatMap((id) => source.get(id) ?? []),
      ties: tie.under(...used),
      payments: payment.under(...used),
      ...(disclosed.length === 0 ? {} : { disclosed }),
    };
  }

  /** Judges a settled question again; whether any count came out otherwise. */
  #judgeAgain(questionId: string): boolean {
    const before = this.#judged.get(questionId) ?? [];
    const truth = newestOutcome(this.#shelves.outcome.under(questionId));
    const question = this.#shelves.question.get(questionId);
    if (before.length === 0 && (truth === null || question === undefined)) return false;
    let after: readonly TrackRecord[] = [];
    if (truth !== null && question !== undefined) {
      const { basics, lineage } = this.#workedOut(questionId);
      const judged = judgeQuestion({
        question,
        claims: basics.claims,
        lineage,
        truth: truth.value,
      });
      after = judged.map((one) => ({ ...one, topic: question.topic }));
    }
    if (JSON.stringify(before) === JSON.stringify(after)) return false;
    if (after.length === 0) this.#judged.delete(questionId);
    else this.#judged.set(questionId, after);
    for (const record of before) note(this.#judgedIn, keyOf(record), questionId, false);
    for (const record of after) note(this.#judgedIn, keyOf(record), questionId, true);
    for (const record of [...before, ...after]) {
      const key = keyOf(record);
      const sum = this.#sum(key, null);
      if (sum === null) this.#records.delete(key);
      else this.#records.set(key, sum);
      note(this.#recordsOf, record.sourceId, key, sum !== null);
      note(this.#recordsIn, JSON.stringify([record.role, record.topic]), key, sum !== null);
    }
    for (const { sourceId, role } of [...before, ...after]) {
      const sum = this.#sumInRole(sourceId, role, (key) => this.#records.get(key));
      const counts = this.#inRole.get(role) ?? new Map<string, Counts>();
      this.#inRole.set(role, counts);
      if (sum === null) counts.delete(sourceId);
      else counts.set(sourceId, sum);
    }
    return true;
  }

  /** Counts under a key over all settled questions but one, in the order of the questions. */
  #sum(key: string, without: string | null): TrackRecord | null {
    const { question } = this.#shelves;
    const ids = [...(this.#judgedIn.get(key) ?? [])]
      .filter((id) => id !== without)
      .sort((a, b) => question.place(a) - question.place(b));
    const rows = ids.flatMap((id) =>
      (this.#judged.get(id) ?? []).filter((one) => keyOf(one) === key),
    );
    const [first, ...rest] = rows;
    if (first === undefined) return null;
    return rest.reduce(
      (sum, { right, wrong }) => ({ ...sum, right: sum.right + right, wrong: sum.wrong + wrong }),
      first,
    );
  }

  /** All track records; those of a settled question leave out what its own outcome said. */
  #recordsFor(questionId: string): readonly TrackRecord[] {
    const own = new Map<string, TrackRecord | null>();
    for (const record of this.#judged.get(questionId) ?? []) {
      const key = keyOf(record);
      own.set(key, this.#sum(key, questionId));
    }
    return [...this.#records]
      .map(([key, record]) => [key, own.has(key) ? (own.get(key) ?? null) : record] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, record]) => record ?? []);
  }

  #recordsAbout(sources: readonly Source[], questionId: string): readonly TrackRecord[] {
    const own = new Set((this.#judged.get(questionId) ?? []).map(keyOf));
    return sources.flatMap(({ id }) =>
      [...(this.#recordsOf.get(id) ?? [])].flatMap(
        (key) => (own.has(key) ? this.#sum(key, questionId) : this.#records.get(key)) ?? [],
      ),
    );
  }

  /** Counts of a source over all topics of a role, summed up as `learnReliabilities` does. */
  #sumInRole(
    sourceId: string,
    role: TrackRecord['role'],
    at: (key: string) => TrackRecord | undefined,
  ): Counts | null {
    const [first, ...rest] = [...(this.#recordsOf.get(sourceId) ?? [])]
      .flatMap((key) => at(key) ?? [])
      .filter((record) => record.role === role)
      .sort(compareRecords);
    if (first === undefined) return null;
    const sum = { right: first.right, wrong: first.wrong };
    for (const { right, wrong } of rest) {
      sum.right += right;
      sum.wrong += wrong;
    }
    return sum;
  }

  /** As `learnReliabilities` of the same records; the counts are in order here already. */
  #reliabilitiesFor(questionId: string): Reliabilities {
    const own = this.#judged.get(questionId);
    if (own === undefined && this.#reliabilities !== null) return this.#reliabilities;
    const replaced = new Map<string, TrackRecord | null>();
    for (const record of own ?? []) {
      replaced.set(keyOf(record), this.#sum(keyOf(record), questionId));
    }
    const at = (key: string): TrackRecord | undefined =>
      replaced.has(key) ? (replaced.get(key) ?? undefined) : this.#records.get(key);
    const learnt = reliabilitiesFrom({
      own: (sourceId, role, topic) => at(keyOf({ sourceId, role, topic })),
      ofTopic: (role, topic) =>
        [...(this.#recordsIn.get(JSON.stringify([role, topic])) ?? [])].flatMap(
          (key) => at(key) ?? [],
        ),
      ofRole: (role) => {
        const counts = new Map(this.#inRole.get(role));
        for (const { sourceId } of own ?? []) {
          const sum = this.#sumInRole(sourceId, role, at);
          if (sum === null) counts.delete(sourceId);
          else counts.set(sourceId, sum);
        }
        return [...counts.values()];
      },
    });
    if (own === undefined) this.#reliabilities = learnt;
    return learnt;
  }
}

function keyOf({
  sourceId,
  role,
  topic,
}: Pick<TrackRecord, 'sourceId' | 'role' | 'topic'>): string {
  return JSON.stringify([sourceId, role, topic]);
}

/** Puts a name into the set under a key, or takes it out. */
function note(sets: Map<string, Set<string>>, key: string, name: string, there: boolean): void {
  const set = sets.get(key);
  if (there) {
    if (set === undefined) sets.set(key, new Set([name]));
    else set.add(name);
  } else if (set?.delete(name) === true && set.size === 0) sets.delete(key);
}
