import { createHash, randomBytes } from 'node:crypto';
import type { CaseRole } from '#terms/case.ts';
import { asId } from '#terms/ids.ts';
import type { CaseId, SourceId, UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type pg from 'pg';
import { z } from 'zod';
import { StoreError } from './errors.ts';
import { makeKey, readKey } from './key-folder.ts';
import { notFound } from './policy.ts';
import { inTransaction } from './session.ts';
import type { Session } from './session.ts';
import type { Identity, ReadTx, Vault } from './store.ts';
import type { Commands } from './transact.ts';
import {
  fromPaperKey,
  memberKey,
  newKeyPair,
  openFrom,
  openWith,
  paperKey,
  publicKeyOf,
  sealTo,
  sealWith,
  stretch,
} from './vault-crypto.ts';

/** The recovery key's place among the members. No person has this id: see `checkUser`. */
const RECOVERY = '*recovery*';

const identityShape = z.strictObject({
  name: z.string(),
  aliases: z.array(z.string()),
  phones: z.array(z.string()),
  addresses: z.array(z.string()),
  notes: z.string(),
});

interface MemberRow {
  readonly user_id: string;
  readonly public_key: Buffer;
  readonly sealed_private_key: Buffer;
  readonly salt: Buffer;
  readonly instance_key_id: string;
}

/**
 * Who the sources are: sealed and apart.
 *
 *     identity ← key of the source ← key of the case ← key pair of each member
 *                                                      ← passphrase and the key file of this machine
 *                                   ← recovery key, on paper
 *
 * Every arrow is a sealing. The data and all backups together, without the key file, open nothing
 * even with the passphrase; the recovery key opens everything without either. Identities are in this
 * vault only; sealed, they are padded so that their length says little.
 *
 * Private keys of unlocked members are in memory, in this process, until `lock`.
 */
export function openVault(options: {
  readonly pool: pg.Pool;
  readonly commands: Commands;
  readonly keyFolder: string;
}): Vault {
  const { pool, commands, keyFolder } = options;
  const unlocked = new Map<UserId, Buffer>();

  async function members(session: Session): Promise<readonly MemberRow[]> {
    return session.query<MemberRow>('select * from vault_member order by user_id');
  }

  /** Makes a member's key pair and seals its private half. Returns the row and the private key. */
  async function newMember(
    userId: string,
    passphrase: string,
  ): Promise<{ row: MemberRow; privateKey: Buffer }> {
    checkPassphrase(passphrase);
    const keyId = randomBytes(8).toString('hex');
    const instanceKey = await makeKey(keyFolder, keyFile(keyId));
    const salt = randomBytes(32);
    const { publicKey, privateKey } = newKeyPair();
    const key = memberKey(await stretch(passphrase, salt), instanceKey);
    const row: MemberRow = {
      user_id: userId,
      public_key: publicKey,
      sealed_private_key: sealWith(key, privateKey, memberPlace(userId)),
      salt,
      instance_key_id: keyId,
    };
    return { row, privateKey };
  }

  async function putMember(session: Session, row: MemberRow): Promise<void> {
    await session.query(
      `insert into vault_member (user_id, public_key, sealed_private_key, salt, instance_key_id)
       values ($1, $2, $3, $4, $5)
       on conflict (user_id) do update set public_key = excluded.public_key,
         sealed_private_key = excluded.sealed_private_key, salt = excluded.salt,
         instance_key_id = excluded.instance_key_id`,
      [row.user_id, row.public_key, row.sealed_private_key, row.salt, row.instance_key_id],
    );
  }

  async function privateKeyOf(session: Session, principal: Principal): Promise<Buffer> {
    const key = unlocked.get(principal.userId);
    if (key !== undefined) return key;
    if ((await members(session)).length === 0) throw absent();
    throw new StoreError('vault-locked', 'The vault is locked: unlock it with your passphrase.');
  }

  /** The key of a case, if there is one and the principal has it. */
  async function caseKey(
    session: Session,
    principal: Principal,
    caseId: CaseId,
  ): Promise<{ key: Buffer; generation: number } | null> {
    const mine = await privateKeyOf(session, principal);
    const rows = await session.query<{ user_id: string; generation: number; sealed_key: Buffer }>(
      `select user_id, generation, sealed_key from vault_case_key where case_id = $1
       order by user_id for update`,
      [caseId],
    );
    if (rows.length === 0) return null;
    const own = rows.find((row) => row.user_id === principal.userId);
    const key =
      own === undefined
        ? null
        : openFrom(mine, own.sealed_key, casePlace(caseId, principal.userId, own.generation));
    if (own === undefined || key === null) {
      throw new StoreError(
        'vault-locked',
        'Your key does not open this case’s identities yet: ask a lead who can open them to do so once.',
      );
    }
    return { key, generation: own.generation };
  }

  /** Seals the key of a case to everybody who shall have it, and to nobody else. */
  async function share(
    session: Session,
    tx: ReadTx,
    caseId: CaseId,
    key: Buffer,
    generation: number,
  ): Promise<void> {
    const found = await tx.get('case', caseId);
    const entitled = new Set<string>([
      RECOVERY,
      ...(found?.members ?? []).filter((m) => m.role !== 'reader').map((m) => m.userId),
    ]);
    const holders = (await members(session)).filter((m) => entitled.has(m.user_id));
    await session.query('delete from vault_case_key where case_id = $1', [caseId]);
    for (const holder of holders) {
      await session.query(
        `insert into vault_case_key (case_id, user_id, generation, sealed_key)
         values ($1, $2, $3, $4)`,
        [
          caseId,
          holder.user_id,
          generation,
          sealTo(holder.public_key, key, casePlace(caseId, holder.user_id, generation)),
        ],
      );
    }
  }

  /** Somebody joined the vault or left the case: let them in, or lock them out with a new key. */
  async function refresh(
    session: Session,
    tx: ReadTx,
    caseId: CaseId,
    held: { key: Buffer; generation: number },
  ): Promise<void> {
    const found = await tx.get('case', caseId);
    const known = new Set((await members(session)).map((m) => m.user_id));
    const entitled = (found?.members ?? [])
      .filter((m) => m.role !== 'reader' && known.has(m.userId))
      .map((m): string => m.userId);
    const holding = (
      await session.query<{ user_id: string }>(
        'select user_id from vault_case_key where case_id = $1',
        [caseId],
      )
    ).map((row) => row.user_id);
    if (holding.some((user) => user !== RECOVERY && !entitled.includes(user))) {
      await rotate(session, tx, caseId, held);
    } else if (entitled.some((user) => !holding.includes(user))) {
      await share(session, tx, caseId, held.key, held.generation);
    }
  }

  /** A new key for the case: the remaining sources' keys are sealed anew, the old key is gone. */
  async function rotate(
    session: Session,
    tx: ReadTx,
    caseId: CaseId,
    held: { key: Buffer; generation: number },
  ): Promise<void> {
    const key = randomBytes(32);
    const generation = held.generation + 1;
    const rows = await session.query<{
      source_id: string;
      generation: number;
      sealed_key: Buffer;
    }>('select source_id, generation, sealed_key from vault_identity where case_id = $1', [caseId]);
    for (const row of rows) {
      const sourceKey = openWith(
        held.key,
        row.sealed_key,
        keyPlace(caseId, row.source_id, row.generation),
      );
      if (sourceKey === null) throw damaged(row.source_id);
      await session.query(
        `update vault_identity set sealed_key = $3, generation = $4
         where case_id = $1 and source_id = $2`,
        [
          caseId,
          row.source_id,
          sealWith(key, sourceKey, keyPlace(caseId, row.source_id, generation)),
          generation,
        ],
      );
    }
    await share(session, tx, caseId, key, generation);
  }

  async function needSource(tx: ReadTx, caseId: CaseId, sourceId: SourceId): Promise<void> {
    const source = await tx.get('source', sourceId);
    if (source === null || source.caseId !== caseId) throw notFound();
  }

  async function identities(
    session: Session,
    held: { key: Buffer },
    caseId: CaseId,
    sourceId: SourceId | null,
  ): Promise<readonly Identity[]> {
    const rows = await session.query<{
      source_id: string;
      generation: number;
      sealed_key: Buffer;
      sealed: Buffer;
    }>(
      `select source_id, generation, sealed_key, sealed from vault_identity
       where case_id = $1 and ($2::text is null or source_id = $2) order by source_id`,
      [caseId, sourceId],
    );
    return rows.map((row) => {
      const key = openWith(
        held.key,
        row.sealed_key,
        keyPlace(caseId, row.source_id, row.generation),
      );
      const plain =
        key === null ? null : openWith(key, row.sealed, identityPlace(caseId, row.source_id));
      if (plain === null) throw damaged(row.source_id);
      return JSON.parse(plain.toString('utf8')) as Identity;
    });
  }

  return {
    async state() {
      const { rows } = await pool.query<{ n: number }>(
        'select count(*)::int as n from vault_member',
      );
      if ((rows[0]?.n ?? 0) === 0) return 'absent';
      return unlocked.size > 0 ? 'unlocked' : 'locked';
    },

    async create(principal, passphrase) {
      checkUser(principal);
      const { row, privateKey } = await newMember(principal.userId, passphrase);
      const recovery = newKeyPair();
      await commands.special(principal, 'vault.create', null, async (session) => {
        // Two that make the vault at once: the second waits here, then finds it made.
        await session.query('lock table vault_member in exclusive mode');
        if ((await members(session)).length > 0) {
          throw new StoreError('conflict', 'There is a vault already: unlock it, or join it.');
        }
        await putMember(session, row);
        await putMember(session, {
          user_id: RECOVERY,
          public_key: recovery.publicKey,
          sealed_private_key: Buffer.alloc(0),
          salt: Buffer.alloc(0),
          instance_key_id: '',
        });
        return { result: null, object: null };
      });
      unlocked.set(principal.userId, privateKey);
      return { recoveryKey: paperKey(recovery.privateKey) };
    },

    async join(principal, passphrase) {
      checkUser(principal);
      const { row, privateKey } = await newMember(principal.userId, passphrase);
      await commands.special(principal, 'vault.join', null, async (session) => {
        await session.query('lock table vault_member in exclusive mode');
        const known = await members(session);
        if (known.length === 0) throw absent();
        if (known.some((member) => member.user_id === principal.userId)) {
          throw new StoreError('conflict', 'You have a key already: unlock the vault with it.');
        }
        await putMember(session, row);
        return { result: null, object: null };
      });
      unlocked.set(principal.userId, privateKey);
    },

    async unlock(principal, passphrase) {
      const known = await inTransaction(pool, 'read', members);
      if (known.length === 0) throw absent();
      const row = known.find((member) => member.user_id === principal.userId);
      if (row === undefined || row.user_id === RECOVERY) {
        throw new StoreError('vault-locked', 'You have no key to this vault yet: join it first.');
      }
      const instanceKey = await readKey(keyFolder, keyFile(row.instance_key_id));
      if (instanceKey === null) {
        throw new StoreError(
          'vault-locked',
          `The key file ${keyFile(row.instance_key_id)} of this vault is not in the folder of keys: ` +
            'put it back, or use the recovery key.',
        );
      }
      const key = memberKey(await stretch(passphrase, row.salt), instanceKey);
      const privateKey = openWith(key, row.sealed_private_key, memberPlace(principal.userId));
      const verb = privateKey === null ? 'vault.unlock-failed' : 'vault.unlock';
      await commands.special(principal, verb, null, () =>
        Promise.resolve({ result: null, object: null }),
      );
      if (privateKey === null) {
        throw new StoreError('wrong-passphrase', 'That passphrase does not open the vault.');
      }
      unlocked.set(principal.userId, privateKey);
    },

    lock() {
      for (const key of unlocked.values()) key.fill(0);
      unlocked.clear();
    },

    async seal(principal, caseId, sourceId, identity) {
      const checked = identityShape.safeParse(identity);
      if (!checked.success) {
        // Never zod's own words: they may repeat what was given.
        const field = checked.error.issues[0]?.path.map(String).join('.') ?? '';
        throw new StoreError('invalid', `This identity cannot be sealed: look at "${field}".`);
      }
      await commands.special(principal, 'vault.seal', caseId, async (session, tx) => {
        await needSource(tx, caseId, sourceId);
        await privateKeyOf(session, principal);
        await lockCase(session, caseId);
        let held = await caseKey(session, principal, caseId);
        if (held === null) {
          held = { key: randomBytes(32), generation: 1 };
          await share(session, tx, caseId, held.key, held.generation);
        } else {
          await refresh(session, tx, caseId, held);
          held = (await caseKey(session, principal, caseId)) ?? held;
        }
        const sourceKey = randomBytes(32);
        await session.query(
          `insert into vault_identity (case_id, source_id, generation, sealed_key, sealed)
           values ($1, $2, $3, $4, $5)
           on conflict (case_id, source_id) do update set generation = excluded.generation,
             sealed_key = excluded.sealed_key, sealed = excluded.sealed`,
          [
            caseId,
            sourceId,
            held.generation,
            sealWith(held.key, sourceKey, keyPlace(caseId, sourceId, held.generation)),
            sealWith(sourceKey, padded(checked.data), identityPlace(caseId, sourceId)),
          ],
        );
        return { result: null, object: sourceId };
      });
    },

    async open(principal, caseId, sourceId, why) {
      if (why.trim() === '') {
        throw new StoreError('invalid', 'Say why the identity is opened: it is kept in the log.');
      }
      return commands.special(principal, 'vault.open', caseId, async (session, tx) => {
        await needSource(tx, caseId, sourceId);
        await privateKeyOf(session, principal);
        await lockCase(session, caseId);
        const held = await caseKey(session, principal, caseId);
        if (held === null) return { result: null, object: sourceId, details: { why } };
        const [identity] = await identities(session, held, caseId, sourceId);
        if (identity !== undefined && names(identity, why)) {
          throw new StoreError(
            'invalid',
            'Say why without naming the person: the reason is kept in the log, outside the vault.',
          );
        }
        await refresh(session, tx, caseId, held);
        return { result: identity ?? null, object: sourceId, details: { why } };
      });
    },

    async erase(principal, caseId, sourceId) {
      await commands.special(principal, 'vault.erase', caseId, async (session, tx) => {
        await needSource(tx, caseId, sourceId);
        await privateKeyOf(session, principal);
        await lockCase(session, caseId);
        const held = await caseKey(session, principal, caseId);
        await session.query('delete from vault_identity where case_id = $1 and source_id = $2', [
          caseId,
          sourceId,
        ]);
        // The key that the erased one was sealed with goes too: what is left of the row in the
        // database's own files can no longer be opened by any key that a later backup holds.
        if (held !== null) await rotate(session, tx, caseId, held);
        // The reasons given for opening it may say more than they should.
        const told = await session.query<{ seq: string }>(
          `delete from audit_details d using audit a where a.seq = d.seq
             and a.entry::jsonb->>'object' = $1 and a.entry::jsonb->>'verb' like 'vault.%'
           returning d.seq`,
          [sourceId],
        );
        return {
          result: null,
          object: sourceId,
          erases: told.map((row) => Number(row.seq)).sort((a, b) => a - b),
        };
      });
      // Dead rows leave the database's files now, not at some later time.
      await pool.query('vacuum vault_identity');
      await pool.query('vacuum vault_case_key');
      await pool.query('vacuum audit_details');
    },

    async strings(principal, caseId) {
      return commands.special(principal, 'vault.strings', caseId, async (session) => {
        await privateKeyOf(session, principal);
        await lockCase(session, caseId);
        const held = await caseKey(session, principal, caseId);
        const found = held === null ? [] : await identities(session, held, caseId, null);
        const strings = [...new Set(found.flatMap(stringsOf))].sort();
        return {
          result: strings,
          object: caseId,
          details: { identities: found.length, for: 'release scanner' },
        };
      });
    },

    async recover(principal, recoveryKey, passphrase) {
      checkUser(principal);
      const recovery = fromPaperKey(recoveryKey);
      const { row, privateKey } = await newMember(principal.userId, passphrase);
      await commands.special(principal, 'vault.recover', null, async (session) => {
        await session.query('lock table vault_member in exclusive mode');
        const paper = (await members(session)).find((member) => member.user_id === RECOVERY);
        if (paper === undefined) throw absent();
        if (!paper.public_key.equals(publicKeyOf(recovery))) {
          throw new StoreError('wrong-passphrase', 'That recovery key is not this vault’s.');
        }
        await putMember(session, row);
        await session.query('delete from vault_case_key where user_id = $1', [principal.userId]);
        const sealed = await session.query<{
          case_id: string;
          generation: number;
          sealed_key: Buffer;
          role: CaseRole | null;
        }>(
          `select case_id, generation, sealed_key, role_in(case_id, $2) as role
           from vault_case_key where user_id = $1 order by case_id for update`,
          [RECOVERY, principal.userId],
        );
        for (const found of sealed) {
          if (found.role === null || found.role === 'reader') continue;
          const caseId = asId<CaseId>(found.case_id);
          const key = openFrom(
            recovery,
            found.sealed_key,
            casePlace(caseId, RECOVERY, found.generation),
          );
          if (key === null) throw damaged(caseId);
          await session.query(
            `insert into vault_case_key (case_id, user_id, generation, sealed_key)
             values ($1, $2, $3, $4)`,
            [
              caseId,
              principal.userId,
              found.generation,
              sealTo(row.public_key, key, casePlace(caseId, principal.userId, found.generation)),
            ],
          );
        }
        return { result: null, object: null };
      });
      unlocked.set(principal.userId, privateKey);
    },
  };
}

/** One at a time at the keys of a case. */
async function lockCase(session: Session, caseId: CaseId): Promise<void> {
  const key = createHash('sha256').update(`vault ${caseId}`).digest().readBigInt64BE(0);
  await session.query('select pg_advisory_xact_lock($1)', [key.toString()]);
}

function keyFile(id: string): string {
  return `vault-${id}.key`;
}

// Where a sealed thing belongs; a row moved elsewhere does not open.
const memberPlace = (userId: string) => `member ${userId}`;
const casePlace = (caseId: string, userId: string, generation: number) =>
  `case ${caseId} ${generation} for ${userId}`;
const keyPlace = (caseId: string, sourceId: string, generation: number) =>
  `source ${caseId} ${sourceId} ${generation}`;
const identityPlace = (caseId: string, sourceId: string) => `identity ${caseId} ${sourceId}`;

/** JSON filled up with spaces to a multiple of 1 KiB. */
function padded(identity: Identity): Buffer {
  const json = Buffer.from(JSON.stringify(identity), 'utf8');
  return Buffer.concat([json, Buffer.alloc(1024 - (json.length % 1024), ' ')]);
}

function stringsOf(identity: Identity): string[] {
  return [
    identity.name,
    ...identity.aliases,
    ...identity.phones,
    ...identity.addresses,
    identity.notes,
  ].filter((text) => text.trim() !== '');
}

/** Whether a text names the person: whole strings, or any word of a name, or a phone's digits. */
function names(identity: Identity, text: string): boolean {
  const plain = (s: string) => s.normalize('NFKC').toLowerCase();
  const said = plain(text);
  const words = new Set(said.split(/[^\p{L}\p{M}\p{N}]+/u));
  const digits = said.replace(/\D/g, '');
  return (
    stringsOf(identity).some((s) => said.includes(plain(s).trim())) ||
    [identity.name, ...identity.aliases]
      .flatMap((s) => plain(s).split(/[^\p{L}\p{M}\p{N}]+/u))
      .some((word) => word.length > 2 && words.has(word)) ||
    identity.phones.some((phone) => {
      const own = phone.replace(/\D/g, '');
      return own.length > 5 && digits.includes(own);
    })
  );
}

function checkPassphrase(passphrase: string): void {
  if ([...passphrase].length < 8) {
    throw new StoreError('invalid', 'A passphrase has at least 8 characters; better, four words.');
  }
}

function checkUser(principal: Principal): void {
  if (principal.userId === RECOVERY) {
    throw new StoreError('invalid', 'This user id is kept for the recovery key.');
  }
}

function absent(): StoreError {
  return new StoreError('vault-absent', 'There is no vault yet: make one first.');
}

function damaged(id: string): StoreError {
  return new StoreError('damaged', `What the vault keeps for ${id} is damaged: restore a backup.`);
}
