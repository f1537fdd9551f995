/**
 * A clerk at the inbox of record changes, in a real Chromium on the whole engine: phone and desk, French and English, the
 * keyboard, a colleague at the next desk, two guardians who disagree, a base that changes meanwhile, a proxy that holds streams.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { mailBy, type RunningWorker, startWorkers } from '../../activities/worker.ts';
import { handIn } from '../../api/commands.ts';
import { environment, projectRoot } from '../../config/environment.ts';
import { holdBase } from '../../database/base-hold.ts';
import type { FieldValue, RecordFieldName } from '../../domain/pupil-record/fields.ts';
import { buildUi } from '../../launch/build-ui.ts';
import type { Mailbox } from '../../launch/services/mailbox.ts';
import { reconcile, writeProposal } from '../../processes/record-changes.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import {
  academy,
  COLLEGE,
  delegation,
  familyAccount,
  guardian,
  PASSWORD,
  pupil,
  responsibility,
  staffAccount,
  YEAR,
} from '../database/builders.ts';
import { freshMailbox } from '../servers/mailbox.ts';
import { freshTemporal, type TestTemporal, workflowBundle } from '../servers/temporal.ts';
import { accessibilityFaults, chromiumPath, isTooWide, openBrowser, screenshot } from './browser.ts';

const executable = chromiumPath();
if (!executable && environment().CI)
  throw new Error('No Chromium on this machine: the browser scenarios cannot be left out here.');
const inBrowser = executable ? describe : describe.skip; // without a browser there is nothing to try; CI fails above

const PATIENCE_MS = 20_000;
const SCREENS = {
  narrow: { viewport: { width: 320, height: 800 }, isMobile: true, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>;
const INBOX = `/etablissement/${COLLEGE}/modifications`;

/** A guardian of a pupil, as what they hand in needs them. */
interface Parent {
  readonly pupilId: string;
  readonly guardianId: string;
  readonly accountId: string;
}

inBrowser('a clerk at the inbox', () => {
  let api: RunningApi;
  let temporal: TestTemporal;
  let mailbox: Mailbox;
  let worker: RunningWorker;
  let browser: Browser;
  let kerbrat: string;
  let salaun: string;
  const blocked: string[] = [];

  beforeAll(async () => {
    await buildUi();
    [temporal, mailbox] = await Promise.all([freshTemporal(), freshMailbox()]);
    api = await startApi({
      screens: join(projectRoot, 'ui', 'dist'),
      temporalAddress: temporal.address,
      temporalNamespace: temporal.namespace,
      answerWithinMs: 5000,
    });
    worker = await startWorkers({
      orm: api.services.orm,
      client: temporal.client,
      connection: await temporal.nativeConnection(),
      mail: mailBy(mailbox.smtpUrl, 'Rentrée <ne-pas-repondre@rentree.example>'),
      publicUrl: api.url,
      bundlePath: workflowBundle().codePath,
    });
    const em = api.em();
    await academy(em);
    const principal = await staffAccount(em, 'M. Principal', { role: 'head', uai: COLLEGE });
    const clerks = await Promise.all(
      ['Josiane Kerbrat', 'Yves Salaün'].map((name) => staffAccount(em, name, { role: 'secretary', uai: COLLEGE })),
    );
    for (const { id } of clerks)
      await delegation(em, {
        ...{ uai: COLLEGE, grantedById: principal.id, delegateId: id },
        operations: ['recordChange.read', 'recordChange.review'],
      });
    [kerbrat, salaun] = clerks.map(({ login }) => login) as [string, string];
    await fill();
    browser = await openBrowser(executable as string);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await worker?.stop();
    await api?.stop();
    await Promise.all([mailbox?.stop(), temporal?.close()]);
  });

  /** Three hundred sets of other families, some late, some of a base that changed: what a September looks like. */
  async function fill(): Promise<void> {
    const em = api.em();
    await em.execute(
      `insert into pupil (id, identity_id, uai, school_year, last_name, first_name, born_on)
       select gen_random_uuid(), gen_random_uuid(), ?, ?, 'NOM ' || lpad(n::text, 3, '0'), (array['Lila', 'Anaïs', 'Maëlle', 'Tom'])[n % 4 + 1], '2012-03-14'
       from generate_series(1, 300) n`,
      [COLLEGE, YEAR],
    );
    await em.execute(
      `insert into pupil_structure (pupil_id, code, type) select id, (array['3A', '4B', '5C', '6D'])[right(last_name, 3)::int % 4 + 1], 'D' from pupil`,
    );
    await em.execute(
      `insert into guardian (id, uai, school_year, last_name, first_name, civility, email)
       select gen_random_uuid(), uai, school_year, last_name, 'Claude', '2', 'avant@exemple.fr' from pupil`,
    );
    await em.execute(
      `insert into responsibility (pupil_id, guardian_id, level, kinship_code)
       select p.id, g.id, 1, '10' from pupil p join guardian g on g.last_name = p.last_name`,
    );
    await em.execute(
      `insert into record_change (id, uai, school_year, pupil_id, guardian_id, author_id, state, submitted_at, overdue)
       select gen_random_uuid(), p.uai, p.school_year, p.id, g.id, gen_random_uuid(), 'SUBMITTED',
         now() - (301 - right(p.last_name, 3)::int) * interval '47 minutes',
         case when right(p.last_name, 3)::int <= 12 then 'STAFF' end
       from pupil p join guardian g on g.last_name = p.last_name`,
    );
    await em.execute(
      `insert into record_change_item (id, record_change_id, field, target_id, kind, base_value, new_value, state)
       select gen_random_uuid(), rc.id, f.field, rc.guardian_id, f.kind, f.base::jsonb, f.new::jsonb, f.state
       from record_change rc join pupil p on p.id = rc.pupil_id
       cross join lateral (values
         (0, 'guardian.phoneMobile', 'phone', '{"value": null}', '{"value": "+33639980001"}', 'PENDING'),
         (1, 'guardian.email', 'email', '{"value": "jadis@exemple.fr"}', '{"value": "nouveau@exemple.fr"}', 'STALE'),
         (2, 'guardian.occupation', 'occupation', '{"value": null}', '{"value": "34"}', 'PENDING'),
         (3, 'guardian.address', 'address', '{"value": null}', '{"value": {"line1": "7 RUE DES BOUSSOLES", "line2": null, "line3": null, "line4": null, "postalCode": "99100", "city": "VALMONT", "foreignCity": null, "countryCode": "100"}}', 'PENDING')
       ) as f(rank, field, kind, base, new, state)
       where right(p.last_name, 3)::int % 4 = f.rank or right(p.last_name, 3)::int % 7 = f.rank`,
    );
  }

  async function child(firstName: string, lastName: string): Promise<string> {
    const { id } = await pupil(api.em(), { firstName, lastName });
    await api.em().execute(`insert into pupil_structure (pupil_id, code, type) values (?, '3A', 'D')`, [id]);
    return id;
  }
  async function parent(pupilId: string, name: [string, string], kinshipCode = '10'): Promise<Parent> {
    const [firstName, lastName] = name;
    const guardianId = await guardian(api.em(), { firstName, lastName, email: 'avant@exemple.fr' });
    await responsibility(api.em(), pupilId, guardianId, { kinshipCode });
    return { pupilId, guardianId, accountId: (await familyAccount(api.em(), name.join(' '), guardianId)).id };
  }
  /** What a guardian hands in, as their page does it, until the school's run has opened it. */
  async function asks(
    { pupilId, guardianId, accountId }: Parent,
    fields: Partial<Record<RecordFieldName, readonly [before: FieldValue, after: FieldValue]>>,
  ): Promise<string> {
    const recordChangeId = randomUUID();
    const items = Object.entries(fields).map(([field, [baseValue, newValue]]) => ({
      field: field as RecordFieldName,
      targetId: field.startsWith('pupil.') ? pupilId : guardianId,
      ...{ baseValue, newValue },
    }));
    const submission = { act: 'recordChange.submit' as const, subjectId: recordChangeId, accountId, content: {} };
    const { body } = await handIn(
      api.services,
      {
        ...{ id: randomUUID(), ...submission },
        beside: (tx) =>
          writeProposal(tx, { recordChangeId, pupilId, guardianId, authorId: accountId, dossierId: null, items }),
      },
      'fr',
    );
    expect(body.status).toBe('ACCEPTED');
    return recordChangeId;
  }

  const visit = async (
    login: string,
    path: string,
    screen: BrowserContextOptions = SCREENS.desk,
    locale: 'fr-FR' | 'en-GB' = 'fr-FR',
    prepare: (page: Page) => Promise<void> = async () => {},
  ): Promise<Page> => {
    const page = await (await browser.newContext({ ...screen, locale })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => blocked.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) blocked.push(message.text());
    });
    await prepare(page);
    await page.goto(`${api.url}${path}`);
    await page.getByLabel(locale === 'fr-FR' ? 'Identifiant' : 'Login').fill(login);
    await page.getByLabel(locale === 'fr-FR' ? 'Mot de passe' : 'Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: locale === 'fr-FR' ? 'Se connecter' : 'Sign in' }).click();
    await page.getByRole('button', { name: locale === 'fr-FR' ? 'Se déconnecter' : 'Sign out' }).waitFor();
    return page;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    await screenshot(page, name);
    expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
    expect([name, await isTooWide(page)]).toEqual([name, false]);
  };
  const focused = (page: Page): Promise<string> =>
    page.evaluate(
      () => document.activeElement?.textContent?.trim() || (document.activeElement as HTMLInputElement).value,
    );
  /** The counter of a nature of changes, once it is the one given. */
  const counts = (page: Page, kind: string, count: number): Promise<void> =>
    page.getByRole('button', { name: new RegExp(`^${kind} ?${count}$`) }).waitFor();
  const emails = async (): Promise<number> => {
    const [row] = await api
      .em()
      .execute<{ items: number }[]>(`select items from inbox_counter where (uai, kind) = (?, 'email')`, [COLLEGE]);
    return row?.items ?? 0;
  };
  const inBase = async (guardianId: string): Promise<Record<string, unknown> | undefined> =>
    (await api.em().execute(`select email, phone_mobile, phone_home from guardian where id = ?`, [guardianId]))[0];
  async function until(what: string, look: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; !(await look()); ) {
      if (Date.now() > end) throw new Error(`${what}: not in ${PATIENCE_MS} ms`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  test.each([
    ['narrow', 'fr-FR'],
    ['phone', 'en-GB'],
    ['phone', 'fr-FR'],
    ['desk', 'en-GB'],
    ['desk', 'fr-FR'],
  ] as const)(
    'the list, its filters and the page of a set are clean on a %s screen in %s',
    async (screen, locale) => {
      const french = locale === 'fr-FR';
      const page = await visit(kerbrat, INBOX, SCREENS[screen], locale);
      await page.getByRole('link', { name: 'Anaïs NOM 001' }).waitFor();
      await look(page, `record-inbox-${screen}-${locale}`);
      const fold = page.locator('details.sco-more').first();
      if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
      await page.getByRole('button', { name: french ? /^En retard/ : /^Late/ }).click();
      await page.getByText(french ? '12 demandes correspondent' : '12 requests match').waitFor();
      expect(new URL(page.url()).search).toBe('?marques=en-retard');
      await look(page, `record-inbox-narrowed-${screen}-${locale}`);
      await page.getByRole('link', { name: 'Anaïs NOM 001' }).click();
      await page.getByRole('heading', { level: 1, name: 'Anaïs NOM 001' }).waitFor();
      await page.getByRole('radio').first().waitFor();
      await page.getByRole('link', { name: french ? /^Suivante/ : /^Next/ }).waitFor();
      await look(page, `record-review-${screen}-${locale}`);
      await page
        .getByRole('radio', { name: french ? 'Refuser' : 'Refuse' })
        .first()
        .check();
      await page
        .getByRole('radio', { name: french ? 'Accepter en corrigeant' : 'Accept with a correction' })
        .last()
        .check();
      await look(page, `record-review-decided-${screen}-${locale}`);
      await page.context().close();
    },
    90_000,
  );

  test('the counter rises by itself, at the desk and in the list, and nothing moves under the reader', async () => {
    const desk = await visit(salaun, `/etablissement/${COLLEGE}`);
    const page = await visit(kerbrat, INBOX);
    const before = await emails();
    await counts(page, 'Courriels', before);
    await desk.getByText(new RegExp(`\\b${before} courriels`)).waitFor();
    const row = page.getByRole('link', { name: 'Lila NOM 004' });
    await row.focus();
    const at = (await row.boundingBox())?.y;

    const lou = await parent(await child('Lou', 'MARIN'), ['Rose', 'MARIN']);
    await asks(lou, { 'guardian.email': ['avant@exemple.fr', 'rose@exemple.fr'] });
    await counts(page, 'Courriels', before + 1);
    await desk.getByText(new RegExp(`\\b${before + 1} courriels`)).waitFor();
    expect(await focused(page)).toBe('Lila NOM 004');
    expect((await row.boundingBox())?.y).toBe(at);
    await page.getByText('301 demandes, les plus anciennes d’abord').waitFor();
    await Promise.all([desk.context().close(), page.context().close()]);
  }, 60_000);

  test('claims, accepts and refuses with the keyboard alone, and goes on to the next of the narrowed list', async () => {
    const noe = await parent(await child('Noé', 'KERMADEC'), ['Anne', 'KERMADEC']);
    const fields = {
      'guardian.email': ['avant@exemple.fr', 'anne@exemple.fr'],
      'guardian.phoneMobile': [null, '+33639980101'],
      'guardian.phoneHome': [null, '+33199001122'],
    } as const;
    const id = await asks(noe, fields);
    const ulysse = await parent(await child('Ulysse', 'KERMADEC'), ['Paul', 'KERMADEC']);
    await asks(ulysse, { 'guardian.email': ['avant@exemple.fr', 'paul@exemple.fr'] });

    const page = await visit(kerbrat, INBOX);
    await page.getByRole('link', { name: 'Anaïs NOM 001' }).focus();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Raccourcis clavier' });
    await help.waitFor();
    await look(page, 'record-inbox-keys');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Anaïs NOM 001');
    await page.keyboard.press('/');
    await page.keyboard.type('kermadec');
    await page.getByText('2 demandes correspondent').waitFor();
    expect(new URL(page.url()).search).toBe('?nom=kermadec');
    const first = page.getByRole('link', { name: 'Noé KERMADEC' });
    await first.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Noé KERMADEC' }).waitFor();
    expect(await focused(page)).toBe('Noé KERMADEC');

    const take = page.getByRole('button', { name: 'Je m’en occupe' });
    await take.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Libérer' }).waitFor();
    expect(await focused(page)).toBe('Libérer');

    // A letter outside the fields is no command.
    await page.keyboard.press('a');
    await page.getByText('0 sur 3 points décidés').waitFor();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('?');
    await help.waitFor();
    await look(page, 'record-review-keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.getByText('1 sur 3 points décidés').waitFor();
    await page.keyboard.press('r');
    const reason = page.getByRole('textbox', { name: /Motif du refus/ });
    await until('the focus in the reason', () => reason.evaluate((field) => field === document.activeElement));
    await page.keyboard.type('Rappelez le secrétariat');
    expect(await reason.inputValue()).toBe('Rappelez le secrétariat');
    await page.getByRole('radio').last().focus();
    await page.keyboard.press('p');
    await page.keyboard.press('s');
    await look(page, 'record-review-keyboard');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: /Les décisions sont enregistrées.+un point reste à décider/ }).waitFor();
    await until('the focus on the outcome', async () => (await focused(page)).startsWith('Les décisions sont'));
    await page.getByRole('radio', { name: 'Accepter', exact: true }).focus();
    await page.keyboard.press('a');
    await until('the focus on the button', async () => (await focused(page)).startsWith('Enregistrer'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Les décisions sont enregistrées, la famille est prévenue' }).waitFor();
    await look(page, 'record-review-done');
    await until('the base', async () => (await inBase(noe.guardianId))?.email === 'anne@exemple.fr');
    expect(await inBase(noe.guardianId)).toEqual({
      ...{ email: 'anne@exemple.fr', phone_mobile: null, phone_home: '+33199001122' },
    });
    // Written to her at once; it may leave in the morning (§8).
    await until('the letter', async () => {
      const [letter] = await api
        .em()
        .execute(`select text from letter where subject_id = ? and letter_id = 'M-04'`, [id]);
      return letter?.text.includes('Rappelez le secrétariat') ?? false;
    });

    await page.getByRole('link', { name: 'Suivante : Ulysse KERMADEC' }).last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ulysse KERMADEC' }).waitFor();
    expect(new URL(page.url()).search).toBe('?nom=kermadec');
    // By the keyboard one goes on deciding: the first field of the next set has the focus.
    await until('the focus on the first field', async () => (await focused(page)) === 'ACCEPTED');
    await page.keyboard.press('Shift+S');
    await page.getByText('C’est la dernière demande de la liste.').waitFor();
    await page.context().close();
  }, 90_000);

  test('two clerks see each other: who holds a set is named, keeps the other out, and is taken over after a question', async () => {
    const eve = await parent(await child('Ève', 'TANGUY'), ['Marie', 'TANGUY']);
    const id = await asks(eve, { 'guardian.email': ['avant@exemple.fr', 'marie@exemple.fr'] });
    const [hers, his, list] = [
      await visit(kerbrat, `${INBOX}/${id}`),
      await visit(salaun, `${INBOX}/${id}`, SCREENS.phone),
      await visit(salaun, `${INBOX}?nom=tanguy`),
    ];
    await his.getByText('Personne ne traite cette demande.').waitFor();
    await his.getByRole('radio', { name: 'Accepter', exact: true }).check();
    await hers.getByRole('button', { name: 'Je m’en occupe' }).click();
    // He hears of it without a gesture, and what he had chosen is kept.
    await his.getByText(/Josiane Kerbrat traite cette demande/).waitFor();
    await list
      .getByRole('row', { name: /Ève TANGUY/ })
      .getByText(/Josiane Kerbrat, depuis/)
      .waitFor();
    expect(await his.getByRole('button', { name: /^Enregistrer les décisions/ }).isDisabled()).toBe(true);
    expect(await his.getByRole('radio', { name: 'Accepter', exact: true }).isChecked()).toBe(true);
    await look(his, 'record-review-held');

    await his.getByRole('button', { name: 'Reprendre la demande' }).click();
    const dialog = his.getByRole('dialog', { name: 'Reprendre la demande à Josiane Kerbrat ?' });
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await his.getByText(/Josiane Kerbrat traite cette demande/).waitFor();
    await his.getByRole('button', { name: 'Reprendre la demande' }).click();
    await dialog.getByRole('button', { name: 'Reprendre la demande' }).click();
    await his.getByText(/^Vous traitez cette demande/).waitFor();
    await hers.getByText(/Yves Salaün traite cette demande/).waitFor();
    await his.getByRole('button', { name: 'Enregistrer les décisions' }).click();
    await his.getByRole('heading', { name: /Les décisions sont enregistrées/ }).waitFor();
    await hers.getByText('Plus rien à décider ici.').waitFor();
    // The set keeps its place in the list that is being read, and says so.
    await list
      .getByRole('row', { name: /Ève TANGUY/ })
      .getByText('Plus dans cette liste')
      .waitFor();
    await look(list, 'record-inbox-news');
    await list.getByRole('button', { name: 'Actualiser la liste' }).click();
    await list.getByRole('heading', { name: 'Aucune demande ne correspond' }).waitFor();
    await Promise.all([hers, his, list].map((page) => page.context().close()));
  }, 90_000);

  test('of two guardians who disagree, takes the value of the other; the first is refused, and reads no value', async () => {
    const malo = await child('Malo', 'GUÉRIN');
    const mother = await parent(malo, ['Lise', 'GUÉRIN']);
    const father = await parent(malo, ['Hugo', 'GUÉRIN'], '20');
    const hers = await asks(mother, {
      'pupil.phoneMobile': [null, '+33639980201'],
      'guardian.phoneMobile': [null, '+33639980299'],
    });
    await asks(father, { 'pupil.phoneMobile': [null, '+33639980202'] });

    const page = await visit(kerbrat, `${INBOX}?marques=conflit`);
    await page
      .getByRole('row', { name: /Malo GUÉRIN/ })
      .first()
      .getByText('Conflit', { exact: true })
      .waitFor();
    await page.goto(`${api.url}${INBOX}/${hers}?marques=conflit`);
    await page.getByRole('heading', { name: 'Une autre demande attend pour cet élève' }).waitFor();
    // In one go, only what is plain.
    await page.getByRole('button', { name: 'Accepter le point restant' }).click();
    await page.getByText('1 sur 2 points décidés').waitFor();
    await page.getByRole('radio', { name: /Hugo GUÉRIN \(Père\).*06 39 98 02 02/ }).check();
    await look(page, 'record-review-conflict');
    await page.getByRole('button', { name: 'Enregistrer les décisions' }).click();
    await page.getByRole('heading', { name: 'Les décisions sont enregistrées, la famille est prévenue' }).waitFor();
    await page.getByText('La valeur proposée par l’autre responsable a été retenue.').waitFor();
    await until('both sets in the base', async () => {
      const [row] = await api.em().execute(`select phone_mobile from pupil where id = ?`, [malo]);
      return row?.phone_mobile === '+33639980202' && (await inBase(mother.guardianId))?.phone_mobile === '+33639980299';
    });
    await page.context().close();
  }, 90_000);

  test('a base that changes meanwhile says so, keeps what was chosen elsewhere, and is then seen three-way', async () => {
    const ana = await parent(await child('Ana', 'PRIGENT'), ['Léna', 'PRIGENT']);
    const id = await asks(ana, {
      'guardian.email': ['avant@exemple.fr', 'lena@exemple.fr'],
      'guardian.phoneMobile': [null, '+33639980301'],
    });
    const page = await visit(kerbrat, `${INBOX}/${id}`, SCREENS.phone);
    const refusals = page.getByRole('radio', { name: 'Refuser', exact: true });
    await refusals.first().check();
    await page.getByRole('textbox', { name: /Motif du refus/ }).fill('Numéro à vérifier avec la famille');
    await page.getByRole('radio', { name: 'Accepter', exact: true }).last().check();

    await api.em().transactional(async (tx) => {
      await holdBase(tx, COLLEGE);
      await tx.execute(`update guardian set email = 'importee@exemple.fr' where id = ?`, [ana.guardianId]);
      await reconcile(tx, { uai: COLLEGE, targetIds: [ana.guardianId], by: null });
    });
    await page.getByText('Cette demande a changé pendant que vous l’examiniez.').waitFor();
    await page.getByText('Ce qui a changé : Responsable – Adresse électronique.').waitFor();
    await look(page, 'record-review-newer');
    await page.getByRole('button', { name: 'Afficher les changements' }).click();
    await page.getByText('La base a changé', { exact: true }).waitFor();
    expect(await page.getByRole('textbox', { name: /Motif du refus/ }).inputValue()).toBe(
      'Numéro à vérifier avec la famille',
    );
    expect(await page.getByRole('radio', { name: 'Accepter', exact: true }).last().isChecked()).toBe(false);
    const stale = page.getByRole('group', { name: /Adresse électronique/ });
    for (const value of ['avant@exemple.fr', 'importee@exemple.fr', 'lena@exemple.fr'])
      await stale.getByText(value, { exact: true }).waitFor();
    await look(page, 'record-review-stale');
    await stale.getByRole('radio', { name: 'Accepter', exact: true }).check();
    await page.getByRole('button', { name: 'Enregistrer les décisions' }).click();
    await page.getByRole('heading', { name: 'Les décisions sont enregistrées, la famille est prévenue' }).waitFor();
    await until('the base', async () => (await inBase(ana.guardianId))?.email === 'lena@exemple.fr');
    expect((await inBase(ana.guardianId))?.phone_mobile).toBeNull();
    await page.context().close();
  }, 90_000);

  test('to whom the regime alone is delegated, the desk, the list and the page show regimes and nothing else', async () => {
    const em = api.em();
    await em.execute(
      `insert into nomenclature_code (uai, school_year, kind, code, label) values (?, ?, 'regime', '2', 'DEMI-PENSIONNAIRE'), (?, ?, 'regime', '3', 'INTERNE')`,
      [COLLEGE, YEAR, COLLEGE, YEAR],
    );
    const bursar = await staffAccount(em, 'Aline Bourse', { role: 'bursar', uai: COLLEGE });
    await delegation(em, {
      ...{ uai: COLLEGE, grantedById: bursar.id, delegateId: bursar.id },
      operations: ['recordChange.reviewRegime'],
    });
    const ida = await child('Ida', 'MORVAN');
    const fields = { 'pupil.regime': [null, '3'], 'pupil.email': [null, 'ida@exemple.fr'] } as const;
    await asks(await parent(ida, ['Nina', 'MORVAN']), fields);

    const page = await visit(bursar.login, `/etablissement/${COLLEGE}`);
    await page.getByText('Un changement de fiche attend votre décision.').waitFor();
    await page.getByRole('link', { name: 'Décider', exact: true }).click();
    await page.getByText('Un changement de régime attend votre décision.', { exact: false }).waitFor();
    await page.getByText(/Une demande\s+·/).waitFor();
    await page.getByRole('link', { name: 'Ida MORVAN' }).click();
    await page
      .getByRole('group', { name: /Régime/ })
      .getByText('INTERNE')
      .waitFor();
    expect(await page.getByRole('radiogroup').count()).toBe(1);
    expect(await page.getByText('ida@exemple.fr').count()).toBe(0);
    await look(page, 'record-review-regime');
    await page.getByRole('radio', { name: 'Accepter', exact: true }).check();
    await page.getByRole('button', { name: 'Enregistrer les décisions' }).click();
    await page.getByRole('heading', { name: /Les décisions sont enregistrées/ }).waitFor();
    // What is left of the set is others' to decide: for this reader there is nothing more.
    await page.getByRole('link', { name: 'Toutes les modifications' }).click();
    await page.getByRole('heading', { name: 'Tout est décidé' }).waitFor();
    await page.context().close();
  }, 60_000);

  test('where streams are held on the way, the list is asked for instead, and says so', async () => {
    const page = await visit(kerbrat, INBOX, SCREENS.desk, 'fr-FR', async (opened) => {
      await opened.route('**/inbox-events', (route) => route.abort());
    });
    await page.getByText('actualisé toutes les 15 secondes').waitFor();
    const before = await emails();
    await counts(page, 'Courriels', before);
    const yan = await parent(await child('Yan', 'BIHAN'), ['Eva', 'BIHAN']);
    await asks(yan, { 'guardian.email': ['avant@exemple.fr', 'eva@exemple.fr'] });
    await counts(page, 'Courriels', before + 1);
    await page.context().close();
  }, 60_000);

  test('no page broke the security policy or threw', () => {
    expect(blocked).toEqual([]);
  });
});
