import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { recognise } from '../formats.ts';
import { cpuSeconds } from '../goldens/cpu-seconds.ts';
import { damaged } from '../goldens/damage.ts';
import { readRtf, rtf } from './rtf.ts';

const bytes = (source: string) => new Uint8Array(Buffer.from(source, 'latin1'));
const textOf = (source: string): string =>
  readRtf(bytes(source), 'a.rtf', {}).documents[0]?.text ?? '';
const hex = (text: string, page: string): string =>
  [...iconv.encode(text, page)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');

const statement = String.raw`{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset178 Arial;}}{\colortbl;\red0;}
{\info{\title Statement taken at Tell Varo}{\author Desk}{\creatim\yr2026\mo3\dy13\hr8}}{\*\generator secret;}
{\header Confidential\par}
\pard They came at dawn. I counted {\deleted nine}{\revised eleven} men{\footnote He counted them twice.}.{\v  Do not print.}\par
The lorry was white{\*\atnauthor Nour}{\*\annotation White or grey?}\line and had no plates \emdash  none.\par
\trowd\intbl the silo\cell 8\par perhaps 9\cell\row\pard
{\pict\pngblip 89504e47}{\field{\*\fldinst HYPERLINK "http://x.example"}{\fldrslt a link}}\par
{\f1 ${hex('قال الشاهد', 'windows-1256')}} caf\'e9 \u1602?\u1575?\u1604? \'93quoted\'94\par}`;

test('[IN140] an RTF document is its text, with what was changed, hidden and noted', () => {
  expect(recognise(bytes(statement), 'a.rtf')).toBe(rtf);
  expect(recognise(bytes(statement), 'a.doc')).toBe(rtf);
  const reading = readRtf(bytes(statement), 'a.rtf', {});
  expect(reading.documents[0]).toMatchObject({
    title: 'Statement taken at Tell Varo',
    kind: 'article',
  });
  expect(reading.documents[0]?.text).toBe(
    [
      'They came at dawn. I counted [-nine-][+eleven+] men[note 1].[hidden:  Do not print.]',
      'The lorry was white[comment 1]',
      'and had no plates — none.',
      'the silo\t8 / perhaps 9',
      '[picture]a link',
      'قال الشاهد café قال “quoted”',
      '',
      'Notes',
      '[note 1] He counted them twice.',
      '',
      'Comments',
      '[comment 1] Nour: White or grey?',
      '',
      'Headers and footers',
      'Confidential',
    ].join('\n'),
  );
  expect(reading.notes.map((n) => n.text).join('\n')).toContain(
    'written by Desk; made on 2026-03-13',
  );
});

describe('[IN140] letters', () => {
  test.each([
    [String.raw`{\rtf1\ansi\ansicpg1256 ${hex('مرحبا', 'windows-1256')}}`, 'مرحبا'],
    [String.raw`{\rtf1\uc2 \u1602??x}`, 'قx'],
    [String.raw`{\rtf1\uc1 \u1602\'3fx}`, 'قx'],
    [String.raw`{\rtf1\uc0 \u1602 x}`, 'قx'],
    [String.raw`{\rtf1{\uc3 \u1602???}\u1575?y}`, 'قاy'],
    [String.raw`{\rtf1\uc1 \u-10179?\u-8704?}`, '😀'],
    [String.raw`{\rtf1\uc1 \u55357?x}`, '\uFFFDx'],
    [String.raw`{\rtf1 a\{b\}c\\d\~e}`, 'a{b}c\\d\u00A0e'],
    ['{\\rtf1 one\r\ntwo\\\nthree}', 'onetwo\nthree'],
    [String.raw`{\rtf1 \'00x}`, '␀x'],
  ])('%s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });
});

describe('[IN155] hostile RTF', () => {
  const quick = async (source: string): Promise<string> => {
    let text = '';
    expect(await cpuSeconds(() => (text = textOf(source)))).toBeLessThan(2);
    return text;
  };

  test('a million open groups, a million closed ones, a million starred', async () => {
    expect(await quick(`{\\rtf1 before ${'{'.repeat(1_000_000)}inside`)).toBe('before inside');
    expect(await quick(`{\\rtf1 before${'}'.repeat(1_000_000)}`)).toBe('before');
    expect(await quick(`{\\rtf1 before${'{\\*\\x'.repeat(200_000)}`)).toBe('before');
    expect(await quick(`{\\rtf1 a${'{\\footnote '.repeat(200_000)}b`)).toContain('b');
  });

  test('data that claims to be longer than the file', () => {
    const reading = readRtf(bytes('{\\rtf1 before{\\pict\\bin999999999 x} after}'), 'a.rtf', {});
    expect(reading.documents[0]?.text).toBe('before[picture] after');
    expect(reading.notes.some((n) => n.level === 'error')).toBe(true);
    expect(textOf('{\\rtf1 a{\\pict\\bin3 }}}} b}')).toBe('a[picture] b');
    expect(textOf('{\\rtf1\\uc99999999 a\\u65?b}')).toContain('a');
  });

  test('cut short: what stands before is read, and it is said', () => {
    const reading = readRtf(bytes(statement.slice(0, 420)), 'a.rtf', {});
    expect(reading.documents[0]?.text).toContain('They came');
    expect(reading.notes.some((n) => n.text.includes('ends before its last group'))).toBe(true);
    expect(() => textOf('hello')).toThrow(/is no RTF document/);
  });
});

test('[IN2] a damaged RTF document is read or refused, and read the same again', async () => {
  await damaged(
    bytes(statement),
    (damage) => rtf.read(damage, 'a.rtf', {}),
    process.env['HEARSAY_LAW_RUNS'],
  );
});
