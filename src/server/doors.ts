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
  | 'nothing'
  | 'saved_search'
  | 'case'
  | 'question'
  | 'document'
  | 'claim'
  | 'link'
  | 'import'
  | 'release'
  | 'source'
  | 'session'
  | 'tie'
  | 'payment'
  | 'contact_window'
  | 'subject'
  | 'outcome';

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
  loadSample: {
    method: 'POST',
    path: '/api/sample',
    who: 'owner',
    object: 'nothing',
    policy: 'The owner of the desk may load the sample case and leads it.',
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
  whereAndWhen: {
    method: 'GET',
    path: '/api/cases/{case}/where-when',
    who: 'reader',
    object: 'case',
    policy:
      'Members of the case see where and when its claims are about; protected sites coarsely.',
  },
  sideBySide: {
    method: 'GET',
    path: '/api/questions/{id}/side-by-side',
    who: 'reader',
    object: 'question',
    policy: 'Members of the case see the claims on a question side by side.',
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
  listAccounts: {
    method: 'GET',
    path: '/api/cases/{case}/accounts',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see who has told what, telling by telling.',
  },
  readAccount: {
    method: 'GET',
    path: '/api/sources/{id}/account',
    who: 'reader',
    object: 'source',
    policy: 'Members of the case see the account of a source and the sheet for its next interview.',
  },
  readTranscript: {
    method: 'GET',
    path: '/api/documents/{id}/turns',
    who: 'reader',
    object: 'document',
    policy: 'Members of the case read transcripts as turns.',
  },
  addSession: {
    method: 'POST',
    path: '/api/cases/{case}/sessions',
    who: 'editor',
    object: 'case',
    policy:
      'Editors and leads of the case may record a session; everything it names must be in the case.',
  },
  editSession: {
    method: 'PATCH',
    path: '/api/sessions/{id}',
    who: 'editor',
    object: 'session',
    policy: 'Editors and leads of the case may change a session.',
  },
  removeSession: {
    method: 'DELETE',
    path: '/api/sessions/{id}',
    who: 'editor',
    object: 'session',
    policy: 'Editors and leads of the case may remove a session; its history stays.',
  },
  restoreSession: {
    method: 'POST',
    path: '/api/sources/{id}/sessions/restore',
    who: 'editor',
    object: 'source',
    policy: 'Editors and leads of the case may bring back a session that was removed.',
  },
  decideDifference: {
    method: 'PATCH',
    path: '/api/sessions/{id}/differences',
    who: 'editor',
    object: 'session',
    policy:
      'Editors and leads of the case say how a difference stands; it is signed with their name.',
  },
  addInterpreterHops: {
    method: 'POST',
    path: '/api/sessions/{id}/interpreter',
    who: 'editor',
    object: 'session',
    policy: 'Editors and leads of the case may put the interpreter into the chains of a session.',
  },
  countTime: {
    method: 'PATCH',
    path: '/api/claims/{id}/counted-time',
    who: 'editor',
    object: 'claim',
    policy: 'Editors and leads of the case may count the time of a claim from an event.',
  },
  listSources: {
    method: 'GET',
    path: '/api/cases/{case}/sources',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see its sources under their pseudonyms.',
  },
  readNetwork: {
    method: 'GET',
    path: '/api/cases/{case}/network',
    who: 'reader',
    object: 'case',
    policy:
      'Members of the case see who is in its network, under pseudonyms, and what the records show together.',
  },
  readSource: {
    method: 'GET',
    path: '/api/sources/{id}',
    who: 'reader',
    object: 'source',
    policy:
      'Members of the case see the file of a source; who it really is stands in the vault only.',
  },
  addSource: {
    method: 'POST',
    path: '/api/cases/{case}/sources',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may add a source; all it names must be in the case.',
  },
  editSource: {
    method: 'PATCH',
    path: '/api/sources/{id}',
    who: 'editor',
    object: 'source',
    policy: 'Editors and leads of the case may change a source.',
  },
  removeSource: {
    method: 'DELETE',
    path: '/api/sources/{id}',
    who: 'editor',
    object: 'source',
    policy: 'Editors and leads of the case may take out a source; its history stays.',
  },
  addTie: {
    method: 'POST',
    path: '/api/cases/{case}/ties',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may add a tie; all it names must be in the case.',
  },
  editTie: {
    method: 'PATCH',
    path: '/api/ties/{id}',
    who: 'editor',
    object: 'tie',
    policy: 'Editors and leads of the case may change a tie.',
  },
  removeTie: {
    method: 'DELETE',
    path: '/api/ties/{id}',
    who: 'editor',
    object: 'tie',
    policy: 'Editors and leads of the case may take out a tie; its history stays.',
  },
  addPayment: {
    method: 'POST',
    path: '/api/cases/{case}/payments',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may add a payment; all it names must be in the case.',
  },
  editPayment: {
    method: 'PATCH',
    path: '/api/payments/{id}',
    who: 'editor',
    object: 'payment',
    policy: 'Editors and leads of the case may change a payment.',
  },
  removePayment: {
    method: 'DELETE',
    path: '/api/payments/{id}',
    who: 'editor',
    object: 'payment',
    policy: 'Editors and leads of the case may take out a payment; its history stays.',
  },
  addContactWindow: {
    method: 'POST',
    path: '/api/cases/{case}/contact-windows',
    who: 'editor',
    object: 'case',
    policy:
      'Editors and leads of the case may add a contact window; all it names must be in the case.',
  },
  editContactWindow: {
    method: 'PATCH',
    path: '/api/contact-windows/{id}',
    who: 'editor',
    object: 'contact_window',
    policy: 'Editors and leads of the case may change a contact window.',
  },
  removeContactWindow: {
    method: 'DELETE',
    path: '/api/contact-windows/{id}',
    who: 'editor',
    object: 'contact_window',
    policy: 'Editors and leads of the case may take out a contact window; its history stays.',
  },
  readStructure: {
    method: 'GET',
    path: '/api/cases/{case}/structure',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see the structures rebuilt from its claims.',
  },
  foundRelations: {
    method: 'GET',
    path: '/api/cases/{case}/structure/found',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see what its texts say of a structure.',
  },
  addEdge: {
    method: 'POST',
    path: '/api/cases/{case}/structure/edges',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may record an edge; all it names must be in the case.',
  },
  takeBackEdge: {
    method: 'POST',
    path: '/api/cases/{case}/structure/take-back',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may take back an edge; its history stays.',
  },
  listSubjects: {
    method: 'GET',
    path: '/api/cases/{case}/subjects',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see who and what is spoken of, and who may be the same.',
  },
  readSubject: {
    method: 'GET',
    path: '/api/subjects/{id}',
    who: 'reader',
    object: 'subject',
    policy: 'Members of the case see a subject and what was ever decided about it.',
  },
  addSubject: {
    method: 'POST',
    path: '/api/cases/{case}/subjects',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may add a subject.',
  },
  editSubject: {
    method: 'PATCH',
    path: '/api/subjects/{id}',
    who: 'editor',
    object: 'subject',
    policy: 'Editors and leads of the case may change a subject.',
  },
  removeSubject: {
    method: 'DELETE',
    path: '/api/subjects/{id}',
    who: 'editor',
    object: 'subject',
    policy: 'Editors and leads of the case may take out a subject; its history stays.',
  },
  decideSubject: {
    method: 'POST',
    path: '/api/subject-decisions/{id}',
    who: 'editor',
    object: 'subject',
    policy:
      'Editors and leads of the case may decide who is who; it is signed with their name and can be taken back.',
  },
  partSubject: {
    method: 'POST',
    path: '/api/subjects/{id}/part',
    who: 'editor',
    object: 'subject',
    policy: 'Editors and leads of the case may part what stood under one subject, in their name.',
  },
  sayTranslation: {
    method: 'PATCH',
    path: '/api/documents/{id}/translation',
    who: 'editor',
    object: 'document',
    policy: 'Editors and leads of the case may say what a document is a translation of.',
  },
  readModel: {
    method: 'GET',
    path: '/api/model',
    who: 'signed-in',
    object: 'nothing',
    policy: 'Anybody signed in may see which model, if any, this desk has been set up with.',
  },
  askModel: {
    method: 'POST',
    path: '/api/documents/{id}/model',
    who: 'editor',
    object: 'document',
    policy:
      'Editors and leads may send a text to the model that was set up, where a lead has allowed it for the case.',
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
  runningImports: {
    method: 'GET',
    path: '/api/cases/{case}/imports/running',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see how far the files are that they are handing in themselves.',
  },
  stopImport: {
    method: 'POST',
    path: '/api/cases/{case}/imports/stop',
    who: 'reader',
    object: 'case',
    policy:
      'Members of the case may stop what they are handing in themselves, and nothing of others.',
  },
  undoImport: {
    method: 'DELETE',
    path: '/api/imports/{id}',
    who: 'editor',
    object: 'import',
    policy: 'Editors and leads of the case may take an import back; the original stays.',
  },
  restoreImport: {
    method: 'POST',
    path: '/api/imports/{id}/restore',
    who: 'editor',
    object: 'import',
    policy:
      'Editors and leads of the case may bring back an import that was taken back, with its claims and links.',
  },
  importErrors: {
    method: 'GET',
    path: '/api/imports/{id}/errors.csv',
    who: 'reader',
    object: 'import',
    policy: 'Members of the case may save what was not understood in an import.',
  },
  listSuggestions: {
    method: 'GET',
    path: '/api/documents/{id}/suggestions',
    who: 'reader',
    object: 'document',
    policy: 'Members of the case see what is suggested about its documents.',
  },
  acceptSuggestions: {
    method: 'POST',
    path: '/api/documents/{id}/suggestions/accept',
    who: 'editor',
    object: 'document',
    policy:
      'Editors and leads of the case may accept suggestions; everything they name must be in the case.',
  },
  dismissSuggestions: {
    method: 'POST',
    path: '/api/documents/{id}/suggestions/dismiss',
    who: 'editor',
    object: 'document',
    policy: 'Editors and leads of the case may set suggestions aside.',
  },
  takeBackSuggestions: {
    method: 'POST',
    path: '/api/documents/{id}/suggestions/take-back',
    who: 'editor',
    object: 'document',
    policy: 'Editors and leads of the case may take back what was decided; its history stays.',
  },
  setTeller: {
    method: 'PATCH',
    path: '/api/documents/{id}/teller',
    who: 'editor',
    object: 'document',
    policy: 'Editors and leads of the case may say which source a document is from.',
  },
  documentPicture: {
    method: 'GET',
    path: '/api/documents/{id}/picture',
    who: 'reader',
    object: 'document',
    policy: 'Members of the case may look at its photos.',
  },
  listDecisions: {
    method: 'GET',
    path: '/api/cases/{case}/decisions',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see what waits for a decision.',
  },
  nameSender: {
    method: 'POST',
    path: '/api/cases/{case}/senders',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may say which source a sender is.',
  },
  unnameSender: {
    method: 'POST',
    path: '/api/cases/{case}/senders/take-back',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may take back which source a sender is.',
  },
  previewSheet: {
    method: 'POST',
    path: '/api/cases/{case}/imports/preview',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may look into a sheet before they hand it in.',
  },
  saveMapping: {
    method: 'POST',
    path: '/api/cases/{case}/mappings',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may keep a mapping of columns.',
  },
  rereadImport: {
    method: 'POST',
    path: '/api/imports/{id}/read-again',
    who: 'editor',
    object: 'import',
    policy: 'Editors and leads of the case may have an original read again with other options.',
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
  questionTable: {
    method: 'GET',
    path: '/api/cases/{case}/question-table',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see its questions a page at a time, narrowed and sorted.',
  },
  questionSheet: {
    method: 'GET',
    path: '/api/cases/{case}/questions.csv',
    who: 'lead',
    object: 'case',
    policy:
      'Leads of the case may save its questions as a sheet, which leaves the desk as a release does; that they did is on record.',
  },
  changeQuestions: {
    method: 'POST',
    path: '/api/cases/{case}/questions/changes',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may change many of its questions at once.',
  },
  search: {
    method: 'GET',
    path: '/api/cases/{case}/search',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case search in it; words of other cases are never looked at.',
  },
  listSavedSearches: {
    method: 'GET',
    path: '/api/cases/{case}/saved-searches',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see the searches kept with it.',
  },
  saveSearch: {
    method: 'POST',
    path: '/api/cases/{case}/saved-searches',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may keep a search.',
  },
  editSavedSearch: {
    method: 'PATCH',
    path: '/api/saved-searches/{id}',
    who: 'editor',
    object: 'saved_search',
    policy: 'Editors and leads of the case may change a kept search.',
  },
  removeSavedSearch: {
    method: 'DELETE',
    path: '/api/saved-searches/{id}',
    who: 'editor',
    object: 'saved_search',
    policy: 'Editors and leads of the case may drop a kept search.',
  },
  editCase: {
    method: 'PATCH',
    path: '/api/cases/{case}',
    who: 'lead',
    object: 'case',
    policy: 'Leads of the case may change its settings and members.',
  },
  caseLog: {
    method: 'GET',
    path: '/api/cases/{case}/log',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see what was done in it, by whom.',
  },
  listBackups: {
    method: 'GET',
    path: '/api/backups',
    who: 'owner',
    object: 'nothing',
    policy: 'The owner of the desk may see which backups were made here.',
  },
  makeBackup: {
    method: 'POST',
    path: '/api/backups',
    who: 'owner',
    object: 'nothing',
    policy: 'The owner of the desk may make a backup.',
  },
  askNext: {
    method: 'GET',
    path: '/api/cases/{case}/ask',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see what to ask next, of whom, and who is left alone.',
  },
  askAbout: {
    method: 'GET',
    path: '/api/questions/{id}/ask',
    who: 'reader',
    object: 'question',
    policy: 'Members of the case see what to ask about a question and what answers would mean.',
  },
  judgeContactRisk: {
    method: 'POST',
    path: '/api/sources/{id}/contact-risk',
    who: 'editor',
    object: 'source',
    policy:
      'Editors and leads of the case may say, in their name, what contact with a source risks.',
  },
  openWarnings: {
    method: 'GET',
    path: '/api/warnings',
    who: 'signed-in',
    object: 'nothing',
    policy:
      'Anybody signed in sees the open warnings of the cases they are a member of, and no trace of others.',
  },
  listWarnings: {
    method: 'GET',
    path: '/api/cases/{case}/warnings',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see its warnings and words that may be one.',
  },
  raiseWarning: {
    method: 'POST',
    path: '/api/cases/{case}/warnings',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may raise a warning; it stands across the desk at once.',
  },
  dismissThreat: {
    method: 'POST',
    path: '/api/cases/{case}/warnings/dismissed',
    who: 'editor',
    object: 'case',
    policy: 'Editors and leads of the case may say, in their name, that words are no threat.',
  },
  decideWarning: {
    method: 'POST',
    path: '/api/questions/{id}/warning/decision',
    who: 'editor',
    object: 'question',
    policy:
      'Editors and leads of the case may put a decision on a threat to life on record, in their name.',
  },
  handOverWarning: {
    method: 'POST',
    path: '/api/questions/{id}/warning/responsible',
    who: 'editor',
    object: 'question',
    policy: 'Editors and leads of the case may name who must decide on a threat to life.',
  },
  undoWarning: {
    method: 'POST',
    path: '/api/questions/{id}/warning/undo',
    who: 'editor',
    object: 'question',
    policy:
      'Editors and leads of the case may take the last step on a warning back; its history stays.',
  },
  calibration: {
    method: 'GET',
    path: '/api/cases/{case}/calibration',
    who: 'reader',
    object: 'case',
    policy: 'Members of the case see how far its findings turned out as they said.',
  },
  outcomeReport: {
    method: 'GET',
    path: '/api/outcomes/{id}',
    who: 'reader',
    object: 'outcome',
    policy: 'Members of the case follow an outcome back to every report and on to every release.',
  },
  withdrawOutcome: {
    method: 'DELETE',
    path: '/api/outcomes/{id}',
    who: 'editor',
    object: 'outcome',
    policy: 'Editors and leads of the case may take an outcome back; its history stays.',
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
