/**
 * The academy sets its second round in a real Chromium: results first, the usual dates proposed, drafts left to finish, two
 * lycées found and ticked; its board says whose turn it is; then a head moves the first round's closing. On the narrowest phone
 * and on a desk.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { environment } from '../../config/environment.ts';
import { buildUi } from '../../launch/build-ui.ts';
import { loadDemonstration } from '../../launch/load-demonstration.ts';
import { type Stage, setStage } from '../../launch/season/stage.ts';
import { accessibilityFaults, chromiumPath, isTooWide, openBrowser, SCREENS } from './browser.ts';

const executable = chromiumPath();
if (!executable && environment().CI)
  throw new Error('No Chromium on this machine: the browser scenarios cannot be left out here.');
if (!executable) process.stderr.write('No Chromium found (set CHROMIUM_PATH): the browser scenarios are left out.\n');
const inBrowser = executable ? describe : describe.skip; // without a browser there is nothing to try; CI fails above

const PASSWORD = 'Cartographe-27';
const NARROW = { ...SCREENS.phone, viewport: { width: 320, height: 700 } };

inBrowser('the academy’s calendar', () => {
  let stage: Stage;
  let browser: Browser;
  const failed: string[] = [];

  beforeAll(async () => {
    await buildUi();
    stage = await setStage(async (_, work) => work(() => {}));
    const { databaseUrl, temporalAddress, smtpUrl } = stage.services;
    await loadDemonstration({ databaseUrl, temporalAddress, smtpUrl, publicUrl: stage.origin, report: () => {} });
    await stage.open();
    browser = await openBrowser(executable as string);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await stage?.stop();
  });

  const visit = async (screen: object, path: string, login: string): Promise<Page> => {
    const page = await (await browser.newContext(screen)).newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => failed.push(error.message));
    await page.goto(`${stage.origin}${path}`);
    await page.getByLabel('Identifiant').fill(login);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
    return page;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
    expect([name, await isTooWide(page)]).toEqual([name, false]);
  };
  const said = async (page: Page): Promise<string> =>
    ((await page.locator('main').textContent()) ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');

  test.each([
    ['phone of 320 px', NARROW, '2', '2027-07-08T14:00'],
    ['desk', SCREENS.desktop, '3', '2027-07-08T18:30'],
  ])(
    'is proposed from the results, corrected and saved, on a %s',
    async (name, screen, round, results) => {
      const page = await visit(screen, '/academie/', 'helene.mazur');
      await page.getByRole('link', { name: 'Calendrier' }).first().click();
      await page.getByRole('button', { name: 'Ajouter un tour' }).click();
      expect(await page.getByLabel('Tour', { exact: true }).inputValue()).toBe(round);
      // Nothing is typed yet: each missing date is told by its name, and the summary has the focus.
      await page.getByRole('button', { name: 'Enregistrer le calendrier' }).click();
      await page.getByRole('link', { name: 'Date et heure des résultats : saisissez' }).waitFor();
      await look(page, `${name}, refused`);
      await page.getByLabel('Date et heure des résultats').fill(results);
      await page.getByRole('button', { name: 'Proposer les dates usuelles' }).click();
      await page.getByText('Le mercredi 14 juillet 2027 n’est pas compté (fête nationale).').waitFor();
      expect(await said(page)).toContain('vendredi 16 juillet 2027 à 23 h 59, heure de Paris');
      await page.getByLabel('Laisser finir les saisies commencées').check();
      await page.getByLabel('Fin des saisies commencées').fill('2027-07-16T12:00');
      await page.getByRole('button', { name: 'Enregistrer le calendrier' }).click();
      await page.getByRole('link', { name: 'Les saisies commencées se terminent après la clôture.' }).waitFor();
      await page.getByLabel('Fin des saisies commencées').fill('2027-07-18T12:00');
      await page.getByLabel('Seulement les établissements choisis').check();
      const search = page.getByLabel('Chercher un établissement');
      await search.fill('elisa');
      await page.getByRole('button', { name: /^Cocher/ }).click();
      await search.fill('LYCEE conti');
      await page.getByRole('checkbox', { name: /Anita Conti/ }).check();
      const [all] = await stage.orm.em.fork().execute(`select count(*)::int as schools from establishment`);
      await page.getByText(`2 établissements choisis sur ${all?.schools}.`).waitFor();
      // Enter searches; it does not save what is half done.
      await search.press('Enter');
      await look(page, `${name}, filled in`);
      await page.getByRole('button', { name: 'Enregistrer le calendrier' }).click();
      await page.getByText('Le calendrier est enregistré').waitFor();
      const shown = await said(page);
      expect(shown).toContain('Peuvent finir jusqu’au dimanche 18 juillet 2027 à 12 h, heure de Paris');
      expect(shown).toMatch(/Lycée polyvalent Anita Conti\s*Lycée professionnel Élisa Lemonnier/);
      expect(shown).toContain('Un tour n’existe qu’une fois son calendrier enregistré');
      await look(page, `${name}, saved`);
      expect(failed).toEqual([]);
    },
    90_000,
  );

  test.each([
    ['phone of 320 px', NARROW],
    ['desk', SCREENS.desktop],
  ])(
    'the board says of each campaign whose turn it is, in both languages, on a %s',
    async (name, screen) => {
      const page = await visit(screen, '/academie/', 'helene.mazur');
      const figures = page.getByRole('region', { name: 'Qui doit agir' });
      await figures.waitFor();
      const table = page.getByRole('table').filter({ hasText: 'Lycée polyvalent Anita Conti' });
      const ofConti = table.getByRole('row').filter({ hasText: 'Anita Conti' });
      const waiting = await ofConti.getByRole('listitem').allTextContents();
      const [counted] = await stage.orm.em.fork().execute(
        `select count(*)::int as families from dossier d join establishment e on e.uai = d.receiving_uai
         where e.name_complement = 'ANITA CONTI' and d.state in ('NOTIFIED', 'PAPER')`,
      );
      const families: number = counted?.families;
      expect(families).toBeGreaterThan(1);
      expect(waiting).toEqual([`${families} attendent la famille`]);
      await look(page, `${name}, board`);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('region', { name: 'Whose turn it is' }).waitFor();
      expect(await ofConti.getByRole('listitem').allTextContents()).toEqual([`${families} wait for the family`]);
      await look(page, `${name}, board in English`);
      expect(failed).toEqual([]);
    },
    60_000,
  );

  test('the head moves the closing inside the academy’s dates, and sees them with their zone', async () => {
    const page = await visit(SCREENS.desktop, '/etablissement/', 'etienne.caradec');
    await page.getByRole('link', { name: 'Campagnes' }).first().click();
    await page.getByRole('link', { name: 'Voir la campagne' }).first().click();
    await page.getByText('Les familles répondent en ligne jusqu’au').waitFor();
    expect(await said(page)).toMatch(/Les familles répondent en ligne jusqu’au .* à 23 h 59, heure de Paris\./);
    await page.getByRole('button', { name: 'Changer les dates' }).click();
    const closing = page.getByLabel('Clôture');
    const before = await closing.inputValue();
    await closing.fill(before.replace('T23:59', 'T20:00'));
    await look(page, 'dates of a school');
    await page.getByRole('button', { name: 'Enregistrer les dates' }).click();
    await page
      .getByText(/jusqu’au .* à 20\sh, heure de Paris\./)
      .first()
      .waitFor();
    expect(failed).toEqual([]);
  }, 60_000);
});
