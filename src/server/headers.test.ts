import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, DOWNLOAD_POLICY, SECURITY_HEADERS } from './headers.ts';
import { doors } from './doors.ts';
import { download } from './download.ts';
import { Hono } from 'hono';
import { emptyDesk, testHouse } from './testing-house.ts';

describe('headers', () => {
  it('[SA25] every answer carries them: pages, data, errors, redirects', async () => {
    const house = testHouse(emptyDesk());
    const asks = [
      house.ask('GET', '/api/me'),
      house.ask('GET', '/api/me', { as: null }),
      house.ask('GET', '/api/nothing'),
      house.ask('GET', '/api/cases'),
      house.ask('GET', '/'),
      house.ask('GET', '/missing.js'),
      house.ask('GET', '/plain.css'),
      house.ask('GET', '/open?token=wrong', { as: null }),
      house.ask('GET', `/open?token=${house.links.make()}`, { as: null }),
      house.ask('POST', '/api/cases', { body: 'not json' }),
      house.ask('POST', '/api/cases', { headers: { 'x-hearsay': null } }),
      house.ask('GET', '/api/me', { headers: { host: 'evil.example' } }),
      house.ask('PUT', '/anything'),
      house.ask('OPTIONS', '/api/me'),
      house.ask('HEAD', '/api/me'),
    ];
    const statuses = new Set<number>();
    for (const response of await Promise.all(asks)) {
      statuses.add(response.status);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        expect(response.headers.get(name), `${response.url} ${name}`).toBe(value);
      }
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('server')).toBeNull();
      expect(response.headers.get('x-powered-by')).toBeNull();
    }
    // The control: the list above did reach answers of many kinds.
    expect([...statuses].sort()).toEqual([200, 303, 401, 403, 404, 410, 415, 421, 500, 503]);
  });

  it('[SA25] allow nothing inline, no other host and no policy that makes script of text', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'");
    expect(CONTENT_SECURITY_POLICY).toContain("frame-ancestors 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*|data:/);
  });

  it('[SA33] a download is saved under a name made here, and powerless if opened', async () => {
    const app = new Hono();
    const file = {
      name: '../../é"x\r\nset-cookie: a=b.html',
      mediaType: 'text/html',
      bytes: Uint8Array.of(60),
    };
    app.get('/html', (c) => download(c, file));
    app.get('/svg', (c) => download(c, { ...file, name: 'a.svg', mediaType: 'image/svg+xml' }));
    const html = await app.request('/html');
    expect(html.headers.get('content-disposition')).toBe(
      'attachment; filename="hearsay-x-set-cookie-a-b.html"',
    );
    expect(html.headers.get('content-security-policy')).toBe(DOWNLOAD_POLICY);
    expect(html.headers.get('set-cookie')).toBeNull();
    const svg = await app.request('/svg');
    expect(svg.headers.get('content-type')).toBe('application/octet-stream');
    expect(svg.headers.get('content-disposition')).toBe('attachment; filename="hearsay-a.bin"');
  });

  it('[SA20] every door says who may take it, in a sentence', () => {
    const paths = Object.values(doors).map((door) => `${door.method} ${door.path}`);
    expect(new Set(paths).size).toBe(paths.length);
    for (const door of Object.values(doors)) expect(door.policy).toMatch(/^[A-Z].{20,}\.$/);
  });
});
