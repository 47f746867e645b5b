/** A started desk with a browser on it, for tests that do a whole job. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium, startDesk, type StartedDesk } from './start-desk.ts';
import { type PageWatch, watchPage } from './watch-page.ts';

export interface OpenBrowser {
  readonly desk: StartedDesk;
  readonly context: BrowserContext;
  /** The address of the sample case, without a screen. */
  readonly base: string;
  readonly caseApi: string;
  newPage(): Promise<{ readonly page: Page; readonly watch: PageWatch }>;
  ask<T>(address: string): Promise<T>;
  close(): Promise<void>;
}

export const CHROMIUM = findChromium();

/** Starts the program on a fresh folder and opens its sample case. */
export async function openBrowser(prepare?: Parameters<typeof startDesk>[1]): Promise<OpenBrowser> {
  const desk = await startDesk(prepare === undefined ? [] : ['--empty'], prepare);
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    const first = await context.newPage();
    await first.goto(desk.address);
    await first.waitForURL(/\/case\/[^/]+\/questions/);
    const base = first.url().replace(/\/questions.*$/, '');
    await first.close();
    const held = browser;
    return {
      desk,
      context,
      base,
      caseApi: `/api${new URL(base).pathname.replace('/case/', '/cases/')}`,
      async newPage() {
        const page = await context.newPage();
        page.setDefaultTimeout(15_000);
        return { page, watch: watchPage(page, desk.origin) };
      },
      async ask<T>(address: string): Promise<T> {
        return (await (await context.request.get(`${desk.origin}${address}`)).json()) as T;
      },
      async close() {
        await held.close();
        await desk.close();
      },
    };
  } catch (error) {
    await browser?.close();
    await desk.close();
    throw error;
  }
}
