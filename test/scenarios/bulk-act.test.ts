/**
 * A secretary of the lycée acts for several pupils at once, keyboard alone, at 320, 768 and 1280 pixels, in a real Chromium
 * on the whole product: chooses, reads the verdicts, confirms, follows, reads the report, takes it back.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { environment } from '../../config/environment.ts';
import { DEMO_SCHOOLS } from '../../database/demo-academy/index.ts';
import { buildUi } from '../../launch/build-ui.ts';
import { loadDemonstration } from '../../launch/load-demonstration.ts';
import { type Stage, setStage } from '../../launch/season/stage.ts';
import { accessibilityFaults, chromiumPath, isTooWide, openBrowser, screenshot } from './browser.ts';

const executable = chromiumPath();
if (!executable && environment().CI)
  throw new Error('No Chromium on this machine: the browser scenarios cannot be left out here.');
const inBrowser = executable ? describe : describe.skip; // without a browser there is nothing to try; CI fails above

const PASSWORD = 'Cartographe-27';
const PATIENCE_MS = 15_000;
const quiet = async <T>(_: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> => work(() => {});

inBrowser('an act on several pupils, in a browser', () => {
  let stage: Stage;
  let browser: Browser;
  const blocked: string[] = [];

  beforeAll(async () => {
    await buildUi();
    stage = await setStage(quiet);
    const { databaseUrl, temporalAddress, smtpUrl } = stage.services;
    await loadDemonstration({ databaseUrl, temporalAddress, smtpUrl, publicUrl: stage.origin, report: () => {} });
    await stage.open();
    browser = await openBrowser(executable as string);
    await stage.mailbox.waitFor((letter) => letter.headers['x-rentree-letter'] === 'M-05', PATIENCE_MS);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await stage?.stop();
  });

  /** The list of those who come, at a width, once signed in. */
  const list = async (width: number): Promise<Page> => {
    const small = width < 500;
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      isMobile: small,
      hasTouch: small,
      locale: 'fr-FR',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => blocked.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) blocked.push(message.text());
    });
    await page.goto(`${stage.origin}/etablissement/`);
    await page.getByLabel('Identifiant').fill('sylvie.dormoy');
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
    await page.goto(`${stage.origin}/etablissement/${DEMO_SCHOOLS.lyceePolyvalent.uai}/inscriptions?cote=accueil`);
    await page.getByRole('heading', { level: 1, name: 'Suivi des inscriptions' }).waitFor();
    return page;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    await screenshot(page, name);
    expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
    expect([name, await isTooWide(page)]).toEqual([name, false]);
  };
  /** Presses a key where the keyboard would be: on the focused control. */
  const press = async (control: Locator, key: string): Promise<void> => {
    await control.focus();
    await control.press(key);
  };
  const tick = async (page: Page, from: number, to: number): Promise<void> => {
    const boxes = page.getByRole('checkbox', { name: /^Choisir (?!les |le )/ });
    await boxes.nth(to - 1).waitFor();
    for (let index = from; index < to; index += 1) await press(boxes.nth(index), 'Space');
  };

  test('at 320 px three families are reminded, then it is taken back', async () => {
    const page = await list(320);
    await tick(page, 0, 3);
    // However long the list, what may be done with the choice is in sight.
    const bar = page.getByRole('group', { name: 'Élèves choisis' });
    expect(await bar.evaluate((element) => element.getBoundingClientRect().bottom <= window.innerHeight)).toBe(true);
    await look(page, 'bulk-chosen-320');
    await press(page.getByRole('button', { name: 'Relancer', exact: true }), 'Enter');
    const heading = page.getByRole('heading', { level: 2, name: 'Relancer 3 familles' });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByText('Possible pour 3 élèves.').waitFor();
    await look(page, 'bulk-preview-320');
    await press(page.getByRole('button', { name: 'Relancer 3 familles' }), 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Relance de 3 familles' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Fait pour 3 élèves' }).waitFor();
    const undo = page.getByRole('button', { name: /^Annuler \(il reste (10|9)\smin\s\d\d\)$/ });
    await undo.waitFor();
    await look(page, 'bulk-report-320');

    // Its address holds it: come back to, it says the same.
    await page.reload();
    await undo.waitFor();
    await press(undo, 'Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await look(page, 'bulk-undo-320');
    await press(dialog.getByRole('button', { name: 'Revenir en arrière' }), 'Enter');
    await page.getByRole('heading', { level: 2, name: 'Annulé pour 3 élèves' }).waitFor();
    expect(await undo.count()).toBe(0);
    await look(page, 'bulk-undone-320');
    await page.context().close();
  }, 120_000);

  test('at 768 px a document is ticked for those who may have one, and each other says why not', async () => {
    const page = await list(768);
    await tick(page, 3, 6);
    await press(page.getByRole('button', { name: 'Passer sur papier' }), 'Enter');
    await page.getByText('Possible pour 3 élèves.').waitFor();
    await press(page.getByRole('button', { name: 'Passer 3 dossiers sur papier' }), 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Passage de 3 dossiers sur papier' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Fait pour 3 élèves' }).waitFor();
    await press(page.getByRole('link', { name: 'Revenir aux inscriptions' }), 'Enter');
    await tick(page, 2, 6);
    await press(page.getByRole('button', { name: 'Pointer un document reçu' }), 'Enter');
    const choice = page.getByLabel('Document reçu');
    await choice.selectOption({ index: 2 });
    await page.getByText('Possible pour 3 élèves.').waitFor();
    await page.getByRole('heading', { level: 3, name: 'Impossible pour 1 élève' }).waitFor();
    await look(page, 'bulk-document-768');
    await press(page.getByRole('button', { name: 'Pointer un document pour 3 élèves' }), 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Pointage pour 4 élèves' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Non fait pour 1 élève' }).waitFor();
    await look(page, 'bulk-report-768');
    await press(page.getByRole('link', { name: 'Actes sur plusieurs élèves' }), 'Enter');
    await page.getByText('3 faits, 1 non fait').waitFor();
    await look(page, 'bulk-list-768');
    await page.context().close();
  }, 120_000);

  test('at 1280 px nothing is begun that is possible for nobody, and the choice is kept', async () => {
    const page = await list(1280);
    await tick(page, 6, 9);
    await look(page, 'bulk-chosen-1280');
    const integrate = page.getByRole('button', { name: 'Intégrer', exact: true });
    await press(integrate, 'Enter');
    await page.getByText('Ce n’est possible pour aucun des élèves choisis.').waitFor();
    await look(page, 'bulk-impossible-1280');
    expect(await page.getByRole('button', { name: /^Intégrer \d/ }).count()).toBe(0);
    await press(page.getByRole('button', { name: 'Fermer' }), 'Enter');
    await page.getByText('3 élèves choisis').waitFor();
    expect(await integrate.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  }, 120_000);

  test('no page broke the security policy or threw', () => {
    expect(blocked).toEqual([]);
  });
});
