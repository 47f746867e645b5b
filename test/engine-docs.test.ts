/** What docs/engine.md shows is so: its commands run, its tables name what is printed, its scripts work. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corroborate } from 'hearsay/engine';
import { pictures } from '../docs/pictures.ts';
import { BIN, finished, makeBench, ROOT, type Bench } from './cli/hearsay.ts';
import { blocksOf, firstColumnOf } from './harness/page-parts.ts';
import { inventClaims } from './harness/invent-claims.ts';

const page = readFileSync(join(ROOT, 'docs/engine.md'), 'utf8');
const blocks = blocksOf(page);
const shown = (kind: string) => blocks.filter((block) => block.kind === kind);
const commands = shown('sh').flatMap(({ text }) => text.trim().split('\n'));

describe('docs/engine.md', () => {
  let desk: Bench;
  beforeAll(() => {
    desk = makeBench();
    for (const { name, text } of shown('csv')) writeFileSync(join(desk.folder, name), text);
  });
  afterAll(() => desk.remove());

  const run = (line: string) =>
    finished(
      'sh',
      ['-c', line],
      { ...desk.env, PATH: `${dirname(BIN)}:${desk.env['PATH']}` },
      desk.folder,
    );
  const read = (name: string) => readFileSync(join(desk.folder, name), 'utf8');
  const header = (name: string) => read(name).split('\n')[0]?.split(',');

  it('shows commands that work as they stand there, one after another', async () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(commands.length).toBeGreaterThan(6);
    for (const line of commands) {
      const script = /^npm run (\S+)/.exec(line)?.[1];
      if (script !== undefined) {
        expect(scripts, line).toHaveProperty([script]);
        continue;
      }
      const { code, err } = await run(line);
      expect([code, err], line).toEqual([0, '']);
    }
  }, 120_000);

  it('names the options there are', async () => {
    const { out } = await run('hearsay corroborate --help');
    const options = [...out.matchAll(/^ {2}(?:-h, )?(--[a-z]+(?: <\w+>)?)/gm)].map(([, o]) => o);
    expect(firstColumnOf(page, 'option')).toEqual(options);
  });

  it('names the columns that are read and written', async () => {
    await run('hearsay corroborate claims.csv --links l.csv --sources s.csv --out f.csv');
    const tables = firstColumnsOf('column');
    expect(tables[0]).toEqual([
      'source',
      'question',
      'value',
      'time',
      'from',
      'basis',
      'type',
      'topic',
    ]);
    expect(tables[1]).toEqual(header('f.csv'));
    expect(tables[2]).toEqual(header('l.csv'));
    expect(tables[3]).toEqual(header('s.csv'));
  });

  it('names the fields of the JSON that is really printed, in their order', async () => {
    const { out } = await run('hearsay corroborate claims.csv --json');
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(firstColumnOf(page, 'field')).toEqual(fieldsOf(JSON.parse(line), ''));
    }
  });

  it('names every flag that is raised', () => {
    const flags = new Set(firstColumnOf(page, 'flag'));
    const raised = corroborate(inventClaims(1500)).findings.flatMap((finding) => finding.flags);
    expect(raised.length).toBeGreaterThan(0);
    expect(raised.filter((flag) => !flags.has(flag))).toEqual([]);
  });

  it('says of the first table what is so', async () => {
    const { out } = await run('hearsay corroborate claims.csv --json');
    const [bridge] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Finding);
    expect(bridge).toMatchObject({ reports: 5, origins: 3 });
    const origins = (value: string) => bridge?.answers.find((one) => one.value === value)?.origins;
    expect([origins('yes'), origins('no')]).toEqual([1, 2]);
  });

  it('says of the places what is so', async () => {
    const { out } = await run('hearsay corroborate where.csv --places places.csv --json');
    const found = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Finding);
    expect(['Oru', 'North']).toContain(found[0]?.value);
    expect(['Sefa', 'South']).toContain(found[1]?.value);
    expect(found.filter(({ flags }) => flags.includes('contradiction'))).toEqual([]);
  });

  it('shows what is refused, word for word', async () => {
    const [text] = shown('text');
    const { code, err, out } = await run(`hearsay corroborate ${text?.name}`);
    expect(err).toBe(text?.text);
    expect([code, out.trim().split('\n').length]).toEqual([0, 2]);
  });

  it('names the parts of findings, sources and links', () => {
    const { findings, sources, links } = corroborate(inventClaims(300));
    const keys = (of: object | undefined) => Object.keys(of ?? {}).sort();
    expect(firstColumnOf(page, 'of a finding').sort()).toEqual(keys(findings[0]));
    expect(firstColumnOf(page, 'of a source').sort()).toEqual(keys(sources[0]));
    expect(firstColumnsOf('column')[2]?.sort()).toEqual(keys(links[0]));
  });

  it('shows scripts that run', () => {
    for (const name of ['table.js', 'stream.js']) {
      const script = shown('js').find((block) => block.name === name)?.text ?? '';
      const out = execFileSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '--eval', script],
        { cwd: ROOT, encoding: 'utf8' },
      );
      expect(out.trim(), name).not.toBe('');
      expect(out, name).not.toMatch(/NaN|undefined/);
      if (name !== 'table.js') continue;
      expect(out.split('\n')[0]).toBe('3 2');
      expect(out).toContain('Bo Ada declared');
      expect(out).toContain("[ { row: 3, reason: 'the question is empty.' } ]");
    }
  });
});

interface Finding {
  readonly value: string;
  readonly flags: readonly string[];
  readonly reports: number;
  readonly origins: number;
  readonly answers: readonly { readonly value: string; readonly origins: number }[];
}

/** First columns of all tables with such a head, each in its order. */
function firstColumnsOf(head: string): string[][] {
  return page
    .split(`\n| ${head} |`)
    .slice(1)
    .map((rest) => firstColumnOf(`\n| ${head} |${rest}`, head));
}

/** `a`, `b.c` for an object in it, `d[].e` for a list of objects. */
function fieldsOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    const [first] = value as unknown[];
    return typeof first === 'object' ? fieldsOf(first, `${path}[]`) : [path];
  }
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

describe('the examples of the engine', () => {
  const said = (name: string) =>
    execFileSync(process.execPath, ['--import', 'tsx', join('examples', name)], {
      cwd: ROOT,
      encoding: 'utf8',
    });

  it('table.ts: three that are one do not outvote two', () => {
    const out = said('table.ts');
    expect(out).toMatch(/^convoy-11 +Lodi .* Tamm$/m);
    expect(out).toMatch(/^convoy-12 +Nahr .* Sefa$/m);
    const pairs = [...out.matchAll(/^(\w+) ← (\w+)/gm)].map(([, a, b]) => [a, b].sort().join(' '));
    // A chain or a star: the third pair is explained by the other two.
    expect(pairs.length).toBeGreaterThanOrEqual(2);
    for (const pair of pairs) expect(['Elm Fig', 'Elm Yew', 'Fig Yew']).toContain(pair);
  });

  it('known-outcomes.ts: undecided without outcomes, decided with them', () => {
    const [before = '', after = ''] = said('known-outcomes.ts').split('with six known outcomes');
    const rate = (part: string, name: string) =>
      Number(new RegExp(`${name} +right (\\d+) %`).exec(part)?.[1]);
    expect(rate(before, 'Ada')).toBe(rate(before, 'Bo'));
    expect(rate(after, 'Ada')).toBeGreaterThan(rate(after, 'Bo') + 30);
    // Of what was never visited, Ada is believed: "open" for the seventh, "shut" for the eighth.
    expect(after).toMatch(/Kesh +open [6-9]\d %[^]*Vale +shut [6-9]\d %/);
  });

  it('layers.ts: repeating moves nothing, another origin does', () => {
    const lines = [...said('layers.ts').matchAll(/(\d+ \/ \d+) +([\d.]+) %/g)];
    expect(lines.map(([, counts]) => counts)).toEqual(['1 / 1', '7 / 1', '9 / 2']);
    const [one = 0, seven = 0, nine = 0] = lines.map(([, , p]) => Number(p));
    expect(Math.abs(seven - one)).toBeLessThan(1);
    expect(nine).toBeGreaterThan(seven);
  });
});

describe('the pictures of docs/method.md', () => {
  const files = [...pictures()];

  it.each(files)('%s is what the engine draws (else: npm run docs:pictures)', (name, svg) => {
    const file = readFileSync(join(ROOT, 'docs/images/method', name), 'utf8');
    expect(file === svg, `${name} is out of date`).toBe(true);
  });

  it.each(files)('%s stands in the page and is well-formed', (name, svg) => {
    expect(readFileSync(join(ROOT, 'docs/method.md'), 'utf8')).toContain(`(images/method/${name})`);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    const tags = [...svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)];
    const open: string[] = [];
    for (const [, closing, tag = '', empty] of tags) {
      if (closing === '/') expect(open.pop()).toBe(tag);
      else if (empty === '') open.push(tag);
    }
    expect(open).toEqual([]);
  });
});
