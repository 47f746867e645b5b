import { describe, expect, it } from 'vitest';
import { doors } from './doors.ts';
import type { Door } from './doors.ts';
import { honoPath } from './route.ts';
import { emptyDesk, errorOf, testHouse } from './testing-house.ts';

describe('the app', () => {
  it('[SA20] every route has its policy line and every line its route', () => {
    const { app } = testHouse(emptyDesk());
    const lines = new Set(
      Object.values(doors).map((door: Door) => `${door.method} ${honoPath(door.path)}`),
    );
    const routes = new Set(
      app.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path}`),
    );
    expect([...routes].sort()).toEqual([...lines].sort());
    expect(app.doors.size).toBe(lines.size);
    // Middleware is all that may answer every method, and only the three layers there are.
    expect(app.routes.filter(({ method }) => method === 'ALL')).toHaveLength(3);
  });

  it('[SA20] the description of the API names every door, and resolves', async () => {
    const house = testHouse(emptyDesk());
    const response = await house.ask('GET', '/api/openapi.json');
    const document = (await response.json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; responses: object }>>;
      components: { schemas: Record<string, object> };
    };
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const api = Object.values(doors).filter((door) => door.path.startsWith('/api'));
    expect(described.sort()).toEqual(api.map((door) => `${door.method} ${door.path}`).sort());
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(40);
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name!);
    for (const name of ['Claim', 'Question', 'QuestionBundle', 'Assessment', 'Link', 'Release']) {
      expect(document.components.schemas).toHaveProperty(name);
    }
  });

  it('the page for people links the description and lists the doors', async () => {
    const house = testHouse(emptyDesk());
    const text = await (await house.ask('GET', '/api')).text();
    expect(text).toContain('href="/api/openapi.json"');
    expect(text).toContain('/api/questions/{id}');
    expect(text).not.toMatch(/<script|style=|onclick/);
  });

  it('[SA28] refuses the wrong kind and the wrong size before any job runs', async () => {
    const house = testHouse(emptyDesk());
    const post = (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
      house.ask('POST', '/api/cases', { headers, body });
    const json = { 'content-type': 'application/json' };
    expect((await post({ 'content-type': 'text/plain' }, '{}')).status).toBe(415);
    expect(
      (await post({ 'content-type': 'application/x-www-form-urlencoded' }, 'a=b')).status,
    ).toBe(415);
    expect((await post({ 'content-type': 'application/json; charset=utf-16' }, '{}')).status).toBe(
      415,
    );
    expect((await post({ ...json, 'content-encoding': 'gzip' }, '{}')).status).toBe(415);
    expect((await post(json, `"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413);
    expect((await post({ ...json, 'content-length': '99999999' }, '{}')).status).toBe(413);
    expect((await post(json, '{"title":')).status).toBe(400);
    expect((await post(json, '['.repeat(100_000))).status).toBe(422);
    expect((await post(json, `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)).status).toBe(
      422,
    );
    expect((await post(json, '{"__proto__":{"polluted":true}}')).status).toBe(422);
    expect((await house.ask('POST', '/api/cases/c/links/suggest', { body: 'x' })).status).toBe(422);
    const file = '/api/cases/c/imports?name=a&from=b&channel=c';
    expect((await house.ask('POST', file, { headers: json, body: '{}' })).status).toBe(415);
  });

  it('[SA28] a body that never ends is cut off at its limit', async () => {
    const house = testHouse(emptyDesk());
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const response = await house.ask('POST', '/api/cases', {
      headers: { 'content-type': 'application/json' },
      body: endless,
    });
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });

  it('[SA28] a length that lies is found out', async () => {
    const house = testHouse(emptyDesk());
    for (const length of ['3', '400000']) {
      const response = await house.ask('POST', '/api/cases', {
        headers: { 'content-type': 'application/json', 'content-length': length },
        body: '{"title": 1}',
      });
      expect(response.status, length).toBe(400);
    }
  });

  const claim = {
    questionId: '01Q',
    value: { type: 'number', low: 1, high: 2 },
    polarity: 'asserts',
    quote: 'one or two',
    documentId: null,
    span: null,
    hops: [],
    basis: 'saw',
    access: 'direct',
    certainty: [],
    toldAt: null,
    aboutTime: null,
    place: null,
    status: 'accepted',
    comment: null,
  };
  it.each<[string, unknown, string]>([
    [
      'a boolean for a number',
      { ...claim, value: { type: 'number', low: true, high: 2 } },
      'value.low',
    ],
    [
      'a string for a number',
      { ...claim, value: { type: 'number', low: '1', high: 2 } },
      'value.low',
    ],
    ['a list for a scalar', { ...claim, quote: ['a', 'b'] }, 'quote'],
    ['an object for a scalar', { ...claim, quote: { $ne: null } }, 'quote'],
    ['a scalar for a list', { ...claim, hops: 'x' }, 'hops'],
    ['null for a string', { ...claim, quote: null }, 'quote'],
    ['an unknown kind', { ...claim, value: { type: 'weight', answer: 1 } }, 'value.type'],
    ['a value of another kind', { ...claim, value: { type: 'yes-no', answer: 1 } }, 'value.answer'],
    [
      'latitude off the globe',
      { ...claim, value: { type: 'point', lat: 91, lon: 0, radius: 1 } },
      'value.lat',
    ],
    ['half a span', { ...claim, span: [1] }, 'span'],
    ['a span of halves', { ...claim, span: [0.5, 2] }, 'span.0'],
    ['an id with a quote', { ...claim, questionId: "1' or '1'='1" }, 'questionId'],
    ['an id list', { ...claim, questionId: ['01Q'] }, 'questionId'],
    ['an unknown field', { ...claim, decidedBy: 'me' }, 'decidedBy'],
    ['a field of the record', { ...claim, madeBy: 'me' }, 'madeBy'],
    ['an unknown field deep inside', { ...claim, value: { ...claim.value, x: 1 } }, 'value'],
    [
      'a number that is none',
      { ...claim, value: { type: 'number', low: Infinity, high: 2 } },
      'value.low',
    ],
    ['a list', [claim], 'object'],
    ['a string', 'claim', 'object'],
    ['null', null, 'object'],
  ])('[SA29] %s is refused and named', async (_, body, named) => {
    const house = testHouse(emptyDesk());
    const text = JSON.stringify(body)?.replace('"low":null,"high":2', '"low":1e999,"high":2');
    const response = await house.ask('POST', '/api/cases/c/claims', {
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    expect(response.status).toBe(422);
    expect((await errorOf(response)).message).toContain(named);
  });

  it('[SA29] the control: the same claim without a mistake reaches the store', async () => {
    const house = testHouse(emptyDesk());
    expect((await house.ask('POST', '/api/cases/c/claims', { json: claim })).status).toBe(500);
    expect(house.log[0]?.where).toBe('POST /api/cases/:case/claims');
  });

  it.each([
    ['/api/claims/c', 'version'],
    ['/api/claims/c?version=', 'version'],
    ['/api/claims/c?version=1&version=2', 'version'],
    ['/api/claims/c?version=-1', 'version'],
    ['/api/claims/c?version=1e3', 'version'],
    ['/api/claims/c?version=true', 'version'],
    ['/api/claims/c?version[]=1', 'version'],
    ['/api/claims/c?version=1&force=1', 'force'],
    ['/api/claims/c?version=1&__proto__=x', '__proto__'],
    ['/api/claims/c?version=%00', 'version'],
  ])('[SA29] DELETE %s is refused and %s named', async (path, named) => {
    const house = testHouse(emptyDesk());
    const response = await house.ask('DELETE', path);
    expect(response.status).toBe(422);
    expect((await errorOf(response)).message).toContain(named);
  });

  it('[SA22] an address that cannot be an id answers like an absent one, without asking the store', async () => {
    const house = testHouse(emptyDesk());
    const bodies = new Set<string>();
    for (const id of [
      "1'%20or%20'1'='1",
      '%27;drop%20table%20record;--',
      '1%20union%20select',
      '%00',
      '%ff',
      '..%2f..%2fetc',
      '%2e%2e',
      '$ne',
      '{}',
      '%20',
      'a'.repeat(81),
      '٤٢',
    ]) {
      const response = await house.ask('GET', `/api/questions/${id}`);
      expect(response.status, id).toBe(404);
      bodies.add(await response.text());
    }
    expect(bodies.size).toBe(1);
    expect(house.log).toEqual([]);
  });

  it('[SA32] a key that is no key is refused', async () => {
    const house = testHouse(emptyDesk());
    for (const key of ['short', 'with space inside', 'x'.repeat(201), 'ümlaut-ümlaut']) {
      const response = await house
        .ask('POST', '/api/cases', { json: {}, headers: { 'idempotency-key': key } })
        .catch(() => null);
      // Characters beyond Latin-1 cannot even be sent.
      if (response !== null) expect(response.status, key).toBe(422);
    }
  });

  it('[SA29] a change that names nothing, or a version that is none, is refused', async () => {
    const house = testHouse(emptyDesk());
    for (const body of [
      { version: 1, change: {} },
      { version: 0, change: { comment: 'x' } },
      { version: '1', change: { comment: 'x' } },
      { version: 1.5, change: { comment: 'x' } },
      { version: 1, change: { madeBy: 'x' } },
      { version: 1, change: { comment: undefined, quote: 1 } },
      { change: { comment: 'x' } },
    ]) {
      const response = await house.ask('PATCH', '/api/claims/c', { json: body });
      expect(response.status, JSON.stringify(body)).toBe(422);
    }
  });

  it('[SA38] nobody can answer a safety flag in another name', async () => {
    const house = testHouse(emptyDesk());
    const flag = {
      raised: true,
      why: 'x',
      answer: { text: 'fine', by: 'Chief', at: '2026-01-01T00:00:00Z' },
    };
    const response = await house.ask('PATCH', '/api/questions/q', {
      json: { version: 1, change: { protectedSite: flag } },
    });
    expect(response.status).toBe(422);
  });
});
