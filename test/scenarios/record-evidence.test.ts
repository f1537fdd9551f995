/**
 * What proves or contests a record, in a real Chromium on the whole product: the link of an electronic address, the paper of
 * a name in use, an error of civil status, « pas mon enfant »; parent on a telephone of 320 px, staff on a desk and as
 * narrow. Each page is looked at by axe and must not scroll sideways, in French and in English.
 */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { EVIDENCE_MAX_BYTES } from '../../domain/record-change/evidence.ts';
import { SCREENS } from './browser.ts';
import { inBrowser, PASSWORD, PATIENCE_MS } from './demonstration.ts';

const NARROW = { ...SCREENS.phone, viewport: { width: 320, height: 640 } } as const;
const CLAIRE = 'claire.rousseau@famille.example';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');

inBrowser('what proves or contests a record, in a browser', (given) => {
  const open = async (path: string, login: string | null, screen: object = NARROW): Promise<Page> => {
    const page = await (await given().context(screen)).newPage();
    await page.goto(`${given().stage.origin}${path}`);
    if (login === null) return page;
    await page.getByLabel('Identifiant').fill(login);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
    return page;
  };
  /** The page in both languages and on both screens, then as it was. */
  const look = async (page: Page, french: RegExp, english: RegExp): Promise<void> => {
    const size = page.viewportSize();
    for (const viewport of [SCREENS.desktop.viewport, { width: 320, height: 640 }]) {
      await page.setViewportSize(viewport);
      await given().look(page, french);
    }
    await page.getByRole('button', { name: 'English' }).click();
    await given().look(page, english);
    await page.getByRole('button', { name: 'Français' }).click();
    if (size) await page.setViewportSize(size);
  };
  const desk = async (login: string): Promise<Page> => {
    const page = await open('/etablissement/', login, SCREENS.desktop);
    await page.getByRole('heading', { name: 'Tâches' }).waitFor();
    return page;
  };

  test('an address is confirmed by the button of the link’s page, and by nothing else', async () => {
    const page = await open('/', CLAIRE);
    await page.getByRole('link', { name: /Consulter ou modifier la fiche/ }).click();
    await page.getByRole('link', { name: 'Modifier des renseignements' }).click();
    const address = 'claire.nouvelle@famille.example';
    await page
      .getByLabel(/Adresse électronique/)
      .last()
      .fill(address);
    await look(page, /^Modifier la fiche/, /^Change/);
    await page.getByRole('button', { name: 'Vérifier ma demande' }).click();
    await page.getByRole('button', { name: /Envoyer/ }).click();
    await page
      .getByRole('heading', { name: /Votre demande/ })
      .first()
      .waitFor();
    const letter = await given().stage.mailbox.waitFor(
      ({ headers, envelope }) => headers['x-rentree-letter'] === 'M-02' && envelope.recipients.includes(address),
      PATIENCE_MS,
    );
    const path = /https?:\/\/[^/\s]+(\/adresse-confirmee\/[\w-]+)/.exec(letter.text)?.[1] ?? '';

    await page.goto(`${given().stage.origin}${path.replace(/\/[^/]+$/, '')}/inconnu`);
    await page.getByRole('heading', { name: 'Ce lien est inconnu' }).waitFor();
    await look(page, /^Confirmer une adresse/, /^Confirm an email/);

    // Nobody signed in: a program of a mail server opens the page and runs its code.
    const scanner = await open(path, null);
    await scanner.getByRole('button', { name: 'Confirmer cette adresse' }).waitFor();
    await look(scanner, /^Confirmer une adresse/, /^Confirm an email/);
    await page.goto(`${given().stage.origin}/`);
    await page.getByRole('link', { name: /Consulter ou modifier la fiche/ }).click();
    await page.getByText('Pas encore confirmée').waitFor();
    await look(page, /^Fiche/, /record$/);
    await page.getByRole('button', { name: `Renvoyer le lien à ${address}` }).click();
    await page.getByText('Un lien vient de partir').waitFor();

    await scanner.getByRole('button', { name: 'Confirmer cette adresse' }).press('Enter');
    await scanner.getByRole('heading', { name: 'Adresse confirmée' }).waitFor();
    await look(scanner, /^Confirmer une adresse/, /^Confirm an email/);
    await scanner.reload();
    await scanner.getByRole('heading', { name: 'Cette adresse est déjà confirmée' }).waitFor();
    await page.reload();
    await page.getByText('Adresse confirmée').first().waitFor();
    expect(await page.getByText('Pas encore confirmée').count()).toBe(0);
    await Promise.all([page.context().close(), scanner.context().close()]);
  }, 120_000);

  test('a name in use goes with its paper, which the school downloads', async () => {
    const page = await open('/', CLAIRE);
    await page.getByRole('link', { name: /Consulter ou modifier la fiche/ }).click();
    await page.getByRole('link', { name: 'Modifier des renseignements' }).click();
    await page
      .getByLabel(/Nom d’usage/)
      .last()
      .fill('ROUSSEAU-MARTIN');
    const input = page.locator('sco-evidence-field input[type=file]');
    await page.getByRole('button', { name: 'Vérifier ma demande' }).click();
    await page
      .getByText(/joignez un justificatif/)
      .first()
      .waitFor();
    await look(page, /^Modifier la fiche/, /^Change/);

    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
    await input.setInputFiles(file('trop.pdf', Buffer.alloc(EVIDENCE_MAX_BYTES + 1)));
    await page.getByText(/5 Mo au plus. Réduisez-le/).waitFor();
    await input.setInputFiles(file('photo.jpg', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic')])));
    await page.getByText(/Le plus compatible/).waitFor();
    await look(page, /^Modifier la fiche/, /^Change/);
    await input.setInputFiles(file('livret de famille.pdf', PDF));
    await page
      .getByText(/Fichier reçu/)
      .first()
      .waitFor();
    await look(page, /^Modifier la fiche/, /^Change/);
    await page.getByRole('button', { name: 'Vérifier ma demande' }).click();
    await page.getByRole('button', { name: /Envoyer/ }).click();
    await page
      .getByRole('heading', { name: /Votre demande/ })
      .first()
      .waitFor();
    await page.context().close();

    const staff = await open('/etablissement/', 'josiane.kerbrat', SCREENS.desktop);
    await staff.getByRole('link', { name: 'Modifications', exact: true }).click();
    await staff.getByRole('link', { name: 'Tom ROUSSEAU' }).last().click();
    const link = staff.getByRole('link', { name: 'Voir le justificatif' });
    await link.waitFor();
    await look(staff, /ROUSSEAU/, /ROUSSEAU/);
    const [download] = await Promise.all([staff.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^justificatif-[0-9a-f]{8}\.pdf$/);
    await staff.context().close();
  }, 120_000);

  test('an error of civil status reaches the desk, and the family sees it dealt with', async () => {
    const page = await open('/', CLAIRE);
    await page.getByRole('link', { name: /Consulter ou modifier la fiche/ }).click();
    await page.getByRole('link', { name: 'Signaler une erreur d’état civil' }).click();
    await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await page.getByText('Écrivez ce qui est faux.').first().waitFor();
    await look(page, /^Signaler une erreur/, /^Report an error/);
    await page.getByLabel(/Qu’est-ce qui est faux/).fill('Il est né à Brest, pas à Bresse.');
    await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await page.getByRole('heading', { name: 'Signalement reçu' }).waitFor();
    await look(page, /^Signaler une erreur/, /^Report an error/);

    const staff = await desk('marguerite.astier');
    expect(await staff.getByText('Bresse').count()).toBe(0);
    await staff.getByRole('link', { name: 'Lire le signalement' }).click();
    await staff.getByText('Il est né à Brest, pas à Bresse.').waitFor();
    await look(staff, /ROUSSEAU/, /ROUSSEAU/);
    await staff.getByRole('button', { name: 'Marquer comme traité' }).click();
    await staff.getByRole('dialog').getByRole('button', { name: 'Marquer comme traité' }).click();
    await staff.getByText('Ce signalement est traité.').waitFor();
    await page.reload();
    await page.getByText('Traité', { exact: true }).waitFor();
    await Promise.all([page.context().close(), staff.context().close()]);
  }, 120_000);

  test('« pas mon enfant »: asked twice, gone at once, given back by the school', async () => {
    const page = await open('/', CLAIRE);
    await look(page, /^Bonjour/, /^Hello/);
    await page.getByRole('link', { name: /Vous n’êtes pas représentant légal/ }).click();
    await look(page, /^Vous n’êtes pas représentant légal/, /^You are not a legal guardian/);
    const ask = page.getByRole('button', { name: /^Je ne suis pas le représentant légal/ });
    await ask.click();
    await page.keyboard.press('Escape');
    await ask.click();
    await page.getByRole('button', { name: 'Oui, fermer mon accès' }).click();
    await page.getByRole('heading', { name: 'Votre accès à cet élève est fermé' }).waitFor();
    await look(page, /^Votre accès à cet élève est fermé/, /is closed$/);
    await page.getByRole('link', { name: 'Revenir à l’accueil' }).last().click();
    await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('Tom').count()).toBe(0);

    const staff = await desk('marguerite.astier');
    await staff.getByRole('link', { name: 'Vérifier le lien' }).click();
    await staff.getByText(/sans cette personne/).waitFor();
    await look(staff, /^Lien contesté/, /^Contested link/);
    await staff.getByRole('button', { name: /^Le lien est juste/ }).click();
    await staff
      .getByRole('dialog')
      .getByRole('button', { name: /^Le lien est juste/ })
      .click();
    await staff.getByText('L’accès est rendu.').waitFor();
    await staff.reload();
    await look(staff, /^Lien contesté/, /^Contested link/);
    await page.reload();
    await page.getByRole('heading', { name: /Tom/ }).first().waitFor();
    await Promise.all([page.context().close(), staff.context().close()]);
  }, 120_000);
});
