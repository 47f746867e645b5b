import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { VERBS } from '../../src/store/verbs.ts';
import { systemClock } from '../../src/cli/with-desk.ts';
import { bulkOf, type Card } from '../../src/2-claims/matching/take-card.ts';
import { SUMMARIES } from '../../src/cli/summaries.ts';
import { openStore, type OpenStore } from '../../src/store/open.ts';
import { main } from '../../src/cli/main.ts';
import { makeBench, ROOT, type Bench, type Ran } from './hearsay.ts';

/*
 * Every command of docs/guide/command-line.md, in its order, by a shell, on the sample case. Only the
 * made-up name 4kq2vz is replaced by one there is.
 */
vi.setConfig({ testTimeout: 900_000 });
const guide = readFileSync(join(ROOT, 'docs/guide/command-line.md'), 'utf8');
const commands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap((block) => (block[1] ?? '').split('\n'))
  .filter((line) => line.startsWith('hearsay '));

/** Where the six letters of an example come from. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  'hearsay imports': ['imports'],
  'hearsay claims': ['claims', 'Q-003'],
  'hearsay network': ['sources', 'Plum'],
};

let desk: Bench;
let holder: OpenStore;
const folder = process.cwd();
beforeAll(async () => {
  desk = makeBench();
  for (const [name, value] of Object.entries(desk.env)) vi.stubEnv(name, value);
  process.chdir(desk.folder);
  // As while the desk runs: commands join whoever holds the folder, and start no database of their own.
  holder = await openStore({ folder: desk.data, clock: systemClock, newId: ulid });
  expect((await here('hearsay sample')).code).toBe(0);
}, 120_000);
afterAll(async () => {
  await holder.close();
  process.chdir(folder);
  vi.unstubAllEnvs();
  desk.remove();
});

/** One command in this process – sixty starts of the program would only take time – as a shell parts its words. */
async function here(line: string): Promise<Ran> {
  const words = spawnSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' }).stdout;
  let [out, err] = ['', ''];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += String(text);
      return true;
    }),
  ];
  try {
    const code = await main(['node', ...words.split('\0').slice(0, -1)]);
    return { code, out, err };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = undefined;
  }
}

describe('the terminal does what the screens do', () => {
  it('[CM90] names every command there is, in the table or as one for the terminal alone', () => {
    const told = new Set([...guide.matchAll(/`(?:hearsay )?([a-z]+)/g)].map((match) => match[1]));
    const alone = [
      'serve',
      'link',
      'read',
      'suggest',
      'corroborate',
      'simulate',
      'sample',
      'rebuild',
    ];
    const missing = Object.keys(SUMMARIES).filter(
      (name) => !told.has(name) && !alone.includes(name),
    );
    expect(missing).toEqual([]);
    expect(VERBS['change.take-back']).toBe('editor');
  });

  it('[CM91] every example works as it stands there', async () => {
    const faults: string[] = [];
    for (const shown of commands) {
      const line = shown.replace('4kq2vz', await named(shown));
      const { code, out, err } = await here(line);
      // An open warning is an answer: no.
      const expected = line.includes('--everywhere') ? 1 : 0;
      if (code !== expected || out.trim() === '') faults.push(`${line}: ${code} ${out}${err}`);
    }
    expect(faults).toEqual([]);
  });

  it.each([
    ['search a', 'no word of two letters'],
    ['search bridge --kind people', '--kind is one of question'],
    ['search bridge --most none', '--most is a whole number'],
    ['questions --only nonsense', '--only is one of open'],
    ['questions --sort loudness', '--sort is one of ref'],
    ['questions set Q-003', 'Say what to change'],
    ['questions set Q-999 --status open', 'There is no question "Q-999"'],
    ['questions add ""', 'A question needs words'],
    ['searches run Nothing', 'There is no saved search'],
    ['searches save Everything', 'Give at least one filter'],
    ['log --since yesterday', '--since is a day such as'],
    ['undo 999999', 'There is no entry 999999'],
    ['map --area here', '--area is south,west,north,east'],
    ['documents show 999', 'There is no document #999'],
    ['documents accept 55', 'Say which, such as 12-87'],
    ['documents accept 55 1-2', 'Nothing is suggested at 1-2'],
    ['claims add Q-003 nine', 'Say who told us'],
    ['claims add Q-003 maybe --chain Plum', 'is no answer to Q-003'],
    ['claims add Q-003 nine --chain "Plum > Nobody"', 'There is no source "Nobody"'],
    ['claims add Q-003 nine --chain Plum --document 55 --quote nowhere', 'do not stand in'],
    ['claims remove zzzzzz', 'There is no claim "zzzzzz"'],
    ['sessions add Tern', 'Say when it was'],
    ['sessions remove Tern 99', 'There is no session 99'],
    ['sessions put Tern 99 --standing explained', 'differences'],
    ['network risk Plum grave --why so', 'the level is one of none'],
    ['network risk Plum low', 'Say why'],
    ['subjects possibly "Abu Rami" "Varo bridge"', 'cannot be one'],
    ['warnings --hand-over Q-003', 'Say both'],
    ['outcome Q-002 13', 'Say what shows it'],
    ['outcome Q-002 13 --evidence x --known-since now', '--known-since is a day'],
    ['outcome Q-004 --withdraw', 'Nothing is on record'],
    ['cases set', 'Say what to change'],
    ['imports show zzzzzz', 'There is no import "zzzzzz"'],
  ])('[CM95] %s: one line', async (words, told) => {
    const { code, out, err } = await here(`hearsay ${words}`);
    expect(err).toContain(told);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('[CM98] a question is named by its words wherever a command takes one', async () => {
    const [first, second] = JSON.parse((await here('hearsay questions --json')).out).rows as {
      readonly ref: string;
      readonly text: string;
    }[];
    const said = (words: string) => `"${words.replaceAll('"', '')}"`;
    const loud = said(first!.text.toUpperCase().replace(/[?!]/gu, ' ?'));
    for (const line of [
      `explain ${loud}`,
      `assess ${loud}`,
      `chain ${loud}`,
      `claims ${loud}`,
      `ask ${loud}`,
      `check ${loud}`,
      `log --about ${loud}`,
      `questions set ${loud} --importance 3`,
    ]) {
      const { code, out, err } = await here(`hearsay ${line}`);
      expect([line, code, err]).toEqual([line, 0, '']);
      expect(out).not.toBe('');
    }
    expect((await here(`hearsay questions set ${said(second!.text)} --topic wells`)).out).toContain(
      second!.ref,
    );
    const refused = await here('hearsay explain "no such words at all"');
    expect(refused.err).toContain('`hearsay questions` lists them');
    expect(refused.code).toBe(2);
    // Three letters are no words, and words that several have are said to be.
    expect((await here('hearsay explain "was"')).err).toContain('There is no question "was"');
    // Words that one question alone has will do; of those that several have each is named.
    expect((await here('hearsay explain "on 2 april"')).code).toBe(0);
    const several = await here('hearsay explain "people were"');
    expect(several.err).toMatch(/\d questions have the words "people were": Q-\d+ “/u);
    expect(several.code).toBe(2);
  });

  it('[CM96] a search that finds nothing is an answer: no; a log that is whole is one: yes', async () => {
    expect((await here('hearsay search zebra')).code).toBe(1);
    const { code, out } = await here('hearsay log --verify --most 1 --json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      lines: [{ seq: expect.any(Number) }],
      verified: { ok: true },
    });
  });

  it('[CM97] --sure takes what the screen would take at once, and says how many are left and why', async () => {
    const waiting = JSON.parse((await here('hearsay documents --waiting --json')).out) as {
      readonly number: number;
      readonly sure: number;
    }[];
    const { number } = waiting.find(({ sure }) => sure > 0)!;
    const { out } = await here(`hearsay documents suggestions ${number} --json`);
    const { taken, left } = bulkOf((JSON.parse(out) as { readonly cards: readonly Card[] }).cards);
    const said = (await here(`hearsay documents accept ${number} --sure`)).out;
    expect(said).toContain(
      taken.length === 0 ? 'nothing is accepted' : `Accepted ${taken.length} claim`,
    );
    const counted = [
      ...(/^Left for you: (.*)\.$/m.exec(said)?.[1] ?? '').matchAll(/(?:^|, )(\d+) /g),
    ];
    expect(left.length).toBeGreaterThan(0);
    expect(counted.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(left.length);
  });

  async function named(shown: string): Promise<string> {
    if (!shown.includes('4kq2vz')) return '';
    const list = NAMED[shown.split(' ').slice(0, 2).join(' ')] ?? [];
    const found = JSON.parse((await here(`hearsay ${list.join(' ')} --json`)).out) as unknown;
    const id =
      list[0] === 'imports'
        ? (found as { import: { id: string } }[])[0]?.import.id
        : list[0] === 'sources'
          ? (found as { ties: { id: string }[] }).ties.at(-1)?.id
          : (found as { id: string }[]).at(-1)?.id;
    return id?.slice(-6).toLowerCase() ?? '';
  }
});
