/**
 * The first thing a reading process does, before any reader is loaded: everything by which a program
 * reaches the network, another process or the debugger is replaced by a refusal.
 *
 * This is the second of two walls. The first is not ours: the process is started under Node's permission
 * model (no files but its own, no processes, no threads, no addons) and, on Linux where the system lets
 * us, in a network namespace that has no network. See docs/safety.md for what is left without that.
 */
import childProcess from 'node:child_process';
import cluster from 'node:cluster';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import inspector from 'node:inspector';
import module, { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import workers from 'node:worker_threads';

/** What a reader gets that tries. */
class Forbidden extends Error {
  override readonly name = 'Forbidden';
  readonly code = 'ERR_ACCESS_DENIED';
  constructor(what: string) {
    super(`A reader may not use ${what}.`);
  }
}

type Things = Record<string, unknown>;

function forbid(where: string, things: object, names: readonly string[]): void {
  for (const name of names) {
    if (!(name in things)) continue;
    // A plain function: it can be called, and called with `new`.
    const refuse = function refuse(): never {
      throw new Forbidden(`${where}.${name}`);
    };
    Object.defineProperty(things, name, { value: refuse, writable: false, configurable: false });
  }
}

/** Every function of a module: none of it is of use to a reader. */
function forbidAll(where: string, things: object, but: readonly string[] = []): void {
  const names = Object.getOwnPropertyNames(things).filter(
    (name) => typeof (things as Things)[name] === 'function' && !but.includes(name),
  );
  forbid(where, things, names);
}

// Before anything is taken away: they are sockets themselves, on pipes that are open already.
export const input = process.stdin;
export const output = process.stdout;

forbid('Socket', net.Socket.prototype, ['connect']);
forbid('Server', net.Server.prototype, ['listen']);
forbid('dgram.Socket', dgram.Socket.prototype, ['bind', 'connect', 'send', 'addMembership']);
forbid('dns.Resolver', dns.Resolver.prototype, Object.getOwnPropertyNames(dns.Resolver.prototype));
forbid('dns.Resolver', dns.promises.Resolver.prototype, [
  'resolve',
  'resolve4',
  'resolve6',
  'reverse',
]);
forbidAll('dns', dns.promises);
forbidAll('dns', dns);
forbid('http.Agent', http.Agent.prototype, ['createConnection', 'createSocket', 'addRequest']);
forbidAll('http2', http2);
forbidAll('tls', tls, ['SecureContext', 'TLSSocket', 'Server']);
// Classes stay, because other modules inherit from them; what makes or connects one goes.
forbid('net', net, ['connect', 'createConnection', 'createServer']);
forbid('http', http, ['request', 'get', 'createServer', 'ClientRequest']);
forbid('https', https, ['request', 'get', 'createServer']);
forbid('dgram', dgram, ['createSocket']);
forbidAll('child_process', childProcess);
forbid('cluster', cluster, ['fork', 'setupPrimary', 'setupMaster']);
forbid('worker_threads', workers, ['Worker', 'BroadcastChannel']);
forbid('inspector', inspector, ['open', 'Session', 'waitForDebugger']);
forbid('module', module, ['register', 'registerHooks', 'runMain']);
forbid('process', process, [
  'abort',
  'binding',
  '_linkedBinding',
  'chdir',
  'dlopen',
  'kill',
  '_kill',
  '_debugProcess',
  '_debugEnd',
  '_startProfilerIdleNotifier',
  'send',
  'setegid',
  'seteuid',
  'setgid',
  'setgroups',
  'initgroups',
  'setuid',
  'umask',
]);
forbid('globalThis', globalThis, [
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'BroadcastChannel',
]);
// `import { connect } from 'node:net'` sees the refusals as well.
syncBuiltinESMExports();

// Answers go over standard output: what a library prints must not fall between them.
for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const) {
  console[name] = () => undefined;
}
