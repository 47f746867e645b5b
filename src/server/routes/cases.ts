import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import { caseView as viewCase, createCase, listCases } from '#jobs/cases.ts';
import { loadSample } from '#jobs/load-sample.ts';
import { doors } from '../doors.ts';
import { needOwner } from '../owner.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { caseDraft, caseView, sampleLoaded, sampleWanted } from '../schemas/cases.ts';

export function addCases(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.listCases,
      summary: 'The cases you are a member of, newest first.',
      reply: z.array(caseView).readonly(),
    },
    ({ principal }) => listCases(desk, principal),
  );

  addRoute(
    house,
    {
      door: doors.createCase,
      summary: 'Open a case; you lead it.',
      body: caseDraft,
      reply: caseView,
      status: 201,
    },
    async ({ principal, body, key }) => {
      needOwner(principal);
      const others = body.members.filter((member) => member.userId !== principal.userId);
      const made = await createCase(
        desk,
        principal,
        { ...body, members: [{ userId: principal.userId, role: 'lead' }, ...others] },
        key,
      );
      return viewCase(desk, principal, made.caseId);
    },
  );

  addRoute(
    house,
    {
      door: doors.loadSample,
      summary: 'Load the sample case, an invented one; loading it twice adds nothing.',
      body: sampleWanted,
      reply: sampleLoaded,
      status: 201,
    },
    async ({ principal }) => {
      needOwner(principal);
      const { caseId } = await loadSample(desk, principal);
      return { caseId };
    },
  );

  addRoute(
    house,
    { door: doors.readCase, summary: 'One case with its counts.', reply: caseView },
    ({ principal, id }) => viewCase(desk, principal, asId(id('case'))),
  );
}
