/** Rows of a small CSV file, each by the names of its first line. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export function readCsv(file: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(file), {
    columns: true,
    bom: true,
    relax_quotes: true,
    skip_empty_lines: true,
  }) as Record<string, string>[];
}
