import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DISK,
  NETWORK,
  PROCESSES,
  SIGNALS,
  SOCKET_FILES,
  type Prey,
} from '../../test/hostile/attempts.ts';
import { readerBundle } from './read-bundle.ts';
import { ReadProcess } from './read-process.ts';

/** An attacker in place of a reader, in a process made exactly like the real one. */

const LIMITS = { milliseconds: 30_000, megabytes: 512 };
const entry = (name: string): string =>
  fileURLToPath(new URL(`../../test/hostile/${name}.ts`, import.meta.url));

let folder: string;
let prey: Prey;
const servers: Server[] = [];
let visitors = 0;

async function listen(where: number | string): Promise<Server> {
  const server = createServer((socket) => {
    visitors += 1;
    socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
  });
  servers.push(server);
  await new Promise<void>((ready) => {
    if (typeof where === 'number') server.listen(where, '127.0.0.1', ready);
    else server.listen(where, ready);
  });
  return server;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-prey-'));
  await writeFile(join(folder, 'secret'), 'a name');
  await writeFile(join(folder, 'module.cjs'), 'module.exports = 1;');
  await writeFile(join(folder, 'module.mjs'), 'export default 1;');
  await writeFile(join(folder, 'addon.node'), 'not really');
  const tcp = await listen(0);
  const socket = join(folder, 'socket');
  await listen(socket);
  prey = {
    file: join(folder, 'secret'),
    folder,
    addon: join(folder, 'addon.node'),
    port: (tcp.address() as AddressInfo).port,
    socket,
    parent: process.pid,
  };
});
afterAll(async () => {
  for (const server of servers) server.close();
  await rm(folder, { recursive: true, force: true });
});

async function attack(
  name: string,
): Promise<{ got: Map<string, string>; environment: string; network: string }> {
  process.env['HEARSAY_SECRET_OF_THE_DESK'] = 'seen';
  const reader = await ReadProcess.start(await readerBundle(entry(name)), LIMITS.megabytes);
  try {
    const bytes = new TextEncoder().encode(JSON.stringify(prey));
    const reading = await reader.read(bytes, 'prey.txt', {}, LIMITS);
    const got = new Map(reading.documents.map(({ part, text }) => [part, text]));
    return { got, environment: reading.notes[0]?.text ?? '', network: reader.network };
  } finally {
    delete process.env['HEARSAY_SECRET_OF_THE_DESK'];
    await reader.end();
  }
}

describe('a reader that attacks', () => {
  it('[SA60] the prey is within reach of an ordinary program, or the next tests would say nothing', async () => {
    visitors = 0;
    expect(await DISK['read a file']?.(prey)).toBe('a name');
    expect(await NETWORK['connect by the module']?.(prey)).toBe('connect');
    expect(await NETWORK['fetch a page']?.(prey)).toBe(200);
    expect(await SOCKET_FILES['connect to a socket file']?.(prey)).toBe('connect');
    expect(PROCESSES['start a program']?.(prey)).toBeGreaterThan(0);
    expect(SIGNALS['signal the desk']?.(prey)).toBe(true);
    expect(visitors).toBeGreaterThan(1);
  });

  it('[SA60] opens no file, starts nothing, loads no addon, resolves no name and connects to nobody', async () => {
    visitors = 0;
    const before = await readdir(folder);
    const { got, environment } = await attack('hostile-reader');
    const all = { ...DISK, ...PROCESSES, ...NETWORK, ...SIGNALS, ...SOCKET_FILES };
    expect([...got.keys()]).toEqual(Object.keys(all));
    expect([...got].filter(([, text]) => !text.startsWith('held'))).toEqual([]);
    expect(visitors).toBe(0);
    expect(environment).toBe('{}');
    expect(await readdir(folder)).toEqual(before);
    expect(await readFile(prey.file, 'utf8')).toBe('a name');
  });

  it('[SA61] without our wall inside, the system and Node still hold files, programs and network', async (test) => {
    visitors = 0;
    const { got, network } = await attack('unlocked-reader');
    const notHeld = (table: object) =>
      Object.keys(table).filter((what) => got.get(what)?.startsWith('held') !== true);
    expect(notHeld(PROCESSES)).toEqual([]);
    expect(notHeld(DISK)).toEqual([]);
    if (network !== 'namespace') {
      test.skip('this system gives no namespace without network to an ordinary user');
    }
    expect(notHeld(NETWORK).filter((what) => what !== 'listen on a port')).toEqual([]);
  });
});
