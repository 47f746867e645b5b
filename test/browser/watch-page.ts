/** What a page must never do, watched from its first request on. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface PageWatch {
  /** Requests to other hosts, broken rules of the policy, errors and warnings of the console. */
  readonly problems: string[];
  /** Every request to the API so far: `GET /api/me`. */
  readonly calls: string[];
}

export function watchPage(page: Page, origin: string): PageWatch {
  const problems: string[] = [];
  const calls: string[] = [];
  page.on('console', (message) => {
    // A broken rule of the content security policy is reported here as an error.
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error.stack ?? error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin) problems.push(`asked another host: ${request.url()}`);
    if (url.pathname.startsWith('/api')) calls.push(`${request.method()} ${url.pathname}`);
  });
  return { problems, calls };
}

/** What an accessibility checker finds wrong on the page as it stands, one line a finding. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // Colours that are still changing would be measured half way.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(options: { readonly resultTypes: readonly string[] }): Promise<{
          violations: {
            id: string;
            help: string;
            nodes: { target: unknown[]; failureSummary?: string }[];
          }[];
        }>;
      };
    };
    // Every rule is tried; of what passes only the first is described, which is what takes the time.
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id} (${help}): ${node.target.join(' ')} – ${node.failureSummary}`),
    );
  });
}
