/**
 * One parent from sign-in to the confirmation letter, one secretary from the inbox to the decision, in a real Chromium on
 * the whole product: real PostgreSQL, Temporal, SMTP, worker and api, the demonstration's people. Each on a phone and on
 * a desk; every page is looked at by axe, must not scroll sideways, and leaves a screenshot under docs/screenshots/.
 */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { until } from '../../launch/season/visitor.ts';
import { SCREENS, type Screen } from './browser.ts';
import { inBrowser, PASSWORD, PATIENCE_MS } from './demonstration.ts';

inBrowser('the demonstration, in a browser', (given) => {
  const visit = async (screen: Screen, path: string, login: string): Promise<Page> => {
    const page = await (await given().context(SCREENS[screen])).newPage();
    await page.goto(`${given().stage.origin}${path}`);
    await page.getByLabel('Identifiant').fill(login);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
    return page;
  };
  const look = (page: Page, title: RegExp, name: string): Promise<void> => given().look(page, title, name);

  test.each([
    ['phone', 'solene.d.oeuvre@famille.example', 'Anaïs'],
    ['desktop', 'claire.rousseau@famille.example', 'Tom'],
  ] as const)(
    'on a %s, %s enrols %s and receives the confirmation',
    async (screen, login, child) => {
      const page = await visit(screen, '/', login);
      await look(page, /^Bonjour/, `family-home-${screen}`);
      await page.getByRole('link', { name: 'Voir l’affectation et répondre' }).first().click();
      await look(page, new RegExp(`Inscription d.+${child}`), `family-affectation-${screen}`);
      await page.getByRole('link', { name: 'Répondre et inscrire' }).click();

      const steps: [RegExp, string][] = [
        [/^Accepter ou refuser$/, 'decision'],
        [/^Langues vivantes$/, 'languages'],
        [/^Enseignements$/, 'courses'],
        [/^Régime$/, 'regime'],
        [/^Fiche de renseignements$/, 'record'],
        [/^Vérifier et valider$/, 'summary'],
      ];
      const heading = page.getByRole('heading', { level: 1 });
      const title = async (): Promise<string> => (await heading.textContent())?.trim() ?? '';
      const isStep = (text: string): boolean => steps.some(([each]) => each.test(text));
      // A formation that asks nothing at a step has no such step: the page says which one it is.
      for (let shown = ''; ; ) {
        await until('the next step', async () => (await title()) !== shown && isStep(await title()));
        shown = await title();
        const step = steps.find(([each]) => each.test(shown));
        if (!step) throw new Error(`an unknown step: ${shown}`);
        const [expected, name] = step;
        await look(page, expected, `family-${name}-${screen}`);
        if (name === 'summary') break;
        if (name === 'regime') await page.getByRole('radio').first().check();
        if (name === 'record') await page.getByRole('checkbox', { name: /Je confirme/ }).check();
        await page.getByRole('button', { name: /[Cc]ontinuer$/ }).click();
      }
      await page.getByRole('button', { name: 'Valider l’inscription' }).click();
      await page.getByText('Inscription validée', { exact: true }).waitFor();
      await look(page, new RegExp(`^${child} a une place`), `family-confirmation-${screen}`);

      const number =
        (
          await page
            .getByText(/R-\d{4}-\d{7}/)
            .first()
            .textContent()
        )?.trim() ?? '';
      const letter = await given().stage.mailbox.waitFor(
        ({ headers, envelope }) => headers['x-rentree-letter'] === 'M-07' && envelope.recipients.includes(login),
        PATIENCE_MS,
      );
      expect(letter.subject).toContain(`Confirmation d’inscription`);
      expect(letter.text).toContain(number);
      await page.context().close();
    },
    120_000,
  );

  test.each([
    ['desktop', 'Anaïs LE GOFF D’ŒUVRE', 'yann.le.goff@famille.example'],
    ['phone', 'Tom ROUSSEAU', 'claire.rousseau@famille.example'],
  ] as const)(
    'on a %s, the secretary decides the changes for %s field by field',
    async (screen, pupil, author) => {
      const page = await visit(screen, '/etablissement/', 'josiane.kerbrat');
      await look(page, /Jeanne Barret/i, `school-desk-${screen}`);
      await page.getByRole('link', { name: 'Modifications', exact: true }).click();
      await look(page, /^Modifications de fiches$/, `school-inbox-${screen}`);
      await page.getByRole('link', { name: pupil }).click();
      await look(page, new RegExp(pupil), `school-review-${screen}`);

      const refuse = page.getByRole('radio', { name: 'Refuser' });
      await refuse.first().check();
      await page
        .getByRole('textbox', { name: /Motif|Raison/ })
        .first()
        .fill('Justificatif de domicile manquant');
      await page.getByRole('radio', { name: 'Accepter', exact: true }).last().check();
      await look(page, new RegExp(pupil), `school-decision-${screen}`);
      await page.getByRole('button', { name: 'Enregistrer les décisions' }).click();

      const letter = await given().stage.mailbox.waitFor(
        ({ headers, envelope }) => headers['x-rentree-letter'] === 'M-04' && envelope.recipients.includes(author),
        PATIENCE_MS,
      );
      expect(letter.text).toContain('Justificatif de domicile manquant');
      await page.context().close();
    },
    120_000,
  );
});
