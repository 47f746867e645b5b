/**
 * Pay against reports that nobody bears out.
 *
 * For one source, one unit is one question it reported on. A unit is *paid* when the source's hop says
 * that it is paid for each report, or when a payment for a report, or a bonus, reached it on the day of
 * the report or within {@link PAID_WITHIN} days after. A unit is *alone* when none of the source's claims
 * on the question is borne out (`borne-out.ts`). The test asks whether paid units are alone more often
 * than unpaid ones of the same source on the same topic – within a topic, because a topic on which few
 * can know anything is paid better and borne out less without anybody's doing. The p-value is that of
 * `permutation.ts`, corrected over all sources that could be tested (Benjamini–Hochberg).
 *
 * For all together, one unit is one source of a tier: is the share of their reports that stand alone
 * larger for those paid per report than for the others of that tier?
 *
 * What comes out is a pattern in the record with its p-value, never a reason for it and never an
 * accusation: big news is paid better *and* known to fewer. A source all of whose reports were paid for,
 * or none, cannot be tested, and that is said.
 */
import type { QuestionId, SourceId } from '#terms/ids.ts';
import type { Payment, Source } from '#terms/source.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { correctForMany, permutationTest, type Permuted, type Unit } from './permutation.ts';

/** Days after a report within which pay for it is taken to be for it. */
export const PAID_WITHIN = 7;
/** Share of false finds that is put up with among those called a pattern. */
export const PATTERN_AT = 0.05;

const DAY = 86_400_000;

/** One source's report on one question. */
export interface PaidReport {
  readonly questionId: QuestionId;
  readonly topic: string;
  readonly paid: boolean;
  /** Nobody shown independent says the same. */
  readonly alone: boolean;
}

export interface PaymentTest {
  readonly sourceId: SourceId;
  readonly paid: { readonly reports: number; readonly alone: number };
  readonly unpaid: { readonly reports: number; readonly alone: number };
  readonly reports: readonly PaidReport[];
  readonly verdict: 'cannot-be-tested' | 'no-sign' | 'pattern';
  readonly test: Permuted | null;
  /** p corrected for the number of sources looked at; null without a test. */
  readonly corrected: number | null;
  readonly text: string;
}

export interface PaymentTests {
  readonly sources: readonly PaymentTest[];
  /** Sources that could be tested. */
  readonly lookedAt: number;
  readonly together: {
    readonly paid: { readonly sources: number; readonly alone: number };
    readonly unpaid: { readonly sources: number; readonly alone: number };
    readonly test: Permuted | null;
    readonly text: string;
  };
}

/** What the reports of each source are, one per question. */
export interface SourceReports {
  readonly source: Pick<Source, 'id' | 'pseudonym' | 'tier'>;
  readonly reports: readonly PaidReport[];
}

/**
 * The tests, for everybody who was ever paid for a report, most telling first.
 *
 * @param chance seeded numbers from 0 to 1, for what is too large to be worked out exactly.
 */
export function testPayments(all: readonly SourceReports[], chance: () => number): PaymentTests {
  const paid = all.filter(({ reports }) => reports.some((report) => report.paid));
  const tested = paid.map(({ source, reports }) => ({
    source,
    reports,
    test: permutationTest(
      reports.map(({ topic, paid: marked, alone }): Unit => ({
        stratum: topic,
        marked,
        value: Number(alone),
      })),
      chance,
    ),
  }));
  const able = tested.filter(({ test }) => test !== null);
  const corrected = correctForMany(able.map(({ test }) => (test as Permuted).p));
  const sources = tested
    .map(({ source, reports, test }): PaymentTest => {
      const q = test === null ? null : (corrected[able.findIndex((a) => a.source === source)] ?? 1);
      const counts = {
        paid: count(reports.filter((report) => report.paid)),
        unpaid: count(reports.filter((report) => !report.paid)),
      };
      const verdict =
        q === null ? 'cannot-be-tested' : q <= PATTERN_AT ? 'pattern' : ('no-sign' as const);
      return {
        sourceId: source.id,
        ...counts,
        reports,
        verdict,
        test,
        corrected: q,
        text: inWords(source.pseudonym, counts, reports, test, q, able.length),
      };
    })
    .toSorted(
      (a, b) =>
        (a.corrected ?? 2) - (b.corrected ?? 2) ||
        (a.test?.p ?? 2) - (b.test?.p ?? 2) ||
        (a.sourceId < b.sourceId ? -1 : 1),
    );
  return { sources, lookedAt: able.length, together: together(all, chance) };
}

/** A source's reports: one per question it has an accepted claim on, wherever in the chain it stands. */
export function reportsOf(input: {
  readonly sourceId: SourceId;
  readonly claims: readonly Claim[];
  readonly payments: readonly Payment[];
  readonly question: (id: QuestionId) => Pick<Question, 'topic'> | undefined;
  readonly borneOut: (claim: Claim) => boolean;
}): readonly PaidReport[] {
  const { sourceId } = input;
  const dates = input.payments.flatMap((payment) =>
    payment.sourceId === sourceId && (payment.for === 'per-report' || payment.for === 'bonus')
      ? [bounds(payment.on)]
      : [],
  );
  const byQuestion = new Map<QuestionId, Claim[]>();
  for (const claim of input.claims) {
    if (claim.status !== 'accepted' || !hopsOf(claim, sourceId).length) continue;
    const own = byQuestion.get(claim.questionId);
    if (own === undefined) byQuestion.set(claim.questionId, [claim]);
    else own.push(claim);
  }
  return [...byQuestion].flatMap(([questionId, own]): PaidReport[] => {
    const question = input.question(questionId);
    if (question === undefined) return [];
    return [
      {
        questionId,
        topic: question.topic,
        paid: own.some(
          (claim) =>
            hopsOf(claim, sourceId).some((hop) => hop.paidPerReport === true) ||
            dates.some((date) => follows(date, bounds(claim.toldAt))),
        ),
        alone: !own.some((claim) => input.borneOut(claim)),
      },
    ];
  });
}

function hopsOf(claim: Claim, sourceId: SourceId): Claim['hops'] {
  return claim.hops.filter((hop) => hop.actor.kind === 'source' && hop.actor.sourceId === sourceId);
}

type Bounds = readonly [from: number, to: number];

function bounds(span: { readonly from: string | null; readonly to: string | null } | null): Bounds {
  const from = Date.parse(span?.from ?? span?.to ?? '');
  const to = Date.parse(span?.to ?? span?.from ?? '');
  return [from, to];
}

/** Whether pay may have come on the day of the report or up to a week after; unknown dates never fit. */
function follows(pay: Bounds, told: Bounds): boolean {
  return pay[1] >= told[0] - DAY && pay[0] <= told[1] + PAID_WITHIN * DAY;
}

function count(reports: readonly PaidReport[]) {
  return { reports: reports.length, alone: reports.filter(({ alone }) => alone).length };
}

function together(all: readonly SourceReports[], chance: () => number): PaymentTests['together'] {
  const units = all.flatMap(({ source, reports }) =>
    reports.length === 0
      ? []
      : [
          {
            stratum: String(source.tier),
            marked: reports.some((report) => report.paid),
            // In thousandths: shares of different fractions must not make sums that are never equal.
            value: Math.round((1000 * count(reports).alone) / reports.length),
          },
        ],
  );
  const test = permutationTest(units, chance);
  const share = (marked: boolean) => {
    const own = units.filter((unit) => unit.marked === marked);
    const mean = own.reduce((sum, { value }) => sum + value / 1000, 0) / Math.max(1, own.length);
    return { sources: own.length, alone: mean };
  };
  const [paid, unpaid] = [share(true), share(false)];
  const text =
    test === null
      ? `Whether those who are paid for reports are borne out less often than others cannot be tested: ${
          paid.sources === 0
            ? 'nobody is known to be paid for reports.'
            : unpaid.sources === 0
              ? 'everybody is.'
              : 'no tier has both, with reports that differ in this.'
        }`
      : `On average ${percent(paid.alone)} of what comes through a source paid for reports is borne out by nobody, against ${percent(unpaid.alone)} for the others (${paid.sources} and ${unpaid.sources} sources). If pay had nothing to do with it, a difference this large or larger within a tier would come up ${oftenWords(test.p)} (p ${pWords(test.p)}).`;
  return { paid, unpaid, test, text };
}

function inWords(
  name: string,
  { paid, unpaid }: Pick<PaymentTest, 'paid' | 'unpaid'>,
  reports: readonly PaidReport[],
  test: Permuted | null,
  corrected: number | null,
  lookedAt: number,
): string {
  const of = (what: { reports: number; alone: number }, word: string) =>
    `${what.alone} of ${what.reports} ${word} report${what.reports === 1 ? '' : 's'}`;
  if (test === null || corrected === null) {
    const why =
      unpaid.reports === 0
        ? `every report through ${name} was paid for, so there is nothing to compare with`
        : paid.alone + unpaid.alone === 0
          ? `every report through ${name} is borne out by somebody else`
          : paid.alone + unpaid.alone === paid.reports + unpaid.reports
            ? `no report through ${name} is borne out by anybody, paid or not`
            : 'no topic has paid and unpaid reports that differ in this';
    return `Cannot be tested: ${why}.`;
  }
  const many =
    lookedAt === 1 ? '' : `; ${pWords(corrected)} after correcting for ${lookedAt} sources`;
  const end =
    corrected <= PATTERN_AT
      ? ' A pattern in the record that may have other reasons: news that few can know is paid better and borne out less.'
      : ' No sign that pay goes with it.';
  return `Borne out by nobody: ${of(paid, 'paid')}, ${of(unpaid, 'unpaid')}. Only reports on one topic are compared: ${comparedTopics(reports)}. If pay had nothing to do with it, so many paid ones or more would come up ${oftenWords(test.p)} (p ${pWords(test.p)}${many}).${end}`;
}

/** How often something of probability p comes up, as a person says it: the nearer of “once in 4” and “3 times in 10”. */
export function oftenWords(p: number): string {
  if (p >= 0.95) return 'nearly always';
  if (p >= 0.45 && p < 0.55) return 'about every other time';
  const tenths = Math.round(10 * p);
  const once = Math.round(1 / p);
  const near = (said: number): number => Math.abs(said - p);
  return p < 0.45 && near(1 / once) <= near(tenths / 10)
    ? `about once in ${once}`
    : `about ${tenths} times in 10`;
}

/** The topics with paid and unpaid reports that differ: all that the test compares. */
function comparedTopics(reports: readonly PaidReport[]): string {
  const topics = [...new Set(reports.map(({ topic }) => topic))].toSorted().filter((topic) => {
    const own = reports.filter((report) => report.topic === topic);
    const differ = (what: 'paid' | 'alone') => new Set(own.map((one) => one[what])).size === 2;
    return differ('paid') && differ('alone');
  });
  const counted = topics.map((topic) => {
    const own = reports.filter((report) => report.topic === topic);
    const say = (paid: boolean): string => {
      const those = own.filter((report) => report.paid === paid);
      return `${those.filter(({ alone }) => alone).length} of ${those.length} ${paid ? 'paid' : 'unpaid'}`;
    };
    return `“${topic}” (${say(true)}, ${say(false)})`;
  });
  return counted.join(' and ');
}

function pWords(p: number): string {
  return p < 0.001 ? '< .001' : `= ${p.toFixed(p < 0.1 ? 3 : 2).replace(/^0/, '')}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
