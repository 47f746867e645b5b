import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeBench, type Bench, type Env } from './hearsay.ts';

/* `hearsay suggest --endpoint` as a person runs it, against a stand-in on this machine. */
const TEXT =
  'The bread was late. Velkassem whispered to the baker, as he later told us: nineteen men left the mill on foot.\n';
const STATEMENT = {
  content: { text: 'The bread was late' },
  cue: null,
  speakers: [{ text: 'the baker' }],
  basis: 'saw',
  certainty: [],
  values: [],
};

let bench: Bench;
let file: string;
let server: Server | null = null;

beforeAll(() => {
  bench = makeBench();
  file = join(bench.folder, 'note.txt');
  writeFileSync(file, TEXT);
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});
afterAll(() => bench.remove());

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

async function standIn(answer: Answer): Promise<{ readonly env: Env; readonly seen: string[] }> {
  const seen: string[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${body}`);
      answer(request, response, body);
    });
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const env = {
    HEARSAY_SUGGEST_URL: `http://127.0.0.1:${port}/v1`,
    HEARSAY_SUGGEST_MODEL: 'stand-in:7b',
    HEARSAY_SUGGEST_KEY: 'a-secret-key',
    HEARSAY_SUGGEST_SECONDS: '2',
  };
  return { env, seen };
}

const chat = (content: unknown): string =>
  JSON.stringify({ choices: [{ message: { content: JSON.stringify(content) } }] });
const says =
  (content: unknown): Answer =>
  (_, response) =>
    void response.setHeader('content-type', 'application/json').end(chat(content));

interface Found {
  readonly quote: string;
  readonly why: readonly string[];
}
const run = async (env: Env, args: readonly string[] = ['--endpoint']) => {
  const ran = await bench.run(['suggest', file, '--json', ...args], env);
  const lines = ran.out.split('\n').filter((line) => line !== '');
  return { ...ran, found: lines.map((line) => JSON.parse(line) as Found) };
};

describe('[CM80] suggest --endpoint', () => {
  test('adds what the model says, says what was sent, and sends nothing without the word', async () => {
    const { env, seen } = await standIn(says({ suggestions: [STATEMENT] }));
    const own = await run(env, []);
    expect(own.code).toBe(0);
    expect(seen).toEqual([]);
    expect(own.found.length).toBeGreaterThan(0);
    const both = await run(env);
    expect(both.code).toBe(0);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/^POST \/v1\/chat\/completions /);
    expect(seen[0]).toContain('Velkassem whispered to the baker');
    // Neither the name of the file nor anything else about it.
    expect(seen[0]).not.toContain('note.txt');
    expect(both.err).toMatch(/sent to stand-in:7b at 127\.0\.0\.1:\d+: \d+ characters, SHA-256/);
    expect(both.found).toHaveLength(own.found.length + 1);
    const added = both.found.filter((one) => JSON.stringify(one.why).includes('stand-in:7b'));
    expect(added).toHaveLength(1);
    expect(`${both.out}${both.err}`).not.toContain('a-secret-key');
  }, 60_000);

  test.each<[string, Answer, RegExp]>([
    ['slow', () => undefined, /2 seconds|too long|late/],
    [
      'drop by drop',
      (_, response) => {
        response.setHeader('content-type', 'application/json');
        const timer = setInterval(() => response.write(' '), 100);
        response.on('close', () => clearInterval(timer));
      },
      /2 seconds|too long|late/,
    ],
    [
      'a page instead of an answer',
      (_, response) => void response.setHeader('content-type', 'text/html').end('<p>no</p>'),
      /answered/,
    ],
    ['an error', (_, response) => void response.writeHead(500).end('stack of secrets'), /500/],
    [
      'sent elsewhere',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/x' }).end(),
      /302|redirect/i,
    ],
    [
      'a flood',
      (_, response) => {
        response.setHeader('content-type', 'application/json');
        const flood = (): void => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
          if (!response.destroyed) response.once('drain', flood);
        };
        flood();
      },
      /large|MB|bytes/,
    ],
  ])(
    '%s: one line, and our own suggestions stand',
    async (_, answer, words) => {
      const { env } = await standIn(answer);
      const own = await run(env, []);
      const both = await run(env);
      expect(both.code).toBe(0);
      expect(both.found).toEqual(own.found);
      expect(both.err).toMatch(words);
      expect(both.err).toContain("Only Hearsay's own suggestions");
      expect(both.err).not.toMatch(/secret/);
    },
    60_000,
  );

  test('what it made up, or wrote to move a terminal, is dropped', async () => {
    const { env } = await standIn(
      says({
        suggestions: [
          { ...STATEMENT, content: { text: 'forty men were shot' } },
          { ...STATEMENT, speakers: [{ text: 'President \u001b[2J' }] },
          { __proto__: { polluted: true }, content: null },
          'run this: rm -rf /',
        ],
        actions: [{ tool: 'shell', run: 'touch /tmp/owned' }],
      }),
    );
    const own = await run(env, []);
    const both = await run(env);
    expect(both.code).toBe(0);
    expect(both.found.map(({ quote }) => quote)).not.toContain('forty men were shot');
    expect(both.found.length).toBeLessThanOrEqual(own.found.length + 1);
    expect(both.err).toMatch(/did not stand in the text and were dropped/);
    // eslint-disable-next-line no-control-regex
    expect(`${both.out}${both.err}`).not.toMatch(/\u001b/);
  }, 60_000);

  test('what is set wrong is one line and exit code 2, and nothing is sent', async () => {
    const { env, seen } = await standIn(says({ suggestions: [] }));
    const without: Env = { HEARSAY_SUGGEST_URL: '', HEARSAY_SUGGEST_MODEL: '' };
    expect(await run(without)).toMatchObject({
      code: 2,
      err: expect.stringContaining('No endpoint is set up, so nothing was sent') as string,
    });
    for (const wrong of [
      { HEARSAY_SUGGEST_URL: 'http://example.org/v1' },
      { HEARSAY_SUGGEST_MODEL: '' },
      { HEARSAY_SUGGEST_SECONDS: 'soon' },
    ]) {
      const { code, err } = await run({ ...env, ...wrong });
      expect(code).toBe(2);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
    expect(seen).toEqual([]);
  }, 60_000);
});
