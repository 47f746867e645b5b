import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAMAGE } from '../../../bench/intake/damage.ts';
import { readProse, measureRepair } from '../../../bench/intake/repair.ts';
import { misread, WINDOWS_1252 } from './code-pages.ts';
import { offsetMap } from './offset-map.ts';
import { findDamage, repair } from './repair.ts';

const prose = readProse();
const read = (text: string): string => repair(text).text;

describe('[IN180] healthy text comes through untouched', () => {
  test.each([...prose.keys()])('prose in %s', (language) => {
    const text = prose.get(language) ?? '';
    expect(repair(text)).toEqual({ text, repairs: [], notes: [] });
    // Also line by line: a message is judged without its neighbours.
    for (const line of text.split('\n')) expect(repair(line).text).toBe(line);
  });

  test.each([
    'Le château, l’âge du pâté et la tâche : « ça va, café\u00A0», dit-il. CAFÉ\u00A0»',
    'Tu as hâte ? — Oui, le bât blesse ; le mât, le dégât et l’appât aussi.',
    'SÃO PAULO — “AMANHÔ, NÃO… IRMÃ» MANHÃ™ MAÇÃ”',
    'A litera  este rară. Cu â din a; atât, urât, hotărât.',
    'siarad â phobl, â chariad, â.',
    'Hâlâ… hâlâ”… kâr, rüzgâr, Allâ, hâlâ, hâlâ. “Hâlâ!”',
    'ÆØÅ æøå ÄÖÜ äöü ß Fuß” Spaß… naß» Ð ð Þ þ ÞÓRÐUR ÞÆR',
    'FRØ” PÅ… SJØ— NÅ»',
    'ÁÉÍÓÚ áéíóú ñ Ñ ¿Qué? ¡Sí! ESPAÑA… º ª 5º 3ª 20°C ½ ¼ §5 ±3 µm £5 ¥9',
    'x ≤ y → z; √2 ≈ 1.414; ∑ ∞ ± − × ÷; ¬A ∧ B',
    'const t = s.replace("&amp;", "&"); // “smart” ’quotes’',
    '<p>Fish &amp; chips &lt;3</p>',
    '```\n&amp;copy;\n```\n',
    'a?b=1&copy=2&reg=3 AT&T R&D &c; &;',
    'فقط، حفظ؟ بالضبط… «محافظ»، ١٤٣٥هـ، بـ«لا»، ﷺ',
    'می‌خواهم کتاب‌ها را ببینم',
    'नमस्ते क्‍ष क्‌ष สวัสดี\u200Bครับ',
    '👨‍👩‍👧‍👦 ❤️ 🏳️‍🌈',
    '\u200EDana: \u202Aمرحبا\u202C \u2067نعم\u2069',
    'Сірий Рік. Рёв, Св. Ђорђе, Џон, Їжак',
    'cease-\nfire and well-\nknown words',
    'Ça, là… voilà» à—b É” Ü— ê” ô… ë» Â Ê Î',
  ])('%s', (text) => {
    expect(read(text)).toBe(text);
  });
});

describe('[IN183] text misread with the wrong code page is read as it was', () => {
  test.each([
    ['donâ€™t', 'don’t'],
    ['cafÃ©', 'café'],
    ['Ã\u00A0 la gare', 'à la gare'],
    ['RÃ©sumÃ© dâ€™un Ã©tÃ© Ã la mer', 'Résumé d’un été à la mer'],
    ['â€œYesâ€�, he said', '“Yes”, he said'],
    ['â€œYesâ€, he said', '“Yes”, he said'],
    ['10Â\u00A0km, 20Â°C', '10\u00A0km, 20°C'],
    ['itÃ¢â‚¬â„¢s', 'it’s'],
    ['It\u00C3\u00A2\u00C2\u0080\u00C2\u0099s', 'It’s'],
    ['It\u00E2\u0080\u0099s', 'It’s'],
    ['It\u0092s \u0093so\u0094\u0085', 'It’s “so”…'],
    ['Ø§Ù„Ø³Ù„Ø§Ù…', 'السلام'],
    ['ط§ظ„ط³ظ„ط§ظ…', 'السلام'],
    ['ÇáÓáÇã', 'السلام'],
    ['ÇáÓáÇã Úáíßã íÇ ÃÎí', 'السلام عليكم يا أخي'],
    ['РџСЂРёРІРµС‚', 'Привет'],
    ['Ïðèâåò, êàê äåëà? Âñ¸ õîðîøî', 'Привет, как дела? Всё хорошо'],
    ['ÅŸehir Ä±ÅŸÄ±k', 'şehir ışık'],
    ['Ã…rhus Ã¸l', 'Århus øl'],
    ['ðŸ˜€ ok', '😀 ok'],
    ['don‚Äôt, caf√©', 'don’t, café'],
    ['donÔÇÖt', 'don’t'],
    ['tiáº¿ng Viá»‡t', 'tiếng Việt'],
    ['ä½ å¥½ï¼Œ', '你好，'],
  ])('%s', (damaged, whole) => {
    expect(read(damaged.replace('ä½ å', 'ä½\u00A0å'))).toBe(whole);
  });
});

describe('[IN184] a lone â is read by its place and by balance, and is never certain', () => {
  test.each([
    ['I donât know.', 'I don’t know.'],
    ['âI saw it,â he said.', '“I saw it,” he said.'],
    [
      'âThey said âgive him hellâ and left,â he said. âWe didnât.â',
      '“They said ‘give him hell’ and left,” he said. “We didn’t.”',
    ],
    ['âHe told me, âGo.ââ She didnât.', '“He told me, ‘Go.’” She didn’t.'],
    [
      'ââGoâ is what he saidâ, she wrote. It wasnât.',
      '“‘Go’ is what he said”, she wrote. It wasn’t.',
    ],
    [
      'âThe soldiersâ guns were new,â she said. It couldnât last.',
      '“The soldiers’ guns were new,” she said. It couldn’t last.',
    ],
    ['The menâall elevenâwerenât there.', 'The men—all eleven—weren’t there.'],
    ['They came â all of them. It wasnât late.', 'They came — all of them. It wasn’t late.'],
    ['In 2012â14 he didnât work.', 'In 2012–14 he didn’t work.'],
    ['The â90s werenât good, OâBrien said.', 'The ’90s weren’t good, O’Brien said.'],
    ['Shiâite and Qurâan, they donât say.', 'Shi’ite and Qur’an, they don’t say.'],
    ['He leftâ¦ didnât he? â¬50.', 'He left… didn’t he? €50.'],
    ['The château wasnât empty, âjust dark.â', 'The château wasn’t empty, “just dark.”'],
    ['He called it âthe mill.â It wasnât a mill.', 'He called it “the mill.” It wasn’t a mill.'],
    [
      'âOne paragraph. I canât stop.\n\nâAnother,â he said.',
      '“One paragraph. I can’t stop.\n\n“Another,” he said.',
    ],
    // Minutes and seconds of an arc, ranges of money, a quotation that is opened again in each line.
    ['At 36°22â14âN 37°31â05âE.', 'At 36°22′14″N 37°31′05″E.'],
    ['At 36°22.5âN, 37° 31.25â E. It wasnât far.', 'At 36°22.5′N, 37° 31.25′ E. It wasn’t far.'],
    ['At 36°22â14ââN, 37°31â²05â³E.', 'At 36°22′14″N, 37°31′05″E.'],
    ['At 36°22’14âN: it wasnât far.', 'At 36°22’14″N: it wasn’t far.'],
    ['It was 36°âhot, he said. It wasnât.', 'It was 36°—hot, he said. It wasn’t.'],
    ['$100â$300 a month. It wasnât more.', '$100–$300 a month. It wasn’t more.'],
    ['5%â10% of them. It wasnât more.', '5%–10% of them. It wasn’t more.'],
    ['He paid 100â$300 was asked. It wasnât.', 'He paid 100–$300 was asked. It wasn’t.'],
    ['He pays wellâ300 dollars. It isnât much.', 'He pays well—300 dollars. It isn’t much.'],
    [
      'He said:\nâFirst goes on.\nâSecond goes on.\nâThird,â he said.',
      'He said:\n“First goes on.\n“Second goes on.\n“Third,” he said.',
    ],
    ['âOne,â he said.\nâTwo,â she said.', '“One,” he said.\n“Two,” she said.'],
    ['âOneâ\nâTis cold. Isnât it?', '“One”\n’Tis cold. Isn’t it?'],
  ])('%s', (damaged, whole) => {
    const { text, repairs } = repair(damaged);
    expect(text).toBe(whole);
    expect(repairs.every((one) => one.confidence !== 'certain')).toBe(true);
  });

  test('one message alone cannot tell; the chat it stands in can', () => {
    const alone = 'the soldiersâ guns';
    expect(read(alone)).toBe(alone);
    const chat = findDamage(`${alone}\nI donât know, âmaybeâ.`);
    expect(repair(alone, chat).text).toBe('the soldiers’ guns');
  });
});

describe('[IN185] shapes, strokes and invisible characters in words go; what is written on purpose stays', () => {
  test.each([
    ['ﺍﻟﺴﻼﻡ', 'السلام'],
    ['الســـلام', 'السلام'],
    ['oﬃce ﬁre', 'office fire'],
    ['in\u00ADfor\u00ADma\u00ADtion', 'information'],
    ['infor\u00AD\nmation', 'information'],
    ['one\uFEFF two', 'one two'],
    ['pass\u200Bword', 'password'],
    ['ال\u200Fسلام', 'السلام'],
    ['half \uD83D left', 'half \uFFFD left'],
    ['a\uFFFEb', 'ab'],
    ['Fish &amp;amp; chips &#8217;til &eacute;t&eacute;', 'Fish &amp; chips ’til été'],
    ['the infor-\nmation; information', 'the information; information'],
  ])('%j', (damaged, whole) => {
    expect(read(damaged)).toBe(whole);
  });
});

describe('[IN181] the repairs turn what was received into what is read, and nothing else', () => {
  const pieces = fc.constantFrom(
    'â',
    'ââ',
    'â€™',
    'Ã©',
    'Ã',
    'Â ',
    'donât',
    ' ',
    '\n',
    'word',
    'é',
    '&amp;',
    '\u00AD',
    '\uFEFF',
    'ﬁ',
    'ـ',
    'سلام',
    'Ø§Ù„',
    'ط§ظ„',
    'ÇáÓ',
    '\u0092',
    '\uD83D',
    '.',
    ',',
    '“',
    'Рџ',
    'â€',
    '\uFFFD',
    '&#39;',
  );
  const RUNS = Number(process.env['HEARSAY_LAW_RUNS'] ?? 400);

  test('for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 40 }).map((a) => a.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (received) => {
          const { text, repairs } = repair(received);
          let at = 0;
          let made = '';
          for (const one of repairs) {
            made += received.slice(at, one.received[0]);
            expect(made.length).toBe(one.read[0]);
            made += text.slice(...one.read);
            expect(one.received[0]).toBeGreaterThanOrEqual(at);
            at = one.received[1];
          }
          expect(made + received.slice(at)).toBe(text);
          const map = offsetMap(repairs);
          expect(map.receivedSpan([0, text.length])[1]).toBeLessThanOrEqual(received.length);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('damaged prose: every span goes back to what it was made from', () => {
    for (const kind of DAMAGE) {
      const received = kind.damage(prose.get(kind.languages[0] ?? '') ?? '');
      const { text, repairs } = repair(received);
      const map = offsetMap(repairs);
      for (const one of repairs) {
        expect(map.receivedSpan(one.read)).toEqual(
          one.read[0] === one.read[1] ? [one.received[1], one.received[1]] : one.received,
        );
      }
      expect(map.receivedSpan([0, text.length])[0]).toBe(
        repairs[0]?.read[1] === 0 ? repairs[0].received[1] : 0,
      );
    }
  });
});

test('[IN186] of prose in fourteen languages, damaged in twenty ways, nearly everything comes back', () => {
  const { figures, healthy } = measureRepair(false);
  expect(Object.values(healthy).every((count) => count === 0)).toBe(true);
  expect(figures.filter((one) => one.restored < one.floor)).toEqual([]);
});

test('[IN187] repairs are counted by kind in one note, with their lines; guesses make it a doubt', () => {
  const { notes } = repair('cafÃ©\nfine\ncafÃ© dâ€™Arc');
  expect(notes).toEqual([
    expect.objectContaining({
      level: 'info',
      lines: [1, 3],
      text: expect.stringContaining('3 × UTF-8 read as Windows-1252'),
    }),
  ]);
  expect(repair('I donât know: âmaybe, the guardsâ').notes[0]?.level).toBe('doubt');
});

test('[IN188] no text makes repairing slow: time grows with length', () => {
  for (const seed of [
    'â',
    'Ã',
    '&#39;',
    'â€',
    'ââ ',
    'ÇáÓ ',
    'a-\n',
    'ﬁ',
    '\u00AD',
    '```\n&amp;\n',
    misread('السلام ', WINDOWS_1252),
  ]) {
    const start = performance.now();
    repair(seed.repeat(Math.ceil(100_000 / seed.length)));
    expect(performance.now() - start).toBeLessThan(8000);
  }
});
