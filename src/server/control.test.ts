import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { askForLink, openAddress, publishControl } from './control.ts';
import { createHosts } from './hosts.ts';
import { listen } from './listen.ts';
import { createSessions } from './sessions.ts';
import { createSignInLinks } from './sign-in-links.ts';
import { countingBytes, OWNER } from './testing.ts';
import { emptyDesk } from './testing-house.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay control '));
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  rmSync(folder, { recursive: true, force: true });
});

describe('asking the running desk for a link', () => {
  it('[SA23] gets one that opens it, from a file only its owner can read', async () => {
    const now = () => performance.now();
    const random = countingBytes();
    const hosts = createHosts();
    const key = 'c'.repeat(43);
    const app = createApp({
      desk: emptyDesk(),
      sessions: createSessions(now, random),
      links: createSignInLinks(OWNER, now, random),
      hosts,
      controlKey: key,
      deskFolder: null,
      version: '0.0.0',
      log: () => {},
      now,
    });
    const listening = await listen({ app, hosts, port: 0 });
    ends.push(() => listening.close());

    expect(await askForLink(folder)).toBeNull();
    const withdraw = await publishControl(folder, { url: listening.url, key });
    expect(statSync(join(folder, 'run', 'desk.control.json')).mode & 0o777).toBe(0o600);
    const address = await askForLink(folder);
    expect(address).toMatch(/\/open\?token=[\w-]{43}$/);
    const opened = await fetch(address!, { redirect: 'manual' });
    expect(opened.status).toBe(303);

    await publishControl(folder, { url: listening.url, key: 'w'.repeat(43) });
    await expect(askForLink(folder)).rejects.toThrow('restart it');
    await withdraw();
    expect(await askForLink(folder)).toBeNull();
  });

  it('[SA23] a file left behind is nobody listening; one that points elsewhere is not followed', async () => {
    await publishControl(folder, { url: 'http://127.0.0.1:1', key: 'k' });
    expect(await askForLink(folder)).toBeNull();
    writeFileSync(
      join(folder, 'run', 'desk.control.json'),
      JSON.stringify({ url: 'http://evil.example:80', key: 'k' }),
    );
    await expect(askForLink(folder)).rejects.toThrow('cannot be read');
    expect(openAddress('http://127.0.0.1:1', 't')).toBe('http://127.0.0.1:1/open?token=t');
  });
});
