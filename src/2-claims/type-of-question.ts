import type { ValueType } from './value.ts';

/** The kind of answer a question asks for, by how it begins. A first guess that a person can change. */
export function typeOfQuestion(text: string): ValueType {
  const plain = text.trim().toLowerCase();
  if (/^how (many|much|long|far|old|large|big)\b/.test(plain)) return 'number';
  if (/^(when|on what (day|date)|what (day|date|time))\b/.test(plain)) return 'time';
  if (/^(where|in which (village|town|district|place))\b/.test(plain)) return 'place';
  if (/^(who|whom|whose|which|what)\b/.test(plain)) return 'choice';
  return 'yes-no';
}
