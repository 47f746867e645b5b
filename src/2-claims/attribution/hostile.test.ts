import { describe, expect, it } from 'vitest';
import { attributions } from './attributions.ts';

/** Words and marks that reports are made of: nothing but one of them is what a finder tries in most ways. */
const REPEATED: Readonly<Record<string, readonly string[]>> = {
  en: [
    'he said that ',
    'He said it. ',
    'a man, who said, ',
    '“I saw the men go away,” he said. ',
    'Omar was told by ',
    'he sent a message ',
    'according to Omar, ',
    'He said.\n',
    '“',
    '(',
    'a\uFFFD',
    'â',
  ],
  fr: [', à a a, ', 'à ', 'Jean dit que ', 'selon ', ', citant Jean, ', "ne l'", '« a » ', 'X'],
  ar: ['قال سامر إن ', 'سامر: ', 'بحسب ', 'الذي سمع من ', '\uFFFD', 'قَ', '« a » ', 'ق'],
};

describe('[CL290] a text of one thing over and over', () => {
  for (const [language, pieces] of Object.entries(REPEATED))
    it.each(pieces)(`in ${language} is read in time: %j`, (piece) => {
      attributions('Dana said it burned.', 'en');
      const line = piece.repeat(Math.ceil(1490 / piece.length)).slice(0, 1490);
      const begin = process.cpuUsage().user;
      attributions(language === 'en' ? line : `${line}\n${line}\n${line}»`, language);
      expect((process.cpuUsage().user - begin) / 1e6).toBeLessThan(2);
    });

  it('still gives what is likeliest', () => {
    const found = attributions(`${'he said that '.repeat(400)}the bridge was gone.`, 'en');
    expect(found.length).toBeGreaterThan(20);
  });
});
