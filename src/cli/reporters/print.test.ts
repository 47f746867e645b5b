import fc from 'fast-check';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { harmless, jsonText } from './print.ts';

/** Everything a terminal may obey, or that turns a line around. */
// eslint-disable-next-line no-control-regex
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

describe('print', () => {
  it('[CM15] a message cannot move the cursor, write the clipboard or turn the line around', () => {
    const message = 'hi\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u001b[8mhidden\u009b31m\r\u202egnp.exe';
    expect(harmless(message)).not.toMatch(OBEYED);
    expect(harmless(message)).toContain('hidden');
  });

  it('[CM15] our own colours, lines and tabs pass, and so does every script', () => {
    const colours = pc.createColors(true);
    const text = `${colours.bold('Q')}\t${colours.yellow('single origin')}\nدار صفين 村`;
    expect(harmless(text)).toBe(text);
  });

  it('[CM1] [CM15] JSON is escaped for the terminal and means the same', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(fc.dictionary(text, text), (value) => {
        const written = jsonText(value);
        expect(written.replaceAll('\n', '')).not.toMatch(OBEYED);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
