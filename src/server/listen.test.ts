import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import type { App } from './app.ts';
import { createHosts } from './hosts.ts';
import type { Hosts } from './hosts.ts';
import { listen, portFrom } from './listen.ts';
import type { Listening } from './listen.ts';
import { createSessions } from './sessions.ts';
import { createSignInLinks } from './sign-in-links.ts';
import { countingBytes, OWNER } from './testing.ts';
import { emptyDesk } from './testing-house.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

function house(
  names: readonly string[] = [],
  desk = emptyDesk(),
): {
  app: App;
  hosts: Hosts;
  token: string;
  cookie: string;
} {
  const hosts = createHosts(names);
  const now = () => performance.now();
  const random = countingBytes();
  const sessions = createSessions(now, random);
  const links = createSignInLinks(OWNER, now, random);
  const app = createApp({
    desk,
    sessions,
    links,
    hosts,
    controlKey: null,
    deskFolder: null,
    version: '0.0.0',
    log: () => {},
    now,
  });
  return { app, hosts, token: links.make(), cookie: sessions.open(OWNER) };
}

async function start(
  more: { port?: number } = { port: 0 },
): Promise<Listening & ReturnType<typeof house>> {
  const made = house();
  const listening = await listen({ ...made, ...more });
  open.push(listening);
  return { ...made, ...listening };
}

/** Sends bytes as they are, for what no client library would send. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('the port', () => {
  it('[SA35] opens on loopback only and answers under its own name', async () => {
    const { port, url, token } = await start();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    const opened = await fetch(`${url}/open?token=${token}`, { redirect: 'manual' });
    expect(opened.status).toBe(303);
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toContain(`hearsay_session_${port}=`);
    const me = await fetch(`${url}/api/me`, { headers: { cookie: cookie.split(';')[0]! } });
    expect(await me.json()).toMatchObject({ name: 'Owner' });
    // Every address of 127.0.0.0/8 is this machine; only the one we asked for is open.
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow();
  });

  it('[SA26] a request for another name is not answered, nor one that says two', async () => {
    const { port } = await start();
    const get = (head: string) =>
      raw(port, `GET /api/me HTTP/1.1\r\n${head}Connection: close\r\n\r\n`);
    expect(await get('Host: evil.example\r\n')).toMatch(/^HTTP\/1\.1 421 /);
    expect(await get(`Host: evil.example:${port}\r\n`)).toMatch(/^HTTP\/1\.1 421 /);
    expect(await get('')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await get(`Host: a b\r\n`)).toMatch(/^HTTP\/1\.1 4(00|21) /);
    expect(await get(`Host: 127.0.0.1:${port}\r\n`)).toMatch(/^HTTP\/1\.1 401 /);
    const absolute = `GET http://evil.example/api/me HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`;
    expect(await raw(port, absolute)).toMatch(/^HTTP\/1\.1 421 /);
  });

  it('[SA34] addresses no client would send reach nothing', async () => {
    const { port } = await start();
    for (const path of [
      '/../../etc/passwd',
      '/..\\..\\etc\\passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '*',
      '/\x01',
    ]) {
      const answer = await raw(
        port,
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
      );
      expect(answer, path).not.toContain('root:');
      expect(answer, path).toMatch(/^HTTP\/1\.1 (400|404|503) /);
    }
  });

  it('[SA28] a body that claims two lengths, or lies, is not read', async () => {
    const { port, cookie } = await start();
    const head = `POST /api/cases HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Hearsay: 1\r\nContent-Type: application/json\r\nCookie: hearsay_session_${port}=${cookie}\r\nConnection: close\r\n`;
    expect(
      await raw(port, `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`),
    ).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(port, `${head}Content-Length: 99999999\r\n\r\n{}`)).toMatch(
      /^HTTP\/1\.1 413 /,
    );
  });

  it('[SA35] a taken port: the next one by default, words when it was chosen', async () => {
    const blocker = createServer();
    await new Promise<void>((done) => blocker.listen(0, '127.0.0.1', done));
    open.push({ close: () => new Promise((done) => blocker.close(() => done())) });
    const { port } = blocker.address() as AddressInfo;
    await expect(start({ port })).rejects.toThrow(`Port ${port} is taken by another program.`);
    const [first, second] = [await start({}), await start({})];
    expect(first.port).toBeGreaterThanOrEqual(4747);
    expect(second.port).toBeGreaterThan(first.port);
  });

  it('[SA35] another address needs the names it will be called by', async () => {
    const made = house();
    await expect(listen({ ...made, port: 0, address: '0.0.0.0' })).rejects.toThrow('--allow-host');
    const named = house(['desk.example']);
    const listening = await listen({
      ...named,
      port: 0,
      address: '0.0.0.0',
      otherHosts: ['desk.example'],
    });
    open.push(listening);
    const get = (host: string) =>
      raw(
        listening.port,
        `GET /open?token=${named.token} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
    expect(await get('other.example')).toMatch(/^HTTP\/1\.1 421 /);
    expect(await get('desk.example')).toMatch(
      /set-cookie: __Host-hearsay_session=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Secure/i,
    );
  });

  it('[SA35] closes gently: what is under way finishes, what comes after is refused', async () => {
    let asked = () => {};
    let answer: (state: 'absent') => void = () => {};
    const reached = new Promise<void>((done) => (asked = done));
    const vault = {
      state: () => {
        asked();
        return new Promise((done) => (answer = done));
      },
    };
    const made = house([], emptyDesk({ vault: vault as never }));
    const { url, port, close } = await listen({ ...made, port: 0 });
    const slow = fetch(`${url}/api/me`, {
      headers: { cookie: `hearsay_session_${port}=${made.cookie}` },
    });
    await reached;
    const closed = close(5_000);
    await expect(fetch(`${url}/plain.css`)).rejects.toThrow();
    answer('absent');
    expect((await slow).status).toBe(200);
    await closed;
  });

  it('[SA35] closes in the end, whoever dawdles', async () => {
    const vault = { state: () => new Promise(() => {}) };
    const made = house([], emptyDesk({ vault: vault as never }));
    const { url, port, close } = await listen({ ...made, port: 0 });
    const stuck = fetch(`${url}/api/me`, {
      headers: { cookie: `hearsay_session_${port}=${made.cookie}` },
    });
    stuck.catch(() => {});
    await new Promise((done) => setTimeout(done, 50));
    await close(100);
    await expect(stuck).rejects.toThrow();
  });

  it('[SA35] reads HEARSAY_PORT strictly', () => {
    expect(portFrom(undefined)).toBeUndefined();
    expect(portFrom('')).toBeUndefined();
    expect(portFrom('0')).toBe(0);
    expect(portFrom('8080')).toBe(8080);
    for (const text of ['65536', '-1', '80a', '4747.5', '0x50', 'http']) {
      expect(() => portFrom(text)).toThrow('HEARSAY_PORT');
    }
  });
});
