import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { StoreError } from '#store/errors.ts';
import { doors } from './doors.ts';
import { emptyDesk, testHouse } from './testing-house.ts';

/*
 * Whatever is sent, the answer is one we meant to give. The store of this desk says "unavailable"
 * to everything, so 503 means that a request was taken for a good one; 500 would be a surprise.
 */
const unavailable = () => Promise.reject(new StoreError('unavailable', 'Not now.'));
const house = () =>
  testHouse(emptyDesk({ read: unavailable, transact: unavailable, verify: unavailable }));

const changes = Object.values(doors).filter(
  (door) =>
    door.method !== 'GET' && door.path.startsWith('/api') && !/session|vault/.test(door.path),
);
const MEANT = new Set([400, 404, 413, 415, 422, 503]);

/** Names and values our schemas know, so that the noise comes close to what is valid. */
const WORDS = [
  'version change value type number low high yes-no answer hops span actor kind source gap quote',
  'questionId title purpose event members state accepted comment places protectedSite raised',
  '__proto__ constructor toString length ../.. <script>',
].flatMap((line) => line.split(' '));
const word = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom('', '\u0000', '\ud800', '💥', "' or 1=1 --"),
);
const { tree: noise } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(word, fc.double(), fc.boolean(), fc.constant(null), fc.integer()),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.array(fc.tuple(word, tie('tree')), { maxLength: 6 }).map((entries) => new Map(entries)),
  ),
}));

/** JSON text that may repeat keys and hold `__proto__`, as no object of ours would. */
function text(value: unknown): string {
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${text(item)}`).join(',')}}`;
  }
  return Array.isArray(value) ? `[${value.map(text).join(',')}]` : JSON.stringify(value);
}

describe('noise', () => {
  it('[SA28] [SA29] [SA30] no body makes an unexpected answer', async () => {
    const { ask, log } = house();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...changes), noise, async (door, body) => {
        const response = await ask(door.method, door.path.replaceAll(/\{\w+\}/g, '01ABC'), {
          headers: { 'content-type': 'application/json' },
          body: text(body),
        });
        expect(MEANT, `${response.status} ${text(body)}`).toContain(response.status);
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
      }),
      { numRuns: 600 },
    );
    expect(log).toEqual([]);
  });

  it('[SA22] [SA29] [SA30] no address makes an unexpected answer', async () => {
    const { ask, log } = house();
    const part = fc.oneof(
      word,
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constant('%ff%fe'),
    );
    const escaped = part.map((p) =>
      p.startsWith('%') ? p : encodeURIComponent(p.replace(/\p{Surrogate}/gu, '')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(doors).filter(({ path }) => path.startsWith('/api/'))),
        fc.array(escaped, { minLength: 2, maxLength: 2 }),
        fc.array(fc.tuple(escaped, escaped), { maxLength: 4 }),
        async (door, ids, query) => {
          if (/session|vault/.test(door.path)) return;
          const path = door.path.replaceAll(/\{\w+\}/g, () => ids.pop() ?? 'x');
          const search = query.map(([name, value]) => `${name}=${value}`).join('&');
          const response = await ask(door.method, `${path}?${search}`);
          expect([...MEANT, 200], `${response.status} ${path}?${search}`).toContain(
            response.status,
          );
        },
      ),
      { numRuns: 600 },
    );
    expect(log).toEqual([]);
  });
});
