/** A collège, a lycée and three pupils, with workers of their own: what the process scenarios play on. Real parts only. */
import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import { mailBy, type RunningWorker, startWorkers } from '../../activities/worker.ts';
import { ormOptions } from '../../config/mikro-orm.ts';
import { deriveChoiceGroups } from '../../database/choice-groups.ts';
import type { Calendar } from '../../domain/campaign/calendar.ts';
import type { Choices } from '../../domain/enrolment-dossier/choices.ts';
import type { Mailbox } from '../../launch/services/mailbox.ts';
import { prepareCampaigns } from '../../processes/campaigns.ts';
import {
  deliver,
  receive,
  type StoredSubmission,
  type SubmissionAct,
  type SubmissionContents,
} from '../../processes/submissions.ts';
import { freshDatabase } from '../servers/database.ts';
import { freshMailbox } from '../servers/mailbox.ts';
import { freshTemporal, type TestTemporal, workflowBundle } from '../servers/temporal.ts';

export const COLLEGE = '0990001S';
export const LYCEE = '0990002T';
/** Year N+1 of the scenarios. */
export const YEAR = 2027;
const MEF = '20010012110';

/** A dossier's row, as PostgreSQL gives it: instants are text. */
export interface DossierFacts {
  id: string;
  state: string;
  version: number;
  sequence: number;
  closed: boolean;
  closes_at: string;
  expected_pupil_id: string;
  shown_state: string;
  affectation_id: string;
  agreement: string;
  channel: string | null;
}

export interface SmallAcademy {
  orm: MikroORM;
  /** For a process of its own. */
  databaseUrl: string;
  temporal: TestTemporal;
  mailbox: Mailbox;
  head: string;
  /** Account of each pupil's mother, by first name of the pupil. */
  mothers: Record<string, string>;
  /** Account of the other parent, where there are two. */
  fathers: Record<string, string>;
  /** A calendar whose opening is now: durations in milliseconds. */
  calendar(change?: Partial<Calendar> & { lasts?: number }): Calendar;
  startWorker(): Promise<RunningWorker>;
  prepare(calendar: Calendar): Promise<string>;
  hand<A extends SubmissionAct>(
    act: A,
    subjectId: string,
    content: SubmissionContents[A],
    by?: string,
    id?: string,
  ): Promise<StoredSubmission>;
  dossierOf(firstName: string): Promise<DossierFacts>;
  until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T>;
  rows<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

/** @param pupils first name → number of legal guardians (the second one lives elsewhere) */
export async function smallAcademy(pupils: Record<string, 1 | 2>): Promise<SmallAcademy> {
  const [database, temporal, mailbox] = await Promise.all([freshDatabase(), freshTemporal(), freshMailbox()]);
  const orm = await MikroORM.init(ormOptions(database.url, { statementTimeoutMs: 5000 }));
  const workers: RunningWorker[] = [];
  const mail = mailBy(mailbox.smtpUrl, 'Rentrée <ne-pas-repondre@rentree.example>');
  const rows = async (sql: string, params: unknown[] = []) => orm.em.fork().execute(sql, params);
  const head = randomUUID();
  const [mothers, fathers]: [Record<string, string>, Record<string, string>] = [{}, {}];

  await rows(`insert into academy values ('99', 'Académie des Essais', 'Europe/Paris')`);
  for (const [uai, name] of [
    [COLLEGE, 'COLLEGE DES LILAS'],
    [LYCEE, 'LYCEE DES TILLEULS'],
  ]) {
    await rows(
      `insert into establishment (uai, academy_code, name, sector, phone, email) values (?, '99', ?, 'PU', '+33199001234', 'secretariat@ecole.example')`,
      [uai, name],
    );
  }
  await rows(
    `insert into establishment_year (uai, school_year, starts_on, language_swap_allowed) values (?, 2026, '2026-09-01', false), (?, 2027, '2027-09-01', true)`,
    [COLLEGE, LYCEE],
  );
  await rows(
    `insert into account (id, kind, login, password_hash, name, created_at) values (?, 'STAFF', 'head', 'x', 'Mme Proviseure', now())`,
    [head],
  );
  await rows(`insert into post (id, account_id, role, uai) values (?, ?, 'head', ?)`, [randomUUID(), head, LYCEE]);
  await rows(
    `insert into mef (uai, school_year, code, label, compulsory_options) values (?, 2027, ?, 'SECONDE GENERALE ET TECHNO', 2)`,
    [LYCEE, MEF],
  );
  for (const [code, label] of [
    ['030201', 'ANGLAIS LV1'],
    ['030602', 'ESPAGNOL LV2'],
    ['030601', 'ESPAGNOL LV1'],
    ['030202', 'ANGLAIS LV2'],
    ['060900', 'ARTS PLASTIQUES'],
    ['070100', 'SANTE ET SOCIAL'],
  ]) {
    await rows(`insert into subject (uai, school_year, code, label) values (?, 2027, ?, ?), (?, 2026, ?, ?)`, [
      LYCEE,
      code,
      label,
      COLLEGE,
      code,
      label,
    ]);
  }
  await rows(
    `insert into compulsory_option (uai, school_year, mef, subject_code, rank) values (?, 2027, ?, '030201', 1), (?, 2027, ?, '030602', 2), (?, 2027, ?, '060900', 3), (?, 2027, ?, '070100', 3)`,
    [LYCEE, MEF, LYCEE, MEF, LYCEE, MEF, LYCEE, MEF],
  );
  await rows(
    `insert into nomenclature_code (uai, school_year, kind, code, label) values (?, 2027, 'regime', '0', 'Externe'), (?, 2027, 'regime', '2', 'Demi-pensionnaire')`,
    [LYCEE, LYCEE],
  );
  await orm.em.fork().transactional((tx) => deriveChoiceGroups(tx, LYCEE, YEAR));
  await rows(
    `insert into required_document (id, uai, school_year, label, mandatory) values (?, ?, 2027, 'Justificatif de domicile', true)`,
    [randomUUID(), LYCEE],
  );

  for (const [index, [firstName, guardians]] of Object.entries(pupils).entries()) {
    const [pupilId, home] = [randomUUID(), randomUUID()];
    const ine = String(9_900_000_000 + index);
    await rows(
      `insert into address (id, uai, school_year, external_id, line1, postal_code, city) values (?, ?, 2026, ?, '3 rue des Lilas', '99120', 'SAINT-AUBERT')`,
      [home, COLLEGE, `h${index}`],
    );
    await rows(
      `insert into pupil (id, identity_id, uai, school_year, external_id, national_id, last_name, first_name, sex, born_on, mef, address_id)
       values (?, ?, ?, 2026, ?, ?, 'ESSAI', ?, '2', '2012-05-04', '10310019110', ?)`,
      [pupilId, randomUUID(), COLLEGE, String(index), `${ine}A`, firstName, home],
    );
    await rows(`insert into pupil_option (pupil_id, rank, subject_code) values (?, 1, '030201'), (?, 2, '030602')`, [
      pupilId,
      pupilId,
    ]);
    for (let n = 0; n < guardians; n += 1) {
      const guardianId = randomUUID();
      await rows(
        `insert into guardian (id, uai, school_year, external_id, civility, last_name, first_name, email, address_id) values (?, ?, 2026, ?, ?, 'ESSAI', ?, ?, ?)`,
        [
          guardianId,
          COLLEGE,
          `${index}-${n}`,
          n === 0 ? '2' : '1',
          `${n === 0 ? 'Mère' : 'Père'} de ${firstName}`,
          `${n === 0 ? 'mere' : 'pere'}.${firstName.toLowerCase()}@famille.example`,
          n === 0 ? home : null,
        ],
      );
      await rows(`insert into responsibility (pupil_id, guardian_id, level, kinship_code) values (?, ?, 1, ?)`, [
        pupilId,
        guardianId,
        n === 0 ? '10' : '20',
      ]);
      const accountId = randomUUID();
      await rows(
        `insert into account (id, kind, login, password_hash, name, created_at) values (?, 'GUARDIAN', ?, 'x', ?, now())`,
        [accountId, `${n}-${firstName}`, `Parent de ${firstName}`],
      );
      await rows(`insert into guardian_account values (?, ?)`, [accountId, guardianId]);
      (n === 0 ? mothers : fathers)[firstName] = accountId;
    }
    await rows(
      `insert into affectation (id, national_id, last_name, first_name, origin_uai, receiving_uai, school_year, round, wish_rank, offer_code, mef, decision, decided_on, imported_at)
       values (?, ?, 'ESSAI', ?, ?, ?, 2027, 1, 1, 'OFFRE1', ?, 'AFFECTE', '2027-06-29', now())`,
      [randomUUID(), `${ine}A`, firstName, COLLEGE, LYCEE, MEF],
    );
  }

  const academy: SmallAcademy = {
    orm,
    databaseUrl: database.url,
    temporal,
    mailbox,
    head,
    mothers,
    fathers,
    calendar({ lasts = 60_000, ...change } = {}) {
      const opensAt = change.opensAt ?? Date.now();
      return {
        opensAt,
        closesAt: opensAt + lasts,
        reminders: [],
        reminderSpreadMs: 0,
        graceMs: 0,
        quietHours: null,
        ...change,
      };
    },
    async startWorker() {
      const worker = await startWorkers({
        orm,
        client: temporal.client,
        connection: await temporal.nativeConnection(),
        mail,
        publicUrl: 'http://rentree.example',
        bundlePath: workflowBundle().codePath,
      });
      workers.push(worker);
      return worker;
    },
    async prepare(calendar) {
      await rows(
        `insert into affectation_round (academy_code, school_year, round, calendar) values ('99', 2027, 1, ?::jsonb)`,
        [JSON.stringify(calendar)],
      );
      const [campaignId] = await prepareCampaigns(temporal.client, orm.em, { schoolYear: YEAR, round: 1 });
      if (!campaignId) throw new Error('no campaign was prepared');
      return campaignId;
    },
    async hand(act, subjectId, content, by = head, id = randomUUID()) {
      const stored = await receive(orm.em, { id, act, subjectId, accountId: by, content });
      if ('code' in stored) throw new Error(stored.code);
      return deliver(temporal.client, orm.em, stored);
    },
    async dossierOf(firstName) {
      const [row] = await rows(
        `select * from dossier where first_name = ? order by state = 'CANCELLED', created_at desc`,
        [firstName],
      );
      return row as unknown as DossierFacts;
    },
    async until(what, look) {
      for (const end = Date.now() + 25_000; Date.now() < end; ) {
        const found = await look();
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`waited in vain for: ${what}`);
    },
    rows: rows as SmallAcademy['rows'],
    async stop() {
      for (const worker of workers) await worker.stop();
      mail.transport.close();
      await temporal.close();
      await orm.close(true);
      await Promise.all([database.drop(), mailbox.stop()]);
    },
  };
  return academy;
}

export const campaignKey = { uai: LYCEE, schoolYear: YEAR, kind: 'POST_AFFECTATION', round: 1 } as const;
/** What every family of these scenarios chooses unless it says otherwise. */
export const choices: Choices = { languages: ['030201', '030602'], 'rank-3': [], regime: ['2'] };
