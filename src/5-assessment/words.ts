/** Small pieces of English that the finding, its reasons and the flags share. */

const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** "nine" up to twelve, "13" from there. */
export function numberWord(n: number): string {
  return SMALL[n] ?? String(n);
}

/** "one report", "nine reports". */
export function countOf(n: number, one: string, many = `${one}s`): string {
  return `${numberWord(n)} ${n === 1 ? one : many}`;
}

/** "Plum", "Plum and Quince", "Plum, Quince and Tern"; beyond `most`, "… and 4 more". */
export function listOf(names: readonly string[], most = 4): string {
  if (names.length > most) {
    return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
  }
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

export function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
}

/**
 * A probability as a person says it. Never 0 % or 100 %: nothing here is known to that degree, and
 * rounding must not say so.
 */
export function percent(p: number): string {
  if (p < 0.005) return 'under 1 %';
  if (p > 0.995) return 'over 99 %';
  return `${Math.round(p * 100)} %`;
}

/** An interval of probabilities without the sign: "52–82". */
export function percentRange([low, high]: readonly [number, number]): string {
  const at = (p: number) => Math.min(99, Math.max(1, Math.round(p * 100)));
  return at(low) === at(high) ? String(at(low)) : `${at(low)}–${at(high)}`;
}

/** Decibans with their sign: "+7.1 dB". Zero has none. */
export function signed(db: number): string {
  const rounded = Math.round(db * 10) / 10;
  if (rounded === 0) return '0 dB';
  return `${rounded > 0 ? '+' : '−'}${Math.abs(rounded).toFixed(1)} dB`;
}

/**
 * One line of somebody else's text, safe to print: control and direction characters – which can move
 * the cursor of a terminal or turn a line around – are taken out, white space runs become one space,
 * and what is too long ends in "…".
 */
export function oneLine(text: string, most = 240): string {
  const clean = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .trim();
  const letters = [...clean];
  return letters.length <= most
    ? clean
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
