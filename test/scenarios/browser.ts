/** A real Chromium for the scenarios: found on the machine, never downloaded. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { environment, projectRoot } from '../../config/environment.ts';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium, or null when this machine has none. */
export function chromiumPath(): string | null {
  const { CHROMIUM_PATH } = environment();
  return [...(CHROMIUM_PATH ? [CHROMIUM_PATH] : []), ...USUAL_PLACES].find((path) => existsSync(path)) ?? null;
}

export async function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // As root in a container Chromium has no sandbox to go into; the others keep it from calling its makers.
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The two screens that every page is tried on: a narrow phone and a desk. */
export const SCREENS = {
  phone: { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true, locale: 'fr-FR' },
  desktop: { viewport: { width: 1280, height: 900 }, locale: 'fr-FR' },
} as const;
export type Screen = keyof typeof SCREENS;

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong with the page as it stands: rule and place. It runs under the page's own strict policy. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axeFile, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

/** Whether the page can be scrolled sideways: it never should. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Keeps a picture of the whole page where that was asked for (`npm run screenshots`): a plain test run changes no file. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!environment().KEEP_SCREENSHOTS) return;
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: join(projectRoot, 'docs', 'screenshots', `${name}.png`),
    fullPage: true,
    animations: 'disabled',
  });
}
