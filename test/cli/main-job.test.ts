import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeBench, PASSPHRASE, ROOT, type Bench } from './hearsay.ts';

/*
 * The whole of the main job through the command line, on the sample case: every command here is a
 * process of its own, as at a desk. One folder is prepared; what is spoilt is a copy of it.
 */
interface CaseFile {
  readonly sources: readonly { readonly pseudonym: string }[];
  readonly identities: readonly {
    readonly source: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly phones: readonly string[];
    readonly addresses: readonly string[];
  }[];
}
interface ReleaseRecord {
  readonly id: string;
  readonly status: string;
  readonly manifest: readonly { readonly name: string }[];
  readonly gate: {
    readonly checks: readonly { readonly rule: string; readonly passed: boolean }[];
  };
}

const sample = JSON.parse(readFileSync(join(ROOT, 'fixtures/sefin/case.json'), 'utf8')) as CaseFile;
const secrets = sample.identities.flatMap((one) => [
  one.name,
  ...one.aliases,
  ...one.phones,
  ...one.addresses,
]);
const unlock = { HEARSAY_PASSPHRASE: PASSPHRASE };
const to = ['--audience', 'Commission secretariat'];

vi.setConfig({ testTimeout: 120_000 });
let prepared: Bench;
let recoveryKey = '';

beforeAll(async () => {
  prepared = makeBench();
  recoveryKey = (await prepared.json<{ recoveryKey: string }>(['vault', 'create'], unlock))
    .recoveryKey;
  const { code, err } = await prepared.run(['sample'], unlock);
  expect(err).toBe('');
  expect(code).toBe(0);
}, 120_000);
afterAll(() => prepared.remove());

describe('what is printed', () => {
  it('[CM1] [CM2] --json is one document and nothing else, also from six commands at once', async () => {
    const asked = [
      ['cases'],
      ['assess'],
      ['explain', 'Q-017'],
      ['chain', '17'],
      ['sources'],
      ['vault'],
    ];
    const [cases, rows, finding, chain, sources, vault] = await Promise.all(
      asked.map((args) => prepared.json<never>(args)),
    );
    expect(cases).toMatchObject([{ case: { title: 'Dar Sefin market' } }]);
    expect(rows).toHaveLength(47);
    expect(finding).toMatchObject({ question: 'Q-017', verdict: 'assessed' });
    expect(chain).toMatchObject({ question: 'Q-017', lineage: expect.any(Object) as object });
    expect(sources).toHaveLength(sample.sources.length);
    expect(vault).toEqual({ vault: 'locked' });
  });

  it.each([80, 100])('[CM3] `assess` fits %i columns and cuts nothing off', async (width) => {
    const { out, code } = await prepared.run(['assess'], { COLUMNS: String(width) });
    expect(code).toBe(0);
    for (const text of out.split('\n')) expect(text.length).toBeLessThanOrEqual(width);
    expect(out).not.toContain('…\n');
    expect(out).toContain('PROTECTED SITE');
    const plain = out.replace(/\s+/g, ' ');
    for (const word of ['Dar Sefin market', 'paid per report', 'cannot', 'K-12']) {
      expect(plain).toContain(word);
    }
  });
});

describe('[CM4] a release', () => {
  let desk: Bench;
  let first: ReleaseRecord;
  beforeAll(() => {
    desk = prepared.copy('release');
  });

  it('[CM4] of a flagged question is refused with the mend, exit 1, and nothing is written', async () => {
    const folder = join(desk.folder, 'refused');
    const { code, out } = await desk.run(['release', 'Q-017', ...to, '--out', folder], unlock);
    expect(code).toBe(1);
    expect(out).toContain('refused');
    expect(out).toMatch(/✗ +protected-site +Unanswered protected-site flag: Q-017/);
    expect(out).toContain('Answer for it on the question');
    expect(existsSync(folder)).toBe(false);
  });

  it('[CM5] of a question that has been answered for may go on', async () => {
    const words = 'Empty since 15 March; two of us saw it on the 20th';
    const answered = await desk.run(['answer', 'Q-017', '--protected-site', words]);
    expect(answered.out).toContain('in the name of Mira Desk');
    const again = await desk.json<ReleaseRecord>(['release', 'Q-017', ...to], unlock);
    expect(again.status).toBe('awaiting-signature');
  });

  it('[CM4] with the vault locked asks for its passphrase, and refuses a wrong one', async () => {
    const none = await desk.run(['release', 'Q-001', ...to]);
    expect([none.code, none.out]).toEqual([2, '']);
    expect(none.err).toContain('HEARSAY_PASSPHRASE');
    const wrong = await desk.run(['release', 'Q-001', ...to], {
      HEARSAY_PASSPHRASE: 'not the right words',
    });
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('does not open the vault');
  });

  it('[CM6] waits for a second person; then its files hold no pseudonym and no identity', async () => {
    const ask = ['release', 'Q-001', 'Q-002', 'Q-007', ...to];
    first = await desk.json<ReleaseRecord>(ask, unlock);
    expect(first.status).toBe('awaiting-signature');
    const name = first.id.slice(-6).toLowerCase();
    const folder = join(desk.folder, 'dossier');
    const early = await desk.run(['release', 'write', name, '--out', folder]);
    expect([early.code, early.out]).toEqual([2, '']);
    expect(early.err).toContain('waits for a second signature');
    const self = await desk.run(['release', 'sign', name, '--as', 'mira desk', '--out', folder]);
    expect(self.code).toBe(2);
    expect(existsSync(folder)).toBe(false);

    const signed = await desk.run(['release', 'sign', name, '--as', 'R. Haddad', '--out', folder]);
    expect(signed.code).toBe(0);
    const files = readdirSync(folder);
    expect(files.filter((file) => /\.(md|html)$/.test(file))).toHaveLength(2);
    expect(files).toContain('manifest.json');
    const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    const leaked = [...sample.sources.map((s) => s.pseudonym), ...secrets].filter((word) =>
      new RegExp(`(?<!\\p{L})${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{L})`, 'u').test(
        text,
      ),
    );
    expect(leaked).toEqual([]);
    // The check can fail: what must be in there is found by the same search.
    expect(text).toContain('How many people were killed at the market?');

    const second = await desk.run(['release', 'write', name, '--out', folder]);
    expect(second.err).toContain('name an empty or a new folder');
  });

  it('[CM6] a name of the vault in the text of a question is found and refused, not repeated', async () => {
    const [person] = sample.identities;
    const sheet = join(desk.folder, 'planted.csv');
    writeFileSync(
      sheet,
      `source,question,value\nPlum,Was ${person?.name} at the mill?,yes\nFig,Was ${person?.name} at the mill?,yes\n`,
    );
    expect((await desk.run(['import', sheet, '--mapping', 'claims-table'])).code).toBe(0);
    const rows = await desk.json<{ question: string; text: string }[]>(['assess']);
    const ref = rows.find((row) => row.text.includes(person?.name ?? ''))?.question ?? '';
    const { code, out } = await desk.run(['release', ref, ...to], unlock);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ +scan/);
    expect(out).not.toContain(person?.name);
  });

  it('[CM7] that an outcome contradicts is due for correction, and sources move', async () => {
    const { code, out } = await desk.run([
      'outcome',
      'Q-007',
      'Abu Rami',
      '--evidence',
      'his order of the day',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/What moved:\n +Sumac/);
    expect(out).toContain(`Correction due: release ${first.id.slice(-6).toLowerCase()}`);
    const list = await desk.run(['release', 'list']);
    expect(list.out).toContain('CORRECTION DUE');
    expect(list.out).toContain('Tell everyone who received it.');
    const releases = await desk.json<ReleaseRecord[]>(['release', 'list']);
    expect(releases.find((one) => one.id === first.id)?.status).toBe('correction-due');
  });
});

describe('keeping it', () => {
  it('[CM8] a sealed backup gives the same findings elsewhere, and its vault opens with the paper key', async () => {
    const file = join(prepared.folder, 'monday.hearsay');
    const seal = { HEARSAY_BACKUP_PASSPHRASE: 'another four quiet words' };
    const made = await prepared.json<{ state: string }>(['backup', file, '--seal'], seal);
    const before = await prepared.json<unknown>(['assess']);

    const elsewhere = {
      HEARSAY_DATA: join(prepared.folder, 'restored'),
      HEARSAY_KEYS: join(prepared.folder, 'other keys'),
    };
    const restored = await prepared.json<{ state: string }>(['restore', file, '--sealed'], {
      ...seal,
      ...elsewhere,
    });
    expect(restored.state).toBe(made.state);
    expect(await prepared.json<unknown>(['assess'], elsewhere)).toEqual(before);

    const twice = await prepared.run(['restore', file, '--sealed'], { ...seal, ...elsewhere });
    expect(twice.code).toBe(2);
    expect(twice.err).toContain('empty store');

    const fresh = { ...elsewhere, HEARSAY_PASSPHRASE: 'a fresh set of words' };
    const paper = { HEARSAY_RECOVERY_KEY: recoveryKey };
    expect((await prepared.run(['vault', 'recover'], { ...fresh, ...paper })).code).toBe(0);
    const why = ['vault', 'open', 'Plum', '--why', 'a test of the backup'];
    expect(await prepared.json<{ name: string }>(why, fresh)).toMatchObject({
      name: sample.identities.find((one) => one.source === 'Plum')?.name,
    });
  });

  it('[CM9] `rebuild` brings back what arrived when the database is gone', async () => {
    const desk = prepared.copy('rebuilt');
    const documents = async () =>
      (await desk.json<{ counts: { documents: number } }[]>(['cases']))[0]?.counts.documents;
    const before = await documents();
    rmSync(join(desk.data, 'database'), { recursive: true });
    const { code, out } = await desk.run(['rebuild']);
    expect(out).toContain('1 case and');
    expect(code).toBe(0);
    expect(await documents()).toBe(before);
    // The audit log was in the database: that it begins anew is said, and nothing else is wrong.
    const { problems } = await desk.json<{ problems: { what: string }[] }>(['verify']);
    expect(new Set(problems.map(({ what }) => what))).toEqual(new Set(['audit-entry']));
  });

  it('[CM10] `verify` says no and names the original of which one byte was changed', async () => {
    const desk = prepared.copy('damaged');
    const files = readdirSync(join(desk.data, 'exhibits'), { recursive: true, encoding: 'utf8' });
    const name = files.find((file) => /[0-9a-f]{60}/.test(file)) ?? '';
    const path = join(desk.data, 'exhibits', name);
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    rmSync(path);
    writeFileSync(path, bytes);
    const { code, out } = await desk.run(['verify']);
    expect(code).toBe(1);
    expect(out).toContain(name.split(/[/\\]/).at(-1));
    expect(out).toMatch(/1 problem found/);
    const sound = await prepared.run(['verify']);
    expect([sound.code, sound.out]).toEqual([0, expect.stringMatching(/^Sound: /)]);
  });
});
