import { describe, expect, it } from 'vitest';
import { doors } from './doors.ts';
import { emptyDesk, errorOf, HOST, testHouse } from './testing-house.ts';

const changes = Object.values(doors).filter((door) => door.method !== 'GET');
const address = (path: string) => path.replaceAll(/\{\w+\}/g, '01ABC');

describe('what other web pages can make a browser send', () => {
  it('[SA27] no change without the header, whatever the door', async () => {
    const house = testHouse(emptyDesk());
    expect(changes.length).toBeGreaterThan(12);
    for (const door of changes) {
      for (const value of [null, '', '0', 'true']) {
        const response = await house.ask(door.method, address(door.path), {
          headers: { 'x-hearsay': value },
        });
        expect(response.status, door.path).toBe(403);
        expect((await errorOf(response)).code).toBe('header-missing');
      }
    }
  });

  it('[SA27] no change from another origin, even with the header', async () => {
    const house = testHouse(emptyDesk());
    for (const door of changes) {
      for (const origin of [
        'https://evil.example',
        'http://127.0.0.1:8080',
        'http://localhost:4747',
        'https://127.0.0.1:4747',
        'null',
        '',
      ]) {
        const response = await house.ask(door.method, address(door.path), { headers: { origin } });
        expect(response.status, `${door.path} ${origin}`).toBe(403);
        expect((await errorOf(response)).code).toBe('cross-site');
      }
    }
  });

  it('[SA27] a cross-site page can neither read the API nor probe for it', async () => {
    const house = testHouse(emptyDesk());
    for (const site of ['cross-site', 'same-site']) {
      for (const path of ['/api/me', '/api', '/api/nothing']) {
        const response = await house.ask('GET', path, { headers: { 'sec-fetch-site': site } });
        expect(response.status).toBe(403);
      }
      // A link in a chat may open the desk, which holds no data.
      const opened = await house.ask('GET', '/', { headers: { 'sec-fetch-site': site } });
      expect(opened.status).toBe(503);
    }
    for (const site of ['same-origin', 'none']) {
      const response = await house.ask('GET', '/api/me', { headers: { 'sec-fetch-site': site } });
      expect(response.status).toBe(200);
    }
  });

  it('[SA26] a name that only points at this machine is not answered', async () => {
    const house = testHouse(emptyDesk());
    for (const host of [
      'evil.example',
      'evil.example:4747',
      '127.0.0.1',
      '127.0.0.1:1',
      '[::2]:4747',
    ]) {
      for (const path of ['/', '/api/me', `/open?token=${house.links.make()}`]) {
        const response = await house.ask('GET', path, { headers: { host } });
        expect(response.status, `${host} ${path}`).toBe(421);
      }
    }
    // The address itself counts as well as the header.
    const lying = await house.app.request(
      new Request('http://evil.example/api/me', { headers: { host: HOST } }),
    );
    expect(lying.status).toBe(421);
  });

  it('[SA27] preflights get no permission', async () => {
    const house = testHouse(emptyDesk());
    const response = await house.ask('OPTIONS', '/api/cases', {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(403);
    expect(
      [...response.headers.keys()].filter((name) => name.startsWith('access-control')),
    ).toEqual([]);
  });
});
