import type { Edit } from './edits.ts';
import { isArabic, isArabicLetter } from './letters.ts';

/**
 * Letters written as shapes: `ﬁ` for fi, `ﺳﻼم` for سلام (text taken out of PDF files), and the stroke
 * that only stretches a word (`الســلام`).
 *
 * Shapes become the letters the Unicode Standard names as their compatibility decomposition. Kept:
 * whole formulas that people write as one sign (ﷺ, ﷲ, U+FDF0–FDFF) and ornate brackets. A stretching stroke
 * (tatweel) goes only between two Arabic letters: in `هـ` (the years of the Hijra) and `بـ «…»` it is
 * written on purpose.
 */
export function undoLetterForms(text: string): Edit[] {
  const edits: Edit[] = [];
  if (/[\uFB00-\uFB06]/.test(text)) {
    for (const { 0: form, index } of text.matchAll(/[\uFB00-\uFB06]/g)) {
      edits.push({
        start: index,
        end: index + 1,
        to: form.normalize('NFKC'),
        why: 'letters joined to one sign',
        confidence: 'certain',
      });
    }
  }
  if (/[\uFB50-\uFDCF\uFE70-\uFEFC]/.test(text)) {
    for (const { 0: form, index } of text.matchAll(/[\uFB50-\uFD3D\uFD50-\uFDC7\uFE70-\uFEFC]+/g)) {
      const to = form
        .replace(/[\uFE70-\uFE7F\uFC5E-\uFC63]/g, (sign) =>
          sign.normalize('NFKC').replace(/[ \u0640]/g, ''),
        )
        .normalize('NFKC');
      edits.push({
        start: index,
        end: index + form.length,
        to,
        why: 'Arabic letters written as shapes',
        confidence: 'certain',
      });
    }
  }
  if (text.includes('\u0640')) {
    for (const { 0: form, index } of text.matchAll(/\u0640+/g)) {
      const end = index + form.length;
      if (isArabic(text.charAt(index - 1)) && isArabicLetter(text.charAt(end))) {
        edits.push({
          start: index,
          end,
          to: '',
          why: 'a stroke that stretches the word',
          confidence: 'certain',
        });
      }
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}
