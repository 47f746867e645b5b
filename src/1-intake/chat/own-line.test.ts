import { describe, expect, it } from 'vitest';
import { isOwnLine } from './own-line.ts';

const line = (text: string, sender: string | null = null, kind = 'message') =>
  isOwnLine({ kind, sender, text });

describe('[DE185] what a chat program wrote itself', () => {
  it.each([
    'Messages and calls are end-to-end encrypted. No one outside of this chat can read them.',
    '\u200eDesk created group “Sefin”',
    'Plum added Fig',
    '+44 7700 900123 left',
    'You removed Fig Marrane',
    '\u200eFig left',
    'Your security code with Plum changed. Tap to learn more.',
    'Plum changed the group description',
    'You’re now an admin'.replace('’', "'"),
    'الرسائل والمكالمات مشفرة بين الطرفين.',
  ])('%s', (text) => expect(line(text)).toBe(true));

  it.each([
    'The bridge is shut since noon',
    'Nobody was left in the school when we came',
    'They created a checkpoint at the mill',
    'All the wounded left',
    'two trucks left',
    'The driver of the second lorry from the mill: all left',
    'They removed two bodies',
    'Plum says they added guards',
  ])('is not: %s', (text) => expect(line(text)).toBe(false));

  it('nor what somebody said, in whatever words', () => {
    expect(line('Fig left', 'Plum')).toBe(false);
    expect(line('Fig left', null, 'article')).toBe(false);
  });
});
