/**
 * What a file that has taken over the code of a reader would try. Each gives words about what it got;
 * what throws or rejects was held. Run inside a reading process only.
 */
import childProcess, { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import dns, { lookup } from 'node:dns';
import fs, { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import http2 from 'node:http2';
import inspector from 'node:inspector';
import { createRequire, register } from 'node:module';
import net, { connect, type Socket } from 'node:net';
import tls from 'node:tls';
import v8 from 'node:v8';
import { pathToFileURL } from 'node:url';
import { WASI } from 'node:wasi';
import { Worker } from 'node:worker_threads';

/** Where things are that should be out of reach. */
export interface Prey {
  readonly file: string;
  readonly folder: string;
  readonly addon: string;
  readonly port: number;
  readonly socket: string;
  readonly parent: number;
}

const internals = process as unknown as Record<string, (...args: unknown[]) => unknown>;

export const DISK: Record<string, (prey: Prey) => unknown> = {
  'read a file': ({ file }) => readFileSync(file, 'utf8'),
  'read a file with promises': ({ file }) => readFile(file, 'utf8'),
  'open a file': ({ file }) => fs.openSync(file, 'r'),
  'look at a file': ({ file }) => fs.statSync(file).size,
  'list a folder': ({ folder }) => fs.readdirSync(folder),
  'list the root': () => fs.readdirSync('/'),
  'read its own command line': () => readFileSync('/proc/self/cmdline', 'utf8'),
  'read the environment of the desk': ({ parent }) => readFileSync(`/proc/${parent}/environ`),
  'write a file': ({ folder }) => fs.writeFileSync(`${folder}/planted`, 'planted'),
  'make a folder': ({ folder }) => fs.mkdirSync(`${folder}/planted`),
  'link to a file': ({ file, folder }) => fs.symlinkSync(file, `${folder}/planted`),
  'remove a file': ({ file }) => fs.rmSync(file),
  'load a module from the disk': ({ folder }) =>
    createRequire(`${folder}/`)('./module.cjs') as unknown,
  'import a module from the disk': ({ folder }) =>
    import(/* @vite-ignore */ pathToFileURL(`${folder}/module.mjs`).href),
  'write its memory to the disk': ({ folder }) => v8.writeHeapSnapshot(`${folder}/planted`),
  'write a report to the disk': ({ folder }) => process.report.writeReport(`${folder}/planted`),
  'reach the disk through WASI': ({ folder }) =>
    new WASI({ version: 'preview1', preopens: { '/': folder } }),
};

export const PROCESSES: Record<string, (prey: Prey) => unknown> = {
  'start a program': () => spawn('/bin/sh', ['-c', 'exit 0']).pid ?? never(),
  'start a program and wait': () => {
    const { error } = childProcess.spawnSync('/bin/sh', ['-c', 'exit 0']);
    if (error !== undefined) throw error;
    return 'started';
  },
  'start a thread': () => new Worker('1', { eval: true }).threadId,
  'load an addon': ({ addon }) => process.dlopen({ exports: {} }, addon),
  'require an addon': ({ addon }) => createRequire(addon)(addon) as unknown,
};

/** What only our own wall holds. */
export const SIGNALS: Record<string, (prey: Prey) => unknown> = {
  'signal the desk': ({ parent }) => process.kill(parent, 0),
  'signal the desk the hidden way': ({ parent }) => internals['_kill']?.(parent, 0),
  'open a debugger': () => inspector.open(0),
  'debug the desk': ({ parent }) => internals['_debugProcess']?.call(process, parent),
  'take a raw binding': () => internals['binding']?.('tcp_wrap'),
  'register loader hooks': () => register('data:text/javascript,'),
};

export const NETWORK: Record<string, (prey: Prey) => unknown> = {
  'connect by a name taken at the start': ({ port }) => connected(() => connect(port, '127.0.0.1')),
  'connect by the module': ({ port }) => connected(() => net.createConnection(port, '127.0.0.1')),
  'connect by a socket': ({ port }) => connected(() => new net.Socket().connect(port, '127.0.0.1')),
  'connect by the prototype': ({ port }) =>
    connected(
      () =>
        Reflect.apply(net.Socket.prototype.connect, new net.Socket(), [
          port,
          '127.0.0.1',
        ]) as Socket,
    ),
  'connect over TLS': ({ port }) => connected(() => tls.connect({ port, host: '127.0.0.1' })),
  'listen on a port': () => settled(net.createServer().listen(0, '127.0.0.1'), 'listening'),
  'send a datagram': ({ port }) => {
    const socket = createSocket('udp4');
    return new Promise((done, fail) => {
      socket.once('error', fail);
      socket.send('x', port, '127.0.0.1', (error) => (error === null ? done('sent') : fail(error)));
    });
  },
  'fetch a page': async ({ port }) => (await fetch(`http://127.0.0.1:${port}/`)).status,
  'open a WebSocket': ({ port }) => {
    if (typeof WebSocket === 'undefined') throw new Error('There is none.');
    return new Promise((done, fail) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
      socket.addEventListener('open', () => done('open'));
      socket.addEventListener('error', () => fail(new Error('no')));
    });
  },
  'get over HTTP': ({ port }) => settled(http.get({ host: '127.0.0.1', port }), 'response'),
  'get over HTTP by an agent': ({ port }) =>
    settled(http.request({ host: '127.0.0.1', port, agent: new http.Agent() }).end(), 'response'),
  'get over HTTP/2': ({ port }) => settled(http2.connect(`http://127.0.0.1:${port}`), 'connect'),
  'resolve a name': () =>
    new Promise((done, fail) => {
      dns.resolve4('example.org', (error, found) => (error === null ? done(found) : fail(error)));
    }),
  'resolve a name over a server of its own': () => {
    const resolver = new dns.promises.Resolver({ timeout: 300, tries: 1 });
    resolver.setServers(['127.0.0.1']);
    return resolver.resolve4('example.org');
  },
  'look a name up': () =>
    new Promise((done, fail) => {
      lookup('example.org', (error, found) => (error === null ? done(found) : fail(error)));
    }),
};

/** A namespace without network does not hold this: it is a file, and the prototype holds it. */
export const SOCKET_FILES: Record<string, (prey: Prey) => unknown> = {
  'connect to a socket file': ({ socket }) => connected(() => connect(socket)),
};

function never(): never {
  throw new Error('It was not started.');
}

function connected(open: () => Socket): Promise<unknown> {
  return settled(open(), 'connect');
}

/** Resolved when the event comes, rejected on an error or after half a second. */
function settled(emitter: Pick<NodeJS.EventEmitter, 'once'>, event: string): Promise<unknown> {
  return new Promise((done, fail) => {
    setTimeout(() => fail(new Error('Nothing came of it.')), 500);
    emitter.once('error', (error: unknown) =>
      fail(error instanceof Error ? error : new Error(String(error))),
    );
    emitter.once(event, () => done(event));
  });
}
