import { expect, test } from 'vitest';
import { resolveSender } from './resolve-sender.ts';

const sources = [
  { pseudonym: 'Heron', handles: ['Dana', '+963 944 000-111'] },
  { pseudonym: 'Kestrel', handles: ['Abu Khaled', 'Karim'] },
  { pseudonym: 'Plover', handles: ['Karim'] },
];
const name = (sender: string): string | null => resolveSender(sender, sources)?.pseudonym ?? null;

test('[CL21] a sender is a source by pseudonym or handle, spelling without meaning aside', () => {
  expect(name('dana')).toBe('Heron');
  expect(name('~ Dana')).toBe('Heron');
  expect(name('~\u202FDana')).toBe('Heron');
  expect(name('\u200EABU  Khaled')).toBe('Kestrel');
  expect(name('00963944000111')).toBe('Heron');
  expect(name('plover ')).toBe('Plover');
});

test('[CL21] never by likeness, and never when two sources share the name', () => {
  expect(name('Abu Khalid')).toBeNull();
  expect(name('Dan')).toBeNull();
  expect(name('Karim')).toBeNull();
  expect(name('')).toBeNull();
  expect(name('963944000111')).toBeNull();
});
