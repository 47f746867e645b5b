import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readCompact } from '#claims/places/compact-gazetteer.ts';
import { joinGazetteers, makeGazetteer, type Gazetteer } from '#claims/places/gazetteer.ts';
import { readOwnTable } from '#claims/places/own-table.ts';

const unpack = promisify(gunzip);
const SHIPPED = new URL('../../data/gazetteer/places.tsv.gz', import.meta.url);
let shipped: Promise<Gazetteer> | null = null;

/** The gazetteer that comes with Hearsay (docs/places.md); read from disk once, when first asked for. */
export function loadGazetteer(): Promise<Gazetteer> {
  shipped ??= readFile(SHIPPED)
    .then((packed) => unpack(packed))
    .then((text) => readCompact(text.toString('utf8')));
  return shipped;
}

/** The shipped places and somebody's own table in front of them; its errors are lines to show. */
export async function loadGazetteerWith(
  table: string,
): Promise<{ readonly gazetteer: Gazetteer; readonly errors: readonly string[] }> {
  const { places, errors } = readOwnTable(table);
  return { gazetteer: joinGazetteers([makeGazetteer(places), await loadGazetteer()]), errors };
}
