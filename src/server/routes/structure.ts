import { asId } from '#terms/ids.ts';
import { addEdge, foundRelations, structureView, takeBackEdge } from '#jobs/structure.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import * as shapes from '../schemas/structure.ts';

export function addStructure(house: House): void {
  const { desk } = house;
  addRoute(
    house,
    {
      door: doors.readStructure,
      summary: 'Organisations and processes rebuilt from claims: subjects, edges, stages.',
      reply: shapes.structureView,
    },
    ({ principal, id }) => structureView(desk, principal, asId(id('case'))),
  );
  addRoute(
    house,
    {
      door: doors.foundRelations,
      summary: 'What the texts of the case say of a structure and nobody has recorded.',
      reply: shapes.foundRelations,
    },
    ({ principal, id }) => foundRelations(desk, principal, asId(id('case'))),
  );
  addRoute(
    house,
    {
      door: doors.addEdge,
      summary: 'Record an edge: its question, new subjects at its ends, and the words that say so.',
      body: shapes.edgeDraft,
      reply: shapes.edgeAdded,
      status: 201,
    },
    ({ principal, id, body, key }) => addEdge(desk, principal, asId(id('case')), body, key),
  );
  addRoute(
    house,
    {
      door: doors.takeBackEdge,
      summary: 'Take back what recording an edge added.',
      body: shapes.edgeTakenBack,
    },
    async ({ principal, id, body }) => {
      await takeBackEdge(desk, principal, asId(id('case')), body);
      return undefined;
    },
  );
}
