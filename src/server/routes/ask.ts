import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import { askAbout, askNext, judgeContactRisk } from '#jobs/ask.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { askView, questionAskView, riskJudgement } from '../schemas/ask.ts';
import { source } from '../schemas/sources.ts';

export function addAsk(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.askNext,
      summary: 'What to ask next over the case, by expected information and importance.',
      query: z.strictObject({
        questions: z
          .string()
          .regex(/^[1-9]\d{0,5}$/, 'questions is how many to look at: a whole number from 1.')
          .optional(),
      }),
      reply: askView,
    },
    ({ principal, id, query }) =>
      askNext(
        desk,
        principal,
        asId(id('case')),
        query.questions === undefined ? undefined : Number(query.questions),
      ),
  );

  addRoute(
    house,
    {
      door: doors.askAbout,
      summary: 'Whom to ask about a question, what answers would mean, and whom to ask then.',
      query: z.strictObject({ further: z.enum(['yes', 'no']).optional() }),
      reply: questionAskView,
    },
    ({ principal, id, query }) => askAbout(desk, principal, asId(id('id')), query.further !== 'no'),
  );

  addRoute(
    house,
    {
      door: doors.judgeContactRisk,
      summary: 'Say what contact with a source risks now; null takes the judgement away.',
      body: riskJudgement,
      reply: source,
    },
    ({ principal, id, body }) =>
      judgeContactRisk(desk, principal, asId(id('id')), body.version, body.risk),
  );
}
