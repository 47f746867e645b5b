import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '#cli/main.ts';
import { BIN, finished, makeSampleBench, ROOT, type Bench, type Env, type Ran } from './hearsay.ts';

/* What a person does wrong, and what they are told: one line that says what to do, exit code 2. */
vi.setConfig({ testTimeout: 120_000 });
let desk: Bench;
beforeAll(async () => {
  desk = await makeSampleBench();
  for (const [name, text] of [
    ['note.txt', 'Nothing much.\n'],
    ['bad.json', '{bad'],
    ['other.json', '{}'],
    ['claims.csv', 'source,question,value\nA,Q1,yes\n'],
  ] as const) {
    writeFileSync(join(desk.folder, name), text);
  }
  const seal = { HEARSAY_BACKUP_PASSPHRASE: 'four quiet words' };
  expect((await desk.run(['backup', 'sealed.hearsay', '--seal'], seal)).code).toBe(0);
  mkdirSync(join(desk.folder, 'nothing in it'));
  writeFileSync(join(desk.folder, 'a file'), '');
}, 120_000);
afterAll(() => desk.remove());

/** Words of the command, what the line must hold, settings. */
type Slip = readonly [args: readonly string[], told: string, env?: Env];

const words: readonly Slip[] = [
  [['asess'], "unknown command 'asess'. (Did you mean assess?)"],
  [['explain'], "missing required argument 'question'. See: hearsay explain --help"],
  [['assess', '--fast'], "unknown option '--fast'."],
  [['release', 'Q-001'], "'--audience <who>' not specified. See: hearsay release make --help"],
  [['import', 'nowhere.txt'], 'There is no nowhere.txt. Check the name.'],
  [['import', 'nothing in it'], 'There are no files in there'],
  [['import', 'claims.csv', '--mapping', 'bad.json'], 'bad.json is not JSON'],
  [['import', 'claims.csv', '--mapping', 'other.json'], 'This is not a mapping'],
  [['import', 'claims.csv', '--mapping', 'mine'], 'Built in: claims-table, conflict-events'],
  [['import', 'claims.csv', '--zone', 'Mars/Base'], 'There is no time zone "Mars/Base"'],
  [['import', 'claims.csv', '--received-at', 'today'], '--received-at needs a date, a time'],
  [['import', 'a.txt', '--case', 'x', '--new-case', 'y'], 'not both'],
  [['cases', 'new', 'Oru', '--signatures', '3'], '--signatures is 1 or 2'],
  [['cases', 'new', 'Oru', '--purpose', 'person'], 'never a person'],
  [['links', '--accept', 'a', '--reject', 'b'], 'one link at a time'],
  [['outcome', 'Q-002', '13', '--evidence', 'x', '--standard', 'sure'], '--standard is one of'],
  [['answer', 'Q-017'], '--protected-site "…" or --threat "…"'],
  [['release', 'Q-001', '--audience', 'x', '--format', 'pdf'], '--format is markdown or html'],
  [['release', 'Q-001', '--audience', 'x', '--out', 'a file'], 'is a file; name a folder'],
  [['vault', 'create'], 'set HEARSAY_PASSPHRASE'],
  [['vault', 'create'], 'at least 12 characters', { HEARSAY_PASSPHRASE: 'short' }],
  [['vault', 'create'], 'cannot be read', { HEARSAY_PASSPHRASE_FILE: '/none/there' }],
  [['vault', 'erase', 'Plum'], 'cannot be undone. Add --yes'],
  [['backup', 'no such folder/x'], 'There is no folder'],
  [['restore', 'nothing in it'], 'is a folder; name a backup'],
  [['restore', 'sealed.hearsay'], 'is sealed: add --sealed', { HEARSAY_DATA: 'another' }],
  [['restore', 'nowhere.hearsay'], 'There is no nowhere.hearsay. Check the name.'],
  [
    ['serve'],
    'HEARSAY_PORT must be a number from 0 to 65535; it is "desk"',
    { HEARSAY_PORT: 'desk' },
  ],
  [['link'], 'Start it with: hearsay serve'],
  [['assess'], 'is not a folder. Set HEARSAY_DATA', { HEARSAY_DATA: 'a file' }],
];

const onTheSample: readonly Slip[] = [
  [['explain', 'Q-999'], 'There is no question "Q-999"'],
  [['assess', '--case', 'Bridge'], 'There is no case "Bridge". Cases: "Dar Sefin market".'],
  [['outcome', 'Q-002', 'many', '--evidence', 'x'], 'no answer to Q-002'],
  [['answer', 'Q-001', '--threat', 'x'], 'is not flagged for a threat to life'],
  [['links', '--accept', 'zzzzzz'], 'There is no link "zzzzzz"'],
  [['release', 'sign', 'zzzzzz', '--as', 'x'], 'There is no release "zzzzzz"'],
  [['import', 'nowhere.txt', '--undo'], 'Nothing called nowhere.txt was imported'],
  [['backup', 'note.txt'], 'note.txt exists already'],
  [['vault', 'open', 'Plum', '--why', 'x'], 'vault', { HEARSAY_PASSPHRASE: 'four quiet words' }],
];

function isOneLine(ran: Ran, [args, told]: Slip): void {
  const name = args.join(' ');
  expect(ran.err, name).toContain(told);
  expect(ran.err.trimEnd().split('\n'), name).toHaveLength(1);
  expect(ran.err, name).toMatch(/^hearsay: /);
  expect([ran.code, ran.out], name).toEqual([2, '']);
}

/** The same `main` in this process: a process for each slip would take a minute. */
async function here(args: readonly string[], env: Env = {}): Promise<Ran> {
  const written = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.err += String(text);
    return true;
  });
  const [before, folder] = [{ ...process.env }, process.cwd()];
  Object.assign(process.env, desk.env, env);
  process.chdir(desk.folder);
  try {
    const code = await main(['node', 'hearsay', ...args]);
    return { code, ...written };
  } finally {
    process.chdir(folder);
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, before);
    process.exitCode = undefined;
    out.mockRestore();
    err.mockRestore();
  }
}

describe('[CM11] one line that says what to do, exit code 2', () => {
  it.each([...words, ...onTheSample].map((slip) => [slip[0].join(' '), slip] as const))(
    '[CM11] hearsay %s',
    async (_name, slip) => isOneLine(await here(slip[0], slip[2]), slip),
  );

  it('[CM11] as a process of its own it is no different', async () => {
    for (const slip of [...words.slice(3, 5), ...onTheSample.slice(0, 1)]) {
      isOneLine(await desk.run(slip[0], slip[2]), slip);
    }
  });
});

describe('folders and files', () => {
  it('[CM11] no case, and two of them', async () => {
    const empty = { HEARSAY_DATA: join(desk.folder, 'empty') };
    const none = await here(['assess'], empty);
    expect(none.code).toBe(2);
    expect(none.err).toContain('There is no case yet');
    for (const title of ['Bridge at Oru', 'Bridge at Lum']) {
      const opened = await here(['cases', 'new', title, '--signatures', '1'], empty);
      expect(opened.code).toBe(0);
    }
    const again = await here(['cases', 'new', 'bridge at lum'], empty);
    expect(again.err).toContain('already');
    const two = await here(['sources'], empty);
    expect(two.err).toContain('say which with --case, or set HEARSAY_CASE');
    const vague = await here(['sources', '--case', 'bridge'], empty);
    expect(vague.err).toContain('"bridge" fits 2 cases');
    const named = await here(['sources'], { ...empty, HEARSAY_CASE: 'lum' });
    expect([named.code, named.err]).toEqual([0, '']);
  });

  it.skipIf(process.getuid?.() === 0)(
    '[CM11] a file that may not be read is named and the others are taken in (skipped as root)',
    async () => {
      const copy = desk.copy('unreadable');
      const folder = join(desk.folder, 'mixed');
      mkdirSync(folder);
      writeFileSync(join(folder, 'closed.txt'), 'secret');
      writeFileSync(join(folder, 'open.txt'), 'told by phone');
      chmodSync(join(folder, 'closed.txt'), 0);
      const { code, out, err } = await copy.run(['import', folder]);
      expect(code).toBe(2);
      expect(out).toContain('open.txt: 1 document');
      expect(err).toMatch(/You may not open .*closed\.txt/);
    },
  );
});

describe('a terminal', () => {
  it('[CM12] that stops reading early gets no stack, and the work is done all the same', async () => {
    const copy = desk.copy('piped');
    const { code, out, err } = await finished(
      'sh',
      ['-c', `"$0" assess --record | head -1; "$0" explain Q-017 | true`, BIN],
      copy.env,
      copy.folder,
    );
    expect([code, out, err]).toEqual([0, 'Dar Sefin market\n', '']);
    const input = await copy.run(['assess', 'Q-002', '--record', '--json']);
    expect(input.code).toBe(0);
  });

  it('[CM12] that says Ctrl+C stops the command in order, and the next one goes on', async () => {
    const copy = desk.copy('interrupted');
    const folder = join(desk.folder, 'many');
    mkdirSync(folder);
    for (let i = 0; i < 60; i += 1) writeFileSync(join(folder, `${i}.txt`), `Told on day ${i}.\n`);
    const child = spawn(BIN, ['import', folder], {
      env: copy.env,
      cwd: copy.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const ended = new Promise<number | null>((done) => child.on('close', done));
    const holding = () => {
      const owner = join(copy.data, 'run', 'owner.json');
      return existsSync(owner) && readFileSync(owner, 'utf8').includes('"ready":true');
    };
    while (!holding() && child.exitCode === null) await new Promise((go) => setTimeout(go, 20));
    await new Promise((go) => setTimeout(go, 200));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(err).toMatch(/^hearsay: \d+ of 60 files are in\. Run the same command again to go on/);

    const again = await copy.run(['import', folder]);
    expect([again.code, again.err]).toEqual([0, '']);
    const [view] = await copy.json<{ counts: { documents: number } }[]>(['cases']);
    const [before] = await desk.json<{ counts: { documents: number } }[]>(['cases']);
    expect(view?.counts.documents).toBe((before?.counts.documents ?? 0) + 60);
  }, 60_000);
});

describe('starting', () => {
  it('[CM13] `--version` and `--help` load no command', async () => {
    const version = (
      JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
    ).version;
    const times: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      const from = performance.now();
      const { code, out } = await desk.run(['--version']);
      times.push(performance.now() - from);
      expect([code, out]).toEqual([0, `${version}\n`]);
    }
    // A second on a machine that is not busy; loading every command takes several times as long.
    expect(Math.min(...times)).toBeLessThan(2_000);
  });

  it('[CM13] `--help` has a line of at most 80 columns for every command', async () => {
    const main = readFileSync(join(ROOT, 'src/cli/main.ts'), 'utf8');
    const names = [...main.matchAll(/^ {2}(\w+): async \(\) =>/gm)].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(15);
    const { out, code } = await desk.run(['--help']);
    expect(code).toBe(0);
    const listed = out.slice(out.indexOf('Commands:'), out.indexOf('Examples:')).split('\n');
    for (const name of names) {
      const line = listed.find((text) => text.startsWith(`  ${name} `)) ?? '';
      expect(line, name).toMatch(/^ {2}\w+ {2,}\S.{15,}$/);
    }
    // Every command on one line, besides the heading, `help` itself and the blank one.
    expect(listed.filter((text) => text.startsWith('    '))).toEqual([]);
    expect((await desk.run([])).out).toBe(out);
  });
});
