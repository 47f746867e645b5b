/** The network of a case: who is in it, what ties them, and what their records show together. */
import type { CaseId, QuestionId, SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { ContactWindow, Source, Tie } from '#terms/source.ts';
import type { Instant, TimeSpan } from '#terms/time.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Claim } from '#claims/claim.ts';
import type { LiveCase } from '#assessment/live-case.ts';
import { decidedQuestions } from '#assessment/decided-questions.ts';
import { overallLetter } from '#assessment/reliability-from-outcomes.ts';
import type { Reliability } from '#assessment/reliability.ts';
import { borneOut } from '#assessment/network/borne-out.ts';
import { casesBehind } from '#assessment/network/cases-behind.ts';
import { cohortsOf, type Cohorts } from '#assessment/network/cohorts.ts';
import { findDrift } from '#assessment/network/drift.ts';
import { reportsOf, testPayments, type PaymentTests } from '#assessment/network/payments.ts';
import { seeded } from '#assessment/network/permutation.ts';
import { findResale, sellersAmong, type Resale } from '#assessment/network/resale.ts';
import { contactDays, contactsOf, type Contact } from '#assessment/network/silence.ts';
import type { ReadTx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { groupBy } from './gather.ts';
import { liveCase } from './live-cases.ts';
import type {
  DriftView,
  Named,
  NetworkSource,
  NetworkView,
  RelayLine,
  SourceClaim,
  SourceFile,
} from './network-views.ts';
import { thisHour } from './this-hour.ts';

/** Deals of a permutation test that is too large to be exact; the same for the same records. */
const SEED = 20_260_312;

/** Everything the Sources screen shows of a case. */
export async function networkView(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<NetworkView> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const gathered = await gather(desk, tx, caseId);
    return {
      sources: rowsOf(gathered),
      ties: gathered.ties,
      relays: relaysIn(gathered.claims),
      subjects: gathered.subjects,
      drift: driftOf(gathered),
      payments: paymentsOf(gathered),
      resale: resaleOf(gathered),
    };
  });
}

/** The file of one source: everything on record about it, and what it rests on. */
export async function sourceFile(
  desk: Desk,
  principal: Principal,
  id: SourceId,
): Promise<SourceFile> {
  return desk.store.read(principal, async (tx) => {
    const source = await tx.get('source', id);
    if (source === null) throw new StoreError('not-found', 'There is no such source.');
    const { caseId } = source;
    const gathered = await gather(desk, tx, caseId);
    const { live, now } = gathered;
    const row = rowsOf(gathered, id)[0];
    if (row === undefined) throw new StoreError('not-found', 'There is no such source.');
    const records = live.records();
    const decided = decidedQuestions(
      {
        questions: records.questions.filter((question) =>
          records.outcomes.some((outcome) => outcome.questionId === question.id),
        ),
        input: (question) => live.input(question.id, now),
      },
      records.outcomes,
    );
    return {
      row,
      cases: casesBehind(decided).get(id) ?? [],
      claims: await claimsOf(gathered, tx, id),
      ties: gathered.ties.filter(({ from, to }) => from === id || to.id === (id as string)),
      payments: await tx.list('payment', { caseId, sourceId: id }),
      paymentTest: paymentsOf(gathered).sources.find((one) => one.sourceId === id) ?? null,
      windows: gathered.windows.get(id) ?? [],
      contact: gathered.contacts.get(id) as Contact,
      sessions: (gathered.sessions.get(id) ?? [])
        .map((one) => ({
          id: one.id,
          number: one.number,
          held: one.held,
          documents: one.documentIds.length,
        }))
        .sort((a, b) => a.number - b.number),
      resale: resaleOf(gathered).filter(({ sellers }) => sellers.includes(id)),
    };
  });
}

type Gathered = Awaited<ReturnType<typeof gather>>;

async function gather(desk: Desk, tx: ReadTx, caseId: CaseId) {
  const live = await liveCase(desk, tx, caseId);
  const records = live.records();
  const subjects = await tx.list('subject', { caseId });
  const heard = heardIn(live);
  const sessions = groupBy(await tx.list('session', { caseId }), (one) => one.sourceId);
  for (const [id, own] of sessions) note(heard, id, ...own.map((session) => session.held));
  const windows = groupBy(await tx.list('contact_window', { caseId }), (one) => one.sourceId);
  const now = thisHour(desk.clock());
  return {
    live,
    now,
    sources: records.sources,
    names: new Map<string, Source>(records.sources.map((one) => [one.id, one])),
    ties: records.ties as readonly Tie[],
    claims: records.claims,
    byQuestion: groupBy(records.claims, (claim) => claim.questionId),
    questions: new Map(records.questions.map((one) => [one.id, one])),
    payments: records.payments,
    subjects: subjects
      .map((one): Named => ({ id: one.id, name: one.names[0]?.text ?? '?' }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    reliability: groupBy(await tx.list('reliability', { caseId }), (one) => one.sourceId),
    windows,
    sessions,
    contacts: contactsIn(records.sources, heard, windows, now),
    cohorts: cohortsOf(records.sources),
  };
}

function rowsOf(gathered: Gathered, only?: SourceId): readonly NetworkSource[] {
  const { sources, reliability, names, cohorts } = gathered;
  const subjects = new Map(gathered.subjects.map(({ id, name }) => [id, name]));
  const payments = groupBy(gathered.payments, (one) => one.sourceId);
  const ties = groupBy(gathered.ties, (tie) => tie.from);
  const claims = new Map<string, number>();
  for (const claim of gathered.claims) {
    if (claim.status !== 'accepted') continue;
    for (const id of sourcesOf(claim)) claims.set(id, (claims.get(id) ?? 0) + 1);
  }
  return sources
    .filter(({ id }) => only === undefined || id === only)
    .map((source) => {
      const own: readonly Reliability[] = reliability.get(source.id) ?? [];
      const { last, quietFor, verdict, text } = gathered.contacts.get(source.id) as Contact;
      return {
        source,
        reliability: own,
        letter: overallLetter(own),
        claims: claims.get(source.id) ?? 0,
        payments: payments.get(source.id)?.length ?? 0,
        grudges: (ties.get(source.id) ?? []).flatMap((tie) =>
          tie.tie === 'grudge-against'
            ? [
                (tie.to.kind === 'source'
                  ? names.get(tie.to.id)?.pseudonym
                  : subjects.get(tie.to.id)) ?? 'someone',
              ]
            : [],
        ),
        cohort: cohorts.of.get(source.id) ?? null,
        contact: { last, quietFor, verdict, text },
      };
    })
    .sort(
      (a, b) =>
        (a.source.tier ?? 9) - (b.source.tier ?? 9) ||
        a.source.pseudonym.localeCompare(b.source.pseudonym),
    );
}

/** Who passed on whose reports: each step of a chain from one source to the next, once a pair. */
export function relaysIn(claims: readonly Pick<Claim, 'hops' | 'status'>[]): readonly RelayLine[] {
  const lines = new Map<string, RelayLine>();
  for (const { hops, status } of claims) {
    if (status !== 'accepted') continue;
    hops.forEach(({ actor }, i) => {
      const next = hops[i + 1]?.actor;
      if (actor.kind !== 'source' || next?.kind !== 'source') return;
      if (actor.sourceId === next.sourceId) return;
      const key = `${actor.sourceId} ${next.sourceId}`;
      lines.set(key, {
        from: actor.sourceId,
        to: next.sourceId,
        reports: (lines.get(key)?.reports ?? 0) + 1,
      });
    });
  }
  return [...lines.values()];
}

/** Who has told something in which role: `observer <id>`. */
export function rolesIn(claims: readonly Pick<Claim, 'hops' | 'status'>[]): ReadonlySet<string> {
  return new Set(
    claims.flatMap(({ hops, status }) =>
      status === 'accepted'
        ? hops.flatMap(({ actor, role }) =>
            actor.kind === 'source' ? [`${role} ${actor.sourceId}`] : [],
          )
        : [],
    ),
  );
}

function driftOf({ sources, reliability, cohorts, claims }: Gathered): readonly DriftView[] {
  const roles = rolesIn(claims);
  const unknown = [...cohorts.of.values()].filter((cohort) => cohort === null).length;
  const of = (role: DriftView['role']): DriftView => ({
    role,
    unit: (cohorts as Cohorts).unit,
    unknown,
    drift: findDrift(
      sources.flatMap(({ id }) => {
        const cohort = cohorts.of.get(id) ?? null;
        if (cohort === null) return [];
        const own = (reliability.get(id) ?? []).filter((one) => one.role === role);
        // Who has never told anything in this role is not somebody whose outcome is unknown.
        if (own.length === 0 && !roles.has(`${role} ${id}`)) return [];
        const sum = (what: 'right' | 'wrong') => own.reduce((total, one) => total + one[what], 0);
        return [{ cohort, right: sum('right'), wrong: sum('wrong') }];
      }),
    ),
  });
  const all = (['observer', 'relay', 'translator'] as const).map(of);
  // Roles nobody has been judged in say nothing; that of observer is always named.
  return all.filter(
    ({ role, drift }) => role === 'observer' || drift.cohorts.some((one) => one.rate !== null),
  );
}

function paymentsOf(gathered: Gathered): PaymentTests {
  const { live, now, claims, payments, questions, sources, byQuestion } = gathered;
  const everPaid = new Set<string>(
    payments.flatMap((one) =>
      one.for === 'per-report' || one.for === 'bonus' ? [one.sourceId] : [],
    ),
  );
  for (const claim of claims) {
    for (const { actor, paidPerReport } of claim.hops) {
      if (actor.kind === 'source' && paidPerReport === true) everPaid.add(actor.sourceId);
    }
  }
  const backed = new Map<QuestionId, ReadonlySet<string>>();
  const borne = (claim: Claim): boolean => {
    let known = backed.get(claim.questionId);
    if (known === undefined) {
      const question = questions.get(claim.questionId);
      const { lineage } = live.assess(claim.questionId, now);
      const own = byQuestion.get(claim.questionId) ?? [];
      known = question === undefined ? new Set() : borneOut(question, own, lineage);
      backed.set(claim.questionId, known);
    }
    return known.has(claim.id);
  };
  const bySource = new Map<string, Claim[]>();
  for (const claim of claims) {
    for (const id of sourcesOf(claim)) {
      const own = bySource.get(id);
      if (own === undefined) bySource.set(id, [claim]);
      else own.push(claim);
    }
  }
  // Without anybody paid there is nothing to compare, and no chain need be traced.
  const all = everPaid.size === 0 ? [] : sources;
  return testPayments(
    all.map((source) => ({
      source,
      reports: reportsOf({
        sourceId: source.id,
        claims: bySource.get(source.id) ?? [],
        payments: everPaid.has(source.id) ? payments : [],
        question: (id) => questions.get(id),
        borneOut: borne,
      }),
    })),
    seeded(SEED),
  );
}

function resaleOf(gathered: Gathered): readonly Resale[] {
  const { live, now, questions, byQuestion, sources } = gathered;
  const people = sellersAmong(sources);
  const found = [...byQuestion].flatMap(([id, claims]) => {
    const question = questions.get(id as QuestionId);
    if (question === undefined) return [];
    const sellers = new Set(
      claims.flatMap(({ hops }) =>
        hops.flatMap(({ actor, paidPerReport }) =>
          actor.kind === 'source' && (paidPerReport === true || people.leads.has(actor.sourceId))
            ? [actor.sourceId]
            : [],
        ),
      ),
    );
    if (sellers.size < 2) return [];
    const { lineage } = live.assess(question.id, now);
    const { links } = live.input(question.id, now);
    return findResale({ question, claims, lineage, links, people });
  });
  return found.sort(
    (a, b) =>
      Number(a.state === 'possible') - Number(b.state === 'possible') ||
      a.ref.localeCompare(b.ref, 'en', { numeric: true }),
  );
}

/** When each was heard: in a document of theirs, or as the one who told us, or told our collector. */
function heardIn(live: LiveCase): Map<string, (TimeSpan | null)[]> {
  const { documents, claims, sources } = live.records();
  const heard = new Map<string, (TimeSpan | null)[]>();
  const kinds = new Map<string, Source['kind']>(sources.map(({ id, kind }) => [id, kind]));
  for (const { senderSourceId, statedTime } of documents) {
    if (senderSourceId !== null) note(heard, senderSourceId, statedTime);
  }
  for (const { hops, toldAt, status } of claims) {
    if (status !== 'accepted') continue;
    hops.forEach(({ actor, passedAt }, i) => {
      if (actor.kind !== 'source') return;
      const next = hops[i + 1]?.actor;
      const ours =
        next === undefined ||
        (i === hops.length - 2 &&
          next.kind === 'source' &&
          kinds.get(next.sourceId) === 'collector');
      note(heard, actor.sourceId, passedAt ?? (ours ? toldAt : null));
    });
  }
  return heard;
}

function note(map: Map<string, (TimeSpan | null)[]>, id: string, ...spans: (TimeSpan | null)[]) {
  const own = map.get(id);
  if (own === undefined) map.set(id, spans);
  else own.push(...spans);
}

/** How silent each is, judged as one of all in the case. */
function contactsIn(
  sources: readonly Source[],
  heard: ReadonlyMap<string, readonly (TimeSpan | null)[]>,
  windows: ReadonlyMap<string, readonly ContactWindow[]>,
  now: Instant,
): ReadonlyMap<string, Contact> {
  const last = [...heard.values()].flatMap((spans) => contactDays(spans).at(-1) ?? []);
  const lastOfCase = last.sort().at(-1) ?? null;
  const contacts = contactsOf(
    sources.map((source) => ({
      heard: heard.get(source.id) ?? [],
      silences: (windows.get(source.id) ?? []).flatMap((one) => one.silences),
      lastOfCase,
      now,
      person: source.kind !== 'publication' && source.kind !== 'device',
    })),
  );
  return new Map(sources.map(({ id }, i) => [id, contacts[i] as Contact]));
}

async function claimsOf(
  { live, now, questions, claims, byQuestion }: Gathered,
  tx: ReadTx,
  id: SourceId,
): Promise<readonly SourceClaim[]> {
  const own = claims.filter((claim) => sourcesOf(claim).has(id));
  const first = own[0];
  if (first === undefined) return [];
  const numbers = await tx.numbers(first.caseId);
  const backed = new Map(
    [...new Set(own.map((claim) => claim.questionId))].flatMap((questionId) => {
      const question = questions.get(questionId);
      if (question === undefined) return [];
      const { lineage } = live.assess(questionId, now);
      const all = byQuestion.get(questionId) ?? [];
      return [[questionId, borneOut(question, all, lineage)] as const];
    }),
  );
  return own
    .flatMap((claim): SourceClaim[] => {
      const question = questions.get(claim.questionId);
      if (question === undefined) return [];
      const hop = claim.hops.find(({ actor }) => actor.kind === 'source' && actor.sourceId === id);
      const says = formatValue(claim.value, question);
      return [
        {
          id: claim.id,
          questionId: claim.questionId,
          ref: question.ref,
          question: question.text,
          role: hop?.role ?? 'relay',
          says: claim.polarity === 'asserts' ? says : `not ${says}`,
          quote: claim.quote,
          told: claim.toldAt?.from ?? claim.toldAt?.stated ?? null,
          status: claim.status,
          borneOut: backed.get(claim.questionId)?.has(claim.id) ?? false,
          document: claim.documentId === null ? null : (numbers.get(claim.documentId) ?? null),
        },
      ];
    })
    .sort((a, b) => ((a.told ?? '') < (b.told ?? '') ? -1 : 1));
}

function sourcesOf(claim: Claim): ReadonlySet<SourceId> {
  return new Set(
    claim.hops.flatMap(({ actor }) => (actor.kind === 'source' ? [actor.sourceId] : [])),
  );
}
