/**
 * How soon the Questions screen is there: from the moment the browser sets out for its address to the frame
 * in which rows of the table are painted, by the page's own clock, so that what watches it does not count.
 *
 * *Cold* is a browser that has never been here: nothing kept, the session apart. *Warm* is the next page
 * of the same browser. Each is the median of several; a person meets the cold one once after an update.
 */
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import type { OpenBrowser } from '../../test/browser/open-browser.ts';
import { atMost, figure, type Figure } from '../intake/figure.ts';

export interface FirstLoads {
  readonly cold: readonly number[];
  readonly warm: readonly number[];
  /** Requests of a cold load until the rows are there, and what came over the wire for its scripts. */
  readonly requests: number;
  readonly scriptBytes: number;
}

/** Runs in the page before anything of its own: notes when rows are first painted. As text, so that nothing is compiled into it. */
const WATCH = `(() => {
  const look = () => {
    if (document.querySelector('.table-run .row .ref') === null) return requestAnimationFrame(look);
    // The frame after has them on screen once it is handed over.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { window.rowsPainted = performance.now(); };
      port2.postMessage(null);
    });
  };
  requestAnimationFrame(look);
})()`;

/** Loads the screen in fresh browsers and in used ones, by turns. */
export async function firstLoads(open: OpenBrowser, rounds: number): Promise<FirstLoads> {
  const browser = open.context.browser();
  if (browser === null) throw new Error('the browser has gone');
  const storageState = await open.context.storageState();
  const cold: number[] = [];
  const warm: number[] = [];
  let requests = 0;
  let scriptBytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({
      storageState,
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    try {
      const first = await oneLoad(context, `${open.base}/questions`);
      cold.push(first.painted);
      requests = first.requests;
      scriptBytes = first.scriptBytes;
      warm.push((await oneLoad(context, `${open.base}/questions`)).painted);
    } finally {
      await context.close();
    }
  }
  return { cold, warm, requests, scriptBytes };
}

/** From the address a person is given at the start to the first rows, in a browser that has never been here. */
export async function signInLoad(open: OpenBrowser): Promise<number> {
  const browser = open.context.browser();
  if (browser === null) throw new Error('the browser has gone');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return (await oneLoad(context, open.desk.link())).painted;
  } finally {
    await context.close();
  }
}

async function oneLoad(context: BrowserContext, address: string) {
  const page = await context.newPage();
  try {
    await page.addInitScript(WATCH);
    await page.goto(address, { waitUntil: 'commit' });
    const painted = await rowsPainted(page);
    return await page.evaluate<{ painted: number; requests: number; scriptBytes: number }>(
      `(() => {
        const before = performance.getEntriesByType('resource').filter((one) => one.startTime < ${painted});
        const scripts = before.filter((one) => one.name.endsWith('.js'));
        return {
          painted: ${painted},
          requests: before.length + 1,
          scriptBytes: scripts.reduce((sum, one) => sum + one.encodedBodySize, 0),
        };
      })()`,
    );
  } finally {
    await page.close();
  }
}

async function rowsPainted(page: Page): Promise<number> {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const painted = await page.evaluate<number | null>('window.rowsPainted ?? null');
    if (painted !== null) return painted;
    // Seldom, so that asking takes little of what is measured.
    await page.waitForTimeout(100);
  }
  throw new Error('no rows within two minutes');
}

/** `what`: of which case. */
export function firstLoadFigures(what: string, loads: FirstLoads): readonly Figure[] {
  const busy = `load of the machine ${loadavg()[0]?.toFixed(1)}`;
  const of = (list: readonly number[], share: number): number =>
    list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) * share)] ?? NaN;
  const range = (list: readonly number[]): string =>
    `${Math.round(of(list, 0))} to ${Math.round(of(list, 1))} ms`;
  return [
    figure(
      `first load/${what}, a browser that has never been here`,
      of(loads.cold, 0.5),
      'milliseconds',
      atMost(1000),
      `from the address to painted rows, median of ${loads.cold.length} (${range(loads.cold)}); ${busy}`,
    ),
    figure(
      `first load/${what}, the next page`,
      of(loads.warm, 0.5),
      'milliseconds',
      atMost(1000),
      `the same with its files kept, median of ${loads.warm.length} (${range(loads.warm)})`,
    ),
  ];
}

/** What is fetched before the first screen. */
export function weightFigures(loads: FirstLoads): readonly Figure[] {
  return [
    figure(
      'first load/script',
      firstScripts().reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
      'figure',
      atMost(350),
      'kB, gzip, of all scripts the page asks for before it shows anything',
    ),
    figure(
      'first load/script over the wire',
      loads.scriptBytes / 1000,
      'figure',
      atMost(350),
      'kB that the browser really received as scripts until rows were painted',
    ),
    figure(
      'first load/requests',
      loads.requests,
      'count',
      null,
      'of every kind until rows were painted, nothing kept from before',
    ),
  ];
}

/** The scripts that `index.html` of the built desk asks for, with their bytes compressed. */
export function firstScripts(): readonly { readonly file: string; readonly bytes: number }[] {
  const folder = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist', 'desk');
  if (!existsSync(join(folder, 'index.html'))) return [{ file: 'none', bytes: NaN }];
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => ({
    file,
    bytes: gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
  }));
}
