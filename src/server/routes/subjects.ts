import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import {
  addSubject,
  decideSubject,
  editSubject,
  partSubject,
  removeSubject,
  subjectFile,
  subjectsView,
} from '#jobs/subjects.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import * as shapes from '../schemas/structure.ts';

const versionQuery = z.strictObject({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'expected a whole number, the version you read')
    .openapi({ description: 'The version you read; 409 if it is no longer the current one.' }),
});

export function addSubjects(house: House): void {
  const { desk } = house;
  addRoute(
    house,
    {
      door: doors.listSubjects,
      summary: 'Who and what is spoken of, and who may be the same.',
      reply: shapes.subjectsView,
    },
    ({ principal, id }) => subjectsView(desk, principal, asId(id('case'))),
  );
  addRoute(
    house,
    {
      door: doors.readSubject,
      summary: 'One subject, and what was ever decided about it.',
      reply: shapes.subjectFile,
    },
    ({ principal, id }) => subjectFile(desk, principal, asId(id('id'))),
  );
  addRoute(
    house,
    {
      door: doors.addSubject,
      summary: 'Add a subject by its names or a description.',
      body: shapes.subjectDraft,
      reply: shapes.subject,
      status: 201,
    },
    ({ principal, id, body, key }) => addSubject(desk, principal, asId(id('case')), body, key),
  );
  addRoute(
    house,
    {
      door: doors.editSubject,
      summary: 'Change names, descriptions or kind of a subject.',
      body: shapes.subjectChange,
      reply: shapes.subject,
    },
    ({ principal, id, body }) =>
      editSubject(desk, principal, asId(id('id')), body.version, body.change),
  );
  addRoute(
    house,
    {
      door: doors.removeSubject,
      summary: 'Take out a subject that nothing names; its history stays.',
      query: versionQuery,
    },
    async ({ principal, id, query }) => {
      await removeSubject(desk, principal, asId(id('id')), Number(query.version));
      return undefined;
    },
  );
  addRoute(
    house,
    {
      door: doors.decideSubject,
      summary:
        'Decide that two subjects are the same, or are not, with the reason; or take it back.',
      body: shapes.subjectDecision,
      reply: shapes.subject,
    },
    ({ principal, id, body }) =>
      decideSubject(desk, principal, asId(id('id')), body.version, body.decision),
  );
  addRoute(
    house,
    {
      door: doors.partSubject,
      summary: 'Part what stood under one subject; the answer is the one that was parted.',
      body: shapes.subjectParting,
      reply: shapes.subject,
      status: 201,
    },
    ({ principal, id, body, key }) => partSubject(desk, principal, asId(id('id')), body, key),
  );
}
