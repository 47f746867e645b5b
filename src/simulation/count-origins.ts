import type { SimulatedClaim, ValueOrigins } from './question.ts';

/**
 * How many first-hand observations stand behind each claimed value: those named by the lineage of the
 * claims that reach us, each once. Nought for what was only invented, pushed or garbled.
 */
export function countOrigins(claims: readonly SimulatedClaim[]): ValueOrigins[] {
  const behind = new Map<string, Set<string>>();
  for (const { value, lineage } of claims) {
    let origins = behind.get(value);
    if (origins === undefined) behind.set(value, (origins = new Set()));
    for (const origin of lineage.origins) origins.add(origin);
  }
  return Array.from(behind, ([value, origins]) => ({ value, independent: origins.size }));
}
