/**
 * Which names this server answers to. A page anywhere on the web can point a name of its own at
 * 127.0.0.1 (DNS rebinding) and would then be "same origin" with the desk; it cannot make the
 * browser send another Host header. So: exact names with the exact port, and nothing else.
 */
export interface Hosts {
  /** The origin (`http://127.0.0.1:4747`) that goes with a Host header; null if it is not ours. */
  originOf(host: string): string | null;
  /** Called by whoever opened the port; before that nothing is answered. */
  listeningOn(port: number): void;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * `names` are further Host headers to answer to, as the browser sends them (`desk.example:8443`).
 * They are expected behind something that speaks TLS: their origin is https.
 */
export function createHosts(names: readonly string[] = []): Hosts {
  for (const name of names) {
    if (!/^[a-z0-9.-]+(:\d{1,5})?$/.test(name)) {
      throw new RangeError(
        `"${name}" is not a host name. Give it as the browser's address bar shows it, like desk.example or desk.example:8443.`,
      );
    }
  }
  const origins = new Map(names.map((name) => [name, `https://${name}`]));
  return {
    originOf: (host) => origins.get(host.toLowerCase()) ?? null,
    listeningOn(port) {
      for (const name of LOOPBACK) {
        origins.set(`${name}:${port}`, `http://${name}:${port}`);
        // Browsers leave the port out when it is the scheme's own.
        if (port === 80) origins.set(name, `http://${name}`);
      }
    },
  };
}
