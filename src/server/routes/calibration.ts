import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import { calibration, outcomeReport } from '#jobs/calibration.ts';
import { withdrawOutcome } from '#jobs/outcome.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { shortText } from '../schemas/basics.ts';
import { calibrationView, outcomeReportView } from '../schemas/calibration.ts';

export function addCalibration(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.calibration,
      summary: 'How far findings turned out as they said: bands, Brier score, topics, months.',
      query: z.strictObject({ topic: shortText.optional() }),
      reply: calibrationView,
    },
    ({ principal, id, query }) =>
      calibration(desk, principal, asId(id('case')), query.topic ?? null),
  );

  addRoute(
    house,
    {
      door: doors.outcomeReport,
      summary: 'An outcome back to every report and hop, and on to every release.',
      reply: outcomeReportView,
    },
    ({ principal, id }) => outcomeReport(desk, principal, asId(id('id'))),
  );

  addRoute(
    house,
    {
      door: doors.withdrawOutcome,
      summary: 'Take an outcome back to the version before; all that followed follows again.',
      query: z.strictObject({
        version: z.string().regex(/^[1-9]\d{0,8}$/, 'expected a whole number'),
      }),
    },
    async ({ principal, id, query }) => {
      await withdrawOutcome(desk, principal, asId(id('id')), Number(query.version));
    },
  );
}
