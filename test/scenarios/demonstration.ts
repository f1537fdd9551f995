/** The demonstration on a stage of its own, with a browser before it: what every browser scenario begins with. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { environment } from '../../config/environment.ts';
import { buildUi } from '../../launch/build-ui.ts';
import { loadDemonstration } from '../../launch/load-demonstration.ts';
import { type Stage, setStage } from '../../launch/season/stage.ts';
import { accessibilityFaults, chromiumPath, isTooWide, openBrowser, screenshot } from './browser.ts';

export const PASSWORD = 'Cartographe-27';
export const PATIENCE_MS = 15_000;

const quiet = async <T>(_: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> => work(() => {});

export interface Demonstration {
  readonly stage: Stage;
  readonly browser: Browser;
  /** A context that tells what the page throws and what its policy blocks. */
  context(options: BrowserContextOptions): Promise<BrowserContext>;
  /** The page as it stands: its title, clean for axe, no wider than its screen, kept as a picture. */
  look(page: Page, title: RegExp, picture?: string): Promise<void>;
}

/** A `describe` in a browser; left out where there is none, but in CI. `prepare` runs before worker and api. */
export function inBrowser(
  name: string,
  scenarios: (given: () => Demonstration) => void,
  prepare: (stage: Stage) => Promise<void> = async () => {},
): void {
  const executable = chromiumPath();
  if (!executable && environment().CI)
    throw new Error('No Chromium on this machine: the browser scenarios cannot be left out here.');
  if (!executable) process.stderr.write('No Chromium found (set CHROMIUM_PATH): the browser scenarios are left out.\n');
  const where = executable ? describe : describe.skip; // without a browser there is nothing to try; CI fails above
  where(name, () => {
    let stage: Stage;
    let browser: Browser;
    const blocked: string[] = [];

    beforeAll(async () => {
      await buildUi();
      stage = await setStage(quiet);
      const { databaseUrl, temporalAddress, smtpUrl } = stage.services;
      await loadDemonstration({ databaseUrl, temporalAddress, smtpUrl, publicUrl: stage.origin, report: () => {} });
      await prepare(stage);
      await stage.open();
      browser = await openBrowser(executable as string);
      await stage.mailbox.waitFor((letter) => letter.headers['x-rentree-letter'] === 'M-03', PATIENCE_MS);
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await stage?.stop();
    });

    const watch = (page: Page): void => {
      page.setDefaultTimeout(PATIENCE_MS);
      page.on('pageerror', (error) => blocked.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|Trusted/i.test(message.text())) blocked.push(message.text());
      });
    };
    scenarios(() => ({
      stage,
      browser,
      async context(options) {
        const context = await browser.newContext({ locale: 'fr-FR', ...options });
        context.on('page', watch);
        return context;
      },
      async look(page, title, picture) {
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await page.waitForLoadState('networkidle');
        const name = picture ?? `${title}`;
        expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
        expect([name, await isTooWide(page)]).toEqual([name, false]);
        if (picture) await screenshot(page, picture);
      },
    }));

    test('no page broke the security policy or threw', () => {
      expect(blocked).toEqual([]);
    });
  });
}
