/**
 * The built engine in a module worker of a real browser. Needs a Chromium (CHROMIUM_PATH, or one of the
 * usual names); without one the test is skipped and says so.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corroborate } from 'hearsay/engine';
import { type BuiltEngine, buildEngine } from '../harness/build-engine.ts';
import { differences } from '../harness/differences.ts';
import { inventClaims } from '../harness/invent-claims.ts';
import { blocksOf } from '../harness/page-parts.ts';
import { findChromium } from './start-desk.ts';
import { watchPage } from './watch-page.ts';

const program = findChromium();

/** The scripts are those the page shows. */
const scripts = blocksOf(
  readFileSync(path.resolve(import.meta.dirname, '../../docs/engine.md'), 'utf8'),
);
const script = (named: string): readonly [string, string] => [
  'text/javascript',
  scripts.find(({ name }) => name === named)?.text ?? '',
];

if (program === null) {
  describe('the engine in a worker', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('the engine in a worker', { timeout: 90_000 }, () => {
    let built: BuiltEngine;
    let server: Server;
    let browser: Browser;
    let origin = '';

    beforeAll(async () => {
      built = await buildEngine();
      const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
        '/': ['text/html', '<!doctype html><link rel="icon" href="data:,"><title>Engine</title>'],
        '/hearsay-engine.js': ['text/javascript', built.code],
        '/page.js': script('page.js'),
        '/worker.js': script('worker.js'),
      };
      server = createServer((request, response) => {
        const [type, body] = files[request.url ?? ''] ?? ['text/plain', ''];
        response.writeHead(body === '' ? 404 : 200, {
          'content-type': `${type}; charset=utf-8`,
          // Nothing but its own files, and no code made of text.
          'content-security-policy': "default-src 'self'; img-src data:",
        });
        response.end(body);
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      browser = await chromium.launch({
        executablePath: program,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
        ],
      });
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await new Promise((done) => (server === undefined ? done(null) : server.close(done)));
      built?.remove();
    }, 60_000);

    it('runs the scripts of docs/engine.md as they stand there', async () => {
      const page = await browser.newPage();
      const watch = watchPage(page, origin);
      await page.goto(origin);
      const logged = page.waitForEvent('console');
      await page.addScriptTag({ url: '/page.js', type: 'module' });
      const findings = (await (await logged).args()[0]?.jsonValue()) as readonly unknown[];
      expect(findings).toMatchObject([{ question: 'bridge', value: 'down', origins: 1 }]);
      expect(watch.problems).toEqual([]);
      await page.close();
    });

    it('corroborates two thousand claims as Node does, and the page stays free', async () => {
      const rows = inventClaims(2000);
      const page = await browser.newPage();
      const watch = watchPage(page, origin);
      await page.goto(origin);
      const found = await page.evaluate(
        (claims) =>
          new Promise<{ result: unknown; again: boolean; ticks: number }>((done, failed) => {
            const worker = new Worker('/worker.js', { type: 'module' });
            const texts: string[] = [];
            let ticks = 0;
            const timer = setInterval(() => (ticks += 1), 4);
            worker.onerror = ({ message }) => failed(new Error(message || 'the worker failed'));
            worker.onmessage = ({ data }) => {
              if (texts.push(JSON.stringify(data)) < 2) return;
              clearInterval(timer);
              worker.terminate();
              done({ result: data, again: texts[0] === texts[1], ticks });
            };
            worker.postMessage(claims);
            worker.postMessage(claims);
          }),
        rows,
      );
      expect(watch.problems).toEqual([]);
      expect(found.again, 'the same bytes the second time').toBe(true);
      expect(found.ticks).toBeGreaterThan(0);
      const expected = corroborate(rows);
      expect(expected.findings.length).toBeGreaterThan(100);
      expect(expected.refused).toEqual([]);
      const other = differences(found.result, expected, 1e-9);
      expect(other.slice(0, 5)).toEqual([]);
      await page.close();
    });
  });
}
