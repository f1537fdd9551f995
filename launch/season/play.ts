import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { z } from 'zod';
import type { familyDossier, staffDossier } from '../../api/contract/dossiers.ts';
import type { child, record } from '../../api/contract/family.ts';
import type { campaign, importReport, recordChangeReview } from '../../api/contract/school.ts';
import { hashPassword } from '../../api/identity/passwords.ts';
import { projectRoot } from '../../config/environment.ts';
import { zipped } from '../../database/demo-academy/exports.ts';
import { DEMO_ACADEMY, demoFiles } from '../../database/demo-academy/index.ts';
import { AcademyRow } from '../../database/entities/index.ts';
import type { Choices } from '../../domain/enrolment-dossier/choices.ts';
import type { DossierState } from '../../domain/enrolment-dossier/dossier.ts';
import type { FieldValue, RecordFieldName } from '../../domain/pupil-record/fields.ts';
import { type ImportSource, openSource } from '../../exchange/archive/open.ts';
import { kindOf } from '../../exchange/siecle/document.ts';
import { readResponsables } from '../../exchange/siecle/responsables/read.ts';
import { LaunchFailure } from '../failure.ts';
import type { ReceivedLetter } from '../services/mailbox.ts';
import { createStaff, type StaffMember } from '../staff.ts';
import { type Step, stepsOn } from '../steps.ts';
import { faultsOf, isToASchool, letterIdOf } from './checks.ts';
import { type Actor, EDGE_CASES, EdgeCases, type EdgeOutcomes, type Enrolment, type Unassigned } from './edge-cases.ts';
import { recordHistories } from './histories.ts';
import { SENDER, type Stage, setStage } from './stage.ts';
import { type Child, type Person, readTown, type Town } from './town.ts';
import { someAtOnce, until, type Visitor, visitor } from './visitor.ts';

export interface SeasonOptions {
  /** Folder of another fictional academy's import files; absent: the demonstration's. */
  readonly from: string | undefined;
  /** Folder in which to keep one history per scenario, for replay; absent: none is kept. */
  readonly recordTo: string | undefined;
  readonly output: NodeJS.WritableStream;
}

export interface SeasonResult {
  imported: { files: number; pupils: number; persons: number; affectations: number };
  dossiers: { byState: Partial<Record<DossierState, number>> };
  /** By formation, in the lycées' words: dossiers, and those integrated. */
  formations: Record<string, { dossiers: number; integrated: number }>;
  recordChanges: { accepted: number; refused: number; items: number };
  letters: { byId: Record<string, number> };
  exported: { file: string; pupils: number };
  /** What came of each case of §3.8, E-01 to E-22. */
  edgeCases: EdgeOutcomes;
  seconds: number;
}

type FamilyChild = z.output<typeof child>;
type FamilyDossier = z.output<typeof familyDossier>;
type PupilRecord = z.output<typeof record>;
type Campaign = z.output<typeof campaign>;
type ImportReport = z.output<typeof importReport>;
type Review = z.output<typeof recordChangeReview>;
type StaffDossier = z.output<typeof staffDossier>;
type DossierLine = StaffDossier['line'];

/** A record as one parent read it. */
interface ReadRecord {
  readonly who: Visitor;
  readonly pupilId: string;
  readonly values: PupilRecord['values'];
}

const PASSWORD = 'Une-saison-27';
const AT_ONCE = 4;
const HOUR_MS = 3_600_000;
/** Enough for a family that hands in just after the closing (E-09), on a slow machine too. */
const GRACE_SECONDS = 6;
/** How families behave: shares of the dossiers that a parent can act on, in this order; the rest never answers. */
const SHARES = { atOnce: 0.6, refuse: 0.1, late: 0.15 };
const SWAPS = 3;
const RECORD_CHANGES = 6;

/** One family's dossier: who acts for it, and what the season has it do. */
interface Part {
  readonly dossierId: string;
  readonly who: Visitor;
  readonly me: Person;
  readonly pupil: FamilyChild;
  readonly does: 'enrol' | 'refuse' | 'late' | 'nothing';
}

/** The demonstration's files, but for one assigned pupil of whom nobody answers: for E-19, which no demonstration should begin with. */
async function withoutAGuardian(sources: readonly ImportSource[]): Promise<ImportSource[]> {
  const { children, assigned } = await readTown(sources);
  // The last: the first ones are the families written by hand, each for a case of its own.
  const alone = children.findLast(
    ({ nationalId, guardians }) =>
      nationalId && assigned.has(nationalId) && guardians.length === 2 && guardians.every(({ person }) => person.email),
  );
  if (!alone) throw new Error('no pupil of the demonstration is assigned');
  const links = new RegExp(
    `<RESPONSABLE_ELEVE>(?:(?!</RESPONSABLE_ELEVE>)[^])*<ELEVE_ID>${alone.externalId}</ELEVE_ID>[^]*?</RESPONSABLE_ELEVE>\\s*`,
    'g',
  );
  return Promise.all(
    sources.map(async (source) => {
      const opened = await openSource(source);
      try {
        const [document] = opened.documents;
        if (document?.format !== 'xml' || (await kindOf(document)) !== 'responsables') return source;
        const xml = (await buffer(document.bytes())).toString('latin1');
        const { uai } = (await readResponsables(document, () => {})).header;
        if (uai !== alone.uai) return source;
        const less = Buffer.from(xml.replace(links, ''), 'latin1');
        return { name: source.name, content: await zipped(basename(document.name), less) };
      } finally {
        opened.close();
      }
    }),
  );
}

/** Plays a season and checks it. @throws LaunchFailure when a count does not add up */
export async function playSeason(options: SeasonOptions): Promise<SeasonResult> {
  const started = performance.now();
  const step = stepsOn(options.output);
  const sources = await filesOf(options.from);
  const town = await readTown(options.from ? sources : await withoutAGuardian(sources));
  const stage = await setStage(step);
  try {
    const play = new Season(stage, town, step);
    const result = await play.play();
    if (options.recordTo) await step('Histories recorded', () => recordHistories(stage, options.recordTo as string));
    return { ...result, seconds: Math.round((performance.now() - started) / 100) / 10 };
  } finally {
    await stage.stop();
  }
}

async function filesOf(folder: string | undefined): Promise<ImportSource[]> {
  if (!folder) {
    const now = new Date();
    const schoolYear = now.getUTCMonth() >= 8 ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
    return (await demoFiles({ schoolYear })).map(({ path, content }) => ({ name: path, content }));
  }
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && /\.(xml|zip|csv)$/i.test(entry.name),
  );
  if (names.length === 0) throw new LaunchFailure(`${folder} holds no import file (.xml, .zip or .csv).`);
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Promise.all(paths.map(async (path) => ({ name: relative(folder, path), content: await readFile(path) })));
}

class Season {
  readonly #stage: Stage;
  readonly #town: Town;
  readonly #step: Step;
  readonly #heads = new Map<string, Visitor>();
  #academy: Visitor;
  readonly #secretary: Visitor;
  readonly #failures: string[] = [];
  /** Values accepted during the season, by the name of whose they are. */
  readonly #learned = new Map<string, Set<string>>();

  constructor(stage: Stage, town: Town, step: Step) {
    [this.#stage, this.#town, this.#step] = [stage, town, step];
    this.#academy = visitor(stage.origin);
    this.#secretary = visitor(stage.origin);
  }

  async play(): Promise<Omit<SeasonResult, 'seconds'>> {
    const step = this.#step;
    await step('Staff given their accounts', () => this.#appointStaff());
    await this.#stage.open();
    await step('Staff signed in', () => this.#signStaffIn());
    const imported = await step('Files imported by schools and academy', (note) => this.#import(note));
    const campaigns = await step('Campaigns declared ready and opened', () => this.#openCampaigns());
    const notified = await step('Accounts notified (M-01)', () => this.#notifyAccounts());
    const parents = await step('Parents activated their accounts', (note) => this.#activate(notified, note));
    const everybody = await this.#enrolmentsOf(parents);
    const edges = new EdgeCases(this.#edgeWorld(), everybody.enrolments, everybody.unassigned);
    this.#edges = edges;
    await step('Edge cases played while the campaigns are open', () => edges.play());
    const others = parents.filter(({ me }) => !edges.addresses.has(me.email ?? ''));
    const parts = this.#castParts(everybody.enrolments.filter(({ dossierId }) => !edges.dossiers.has(dossierId)));
    const before = await step('Records read by every parent', () => this.#recordsOf(others));
    const enrolled = parts.filter(({ does }) => does === 'enrol');
    await step(`${enrolled.length} families enrol at once`, () => this.#enrolAll(enrolled, true));
    const changed = await step('Parents correct their record', () => this.#changeRecords(others, parts));
    const refusing = parts.filter(({ does }) => does === 'refuse');
    await step(`${refusing.length} families refuse`, () =>
      someAtOnce(refusing, AT_ONCE, async ({ dossierId, who }) => {
        await who.handIn(`/api/dossiers/${dossierId}/refusals`, { seenVersion: 0, reason: null });
      }),
    );
    const reminded = await step('Reminders go out', () => this.#remind(campaigns, parts));
    const late = parts.filter(({ does }) => does === 'late');
    await step(`${late.length} families enrol late`, () => this.#enrolAll(late, false));
    await step('The campaigns close', () => this.#close(edges));
    const decided = await step('Staff decide the record changes', () => this.#decide());
    const integrated = await step('Lycées integrate', (note) => this.#integrate(note));
    const exported = await step('The base élèves file comes out', () => this.#export());
    const byState = await this.#states();
    const formations = await this.#formations(everybody.enrolments);
    const letters = await step('Letters counted', () =>
      this.#countLetters({ notified: this.#ordinary(notified).length, parts, reminded, changed, decided }),
    );
    await step('Records read again', () => this.#checkRecords(before, decided));
    this.#checkStates(await this.#ordinaryStates(), parts, integrated);
    this.#expect(
      'edge cases played',
      EDGE_CASES.filter((name) => !edges.outcomes[name]),
      [],
    );
    if (this.#failures.length > 0) {
      throw new LaunchFailure(`The season does not add up:\n${this.#failures.slice(0, 30).join('\n')}`);
    }
    const { accepted, refused, items } = decided;
    return {
      imported,
      dossiers: { byState },
      formations,
      recordChanges: { accepted, refused, items },
      letters: { byId: letters },
      exported,
      edgeCases: Object.fromEntries(EDGE_CASES.map((name) => [name, edges.outcomes[name] ?? 'not played'])),
    };
  }

  #expect(what: string, found: unknown, expected: unknown): void {
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      this.#failures.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
    }
  }

  /** What an operator does before anybody can sign in: the academy, its establishments by their UAI, one head each. */
  async #appointStaff(): Promise<void> {
    const em = this.#stage.orm.em.fork();
    const { code, name, timeZone } = DEMO_ACADEMY;
    const members: StaffMember[] = this.#uais().map((uai) => ({
      login: loginOf(uai),
      name: `Direction ${uai}`,
      email: null,
      role: 'head',
      uai,
      academyCode: null,
    }));
    members.push({
      login: 'rectorat',
      name: 'Rectorat',
      email: null,
      role: 'academyAdmin',
      uai: null,
      academyCode: code,
    });
    const [uai] = this.#town.receivers;
    members.push({
      ...{ login: SECRETARY, name: 'Secrétariat', email: null, role: 'secretary' },
      ...{ uai: uai ?? null, academyCode: null },
    });
    const passwordHash = await hashPassword(PASSWORD);
    await em.transactional(async (tx) => {
      await tx.insert(AcademyRow, { code, name, timeZone });
      for (const uai of this.#uais()) {
        await tx.execute(`insert into establishment (uai, academy_code, name) values (?, ?, ?)`, [uai, code, uai]);
      }
      // The years that a school's files may be of, whatever today's calendar says.
      for (const { uai, schoolYear } of this.#town.files) {
        if (uai)
          await tx.execute(`insert into establishment_year (uai, school_year) values (?, ?) on conflict do nothing`, [
            uai,
            schoolYear,
          ]);
      }
      await createStaff(tx, members, passwordHash, new Date().toISOString().slice(0, 10));
    });
  }

  #uais(): string[] {
    return [...new Set([...this.#town.files.flatMap(({ uai }) => uai ?? []), ...this.#town.receivers])];
  }

  async #signStaffIn(): Promise<void> {
    for (const uai of this.#uais()) {
      const head = visitor(this.#stage.origin);
      await head.send('POST', '/api/session', { login: loginOf(uai), password: PASSWORD });
      this.#heads.set(uai, head);
    }
    await this.#academy.send('POST', '/api/session', { login: 'rectorat', password: PASSWORD });
    await this.#secretary.send('POST', '/api/session', { login: SECRETARY, password: PASSWORD });
  }

  #head(uai: string): Visitor {
    const head = this.#heads.get(uai);
    if (!head) throw new Error(`no head for ${uai}`);
    return head;
  }

  async #import(note: (text: string) => void): Promise<SeasonResult['imported']> {
    const total = { files: 0, pupils: 0, persons: 0, affectations: 0 };
    const give = async (who: Visitor, owner: object, files: Town['files']): Promise<void> => {
      const report = await this.#give(who, owner, files);
      for (const { counts } of report.files) {
        total.files += 1;
        total.pupils += counts.pupils?.new ?? 0;
        total.persons += counts.persons?.new ?? 0;
        total.affectations += counts.affectations?.new ?? 0;
      }
    };
    for (const uai of this.#uais()) {
      const files = this.#town.files.filter((file) => file.uai === uai);
      // An establishment that only the affectation names has no file of its own to give.
      if (files.length > 0) await give(this.#head(uai), { uai }, files);
    }
    await this.#saveCalendar({ closesAt: Date.now() + HOUR_MS, reminders: [] });
    await give(
      this.#academy,
      { academyCode: DEMO_ACADEMY.code },
      this.#town.files.filter(({ kind }) => kind === 'affectation'),
    );
    note(`${total.pupils} pupils, ${total.affectations} decisions`);
    return total;
  }

  /** Hands files in, and applies them when nothing of them is refused. */
  async #give(who: Visitor, owner: object, files: readonly { source: ImportSource }[]): Promise<ImportReport> {
    const { importId } = await who.send<{ importId: string }>('POST', '/api/imports', owner);
    for (const { source } of files) {
      const name = encodeURIComponent(source.name.replaceAll('/', '-'));
      await who.bytes(
        'PUT',
        `/api/imports/${importId}/files/${name}`,
        'content' in source ? source.content : undefined,
      );
    }
    const preview = await who.get<ImportReport>(`/api/imports/${importId}`);
    const errors = preview.files.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'));
    if (errors.length > 0) throw new LaunchFailure(`The files are refused: ${errors[0]?.rule} ${errors[0]?.message}`);
    return who.send<ImportReport>('POST', `/api/imports/${importId}/applications`);
  }

  #opensAt = Date.now();
  async #saveCalendar({
    closesAt,
    reminders,
    graceSeconds = 1,
  }: {
    closesAt: number;
    reminders: number[];
    graceSeconds?: number;
  }): Promise<void> {
    const iso = (instant: number): string => new Date(instant).toISOString();
    await this.#academy.send(
      'PUT',
      `/api/academies/${DEMO_ACADEMY.code}/rounds/${this.#town.year}/${this.#town.round}`,
      {
        opensAt: iso(this.#opensAt),
        closesAt: iso(closesAt),
        reminders: reminders.map(iso),
        reminderSpreadSeconds: 1,
        graceSeconds,
        draftsUntil: null,
        undoSeconds: 0,
        quietHours: null,
        // Two days before the opening: whatever the zone, the day after the results has come.
        resultsAt: iso(this.#opensAt - 2 * 24 * HOUR_MS),
        volunteers: null,
      },
    );
  }

  async #campaigns(): Promise<Campaign[]> {
    const { campaigns } = await this.#academy.get<{ campaigns: Campaign[] }>(
      `/api/academies/${DEMO_ACADEMY.code}/campaigns`,
    );
    return campaigns;
  }

  /** Pupils that the affectation sends to the campaigns. */
  #expected = 0;

  async #openCampaigns(): Promise<Campaign[]> {
    const campaigns = await this.#campaigns();
    for (const { id, uai, schoolYear } of campaigns) {
      const head = this.#head(uai);
      const path = `/api/establishments/${uai}/years/${schoolYear}/settings`;
      const { settings, version } = await head.get<{ settings: Record<string, unknown>; version: number }>(path);
      const document = (label: string, mandatory: boolean) => ({
        id: crypto.randomUUID(),
        label,
        mandatory,
        mef: null,
      });
      const documents = [document('Justificatif de domicile', true), document('Attestation d’assurance', false)];
      await head.send(
        'PUT',
        path,
        { ...settings, languageSwapAllowed: true, documents },
        { 'if-match': `"${version}"` },
      );
      await head.handIn(`/api/campaigns/${id}/readiness`);
    }
    const expected = campaigns.reduce((sum, one) => sum + one.expected, 0);
    this.#expected = expected;
    await until('every dossier opened', async () => {
      const now = await this.#campaigns();
      const there = now.flatMap(({ counters }) => Object.values(counters)).reduce((sum, n) => sum + n, 0);
      return now.every(({ state }) => state === 'OPEN') && there >= expected - this.#town.assignedWithoutGuardian;
    });
    for (const { uai, schoolYear } of await this.#campaigns()) {
      const lines = (await this.#dossiersOf(uai, schoolYear)).filter(({ state }) => state !== 'PAPER');
      await someAtOnce(lines, AT_ONCE, async ({ id }) => {
        const { pupil } = await this.#head(uai).get<StaffDossier>(`/api/dossiers/${id}/follow-up`);
        const child = this.#town.children.find(
          ({ nationalId }) => nationalId !== null && nationalId === pupil?.nationalId,
        );
        if (child) this.#online.set(id, child);
      });
    }
    return this.#campaigns();
  }

  /** The follow-up list of a receiving establishment, page after page. */
  async #dossiersOf(uai: string, schoolYear: number, state?: DossierState): Promise<DossierLine[]> {
    const lines: DossierLine[] = [];
    const filter = `side=receiving&limit=200${state ? `&state=${state}` : ''}`;
    for (let cursor = ''; ; ) {
      const path = `/api/establishments/${uai}/years/${schoolYear}/dossiers?${filter}${cursor}`;
      const page = await this.#head(uai).get<{ dossiers: DossierLine[]; next: string | null }>(path);
      lines.push(...page.dossiers);
      if (!page.next) return lines;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }

  /** Letters M-01 received, after every school with pupils has notified its families. */
  async #notifyAccounts(): Promise<ReceivedLetter[]> {
    let expected = 0;
    for (const uai of new Set(this.#town.children.map((one) => one.uai))) {
      const year = this.#town.files.find((file) => file.uai === uai && file.kind === 'eleves')?.schoolYear;
      const path = `/api/establishments/${uai}/years/${year}/account-notifications`;
      const { notified } = await this.#head(uai).send<{ notified: number }>('POST', path, undefined, {
        'idempotency-key': crypto.randomUUID(),
      });
      expected += notified;
    }
    const arrived = () => this.#letters('M-01');
    await until('every letter M-01', () => arrived().length >= expected);
    return arrived();
  }

  /** The readers of a pupil's letters whose letters the season counts: those of the edge cases are not. */
  #counted(pupil: Child | undefined): Person[] {
    return readersOf(pupil).filter(({ email }) => !this.#edges?.addresses.has(email ?? ''));
  }

  #ordinary(letters: readonly ReceivedLetter[]): ReceivedLetter[] {
    return letters.filter(
      (letter) =>
        !isToASchool(letter, this.#town) && !letter.envelope.recipients.some((to) => this.#edges?.addresses.has(to)),
    );
  }

  #letters(id: string) {
    return this.#stage.mailbox.letters().filter((letter) => letterIdOf(letter) === id);
  }

  /** Each parent opens one account, and adds the other school's code to it where there are two letters. */
  async #activate(letters: readonly ReceivedLetter[], note: (text: string) => void) {
    const byParent = new Map<string, { person: Person; codes: { code: string; bornOn: string }[] }>();
    // One human has a row in each school of its children, and a letter for each: a letter is for a row without one yet.
    const served = new Set<Person>();
    for (const letter of letters) {
      const code = /\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b/.exec(letter.text)?.[0];
      const to = letter.to.join(', ');
      const named = ({ children }: Person) =>
        children.find(({ level, pupil }) => level === 1 && pupil.bornOn && letter.text.includes(pupil.firstName));
      const person = this.#town.persons.find(
        (one) =>
          !served.has(one) &&
          letter.envelope.recipients.includes(one.email ?? '') &&
          to.includes(one.name) &&
          named(one),
      );
      const bornOn = person && named(person)?.pupil.bornOn;
      if (!code || !person || !bornOn) throw new Error(`a letter M-01 that its reader cannot use: ${to}`);
      served.add(person);
      const parent = byParent.get(keyOf(person)) ?? { person, codes: [] };
      parent.codes.push({ code, bornOn });
      byParent.set(keyOf(person), parent);
    }
    const parents: Actor[] = [];
    await someAtOnce([...byParent.values()], AT_ONCE, async ({ person, codes: [first, ...others] }) => {
      const who = visitor(this.#stage.origin);
      const login = `p${createHash('sha256').update(keyOf(person)).digest('hex').slice(0, 16)}`;
      await who.send('POST', '/api/activations', { ...first, login, password: PASSWORD });
      for (const other of others) await who.send('POST', '/api/me/attachments', other);
      parents.push({ who, me: person, login });
    });
    note(`${parents.length} accounts`);
    return parents.sort((a, b) => (keyOf(a.me) < keyOf(b.me) ? -1 : 1));
  }

  /** Every dossier that somebody may act on, with all who may; and the children of whom no file assigned a place. */
  async #enrolmentsOf(parents: readonly Actor[]): Promise<{ enrolments: Enrolment[]; unassigned: Unassigned[] }> {
    const enrolments = new Map<string, Enrolment & { actors: Actor[] }>();
    const unassigned = new Map<string, Unassigned>();
    // In the order of their keys, whoever answers first.
    const read = new Map<Actor, FamilyChild[]>();
    await someAtOnce(
      parents,
      AT_ONCE,
      async (actor) =>
        void read.set(actor, (await actor.who.get<{ children: FamilyChild[] }>('/api/children')).children),
    );
    for (const actor of parents) {
      for (const pupil of read.get(actor) ?? []) {
        const { enrolment } = pupil;
        const child = this.#childOf(pupil, actor.me);
        if (!child) continue;
        if (enrolment?.mayEnrol && enrolment.state === 'NOTIFIED') {
          const known = enrolments.get(enrolment.dossierId);
          if (known) known.actors.push(actor);
          else enrolments.set(enrolment.dossierId, { dossierId: enrolment.dossierId, pupil, child, actors: [actor] });
        }
        if (!enrolment && child.nationalId && !this.#town.assigned.has(child.nationalId))
          unassigned.set(pupil.record.pupilId, { pupilId: pupil.record.pupilId, child, actor });
      }
    }
    const order = ({ child }: { child: Child }): string =>
      createHash('sha256').update(`${child.lastName}/${child.firstName}`).digest('hex');
    const sorted = <T extends { child: Child }>(all: Iterable<T>): T[] =>
      [...all].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    // A child alone in the family's account, so that no other child's letters are taken for the case's.
    const only = [...unassigned.values()].filter(({ actor }) => read.get(actor)?.length === 1 && actor.me.email);
    return { enrolments: sorted(enrolments.values()), unassigned: sorted(only) };
  }

  /** A child of a parent's page, in the files: the same names, of this parent or of a row of the same human. */
  #childOf({ firstName, lastName }: FamilyChild, parent: Person): Child | undefined {
    return this.#town.children.find(
      (child) =>
        child.firstName === firstName &&
        (child.lastName === lastName || child.usageName === lastName) &&
        child.guardians.some(({ person }) => keyOf(person) === keyOf(parent)),
    );
  }

  #edges: EdgeCases | null = null;

  #edgeWorld() {
    const [uai] = this.#town.receivers;
    return {
      ...{ stage: this.#stage, town: this.#town, choicesFor: usualChoices },
      head: (of: string) => this.#head(of),
      secretary: { uai: uai ?? '', who: this.#secretary, login: SECRETARY },
      signedIn: async (login: string, assisted: boolean) => {
        const who = visitor(this.#stage.origin);
        await who.send('POST', '/api/session', { login, password: PASSWORD, assisted });
        return who;
      },
      importForAcademy: (source: ImportSource) =>
        this.#give(this.#academy, { academyCode: DEMO_ACADEMY.code }, [{ source }]),
    };
  }

  /** One part per dossier; the order is that of a hash, so that every lycée has its share. */
  #castParts(enrolments: readonly Enrolment[]): Part[] {
    const parts = enrolments.flatMap(({ dossierId, pupil, actors: [actor] }) =>
      actor ? [{ dossierId, who: actor.who, me: actor.me, pupil }] : [],
    );
    // One family of each formation enrols, however few they are.
    const seen = new Set<string | undefined>();
    const firsts = parts.filter(({ pupil: { enrolment } }) => {
      const isFirst = !seen.has(enrolment?.formation);
      seen.add(enrolment?.formation);
      return isFirst;
    });
    const inOrder = [...firsts, ...parts.filter((part) => !firsts.includes(part))];
    const limit = (share: number): number => Math.round(share * parts.length);
    const { atOnce, refuse, late } = SHARES;
    return inOrder.map((part, index): Part => {
      if (index < limit(atOnce)) return { ...part, does: 'enrol' };
      if (index < limit(atOnce + refuse)) return { ...part, does: 'refuse' };
      return { ...part, does: index < limit(atOnce + refuse + late) ? 'late' : 'nothing' };
    });
  }

  async #enrolAll(parts: readonly Part[], withSwaps: boolean): Promise<void> {
    const dossiers = new Map<string, FamilyDossier>();
    await someAtOnce(
      parts,
      AT_ONCE,
      async ({ dossierId, who }) => void dossiers.set(dossierId, await who.get(`/api/dossiers/${dossierId}`)),
    );
    const maySwap = ({ groups }: FamilyDossier): boolean => groups.some(({ mode, fixed }) => mode === 'SWAP' && !fixed);
    // An academy whose formations recall one language has nobody to swap two.
    let swaps = withSwaps ? Math.min(SWAPS, [...dossiers.values()].filter(maySwap).length) : 0;
    await someAtOnce(parts, AT_ONCE, async (part) => {
      const dossier = dossiers.get(part.dossierId) as FamilyDossier;
      const swap = swaps > 0 && maySwap(dossier);
      if (swap) swaps -= 1;
      await this.#enrol(part, dossier, swap);
    });
  }

  async #enrol({ dossierId, who }: Part, dossier: FamilyDossier, swap: boolean): Promise<void> {
    await who.send('POST', `/api/dossiers/${dossierId}/sightings`);
    const choices = choicesFor(dossier, swap);
    const draft = { choices, step: 'validation', passed: ['decision'], recordConfirmed: true };
    await who.send('PUT', `/api/dossiers/${dossierId}/draft`, draft, { 'if-match': `"${dossier.draftRevision}"` });
    await who.handIn(`/api/dossiers/${dossierId}/submissions`, {
      seenVersion: dossier.version,
      choices,
      recordConfirmed: true,
    });
  }

  /** Corrections of the record: one within an enrolment (P9), the others in the school of this year. */
  async #changeRecords(
    parents: { who: Visitor; me: Person }[],
    parts: readonly Part[],
  ): Promise<{ sets: number; authors: Person[] }> {
    const within = parts.find(({ does, me }) => does === 'enrol' && me.email);
    const authors: Person[] = [];
    if (within) {
      const dossier = await within.who.get<FamilyDossier>(`/api/dossiers/${within.dossierId}`);
      if (dossier.recordPupilId) {
        await this.#propose(within.who, dossier.recordPupilId, within.dossierId, within.me, 0);
        authors.push(within.me);
      }
    }
    const others = parents.filter(({ me }) => me.email && me !== within?.me);
    for (let index = 0; index < Math.min(RECORD_CHANGES, others.length); index += 1) {
      const parent = others[Math.floor((index * others.length) / RECORD_CHANGES)];
      const [pupil] = parent ? (await parent.who.get<{ children: FamilyChild[] }>('/api/children')).children : [];
      if (!parent || !pupil?.record.mayChange) continue;
      await this.#propose(parent.who, pupil.record.pupilId, null, parent.me, index + 1);
      authors.push(parent.me);
    }
    return { sets: authors.length, authors };
  }

  async #propose(who: Visitor, pupilId: string, dossierId: string | null, me: Person, index: number): Promise<void> {
    const { values } = await who.get<PupilRecord>(`/api/pupils/${pupilId}/record`);
    const proposed: [RecordFieldName, FieldValue][] = [
      ['guardian.phoneMobile', `+336399805${String(index).padStart(2, '0')}`],
      ['guardian.phoneHome', `+331990005${String(index).padStart(2, '0')}`],
      ['guardian.sharesAddress', values['guardian.sharesAddress'] !== true],
    ];
    const items = proposed.map(([field, newValue]) => ({ field, baseValue: values[field] ?? null, newValue }));
    await who.handIn(`/api/pupils/${pupilId}/record-changes`, { dossierId, items });
    const learned = this.#learned.get(me.name) ?? new Set();
    for (const [, value] of proposed) if (typeof value === 'string') learned.add(value);
    this.#learned.set(me.name, learned);
  }

  /** The academy's calendar brings a reminder now; every family that has done nothing gets it. */
  async #remind(campaigns: readonly Campaign[], parts: readonly Part[]): Promise<number> {
    await this.#saveCalendar({ closesAt: Date.now() + HOUR_MS, reminders: [Date.now() + 1000] });
    const acted = new Set(
      parts.filter(({ does }) => does === 'enrol' || does === 'refuse').map(({ dossierId }) => dossierId),
    );
    const silent = [...this.#online].filter(([dossierId]) => !acted.has(dossierId)).map(([, pupil]) => pupil);
    const expected = silent.reduce((sum, pupil) => sum + this.#counted(pupil).length, 0);
    await until(
      `${expected} reminders of ${campaigns.length} campaigns`,
      () => this.#ordinary(this.#letters('M-09')).length >= expected,
    );
    return expected;
  }

  /** The children who have a dossier on line, by its id; recognised as their school does, by INE. */
  readonly #online = new Map<string, Child>();

  async #close(edges: EdgeCases): Promise<void> {
    const closesAt = Date.now() + 2500;
    await this.#saveCalendar({ closesAt, reminders: [], graceSeconds: GRACE_SECONDS });
    await edges.playGrace(closesAt);
    await until('every campaign closed', async () =>
      (await this.#campaigns()).every(({ state }) => state === 'CLOSED'),
    );
  }

  /** Every third field is refused, with a reason. */
  async #decide() {
    const decided = { accepted: 0, refused: 0, items: 0, changes: [] as Review[] };
    for (const uai of this.#uais()) {
      const head = this.#head(uai);
      const { changes } = await head.get<{ changes: { id: string }[] }>(
        `/api/establishments/${uai}/record-changes?show=open&limit=200`,
      );
      for (const { id } of changes) {
        const review = await head.get<Review>(`/api/record-changes/${id}`);
        const decisions = review.items.map((item, index) => {
          const refuse = (decided.items + index) % 3 === 2;
          return {
            itemId: item.id,
            decision: refuse ? 'REFUSED' : 'ACCEPTED',
            reason: refuse ? 'Justificatif manquant' : null,
          };
        });
        await head.handIn(`/api/record-changes/${id}/decisions`, { seenRevision: review.revision, decisions });
        decided.items += decisions.length;
        decided.refused += decisions.filter(({ decision }) => decision === 'REFUSED').length;
        decided.accepted += decisions.filter(({ decision }) => decision === 'ACCEPTED').length;
        await until(
          'the change notified',
          async () => (await head.get<Review>(`/api/record-changes/${id}`)).line.state === 'NOTIFIED',
        );
        decided.changes.push(await head.get<Review>(`/api/record-changes/${id}`));
      }
    }
    return decided;
  }

  /** Integrates everybody validated; every other one has already brought the documents. */
  async #integrate(note: (text: string) => void): Promise<number> {
    let integrated = 0;
    for (const { uai, schoolYear } of await this.#campaigns()) {
      const head = this.#head(uai);
      const dossiers = await this.#dossiersOf(uai, schoolYear, 'VALIDATED');
      await someAtOnce(dossiers, AT_ONCE, async ({ id }) => {
        const ordinary = !this.#edges?.dossiers.has(id);
        const complete = ordinary && integrated++ % 2 === 0;
        if (complete) {
          const { documents } = await head.get<StaffDossier>(`/api/dossiers/${id}/follow-up`);
          for (const document of documents.filter(({ mandatory }) => mandatory)) {
            await head.handIn(`/api/dossiers/${id}/document-marks`, { documentId: document.id });
          }
        }
        await head.handIn(`/api/dossiers/${id}/integrations`);
      });
    }
    note(`${integrated} pupils`);
    return integrated;
  }

  /** The file of the lycée that receives most. */
  async #export(): Promise<SeasonResult['exported']> {
    const [uai] = this.#town.receivers;
    if (!uai) throw new Error('nobody receives anybody');
    const path = `/api/establishments/${uai}/years/${this.#town.year}`;
    const { pupils, refused } = await this.#head(uai).get<{
      pupils: number;
      refused: { name: string; problems: { rule: string }[] }[];
    }>(`${path}/export`);
    this.#expect(
      'pupils who cannot be exported',
      refused.map(({ name, problems }) => [name, problems.map(({ rule }) => rule)]),
      [],
    );
    const { name, content } = await this.#head(uai).bytes('POST', `${path}/exports`);
    const folder = join(projectRoot, 'season-out');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, basename(name)), content);
    return { file: relative(projectRoot, join(folder, basename(name))), pupils };
  }

  async #states(): Promise<Partial<Record<DossierState, number>>> {
    const { totals } = await this.#academy.get<{ totals: Partial<Record<DossierState, number>> }>(
      `/api/academies/${DEMO_ACADEMY.code}/campaigns`,
    );
    return Object.fromEntries(Object.entries(totals).filter(([, n]) => n > 0));
  }

  /** Every formation in which a family could answer has a pupil integrated. */
  async #formations(enrolments: readonly Enrolment[]): Promise<SeasonResult['formations']> {
    const formations: SeasonResult['formations'] = {};
    for (const { uai, schoolYear } of await this.#campaigns()) {
      for (const { formation, state } of await this.#dossiersOf(uai, schoolYear)) {
        formations[formation] ??= { dossiers: 0, integrated: 0 };
        const counts = formations[formation];
        counts.dossiers += 1;
        if (state === 'INTEGRATED' || state === 'COMPLETE') counts.integrated += 1;
      }
    }
    const answered = new Set(enrolments.flatMap(({ pupil }) => pupil.enrolment?.formation ?? []));
    this.#expect(
      'formations nobody entered',
      [...answered].filter((one) => !formations[one]?.integrated),
      [],
    );
    return formations;
  }

  /** The states of the dossiers that no edge case plays with. */
  async #ordinaryStates(): Promise<Partial<Record<DossierState, number>>> {
    const states: Partial<Record<DossierState, number>> = {};
    for (const { uai, schoolYear } of await this.#campaigns()) {
      for (const { id, state } of await this.#dossiersOf(uai, schoolYear))
        if (!this.#edges?.dossiers.has(id)) states[state] = (states[state] ?? 0) + 1;
    }
    return states;
  }

  #checkStates(byState: Partial<Record<DossierState, number>>, parts: readonly Part[], integrated: number): void {
    const ends = ['REFUSED', 'NOT_ENROLLED', 'CANCELLED', 'PAPER', 'DISPUTED', 'INTEGRATED', 'COMPLETE'];
    this.#expect(
      'states that no season ends in',
      Object.keys(byState).filter((state) => !ends.includes(state)),
      [],
    );
    const count = (does: Part['does']): number => parts.filter((part) => part.does === does).length;
    const enrolled = count('enrol') + count('late');
    this.#expect('dossiers integrated', integrated, enrolled);
    this.#expect('dossiers integrated or complete', (byState.INTEGRATED ?? 0) + (byState.COMPLETE ?? 0), enrolled);
    this.#expect('dossiers refused', byState.REFUSED ?? 0, count('refuse'));
    const total = Object.values(byState).reduce((sum, n) => sum + n, 0);
    const expected = this.#expected - this.#town.assignedWithoutGuardian - (this.#edges?.taken ?? 0);
    this.#expect('dossiers of every state together', total, expected);
    const online = [...this.#online.keys()].filter((id) => !this.#edges?.dossiers.has(id)).length;
    this.#expect('dossiers not enrolled', byState.NOT_ENROLLED ?? 0, online - enrolled - count('refuse'));
    this.#expect('dossiers on paper', byState.PAPER ?? 0, expected - online);
  }

  /** Each letter exactly as many times as there are readers for its events, and nothing in it that is not theirs. */
  async #countLetters(season: {
    notified: number;
    parts: readonly Part[];
    reminded: number;
    changed: { sets: number; authors: Person[] };
    decided: { changes: Review[] };
  }): Promise<Record<string, number>> {
    const { parts, changed } = season;
    const readers = (does: readonly Part['does'][]): number =>
      parts
        .filter((part) => does.includes(part.does))
        .reduce((sum, { dossierId }) => sum + this.#counted(this.#online.get(dossierId)).length, 0);
    const expected: Record<string, number> = {
      'M-01': season.notified,
      'M-03': changed.sets,
      // A guardian's own data are told to nobody else: each set, whose fields are all the author's, has one reader.
      'M-04': season.decided.changes.length,
      'M-05': [...this.#online.values()].reduce((sum, pupil) => sum + this.#counted(pupil).length, 0),
      'M-06': readers(['refuse']),
      'M-07': readers(['enrol', 'late']),
      'M-09': season.reminded,
      'M-11': readers(['enrol', 'late']),
    };
    const total = Object.values(expected).reduce((sum, n) => sum + n, 0);
    await until('the last letters', () => this.#ordinary(this.#stage.mailbox.letters()).length >= total).catch(
      () => {},
    );
    await new Promise((resolve) => setTimeout(resolve, 1000)); // one too many would come now
    const letters = this.#stage.mailbox.letters();
    const found = countsOf(this.#ordinary(letters));
    this.#expect('letters', found, Object.fromEntries(Object.entries(expected).filter(([, n]) => n > 0)));
    for (const { letter, to, fault } of faultsOf(letters, this.#town, this.#learned, SENDER)) {
      this.#failures.push(`letter ${letter} to ${to} ${fault}`);
    }
    this.#checkNotices(letters, parts);
    return countsOf(letters);
  }

  /** To the establishments: each refusal to both ends (M-06), each campaign's figures once to each school (M-15). */
  #checkNotices(letters: readonly ReceivedLetter[], parts: readonly Part[]): void {
    const toSchools = letters.filter((letter) => isToASchool(letter, this.#town));
    for (const { pupil } of parts.filter(({ does }) => does === 'refuse')) {
      const named = toSchools.filter(
        (letter) =>
          letterIdOf(letter) === 'M-06' &&
          letter.text.includes(pupil.firstName) &&
          letter.text.includes(pupil.lastName),
      );
      const ends = new Set(named.flatMap(({ envelope }) => envelope.recipients));
      this.#expect(`notices of one refusal, and schools they went to`, [named.length, ends.size], [2, 2]);
    }
    const reports = toSchools.filter((letter) => letterIdOf(letter) === 'M-15');
    if (reports.length === 0) this.#failures.push('no school got the figures of a campaign (M-15)');
  }

  /** Every value of every record that each parent reads. */
  async #recordsOf(parents: { who: Visitor; me: Person }[]): Promise<ReadRecord[]> {
    const records: ReadRecord[] = [];
    await someAtOnce(parents, AT_ONCE, async ({ who }) => {
      for (const { record } of (await who.get<{ children: FamilyChild[] }>('/api/children')).children) {
        const { values } = await who.get<PupilRecord>(`/api/pupils/${record.pupilId}/record`);
        records.push({ who, pupilId: record.pupilId, values });
      }
    });
    return records;
  }

  /** Every accepted field, and no other, is in the base. */
  async #checkRecords(before: readonly ReadRecord[], decided: { changes: Review[] }): Promise<void> {
    const moved: string[] = [];
    await someAtOnce(before, AT_ONCE, async ({ who, pupilId, values: old }) => {
      const { values } = await who.get<PupilRecord>(`/api/pupils/${pupilId}/record`);
      for (const field of Object.keys(values) as RecordFieldName[]) {
        if (JSON.stringify(values[field]) !== JSON.stringify(old[field]))
          moved.push(`${field}=${JSON.stringify(values[field])}`);
      }
    });
    // The one made within an enrolment is in the lycée's base of next year, read below as its review shows it.
    const accepted = decided.changes
      .filter(({ line }) => line.dossierId === null)
      .flatMap(({ items }) =>
        items
          .filter(({ state }) => state === 'ACCEPTED')
          .map(({ field, proposed }) => `${field}=${JSON.stringify(proposed)}`),
      );
    this.#expect('fields that moved in the base', [...new Set(moved)].sort(), [...new Set(accepted)].sort());
    for (const { items } of decided.changes) {
      for (const { field, current, proposed, state } of items) {
        const inBase = JSON.stringify(current) === JSON.stringify(proposed);
        this.#expect(`${field}, ${state}, in the base`, inBase, state === 'ACCEPTED');
      }
    }
  }
}

const SECRETARY = 'secretariat';

/** Logins are compared in small letters. */
const loginOf = (uai: string): string => `direction.${uai.toLowerCase()}`;

/** How many of each letter. */
function countsOf(letters: readonly ReceivedLetter[]): Record<string, number> {
  const byId: Record<string, number> = {};
  for (const letter of letters) byId[letterIdOf(letter)] = (byId[letterIdOf(letter)] ?? 0) + 1;
  return Object.fromEntries(Object.entries(byId).sort());
}

/** One human over several schools: the same name at the same address. */
const keyOf = ({ name, email }: Person): string => `${email}/${name}`;

/** The legal guardians of a child who can be written to. */
function readersOf(pupil: Child | undefined): Person[] {
  return (pupil?.guardians ?? [])
    .filter(({ level, person }) => level === 1 && person.email)
    .map(({ person }) => person);
}

const usualChoices = (dossier: FamilyDossier): Choices => choicesFor(dossier, false);

/** What a family fills in: languages as followed or swapped, the first of each single choice, two or more wishes. */
function choicesFor({ groups }: FamilyDossier, swap: boolean): Choices {
  return Object.fromEntries(
    groups.map(({ key, mode, fixed, min, max, options }) => {
      const codes = options.map(({ code }) => code);
      if (mode === 'SWAP') return [key, swap && !fixed ? codes.toReversed() : codes];
      if (fixed) return [key, codes];
      if (mode === 'RANKED') return [key, codes.slice(0, Math.min(max, Math.max(min, 2)))];
      return [key, codes.slice(0, Math.max(min, key === 'optional' ? 0 : 1))];
    }),
  );
}
