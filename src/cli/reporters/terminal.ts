/** How many columns a line may take: those of the terminal, or 100 where nobody says. */
export function terminalWidth(
  env: NodeJS.ProcessEnv = process.env,
  columns: number | undefined = process.stdout.columns,
): number {
  const told = /^\d{2,4}$/.test(env['COLUMNS'] ?? '') ? Number(env['COLUMNS']) : undefined;
  return Math.min(200, Math.max(60, columns ?? told ?? 100));
}
