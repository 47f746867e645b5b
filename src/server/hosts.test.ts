import { describe, expect, it } from 'vitest';
import { createHosts } from './hosts.ts';

describe('hosts', () => {
  it('[SA26] answers to loopback with its own port and to nothing else', () => {
    const hosts = createHosts();
    expect(hosts.originOf('127.0.0.1:4747')).toBeNull();
    hosts.listeningOn(4747);
    for (const name of ['127.0.0.1:4747', 'localhost:4747', '[::1]:4747', 'LOCALHOST:4747']) {
      expect(hosts.originOf(name)).toBe(`http://${name.toLowerCase()}`);
    }
    for (const name of [
      'evil.example',
      'evil.example:4747',
      'localhost',
      'localhost:4748',
      'localhost.:4747',
      'localhost:4747.evil.example',
      '127.0.0.1:04747',
      '127.1:4747',
      '2130706433:4747',
      '0.0.0.0:4747',
      '',
    ]) {
      expect(hosts.originOf(name), name).toBeNull();
    }
  });

  it('[SA26] names given by hand are expected behind TLS', () => {
    const hosts = createHosts(['desk.example', 'desk.example:8443']);
    expect(hosts.originOf('desk.example')).toBe('https://desk.example');
    expect(hosts.originOf('desk.example:8443')).toBe('https://desk.example:8443');
    expect(hosts.originOf('other.example')).toBeNull();
    expect(() => createHosts(['https://desk.example/'])).toThrow(/not a host name/);
    expect(() => createHosts(['*'])).toThrow(/not a host name/);
  });
});
