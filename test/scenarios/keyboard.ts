/** A reader without a mouse: what they want is reached with Tab, and nothing else. */
import type { Locator, Page } from 'playwright-core';

/** More than any page has; a control that is not reached by then is reached by nobody. */
const MOST_STOPS = 90;

/** Tabs to a control. @throws Error telling where the focus went instead */
export async function reach(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.waitFor();
  const stops: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    stops.push(await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 30) ?? ''));
  }
  throw new Error(`${control} is not reached with ${key}: ${stops.slice(0, 20).join(' | ')}`);
}

/** Tabs to a link or a button, and presses Enter. */
export async function activate(page: Page, control: Locator): Promise<void> {
  await reach(page, control);
  await page.keyboard.press('Enter');
}

/** Tabs to a field and types. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.type(text);
}

/** Tabs to a group of radios of which none is chosen yet, chooses the first with Space, and goes on with the arrow. */
export async function choose(page: Page, radios: Locator, rank: number): Promise<void> {
  await reach(page, radios.first());
  await page.keyboard.press('Space');
  for (let moved = 1; moved < rank; moved += 1) await page.keyboard.press('ArrowDown');
}
