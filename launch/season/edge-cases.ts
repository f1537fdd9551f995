/**
 * The edge cases of domain.md §3.8, each played by families and staff of a season over the api, beside the ordinary ones.
 * The families that play one are taken out of the season's own counts; every case says what came of it.
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { z } from 'zod';
import type { familyDossier, staffDossier } from '../../api/contract/dossiers.ts';
import type { child } from '../../api/contract/family.ts';
import type { formationOffer } from '../../api/contract/offers.ts';
import type { importReport } from '../../api/contract/school.ts';
import type { Choices } from '../../domain/enrolment-dossier/choices.ts';
import type { ImportSource } from '../../exchange/archive/open.ts';
import type { Stage } from './stage.ts';
import type { Child, Person, Town } from './town.ts';
import { until, type Visitor } from './visitor.ts';

type FamilyChild = z.output<typeof child>;
type FamilyDossier = z.output<typeof familyDossier>;
type StaffDossier = z.output<typeof staffDossier>;
type ImportReport = z.output<typeof importReport>;

export const EDGE_CASES = Array.from({ length: 22 }, (_, index) => `E-${String(index + 1).padStart(2, '0')}` as const);
/** What came of each case, in one line; of a case for which an academy's files hold no family, that. */
export type EdgeOutcomes = Record<string, string>;

export interface Actor {
  readonly who: Visitor;
  readonly me: Person;
  readonly login: string;
}

/** A dossier on line, with every guardian who may act on it. */
export interface Enrolment {
  readonly dossierId: string;
  readonly pupil: FamilyChild;
  /** The same pupil in the files. */
  readonly child: Child;
  readonly actors: readonly Actor[];
}

/** A child without an affectation, whose parent has an account. */
export interface Unassigned {
  readonly pupilId: string;
  readonly child: Child;
  readonly actor: Actor;
}

export interface EdgeWorld {
  readonly stage: Stage;
  readonly town: Town;
  readonly head: (uai: string) => Visitor;
  /** Of a receiving establishment, with the usual delegations of its head. */
  readonly secretary: { readonly uai: string; readonly who: Visitor; readonly login: string };
  readonly signedIn: (login: string, assisted: boolean) => Promise<Visitor>;
  /** Hands files in for the academy and applies them. */
  readonly importForAcademy: (source: ImportSource) => Promise<ImportReport>;
  readonly choicesFor: (dossier: FamilyDossier) => Choices;
}

const HOUR_MS = 3_600_000;
const GRACE_PLAYED_MS = 400;

export class EdgeCases {
  readonly outcomes: EdgeOutcomes = {};
  /** Dossiers of the families taken, by id; those opened during a case among them. */
  readonly dossiers = new Set<string>();
  /** Addresses to which letters of these cases go. */
  readonly addresses = new Set<string>();
  /** Dossiers of the opening that were taken. */
  taken = 0;
  readonly #world: EdgeWorld;
  readonly #pool: Enrolment[];
  readonly #unassigned: Unassigned[];
  /** With a draft at the closing: one hands in within the grace, one forgets (E-09). */
  #atTheClosing: { inTime: Enrolment; forgets: Enrolment } | null = null;

  constructor(world: EdgeWorld, pool: readonly Enrolment[], unassigned: readonly Unassigned[]) {
    [this.#world, this.#pool, this.#unassigned] = [world, [...pool], [...unassigned]];
  }

  /** Plays what is played while the campaigns are open. */
  async play(): Promise<void> {
    await this.#case('E-14', () => this.#ofAge());
    await this.#case('E-15', () => this.#childWelfare());
    await this.#case('E-16', () => this.#twins());
    await this.#case('E-12', () => this.#withoutMail());
    await this.#case('E-19', () => this.#withoutGuardian());
    await this.#case('E-01', () => this.#bothAtOnce());
    await this.#case('E-02', () => this.#disagreement());
    await this.#case('E-17', () => this.#authorityWithdrawn());
    await this.#case('E-03', () => this.#refusalAfterAcceptance());
    await this.#case('E-04', () => this.#acceptanceAfterRefusal());
    await this.#case('E-05', () => this.#changeAfterValidation());
    await this.#case('E-06', () => this.#lastPlace());
    await this.#case('E-10', () => this.#onPaper());
    await this.#case('E-11', () => this.#schoolComputer());
    await this.#case('E-13', () => this.#bounce());
    await this.#case('E-20', () => this.#delegationRevoked());
    await this.#case('E-07', () => this.#lateAffectation());
    await this.#case('E-22', () => this.#servicesRefused());
    await this.#case('E-08', () => this.#changedAffectation());
    await this.#draftsBeforeClosing();
  }

  /** E-09, when the campaigns have just closed and open drafts have their grace. */
  async playGrace(closesAt: number): Promise<void> {
    await this.#case('E-09', async () => {
      if (!this.#atTheClosing) return null;
      const { inTime, forgets } = this.#atTheClosing;
      await until('the closing', () => Date.now() > closesAt + GRACE_PLAYED_MS);
      expected(await this.#submit(inTime), 'ACCEPTED', 'a draft handed in within the grace');
      await until('the end of the grace', async () => (await this.#state(forgets)) === 'NOT_ENROLLED');
      const answer = await this.#submit(forgets);
      if (answer === 'ACCEPTED') throw new Error('accepted after the grace');
      const { draftKept } = await this.#staffView(forgets);
      expected(draftKept?.why, 'closed', 'the draft that the lycée keeps');
      return `handed in within the grace: ${await this.#state(inTime)}; later: ${answer}, the lycée keeps the draft`;
    });
  }

  async #case(name: string, play: () => Promise<string | null>): Promise<void> {
    try {
      this.outcomes[name] = (await play()) ?? 'no family of these files is in this case';
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }

  /** Takes the first family that fits, for a case of its own. */
  #take(fits: (one: Enrolment) => boolean = () => true): Enrolment | null {
    const index = this.#pool.findIndex((one) => fits(one));
    const [found] = index < 0 ? [] : this.#pool.splice(index, 1);
    if (!found) return null;
    this.taken += 1;
    this.#isOurs(found.dossierId, found.child);
    return found;
  }

  #isOurs(dossierId: string, { guardians }: Child): void {
    this.dossiers.add(dossierId);
    for (const { person } of guardians) if (person.email) this.addresses.add(person.email);
  }

  /** Both guardians act, each with a mail address of their own, so that their letters can be told apart. */
  #takeTwoGuardians(): { one: Enrolment; first: Actor; second: Actor } | null {
    const one = this.#take(({ actors }) => {
      const [a, b, ...more] = actors;
      return more.length === 0 && !!a?.me.email && !!b?.me.email && a.me.email !== b.me.email;
    });
    const [first, second] = one?.actors ?? [];
    return one && first && second ? { one, first, second } : null;
  }

  #dossier({ dossierId, actors: [actor] }: Enrolment, who = actor?.who): Promise<FamilyDossier> {
    if (!who) throw new Error('nobody may read this dossier');
    return who.get(`/api/dossiers/${dossierId}`);
  }

  async #submit(one: Enrolment, choices?: Choices, who = one.actors[0]?.who): Promise<string> {
    const dossier = await this.#dossier(one, who);
    const body = {
      seenVersion: dossier.version,
      choices: choices ?? this.#world.choicesFor(dossier),
      recordConfirmed: true,
    };
    return (who as Visitor).attempt(`/api/dossiers/${one.dossierId}/submissions`, body);
  }

  async #lycee(one: Enrolment): Promise<Visitor> {
    return this.#world.head((await this.#dossier(one)).receiving.uai);
  }

  async #staffView(one: Enrolment): Promise<StaffDossier> {
    return (await this.#lycee(one)).get(`/api/dossiers/${one.dossierId}/follow-up`);
  }

  async #state(one: Enrolment): Promise<string> {
    return (await this.#dossier(one)).state;
  }

  async #tasks(uai: string, kind: string): Promise<{ id: string; dossierId: string | null; claim: unknown }[]> {
    const { tasks } = await this.#world
      .head(uai)
      .get<{ tasks: { id: string; kind: string; dossierId: string | null; claim: unknown }[] }>(
        `/api/establishments/${uai}/tasks`,
      );
    return tasks.filter((task) => task.kind === kind);
  }

  async #bothAtOnce() {
    const family = this.#takeTwoGuardians();
    if (!family) return null;
    const { one, first, second } = family;
    const dossier = await this.#dossier(one);
    const body = { seenVersion: 0, choices: this.#world.choicesFor(dossier), recordConfirmed: true };
    const path = `/api/dossiers/${one.dossierId}/submissions`;
    const answers = await Promise.all([first, second].map(({ who }) => who.attempt(path, body)));
    expected([...answers].sort(), ['ACCEPTED', 'changed-meanwhile'], 'answers to both');
    expected((await this.#dossier(one)).version, 1, 'versions');
    return `${answers.join(' and ')}; one version`;
  }

  async #disagreement() {
    const family = this.#takeTwoGuardians();
    if (!family) return null;
    const { one, first, second } = family;
    expected(await this.#submit(one, undefined, first.who), 'ACCEPTED', 'the first act');
    const objection = { seenVersion: 1, reason: 'Pas mon accord' };
    const path = `/api/dossiers/${one.dossierId}`;
    expected(await second.who.attempt(`${path}/objections`, objection), 'ACCEPTED', 'the objection');
    expected(await this.#state(one), 'DISPUTED', 'the state');
    const head = await this.#lycee(one);
    const integration = await head.attempt(`${path}/integrations`);
    if (integration === 'ACCEPTED') throw new Error('a disputed dossier was integrated');
    const resolution = { outcome: 'VALIDATED', note: 'Après entretien', choices: null };
    expected(await head.attempt(`${path}/resolutions`, resolution), 'ACCEPTED', 'the decision of the head');
    return `DISPUTED, integration ${integration}, then ${await this.#state(one)} by the head`;
  }

  async #authorityWithdrawn() {
    const family = this.#takeTwoGuardians();
    if (!family) return null;
    const { one, first, second } = family;
    const seen = await this.#staffView(one);
    const guardian = seen.guardians.find(({ name, email }) => name === second.me.name || email === second.me.email);
    if (!guardian || !seen.pupil) throw new Error('the lycée does not see the guardian');
    const path = `/api/pupils/${seen.pupil.pupilId}/guardians/${guardian.guardianId}/authority`;
    const decision = { on: '2026-11-02', court: 'Juge aux affaires familiales' };
    const head = await this.#lycee(one);
    const noted = await head.send<{ tasks: number }>(
      'PUT',
      path,
      { authority: 'WITHDRAWN', decision },
      { 'idempotency-key': crypto.randomUUID() },
    );
    const again = await this.#world.signedIn(second.login, false);
    expected(await second.who.status(`/api/dossiers/${one.dossierId}`), 401, 'the session of who lost authority');
    expected(await again.status(`/api/dossiers/${one.dossierId}`), 404, 'the dossier for who lost authority');
    expected(await this.#submit(one, undefined, first.who), 'ACCEPTED', 'the other guardian');
    return `session ended, dossier not found, ${noted.tasks} tasks; the other guardian enrols`;
  }

  async #refusalAfterAcceptance() {
    const one = this.#take();
    if (!one) return null;
    expected(await this.#submit(one), 'ACCEPTED', 'the enrolment');
    const refusal = { seenVersion: 1, reason: null };
    const answer = await one.actors[0]?.who.attempt(`/api/dossiers/${one.dossierId}/refusals`, refusal);
    expected(answer, 'ACCEPTED', 'the refusal');
    expected(await this.#state(one), 'REFUSED', 'the state');
    return 'VALIDATED, then REFUSED';
  }

  async #acceptanceAfterRefusal() {
    const one = this.#take();
    if (!one) return null;
    const path = `/api/dossiers/${one.dossierId}`;
    const refusal = { seenVersion: 0, reason: null };
    expected(await one.actors[0]?.who.attempt(`${path}/refusals`, refusal), 'ACCEPTED', 'the refusal');
    const before = await this.#submit(one);
    if (before === 'ACCEPTED') throw new Error('enrolled after a refusal that nobody reopened');
    const head = await this.#lycee(one);
    const reopening = { until: new Date(Date.now() + HOUR_MS).toISOString() };
    expected(await head.attempt(`${path}/reopenings`, reopening), 'ACCEPTED', 'the reopening');
    expected(await this.#submit(one), 'ACCEPTED', 'the enrolment');
    return `REFUSED (then ${before}), reopened by the lycée, ${await this.#state(one)}`;
  }

  async #changeAfterValidation() {
    const one = this.#take();
    if (!one) return null;
    expected(await this.#submit(one), 'ACCEPTED', 'the enrolment');
    expected(await this.#submit(one), 'ACCEPTED', 'the change');
    const { version, versions } = await this.#staffView(one);
    expected(version, 2, 'versions');
    return `version ${version}, ${versions.length} kept`;
  }

  /** One place of an option that nobody else of the season takes: the last of a group of three or more. */
  async #lastPlace() {
    const scarce = ({ groups }: FamilyDossier) =>
      groups.find(
        ({ mode, fixed, key, options, max }) =>
          !fixed && key !== 'regime' && max > 0 && mode !== 'SWAP' && options.length > (mode === 'RANKED' ? 2 : 1),
      );
    for (const candidate of [...this.#pool]) {
      const dossier = await this.#dossier(candidate);
      const group = scarce(dossier);
      const { mef } = dossier.affectation;
      const rival = this.#pool.find((other) => other !== candidate && sameFormation(other, candidate));
      const option = group?.options.at(-1);
      if (!group || !rival || !option) continue;
      const [one, other] = [this.#take((each) => each === candidate), this.#take((each) => each === rival)];
      if (!one || !other) throw new Error('a family was taken twice');
      const head = this.#world.head(dossier.receiving.uai);
      const path = `/api/establishments/${dossier.receiving.uai}/years/${this.#world.town.year}/offers`;
      const { offers } = await head.get<{ offers: z.output<typeof formationOffer>[] }>(path);
      const offer = offers.find((each) => each.mef === mef);
      if (!offer) throw new Error(`no offer of ${mef}`);
      const groups = offer.groups.map((each) =>
        each.key === group.key ? { ...each, capacities: { ...each.capacities, [option.code]: 1 } } : each,
      );
      await head.send('PUT', `${path}/${mef}`, { groups }, { 'if-match': `"${offer.version}"` });
      const wanting = (of: FamilyDossier): Choices => {
        const usual = this.#world.choicesFor(of);
        const others = (usual[group.key] ?? []).filter((code) => code !== option.code);
        return { ...usual, [group.key]: [option.code, ...others].slice(0, Math.max(group.min, 1)) };
      };
      expected(await this.#submit(one, wanting(dossier)), 'ACCEPTED', 'the last place');
      const second = await this.#submit(other, wanting(await this.#dossier(other)));
      expected(second, 'choices-invalid', 'who comes second');
      expected(await this.#state(other), 'NOTIFIED', 'the state of who comes second');
      expected(await this.#submit(other), 'ACCEPTED', 'another choice');
      return `the last place of ${option.label} is given once; who comes second: ${second}, then another choice`;
    }
    return null;
  }

  async #onPaper() {
    const one = this.#take();
    if (!one) return null;
    const head = await this.#lycee(one);
    const path = `/api/dossiers/${one.dossierId}`;
    expected(await head.attempt(`${path}/paper-marks`), 'ACCEPTED', 'the mark');
    const choices = this.#world.choicesFor(await this.#dossier(one));
    expected(await head.attempt(`${path}/paper-enrolments`, { choices }), 'ACCEPTED', 'the choices keyed in');
    const { line, channel } = await this.#staffView(one);
    expected([line.state, channel], ['VALIDATED', 'PAPER'], 'state and channel');
    return `PAPER, keyed in by the lycée, ${line.state}, channel ${channel}`;
  }

  async #schoolComputer() {
    const one = this.#take(({ actors }) => actors.length > 0);
    const [actor] = one?.actors ?? [];
    if (!one || !actor) return null;
    const who = await this.#world.signedIn(actor.login, true);
    expected(await this.#submit(one, undefined, who), 'ACCEPTED', 'the enrolment');
    const { channel } = await this.#staffView(one);
    expected(channel, 'ASSISTED', 'the channel');
    return `VALIDATED, channel ${channel}`;
  }

  async #withoutMail() {
    const child = this.#world.town.children.find(
      ({ uai, guardians, nationalId }) =>
        nationalId !== null &&
        this.#world.town.assigned.has(nationalId) &&
        this.#world.town.files.some((file) => file.uai === uai && file.kind === 'eleves') &&
        guardians.some(({ level }) => level === 1) &&
        guardians.every(({ person }) => !person.email),
    );
    if (!child) return null;
    const { letters } = await this.#world
      .head(child.uai)
      .get<{ letters: { to: string }[] }>(`/api/establishments/${child.uai}/letters-to-print`);
    const names = child.guardians.filter(({ level }) => level === 1).map(({ person }) => person.name);
    const toPrint = letters.filter(({ to }) => names.includes(to)).length;
    if (toPrint === 0) throw new Error('no letter of theirs waits to be printed');
    return `${toPrint} letters wait to be printed by the school of origin`;
  }

  async #bounce() {
    const { uai: here } = this.#world.secretary; // whose secretary takes the task (E-20)
    const one = this.#take((each) => !!each.actors[0]?.me.email && this.#at(each, here));
    const address = one?.actors[0]?.me.email;
    if (!one || !address) return null;
    this.#world.stage.mailbox.refuse(address);
    expected(await this.#submit(one), 'ACCEPTED', 'the enrolment');
    const { receiving } = await this.#dossier(one);
    const told = async (uai: string) =>
      (await this.#tasks(uai, 'MAIL_BOUNCED')).filter(({ dossierId }) => dossierId === one.dossierId).length;
    for (const uai of [receiving.uai, one.child.uai])
      await until(`the task of ${uai} for a letter that came back`, async () => (await told(uai)) === 1);
    return `one task at each school, the dossier ${await this.#state(one)}`;
  }

  /** BENALI and the like: the pupil, of age, is among the guardians and acts alone. */
  async #ofAge() {
    const one = this.#take(
      ({ child, actors }) =>
        child.bornOn !== null &&
        actors.length === 1 &&
        actors[0]?.me.firstName === child.firstName &&
        actors[0].me.lastName === child.lastName,
    );
    if (!one) return null;
    expected(await this.#submit(one), 'ACCEPTED', 'the enrolment');
    return `enrols with an account of their own: ${await this.#state(one)}`;
  }

  /** A person in charge houses the pupil and holds no authority (level 2). */
  async #childWelfare() {
    const one = this.#take(({ child }) => child.guardians.some(({ level, person }) => level === 2 && person.email));
    if (!one) return null;
    expected(await this.#submit(one), 'ACCEPTED', 'the enrolment by who holds authority');
    const inCharge = one.child.guardians.filter(({ level }) => level === 2).map(({ person }) => person.email);
    const letters = this.#world.stage.mailbox
      .letters()
      .filter(({ envelope }) => envelope.recipients.some((to) => inCharge.includes(to)));
    expected(letters.length, 0, 'letters to who houses the pupil');
    return `enrolled by who holds authority: ${await this.#state(one)}; who houses the pupil gets no letter`;
  }

  async #twins() {
    const born = ({ child }: Enrolment): string =>
      `${child.lastName}/${child.bornOn}/${child.guardians[0]?.person.name}`;
    const one = this.#take((each) => this.#pool.filter((other) => born(other) === born(each)).length === 2);
    const other = one && this.#take((each) => born(each) === born(one));
    if (!one || !other) return null;
    expected(await this.#submit(one), 'ACCEPTED', 'the enrolment of one');
    expected([await this.#state(other), (await this.#dossier(other)).version], ['NOTIFIED', 0], 'the other');
    expected(await this.#submit(other), 'ACCEPTED', 'the enrolment of the other');
    return 'two dossiers; what is done for one is done for nobody else';
  }

  async #lateAffectation() {
    const late = this.#unassigned.shift();
    const place = this.#pool[0];
    if (!late || !place) return null;
    const { affectation, receiving } = await this.#dossier(place);
    const dossierId = await this.#openLate(late, receiving.uai, affectation.mef);
    const one = { dossierId, pupil: place.pupil, child: late.child, actors: [late.actor] };
    expected(await this.#submit(one), 'ACCEPTED', 'the enrolment');
    return `opened by the lycée with a deadline of its own, ${await this.#state(one)}`;
  }

  async #servicesRefused() {
    const refusing = this.#unassigned.shift();
    const place = this.#pool[0];
    if (!refusing || !place) return null;
    await this.#world
      .head(refusing.child.uai)
      .send('PUT', `/api/pupils/${refusing.pupilId}/service-refusal`, { refused: true });
    const { affectation, receiving } = await this.#dossier(place);
    const dossierId = await this.#openLate(refusing, receiving.uai, affectation.mef);
    const { line } = await this.#world.head(receiving.uai).get<StaffDossier>(`/api/dossiers/${dossierId}/follow-up`);
    expected(line.state, 'PAPER', 'the state');
    return `opened ${line.state}`;
  }

  /** The lycée opens a dossier for a pupil whom no file assigned. @returns its id */
  async #openLate({ child }: Unassigned, uai: string, mef: string): Promise<string> {
    const head = this.#world.head(uai);
    const year = `/api/establishments/${uai}/years/${this.#world.town.year}`;
    const before = await this.#idsAt(uai);
    const body = { nationalId: child.nationalId, mef, until: new Date(Date.now() + HOUR_MS).toISOString() };
    expected(await head.attempt(`${year}/dossiers`, body), 'ACCEPTED', 'the opening');
    const [made] = [...(await this.#idsAt(uai, child))].filter((id) => !before.has(id));
    if (!made) throw new Error('no dossier was opened');
    this.#isOurs(made, child);
    return made;
  }

  async #idsAt(uai: string, child?: Child): Promise<Set<string>> {
    const name = child ? `&name=${encodeURIComponent(child.lastName)}` : '';
    const ids = new Set<string>();
    for (let cursor = ''; ; ) {
      const path = `/api/establishments/${uai}/years/${this.#world.town.year}/dossiers?side=receiving&limit=200${name}`;
      const page = await this.#world
        .head(uai)
        .get<{ dossiers: { id: string }[]; next: string | null }>(`${path}${cursor}`);
      for (const { id } of page.dossiers) ids.add(id);
      if (!page.next) return ids;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }

  /** E-08, and with the same file E-18 and E-21: a place changes, a pupil comes late in a formation that no base knows. */
  async #changedAffectation() {
    const file = this.#world.town.files.find(({ kind }) => kind === 'affectation');
    const one = this.#take();
    if (!file || !one || !('content' in file.source)) return null;
    const { receiving } = await this.#dossier(one);
    let target: Enrolment | null = null;
    for (const each of this.#pool) {
      if ((await this.#dossier(each)).receiving.uai !== receiving.uai) target = each;
      if (target) break;
    }
    if (!target) return null;
    expected(await this.#submit(one), 'ACCEPTED', 'the enrolment');

    const table = parse(Buffer.from(file.source.content), { columns: true, delimiter: ';', bom: true }) as Row[];
    const rowOf = ({ child }: { child: Child }) =>
      table.find(({ ine, decision }) => ine === child.nationalId && decision === 'AFFECTE');
    const [mine, theirs] = [rowOf(one), rowOf(target)];
    if (!mine || !theirs) throw new Error('the file of the affectation has no such rows');
    const who = ({ ine, nom, prenom_1, code_uai_etab_origine }: Row) => ({ ine, nom, prenom_1, code_uai_etab_origine });
    const unknown = this.#unassigned.shift();
    const rows = [
      ...table.filter((row) => row !== mine),
      { ...mine, decision: 'REFUSE' },
      { ...theirs, ...who(mine), rang: String(Number(mine.rang) + 1) },
      ...(unknown
        ? [
            {
              ...theirs,
              ...{ ine: unknown.child.nationalId ?? '', nom: unknown.child.lastName },
              ...{ prenom_1: unknown.child.firstName, code_uai_etab_origine: unknown.child.uai },
              ...{ rang: '1', code_offre_formation: 'NOUVELLE', code_mef: UNKNOWN_MEF },
            },
          ]
        : []),
    ];
    const source = {
      name: 'affectation-2.csv',
      content: Buffer.from(stringify(rows, { header: true, delimiter: ';' })),
    };
    await this.#world.importForAcademy(source);
    await until('the old dossier cancelled', async () => (await this.#state(one)) === 'CANCELLED');
    const { cancelled } = await this.#dossier(one);
    if (!cancelled?.replacedBy) throw new Error('nothing replaces the old dossier');
    const moved = { ...one, dossierId: cancelled.replacedBy };
    this.dossiers.add(moved.dossierId);
    const dossier = await this.#dossier(moved);
    expected([dossier.state, dossier.version, dossier.choices], ['NOTIFIED', 0, null], 'the new dossier');
    const uai = dossier.receiving.uai;
    await this.#case('E-18', () => this.#formationUnknown(unknown));
    await this.#case('E-21', async () => {
      const before = await this.#idsAt(uai);
      const { files } = await this.#world.importForAcademy(source);
      const { counts } = files[0] as ImportReport['files'][number];
      expected([counts.affectations?.new ?? 0, counts.affectations?.changed ?? 0], [0, 0], 'rows new or changed');
      expected([...(await this.#idsAt(uai))].length, before.size, 'dossiers');
      return 'the same file again: nothing new, nothing changed, no dossier more';
    });
    return 'the old dossier CANCELLED, a new one NOTIFIED without choices at the other lycée';
  }

  async #formationUnknown(late: Unassigned | undefined) {
    if (!late) return null;
    // The campaign is open: the import itself opens the dossier of who comes late.
    let dossierId = '';
    await until('the dossier of who comes late', async () => {
      const { children } = await late.actor.who.get<{ children: FamilyChild[] }>('/api/children');
      dossierId = children.find(({ record }) => record.pupilId === late.pupilId)?.enrolment?.dossierId ?? '';
      return dossierId !== '';
    });
    this.#isOurs(dossierId, late.child);
    const path = `/api/dossiers/${dossierId}`;
    const { ready, state, waiting } = await late.actor.who.get<FamilyDossier>(path);
    expected([ready, state, waiting.why], [false, 'NOTIFIED', 'formation'], 'what the family sees');
    const answer = await late.actor.who.attempt(`${path}/submissions`, {
      ...{ seenVersion: 0, choices: {}, recordConfirmed: true },
    });
    if (answer === 'ACCEPTED') throw new Error('enrolled in a formation that no base knows');
    return `${state}, waits on ${waiting.on}: ${waiting.why}; a submission: ${answer}`;
  }

  async #withoutGuardian() {
    const { town } = this.#world;
    const alone = town.children.find(
      ({ nationalId, guardians }) =>
        nationalId !== null && town.assigned.has(nationalId) && !guardians.some(({ level }) => level === 1),
    );
    if (!alone) return null;
    const tasks = await this.#tasks(alone.uai, 'NO_LEGAL_GUARDIAN');
    expected(tasks.length, 1, 'tasks of the school of origin');
    return 'no dossier; one task at the school of origin';
  }

  /** The secretary takes a task and marks a document; the head takes the delegation back; nothing more is accepted. */
  async #delegationRevoked() {
    const { secretary, stage } = this.#world;
    const one = this.#take((each) => this.#at(each, secretary.uai));
    if (!one) return null;
    expected(await this.#submit(one), 'ACCEPTED', 'the enrolment');
    const { documents } = await this.#staffView(one);
    const path = `/api/dossiers/${one.dossierId}`;
    const [document] = documents;
    if (!document) throw new Error('the lycée asks for no document');
    const body = { documentId: document.id };
    expected(await secretary.who.attempt(`${path}/document-marks`, body), 'ACCEPTED', 'a delegated act');
    const [task] = await this.#tasks(secretary.uai, 'MAIL_BOUNCED');
    if (task) await secretary.who.send('POST', `/api/tasks/${task.id}/claims`);
    await stage.orm.em
      .fork()
      .execute(
        `update delegation set revoked_at = now() where delegate_id = (select id from account where login = ?)`,
        [secretary.login],
      );
    const refused = await secretary.who.attempt(`${path}/document-unmarks`, body);
    expected(refused, 'not-permitted', 'the same right after the revocation');
    const back = task && (await this.#tasks(secretary.uai, 'MAIL_BOUNCED')).find(({ id }) => id === task.id);
    if (task) expected(back?.claim ?? null, null, 'the claim');
    return `next call: ${refused}${task ? '; the task taken is back in the pool' : ''}`;
  }

  #at({ child }: Enrolment, uai: string): boolean {
    return this.#world.town.receiverOf.get(child.nationalId ?? '') === uai;
  }

  async #draftsBeforeClosing(): Promise<void> {
    const [inTime, forgets] = [this.#take(), this.#take()];
    if (!inTime || !forgets) return;
    for (const one of [inTime, forgets]) {
      const dossier = await this.#dossier(one);
      const draft = {
        ...{ choices: this.#world.choicesFor(dossier), step: 'options', passed: ['decision'] },
        recordConfirmed: false,
      };
      await one.actors[0]?.who.send('PUT', `/api/dossiers/${one.dossierId}/draft`, draft, {
        'if-match': `"${dossier.draftRevision}"`,
      });
    }
    this.#atTheClosing = { inTime, forgets };
  }
}

type Row = Record<string, string> & {
  ine: string;
  nom: string;
  prenom_1: string;
  code_uai_etab_origine: string;
  decision: string;
  rang: string;
};

/** Well formed, and of no nomenclature. */
const UNKNOWN_MEF = '29999999999';

/** Told by the names that families read. */
const sameFormation = (a: Enrolment, b: Enrolment): boolean =>
  a.pupil.enrolment?.formation === b.pupil.enrolment?.formation &&
  a.pupil.enrolment?.receiving === b.pupil.enrolment?.receiving;

function expected(found: unknown, wanted: unknown, what: string): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}
