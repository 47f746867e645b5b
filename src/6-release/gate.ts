/**
 * The gate: what must hold before anything leaves. It looks at the finished bytes and at the records
 * they were made from; it never trusts that the composer did its work. When unsure it refuses, and
 * every refusal says how to mend it – without repeating what must not be said.
 *
 * `passed` is about content. Signatures are a check of their own that does not refuse a release but
 * keeps it waiting (`releaseStatus`).
 */
import type { Case } from '#terms/case.ts';
import type { Instant } from '#terms/time.ts';
import type { Source } from '#terms/source.ts';
import type { SafetyFlag } from '#claims/question.ts';
import { claimAgrees, direct, moment } from '#assessment/value-agrees.ts';
import { oneLine } from '#assessment/words.ts';
import { mayQuote, type ReleaseItem } from './compose.ts';
import type { Dossier } from './dossier.ts';
import type { ReleaseFile } from './manifest.ts';
import type { GateCheck, GateReport, Release } from './release.ts';
import { type Forbidden, scan } from './scanner.ts';

export interface GateInput {
  readonly dossier: Dossier;
  readonly files: readonly ReleaseFile[];
  readonly items: readonly ReleaseItem[];
  readonly policy: Case['releasePolicy'];
  readonly vault: 'absent' | 'locked' | 'unlocked';
  /** Everything that must not be in the bytes, the strings of the unlocked vault included. */
  readonly forbidden: readonly Forbidden[];
  readonly signatures: Release['signatures'];
  /** Subjects that are living persons: their whereabouts leave coarse and late, or not at all. */
  readonly livingPersons: readonly string[];
  readonly at: Instant;
}

/** A quoted detail must have been known to at least this many origins. */
export const KNOWN_TO_AT_LEAST = 2;
/** Whereabouts of a living person leave no earlier than this many days after. */
export const WHEREABOUTS_AFTER_DAYS = 30;

export function gate(input: GateInput): GateReport {
  const checks = [
    ...safetyChecks(input),
    vaultCheck(input),
    scanCheck(input),
    consentCheck(input),
    precisionCheck(input),
    ...whereaboutsChecks(input),
    detailCheck(input),
    addresseeCheck(input),
    signatureCheck(input),
  ];
  return {
    passed: checks.every((check) => check.passed || check.rule === 'signatures'),
    checks,
  };
}

/** What becomes of a release that has been through the gate. */
export function releaseStatus(
  report: GateReport,
): Extract<Release['status'], 'refused' | 'awaiting-signature' | 'released'> {
  if (!report.passed) return 'refused';
  return report.checks.every((check) => check.passed) ? 'released' : 'awaiting-signature';
}

/** Signatures of different people; the one who made the release counts as one. */
export function signatureCheck(input: Pick<GateInput, 'signatures' | 'policy'>): GateCheck {
  const signed = new Set<string>(input.signatures.map(({ userId }) => userId)).size;
  const needed = input.policy.signatures;
  const passed = signed >= needed;
  return {
    rule: 'signatures',
    passed,
    text: `${signed} of ${needed} ${needed === 1 ? 'signature' : 'signatures'}.`,
    mend: passed ? null : 'Have another member of the case read it and sign.',
  };
}

function safetyChecks({ items }: GateInput): readonly GateCheck[] {
  const check = (
    rule: string,
    what: string,
    mend: string,
    flagOf: (item: ReleaseItem) => SafetyFlag,
  ): GateCheck => {
    const open = items.filter((item) => {
      const flag = flagOf(item);
      return flag.raised && (flag.answer === null || flag.answer.text.trim() === '');
    });
    const refs = open.map(({ input }) => input.question.ref).join(', ');
    return {
      rule,
      passed: open.length === 0,
      text: open.length === 0 ? `No unanswered ${what}.` : `Unanswered ${what}: ${refs}.`,
      mend: open.length === 0 ? null : mend,
    };
  };
  return [
    check(
      'protected-site',
      'protected-site flag',
      'Answer for it on the question: who is there, and what happens to them if those who hold the place read this? Or leave the question out.',
      ({ input }) => input.question.protectedSite,
    ),
    check(
      'threat-to-life',
      'threat to life',
      'Warn those concerned first and record on the question who decided what. Or leave the question out.',
      ({ input }) => input.question.threatToLife,
    ),
  ];
}

function vaultCheck({ vault }: GateInput): GateCheck {
  if (vault === 'locked') {
    return {
      rule: 'vault',
      passed: false,
      text: 'The vault is locked, so nobody can tell whether a name would leave.',
      mend: 'Unlock the vault and make the release again.',
    };
  }
  return {
    rule: 'vault',
    passed: true,
    text:
      vault === 'absent'
        ? 'There is no vault, so there are no identities to look for.'
        : 'The vault is open; its names were looked for.',
    mend: null,
  };
}

function scanCheck({ files, forbidden }: GateInput): GateCheck {
  const found: string[] = [];
  for (const file of files) {
    const counts = new Map<string, number>();
    for (const hit of scan(file.bytes, forbidden)) {
      const what = hit.form === 'plain' ? hit.kind : `${hit.kind} (${hit.form})`;
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    for (const [what, count] of counts) found.push(`${count} × ${what} in ${file.name}`);
  }
  const passed = found.length === 0;
  return {
    rule: 'scan',
    passed,
    text: passed
      ? `None of ${forbidden.length} names, numbers and ids was found in ${files.length} ${files.length === 1 ? 'file' : 'files'}.`
      : `Found: ${found.join('; ')}.`,
    mend: passed
      ? null
      : 'Look in the text of the questions, the answers, the approved passages and the title; reword what names somebody, or withdraw the passage.',
  };
}

/** Every quote that is in the dossier is looked up again among the claims, with its consent. */
function consentCheck({ dossier, items }: GateInput): GateCheck {
  let without = 0;
  dossier.questions.forEach((question, i) => {
    const item = items[i];
    for (const { quote } of question.sources) {
      if (quote === null) continue;
      if (item === undefined || !quoteAllowed(item, quote)) without += 1;
    }
  });
  const silent = new Set<string>();
  for (const { input } of items) {
    for (const source of input.sources) if (!agreed(source)) silent.add(source.id);
  }
  return {
    rule: 'consent',
    passed: without === 0,
    text:
      without > 0
        ? `${without} quoted ${without === 1 ? 'passage has' : 'passages have'} no consent of everyone whose words they are.`
        : silent.size > 0
          ? `Nothing is quoted without consent; ${silent.size} ${silent.size === 1 ? 'source' : 'sources'} did not agree to release and ${silent.size === 1 ? 'is' : 'are'} only paraphrased.`
          : 'Nothing is quoted without consent.',
    mend: without > 0 ? 'Withdraw the passage, or ask and record the consent.' : null,
  };
}

function quoteAllowed({ input }: ReleaseItem, quote: string): boolean {
  const sources = new Map(input.sources.map((source) => [source.id as string, source]));
  return input.claims.some(
    (claim) =>
      claim.status === 'accepted' &&
      oneLine(claim.quote, 300) === quote &&
      mayQuote(claim, sources),
  );
}

function agreed(source: Source): boolean {
  return source.consent === 'pseudonymous-release' || source.consent === 'named-release';
}

/** Coordinates and clock times in running text, which the coarsening of values does not reach. */
function precisionCheck({ dossier, policy }: GateInput): GateCheck {
  const texts = [
    dossier.title,
    ...dossier.questions.flatMap((q) => [
      q.text,
      q.sentence,
      ...q.answers.map(({ label }) => label),
      ...q.sources.flatMap(({ says, quote }) => [says, quote ?? '']),
    ]),
  ].map(westernDigits);
  const places = texts.filter((text) => tooPrecise(text, policy.coordinateDigits)).length;
  const times = texts.filter((text) => CLOCK.test(text)).length;
  const passed = places === 0 && times === 0;
  const found = [
    ...(places > 0 ? [`coordinates finer than the case allows in ${places} of the texts`] : []),
    ...(times > 0 ? [`times of day in ${times} of the texts`] : []),
  ];
  return {
    rule: 'precision',
    passed,
    text: passed
      ? 'Places and times are no finer than the case allows.'
      : `Found ${found.join(' and ')}.`,
    mend: passed ? null : 'Reword the question or the title without them, or withdraw the passage.',
  };
}

const CLOCK =
  /(?<![\d.,:])(?:[01]?\d|2[0-3])(?::[0-5]\d|\s?h\s?[0-5]\d|\s?(?:a\.?m|p\.?m)\b)(?![\d])/iu;

function tooPrecise(text: string, digits: number): boolean {
  const pair = /(-?\d{1,3}\.(\d+))\s*°?\s*[NSEW]?\s*[,;/ ]\s*(-?\d{1,3}\.(\d+))/giu;
  for (const [, , first = '', , second = ''] of text.matchAll(pair)) {
    if (first.length > digits || second.length > digits) return true;
  }
  const sexagesimal = /\d{1,3}\s*°\s*\d{1,2}\s*['′]/u;
  const grid = /\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{2}\s?){2,5}\b/u;
  return sexagesimal.test(text) || grid.test(text);
}

function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );
}

function whereaboutsChecks({ items, livingPersons, at }: GateInput): readonly GateCheck[] {
  const living = new Set<string>(livingPersons);
  const open = items.filter(({ input }) => {
    const { question } = input;
    if (question.type !== 'place' && question.type !== 'point') return false;
    if (!question.subjectIds.some((id) => living.has(id))) return false;
    const end = question.period?.to ?? null;
    const ended = end === null ? null : moment(end, 'end');
    return ended === null || Date.parse(at) - ended < WHEREABOUTS_AFTER_DAYS * 86_400_000;
  });
  const passed = open.length === 0;
  return [
    {
      rule: 'whereabouts',
      passed,
      text: passed
        ? 'No recent whereabouts of a living person.'
        : `Whereabouts of a living person, recent or without an end: ${open.map(({ input }) => input.question.ref).join(', ')}.`,
      mend: passed
        ? null
        : `Leave the question out, or wait until ${WHEREABOUTS_AFTER_DAYS} days after the period it asks about (and give it that period).`,
    },
  ];
}

/**
 * How many could have known it: a passage that only one origin bears out points at that one person,
 * whatever name stands beside it.
 */
function detailCheck({ dossier, items }: GateInput): GateCheck {
  let exposed = 0;
  dossier.questions.forEach((question, i) => {
    const item = items[i];
    if (item === undefined) return;
    for (const { quote } of question.sources) {
      if (quote !== null && knownTo(item, quote) < KNOWN_TO_AT_LEAST) exposed += 1;
    }
  });
  const passed = exposed === 0;
  return {
    rule: 'k-of-a-detail',
    passed,
    text: passed
      ? `Every quoted detail is borne out by at least ${KNOWN_TO_AT_LEAST} origins.`
      : `${exposed} quoted ${exposed === 1 ? 'passage tells' : 'passages tell'} what only one origin is known to have known.`,
    mend: passed
      ? null
      : 'Withdraw the passage (it is then paraphrased), or wait until others have said it.',
  };
}

function knownTo({ input, full }: ReleaseItem, quote: string): number {
  const claims = new Map(input.claims.map((claim) => [claim.id as string, claim]));
  const quoted = input.claims.find((claim) => oneLine(claim.quote, 300) === quote);
  if (quoted === undefined) return 0;
  const said = direct(quoted);
  return full.lineage.origins.filter(
    (origin) =>
      origin.standing !== 'dependent' &&
      origin.actor.kind !== 'gap' &&
      origin.claimIds.some((id) => {
        const claim = claims.get(id);
        if (claim === undefined) return false;
        const other = direct(claim);
        return (
          other.polarity === said.polarity &&
          claimAgrees({ value: other.value, polarity: 'asserts' }, said.value, input.question)
        );
      }),
  ).length;
}

function addresseeCheck({ dossier }: GateInput): GateCheck {
  const passed = dossier.audience.trim() !== '';
  return {
    rule: 'addressee',
    passed,
    text: passed ? 'It says who it is for.' : 'It does not say who it is for.',
    mend: passed ? null : 'Name the audience; a later correction must find them.',
  };
}
