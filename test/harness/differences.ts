/**
 * Where two results differ by more than arithmetic can.
 *
 * The language leaves the last bit of `Math.exp` and `Math.log` to whoever implements it, and V8 has
 * changed it: two versions of one browser may differ there. Everything else must be the same.
 */
export function differences(a: unknown, b: unknown, tolerance: number, where = ''): string[] {
  if (typeof a === 'number' && typeof b === 'number') {
    const apart = Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
    return apart <= tolerance || Object.is(a, b) ? [] : [`${where}: ${a} and ${b}`];
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return Object.is(a, b) ? [] : [`${where}: ${String(a)} and ${String(b)}`];
  }
  const keys = Object.keys(a);
  if (keys.join() !== Object.keys(b).join()) return [`${where}: other parts`];
  return keys.flatMap((key) =>
    differences(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      tolerance,
      `${where}/${key}`,
    ),
  );
}
