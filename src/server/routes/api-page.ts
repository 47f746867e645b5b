import { z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { doors } from '../doors.ts';
import { escape, page } from '../page.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';

/** `/api` for people, `/api/openapi.json` for programs: the same routes, described once. */
export function addApiPage(house: House, version: string): void {
  let document: object | null = null;

  addRoute(
    house,
    { door: doors.openApi, summary: 'This API in OpenAPI 3.1.', reply: z.looseObject({}) },
    async () => ({ ...(document ??= describeApi(house.app, version)) }),
  );

  addRoute(
    house,
    { door: doors.apiPage, summary: 'This API for people.', reply: 'page' },
    async ({ c }) => c.html(apiPage()),
  );
}

export function describeApi(app: OpenAPIHono, version: string): object {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Hearsay',
      version,
      license: { name: 'Apache-2.0' },
      description:
        'What you have been told, who had it from whom, and how much of it is known. ' +
        'Sign in with the link that the terminal prints; every change carries the header `X-Hearsay: 1`.',
    },
    servers: [{ url: '/' }],
  });
}

function apiPage(): string {
  const rows = Object.values(doors)
    .filter((door) => door.path.startsWith('/api'))
    .map(
      (door) =>
        `<tr><td><code>${door.method}</code></td><td><code>${escape(door.path)}</code></td><td>${escape(door.policy)}</td></tr>`,
    )
    .join('\n');
  return page(
    'The API',
    `<p>Everything the desk does, a program can do too. The full description is in <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<ul>
<li>Sign in by opening the link the terminal prints; the cookie it sets is your session.</li>
<li>Every change carries the header <code>X-Hearsay: 1</code>.</li>
<li>Send an <code>Idempotency-Key</code> with a <code>POST</code> and you may repeat it safely.</li>
<li>A change names the <code>version</code> it was made from; <code>409</code> means somebody was faster.</li>
<li>Errors are <code>{"error": {"code", "message"}}</code>; the message says what to do.</li>
</ul>
<table>
<thead><tr><th></th><th>Route</th><th>Who may</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>`,
  );
}
