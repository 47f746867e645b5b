import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StoreError } from './errors.ts';
import { fromPortableJson, toPortableJson } from './portable-json.ts';

it('[ST28] ordinary text is stored as it is', () => {
  expect(toPortableJson({ a: 'Tell Varo, "40" \\u0041 \n' })).toBe(
    JSON.stringify({ a: 'Tell Varo, "40" \\u0041 \n' }),
  );
});

it('[ST28] NUL, lone surrogates and the escape itself are written so that jsonb takes them', () => {
  expect(toPortableJson('\0')).toBe('"\\u001a0000"');
  expect(toPortableJson('\ud83d')).toBe('"\\u001ad83d"');
  expect(toPortableJson('\u001a')).toBe('"\\u001a001a"');
  // A pair is no lone surrogate, and an escaped backslash is no escape.
  expect(toPortableJson('\ud83d\ude00')).toBe('"\ud83d\ude00"');
  expect(toPortableJson('\\u0000\0')).toBe('"\\\\u0000\\u001a0000"');
});

it('[ST28] law: what comes back is what went in, and no awkward escape is left', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary', noUnicodeString: false }), (value) => {
      const portable = toPortableJson(value);
      expect(fromPortableJson(portable)).toEqual(JSON.parse(JSON.stringify(value)));
      const escapes = portable.match(/\\(?:u[0-9a-f]{4}|[^u])/g) ?? [];
      expect(escapes.some((e) => /^\\u(0000|d[89a-f])/.test(e))).toBe(false);
    }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('\0', '\u001a', '\ud83d', '\ude00', '\\', 'u', '0', 'd')),
      (units) => {
        const text = units.join('');
        expect(fromPortableJson(toPortableJson({ [text]: text }))).toEqual({ [text]: text });
      },
    ),
    { numRuns: 500 },
  );
});

it('[ST20] what JSON cannot say is refused', () => {
  expect(() => toPortableJson(undefined)).toThrow(StoreError);
});
