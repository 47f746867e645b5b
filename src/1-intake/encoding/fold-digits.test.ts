import { expect, test } from 'vitest';
import { foldDigits } from './fold-digits.ts';

test('[IN6] digits of other scripts become 0–9 and nothing moves', () => {
  expect(foldDigits('٠١٢٣٤٥٦٧٨٩')).toBe('0123456789');
  expect(foldDigits('۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789');
  expect(foldDigits('०१२३४५६७८९ ০১২৩৪৫৬৭৮৯')).toBe('0123456789 0123456789');
  const mixed = 'في ١٥/٠٩ الساعة 8';
  expect(foldDigits(mixed)).toBe('في 15/09 الساعة 8');
  expect(foldDigits(mixed)).toHaveLength(mixed.length);
});
