import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import type { Question } from '#claims/question.ts';
import { grade } from '#assessment/grade.ts';
import { makeQuestion } from '#assessment/hand-made.ts';
import { siloInput, siloLineage, siloPosterior } from '#assessment/silo-case.ts';
import { gate, releaseStatus, signatureCheck } from './gate.ts';
import { makeDossier } from './hand-made.ts';
import { prepareRelease, type PrepareInput } from './prepare.ts';

const at = instant('2026-03-20T12:00:00Z');
const sign = (id: string) => ({
  userId: asId<PrepareInput['signatures'][number]['userId']>(id),
  name: id,
  at,
});

function prepare(change: Partial<PrepareInput> = {}, question: Partial<Question> = {}) {
  const input = siloInput({ question: makeQuestion(question) });
  return prepareRelease({
    title: 'Dar Sefin, March',
    audience: 'the inquiry',
    at,
    expires: null,
    policy: { signatures: 2, coordinateDigits: 1, timePrecision: 'day' },
    items: [{ input, full: grade(input, siloLineage(), siloPosterior()) }],
    approvedPassages: [],
    seed: 'a seed',
    formats: ['markdown', 'html'],
    vault: 'unlocked',
    forbidden: [{ kind: 'identity', text: 'Rami Haddad' }],
    signatures: [sign('u1')],
    livingPersons: [],
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    ...change,
  });
}
const failed = (prepared: ReturnType<typeof prepare>) =>
  prepared.gate.checks.filter(({ passed }) => !passed).map(({ rule }) => rule);
const flag = (text: string | null) => ({
  raised: true,
  why: 'detainees',
  answer: text === null ? null : { text, by: 'R. Lind', at },
});

describe('gate', () => {
  it('[RE12] passes a clean dossier, which then waits for the second signature', () => {
    const one = prepare();
    expect(failed(one)).toEqual(['signatures']);
    expect(one.gate.passed).toBe(true);
    expect(one.status).toBe('awaiting-signature');
    expect(prepare({ signatures: [sign('u1'), sign('u2')] }).status).toBe('released');
    expect(one.manifest.map(({ name }) => name)).toEqual(['dossier.html', 'dossier.md']);
  });
  it('[RE12] the same person signing twice is one signature', () => {
    const twice = prepare({ signatures: [sign('u1'), sign('u1')] });
    expect(twice.status).toBe('awaiting-signature');
    expect(
      signatureCheck({
        signatures: [sign('u1')],
        policy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
      }).passed,
    ).toBe(true);
  });
  it('[RE13] refuses an unanswered protected site or threat to life, and says how to mend it', () => {
    const refused = prepare({}, { protectedSite: flag(null) });
    expect(refused.status).toBe('refused');
    expect(failed(refused)).toContain('protected-site');
    expect(refused.gate.checks.find(({ rule }) => rule === 'protected-site')?.mend).toMatch(
      /who is there/,
    );
    expect(failed(prepare({}, { protectedSite: flag('Empty since January.') }))).toEqual([
      'signatures',
    ]);
    expect(failed(prepare({}, { protectedSite: flag('  ') }))).toContain('protected-site');
    expect(failed(prepare({}, { threatToLife: flag(null) }))).toContain('threat-to-life');
  });
  it('[RE13] refuses while the vault is locked, but not where there is none', () => {
    expect(prepare({ vault: 'locked' }).status).toBe('refused');
    expect(failed(prepare({ vault: 'absent' }))).toEqual(['signatures']);
  });
  it('[RE14] refuses when a name of the vault, a pseudonym or an id is in the bytes – without repeating it', () => {
    for (const title of [
      'For Rami Haddad',
      'What RAMI\u200BHADDAD saw',
      'Plum and Tern',
      'About source-Plum',
    ]) {
      const refused = prepare({ title });
      expect(failed(refused), title).toContain('scan');
      expect(JSON.stringify(refused.gate)).not.toMatch(/rami|haddad|plum|tern\b/i);
    }
  });
  it('[RE14] refuses a quoted passage that slipped in without consent', () => {
    const input = siloInput({ question: makeQuestion() });
    const dossier = makeDossier();
    const [first] = dossier.questions;
    if (first === undefined) throw new Error('The dossier has a question.');
    const quoting = (quote: string) =>
      gate({
        dossier: {
          ...dossier,
          questions: [
            {
              ...first,
              sources: first.sources.map((s, i) => ({ ...s, quote: i === 0 ? quote : null })),
            },
          ],
        },
        files: [],
        items: [{ input, full: grade(input, siloLineage(), siloPosterior()) }],
        policy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
        vault: 'absent',
        forbidden: [],
        signatures: [sign('u1')],
        livingPersons: [],
        at,
      })
        .checks.filter(({ passed }) => !passed)
        .map(({ rule }) => rule);
    expect(quoting('… he said the silo was full of prisoners that week …')).toEqual(['consent']);
    expect(quoting('words nobody ever said')).toEqual(['consent', 'k-of-a-detail']);
    // Only Tern says there was grain: the passage points at Tern.
    expect(quoting('… there was only grain and two guards …')).toEqual(['k-of-a-detail']);
    expect(quoting('… they brought nine or ten men, hands tied, before the last prayer …')).toEqual(
      [],
    );
  });
  it.each([
    ['The convoy at 35.123, 40.456', 'coordinates'],
    ['At ٣٥٫١ no; at 35.12345; 40.98765', 'coordinates'],
    ['35°12′ N', 'coordinates'],
    ['37S BU 1234 5678', 'coordinates'],
    ['On 12 March at 21:10', 'times of day'],
    ['at 9 pm sharp', 'times of day'],
    ['في الساعة ٢١:١٠', 'times of day'],
  ])('[RE15] refuses what is finer than the case allows: %s', (title, what) => {
    const refused = prepare({ title });
    expect(failed(refused)).toContain('precision');
    expect(refused.gate.checks.find(({ rule }) => rule === 'precision')?.text).toContain(what);
  });
  it.each(['Dar Sefin 35.1, 40.4', 'March 2026, 12–14', 'Brigade 4, 21 men'])(
    '[RE15] lets pass what is coarse enough: %s',
    (title) => expect(failed(prepare({ title }))).toEqual(['signatures']),
  );
  it('[RE15] refuses recent whereabouts of a living person', () => {
    const where: Partial<Question> = {
      type: 'place',
      text: 'Where is the mayor held?',
      subjectIds: [asId('subject-1')],
    };
    const living = { livingPersons: ['subject-1'] };
    expect(failed(prepare(living, where))).toContain('whereabouts');
    const period = { from: '2025-12-01', to: '2026-01-31', stated: 'until January', zone: null };
    expect(failed(prepare(living, { ...where, period }))).toEqual(['signatures']);
    expect(failed(prepare({}, where))).toEqual(['signatures']);
  });
  it('[RE13] refuses a release for nobody', () => {
    expect(failed(prepare({ audience: ' ' }))).toContain('addressee');
  });
  it('[RE12] a refused release stays refused however many sign', () => {
    const report = prepare({ vault: 'locked', signatures: [sign('u1'), sign('u2')] }).gate;
    expect(releaseStatus(report)).toBe('refused');
  });
});
