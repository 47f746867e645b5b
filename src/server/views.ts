/**
 * What the API says to the desk, as types: the compositions the jobs answer with, passed on as JSON.
 * `/api/openapi.json` describes the same in OpenAPI 3.1.
 */
export type * from '#jobs/views.ts';

/*
 * Routes (all JSON; `Idempotency-Key` honoured on every POST; changes carry `version`, 409 on conflict):
 *
 *   GET    /open?token=                               signs in, 303 to /
 *   GET    /api/me                                    MeView
 *   DELETE /api/session                               204        (sign out)
 *   DELETE /api/sessions                              204        (lock all: the vault and every session)
 *   GET    /api/cases                                 CaseView[]
 *   POST   /api/cases                                 CaseView
 *   GET    /api/cases/:case                           CaseView
 *   GET    /api/cases/:case/questions                 QuestionRow[]
 *   POST   /api/cases/:case/questions                 Question
 *   PATCH  /api/questions/:id       {version,change}  Question
 *   GET    /api/questions/:id                         QuestionBundle
 *   POST   /api/questions/:id/findings                Finding    (record the assessment as it is now)
 *   POST   /api/questions/:id/outcome                 OutcomeEffect (see jobs/outcome.ts)
 *   GET    /api/cases/:case/documents                 DocumentSummary[]
 *   GET    /api/documents/:id                         DocumentView
 *   POST   /api/cases/:case/claims      ClaimEdit     Claim
 *   PATCH  /api/claims/:id          {version,change}  Claim
 *   DELETE /api/claims/:id?version=n                  204
 *   GET    /api/cases/:case/links                     Link[]
 *   PATCH  /api/links/:id           LinkDecision      Link
 *   POST   /api/cases/:case/links/suggest             {added: number}
 *   GET    /api/cases/:case/sources                   SourceView[]
 *   GET    /api/cases/:case/imports                   ImportView[]
 *   POST   /api/cases/:case/imports?name=&from=&channel=&mapping=&zone=   raw bytes → ImportView
 *   DELETE /api/imports/:id                           {removed: number}   (undo)
 *   GET    /api/cases/:case/releases                  Release[]
 *   POST   /api/cases/:case/releases                  Release    (refused ones too, with the gate's report)
 *   POST   /api/releases/:id/sign                     Release
 *   GET    /api/releases/:id/files/:name              attachment
 *   GET    /api/verify                                VerifyReport
 *   POST   /api/vault/unlock | /api/vault/lock        MeView
 *
 * Every change carries `X-Hearsay: 1`. Who may do what: `doors.ts`. Bodies in full: `schemas/`. Where a
 * body differs from the record: a safety flag is sent with `answer: {text} | null` (name and time are
 * the server's), a question needs only `ref`, `text` and `type`, a case only `title` and `purpose`; a
 * release is `{title, audience, questionIds, formats, expires?}`, its signature nothing or `{as}`.
 */
