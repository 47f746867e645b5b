import type { ValueType } from '#claims/value.ts';

/** The kind of answer a question asks for, by how it begins. A first guess that a person can change. */
export function typeOfQuestion(text: string): ValueType {
  const plain = text.trim().toLowerCase();
  if (/^how (many|much|long|far|old|large|big)\b/.test(plain)) return 'number';
  if (/^(when|on what (day|date)|what (day|date|time))\b/.test(plain)) return 'time';
  if (/^(where|in which (village|town|district|place))\b/.test(plain)) return 'place';
  if (/^(who|whom|whose|which|what)\b/.test(plain)) return 'choice';
  return 'yes-no';
}

/** The next free short name: after `Q-017` comes `Q-018`. */
export function nextRef(refs: readonly string[]): string {
  const numbers = refs.flatMap((ref) => {
    const match = /^Q-(\d+)$/i.exec(ref);
    return match === null ? [] : [Number(match[1])];
  });
  return `Q-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}
