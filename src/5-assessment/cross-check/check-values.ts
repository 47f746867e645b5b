import type { Claim } from '#claims/claim.ts';
import { listOf } from '../words.ts';
import type { Column } from './columns.ts';
import type { Difference, ToCheck } from './difference.ts';
import { valueDifference } from './value-differences.ts';

/** So many different answers are compared pairwise; the rest with the most given one only. */
const MOST_PAIRED = 12;

/** The answers against each other: one difference a pair of answers, with all who give them. */
export function valueChecks(
  { input, zone }: ToCheck,
  claims: readonly Claim[],
  columns: readonly Column[],
): readonly Difference[] {
  const { question } = input;
  const byId = new Map<string, Claim>(claims.map((claim) => [claim.id, claim]));
  const groups: Column[][] = [];
  for (const column of columns) (groups[column.group] ??= []).push(column);
  const found: Difference[] = [];
  for (let i = 0; i < groups.length; i++) {
    for (let j = i + 1; j < groups.length; j++) {
      if (i > 0 && j >= MOST_PAIRED) break;
      const [ours, theirs] = [groups[i]!, groups[j]!];
      const [a, b] = [byId.get(ours[0]!.claimId), byId.get(theirs[0]!.claimId)];
      if (a === undefined || b === undefined) continue;
      const difference = valueDifference(a, b, question, zone);
      if (difference === null) continue;
      found.push({
        kind: difference.kind === 'apart' ? 'value' : 'precision',
        between: [ours.map((one) => one.claimId), theirs.map((one) => one.claimId)],
        text: `${saying(ours)}; ${saying(theirs)}. They ${difference.words}.`,
        metres: difference.metres,
        minutes: difference.minutes,
      });
    }
  }
  // What cannot both be before what is only wider.
  return found.toSorted((x, y) => rank(x) - rank(y));
}

function rank({ kind }: Difference): number {
  return kind === 'value' ? 0 : 1;
}

function saying(columns: readonly Column[]): string {
  const names = [...new Set(columns.map(({ origin }) => origin))];
  const what = columns[0]?.says ?? '';
  const reports = columns.length === 1 ? 'one report' : `${columns.length} reports`;
  return `${what}: ${listOf(names, 3)} (${reports})`;
}
