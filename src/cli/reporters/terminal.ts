/** How many columns a line may take: those of the terminal, or 100 where nobody says. */
export function terminalWidth(): number {
  return toldWidth() ?? 100;
}

/** The same; undefined where nobody says, as in a pipe or a file. */
export function toldWidth(
  env: NodeJS.ProcessEnv = process.env,
  columns: number | undefined = process.stdout.columns,
): number | undefined {
  const told = /^\d{2,4}$/.test(env['COLUMNS'] ?? '') ? Number(env['COLUMNS']) : undefined;
  const found = columns ?? told;
  return found === undefined ? undefined : Math.min(200, Math.max(60, found));
}
