import { readFileSync } from 'node:fs';
import type { Table } from '#intake/format.ts';
import { claimsTable } from '#claims/mappings/claims-table.ts';
import { conflictEvents } from '#claims/mappings/conflict-events.ts';
import { parseMapping, type SheetMapping } from '#claims/sheet-mapping.ts';
import { StoreError } from '#store/errors.ts';

/** Mappings that come with Hearsay, by name. */
export const MAPPINGS: Readonly<Record<string, SheetMapping>> = {
  'claims-table': claimsTable,
  'conflict-events': conflictEvents,
};

/**
 * The mapping that was asked for by name or given whole; without one, the claims table when the
 * header is that of a claims table; else none.
 */
export function chooseMapping(
  wanted: string | SheetMapping | undefined,
  table: Table,
): SheetMapping | null {
  if (typeof wanted === 'object') return parseMapping(wanted);
  if (wanted !== undefined) {
    const found = MAPPINGS[wanted];
    if (found !== undefined) return found;
    throw new StoreError(
      'invalid',
      `There is no mapping "${wanted}". Built in: ${Object.keys(MAPPINGS).join(', ')}; or name a JSON file.`,
    );
  }
  const header = new Set(table.header.map((name) => name.trim().toLowerCase()));
  return ['source', 'question', 'value'].every((name) => header.has(name)) ? claimsTable : null;
}

/** A saved mapping from a JSON file, or the name of a built-in one. */
export function loadMapping(nameOrFile: string): string | SheetMapping {
  if (nameOrFile in MAPPINGS) return nameOrFile;
  if (!nameOrFile.endsWith('.json')) return nameOrFile;
  return parseMapping(JSON.parse(readFileSync(nameOrFile, 'utf8')) as unknown);
}
