import { duration, fromSerial } from './excel-serial.ts';

/**
 * What a number format of Excel makes of a number, as far as it changes what is stated: dates, times,
 * durations, percentages, and numbers that are really codes (`00000`). Decimal places, separators,
 * currencies and colours change only the look and are left away.
 */
export type NumberFormat =
  | {
      readonly kind: 'date';
      readonly day: boolean;
      readonly time: boolean;
      readonly seconds: boolean;
    }
  | { readonly kind: 'duration' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'digits'; readonly digits: number }
  | { readonly kind: 'plain' };

const PLAIN: NumberFormat = { kind: 'plain' };

/** The formats every file has without writing them down (ECMA-376 part 1, 18.8.30). */
export function builtInFormat(id: number): NumberFormat {
  const date = (day: boolean, time: boolean, seconds: boolean): NumberFormat => ({
    kind: 'date',
    day,
    time,
    seconds,
  });
  if (id === 9 || id === 10) return { kind: 'percent' };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) {
    return date(true, false, false);
  }
  if (id === 22) return date(true, true, false);
  if (id === 18 || id === 20 || id === 32 || id === 34 || id === 35)
    return date(false, true, false);
  if (id === 19 || id === 21 || id === 33 || id === 45 || id === 47) return date(false, true, true);
  if (id === 46) return { kind: 'duration' };
  return PLAIN;
}

/** Reads a format code such as `dd/mm/yyyy hh:mm`, `[h]:mm`, `0.0%`, `00000`. */
export function parseFormat(code: string): NumberFormat {
  const first = code.slice(0, 1000).split(';')[0] ?? '';
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return { kind: 'duration' };
  const bare = first
    .replace(/"[^"]*"?/g, '')
    .replace(/\[[^\]]*\]?/g, '')
    .replace(/\\.|_.|\*./g, '');
  if (/general/i.test(bare)) return PLAIN;
  if (/[ymdhs]/i.test(bare) && !/[0#?]\.?[0#?]*e[+-]/i.test(bare)) {
    const letters = bare.replace(/am\/pm|a\/p/gi, 'h');
    const time = /[hs]/i.test(letters);
    return {
      kind: 'date',
      // Between hours and seconds an "m" is minutes.
      day: /[yd]/i.test(letters) || (/m/i.test(letters) && !time),
      time,
      seconds: /s/i.test(letters),
    };
  }
  if (bare.includes('%')) return { kind: 'percent' };
  return /^0{2,}$/.test(bare.trim()) ? { kind: 'digits', digits: bare.trim().length } : PLAIN;
}

/**
 * A stored number as it is stated, and why it differs from what is stored; `why` is null when it does
 * not. What the format cannot show – a negative date – stays the stored number, with `odd` set.
 */
export function stateNumber(
  stored: string,
  format: NumberFormat,
  date1904: boolean,
): { readonly shown: string; readonly why: string | null; readonly odd: boolean } {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) {
    return { shown: stored, why: null, odd: false };
  }
  switch (format.kind) {
    case 'date': {
      const shown = fromSerial(value, { ...format, date1904 });
      if (shown === null) return { shown: stored, why: null, odd: true };
      return {
        shown,
        why: `a date stored as a number of days (${date1904 ? '1904' : '1900'} system)`,
        odd: false,
      };
    }
    case 'duration': {
      const shown = duration(value);
      return {
        shown: shown ?? stored,
        why: shown === null ? null : 'a duration stored in days',
        odd: shown === null,
      };
    }
    case 'percent':
      return { shown: `${tidy(value * 100)}%`, why: 'a percentage stored as a share', odd: false };
    case 'digits': {
      const shown =
        Number.isInteger(value) && value >= 0 ? tidy(value).padStart(format.digits, '0') : stored;
      return { shown, why: shown === stored ? null : 'a number with leading zeros', odd: false };
    }
    case 'plain': {
      const shown = tidy(value);
      // "1.0" and "1" are the same number, and a long whole number is a code; only digits after the
      // point that nobody entered are left away.
      if (shown === stored || stored.length < 16 || /^-?\d+$/.test(stored))
        return { shown: stored, why: null, odd: false };
      return { shown, why: 'stored with more digits than were entered', odd: false };
    }
  }
}

/** The fifteen digits a spreadsheet shows; the rest is the computer's rounding. */
function tidy(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e21 && Math.abs(rounded) >= 1e-6 ? decimal(rounded) : String(rounded);
}

function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(0) : text;
}
