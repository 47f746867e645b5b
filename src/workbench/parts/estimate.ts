import { formatValue } from '#claims/format-value.ts';
import type { Question } from '#claims/question.ts';
import type { Assessment } from '#assessment/finding.ts';

/** The best answer as the table shows it. For numbers and times: the 90 % interval and the median. */
export function answerWords(
  assessment: Pick<Assessment, 'best' | 'estimate'>,
  question: Pick<Question, 'type' | 'unit'>,
): { readonly answer: string; readonly median: string | null } | null {
  const { best, estimate } = assessment;
  if (best === null) return null;
  if (estimate === null || (question.type !== 'number' && question.type !== 'time')) {
    return { answer: best.label, median: null };
  }
  const low = rounded(estimate.low, estimate, question);
  const high = rounded(estimate.high, estimate, question);
  const median = rounded(estimate.median, estimate, question);
  if (question.type === 'time') {
    return {
      answer: formatValue({ type: 'time', from: isoDay(low), to: isoDay(high) }),
      median: formatValue({ type: 'time', from: isoDay(median), to: isoDay(median) }),
    };
  }
  return {
    answer: formatValue({ type: 'number', low, high }, question),
    median: low === high ? null : formatValue({ type: 'number', low: median, high: median }),
  };
}

const DAY = 86_400_000;

/** No more digits than the interval can bear: two of its width; times to the day or the minute. */
function rounded(
  value: number,
  { low, high }: { readonly low: number; readonly high: number },
  { type }: Pick<Question, 'type'>,
): number {
  if (type === 'time') return value;
  const width = high - low;
  if (!(width > 0) || !Number.isFinite(width)) return Math.round(value * 1000) / 1000;
  const step = 10 ** Math.floor(Math.log10(width) - 1);
  return step >= 1 ? Math.round(value / step) * step : Number(value.toFixed(2));
}

/** Times are kept as milliseconds since 1970; a whole day is written as one. */
function isoDay(at: number): string {
  const text = new Date(at).toISOString();
  return at % DAY === 0 ? text.slice(0, 10) : `${text.slice(0, 16)}Z`;
}
