/** The letters of an enrolment dossier: what its readers may see is gathered here, what it says is in `letters/`. */

import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DossierRow } from '../database/entities/index.ts';
import type { ChoiceGroup, Choices } from '../domain/enrolment-dossier/choices.ts';
import { plainMessage } from '../domain/establishment/message-markup.ts';
import {
  campaignOpens,
  disputeRaised,
  type EnrolmentInformationProps,
  enrolmentChanged,
  enrolmentInformation,
  enrolmentValidated,
  type Letter,
  type PupilLetterContext,
  pupilIntegrated,
  refusalRecorded,
  reminder,
  type ShownChoice,
  staffNotice,
} from '../letters/index.ts';
import { officialLabel } from '../locales/official-label.ts';
import { schoolName } from '../locales/school-name.ts';
import { guardiansOf, type LetterReader, recordLetter, recordStaffLetter, senderOf } from '../processes/outbox.ts';

export interface Outbox {
  /** Origin of the families' pages, without a final slash. */
  readonly publicUrl: string;
}

type Dossier = InferEntity<typeof DossierRow>;
type Chosen = readonly (ShownChoice & { readonly key: string })[];

/** What happened, with what the letter needs beside the dossier itself. `event` makes the letter unique. */
export type DossierEvent =
  | { letter: 'M-05'; event: string }
  | { letter: 'M-09'; event: string; last: boolean; begun: boolean }
  | { letter: 'M-06'; event: string; receipt: string; at: Date }
  | { letter: 'M-07'; event: string; receipt: string; at: Date; choices: Chosen }
  | { letter: 'M-08'; event: string; receipt: string; at: Date; choices: Chosen; before: Chosen }
  | { letter: 'M-11'; event: string; at: Date }
  | { letter: 'M-10'; event: string; about: 'VALIDATED' | 'REFUSED' }
  | { letter: 'M-12'; event: string; cause: EnrolmentInformationProps['cause']; note?: string | null };

/**
 * Records the event's letter to each legal guardian of the dossier's pupil, in the transaction of the event. `held`: the
 * submission that may be undone, and for how long its letters wait (milliseconds).
 */
export async function recordDossierLetters(
  tx: EntityManager,
  outbox: Outbox,
  dossier: Dossier,
  event: DossierEvent,
  held?: { submissionId: string; ms: number },
): Promise<void> {
  const pupilId = dossier.expectedPupilId ?? dossier.originPupilId;
  if (!pupilId) return; // no base knows the family: the lycée reaches it on paper (§1.6)
  const from = await senderOf(tx, dossier.receivingUai);
  const [facts] = await tx.execute(
    `select coalesce(m.printed_label, m.label, a.formation_label, d.mef) as formation, o.name as origin_name, o.name_complement,
       y.starts_on, y.enrolment_message
     from dossier d join affectation a on a.id = d.affectation_id
     left join mef m on (m.uai, m.school_year, m.code) = (d.receiving_uai, d.school_year, d.mef)
     left join establishment o on o.uai = d.origin_uai
     left join establishment_year y on y.uai = d.receiving_uai and y.school_year = d.school_year
     where d.id = ?`,
    [dossier.id],
  );
  if (!facts) throw new Error(`no dossier ${dossier.id}`);
  const formation = officialLabel(facts.formation);
  const origin: string | null = facts.origin_name
    ? [facts.origin_name, facts.name_complement].filter(Boolean).join(' ')
    : null;
  const closesAt = dossier.closesAt.getTime();
  const readers = await guardiansOf(tx, pupilId);
  // Who refused, or who submitted last: a refusal does not hide whose acceptance it ended.
  const authorId = (dossier.state === 'REFUSED' ? dossier.refusedById : dossier.submittedById) ?? null;
  const author = await nameOf(tx, authorId, readers);

  for (const to of readers) {
    const context: PupilLetterContext = {
      language: to.language,
      sender: from.sender,
      reader: to.reader,
      url: `${outbox.publicUrl}/`,
      timeZone: from.timeZone,
      pupil: { firstName: dossier.firstName, lastName: dossier.lastName },
    };
    const by = { name: author, isReader: to.accountId !== null && to.accountId === authorId };
    const letter = async (): Promise<Letter> => {
      switch (event.letter) {
        case 'M-05':
          return campaignOpens({ ...context, formation, closesAt, origin, hasAccount: to.accountId !== null });
        case 'M-09':
          return reminder({
            ...context,
            formation,
            closesAt,
            origin,
            hasAccount: to.accountId !== null,
            begun: event.begun,
            last: event.last,
          });
        case 'M-06': {
          const receipt = { number: event.receipt, receivedAt: event.at.getTime() };
          const originSender = dossier.originUai && origin ? (await senderOf(tx, dossier.originUai)).sender : null;
          return refusalRecorded({ ...context, receipt, by, formation, origin: originSender });
        }
        case 'M-07': {
          const receipt = { number: event.receipt, receivedAt: event.at.getTime() };
          const documents = await listedDocuments(tx, dossier);
          return enrolmentValidated({
            ...context,
            receipt,
            by,
            formation,
            choices: event.choices,
            documents,
            closesAt,
          });
        }
        case 'M-08': {
          const receipt = { number: event.receipt, receivedAt: event.at.getTime() };
          return enrolmentChanged({
            ...context,
            receipt,
            by,
            differences: differences(event.before, event.choices),
            closesAt,
          });
        }
        case 'M-11':
          return pupilIntegrated({
            ...context,
            formation,
            integratedAt: event.at.getTime(),
            missingDocuments: (await listedDocuments(tx, dossier))
              .filter((d) => d.mandatory && !d.received)
              .map((d) => d.label),
            firstDay: facts.starts_on,
            message: plainMessage(facts.enrolment_message ?? '') || null,
          });
        case 'M-10':
          return disputeRaised({ ...context, formation, about: event.about });
        case 'M-12':
          return enrolmentInformation({ ...context, cause: event.cause, note: event.note ?? null });
      }
    };
    await recordLetter(tx, {
      id: event.letter,
      event: `${dossier.id}:${event.event}`,
      subjectId: dossier.id,
      to,
      from,
      letter: await letter(),
      ...(held && { held }),
    });
  }
}

/** M-06 and M-10 to the establishments: a place is freed at both ends; a disagreement waits for the head of the lycée. */
export async function tellStaff(
  tx: EntityManager,
  outbox: Outbox,
  dossier: Dossier,
  about: 'refusal' | 'dispute',
  sequence: number,
): Promise<void> {
  const from = await senderOf(tx, dossier.receivingUai);
  const ends = about === 'refusal' ? [dossier.receivingUai, dossier.originUai] : [dossier.receivingUai];
  for (const uai of new Set(ends)) {
    const own = uai && uai !== dossier.receivingUai ? await knownSender(tx, uai) : from;
    if (!uai || !own?.sender.email) continue; // no address: the desk tells it all the same
    const letter = staffNotice({
      language: 'fr',
      sender: from.sender,
      reader: { name: '', civility: null, isPupil: false },
      url: `${outbox.publicUrl}/etablissement/`,
      timeZone: from.timeZone,
      pupil: { firstName: dossier.firstName, lastName: dossier.lastName },
      formation: await formationOf(tx, dossier),
      receiving: schoolName(from.sender.establishment),
      about,
    });
    const id = about === 'refusal' ? 'M-06' : 'M-10';
    const to = { uai, name: own.sender.establishment, email: own.sender.email };
    await recordStaffLetter(tx, {
      id,
      event: `${dossier.id}:${about}-${sequence}`,
      subjectId: dossier.id,
      to,
      from,
      letter,
    });
  }
}

/** The origin as the affectation names it may be in no base. */
async function knownSender(tx: EntityManager, uai: string) {
  const known = await tx.execute(`select 1 from establishment where uai = ?`, [uai]);
  return known.length > 0 ? senderOf(tx, uai) : null;
}

async function formationOf(tx: EntityManager, dossier: Dossier): Promise<string> {
  const [row] = await tx.execute(
    `select coalesce(m.printed_label, m.label, a.formation_label, a.mef) as formation from affectation a
     left join mef m on (m.uai, m.school_year, m.code) = (?, ?, a.mef) where a.id = ?`,
    [dossier.receivingUai, dossier.schoolYear, dossier.affectationId],
  );
  return officialLabel(row?.formation ?? dossier.mef);
}

/** Name of who acted: the guardian's own among the readers, otherwise the account's. Both parents may know it (E-01). */
async function nameOf(tx: EntityManager, accountId: string | null, readers: readonly LetterReader[]): Promise<string> {
  const reader = readers.find((candidate) => accountId !== null && candidate.accountId === accountId);
  if (reader || !accountId) return reader?.reader.name ?? '';
  const [account] = await tx.execute(`select name from account where id = ?`, [accountId]);
  return account?.name ?? '';
}

async function listedDocuments(
  tx: EntityManager,
  dossier: Dossier,
): Promise<{ label: string; mandatory: boolean; received: boolean }[]> {
  return tx.execute(
    `select d.label, d.mandatory, r.document_id is not null as received from required_document d
     left join dossier_document r on r.document_id = d.id and r.dossier_id = ?
     where d.uai = ? and d.school_year = ? and (d.mef is null or d.mef = ?) order by d.position, d.label`,
    [dossier.id, dossier.receivingUai, dossier.schoolYear, dossier.mef],
  );
}

/** What was chosen, in words, group by group. */
export function chosen(groups: readonly ChoiceGroup[], choices: Choices): Chosen {
  return groups
    .map(({ key, label, mode, options }) => ({
      key,
      label,
      ranked: mode === 'RANKED' || mode === 'SWAP',
      options: (choices[key] ?? []).map((code) =>
        officialLabel(options.find((option) => option.code === code)?.label ?? code),
      ),
    }))
    .filter(({ options }) => options.length > 0);
}

function differences(before: Chosen, after: Chosen): { before: ShownChoice; after: ShownChoice }[] {
  const none = ({ label, ranked }: ShownChoice): ShownChoice => ({ label, ranked, options: [] });
  const keys = new Set([...before, ...after].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const was = before.find((choice) => choice.key === key);
    const is = after.find((choice) => choice.key === key);
    const known = is ?? was;
    if (!known || JSON.stringify(was?.options) === JSON.stringify(is?.options)) return [];
    return [{ before: was ?? none(known), after: is ?? none(known) }];
  });
}
