import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { openJobDesk, type JobDesk } from '../../test/harness/job-desk.ts';
import { countryOfZone } from './case-countries.ts';
import { editCase } from './case-settings.ts';
import type { Desk } from './desk.ts';
import { importFile } from './import-file.ts';
import { documentSuggestions } from './suggestions.ts';

const ME: Principal = { userId: asId('place-tester'), name: 'Tester', kind: 'owner' };
const CHAT = [
  '12/03/2026, 08:20 - Rowan: They took two men from Qamishli to Raqqa.',
  '12/03/2026, 08:31 - Rowan: The buses came through Palmyra at noon.',
  '12/03/2026, 09:02 - Hazel: In Deir ez-Zor nobody knew of it.',
  '12/03/2026, 09:04 - Hazel: The house is at -36.3712, 37.5146',
  '12/03/2026, 09:05 - Hazel: His cousin fled to Palmira, Colombia and then to Lyon.',
  '12/03/2026, 09:06 - Hazel: My gate is at 36°75\'10"N 37°30\'52"E, come.',
  '12/03/2026, 09:07 - Hazel: The school was hit, 37.5146, 36.3712 near Aleppo',
  '',
].join('\n');

let open: JobDesk;
let desk: Desk;
let caseId: CaseId;

beforeAll(async () => {
  open = await openJobDesk('case-countries');
  ({ desk } = open);
  caseId = await open.newCase(ME, {});
  await importFile(desk, ME, caseId, {
    name: 'WhatsApp Chat with Gate.txt',
    bytes: new TextEncoder().encode(CHAT),
    from: 'a visitor',
    channel: 'stick',
  });
});
afterAll(async () => {
  await open?.close();
});

async function suggestionsWith(words: string) {
  const all = await open.store.read(ME, (tx) => tx.list('document', { caseId }));
  const found = all.find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`No document says "${words}".`);
  return documentSuggestions(desk, ME, found.id);
}

/** All that a card shows of one kind: its proposals' values and their doubts. */
async function shown(words: string) {
  const { cards, checks } = await suggestionsWith(words);
  const readings = cards.flatMap(({ proposals }) => proposals.flatMap((one) => one.readings));
  return {
    places: readings.flatMap(({ value }) => (value.type === 'place' ? [value.place] : [])),
    doubts: readings.flatMap(({ doubts }) => doubts).join('\n'),
    checks: checks.map(({ text }) => text).join('\n'),
  };
}

describe('[CL313] a case nobody has said the countries of reads its places as they lie', () => {
  test('names with namesakes on other continents', async () => {
    expect((await shown('from Qamishli')).places).toContain('Al Qāmishlī');
    expect((await shown('through Palmyra')).places).toContain('Tadmur');
  });
  test('[CL317] a place elsewhere says so, on the card and among the checks', async () => {
    const { checks } = await shown('fled to Palmira');
    expect(checks).toContain('lies in FR, not in a country of this case');
  });
  test('[CL317] coordinates that do not fit say so, on the card and among the checks', async () => {
    const south = await shown('-36.3712');
    expect(south.checks).toMatch(/outside Syria; with north for south it would be 36\.3712/);
    expect(south.doubts).toContain('with north for south');
    const exchanged = await shown('The school');
    expect(exchanged.checks).toContain('lie 162 km from Aleppo');
    expect(exchanged.doubts).toContain('With the two numbers exchanged');
    const impossible = await shown('My gate');
    expect(impossible.checks).toContain('75 minutes cannot be');
  });
  test('what a lead says goes before what is worked out, and can be taken back', async () => {
    const version = async () =>
      (await open.store.read(ME, (tx) => tx.get('case', caseId)))?.version ?? 0;
    await editCase(desk, ME, caseId, await version(), { countries: ['CO'] });
    expect((await shown('through Palmyra')).places).toContain('Palmira');
    await editCase(desk, ME, caseId, await version(), { countries: [] });
    expect((await shown('through Palmyra')).places).toContain('Tadmur');
  });
});

test.each([
  ['Asia/Damascus', 'SY'],
  ['Europe/Berlin', 'DE'],
  ['Africa/Tripoli', 'LY'],
  ['UTC', null],
  ['Nowhere/At_All', null],
])('[CL313] the zone %s is of %s', (zone, country) => {
  expect(countryOfZone(zone)).toBe(country);
});
