import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import {
  accountView,
  addInterpreterHops,
  addSession,
  countTime,
  decideDifference,
  editSession,
  listAccounts,
  readTranscript,
  removeSession,
  restoreSession,
} from '#jobs/sessions.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { claim } from '../schemas/claims.ts';
import * as shapes from '../schemas/sessions.ts';

const versionQuery = z.strictObject({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'expected a whole number, the version you read')
    .openapi({ description: 'The version you read; 409 if it is no longer the current one.' }),
});

/** Interviews with sources; the sessions of people signed in at the desk are in `../sessions.ts`. */
export function addSessionsOfSources(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.listAccounts,
      summary: 'Who has told us something, in how many tellings, with how many differences.',
      reply: z.array(shapes.accountRow).readonly(),
    },
    ({ principal, id }) => listAccounts(desk, principal, asId(id('case'))),
  );
  addRoute(
    house,
    {
      door: doors.readAccount,
      summary: 'The account of one source: tellings compared, controls, and the next sheet.',
      reply: shapes.accountView,
    },
    ({ principal, id }) => accountView(desk, principal, asId(id('id'))),
  );
  addRoute(
    house,
    {
      door: doors.readTranscript,
      summary: 'A transcript as turns, with the kind of each question as its wording suggests.',
      reply: shapes.transcriptView,
    },
    ({ principal, id }) => readTranscript(desk, principal, asId(id('id'))),
  );
  addRoute(
    house,
    {
      door: doors.addSession,
      summary: 'Record a session with a source.',
      body: shapes.sessionEdit,
      reply: shapes.session,
      status: 201,
    },
    ({ principal, id, body, key }) => addSession(desk, principal, asId(id('case')), body, key),
  );
  addRoute(
    house,
    {
      door: doors.editSession,
      summary: 'Change a session: its questions, documents, interpreter, what was disclosed.',
      body: shapes.sessionChange,
      reply: shapes.session,
    },
    ({ principal, id, body }) =>
      editSession(desk, principal, asId(id('id')), body.version, body.change),
  );
  addRoute(
    house,
    { door: doors.removeSession, summary: 'Remove a session.', query: versionQuery },
    async ({ principal, id, query }) => {
      await removeSession(desk, principal, asId(id('id')), Number(query.version));
      return undefined;
    },
  );
  addRoute(
    house,
    {
      door: doors.restoreSession,
      summary: 'Bring back a session that was removed, as it was.',
      body: shapes.sessionNamed,
      reply: shapes.session,
    },
    ({ principal, id, body }) => restoreSession(desk, principal, asId(id('id')), body.session),
  );
  addRoute(
    house,
    {
      door: doors.decideDifference,
      summary: 'Say how a difference between two tellings stands.',
      body: shapes.differenceDecision,
      reply: shapes.session,
    },
    ({ principal, id, body: { version, ...decision } }) =>
      decideDifference(desk, principal, asId(id('id')), version, decision),
  );
  addRoute(
    house,
    {
      door: doors.addInterpreterHops,
      summary: 'Put the interpreter of a session into the chains of its claims.',
      reply: shapes.changedClaims,
    },
    ({ principal, id }) => addInterpreterHops(desk, principal, asId(id('id'))),
  );
  addRoute(
    house,
    {
      door: doors.countTime,
      summary: 'Count the time a claim is about from an event: “about a month after”.',
      body: shapes.countTime,
      reply: claim,
    },
    ({ principal, id, body }) => countTime(desk, principal, asId(id('id')), body),
  );
}
