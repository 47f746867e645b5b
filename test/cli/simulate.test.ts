import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TURNS } from '#simulation/parameters.ts';
import { PRESETS } from '#simulation/presets.ts';
import { makeBench, ROOT, type Bench } from './hearsay.ts';

/* The simulator as a person would call it. */
let bench: Bench;
beforeAll(() => {
  bench = makeBench();
});
afterAll(() => bench.remove());

const read = (folder: string, name: string) =>
  readFileSync(join(bench.folder, folder, name), 'utf8');
const rows = (folder: string, name: string) =>
  read(folder, name)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe('hearsay simulate', () => {
  it('[SI1] the same seed gives the same bytes, another seed others', async () => {
    const args = ['simulate', '--preset', 'grudge', '--questions', '30'];
    for (const [folder, seed] of [
      ['a', '7'],
      ['b', '7'],
      ['c', '8'],
    ] as const) {
      const { code, out } = await bench.run([...args, '--seed', seed, '--out', folder]);
      expect(code).toBe(0);
      expect(out).toMatch(/^[\d,]+ claims on 30 questions by \d+ of \d+ sources, in [abc]\n$/);
    }
    const names = readdirSync(join(bench.folder, 'a'));
    expect(names.sort()).toEqual([
      'claims.csv',
      'copies.csv',
      'lineage.csv',
      'origins.csv',
      'params.json',
      'payments.csv',
      'sources.csv',
      'truth.csv',
    ]);
    for (const name of names) expect(read('a', name), name).toBe(read('b', name));
    for (const name of names.filter((one) => one !== 'payments.csv')) {
      expect(read('a', name), name).not.toBe(read('c', name));
    }
    expect(JSON.parse(read('a', 'params.json'))).toMatchObject({
      format: 'hearsay simulation 1',
      preset: 'grudge',
      seed: 7,
      parameters: { questions: 30, grudgeGroups: 3, garble: 0.01 },
      made: { questions: 30, claims: rows('a', 'claims.csv').length },
    });
  });

  it('[SI8] [SI18] origins are those of the lineage, line by line beside the claims', () => {
    const claims = rows('a', 'claims.csv');
    const lineage = rows('a', 'lineage.csv');
    expect(lineage.map((row) => row.slice(0, 3))).toEqual(claims.map((row) => row.slice(0, 3)));
    const behind = new Map<string, Set<string>>();
    for (const [, question, value, , , , , , origins = ''] of lineage) {
      const key = `${question},${value}`;
      behind.set(key, behind.get(key) ?? new Set());
      for (const one of origins.split(' ')) if (one !== '') behind.get(key)!.add(one);
    }
    expect(
      Object.fromEntries(rows('a', 'origins.csv').map(([q, v, n]) => [`${q},${v}`, n])),
    ).toEqual(
      Object.fromEntries(Array.from(behind, ([key, origins]) => [key, String(origins.size)])),
    );
  });

  it.each(['open', 'number', 'place'])(
    '[SI18] corroborate reads claims of type %s without a bad row',
    async (type) => {
      const folder = `of ${type}`;
      const set = ['--set', `type=${type}`, 'topics=2', 'repeat=0.3'];
      await bench.run(['simulate', '--questions', '20', ...set, '--out', folder]);
      const places = type === 'place' ? ['--places', join(folder, 'places.csv')] : [];
      const ran = await bench.run(['corroborate', join(folder, 'claims.csv'), ...places]);
      expect([ran.code, ran.err]).toEqual([0, '']);
      expect(ran.out.trimEnd().split('\n')).toHaveLength(21);
    },
  );

  it('prints the claims without --out, and what was made with --json', async () => {
    const { out } = await bench.run(['simulate', '--claims', '40']);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe('source,question,value,time,from,basis,type,topic');
    const made = await bench.json<{ claims: number; parameters: { claims: number } }>([
      'simulate',
      '--claims',
      '40',
    ]);
    expect(made.claims).toBe(lines.length - 1);
    expect(made.claims).toBeGreaterThanOrEqual(40);
    expect(made.parameters.claims).toBe(40);
  });

  it('[SI20] --summary shows what counting reports comes to', async () => {
    const args = ['simulate', '--preset', 'newsroom', '--questions', '200', '--summary'];
    const { out } = await bench.run(args);
    expect(out).toContain('nobody saw');
    expect(out.trimEnd().split('\n')).toHaveLength(11);
    const { rows: found } = await bench.json<{ rows: readonly { resale: number }[] }>(args);
    expect(found.map(({ resale }) => resale)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('[SI16] says in one line what cannot be', async () => {
    const slips: readonly (readonly [readonly string[], string])[] = [
      [['--preset', 'newsrom'], 'there is no preset "newsrom". Did you mean newsroom?'],
      [['--set', 'garbel=0.1'], 'Did you mean garble?'],
      [['--set', 'garble'], '--set needs key=value'],
      [['--questions', 'many'], 'questions needs a number; it is "many".'],
      [['--seed', ''], 'the seed is a whole number from 0'],
    ];
    for (const [args, told] of slips) {
      const { code, out, err } = await bench.run(['simulate', ...args]);
      expect([code, out], args.join(' ')).toEqual([2, '']);
      expect(err).toContain(told);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  it('[SI19] leaves a folder alone that holds anything else, and replaces what is its own', async () => {
    mkdirSync(join(bench.folder, 'mine'));
    writeFileSync(join(bench.folder, 'mine', 'claims.csv'), 'precious');
    const ran = await bench.run(['simulate', '--questions', '5', '--out', 'mine']);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('mine is not empty; name a new folder for --out.');
    expect(read('mine', 'claims.csv')).toBe('precious');
    const again = await bench.run(['simulate', '--questions', '5', '--out', 'a']);
    expect(again.code).toBe(0);
    expect(rows('a', 'truth.csv')).toHaveLength(5);
  });
});

describe('[SI17] the page on the simulator', () => {
  // The formatter pads the cells of tables.
  const page = readFileSync(join(ROOT, 'docs/simulator.md'), 'utf8').replace(/ +/g, ' ');

  it('shows every parameter, its default and where that comes from', () => {
    expect(page).toContain('| `type` | `open` |');
    for (const [name, { byDefault, means, measured }] of Object.entries(TURNS)) {
      expect(page).toContain(`| \`${name}\` | ${byDefault} | ${means} | ${measured} |`);
    }
  });

  it('[SI20] shows what its command prints of a newsroom that counts reports', async () => {
    const command = /hearsay (simulate --preset newsroom --questions \d+ --summary)/.exec(
      page,
    )?.[1];
    const { out } = await bench.run(command?.split(' ') ?? []);
    const printed = out.split('\n').filter((line) => /^[01]\.\d /.test(line));
    expect(printed).toHaveLength(6);
    for (const line of printed) {
      expect(page).toContain(`| ${line.trim().split(/ {2,}/).join(' | ')} |`);
    }
  });

  it('names every preset', () => {
    for (const [name, { means }] of Object.entries(PRESETS)) {
      expect(page).toContain(`| \`${name}\` | ${means} |`);
    }
  });
});
