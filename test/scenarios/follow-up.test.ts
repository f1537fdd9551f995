/**
 * The follow-up lists and the board of wishes with three hundred dossiers, in a real Chromium: at 320, 768 and 1280 px, clean
 * for axe, never wider than the screen, and worked through by the keyboard alone.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { environment, projectRoot } from '../../config/environment.ts';
import { buildUi } from '../../launch/build-ui.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import {
  academy,
  COLLEGE,
  campaign,
  choiceGroup,
  LYCEE,
  NEXT_YEAR,
  PASSWORD,
  SECONDE,
  staffAccount,
  YEAR,
} from '../database/builders.ts';
import { accessibilityFaults, chromiumPath, isTooWide, openBrowser, screenshot } from './browser.ts';

const executable = chromiumPath();
if (!executable && environment().CI)
  throw new Error('No Chromium on this machine: the browser scenarios cannot be left out here.');
const inBrowser = executable ? describe : describe.skip; // without a browser there is nothing to try; CI fails above

const PATIENCE_MS = 15_000;
const DOSSIERS = 300;
const WIDTHS: [number, BrowserContextOptions][] = [
  [320, { viewport: { width: 320, height: 800 }, isMobile: true, hasTouch: true }],
  [768, { viewport: { width: 768, height: 1024 } }],
  [1280, { viewport: { width: 1280, height: 900 } }],
];

inBrowser('three hundred dossiers', () => {
  let api: RunningApi;
  let browser: Browser;
  let logins: Record<'lycée' | 'collège', string>;
  const blocked: string[] = [];

  beforeAll(async () => {
    await buildUi();
    api = await startApi({ screens: join(projectRoot, 'ui', 'dist') });
    const em = api.em();
    await academy(em);
    await choiceGroup(em, {
      key: 'rank-4',
      label: 'ENSEIGNEMENT OPTIONNEL 2',
      mode: 'RANKED',
      min: 2,
      max: 3,
      options: [
        { code: '061300', label: 'SCIENCES ECONOMIQUES ET SOCIALES' },
        { code: '061400', label: 'SANTE ET SOCIAL' },
        { code: '061500', label: 'LITTERATURE ET SOCIETE' },
      ],
    });
    await em.execute(`update choice_group set capacities = '{"061300": 60, "061400": 48}'`);
    await em.execute(
      `insert into required_document (id, uai, school_year, label, mandatory) values (gen_random_uuid(), ?, ?, 'Justificatif de domicile', true)`,
      [LYCEE, NEXT_YEAR],
    );
    await em.execute(
      `insert into pupil (id, identity_id, uai, school_year, last_name, first_name, born_on)
       select gen_random_uuid(), gen_random_uuid(), ?, ?, 'NOM ' || lpad(n::text, 3, '0'), (array['Lila', 'Anaïs', 'Maëlle', 'Tom'])[n % 4 + 1], '2012-03-14'
       from generate_series(1, ?) n`,
      [COLLEGE, YEAR, DOSSIERS],
    );
    await em.execute(
      `insert into pupil_structure (pupil_id, code, type) select id, (array['3A', '3B', '3C'])[right(last_name, 3)::int % 3 + 1], 'D' from pupil`,
    );
    const campaignId = await campaign(em);
    await em.execute(
      `with assigned as (
         insert into affectation (id, last_name, first_name, origin_uai, receiving_uai, school_year, round, wish_rank, offer_code, mef, decision, decided_on, imported_at)
         select id, last_name, first_name, uai, ?, ?, 1, 1, 'X', ?, 'AFFECTE', '2027-06-29', now() from pupil returning *)
       insert into dossier (id, campaign_id, affectation_id, identity_id, origin_pupil_id, origin_uai, receiving_uai, school_year, mef, last_name, first_name, state, choices, closes_at, created_at)
       select gen_random_uuid(), ?, a.id, a.id, a.id, a.origin_uai, a.receiving_uai, a.school_year, a.mef, a.last_name, a.first_name,
         (array['NOTIFIED', 'VALIDATED', 'VALIDATED', 'REFUSED', 'PAPER'])[right(a.last_name, 3)::int % 5 + 1],
         '{"rank-4": ["061400", "061300"]}', now() + interval '9 days', now() from assigned a`,
      [LYCEE, NEXT_YEAR, SECONDE, campaignId],
    );
    await em.execute(
      `insert into dossier_choice (dossier_id, group_key, position, code, receiving_uai, school_year, mef)
       select d.id, 'rank-4', w.position, w.code, d.receiving_uai, d.school_year, d.mef
       from dossier d cross join (values (1, '061400'), (2, '061300')) as w(position, code) where d.state = 'VALIDATED'`,
    );
    logins = {
      lycée: (await staffAccount(em, 'Mme Proviseure', { role: 'head', uai: LYCEE })).login,
      collège: (await staffAccount(em, 'M. Principal', { role: 'head', uai: COLLEGE })).login,
    };
    browser = await openBrowser(executable as string);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const visit = async (screen: BrowserContextOptions, path: string, login: string): Promise<Page> => {
    const page = await (await browser.newContext({ ...screen, locale: 'fr-FR' })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => blocked.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) blocked.push(message.text());
    });
    await page.goto(`${api.url}${path}`);
    await page.getByLabel('Identifiant').fill(login);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
    return page;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
    expect([name, await isTooWide(page)]).toEqual([name, false]);
    await screenshot(page, name);
  };
  const list = (uai: string, query: string): string => `/etablissement/${uai}/inscriptions?annee=${NEXT_YEAR}&${query}`;

  test.each(WIDTHS)(
    'both lists and the wishes are clean at %d px',
    async (width, screen) => {
      const page = await visit(screen, list(LYCEE, 'cote=accueil'), logins.lycée);
      await page.getByRole('rowheader', { name: /NOM 001/ }).waitFor();
      await look(page, `follow-up-receiving-${width}`);
      for (const more of ['Colonnes affichées', 'Exporter cette liste', 'Au clavier'])
        await page.locator('summary', { hasText: more }).click();
      for (const column of ['Choix de la famille', 'Qui appeler', 'Internat'])
        await page.getByRole('checkbox', { name: column, exact: true }).check();
      await page.getByText('Santé et social').first().waitFor();
      await look(page, `follow-up-all-columns-${width}`);
      await page.getByRole('link', { name: 'Vœux et places' }).click();
      await page.getByRole('heading', { level: 1, name: 'Vœux et places' }).waitFor();
      await page.getByText('72 de trop').waitFor();
      await look(page, `wishes-${width}`);

      const leaving = await visit(
        screen,
        list(COLLEGE, 'cote=origine&division=3A&familles=sans-compte'),
        logins.collège,
      );
      await leaving.getByText('50 dossiers affichés', { exact: true }).waitFor();
      expect(await leaving.getByRole('checkbox', { name: 'Sans compte', exact: true }).isChecked()).toBe(true);
      await look(leaving, `follow-up-origin-${width}`);
      await Promise.all([page.context().close(), leaving.context().close()]);
    },
    90_000,
  );

  test('a secretary works through the list by the keyboard alone', async () => {
    const [, , [, desk]] = WIDTHS as [unknown, unknown, [number, BrowserContextOptions]];
    const page = await visit(desk, list(LYCEE, 'cote=accueil&etat=VALIDATED'), logins.lycée);
    await page.getByRole('rowheader', { name: /NOM 001/ }).waitFor();
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const shown = await page.locator('.sco-name__link').allTextContents();
    expect(shown).toHaveLength(50);

    // By Tab alone one comes to the first row: nothing of the table is out of the order.
    await page.getByRole('textbox', { name: 'Nom de l’élève' }).focus();
    for (let i = 0; i < 40 && (await focused()) !== shown[0]; i += 1) await page.keyboard.press('Tab');
    expect(await focused()).toBe(shown[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(shown[1]);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('2 élèves choisis').waitFor();
    expect(await focused()).toBe(shown[2]);
    await page.keyboard.press('Space');
    await page.getByText('1 élève choisi').waitFor();
    await page.keyboard.press('End');
    expect(await focused()).toBe(shown.at(-1));
    // What has the focus is seen, and not under the bar of the selection.
    const [row, bar] = await Promise.all([
      page.locator(':focus').boundingBox(),
      page.locator('.sco-selection').boundingBox(),
    ]);
    expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(shown.at(-1));
    await page.keyboard.press('Home');
    expect(await focused()).toBe(shown[0]);
    await page.keyboard.press('Shift+Tab');
    // From tick to tick, as from name to name.
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.matches('input[type=checkbox]:checked'))).toBe(true);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name)).toBe('nom');
    // In the field a slash is a slash.
    await page.keyboard.type('NOM 1/');
    await page.getByText('Aucun dossier ne correspond').waitFor();
    await page.keyboard.press('Backspace');
    await page.getByRole('rowheader', { name: /NOM 101/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('nom')).toBe('NOM 1');
    await page.context().close();
  }, 60_000);

  test('the list is downloaded as it is seen', async () => {
    const [, , [, desk]] = WIDTHS as [unknown, unknown, [number, BrowserContextOptions]];
    const page = await visit(desk, list(COLLEGE, 'cote=origine&etat=REFUSED&division=3B'), logins.collège);
    await page.getByText('Exporter cette liste', { exact: true }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Fichier CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^inscriptions-9990001D-2027-origine-\d{8}\.csv$/);
    await page.getByText('Le fichier est téléchargé').waitFor();
    const text = await new Response((await file.createReadStream()) as unknown as ReadableStream<Uint8Array>).text();
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toMatch(/Nom;Prénom;Division;Formation;Lycée d’accueil;État;Depuis;Compte de la famille$/);
    expect(lines).toHaveLength(21);
    expect(lines[1]).toMatch(/^NOM \d{3};[^;]+;3B;.*;Place refusée;/);
    await page.context().close();
  }, 60_000);

  test('a long list shows how far its file is, then offers it', async () => {
    const [, , [, desk]] = WIDTHS as [unknown, unknown, [number, BrowserContextOptions]];
    const em = api.em();
    // As the run leaves the row while it makes the file, and when it has.
    await em.execute(
      `insert into list_export (id, uai, school_year, account_id, format, asked, state, total, done, file_name, created_at)
       select gen_random_uuid(), ?, ?, id, 'csv', '{"side": "receiving"}', 'RUNNING', 2000, 500, 'longue.csv', now() from account where login = ?`,
      [LYCEE, NEXT_YEAR, logins.lycée],
    );
    const page = await visit(desk, list(LYCEE, 'cote=accueil'), logins.lycée);
    await page.locator('summary', { hasText: 'Exporter cette liste' }).click();
    await page.getByText(/500 lignes sur 2.000/).waitFor();
    expect(await page.getByRole('progressbar', { name: 'Préparation de longue.csv' }).getAttribute('value')).toBe(
      '500',
    );
    await look(page, 'follow-up-export');
    await em.execute(`update list_export set state = 'READY', done = 2000, content = 'Nom', ready_at = now()`);
    const ready = page.getByRole('link', { name: /Télécharger.*longue\.csv/ });
    const [file] = await Promise.all([page.waitForEvent('download'), ready.click()]);
    expect(file.suggestedFilename()).toBe('longue.csv');
    await page.context().close();
  }, 60_000);

  test('no page was blocked by the content policy, no script failed', () => {
    expect(blocked).toEqual([]);
  });
});
