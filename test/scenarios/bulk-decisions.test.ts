/**
 * A secretary decides many record changes at once, in a real Chromium on the whole product: reads each value beside the
 * base's, takes one out, confirms, reads the report; on a phone in French, on a desk in English.
 */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEMO_SCHOOLS } from '../../database/demo-academy/index.ts';
import type { FieldValue } from '../../domain/pupil-record/fields.ts';
import type { Stage } from '../../launch/season/stage.ts';
import { writeProposal } from '../../processes/record-changes.ts';
import { receive } from '../../processes/submissions.ts';
import { inBrowser, PASSWORD, PATIENCE_MS } from './demonstration.ts';

const { uai } = DEMO_SCHOOLS.college;
const desk = `/etablissement/${uai}/modifications`;

interface Asking {
  pupil_id: string;
  guardian_id: string;
  phone: FieldValue;
}
const ASKING = `p.id as pupil_id, g.id as guardian_id, g.phone_work as phone from pupil p
  join responsibility r on r.pupil_id = p.id and r.level = 1 join guardian g on g.id = r.guardian_id`;

/**
 * Families beside those of the demonstration: a telephone each, and for two of them the base says something else meanwhile;
 * and the other guardian of Anaïs, whose father asks for something already.
 */
async function proposeTelephones({ orm }: Stage): Promise<void> {
  const em = orm.em.fork();
  const found: Asking[] = await em.execute(
    `select distinct on (p.last_name, p.first_name) ${ASKING}
     where p.uai = ? and not exists (select 1 from record_change rc where rc.pupil_id = p.id)
       and g.id not in (select guardian_id from record_change)
     order by p.last_name, p.first_name, g.id limit 8`,
    [uai],
  );
  const mother: Asking[] = await em.execute(
    `select ${ASKING} where p.uai = ? and p.first_name = 'Anaïs' and g.first_name = 'Solène'`,
    [uai],
  );
  const [author]: { id: string }[] = await em.execute(
    `select id from account where kind = 'GUARDIAN' order by id limit 1`,
  );
  const authorId = author?.id as string;
  for (const [index, { pupil_id: pupilId, guardian_id: guardianId, phone }] of [...found, ...mother].entries()) {
    const recordChangeId = randomUUID();
    const id = randomUUID();
    await receive(
      em,
      { id, act: 'recordChange.submit', subjectId: recordChangeId, accountId: authorId, content: {} },
      (tx) =>
        writeProposal(tx, {
          ...{ recordChangeId, pupilId, guardianId, authorId, dossierId: null },
          items: [
            {
              ...{ field: 'guardian.phoneWork', targetId: guardianId, newValue: `+3319900121${index}` },
              baseValue: index < 2 ? '+33199001290' : phone,
            },
          ],
        }),
    );
    await em.execute(`update submission set next_attempt_at = now() where id = ?`, [id]);
  }
}

inBrowser(
  'decisions on many record changes, in a browser',
  (given) => {
    const atDesk = async (width: number): Promise<Page> => {
      const small = width < 500;
      const context = await given().context({ viewport: { width, height: 844 }, isMobile: small, hasTouch: small });
      const page = await context.newPage();
      await page.goto(`${given().stage.origin}/etablissement/`);
      await page.getByLabel('Identifiant').fill('josiane.kerbrat');
      await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Se connecter' }).click();
      await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
      await page.goto(`${given().stage.origin}${desk}`);
      return page;
    };
    const look = (page: Page, title: RegExp, picture: string): Promise<void> => given().look(page, title, picture);

    test('at 390 px, telephones are read, one is taken out, the others accepted; the report says what is left', async () => {
      const page = await atDesk(390);
      await page.getByRole('button', { name: /^Téléphones/ }).click();
      await page.waitForURL(/type=telephone/);
      await page.getByRole('link', { name: 'Décider cette liste en une fois' }).click();
      await page.getByText('La base a changé depuis la demande').waitFor();
      await look(page, /^Décider plusieurs demandes$/, 'decisions-preview-390');
      const boxes = page.getByRole('checkbox', { name: /^Choisir la demande de / });
      const possible = await boxes.count();
      expect(possible).toBeGreaterThanOrEqual(8);
      for (let index = 0; index < possible; index += 1) expect(await boxes.nth(index).isChecked()).toBe(true);
      for (const box of await page.getByRole('checkbox', { name: /Anaïs/ }).all()) await box.uncheck();
      await page.getByText('Une décision ne peut pas être annulée.').first().waitFor();

      // Kept in sight however long the list.
      const button = page.getByRole('button', { name: `Accepter ${possible - 2} demandes` });
      expect(await button.evaluate((element) => element.getBoundingClientRect().bottom <= window.innerHeight)).toBe(
        true,
      );
      await button.click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await look(page, /^Décider plusieurs demandes$/, 'decisions-confirm-390');
      await dialog.getByRole('button', { name: `Accepter ${possible - 2} demandes` }).click();

      await page.getByRole('heading', { level: 2, name: `${possible - 2} demandes acceptées` }).waitFor();
      // Of a set of which only the telephone was accepted, the rest is to be decided.
      await page.getByRole('heading', { level: 2, name: /^1.renseignement reste à décider$/ }).waitFor();
      await look(page, new RegExp(`^Acceptation de ${possible - 2} demandes$`), 'decisions-report-390');
      expect(await page.getByRole('button', { name: /^Annuler/ }).count()).toBe(0);
      const [row] = await given()
        .stage.orm.em.fork()
        .execute(
          `select count(*)::int as n from guardian g join record_change rc on rc.guardian_id = g.id
         join record_change_item i on i.record_change_id = rc.id
         where rc.uai = ? and i.field = 'guardian.phoneWork' and g.phone_work = i.new_value->>'value'`,
          [uai],
        );
      expect(row?.n).toBeGreaterThanOrEqual(5);
      await page.context().close();
    }, 120_000);

    test('at 1280 px, in English, all that concerns one pupil is refused with one reason, which is asked for', async () => {
      const page = await atDesk(1280);
      await page.getByRole('button', { name: 'English' }).click();
      await look(page, /^Record changes$|changes/i, 'decisions-inbox-1280');
      await page.getByRole('link', { name: 'Anaïs LE GOFF D’ŒUVRE' }).first().click();
      await page.getByRole('link', { name: 'All requests about this pupil' }).click();
      await page.getByRole('table').waitFor();
      await page.getByRole('radio', { name: 'Refuse, with one same reason' }).check();
      await page.getByRole('button', { name: 'Refuse 2 requests' }).click();
      await page.getByText('Write the reason of the refusal.').waitFor();
      const reason = page.getByLabel('Reason of the refusal, sent to each family');
      expect(await reason.evaluate((element) => element === document.activeElement)).toBe(true);
      await look(page, /^All requests about one pupil$/, 'decisions-reason-1280');
      await reason.fill('Please bring a proof of address');
      await page.getByRole('button', { name: 'Refuse 2 requests' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Refuse 2 requests' }).click();
      await page.getByRole('heading', { level: 2, name: '2 requests refused' }).waitFor();
      await page.getByText('Reason: Please bring a proof of address').waitFor();
      await look(page, /^Refusal of 2 requests$/, 'decisions-refused-1280');
      await given().stage.mailbox.waitFor(
        ({ headers, text, envelope }) =>
          headers['x-rentree-letter'] === 'M-04' &&
          text.includes('Please bring a proof of address') &&
          envelope.recipients.includes('yann.le.goff@famille.example'),
        PATIENCE_MS,
      );
      await page.context().close();
    }, 120_000);

    test('at 320 px, nothing that waits is a page of its own, and so is no kind chosen', async () => {
      const page = await atDesk(320);
      await page.goto(`${given().stage.origin}${desk}/lot?type=profession`);
      await page.getByRole('table').waitFor();
      await page.getByRole('checkbox', { name: 'Professions' }).uncheck();
      await page.getByText('Choisissez au moins une sorte de renseignement.').waitFor();
      await look(page, /^Décider plusieurs demandes$/, 'decisions-no-kind-320');
      await page.getByRole('checkbox', { name: 'Identité et accords' }).check();
      await page.getByRole('heading', { name: 'Rien à décider ici' }).or(page.getByRole('table')).waitFor();
      await look(page, /^Décider plusieurs demandes$/, 'decisions-kind-320');
      await page.context().close();
    }, 120_000);
  },
  proposeTelephones,
);
