import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import { askModel, modelView, type ModelAsked, type ModelView } from '#jobs/ask-model.ts';
import type { EndpointSettings } from '#jobs/endpoint-settings.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';

const view: z.ZodType<ModelView> = z.strictObject({ model: z.string(), host: z.string() });

const asked: z.ZodType<ModelAsked> = z.strictObject({
  added: z.int(),
  dropped: z.int(),
  sent: z.array(z.strictObject({ characters: z.int(), sha256: z.string() })).readonly(),
  notes: z.array(z.string()).readonly(),
});

/** The model that whoever started this desk may have set up; null is none, and nothing is ever sent. */
export function addModel(house: House, settings: EndpointSettings | null): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.readModel,
      summary: 'The model this desk has been set up with, if any.',
      reply: z.strictObject({ model: view.nullable() }),
    },
    () => Promise.resolve({ model: modelView(settings) }),
  );

  addRoute(
    house,
    {
      door: doors.askModel,
      summary: 'Send the text of one document to that model, where the case allows it.',
      reply: asked,
    },
    ({ principal, id }) => askModel(desk, principal, asId(id('id')), settings),
  );
}
