import { asId } from '#terms/ids.ts';
import {
  decideWarning,
  dismissThreat,
  handOverWarning,
  listWarnings,
  openWarnings,
  raiseWarning,
  undoWarning,
} from '#jobs/warnings.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { claim, question } from '../schemas/claims.ts';
import {
  decisionDraft,
  dismissal,
  handOver,
  openWarningsView,
  undoStep,
  warningDraft,
  warningsView,
} from '../schemas/warnings.ts';

export function addWarnings(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.openWarnings,
      summary: 'What stands across the desk: open warnings, and words that may be one.',
      reply: openWarningsView,
    },
    ({ principal }) => openWarnings(desk, principal),
  );

  addRoute(
    house,
    {
      door: doors.listWarnings,
      summary: 'Every warning of the case with its clock and decisions.',
      reply: warningsView,
    },
    ({ principal, id }) => listWarnings(desk, principal, asId(id('case'))),
  );

  addRoute(
    house,
    {
      door: doors.raiseWarning,
      summary: 'Raise a warning and name who must decide. Nothing is sent.',
      body: warningDraft,
      reply: question,
      status: 201,
    },
    ({ principal, id, body, key }) => raiseWarning(desk, principal, asId(id('case')), body, key),
  );

  addRoute(
    house,
    {
      door: doors.dismissThreat,
      summary: 'Say, by name, that words are no threat; kept as a rejected claim.',
      body: dismissal,
      reply: claim,
      status: 201,
    },
    ({ principal, id, body }) => dismissThreat(desk, principal, asId(id('case')), body),
  );

  addRoute(
    house,
    {
      door: doors.decideWarning,
      summary: 'Put a decision on record; the clock stops.',
      body: decisionDraft,
      reply: question,
    },
    ({ principal, id, body: { version, ...draft } }) =>
      decideWarning(desk, principal, asId(id('id')), version, draft),
  );

  addRoute(
    house,
    {
      door: doors.handOverWarning,
      summary: 'Name another person who must decide.',
      body: handOver,
      reply: question,
    },
    ({ principal, id, body }) =>
      handOverWarning(desk, principal, asId(id('id')), body.version, body.responsible),
  );

  addRoute(
    house,
    {
      door: doors.undoWarning,
      summary: 'Take the last step on a warning back.',
      body: undoStep,
    },
    ({ principal, id, body }) => undoWarning(desk, principal, asId(id('id')), body.version),
  );
}
