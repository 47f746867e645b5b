import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DEEPEST_JSON, depthOf, parseJson } from './body.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('JSON bodies', () => {
  it('[SA28] reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        const plain = JSON.stringify(value);
        if (/\\ud[89a-f]/i.test(text) || text.includes('\\u0000') || /__proto__/.test(text)) return;
        expect(JSON.stringify(parseJson(bytes(text)))).toBe(plain);
      }),
    );
  });

  it('[SA28] measures depth outside strings only, as a recursive reading would', () => {
    const slow = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map(slow))
        : 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(depthOf(JSON.stringify(value))).toBe(slow(value));
      }),
    );
    expect(depthOf('{"a":"[[[\\"[{"}')).toBe(1);
  });

  it('[SA28] refuses 100,000 nested arrays and objects quickly, before parsing', () => {
    const started = performance.now();
    for (const text of ['['.repeat(100_000), '{"a":'.repeat(100_000), '[{"":'.repeat(50_000)]) {
      expect(() => parseJson(bytes(text))).toThrow(`deeper than ${DEEPEST_JSON}`);
    }
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    '[SA28] refuses the key %s at any depth',
    (key) => {
      for (const text of [`{"${key}":1}`, `{"a":[{"b":{"${key}":{"polluted":true}}}]}`]) {
        expect(() => parseJson(bytes(text))).toThrow(`cannot be called "${key}"`);
      }
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );

  it('[SA28] refuses an escaped spelling of such a key', () => {
    expect(() => parseJson(bytes('{"\\u005f_proto__":1}'))).toThrow('cannot be called');
  });

  it('[SA28] refuses bytes that are not UTF-8, text that is not JSON, NUL and half pairs', () => {
    expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow('not UTF-8');
    expect(() => parseJson(bytes('{"a":'))).toThrow('not JSON');
    expect(() => parseJson(bytes(''))).toThrow('not JSON');
    expect(() => parseJson(bytes('"a\\u0000b"'))).toThrow('not one');
    expect(() => parseJson(bytes('["\\ud83d"]'))).toThrow('not one');
    expect(parseJson(bytes('"\\ud83d\\ude00"'))).toBe('😀');
  });
});
