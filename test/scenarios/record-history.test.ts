/**
 * The history of a record, as the school and each parent read it after a decision, and the page on which a clerk chooses how to
 * hear of what waits: in a real Chromium on the whole product, on a desk and on the narrowest phone, in both languages.
 */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SCREENS } from './browser.ts';
import { inBrowser, PASSWORD, PATIENCE_MS } from './demonstration.ts';

/** The narrowest screen that WCAG 1.4.10 asks for. */
const NARROW = { ...SCREENS.phone, viewport: { width: 320, height: 640 } };

inBrowser('after a decision, in a browser', (given) => {
  const visit = async (screen: typeof NARROW | typeof SCREENS.desktop, path: string, login: string): Promise<Page> => {
    const page = await (await given().context(screen)).newPage();
    await page.goto(`${given().stage.origin}${path}`);
    await page.getByLabel('Identifiant').fill(login);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
    return page;
  };
  const look = (page: Page, title: RegExp, name: string): Promise<void> => given().look(page, title, name);
  const lines = (page: Page) =>
    page.getByRole('list', { name: /^(Informations décidées|Fields decided)/ }).locator('> li');
  let pupilId = '';

  test('the secretary reads what became of each field, under which delegation', async () => {
    const page = await visit(SCREENS.desktop, '/etablissement/', 'josiane.kerbrat');
    await page.getByRole('link', { name: 'Modifications', exact: true }).click();
    await page.getByRole('link', { name: 'Anaïs LE GOFF D’ŒUVRE' }).click();
    await page.getByRole('link', { name: 'Historique de la fiche' }).click();
    await look(page, /^Historique de la fiche d’Anaïs/, 'school-history-empty-desktop');
    await page.getByRole('heading', { name: 'Rien dans l’historique' }).waitFor();
    pupilId = /eleves\/([^/]+)\//.exec(page.url())?.[1] ?? '';
    await page.goBack();
    await page.getByRole('radio', { name: 'Refuser' }).first().check();
    await page
      .getByRole('textbox', { name: /Motif|Raison/ })
      .first()
      .fill('Justificatif de domicile manquant');
    await page
      .getByRole('button', { name: /Accepter/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Enregistrer les décisions' }).click();
    await given().stage.mailbox.waitFor(({ headers }) => headers['x-rentree-letter'] === 'M-04', PATIENCE_MS);
    await page.getByRole('link', { name: 'Historique de la fiche' }).click();
    await look(page, /^Historique de la fiche d’Anaïs/, 'school-history-desktop');
    expect(await lines(page).count()).toBeGreaterThan(1);
    const refused = lines(page).filter({ hasText: 'Refusée' });
    await refused.getByText('Justificatif de domicile manquant').waitFor();
    await refused.getByText(/Josiane KERBRAT \(secrétariat\)/i).waitFor();
    await refused.getByText(/^Délégation de /).waitFor();
    await page.context().close();
  }, 60_000);

  test('its author reads it on the narrowest phone, in both languages, without the name of who decided', async () => {
    const page = await visit(NARROW, `/enfants/${pupilId}/fiche`, 'yann.le.goff@famille.example');
    await page.getByRole('link', { name: 'Historique', exact: true }).click();
    await look(page, /^Historique de la fiche d’Anaïs$/, 'family-history-phone');
    await lines(page).filter({ hasText: 'Refusée' }).getByText('Justificatif de domicile manquant').waitFor();
    await lines(page)
      .first()
      .getByText(/^Vous, le /)
      .waitFor();
    await lines(page)
      .first()
      .getByText(/^Collège Jeanne Barret \(secrétariat\), le /)
      .waitFor();
    expect(await page.getByText(/KERBRAT/i).count()).toBe(0);
    await page.getByRole('button', { name: 'English' }).click();
    await look(page, /^History of Anaïs’s record$/, 'family-history-english-phone');
    await lines(page).filter({ hasText: 'Refused' }).getByText('Reason').waitFor();
    await page.context().close();
  }, 60_000);

  test('the other parent reads the pupil’s fields and none of the author’s own', async () => {
    const page = await visit(
      SCREENS.desktop,
      `/enfants/${pupilId}/fiche/historique`,
      'solene.d.oeuvre@famille.example',
    );
    await look(page, /^Historique de la fiche d’Anaïs$/, 'family-history-other-desktop');
    await page.getByRole('heading', { name: 'Rien dans l’historique' }).waitFor();
    expect(await page.getByText('Justificatif de domicile manquant').count()).toBe(0);
    expect(await page.getByText(/ – Vous$/).count()).toBe(0);
    await page.context().close();
  }, 60_000);

  test('a clerk chooses how to hear of what waits, and finds the choice again', async () => {
    const page = await visit(NARROW, '/etablissement/', 'josiane.kerbrat');
    await page.getByRole('link', { name: 'Avis', exact: true }).click();
    await look(page, /^Avis$/, 'school-notices-phone');
    await page.getByText('josiane.kerbrat@ac-nues.example').waitFor();
    expect(await page.getByRole('radio', { name: 'Une fois par jour' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'À chaque envoi d’une famille' }).check();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Votre choix est enregistré').waitFor();
    await page.reload();
    await look(page, /^Avis$/, 'school-notices-chosen-phone');
    expect(await page.getByRole('radio', { name: 'À chaque envoi d’une famille' }).isChecked()).toBe(true);
    await page.context().close();
  }, 60_000);
});
