import { describe, expect, it } from 'vitest';
import { quotes } from './quotes.ts';
import { tokens } from './tokens.ts';

/** The text with its quotations in brackets, and `|` where a sentence ends. */
function marked(text: string): string {
  const t = tokens(text);
  const q = quotes(t);
  return t.word
    .map((word, i) => {
      const open = q.first.includes(i) && q.of[i] !== -1 ? '[' : '';
      const close = q.last.includes(i) && q.of[i] !== -1 ? ']' : '';
      return `${open}${word}${close}${t.sentenceEnd.includes(i + 1) ? ' |' : ''}`;
    })
    .join(' ');
}

describe('[CL101] marks and sentences', () => {
  it.each([
    ['“Go,” he said. “Now.”', '[" Go , "] he said . | [" Now . "] |'],
    ['"Go," he said. "Now."', '[" Go , "] he said . | [" Now . "] |'],
    ['âGo,â he said. I donât know.', '[" Go , "] he said . | I donât know . |'],
    ['She wrote «wait» twice.', 'She wrote [" wait "] twice . |'],
    ['„Wait“, she wrote.', '[" Wait "] , she wrote . |'],
    ["The guards' list was 'long', he said.", `The guards ' list was [" long "] , he said . |`],
    ['"Go, he said.\n\nHe left.', '[" Go ,] he said . | He left . |'],
    ['The road is not safe.” He left.', '[The road is not safe . "] | He left . |'],
    ['He left by âthe old roadâ. I did not.', 'He left by [" the old road "] . | I did not . |'],
    ['He wrote âleave nothing.â He left.', 'He wrote [" leave nothing . "] | He left . |'],
    ['“One.\n\n“Two.”', '[" One .] | [" Two . "] |'],
    [
      'Mr. A. Haddad of the U.S. office left. He ran.',
      'Mr . A . Haddad of the U.S. office left . | He ran . |',
    ],
    ['They paid $1.5 million, i.e. too much.', 'They paid $1.5 million , i.e. too much . |'],
    ['it â so they say â burned.', 'it — so they say — burned . |'],
  ])('%s', (text, expected) => expect(marked(text)).toBe(expected));

  it('a wrapped text keeps its sentences whole', () => {
    const lines =
      'The trucks came over the bridge at night and nobody in the\nvillage had heard of them before they stood in the square and\nthe people who lived there were told to stay in their houses\nuntil the morning came.';
    expect(tokens(lines).sentenceStart).toHaveLength(1);
  });
});

describe('[CL291] where a mark was lost the words say where speech ends and begins', () => {
  it.each([
    [
      '“We came at dawn, Idris said. “It rained.',
      '[" We came at dawn ,] Idris said . | [" It rained .] |',
    ],
    [
      '“Did they come? the old man asked. “No.”',
      '[" Did they come ?] the old man asked . | [" No . "] |',
    ],
    ['He said, we came at dawn.” It rained.', 'He said , [we came at dawn . "] | It rained . |'],
    ['She told us: nobody was left.”', 'She told us : [nobody was left . "] |'],
    ['They were “men of the north. He left.', 'They were [" men of the north .] | He left . |'],
    ['‘The guards’ list was long,’ she said.', `[" The guards ' list was long , "] she said . |`],
  ])('%s', (text, expected) => expect(marked(text)).toBe(expected));
});
