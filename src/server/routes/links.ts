import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import { decideLink, listLinks, suggestLinksForCase } from '#jobs/links.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { link, linkDecision } from '../schemas/links.ts';

export function addLinks(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.listLinks,
      summary: 'The links of the case: declared, suggested, accepted, rejected.',
      reply: z.array(link).readonly(),
    },
    ({ principal, id }) => listLinks(desk, principal, asId(id('case'))),
  );

  addRoute(
    house,
    {
      door: doors.suggestLinks,
      summary: 'Look for dependence nobody declared; a pair is suggested once.',
      reply: z.strictObject({ added: z.int() }),
    },
    ({ principal, id }) => suggestLinksForCase(desk, principal, asId(id('case'))),
  );

  addRoute(
    house,
    {
      door: doors.decideLink,
      summary: 'Accept or reject a link, or put it back to "suggested".',
      body: linkDecision,
      reply: link,
    },
    ({ principal, id, body }) => decideLink(desk, principal, asId(id('id')), body),
  );
}
