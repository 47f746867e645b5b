/** What the log says was done: by the verb, else by what happened to which kind of record. */
export const log = {
  verbs: {
    case: {
      create: 'opened the case',
      members: 'changed the members',
      edit: 'changed the settings',
    },
    import: {
      run: 'took in a file',
      undo: 'took an import back',
      restore: 'put an import back',
      rebuild: 'rebuilt from originals',
    },
    sample: {
      load: 'loaded the sample',
    },
    claim: {
      decide: 'decided a claim',
    },
    suggestion: {
      dismiss: 'set a suggestion aside',
      undo: 'opened a suggestion again',
    },
    model: {
      ask: 'asked a model',
    },
    sender: {
      name: 'said who a name is',
      unname: 'took a name back',
    },
    link: {
      suggest: 'suggested links',
      decide: 'decided a link',
    },
    finding: {
      record: 'recorded a finding',
    },
    outcome: {
      record: 'recorded an outcome',
      withdraw: 'took an outcome back',
    },
    reliability: {
      learn: 'learnt from an outcome',
    },
    change: {
      'take-back': 'took a change back',
    },
    questions: {
      change: 'changed several questions',
      export: 'saved questions as a sheet',
    },
    subject: {
      decide: 'decided who is who',
    },
    structure: {
      add: 'added to the structure',
      undo: 'took back from the structure',
    },
    warning: {
      raise: 'raised a warning',
      decide: 'decided a warning',
    },
    release: {
      make: 'composed a release',
      sign: 'signed a release',
      correct: 'corrected a release',
    },
    disclosure: {
      record: 'noted who received it',
    },
    vault: {
      create: 'made the vault',
      join: 'joined the vault',
      unlock: 'unlocked the vault',
      'unlock-failed': 'failed to unlock the vault',
      recover: 'opened the vault by its recovery key',
      seal: 'sealed a name',
      open: 'read a sealed name',
      erase: 'erased a sealed name',
      strings: 'searched files for sealed names',
    },
    audit: {
      verify: 'checked the log',
    },
    backup: {
      make: 'made a backup',
      restore: 'restored a backup',
    },
  },
  did: {
    read: 'read: {{kind}}',
    add: 'added: {{kind}}',
    edit: 'changed: {{kind}}',
    remove: 'took out: {{kind}}',
  },
  kinds: {
    case: 'case',
    source: 'source',
    tie: 'tie',
    payment: 'payment',
    contact_window: 'contact',
    session: 'session',
    subject: 'subject',
    exhibit: 'original',
    import: 'import',
    document: 'document',
    question: 'question',
    claim: 'claim',
    link: 'link',
    finding: 'finding',
    outcome: 'outcome',
    reliability: 'track record',
    release: 'release',
    disclosure: 'disclosure',
    dismissal: 'suggestion set aside',
    sheet_mapping: 'mapping of a sheet',
    saved_search: 'saved search',
  },
} as const;
