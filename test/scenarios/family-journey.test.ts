/**
 * A family's journey in a real browser (domain.md §3.4): by keyboard alone on three widths, then through everything that may
 * happen under its hands: tabs killed or doubled, networks and sessions lost, a service that fails, another parent.
 */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { CampaignRow, SubmissionRow } from '../../database/entities/index.ts';
import type { Stage } from '../../launch/season/stage.ts';
import { until, visitor } from '../../launch/season/visitor.ts';
import { inBrowser, PASSWORD, PATIENCE_MS } from './demonstration.ts';
import { activate, choose, reach, type } from './keyboard.ts';

const WIDTHS = [320, 768, 1280] as const;
const FORMATIONS = { '2de GT': '20010019110', CAP: '24122130021' } as const;
type Formation = keyof typeof FORMATIONS;

/** Ordinary families of the demonstration, one account each: one dossier for each formation and width. */
const logins = new Map<string, string>();

/** Their accounts, as an activation would make them; their password is everybody's. */
async function openAccounts({ orm }: Stage): Promise<void> {
  for (const [formation, mef] of Object.entries(FORMATIONS)) {
    const families: { guardian_id: string; name: string }[] = await orm.em.fork().execute(
      `select g.id as guardian_id, g.first_name || ' ' || g.last_name as name
       from affectation a join pupil p on p.national_id = a.national_id
       join lateral (select r.guardian_id from responsibility r where r.pupil_id = p.id and r.level = 1 order by r.kinship_code limit 1) r on true
       join guardian g on g.id = r.guardian_id
       where a.mef = ? and not exists (select 1 from guardian_account ga join responsibility o on o.guardian_id = ga.guardian_id where o.pupil_id = p.id)
       order by p.last_name limit ?`,
      [mef, WIDTHS.length],
    );
    expect(families).toHaveLength(WIDTHS.length);
    for (const [index, { guardian_id, name }] of families.entries()) {
      const login = `${formation.replaceAll(' ', '-')}-${WIDTHS[index]}@famille.example`.toLowerCase();
      const id = randomUUID();
      await orm.em.fork().execute(
        `insert into account (id, kind, login, password_hash, name, created_at)
         select ?, 'GUARDIAN', ?, password_hash, ?, now() from account where login = 'aminata.diallo@famille.example'`,
        [id, login, name],
      );
      await orm.em
        .fork()
        .execute(`insert into guardian_account (account_id, guardian_id) values (?, ?)`, [id, guardian_id]);
      logins.set(`${formation} ${WIDTHS[index]}`, login);
    }
  }
}

interface Card {
  readonly firstName: string;
  readonly enrolment: { readonly dossierId: string } | null;
}

inBrowser(
  'a family’s journey',
  (given) => {
    const origin = (): string => given().stage.origin;
    const title = (page: Page): Promise<string> =>
      page
        .getByRole('heading', { level: 1 })
        .textContent()
        .then((text) => text?.trim() ?? '');
    const arrives = (page: Page, at: RegExp): Promise<void> =>
      page.getByRole('heading', { level: 1, name: at }).waitFor();
    const next = (page: Page) => page.getByRole('button', { name: /^(Continuer|Accepter et continuer)$/ });
    const notSent = (page: Page) => page.getByText('Brouillon non envoyé');
    const focused = (page: Page): Promise<string> =>
      page.evaluate(() => document.activeElement?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '');

    /** Signed in by the api, as someone who was here before; with the dossier of a child. */
    const family = async (
      login: string,
      child: string,
      options = {},
    ): Promise<{ context: BrowserContext; dossierId: string }> => {
      const context = await given().context({ viewport: { width: 1280, height: 900 }, ...options });
      const answer = await context.request.post(`${origin()}/api/session`, {
        data: { login, password: PASSWORD },
        headers: { origin: origin() },
      });
      expect(answer.status()).toBe(200);
      const { children } = (await (await context.request.get(`${origin()}/api/children`)).json()) as {
        children: Card[];
      };
      const dossierId = children.find(({ firstName }) => firstName === child)?.enrolment?.dossierId;
      if (!dossierId) throw new Error(`no dossier of ${child}`);
      return { context, dossierId };
    };
    const open = async (context: BrowserContext, dossierId: string, step = ''): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(`${origin()}/inscription/${dossierId}${step && `/${step}`}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    };
    /** Answers a page as any family would, by keyboard. */
    const answer = async (page: Page, at: string): Promise<void> => {
      if (at === 'Enseignements') {
        const course = page.getByRole('checkbox').first();
        if (await course.count()) {
          await reach(page, course);
          if (!(await course.isChecked())) await page.keyboard.press('Space');
        }
      }
      if (at === 'Régime') await choose(page, page.getByRole('radio'), 2);
      if (at === 'Fiche de renseignements') {
        await reach(page, page.getByRole('checkbox', { name: /Je confirme/ }));
        await page.keyboard.press('Space');
      }
    };
    /** From wherever the journey is to its last page. */
    const walk = async (page: Page, each: (at: string) => Promise<void> = async () => {}): Promise<string[]> => {
      const walked: string[] = [];
      for (;;) {
        const at = await title(page);
        walked.push(at);
        await each(at);
        if (at === 'Vérifier et valider') return walked;
        await answer(page, at);
        await activate(page, next(page));
        await until(`the page after ${at}`, async () => (await title(page)) !== at, PATIENCE_MS);
      }
    };
    const submissions = (dossierId: string, act = 'dossier.submit'): Promise<number> =>
      given().stage.orm.em.fork().count(SubmissionRow, { subjectId: dossierId, act });

    test.each(
      (Object.keys(FORMATIONS) as Formation[]).flatMap((formation) =>
        WIDTHS.map((width) => [formation, width] as const),
      ),
    )(
      'of a child in %s is made by keyboard alone at %i px',
      async (formation, width) => {
        const context = await given().context({
          viewport: { width, height: 900 },
          ...(width === 320 && { isMobile: true, hasTouch: true }),
        });
        const page = await context.newPage();
        await page.goto(origin());
        await type(page, page.getByLabel('Identifiant'), logins.get(`${formation} ${width}`) ?? '');
        await type(page, page.getByLabel('Mot de passe', { exact: true }), PASSWORD);
        await page.keyboard.press('Enter');
        await given().look(page, /^Bonjour/);
        await activate(page, page.getByRole('link', { name: 'Voir l’affectation et répondre' }));
        await given().look(page, /^Inscription d/);
        await activate(page, page.getByRole('link', { name: 'Lire l’affectation' }));
        await given().look(page, /^Affectation$/);
        await activate(page, page.getByRole('link', { name: 'Continuer' }));
        await given().look(page, /^Le lycée$/);
        await activate(page, page.getByRole('link', { name: 'Continuer' }));
        await arrives(page, /^Accepter ou refuser$/);

        const walked = await walk(page, async (at) => {
          await given().look(page, new RegExp(`^${at}$`));
          expect([at, await notSent(page).isVisible()]).toEqual([at, true]);
          // After each change of page the title has the focus.
          expect(await focused(page)).toBe(at);
        });
        expect(walked).toEqual([
          ...['Accepter ou refuser', 'Langues vivantes'],
          ...(formation === '2de GT' ? ['Enseignements'] : []),
          ...['Régime', 'Fiche de renseignements', 'Vérifier et valider'],
        ]);
        // One page back by Shift+Tab and Enter, and forth again.
        await reach(page, page.getByRole('link', { name: 'Revenir' }), 'Shift+Tab');
        await page.keyboard.press('Enter');
        await arrives(page, /^Fiche de renseignements$/);
        expect(await page.getByRole('checkbox', { name: /Je confirme/ }).isChecked()).toBe(true);
        await activate(page, next(page));
        await arrives(page, /^Vérifier et valider$/);
        await activate(page, page.getByRole('button', { name: 'Valider l’inscription' }));
        await page.getByText('Inscription validée', { exact: true }).waitFor();
        await given().look(page, /a une place au lycée$/);
        expect(await notSent(page).count()).toBe(0);
        await activate(page, page.getByRole('link', { name: 'Retour à l’accueil' }));
        await given().look(page, /^Bonjour/);
        await page.getByText(/L’inscription est validée/).waitFor();
        expect(await notSent(page).count()).toBe(0);
        await context.close();
      },
      180_000,
    );

    test('lands on the page the journey is at, whatever address is typed; back, forward and reload keep to it', async () => {
      const { context, dossierId } = await family('paola.marchetti@famille.example', 'Giulia');
      const page = await open(context, dossierId, 'validation');
      await arrives(page, /^Accepter ou refuser$/);
      expect(new URL(page.url()).pathname).toBe(`/inscription/${dossierId}/decision`);
      await page.getByText('Cette étape vient avant celle que vous avez demandée').waitFor();
      await activate(page, next(page));
      await arrives(page, /^Langues vivantes$/);
      await activate(page, next(page));
      await arrives(page, /^Enseignements$/);
      const course = page.getByRole('checkbox').first();
      await reach(page, course);
      await page.keyboard.press('Space');
      await activate(page, next(page));
      await arrives(page, /^Régime$/);
      await page.goBack();
      await arrives(page, /^Enseignements$/);
      expect(await course.isChecked()).toBe(true);
      await page.goForward();
      await arrives(page, /^Régime$/);
      await choose(page, page.getByRole('radio'), 1);
      // At once: what this browser was told is there before the api has heard of it.
      await page.reload();
      await arrives(page, /^Régime$/);
      expect(await page.getByRole('radio').first().isChecked()).toBe(true);
      await page.goto(`${origin()}/inscription/${dossierId}/fiche`);
      await arrives(page, /^Régime$/); // chosen, not gone past
      await context.close();
    }, 120_000);

    test('loses nothing with a killed tab: this browser holds each input, the api what is two seconds old', async () => {
      const { context, dossierId } = await family('samira.haddad@famille.example', 'Nour');
      const page = await open(context, dossierId, 'decision');
      await activate(page, next(page));
      await arrives(page, /^Langues vivantes$/);
      await activate(page, next(page));
      await arrives(page, /^Enseignements$/);
      await activate(page, next(page));
      await arrives(page, /^Régime$/);

      // While the input goes on without a pause, it is saved every two seconds.
      const saves: number[] = [];
      const count = (request: Request): void => void (request.method() === 'PUT' && saves.push(Date.now()));
      page.on('request', count);
      await choose(page, page.getByRole('radio'), 1);
      const begun = Date.now();
      for (let presses = 0; Date.now() - begun < 5_000; presses += 1) {
        await page.keyboard.press(presses % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
        await page.waitForTimeout(250); // shorter than the pause after which it is saved anyway
      }
      page.off('request', count);
      expect(saves.filter((at) => at - begun < 5_000).length).toBeGreaterThanOrEqual(2);

      // Another device, which has nothing but what the api was told.
      await page.getByRole('radio').last().check();
      await page.waitForTimeout(2_000);
      await context.close();
      const elsewhere = await family('samira.haddad@famille.example', 'Nour');
      const again = await open(elsewhere.context, dossierId, 'regime');
      expect(await again.getByRole('radio').last().isChecked()).toBe(true);

      // The same device, at once: a tab closed in the middle of a word, in the refusal and in the record.
      const refusal = await open(elsewhere.context, dossierId, 'refus');
      await type(refusal, refusal.getByLabel(/Raison du refus/), 'Nous partons à');
      await refusal.close();
      const reopened = await open(elsewhere.context, dossierId, 'refus');
      expect(await reopened.getByLabel(/Raison du refus/).inputValue()).toBe('Nous partons à');
      const record = await open(elsewhere.context, dossierId);
      await record.goto(`${origin()}/`);
      await record.getByRole('link', { name: /fiche de Nour/ }).click();
      await record.getByRole('link', { name: 'Modifier des renseignements' }).click();
      await arrives(record, /^Modifier la fiche/);
      const address = record.url();
      await type(record, record.getByLabel('Adresse électronique').first(), 'nour.had');
      await record.close({ runBeforeUnload: false });
      const back = await elsewhere.context.newPage();
      await back.goto(address);
      await arrives(back, /^Modifier la fiche/);
      expect(await back.getByLabel('Adresse électronique').first().inputValue()).toContain('nour.had');
      await elsewhere.context.close();
    }, 120_000);

    test('through a lost network, a failing service and a lost answer sends the enrolment exactly once', async () => {
      const { context, dossierId } = await family('emilie.lambert@famille.example', 'Hugo');
      const page = await open(context, dossierId, 'decision');
      await activate(page, next(page));
      await arrives(page, /^Langues vivantes$/);

      // Off line the pages go on, and say that nothing is saved but here.
      await context.setOffline(true);
      await activate(page, next(page));
      await arrives(page, /^Enseignements$/);
      await page.getByText('Pas de connexion : votre saisie est gardée sur cet appareil').waitFor();
      await context.setOffline(false);
      await page.getByText('Brouillon enregistré.').waitFor();
      await walk(page);

      const validate = page.getByRole('button', { name: 'Valider l’inscription' });
      const failure = page.getByRole('group', { name: 'Le service a rencontré un problème' });
      await page.route('**/submissions', (route) => route.fulfill({ status: 502, body: '<html>Bad gateway</html>' }));
      await activate(page, validate);
      await failure.waitFor();
      expect(await focused(page)).toContain('Le service a rencontré un problème');
      expect(await notSent(page).isVisible()).toBe(true);

      // The submission arrives, its answer does not: it goes again under its id.
      await page.unroute('**/submissions');
      await page.route('**/submissions', async (route) => {
        await route.fetch();
        await route.abort('connectionfailed');
      });
      await activate(page, validate);
      await page.getByRole('group', { name: 'Pas de connexion' }).waitFor();
      expect(await focused(page)).toContain('Vérifiez votre connexion');
      expect(await notSent(page).isVisible()).toBe(true);
      await page.unroute('**/submissions');

      await context.setOffline(true);
      await activate(page, validate);
      await page.getByText('Dès que la connexion revient, l’envoi se fait tout seul').waitFor();
      await context.setOffline(false);
      await page.getByText('Inscription validée', { exact: true }).waitFor();
      expect(await submissions(dossierId)).toBe(1);
      await context.close();
    }, 120_000);

    test('takes a lost session up where it was, the message in focus and nothing lost', async () => {
      const { context, dossierId } = await family('virginie.morel@famille.example', 'Jade');
      const page = await open(context, dossierId, 'decision');
      await activate(page, next(page));
      await arrives(page, /^Langues vivantes$/);
      await activate(page, next(page));
      await arrives(page, /^Enseignements$/);
      await activate(page, next(page));
      await arrives(page, /^Régime$/);
      await context.clearCookies();
      await choose(page, page.getByRole('radio'), 2);
      await arrives(page, /^Se connecter$/);
      await page.getByText('Votre session est terminée').waitFor();
      expect(await focused(page)).toContain('Votre session est terminée');
      expect(new URL(page.url()).pathname).toBe(`/inscription/${dossierId}/regime`);
      await type(page, page.getByLabel('Identifiant'), 'virginie.morel@famille.example');
      await type(page, page.getByLabel('Mot de passe', { exact: true }), PASSWORD);
      await page.keyboard.press('Enter');
      await arrives(page, /^Régime$/);
      expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
      await page.getByText('Brouillon enregistré.').waitFor();
      await context.close();
    }, 120_000);

    test('in two tabs goes on in both, and neither overwrites the other', async () => {
      const { context, dossierId } = await family('sandrine.garnier@famille.example', 'Chloé');
      const first = await open(context, dossierId, 'decision');
      await activate(first, next(first));
      await arrives(first, /^Langues vivantes$/);
      await activate(first, next(first));
      await arrives(first, /^Enseignements$/);
      await activate(first, next(first));
      await arrives(first, /^Régime$/);
      const second = await open(context, dossierId, 'regime');
      // The same answer pressed on in both at once: what the first notes of its saving is no newer answer.
      await choose(first, first.getByRole('radio'), 2);
      await second.getByText('Ce dossier est aussi ouvert dans un autre onglet').waitFor();
      await until('the other tab’s answer', () => second.getByRole('radio').nth(1).isChecked(), PATIENCE_MS);
      await activate(second, next(second));
      await arrives(second, /^Fiche de renseignements$/);
      await second.getByRole('checkbox', { name: /Je confirme/ }).check();
      await activate(second, next(second));
      await arrives(second, /^Vérifier et valider$/);
      // One person: nobody is told of another's draft.
      for (const tab of [first, second]) expect(await tab.getByText('a aussi été rempli ailleurs').count()).toBe(0);
      await activate(second, second.getByRole('button', { name: 'Valider l’inscription' }));
      await second.getByText('Inscription validée', { exact: true }).waitFor();
      // The first tab learns it by itself: what it shows is a change of what is validated, no draft any more.
      await first.bringToFront();
      await first.getByText('l’inscription déjà validée reste valable').waitFor();
      expect(await notSent(first).count()).toBe(0);
      expect(await submissions(dossierId)).toBe(1);
      await context.close();
    }, 120_000);

    test('shows the other parent what is asked of them: to agree, where the campaign asks for both', async () => {
      const { orm } = given().stage;
      const campaigns = () => orm.em.fork();
      await campaigns().nativeUpdate(CampaignRow, {}, { secondGuardian: 'BOTH_AGREE' });
      try {
        const { dossierId } = await enrolledByApi('solene.d.oeuvre@famille.example', 'Anaïs');
        const { context } = await family('yann.le.goff@famille.example', 'Anaïs');
        const page = await open(context, dossierId);
        await page.getByText('Votre accord est attendu').waitFor();
        await given().look(page, /^Inscription d’Anaïs$/);
        await activate(page, page.getByRole('link', { name: 'Relire et donner mon accord' }));
        await given().look(page, /^Donner mon accord$/);
        await page.getByText('validée le').waitFor();
        await activate(page, page.getByRole('button', { name: 'Je donne mon accord' }));
        await page.getByText(/Le lycée doit la prendre en compte/).waitFor();
        expect(await submissions(dossierId, 'dossier.agree')).toBe(1);
        await context.close();
      } finally {
        await campaigns().nativeUpdate(CampaignRow, {}, { secondGuardian: 'ONE_IS_ENOUGH' });
      }
    }, 120_000);

    test('lets the other parent signal a disagreement, asked twice, and tells both that the head decides (E-02)', async () => {
      const { dossierId } = await enrolledByApi('maria.da.conceicao.fernandes.de.oliveira@famille.example', 'Tiago');
      const other = await family('joao.fernandes.de.oliveira@famille.example', 'Tiago');
      const page = await open(other.context, dossierId);
      await activate(page, page.getByRole('link', { name: 'Signaler un désaccord' }));
      await given().look(page, /^Signaler un désaccord$/);
      await type(page, page.getByLabel(/Ce que vous souhaitez dire/), 'Nous en parlons encore');
      await activate(page, page.getByRole('button', { name: 'Signaler un désaccord' }));
      await page.getByRole('link', { name: /Cochez la case/ }).waitFor();
      await reach(page, page.getByRole('checkbox', { name: /Je comprends/ }));
      await page.keyboard.press('Space');
      await activate(page, page.getByRole('button', { name: 'Signaler un désaccord' }));
      await page.getByRole('dialog').waitFor();
      await activate(page, page.getByRole('button', { name: 'Oui, signaler' }));
      await page.getByText('Vous avez signalé un désaccord le').waitFor();
      await given().look(page, /^Inscription de Tiago$/);
      const author = await family('maria.da.conceicao.fernandes.de.oliveira@famille.example', 'Tiago');
      const seen = await open(author.context, dossierId);
      await seen.getByText('Un désaccord a été signalé le').waitFor();
      await seen.getByText(/le chef d’établissement du lycée doit décider/).waitFor();
      expect(await seen.getByText('Nous en parlons encore').count()).toBe(0);
      await other.context.close();
      await author.context.close();
    }, 120_000);

    /** Enrolled through the api by one parent, so that the browser begins with the other. */
    async function enrolledByApi(login: string, child: string): Promise<{ dossierId: string }> {
      const parent = visitor(origin());
      await parent.send('POST', '/api/session', { login, password: PASSWORD });
      const { children } = await parent.get<{ children: Card[] }>('/api/children');
      const dossierId = children.find(({ firstName }) => firstName === child)?.enrolment?.dossierId ?? '';
      const { groups, version } = await parent.get<{
        version: number;
        groups: { key: string; mode: string; min: number; options: { code: string }[] }[];
      }>(`/api/dossiers/${dossierId}`);
      const choices = Object.fromEntries(
        groups.map(({ key, mode, min, options }) => [
          key,
          (mode === 'SWAP' ? options : options.slice(0, min)).map(({ code }) => code),
        ]),
      );
      await parent.handIn(`/api/dossiers/${dossierId}/submissions`, {
        seenVersion: version,
        choices,
        recordConfirmed: true,
      });
      return { dossierId };
    }
  },
  openAccounts,
);
