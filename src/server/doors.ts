/**
 * Every way into this server, and who may take it. A route cannot be made without its line here
 * (`addRoute` asks for a door), a line without a route fails a test, and `test/contracts/doors.test.ts`
 * tries every door as everybody.
 *
 * The server only asks whether somebody is signed in. Who may see or do what is decided in one place,
 * the store's policy, with the same answer for the desk and the command line; the lines below say
 * what that decision must be, and the test holds it to them.
 */
export interface Door {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** The path, as OpenAPI writes it. */
  readonly path: string;
  readonly who: Who;
  /** What the id in the path names. */
  readonly object: DoorObject;
  /** The policy in words. */
  readonly policy: string;
}

/**
 * `anyone`: no session needed, nothing of a case is shown. `key-holder`: proves to hold a one-time
 * token or the control key. `signed-in`: any session. `owner`: the person whose desk it is. The rest
 * are roles in the case the object belongs to; each includes the ones before it.
 */
export type Who = 'anyone' | 'key-holder' | 'signed-in' | 'owner' | 'reader' | 'editor' | 'lead';

export type DoorObject =
  'nothing' | 'case' | 'question' | 'document' | 'claim' | 'link' | 'import' | 'release';

export const doors = {
  openWithLink: {
    method: 'GET',
    path: '/open',
    who: 'key-holder',
    object: 'nothing',
    policy:
      'Whoever holds an unused link printed less than 15 minutes ago is signed in by it, once.',
  },
  newLink: {
    method: 'POST',
    path: '/open/link',
    who: 'key-holder',
    object: 'nothing',
    policy:
      'Whoever can read the control file in the data folder may ask for a fresh sign-in link.',
  },
  deskFile: {
    method: 'GET',
    path: '/*',
    who: 'anyone',
    object: 'nothing',
    policy: 'The program of the desk itself, the same for everybody; it holds no data.',
  },
  apiPage: {
    method: 'GET',
    path: '/api',
    who: 'signed-in',
    object: 'nothing',
    policy: 'Anybody signed in may read what the API offers.',
  },
  openApi: {
    method: 'GET',
    path: '/api/openapi.json',
    who: 'signed-in',
    object: 'nothing',
    policy: 'Anybody signed in may read the description of the API.',
  },
  me: {
    method: 'GET',
    path: '/api/me',
    who: 'signed-in',
    object: 'nothing',
    policy: 'Anybody signed in may see who they are here.',
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    who: 'signed-in',
    object: 'nothing',
    policy: 'Anybody signed in may sign out.',
  },
  lockAll: {
    method: 'DELETE',
    path: '/api/sessions',
    who: 'owner',
    object: 'nothing',
    policy: 'The owner may lock the vault and sign everybody out at once.',
  },
  listCases: {
    method: 'GET',
    path: '/api/cases',
    who: 'signed-in',
    object: 'nothing',
    policy: 'Anybody signed in sees the cases they are a member of, and no trace of others.',
  },
  createCase: {
    method: 'POST',
    path: '/api/cases',
    who: 'owner',
    object: 'nothing',
    policy: 'The owner of the desk may open a case and leads it.',
  },
  readCase: {
    method: 'GET',
    path: '/api/cases/{case}',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see it.',
  },
  listQuestions: {
    method: 'GET',
    path: '/api/cases/{case}/questions',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see its questions and their assessments.',
  },
  addQuestion: {
    method: 'POST',
    path: '/api/cases/{case}/questions',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may ask a question.',
  },
  readQuestion: {
    method: 'GET',
    path: '/api/questions/{id}',
    who: 'reader',
    object: 'question',
    policy: 'Members of the case see a question with everything its assessment rests on.',
  },
  editQuestion: {
    method: 'PATCH',
    path: '/api/questions/{id}',
    who: 'editor',
    object: 'question',
    policy:
      'Editors and leads of the case may change a question; an answer to a safety flag is signed with their name.',
  },
  recordFinding: {
    method: 'POST',
    path: '/api/questions/{id}/findings',
    who: 'editor',
    object: 'question',
    policy: 'Editors and leads of the case may put the assessment on record.',
  },
  recordOutcome: {
    method: 'POST',
    path: '/api/questions/{id}/outcome',
    who: 'editor',
    object: 'question',
    policy: 'Editors and leads of the case may record what turned out.',
  },
  listDocuments: {
    method: 'GET',
    path: '/api/cases/{case}/documents',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see its documents.',
  },
  readDocument: {
    method: 'GET',
    path: '/api/documents/{id}',
    who: 'reader',
    object: 'document',
    policy: 'Members of the case read its documents.',
  },
  addClaim: {
    method: 'POST',
    path: '/api/cases/{case}/claims',
    who: 'editor',
    object: 'case',
    policy:
      'Editors and leads of the case may add a claim; everything it names must be in the case.',
  },
  editClaim: {
    method: 'PATCH',
    path: '/api/claims/{id}',
    who: 'editor',
    object: 'claim',
    policy: 'Editors and leads of the case may change a claim.',
  },
  removeClaim: {
    method: 'DELETE',
    path: '/api/claims/{id}',
    who: 'editor',
    object: 'claim',
    policy: 'Editors and leads of the case may remove a claim; its history stays.',
  },
  listLinks: {
    method: 'GET',
    path: '/api/cases/{case}/links',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see its links.',
  },
  suggestLinks: {
    method: 'POST',
    path: '/api/cases/{case}/links/suggest',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may look for undeclared dependence.',
  },
  decideLink: {
    method: 'PATCH',
    path: '/api/links/{id}',
    who: 'editor',
    object: 'link',
    policy: 'Editors and leads of the case accept or reject a link.',
  },
  listSources: {
    method: 'GET',
    path: '/api/cases/{case}/sources',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see its sources under their pseudonyms.',
  },
  listImports: {
    method: 'GET',
    path: '/api/cases/{case}/imports',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see what was imported.',
  },
  importFile: {
    method: 'POST',
    path: '/api/cases/{case}/imports',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may hand in a file.',
  },
  undoImport: {
    method: 'DELETE',
    path: '/api/imports/{id}',
    who: 'editor',
    object: 'import',
    policy: 'Editors and leads of the case may take an import back; the original stays.',
  },
  importErrors: {
    method: 'GET',
    path: '/api/imports/{id}/errors.csv',
    who: 'reader',
    object: 'import',
    policy: 'Members of the case may save what was not understood in an import.',
  },
  listReleases: {
    method: 'GET',
    path: '/api/cases/{case}/releases',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see what was released or refused.',
  },
  makeRelease: {
    method: 'POST',
    path: '/api/cases/{case}/releases',
    who: 'lead',
    object: 'case',
    policy: 'Leads of the case may propose a release; the gate decides whether it can leave.',
  },
  signRelease: {
    method: 'POST',
    path: '/api/releases/{id}/sign',
    who: 'lead',
    object: 'release',
    policy:
      'Leads of the case may sign a release that somebody else made; the owner may take a second signature at the desk.',
  },
  releaseFile: {
    method: 'GET',
    path: '/api/releases/{id}/files/{name}',
    who: 'reader',
    object: 'release',
    policy: 'Members of the case may fetch the files of a release that has all its signatures.',
  },
  verify: {
    method: 'GET',
    path: '/api/verify',
    who: 'owner',
    object: 'nothing',
    policy: 'The owner of the desk may check the audit log and every original.',
  },
  unlockVault: {
    method: 'POST',
    path: '/api/vault/unlock',
    who: 'signed-in',
    object: 'nothing',
    policy:
      'Anybody signed in may try their own passphrase on the vault; wrong attempts are slowed down.',
  },
  lockVault: {
    method: 'POST',
    path: '/api/vault/lock',
    who: 'signed-in',
    object: 'nothing',
    policy: 'Anybody signed in may lock the vault: locking harms nobody.',
  },
} as const satisfies Readonly<Record<string, Door>>;

export type DoorName = keyof typeof doors;
