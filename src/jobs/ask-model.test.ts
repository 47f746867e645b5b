import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId, type DocumentId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { OpenStore } from '#store/open.ts';
import { openJobDesk, type JobDesk } from '../../test/harness/job-desk.ts';
import { askModel, modelView } from './ask-model.ts';
import { caseLog, editCase } from './case-settings.ts';
import type { Desk } from './desk.ts';
import { endpointSettings, type EndpointSettings } from './endpoint-settings.ts';
import { importFile } from './import-file.ts';
import { documentSuggestions } from './suggestions.ts';

const ME: Principal = { userId: asId('model-tester'), name: 'Tester', kind: 'owner' };
const READER: Principal = { userId: asId('model-reader'), name: 'Reader', kind: 'user' };
const TEXT =
  'The bread was late today. Velkassem whispered to the baker, as he later told us: nineteen men left the mill on foot.\n';
const SECRET = 'a-key-nobody-sees';

let open: JobDesk;
let store: OpenStore;
let desk: Desk;
let caseId: CaseId;
let id: DocumentId;
let server: Server;
let settings: EndpointSettings;
let answer: unknown = { suggestions: [] };
const seen: string[] = [];

beforeAll(async () => {
  open = await openJobDesk('ask-model');
  ({ store, desk } = open);
  caseId = await open.newCase(ME, {
    members: [
      { userId: ME.userId, role: 'lead' },
      { userId: READER.userId, role: 'reader' },
    ],
  });
  const bytes = new TextEncoder().encode(TEXT);
  await importFile(desk, ME, caseId, { name: 'note.txt', bytes, from: 'Heron', channel: 'hand' });
  id = (await store.read(ME, (tx) => tx.list('document', { caseId })))[0]?.id as DocumentId;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      seen.push(body);
      const message = { content: JSON.stringify(answer) };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ choices: [{ message }] }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const found = endpointSettings({
    HEARSAY_SUGGEST_URL: `http://127.0.0.1:${port}/v1`,
    HEARSAY_SUGGEST_MODEL: 'stand-in:7b',
    HEARSAY_SUGGEST_KEY: SECRET,
  });
  if (found === null) throw new Error('not set up');
  settings = found;
});
afterAll(async () => {
  server.close();
  await open?.close();
});

const allow = async (mayAskModel: boolean): Promise<void> => {
  const found = await store.read(ME, (tx) => tx.get('case', caseId));
  await editCase(desk, ME, caseId, found?.version ?? 0, { mayAskModel });
};
const cards = async () => (await documentSuggestions(desk, ME, id)).cards;

describe('[IN290] the model of a desk', () => {
  test('is asked neither without one nor without the word of a lead', async () => {
    await expect(askModel(desk, ME, id, null)).rejects.toThrow(/No model is set up/);
    await expect(askModel(desk, ME, id, settings)).rejects.toThrow(/are not sent to a model/);
    await allow(true);
    await expect(askModel(desk, ME, id, null)).rejects.toThrow(/nothing was sent/);
    await allow(false);
    await expect(askModel(desk, ME, id, settings)).rejects.toThrow(/a lead can allow it/);
    expect(seen).toEqual([]);
  });

  test('adds suggestions to those of the document, and the log has that it was asked', async () => {
    await allow(true);
    await expect(askModel(desk, READER, id, settings)).rejects.toThrow();
    expect(seen).toEqual([]);
    answer = {
      suggestions: [
        {
          content: { text: 'nineteen men left the mill on foot' },
          cue: { text: 'told' },
          speakers: [{ text: 'the baker' }, { text: 'Velkassem' }],
          basis: 'saw',
          certainty: [],
          values: [{ type: 'number', text: 'nineteen', low: 19, high: 19, unit: 'men' }],
        },
        { content: { text: 'words that stand nowhere' }, speakers: [] },
      ],
    };
    const asked = await askModel(desk, ME, id, settings);
    expect(asked.dropped).toBe(1);
    expect(asked.sent).toHaveLength(1);
    expect(seen).toHaveLength(1);
    const log = await caseLog(desk, ME, caseId, 20);
    expect(log.filter(({ verb }) => verb === 'model.ask')).toHaveLength(1);
    const line = JSON.stringify(log);
    expect(line).not.toContain('mill');
    expect(line).not.toContain(SECRET);
    const after = await cards();
    expect(after.some((card) => card.suggestion.quote.includes('nineteen men'))).toBe(true);
    if (asked.added > 0)
      expect(JSON.stringify(after.map((card) => card.suggestion.why))).toContain('stand-in:7b');
  });

  test('a page is told which model it is, never its key', () => {
    expect(modelView(null)).toBeNull();
    expect(modelView(settings)).toEqual({ model: 'stand-in:7b', host: settings.url.host });
    expect(JSON.stringify(modelView(settings))).not.toContain(SECRET);
  });
});
