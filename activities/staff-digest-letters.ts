/** M-13: what waits at an establishment, to those of its staff who may deal with it. Counters by kind, and no name (§8). */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rulesOf } from '../database/views/person.ts';
import { abilityOf } from '../domain/permissions/rules.ts';
import type { ChangeKind } from '../domain/pupil-record/fields.ts';
import {
  type Clerk,
  type DigestMode,
  type EverythingWaiting,
  fieldsOf,
  PATIENCE,
  readersOf,
  USUAL_DIGEST,
  type Waiting,
  waitingFor,
} from '../domain/record-change/digest.ts';
import { OVERDUE, type Overdue } from '../domain/record-change/record-change.ts';
import { changeArrived, type Letter, type LetterContext, longWait, staffDigest } from '../letters/index.ts';
import { localDay } from '../processes/local-time.ts';
import { type LetterSender, recordClerkLetter, recordStaffLetter, senderOf } from '../processes/outbox.ts';
import { type Place, placeOf, waitedSince } from '../processes/working-days.ts';
import type { Outbox } from './dossier-letters.ts';

/** Somebody who holds a post at an establishment today. */
interface Member {
  readonly accountId: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: 'fr' | 'en';
  readonly mode: DigestMode;
  readonly isHead: boolean;
}

async function membersOf(tx: EntityManager, uai: string, today: string): Promise<Member[]> {
  return tx.execute(
    `select a.id as "accountId", a.name, a.email, a.language, coalesce(c.mode, '${USUAL_DIGEST}') as mode,
       bool_or(p.role = 'head') as "isHead"
     from post p join account a on a.id = p.account_id left join digest_choice c on (c.account_id, c.uai) = (a.id, p.uai)
     where p.uai = ? and (p.ended_on is null or p.ended_on > ?) group by a.id, c.mode order by a.id`,
    [uai, today],
  );
}

/**
 * What waits at an establishment at an instant (epoch ms); late is what has waited for as long as `whom` is told of, by the
 * calendar or by the mark that the set's own run has made.
 */
async function waitingAt(
  tx: EntityManager,
  { uai, place, now, whom }: { uai: string; place: Place; now: number; whom: Overdue },
): Promise<EverythingWaiting> {
  const rows: { kind: ChangeKind; regime: boolean; fields: number; late: number }[] = await tx.execute(
    `select i.kind, i.field = 'pupil.regime' as regime, count(*)::int as fields,
       (count(*) filter (where rc.submitted_at < ? or rc.overdue in (?)))::int as late
     from record_change_item i join record_change rc on rc.id = i.record_change_id
     where rc.uai = ? and rc.state in ('SUBMITTED', 'IN_REVIEW') and i.state in ('PENDING', 'CONFLICT', 'STALE')
     group by 1, 2`,
    [new Date(waitedSince(now, PATIENCE[whom], place)), whom === 'HEAD' ? ['HEAD'] : [...OVERDUE], uai],
  );
  const [dossiers]: { n: number }[] = await tx.execute(
    `select count(*)::int as n from dossier where receiving_uai = ? and state = 'VALIDATED'`,
    [uai],
  );
  const byKind: Partial<Record<ChangeKind, number>> = {};
  const regime = { fields: 0, late: 0 };
  let late = 0;
  for (const row of rows) {
    byKind[row.kind] = (byKind[row.kind] ?? 0) + row.fields;
    late += row.late;
    if (row.regime) {
      regime.fields += row.fields;
      regime.late += row.late;
    }
  }
  return { byKind, late, regime, enrolments: dossiers?.n ?? 0 };
}

/**
 * Records this morning's digests of one establishment, once for each reader and local day.
 * @param now epoch ms
 */
export async function recordDigestsOf(
  tx: EntityManager,
  { publicUrl }: Outbox,
  uai: string,
  now: number,
): Promise<void> {
  const from = await senderOf(tx, uai);
  const today = localDay(now, from.timeZone);
  const place = placeOf(uai, from.timeZone);
  const all = await waitingAt(tx, { uai, place, now, whom: 'STAFF' });
  if (fieldsOf(all) === 0 && all.enrolments === 0) return;
  const clerks: (Clerk & { readonly member: Member })[] = [];
  for (const member of await membersOf(tx, uai, today)) {
    const ability = abilityOf(await rulesOf(tx, member.accountId, new Date(now)));
    const { mode, isHead, email } = member;
    clerks.push({ member, mode, isHead, hasAddress: email !== null, own: waitingFor(ability, uai, all) });
  }
  for (const { member, own } of readersOf(clerks)) {
    await tell(tx, from, uai, member, today, null, (context) =>
      staffDigest({ ...context, url: `${publicUrl}/etablissement/${uai}`, waiting: own as Waiting }),
    );
  }
}

/** Tells those who chose to hear of each change that one has come: what of it they may decide. In its own transaction. */
export async function recordArrival(
  tx: EntityManager,
  { publicUrl }: Outbox,
  { id, uai }: { readonly id: string; readonly uai: string },
): Promise<void> {
  const [choosing]: { n: number }[] = await tx.execute(
    `select count(*)::int as n from digest_choice where uai = ? and mode = 'EACH'`,
    [uai],
  );
  if (!choosing?.n) return;
  const rows: { kind: ChangeKind; regime: boolean; fields: number }[] = await tx.execute(
    `select kind, field = 'pupil.regime' as regime, count(*)::int as fields from record_change_item
     where record_change_id = ? and state in ('PENDING', 'CONFLICT', 'STALE') group by 1, 2`,
    [id],
  );
  const byKind: Partial<Record<ChangeKind, number>> = {};
  for (const { kind, fields } of rows) byKind[kind] = (byKind[kind] ?? 0) + fields;
  const regime = { fields: rows.find((row) => row.regime)?.fields ?? 0, late: 0 };
  const from = await senderOf(tx, uai);
  const now = new Date();
  for (const member of await membersOf(tx, uai, localDay(now.getTime(), from.timeZone))) {
    if (member.mode !== 'EACH') continue;
    const ability = abilityOf(await rulesOf(tx, member.accountId, now));
    const own = waitingFor(ability, uai, { byKind, late: 0, regime, enrolments: 0 });
    if (!own) continue;
    await tell(tx, from, uai, member, id, id, (context) =>
      changeArrived({ ...context, url: changesUrl(publicUrl, uai), byKind: own.byKind }),
    );
  }
}

/**
 * Tells the head that a set has waited for 15 working days (§2.2-5): one letter for all those of an establishment that come
 * to it on the same day, with the number of all that wait for as long. A school whose heads have no address hears of it at its own.
 */
export async function recordLongWait(
  tx: EntityManager,
  { publicUrl }: Outbox,
  uai: string,
  now: number,
): Promise<void> {
  const from = await senderOf(tx, uai);
  const today = localDay(now, from.timeZone);
  const place = placeOf(uai, from.timeZone);
  const { late: fields } = await waitingAt(tx, { uai, place, now, whom: 'HEAD' });
  if (fields === 0) return;
  const event = `long-wait:${today}`;
  const url = changesUrl(publicUrl, uai);
  const heads = (await membersOf(tx, uai, today)).filter(({ isHead, email }) => isHead && email !== null);
  for (const head of heads) {
    await tell(tx, from, uai, head, event, null, (context) => longWait({ ...context, url, fields }));
  }
  if (heads.length > 0 || !from.sender.email) return;
  const { establishment, email } = from.sender;
  const reader = { name: '', civility: null, isPupil: false };
  const letter = longWait({ language: 'fr', sender: from.sender, reader, url, timeZone: from.timeZone, fields });
  await recordStaffLetter(tx, {
    id: 'M-13',
    event,
    subjectId: null,
    to: { uai, name: establishment, email },
    from,
    letter,
  });
}

const changesUrl = (publicUrl: string, uai: string): string => `${publicUrl}/etablissement/${uai}/modifications`;

async function tell(
  tx: EntityManager,
  from: LetterSender,
  uai: string,
  { accountId, name, email, language }: Member,
  event: string,
  subjectId: string | null,
  write: (context: Omit<LetterContext, 'url'>) => Letter,
): Promise<void> {
  if (email === null) return;
  const letter = write({
    language,
    sender: from.sender,
    reader: { name, civility: null, isPupil: false },
    timeZone: from.timeZone,
  });
  await recordClerkLetter(tx, { id: 'M-13', event, subjectId, to: { accountId, uai, name, email }, from, letter });
}
