import type { Chance } from './chance.ts';

/** How a text falls into parts, and what is put between them. */
export interface Grammar {
  readonly part: RegExp;
  readonly words: readonly string[];
}

const NUMBERS = [
  '0',
  '-1',
  '1',
  '9007199254740993',
  '1e999',
  '-1e-999',
  '0x7fffffff',
  '4294967296',
  '00000000000',
  '١٢٣',
  'NaN',
  '1,2,3,4',
  '1.1.1.1',
  '99/99/9999',
  '00:00',
  '25:61',
];
const ODD = [
  '\u0000',
  '\ufeff',
  '\u200e',
  '\u202e',
  '\u202f',
  '\u00a0',
  '\ud800',
  '\udc00',
  '\u0301',
  '\u200d',
  '\ufffd',
  '\u2028',
  '\v',
  'ﷺ',
  'â€™',
  'Ã©',
  'İ',
  'ß',
  '👩‍👩‍👧‍👦',
  '“',
  '”',
  '"',
  "'",
  '«',
  '»',
  '‹',
];

/** What texts of each kind are made of. */
export const GRAMMARS = {
  lines: {
    part: /[^\n]*\n|[^\n]+$/g,
    words: [
      '\n',
      '\r',
      '\r\n',
      '- ',
      ': ',
      '[',
      ']',
      ', ',
      '15/09/2026, 20:46 - Dana: ',
      '<attached: a.jpg>\n',
      '> ',
      '--',
      '',
    ],
  },
  sheet: {
    part: /"[^"]*"?|[,;\t\r\n|]|[^,;\t\r\n|"]+/g,
    words: ['"', '""', ',', ';', '\t', '\n', '\r', '|', '=1+1', '@SUM(1)', '\\', '","', '"\n"'],
  },
  json: {
    part: /"(?:[^"\\]|\\.)*"?|[[\]{}:,]|[^[\]{}:,"]+/g,
    words: [
      '[',
      ']',
      '{',
      '}',
      ':',
      ',',
      '"',
      '\\',
      '"\\x0B"',
      'null',
      'true',
      '"__proto__":',
      '"text":',
      '"\\ud800"',
      '1e400',
    ],
  },
  xml: {
    part: /<[^>]*>?|[^<]+/g,
    words: [
      '<',
      '>',
      '/>',
      '</',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?x',
      '&',
      '&amp;',
      '&#0;',
      '&#x10ffff;',
      '&#xd800;',
      '&x;',
      '<!DOCTYPE x [<!ENTITY x "&x;&x;">]>',
      '<!DOCTYPE x SYSTEM "file:///etc/hostname">',
      ' a="',
      "'",
      ' a=',
      '<script>1</script>',
      '<p>',
      '</p>',
      '<table>',
      '<tr>',
      '<td>',
      '<w:p>',
      '<w:t>',
      '<w:r>',
      '</w:p>',
      '<mc:Choice>',
      '<svg>',
      '<template>',
      '<b><i></b></i>',
      '<plaintext>',
      '<frameset>',
      '<c r="ZZZZ9999999999" t="s">',
      '<v>999999999</v>',
    ],
  },
  pdf: {
    part: /\d+ \d+ obj|endobj|endstream|stream\r?\n|<<|>>|\/[A-Za-z]+|\d+ \d+ R|-?\d+(?:\.\d+)?|\([^)]*\)|\s+|[^\s/<>()\d]+|./gs,
    words: [
      '<<',
      '>>',
      '[',
      ']',
      '(',
      ')',
      '/Length 0',
      '/Length 999999999',
      '/Filter /FlateDecode',
      '1 0 R',
      '2 0 R',
      '9999 0 R',
      '/Kids [1 0 R]',
      '/Parent 1 0 R',
      '/Prev 0',
      '/Count -1',
      '/JavaScript',
      '/OpenAction',
      'obj',
      'endobj',
      'stream\n',
      'endstream',
      'startxref',
      'trailer',
      'xref',
      '%%EOF',
      'BT',
      'ET',
      'Tj',
      'q',
      'Q',
      'Do',
      '/Type /ObjStm',
    ],
  },
  rtf: {
    part: /[{}]|\\[a-z]+-?\d* ?|\\'[0-9a-f]{2}|\\.|[^{}\\]+/g,
    words: [
      '{',
      '}',
      '\\',
      "\\'",
      "\\'ff",
      '\\u-1?',
      '\\u1234567?',
      '\\uc9999 ',
      '\\bin999999 ',
      '\\bin-1 ',
      '\\par ',
      '{\\*\\x ',
      '\\ansicpg99999 ',
      '\\field{',
    ],
  },
  mail: {
    part: /[^\r\n]*\r?\n|[^\r\n]+$/g,
    words: [
      '\r\n',
      '\n',
      '--b\r\n',
      '--b--\r\n',
      '--\r\n',
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n',
      'Content-Type: multipart/mixed; boundary=""\r\n',
      'Content-Type: message/rfc822\r\n\r\n',
      'Content-Transfer-Encoding: base64\r\n',
      'Content-Transfer-Encoding: quoted-printable\r\n',
      'Content-Type: text/html; charset=x-none\r\n',
      'Subject: =?utf-8?B?////?=\r\n',
      'Subject: =?utf-16?Q?=D8=00?=\r\n',
      'From nobody Thu Jan  1 00:00:00 1970\r\n',
      '>From ',
      'Date: Thu, 99 Foo 99999 99:99:99 +9999\r\n',
      ' folded\r\n',
      "name*0*=utf-8''%ff; name*1=x\r\n",
      '=\r\n',
      '=ZZ',
      'Received: ',
    ],
  },
  prose: {
    part: /[\p{L}\p{M}]+|\p{N}+|\s+|[^\p{L}\p{M}\p{N}\s]/gu,
    words: [
      'said',
      'that',
      'according to',
      ', he said, ',
      '"',
      '“',
      '”',
      'between ',
      ' and ',
      'over ',
      'Oct. 19, 2014',
      '5 km',
      '$100–$300',
      '36.1, 37.2',
      '36°12′N',
      'last year',
      'قال ',
      'إن ',
      'a dit que ',
      'about ',
      '–',
      '...',
      '(',
      ')',
      "'",
      '\n\n',
      'Mr. ',
      'Abu ',
      '33TWN1234567890',
      '+963 11 123 4567',
      '٣٥٫٢',
    ],
  },
} as const satisfies Record<string, Grammar>;

export type TextKind = keyof typeof GRAMMARS;

type Mutation = (parts: string[], chance: Chance, grammar: Grammar) => string[];

const MUTATIONS: readonly Mutation[] = [
  function remove(parts, chance) {
    const at = chance.below(parts.length);
    return parts.toSpliced(at, chance.some(6));
  },
  function duplicate(parts, chance) {
    const at = chance.below(parts.length);
    return parts.toSpliced(at, 0, ...parts.slice(at, at + chance.some(8)));
  },
  function storm(parts, chance) {
    const at = chance.below(parts.length);
    const piece = parts.slice(at, at + chance.some(4)).join('');
    const times = Math.min(
      chance.some(3000),
      Math.floor(chance.largest / 4 / Math.max(1, piece.length)),
    );
    return parts.toSpliced(at, 0, piece.repeat(times));
  },
  function exchange(parts, chance) {
    const [a, b] = [chance.below(parts.length), chance.below(parts.length)];
    return parts.with(a, parts[b] ?? '').with(b, parts[a] ?? '');
  },
  function replace(parts, chance) {
    return parts.with(chance.below(parts.length), chance.pick(parts));
  },
  function word(parts, chance, { words }) {
    return parts.toSpliced(chance.below(parts.length + 1), 0, chance.pick(words));
  },
  function words(parts, chance, grammar) {
    const many = Array.from({ length: chance.some(12) }, () => chance.pick(grammar.words));
    return parts.toSpliced(chance.below(parts.length + 1), 0, ...many);
  },
  function delimiters(parts, chance, { words }) {
    const word = chance.pick(words);
    const most = Math.floor(chance.largest / 4 / Math.max(1, word.length));
    const times = Math.min(chance.some(3000), most);
    return parts.toSpliced(chance.below(parts.length + 1), 0, word.repeat(times));
  },
  function number(parts, chance) {
    const at = parts.findIndex((part, i) => i >= chance.below(parts.length) && /\d/.test(part));
    if (at < 0) return parts;
    return parts.with(at, (parts[at] ?? '').replace(/\d+/, chance.pick(NUMBERS)));
  },
  function odd(parts, chance) {
    const at = chance.below(parts.length);
    const part = parts[at] ?? '';
    const cut = chance.below(part.length + 1);
    const sign = chance.pick(ODD).repeat(chance.some(chance.yes(10) ? 1000 : 3));
    return parts.with(at, part.slice(0, cut) + sign + part.slice(cut));
  },
  function cutShort(parts, chance) {
    return parts.slice(0, chance.below(parts.length));
  },
  function shuffle(parts, chance) {
    const out = [...parts];
    for (let n = chance.some(20); n > 0; n -= 1) {
      const at = chance.below(out.length);
      out.splice(chance.below(out.length), 0, ...out.splice(at, 1));
    }
    return out;
  },
];

/** A text of the same kind with something wrong in it. */
export function mutateText(text: string, kind: TextKind, chance: Chance): string {
  const grammar: Grammar = GRAMMARS[kind];
  let parts: string[] = text.match(grammar.part) ?? [];
  for (let n = chance.pick([1, 1, 2, 3, 5]); n > 0 && parts.length > 0; n -= 1) {
    parts = chance.pick(MUTATIONS)(parts, chance, grammar);
  }
  return parts.join('').slice(0, Math.max(chance.largest, text.length));
}
