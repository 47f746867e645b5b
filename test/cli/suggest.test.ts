import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN } from './hearsay.ts';

/* `hearsay suggest` as a person would call it: files in, lines out, no case and no desk. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay suggest ملف-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = `“We counted over 100 trucks,” said Tariq Omran on Oct. 19, 2014. He was fairly certain they came from the north, he added.

The school has 12 rooms.
`;

function run(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(BIN, ['suggest', ...args], {
    encoding: 'utf8',
    env: { ...process.env, HEARSAY_DATA: join(folder, 'never-made') },
    ...(input === undefined ? {} : { input }),
  });
  return { code: status, out: stdout, err: stderr };
}

function file(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

interface Line {
  readonly span: readonly [number, number];
  readonly quote: string;
  readonly content: { readonly span: readonly [number, number]; readonly text: string } | null;
  readonly speakers: readonly { readonly resolved: string }[];
  readonly values: readonly { readonly low: unknown; readonly high: unknown }[];
}

describe('[CL112] hearsay suggest', () => {
  it('writes one JSON object a line, with the keys of the contract, counting in the text as read', () => {
    const path = file('note.txt', TEXT);
    const { code, out, err } = run([path, '--json', '--language', 'en']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const text = run([path, '--text']).out;
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(
        'span quote content cue speakers basis certainty values language why'.split(' '),
      );
      expect(text.slice(...line.span)).toBe(line.quote);
      if (line.content !== null) expect(text.slice(...line.content.span)).toBe(line.content.text);
    }
    const said = lines.find(({ content }) => content?.text.includes('100 trucks'));
    expect(said?.speakers.map(({ resolved }) => resolved)).toEqual(['Tariq Omran']);
    expect(said?.values).toContainEqual(expect.objectContaining({ low: 100, high: null }));
    expect(lines.some(({ content, values }) => content === null && values[0]?.low === 12)).toBe(
      true,
    );
  });

  it('reads standard input, and says it for people', () => {
    const { code, out } = run(['-'], TEXT);
    expect(code).toBe(0);
    expect(out).toContain('who: Tariq Omran');
    expect(out).toContain('number: over 100 = 100 to … trucks');
  });

  it('shows how in --help', () => {
    const { code, out } = run(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('hearsay suggest interview.docx');
  });
});

describe('[CL113] what cannot work', () => {
  it.each([
    ['a file that is not there', () => ['nowhere.txt']],
    ['a day that is none', () => [file('a.txt', TEXT), '--date', '2014-02-31']],
    ['a language nobody reads here', () => [file('b.txt', TEXT), '--language', 'tlh']],
    ['both orders of day and month', () => [file('c.txt', TEXT), '--day-first', '--month-first']],
    ['an empty file', () => [file('d.txt', '')]],
    ['a zone that is none', () => [file('e.txt', TEXT), '--zone', 'Mars/Base']],
  ])('%s ends with 2 and one line', (_name, args) => {
    const { code, out, err } = run(args());
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
