/**
 * A joint account from its proposal to its end, by two parents under one roof, on the narrowest phone and at a desk: proposed,
 * agreed, a move that concerns both, split; and what is shown follows at once. In a real Chromium on the whole product.
 */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SCREENS } from './browser.ts';
import { inBrowser, PASSWORD } from './demonstration.ts';

/** The narrowest screen that WCAG 1.4.10 asks for. */
const NARROW = { ...SCREENS.phone, viewport: { width: 320, height: 640 } };
const [MOTHER, FATHER] = ['solene.d.oeuvre@famille.example', 'yann.le.goff@famille.example'];

inBrowser(
  'a joint account, in a browser',
  (given) => {
    const visit = async (screen: typeof NARROW | typeof SCREENS.desktop, login: string): Promise<Page> => {
      const page = await (await given().context(screen)).newPage();
      await page.goto(`${given().stage.origin}/`);
      await page.getByLabel('Identifiant').fill(login);
      await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Se connecter' }).click();
      await page.getByRole('heading', { name: 'Compte commun' }).waitFor();
      return page;
    };
    const record = async (page: Page): Promise<void> => {
      await page.getByRole('link', { name: /^Consulter ou modifier la fiche d’Anaïs/ }).click();
      await page.getByRole('heading', { name: 'Les autres responsables' }).waitFor();
    };
    const theirTelephones = (page: Page) =>
      page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: 'Les autres responsables' }) })
        .getByText('Téléphone portable');

    test('one proposes it on a phone, in both languages, and sees nothing more yet', async () => {
      const page = await visit(NARROW, MOTHER);
      await given().look(page, /^Bonjour/, 'family-joint-none-phone');
      await page.getByRole('button', { name: /^Proposer un compte commun/ }).click();
      await page.getByText(/^Demande envoyée le /).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Compte commun');
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByText(/^Asked on /).waitFor();
      await given().look(page, /^Hello/, 'family-joint-asked-english-phone');
      await page.getByRole('button', { name: 'Français' }).click();
      await record(page);
      expect(await theirTelephones(page).count()).toBe(0);
      await page.context().close();
    }, 60_000);

    test('the other agrees; a move asked by one asks whether it concerns both', async () => {
      const page = await visit(SCREENS.desktop, FATHER);
      await given().look(page, /^Bonjour/, 'family-joint-asked-of-me-desktop');
      await page.getByRole('button', { name: /^Accepter/ }).click();
      await page.getByText(/^Compte commun depuis le /).waitFor();
      await record(page);
      await given().look(page, /^Fiche d’Anaïs/, 'family-joint-record-desktop');
      expect(await theirTelephones(page).count()).toBe(1);

      await page.getByRole('link', { name: 'Modifier des renseignements' }).click();
      await page.getByRole('button', { name: 'Changer cette adresse – Adresse postale' }).last().click();
      await page.getByLabel('Numéro et rue').last().fill('14 RUE DES ALOUETTES');
      await page.getByRole('button', { name: 'Vérifier ma demande' }).click();
      await page.getByRole('heading', { name: /^Ce changement concerne-t-il aussi Solène/ }).waitFor();
      await page.getByRole('checkbox', { name: /change aussi d’adresse postale/ }).check();
      await given().look(page, /^Vérifier ma demande/, 'family-joint-recap-desktop');
      await page.getByRole('button', { name: /^Envoyer/ }).click();
      await page.getByRole('link', { name: /^Voir la fiche/ }).click();
      await page.getByText(/^Adresse postale – Solène/).waitFor();
      const asked: { field: string; own: boolean }[] = await given()
        .stage.orm.em.fork()
        .execute(
          `select i.field, i.target_id = rc.guardian_id as own from record_change_item i join record_change rc on rc.id = i.record_change_id
           where i.new_value::text like '%ALOUETTES%' order by 2`,
        );
      expect(asked).toEqual([
        { field: 'guardian.address', own: false },
        { field: 'guardian.address', own: true },
      ]);
      await page.context().close();
    }, 60_000);

    test('either splits it, and the other sees nothing more at the next page', async () => {
      const page = await visit(NARROW, MOTHER);
      await page.getByRole('button', { name: /^Séparer les comptes/ }).click();
      await given().look(page, /^Bonjour/, 'family-joint-splitting-phone');
      await page.getByRole('dialog').getByRole('button', { name: 'Séparer les comptes' }).click();
      await page.getByText(/à votre demande/).waitFor();
      await page.context().close();
      const his = await visit(SCREENS.desktop, FATHER);
      await his.getByText(/à la demande de Solène/).waitFor();
      await record(his);
      expect(await theirTelephones(his).count()).toBe(0);
      expect(await his.getByText('14 RUE DES ALOUETTES').count()).toBe(1);
      await his.context().close();
    }, 60_000);
  },
  async ({ orm }) => {
    // In the demonstration they live apart: here under one roof.
    await orm.em.fork().execute(
      `update guardian his set address_id = hers.address_id from guardian_account a, account x, responsibility r, responsibility s, guardian hers,
         guardian_account b, account y
       where a.guardian_id = his.id and x.id = a.account_id and x.login = ? and r.guardian_id = his.id and s.pupil_id = r.pupil_id
         and hers.id = s.guardian_id and b.guardian_id = hers.id and y.id = b.account_id and y.login = ?`,
      [FATHER, MOTHER],
    );
  },
);
