import { z } from '@hono/zod-openapi';
import type { Clock } from '#terms/time.ts';
import type { Principal } from '#terms/principal.ts';
import { asId } from '#terms/ids.ts';
import type { SafetyFlag } from '#claims/question.ts';
import { changeQuestions, questionSheet } from '#jobs/change-questions.ts';
import { recordOutcome } from '#jobs/outcome.ts';
import { questionTable } from '#jobs/question-table.ts';
import {
  addQuestion,
  editQuestion,
  listQuestionRows,
  questionBundle as bundleOf,
  recordFinding,
} from '#jobs/questions.ts';
import { doors } from '../doors.ts';
import { download } from '../download.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import type { SafetyFlagEdit } from '../schemas/claims.ts';
import { question, questionChange, questionDraft } from '../schemas/claims.ts';
import {
  finding,
  outcomeDraft,
  outcomeEffect,
  questionBundle,
  questionRow,
} from '../schemas/findings.ts';
import { questionChanges, sheetQuery, tableQuery, tableView } from '../schemas/desk.ts';

export function addQuestions(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.listQuestions,
      summary: 'Every question of the case with its assessment as of now.',
      reply: z.array(questionRow).readonly(),
    },
    ({ principal, id }) => listQuestionRows(desk, principal, asId(id('case'))),
  );

  addRoute(
    house,
    {
      door: doors.questionTable,
      summary:
        'A page of the Questions table, narrowed and sorted, with the count of every filter.',
      query: tableQuery,
      reply: tableView,
    },
    ({ principal, id, query }) => questionTable(desk, principal, asId(id('case')), query),
  );

  addRoute(
    house,
    {
      door: doors.questionSheet,
      summary: 'The questions that the filters leave, as a sheet to download.',
      query: sheetQuery,
      reply: 'file',
    },
    async ({ c, principal, id, query }) =>
      download(c, await questionSheet(desk, principal, asId(id('case')), query)),
  );

  addRoute(
    house,
    {
      door: doors.changeQuestions,
      summary: 'Change status, importance or topic of many questions: all of them or none.',
      body: questionChanges,
      reply: z.array(question).readonly(),
    },
    ({ principal, id, body }) => changeQuestions(desk, principal, asId(id('case')), body.changes),
  );

  addRoute(
    house,
    {
      door: doors.addQuestion,
      summary: 'Ask a question.',
      body: questionDraft,
      reply: question,
      status: 201,
    },
    ({ principal, id, body, key }) =>
      addQuestion(
        desk,
        principal,
        asId(id('case')),
        {
          ...body,
          protectedSite: signed(body.protectedSite, principal, desk.clock),
          threatToLife: signed(body.threatToLife, principal, desk.clock),
        },
        key,
      ),
  );

  addRoute(
    house,
    {
      door: doors.readQuestion,
      summary: 'A question with its assessment, the reasons, and all they rest on.',
      reply: questionBundle,
    },
    ({ principal, id }) => bundleOf(desk, principal, asId(id('id'))),
  );

  addRoute(
    house,
    {
      door: doors.editQuestion,
      summary: 'Change a question.',
      body: questionChange,
      reply: question,
    },
    ({ principal, id, body }) => {
      const { protectedSite, threatToLife, ...rest } = body.change;
      return editQuestion(desk, principal, asId(id('id')), body.version, {
        ...rest,
        ...(protectedSite === undefined
          ? {}
          : { protectedSite: signed(protectedSite, principal, desk.clock) }),
        ...(threatToLife === undefined
          ? {}
          : { threatToLife: signed(threatToLife, principal, desk.clock) }),
      });
    },
  );

  addRoute(
    house,
    {
      door: doors.recordFinding,
      summary: 'Put the assessment on record as it is now; unchanged input adds nothing.',
      reply: finding,
      status: 201,
    },
    ({ principal, id }) => recordFinding(desk, principal, asId(id('id'))),
  );

  addRoute(
    house,
    {
      door: doors.recordOutcome,
      summary: 'Record what turned out, and see what it moves.',
      body: outcomeDraft,
      reply: outcomeEffect,
      status: 201,
    },
    ({ principal, id, body, key }) => recordOutcome(desk, principal, asId(id('id')), body, key),
  );
}

/** [SA38] An answer to a safety flag carries the name of who gave it and when, whatever was sent. */
function signed(flag: SafetyFlagEdit, principal: Principal, clock: Clock): SafetyFlag {
  return {
    ...flag,
    answer: flag.answer && { text: flag.answer.text, by: principal.name, at: clock() },
  };
}
