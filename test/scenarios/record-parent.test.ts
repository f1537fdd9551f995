/**
 * The record as a parent changes it (§2.1, §2.2), in a real Chromium on the whole product: a mother on a narrow phone, in
 * French, and another at a desk, in English, whose children are in two schools. Every page is looked at by axe and must not
 * scroll sideways.
 */
import { expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_SCHOOLS } from '../../database/demo-academy/schools.ts';
import { inBrowser, PASSWORD, PATIENCE_MS } from './demonstration.ts';
import { activate, reach } from './keyboard.ts';

const NARROW = { viewport: { width: 320, height: 700 }, isMobile: true, hasTouch: true, locale: 'fr-FR' } as const;
const DESK = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' } as const;
const EMILIE = 'emilie.lambert@famille.example';

inBrowser('a parent and the record', (given) => {
  /** Signed in by the api, on the record of a child. */
  const recordOf = async (login: string, child: string, options: BrowserContextOptions): Promise<Page> => {
    const { origin } = given().stage;
    const context = await given().context(options);
    const answer = await context.request.post(`${origin}/api/session`, {
      data: { login, password: PASSWORD },
      headers: { origin },
    });
    expect(answer.status()).toBe(200);
    const { children } = (await (await context.request.get(`${origin}/api/children`)).json()) as {
      children: { firstName: string; record: { pupilId: string } }[];
    };
    const pupilId = children.find(({ firstName }) => firstName === child)?.record.pupilId;
    const page = await context.newPage();
    await page.goto(`${origin}/enfants/${pupilId}/fiche`);
    return page;
  };
  const look = (page: Page, title: RegExp, picture: string): Promise<void> => given().look(page, title, picture);
  const summary = (page: Page) => page.locator('sco-problem-summary');
  /** French puts a space that does not break before « : ». */
  const problems = async (page: Page): Promise<string[]> =>
    (await summary(page).getByRole('listitem').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));
  const you = (page: Page) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name: /^(Vous|You)$/ }) });
  const focusedName = (page: Page): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.getAttribute('name'));

  test.each([
    ['a desk', DESK, 'What families may ask to change', 'Meals and boarding (pupil)', 'Save', 'The settings are saved'],
    [
      'a phone',
      NARROW,
      'Ce que les familles peuvent demander à modifier',
      'Nom d’usage (élève)',
      'Enregistrer',
      'Les paramètres sont enregistrés',
    ],
  ] as const)(
    'at %s, the head opens or closes a field to families',
    async (name, screen, legend, field, save, saved) => {
      const { origin } = given().stage;
      const context = await given().context(screen);
      const signedIn = await context.request.post(`${origin}/api/session`, {
        data: { login: 'marguerite.astier', password: PASSWORD },
        headers: { origin },
      });
      expect(signedIn.status()).toBe(200);
      const page = await context.newPage();
      await page.goto(`${origin}/etablissement/${DEMO_SCHOOLS.college.uai}/parametres`);
      const box = page.getByRole('group', { name: legend }).getByRole('checkbox', { name: field });
      await box.click();
      await page.getByRole('button', { name: new RegExp(`^${save}`) }).click();
      await page
        .getByText(new RegExp(`^${saved}`))
        .first()
        .waitFor();
      await look(page, /./, `record-settings-${name.replace('a ', '')}`);
      await context.close();
    },
  );

  test('a mother on a phone corrects what was wrong, is told what she mistyped, and sees it wait', async () => {
    const page = await recordOf(EMILIE, 'Hugo', NARROW);
    await look(page, /^Fiche de Hugo$/, 'record-phone');
    await page.getByText('Yvette LAMBERT (Ascendant)').waitFor();
    await page.getByRole('link', { name: 'Modifier des renseignements' }).click();
    await look(page, /^Modifier la fiche de Hugo$/, 'record-form-phone');

    const check = page.getByRole('button', { name: 'Vérifier ma demande' });
    await check.click();
    expect(await problems(page)).toEqual(['Rien n’a changé : modifiez au moins un renseignement.']);

    // What cannot be is told at once, part by part, and each line leads to its control.
    const mobile = you(page).getByLabel('Téléphone portable');
    await mobile.fill('12');
    await you(page).getByRole('button', { name: 'Changer cette adresse' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('control-guardian.address');
    const address = page.getByRole('group', { name: 'Adresse postale' });
    await address.getByLabel('Numéro et rue').fill('');
    await address.getByLabel('Code postal').fill('9920');
    await page.getByRole('button', { name: 'Ajouter une personne à contacter' }).click();
    const contact = page.getByRole('group', { name: 'Nouvelle personne à contacter' });
    await contact.waitFor();
    await check.click();
    expect(await problems(page)).toEqual([
      'Téléphone portable – Vous : cette valeur n’est pas possible. Vérifiez ce que vous avez saisi.',
      'Adresse postale – Vous : indiquez le numéro et la rue, en 38 caractères au plus.',
      'Adresse postale – Vous : le code postal a cinq chiffres.',
      'Personne à contacter : indiquez son nom, en lettres.',
      'Personne à contacter : choisissez son lien avec l’élève.',
    ]);
    await look(page, /^Modifier la fiche de Hugo$/, 'record-problems-phone');
    await summary(page)
      .getByRole('link', { name: /code postal/ })
      .click();
    expect(await focusedName(page)).toBe('guardian.address.postalCode');

    // The postal code brings the name of its commune, which may still be written otherwise.
    await mobile.fill('06 39 98 45 67');
    const street = address.getByLabel('Numéro et rue');
    await street.fill('28 chemin du Moulin');
    await address.getByText('Il reste 19 caractères').waitFor();
    await address.getByLabel('Code postal').fill('99200');
    await address.getByText('Commune connue pour ce code postal : VALBRUME.').waitFor();
    await expect(address.getByLabel('Commune').inputValue()).resolves.toBe('VALBRUME');
    await address.getByLabel('Commune').fill('Valbrume le Haut');

    // A number that looks right and that nobody has: only the api knows, and says where.
    await contact.getByLabel('Nom', { exact: true }).fill('AUBRY');
    await contact.getByLabel('Lien avec l’élève').selectOption({ label: 'Autre lien' });
    await contact.getByLabel('Téléphone portable').fill('08 99 12 34 56');
    await check.click();
    await look(page, /^Vérifier ma demande$/, 'record-recap-phone');
    await page.getByText('VALBRUME LE HAUT').waitFor();
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await look(page, /^Modifier la fiche de Hugo$/, 'record-told-phone');
    expect(await problems(page)).toEqual(['Personne à contacter : Ce numéro de téléphone n’existe pas.']);
    await contact.getByLabel('Téléphone portable').fill('06 39 98 77 01');
    await check.click();
    await page.getByRole('heading', { level: 1, name: 'Vérifier ma demande' }).waitFor();
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await look(page, /^Demande reçue$/, 'record-sent-phone');
    const number = (await page.getByText(/R-\d{4}-\d{7}/).textContent())?.trim() ?? '';
    const letter = await given().stage.mailbox.waitFor(
      ({ headers, envelope }) => headers['x-rentree-letter'] === 'M-03' && envelope.recipients.includes(EMILIE),
      PATIENCE_MS,
    );
    expect(letter.text).toContain(number);

    await page.getByRole('link', { name: 'Voir la fiche et mes demandes' }).click();
    const changes = page.locator('section').filter({ hasText: 'Vos demandes de modification' });
    await changes.getByText('AUBRY (Autre lien)').waitFor();
    expect(await changes.getByText('En attente de décision').count()).toBe(3);
    await look(page, /^Fiche de Hugo$/, 'record-waiting-phone');
    await page.context().close();
  }, 120_000);

  test('what nobody reviews yet is withdrawn; a regime is asked with what it may cost, and a contact removed', async () => {
    const page = await recordOf(EMILIE, 'Hugo', NARROW);
    await page.getByRole('link', { name: 'Modifier des renseignements' }).click();
    const regime = page.getByRole('group', { name: 'Régime' });
    await regime.getByText(/peut changer les frais/).waitFor();
    await regime.getByRole('radio', { checked: false }).first().check();
    await page.getByRole('button', { name: 'Ne plus contacter – Yvette LAMBERT' }).click();
    await page.getByText('Yvette LAMBERT : à ne plus contacter').waitFor();
    await page.getByRole('button', { name: 'Vérifier ma demande' }).click();
    await look(page, /^Vérifier ma demande$/, 'record-regime-phone');
    await page.getByText(/peut changer les frais/).waitFor();
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByText('Votre demande est reçue', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Voir la fiche et mes demandes' }).click();
    const changes = page.locator('section').filter({ hasText: 'Vos demandes de modification' });
    const asked = changes.locator('.sco-section').filter({ hasText: 'Yvette LAMBERT : à ne plus contacter' });
    await asked.getByRole('button', { name: 'Retirer la demande' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer la demande' }).click();
    await asked.getByText('Retirée par vous').first().waitFor();
    expect(await asked.getByText('Retirée par vous').count()).toBe(2);
    expect(await asked.getByRole('button').count()).toBe(0);
    await page.getByText('Yvette LAMBERT (Ascendant)').waitFor();
    await look(page, /^Fiche de Hugo$/, 'record-withdrawn-phone');
    await page.context().close();
  }, 120_000);

  test('a mother at a desk changes her telephone for two schools at once, by keyboard, in English', async () => {
    const page = await recordOf('paola.marchetti@famille.example', 'Giulia', DESK);
    await look(page, /^Giulia’s record$/, 'record-desktop');
    await activate(page, page.getByRole('link', { name: 'Change some of it' }));
    await look(page, /^Change Giulia’s record$/, 'record-form-desktop');
    await reach(page, you(page).getByLabel('Mobile telephone'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('06 39 98 22 33');
    await activate(page, page.getByRole('button', { name: 'Check my request' }));
    await page.getByRole('heading', { level: 1, name: 'Check my request' }).waitFor();
    const too = page.getByRole('checkbox', { name: /^Does this change concern Luca too \(.*Anita Conti\)\?$/ });
    await reach(page, too);
    await page.keyboard.press('Space');
    await expect(page.getByText('Mobile telephone – You').count()).resolves.toBeGreaterThan(0);
    await page.getByText('Mobile telephone – You').nth(1).waitFor();
    await look(page, /^Check my request$/, 'record-recap-desktop');
    await activate(page, page.getByRole('button', { name: 'Send the request' }));
    await look(page, /^Request received$/, 'record-sent-desktop');
    const numbers = await page.getByText(/^R-\d{4}-\d{7}$/).allTextContents();
    expect(new Set(numbers).size).toBe(2);

    const rows: { uai: string; items: number }[] = await given()
      .stage.orm.em.fork()
      .execute(
        `select rc.uai, count(*)::int as items from record_change rc join record_change_item i on i.record_change_id = rc.id
         where i.new_value->>'value' = '+33639982233' group by rc.id order by rc.uai`,
      );
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ uai }) => uai)).size).toBe(2);
    await page.context().close();
  }, 120_000);
});
