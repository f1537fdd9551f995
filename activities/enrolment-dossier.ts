import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { groupsOfDossier } from '../database/choice-groups.ts';
import { DossierRow } from '../database/entities/index.ts';
import {
  type ChoiceGroup,
  type Choices,
  grantedOptions,
  problemsOfChoices,
} from '../domain/enrolment-dossier/choices.ts';
import type { RunState } from '../domain/enrolment-dossier/dossier.ts';
import { isLanguageCode, languageAtRank } from '../domain/enrolment-dossier/offer.ts';
import { type Asked, refuse, type Written, writeAct } from './act.ts';
import { chosen, type Outbox, recordDossierLetters } from './dossier-letters.ts';

/** Place of an act in the dossier's history: what guards it against being written twice. */
export interface DossierAct {
  readonly dossierId: string;
  readonly sequence: number;
}
export interface AskedDossierAct extends DossierAct {
  readonly submissionId: string;
}

/** What the enrolment dossier's story needs of the school: each is one transaction, and running it twice changes nothing. */
export interface EnrolmentDossierActivities {
  /** M-05 to every legal guardian. */
  inviteFamily(at: { dossierId: string }): Promise<void>;
  /** M-09, for the reminder of that index in the calendar, to a family that has done nothing yet. */
  remindFamily(at: { dossierId: string; reminder: number; last: boolean }): Promise<void>;
  /** The submission's choices, checked again (E-06), become the dossier's; M-07, or M-08 for a change. */
  recordEnrolment(act: AskedDossierAct): Promise<Written>;
  /** The place is freed; M-06. */
  recordRefusal(act: AskedDossierAct): Promise<Written>;
  recordPaper(act: AskedDossierAct): Promise<Written>;
  markDocument(act: AskedDossierAct & { documentId: string }): Promise<Written & { complete: boolean }>;
  /** The pupil enters the base of N+1 with formation, options and regime; M-11. */
  integratePupil(act: AskedDossierAct): Promise<Written & { complete: boolean }>;
  /** @param act.until the new deadline, epoch ms */
  reopenEnrolment(act: AskedDossierAct & { until: number }): Promise<Written>;
  /**
   * Closes, or gives a family with a draft until `graceUntil` (epoch ms; null when it had its grace). Refused with
   * `changed-meanwhile` while an act that the run does not know of stands at its place.
   */
  closeEnrolment(act: DossierAct & { graceUntil: number | null }): Promise<Written & { grace: boolean }>;
}

type Dossier = NonNullable<Awaited<ReturnType<typeof dossierForUpdate>>>;

export function enrolmentDossierActivities(orm: MikroORM, outbox: Outbox): EnrolmentDossierActivities {
  /** An act on a dossier, on its locked row. */
  const onDossier = <T extends object>(
    act: string,
    { dossierId, sequence, submissionId }: DossierAct & { submissionId?: string },
    write: (tx: EntityManager, dossier: Dossier, asked: Asked) => Promise<T>,
    repeated: (tx: EntityManager, dossier: Dossier) => Promise<T>,
  ) =>
    writeAct(
      orm,
      { subjectId: dossierId, sequence, act, submissionId: submissionId ?? null },
      async (tx, asked) => write(tx, await dossierForUpdate(tx, dossierId), asked),
      async (tx) => repeated(tx, await dossierForUpdate(tx, dossierId)),
    );
  const nothing = async () => ({});
  const completeness = async (tx: EntityManager, dossier: Dossier) => ({
    complete: await hasEveryDocument(tx, dossier),
  });

  return {
    async inviteFamily({ dossierId }) {
      await orm.em.fork().transactional(async (tx) => {
        const dossier = await dossierForUpdate(tx, dossierId);
        await recordDossierLetters(tx, outbox, dossier, { letter: 'M-05', event: 'opening' });
      });
    },

    async remindFamily({ dossierId, reminder, last }) {
      await orm.em.fork().transactional(async (tx) => {
        const dossier = await dossierForUpdate(tx, dossierId);
        if (dossier.state !== 'NOTIFIED') return;
        await recordDossierLetters(tx, outbox, dossier, {
          letter: 'M-09',
          event: `reminder-${reminder}`,
          begun: Boolean(dossier.draftSavedAt),
          last,
        });
      });
    },

    recordEnrolment: (at) =>
      onDossier(
        'submit',
        at,
        async (tx, dossier, asked) => {
          const choices = asked.content.choices as Choices;
          const groups = await groupsOfDossier(tx, dossier);
          const [problem] = problemsOfChoices(groups, choices);
          if (problem) refuse('choices-invalid', { group: problem.group, problem: problem.problem });
          const before = { version: dossier.version, choices: dossier.choices ?? null };
          Object.assign(dossier, {
            state: 'VALIDATED',
            sequence: at.sequence,
            version: dossier.version + 1,
            choices,
            submittedAt: asked.at,
            submittedById: asked.accountId,
            channel: asked.channel,
            draft: null,
            draftSavedAt: null,
          });
          await tx.flush();
          const event = `version-${dossier.version}`;
          await recordDossierLetters(
            tx,
            outbox,
            dossier,
            before.version === 0
              ? { letter: 'M-07', event, choices: chosen(groups, choices), receipt: asked.receipt, at: asked.at }
              : {
                  letter: 'M-08',
                  event,
                  choices: chosen(groups, choices),
                  before: chosen(groups, before.choices ?? {}),
                  receipt: asked.receipt,
                  at: asked.at,
                },
          );
          return {};
        },
        nothing,
      ),

    recordRefusal: (at) =>
      onDossier(
        'refuse',
        at,
        async (tx, dossier, asked) => {
          // E-03: an acceptance is taken back by who gave it; the other guardian raises a disagreement instead.
          if (dossier.state === 'VALIDATED' && dossier.submittedById !== asked.accountId) refuse('not-permitted');
          Object.assign(dossier, {
            state: 'REFUSED',
            sequence: at.sequence,
            refusedAt: asked.at,
            submittedById: asked.accountId,
            refusalReason: (asked.content.reason as string | null) ?? null,
            draft: null,
            draftSavedAt: null,
          });
          await tx.flush();
          await recordDossierLetters(tx, outbox, dossier, {
            letter: 'M-06',
            event: `refusal-${at.sequence}`,
            receipt: asked.receipt,
            at: asked.at,
          });
          return {};
        },
        nothing,
      ),

    recordPaper: (at) =>
      onDossier(
        'setPaper',
        at,
        async (tx, dossier) => {
          Object.assign(dossier, { state: 'PAPER', sequence: at.sequence });
          await tx.flush();
          await recordDossierLetters(tx, outbox, dossier, {
            letter: 'M-12',
            event: `paper-${at.sequence}`,
            cause: 'paper',
          });
          return {};
        },
        nothing,
      ),

    async markDocument({ documentId, ...at }) {
      const written = await onDossier(
        'markDocument',
        at,
        async (tx, dossier, asked) => {
          const known = await tx.execute(
            `insert into dossier_document (dossier_id, document_id, received_at, by_account_id)
             select ?, id, ?, ? from required_document
             where id = ? and uai = ? and school_year = ? and (mef is null or mef = ?)
             on conflict (dossier_id, document_id) do update set received_at = dossier_document.received_at returning document_id`,
            [dossier.id, asked.at, asked.accountId, documentId, dossier.receivingUai, dossier.schoolYear, dossier.mef],
          );
          if (known.length === 0) refuse('document-unknown');
          const { complete } = await completeness(tx, dossier);
          dossier.sequence = at.sequence;
          if (complete && dossier.state === 'INTEGRATED')
            Object.assign(dossier, { state: 'COMPLETE', completedAt: asked.at });
          await tx.flush();
          return { complete };
        },
        completeness,
      );
      return { complete: false, ...written };
    },

    async integratePupil(at) {
      const written = await onDossier(
        'integrate',
        at,
        async (tx, dossier, asked) => {
          const undecided = await tx.execute(
            `select 1 from record_change where dossier_id = ? and state in ('SUBMITTED', 'IN_REVIEW', 'DECIDED') limit 1`,
            [dossier.id],
          );
          if (undecided.length > 0) refuse('record-change-undecided');
          await writePupilIntoBase(tx, dossier, await groupsOfDossier(tx, dossier));
          const { complete } = await completeness(tx, dossier);
          const state: RunState = complete ? 'COMPLETE' : 'INTEGRATED';
          Object.assign(dossier, {
            state,
            sequence: at.sequence,
            integratedAt: asked.at,
            completedAt: complete ? asked.at : null,
          });
          await tx.flush();
          await recordDossierLetters(tx, outbox, dossier, { letter: 'M-11', event: 'integration', at: asked.at });
          return { complete };
        },
        completeness,
      );
      return { complete: false, ...written };
    },

    reopenEnrolment: ({ until, ...at }) =>
      onDossier(
        'reopen',
        at,
        async (tx, dossier) => {
          Object.assign(dossier, {
            state: 'NOTIFIED',
            sequence: at.sequence,
            closed: false,
            closesAt: new Date(until),
            ownDeadline: true,
            refusedAt: null,
          });
          await tx.flush();
          await recordDossierLetters(tx, outbox, dossier, {
            letter: 'M-12',
            event: `reopening-${at.sequence}`,
            cause: 'reopened',
          });
          return {};
        },
        nothing,
      ),

    async closeEnrolment({ graceUntil, ...at }) {
      const grace = await orm.em.fork().transactional(async (tx) => {
        const dossier = await dossierForUpdate(tx, at.dossierId);
        // A family in the middle of its input: the row's closing moves first, so that the api keeps taking its draft.
        const caught = graceUntil !== null && dossier.state === 'NOTIFIED' && Boolean(dossier.draftSavedAt);
        if (caught) {
          dossier.closesAt = new Date(graceUntil);
          await tx.flush();
        }
        return caught;
      });
      if (grace) return { grace };
      const closed = await onDossier(
        'close',
        at,
        async (tx, dossier) => {
          // A draft that was not submitted in time is kept for the lycée as "not validated" (E-09).
          Object.assign(dossier, {
            closed: true,
            sequence: at.sequence,
            state: dossier.state === 'NOTIFIED' ? 'NOT_ENROLLED' : dossier.state,
          });
          await tx.flush();
          return {};
        },
        nothing,
      );
      return { ...closed, grace };
    },
  };
}

async function dossierForUpdate(tx: EntityManager, id: string) {
  await tx.execute(`select 1 from dossier where id = ? for update`, [id]);
  return tx.findOneOrFail(DossierRow, { id });
}

async function hasEveryDocument(tx: EntityManager, dossier: Dossier): Promise<boolean> {
  const missing = await tx.execute(
    `select 1 from required_document d where d.uai = ? and d.school_year = ? and d.mandatory and (d.mef is null or d.mef = ?)
     and not exists (select 1 from dossier_document r where r.dossier_id = ? and r.document_id = d.id) limit 1`,
    [dossier.receivingUai, dossier.schoolYear, dossier.mef, dossier.id],
  );
  return missing.length === 0;
}

/**
 * Integration (§3.7): the expected pupil becomes an enrolled one, with the formation of the affectation, the options granted
 * (O/F with their rank) and the regime asked for. Written again, it gives the same rows.
 */
async function writePupilIntoBase(tx: EntityManager, dossier: Dossier, groups: readonly ChoiceGroup[]): Promise<void> {
  const pupilId = dossier.expectedPupilId;
  if (!pupilId) refuse('pupil-not-in-base');
  const choices = dossier.choices ?? {};
  const regime = choices.regime?.[0] ?? null;
  await tx.execute(
    `update pupil set status = 'ENROLLED', mef = ?, regime_code = coalesce(?, regime_code), version = version + 1,
       entered_on = coalesce((select starts_on from establishment_year where uai = pupil.uai and school_year = pupil.school_year), entered_on)
     where id = ?`,
    [dossier.mef, regime, pupilId],
  );
  const options = await subjectsAtTheirRank(tx, dossier, grantedOptions(groups, choices));
  await tx.execute(`delete from pupil_option where pupil_id = ?`, [pupilId]);
  await tx.execute(
    `insert into pupil_option (pupil_id, rank, subject_code, election_mode)
     select ?, rank, "subjectCode", modality from jsonb_to_recordset(?::jsonb) as o(rank int, "subjectCode" text, modality text)`,
    [pupilId, JSON.stringify(options)],
  );
}

type Granted = ReturnType<typeof grantedOptions>;

/**
 * A language swapped changes its rank, hence its code (espagnol LV2 030602, espagnol LV1 030601), where the lycée's
 * nomenclature has the one for that rank; otherwise the code followed so far stays.
 */
async function subjectsAtTheirRank(tx: EntityManager, dossier: Dossier, granted: Granted): Promise<Granted> {
  const languages = granted.filter(({ subjectCode }) => isLanguageCode(subjectCode));
  const wanted = new Map(
    languages.map(({ subjectCode }, index) => [subjectCode, languageAtRank(subjectCode, index + 1)]),
  );
  const taught: { code: string }[] = await tx.execute(
    `select code from subject where uai = ? and school_year = ? and code in (select value from jsonb_array_elements_text(?::jsonb))`,
    [dossier.receivingUai, dossier.schoolYear, JSON.stringify([...wanted.values()])],
  );
  const known = new Set(taught.map(({ code }) => code));
  return granted.map((option) => {
    const code = wanted.get(option.subjectCode);
    return code && known.has(code) ? { ...option, subjectCode: code } : option;
  });
}
