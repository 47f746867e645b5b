import { expect, test } from 'vitest';
import { forwardedFrom, nameOf } from './forwarded.ts';

test.each([
  ['---------- Forwarded message ----------\nFrom: Karim <k@x.org>', '', ['Karim']],
  ['-------- Weitergeleitete Nachricht --------\nBetreff: x\nVon: Karim <k@x.org>', '', ['Karim']],
  ['---------- Mensaje reenviado ----------\nDe: Karim <k@x.org>', '', ['Karim']],
  ['-------- Message transféré --------\nSujet : x\nDe : Karim <k@x.org>', '', ['Karim']],
  ['بداية الرسالة المعاد توجيهها:\n\n> من: "كريم" <k@x.org>', '', ['كريم']],
  ['Begin forwarded message:\n\n*From:* Karim <k@x.org>', '', ['Karim']],
  ['________________________________\nFrom: Karim <k@x.org>\nSent: x', 'TR: le moulin', ['Karim']],
  ['________________________________\nFrom: Karim <k@x.org>\nSent: x', 'RE: le moulin', []],
  ['-----Message d’origine-----\nDe : Karim\nEnvoyé : x', 'إعادة توجيه: x', ['Karim']],
  ['We forwarded the message.\nFrom: here', '', []],
])('[IN124] %s (%s)', (body, subject, names) => {
  expect(forwardedFrom(body, subject)).toEqual(names);
});

test('[IN124] the name, or the address without one', () => {
  expect(nameOf('"Karim of the mill" <k@x.org>')).toBe('Karim of the mill');
  expect(nameOf('<k@x.org>')).toBe('k@x.org');
  expect(nameOf('k@x.org')).toBe('k@x.org');
  expect(nameOf('Karim [mailto:k@x.org]')).toBe('Karim');
  expect(nameOf('  ')).toBeNull();
});
