import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import { networkView, sourceFile } from '#jobs/network.ts';
import {
  addContactWindow,
  addPayment,
  addSource,
  addTie,
  editContactWindow,
  editPayment,
  editSource,
  editTie,
  removeContactWindow,
  removePayment,
  removeSource,
  removeTie,
} from '#jobs/network-edits.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import * as shapes from '../schemas/network.ts';
import { payment, source, tie } from '../schemas/sources.ts';

const versionQuery = z.strictObject({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'expected a whole number, the version you read')
    .openapi({ description: 'The version you read; 409 if it is no longer the current one.' }),
});

export function addNetwork(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.readNetwork,
      summary: 'The network: sources, ties, drift, payments against reports, resale, silences.',
      reply: shapes.networkView,
    },
    ({ principal, id }) => networkView(desk, principal, asId(id('case'))),
  );
  addRoute(
    house,
    {
      door: doors.readSource,
      summary: 'The file of one source: what is on record about it, and what that rests on.',
      reply: shapes.sourceFile,
    },
    ({ principal, id }) => sourceFile(desk, principal, asId(id('id'))),
  );

  addRoute(
    house,
    {
      door: doors.addSource,
      summary: 'Add a source by its pseudonym.',
      body: shapes.sourceDraft,
      reply: source,
      status: 201,
    },
    ({ principal, id, body, key }) => addSource(desk, principal, asId(id('case')), body, key),
  );
  addRoute(
    house,
    {
      door: doors.editSource,
      summary: 'Change what is on record about a source.',
      body: shapes.sourceChange,
      reply: source,
    },
    ({ principal, id, body }) =>
      editSource(desk, principal, asId(id('id')), body.version, body.change),
  );
  addRoute(
    house,
    {
      door: doors.removeSource,
      summary: 'Take out a source that nothing names; its history stays.',
      query: versionQuery,
    },
    async ({ principal, id, query }) => {
      await removeSource(desk, principal, asId(id('id')), Number(query.version));
      return undefined;
    },
  );

  addRoute(
    house,
    {
      door: doors.addTie,
      summary: 'Add a tie of a source to another or to a subject.',
      body: shapes.tieDraft,
      reply: tie,
      status: 201,
    },
    ({ principal, id, body, key }) => addTie(desk, principal, asId(id('case')), body, key),
  );
  addRoute(
    house,
    { door: doors.editTie, summary: 'Change a tie.', body: shapes.tieChange, reply: tie },
    ({ principal, id, body }) =>
      editTie(desk, principal, asId(id('id')), body.version, body.change),
  );
  addRoute(
    house,
    { door: doors.removeTie, summary: 'Take out a tie.', query: versionQuery },
    async ({ principal, id, query }) => {
      await removeTie(desk, principal, asId(id('id')), Number(query.version));
      return undefined;
    },
  );

  addRoute(
    house,
    {
      door: doors.addPayment,
      summary: 'Record a payment to a source.',
      body: shapes.paymentDraft,
      reply: payment,
      status: 201,
    },
    ({ principal, id, body, key }) => addPayment(desk, principal, asId(id('case')), body, key),
  );
  addRoute(
    house,
    {
      door: doors.editPayment,
      summary: 'Change a payment.',
      body: shapes.paymentChange,
      reply: payment,
    },
    ({ principal, id, body }) =>
      editPayment(desk, principal, asId(id('id')), body.version, body.change),
  );
  addRoute(
    house,
    { door: doors.removePayment, summary: 'Take out a payment.', query: versionQuery },
    async ({ principal, id, query }) => {
      await removePayment(desk, principal, asId(id('id')), Number(query.version));
      return undefined;
    },
  );

  addRoute(
    house,
    {
      door: doors.addContactWindow,
      summary: 'Record when a source can be reached, and silences.',
      body: shapes.contactWindowDraft,
      reply: shapes.contactWindow,
      status: 201,
    },
    ({ principal, id, body, key }) =>
      addContactWindow(desk, principal, asId(id('case')), body, key),
  );
  addRoute(
    house,
    {
      door: doors.editContactWindow,
      summary: 'Change a contact window.',
      body: shapes.contactWindowChange,
      reply: shapes.contactWindow,
    },
    ({ principal, id, body }) =>
      editContactWindow(desk, principal, asId(id('id')), body.version, body.change),
  );
  addRoute(
    house,
    { door: doors.removeContactWindow, summary: 'Take out a contact window.', query: versionQuery },
    async ({ principal, id, query }) => {
      await removeContactWindow(desk, principal, asId(id('id')), Number(query.version));
      return undefined;
    },
  );
}
