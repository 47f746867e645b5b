import { describe, expect, it } from 'vitest';
import { doors } from './doors.ts';
import { SESSION_IDLE } from './sessions.ts';
import { LINK_LASTS } from './sign-in-links.ts';
import { emptyDesk, errorOf, HOST, testHouse } from './testing-house.ts';
import type { TestHouse } from './testing-house.ts';

async function open(house: TestHouse, token: string, headers = {}) {
  return house.ask('GET', `/open?token=${token}`, { as: null, headers });
}
const me = (house: TestHouse, cookie: string) =>
  house.ask('GET', '/api/me', { as: null, headers: { cookie } });

describe('signing in', () => {
  it('[SA23] [SA24] a link opens the desk once and leaves a cookie scripts cannot read', async () => {
    const house = testHouse(emptyDesk());
    const token = house.links.make();
    const opened = await open(house, token);
    expect(opened.status).toBe(303);
    expect(opened.headers.get('location')).toBe('/');
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^hearsay_session_4747=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(token);
    const value = cookie.split(';')[0]!;
    expect(await (await me(house, value)).json()).toEqual({
      name: 'Owner',
      vault: 'absent',
      version: '0.0.0',
    });

    const again = await open(house, token);
    expect(again.status).toBe(410);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(await again.text()).toContain('works once, for 15 minutes');
  });

  it('[SA23] used, expired, unknown and absent tokens look the same', async () => {
    const house = testHouse(emptyDesk());
    const used = house.links.make();
    await open(house, used);
    const expired = house.links.make();
    house.wait(LINK_LASTS);
    const pages = new Set<string>();
    for (const token of [used, expired, 'A'.repeat(43), '', "' or 1=1 --", '%00', '__proto__']) {
      const response = await open(house, token);
      expect(response.status).toBe(410);
      pages.add(await response.text());
    }
    expect(pages.size).toBe(1);
  });

  it('[SA23] fetching ahead or asking for headers does not use the link up', async () => {
    const house = testHouse(emptyDesk());
    const token = house.links.make();
    expect((await open(house, token, { 'sec-purpose': 'prefetch;prerender' })).status).toBe(410);
    expect((await open(house, token, { purpose: 'prefetch' })).status).toBe(410);
    expect((await house.ask('HEAD', `/open?token=${token}`, { as: null })).status).toBe(410);
    expect((await open(house, token)).status).toBe(303);
  });

  it('[SA23] an old link in the history still opens the desk for who is signed in', async () => {
    const house = testHouse(emptyDesk());
    const waiting = house.links.make();
    const response = await house.ask('GET', '/open?token=old');
    expect(response.status).toBe(303);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect((await open(house, waiting)).status).toBe(303);
  });

  it('[SA21] without a session every door of the API says 401, and so does what is no door', async () => {
    const house = testHouse(emptyDesk());
    const api = Object.values(doors).filter((door) => door.path.startsWith('/api'));
    const asks = [
      ...api.map((door) => ({ ...door, path: door.path.replaceAll(/\{\w+\}/g, '01ABC') })),
      { method: 'GET', path: '/api/nothing' },
      { method: 'POST', path: '/api/nothing' },
      { method: 'PUT', path: '/api/me' },
      { method: 'GET', path: '/api/' },
      { method: 'GET', path: '/api/../api/me' },
      { method: 'GET', path: '/%61pi/me' },
      { method: 'GET', path: '/api//me' },
    ];
    expect(api.length).toBeGreaterThan(30);
    const bodies = new Set<string>();
    for (const { method, path } of asks) {
      for (const cookie of ['', 'hearsay_session_4747=', 'hearsay_session_4747=AAAA', 'x=y']) {
        const response = await house.ask(method, path, { as: null, headers: { cookie } });
        expect(response.status, `${method} ${path}`).toBe(401);
        bodies.add(await response.text());
      }
    }
    expect(bodies.size).toBe(1);
    expect([...bodies][0]).toContain('hearsay link');
  });

  it('[SA24] idle sessions end; a new link is needed', async () => {
    const house = testHouse(emptyDesk());
    expect((await house.ask('GET', '/api/me')).status).toBe(200);
    house.wait(SESSION_IDLE);
    expect((await house.ask('GET', '/api/me')).status).toBe(401);
  });

  it('[SA24] signing out ends the session here and takes the cookie away', async () => {
    const house = testHouse(emptyDesk());
    const response = await house.ask('DELETE', '/api/session');
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await house.ask('GET', '/api/me')).status).toBe(401);
  });

  it('[SA24] lock-all locks the vault and signs everybody out', async () => {
    let locked = 0;
    const vault = { state: () => Promise.resolve('locked'), lock: () => void locked++ };
    const house = testHouse(emptyDesk({ vault: vault as never }));
    const other = house.sessions.open({ userId: 'u' as never, name: 'U', kind: 'user' });
    expect((await me(house, `hearsay_session_4747=${other}`)).status).toBe(200);
    const refused = await house.ask('DELETE', '/api/sessions', {
      as: null,
      headers: { cookie: `hearsay_session_4747=${other}` },
    });
    expect(refused.status).toBe(403);
    expect(locked).toBe(0);
    expect((await house.ask('DELETE', '/api/sessions')).status).toBe(204);
    expect(locked).toBe(1);
    expect((await me(house, `hearsay_session_4747=${other}`)).status).toBe(401);
  });

  it('[SA23] `hearsay link` gets a fresh link with the control key, and nobody else does', async () => {
    const key = 'k'.repeat(43);
    const house = testHouse(emptyDesk(), { controlKey: key });
    const ask = (authorization: string | null) =>
      house.ask('POST', '/open/link', { headers: { authorization, origin: null } });
    for (const wrong of [null, '', key, `Bearer ${key}x`, `Bearer ${key.slice(1)}`, 'Bearer ']) {
      expect((await ask(wrong)).status).toBe(401);
    }
    const given = await ask(`Bearer ${key}`);
    const { token } = (await given.json()) as { token: string };
    expect((await open(house, token)).status).toBe(303);
    const closed = testHouse(emptyDesk(), { controlKey: null });
    const refused = await closed.ask('POST', '/open/link', {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(refused.status).toBe(401);
  });

  it('[SA31] neither token nor cookie reaches the log', async () => {
    const house = testHouse(
      emptyDesk({ vault: { state: () => Promise.reject(new Error('boom')) } as never }),
    );
    const token = house.links.make();
    const cookie = ((await open(house, token)).headers.get('set-cookie') ?? '').split(';')[0]!;
    expect((await me(house, cookie)).status).toBe(500);
    const log = JSON.stringify(house.log);
    expect(house.log).toHaveLength(1);
    expect(log).toContain('GET /api/me');
    expect(log).not.toContain(token);
    expect(log).not.toContain(cookie.split('=')[1]);
    expect(log).not.toContain(HOST);
  });

  it('[SA37] the sixth wrong passphrase makes the next one wait', async () => {
    const { StoreError } = await import('#store/errors.ts');
    const vault = {
      state: () => Promise.resolve('locked'),
      unlock: () => Promise.reject(new StoreError('wrong-passphrase', 'Not the passphrase.')),
    };
    const house = testHouse(emptyDesk({ vault: vault as never }));
    const unlock = () => house.ask('POST', '/api/vault/unlock', { json: { passphrase: 'x' } });
    for (let i = 0; i < 6; i++) expect((await unlock()).status).toBe(403);
    const slowed = await unlock();
    expect(slowed.status).toBe(429);
    expect((await errorOf(slowed)).message).toContain('wait 2 seconds');
  });
});
