import { html, type TemplateResult } from 'lit';
import { t } from '../i18n/words.ts';
import { type Params, Router } from '../router/router.ts';
import '../shell/page-title.ts';
import type { Me } from '../shell/session.ts';
import { type Frame, notFoundPage, pageFailed, StaffEntry } from '../staff/staff-entry.ts';
import './campaigns-board.ts';

const BASE = '/academie/';

export type Academy = Me['academies'][number];

type Page = (academy: Academy) => TemplateResult;

/** The academies' entry: campaigns, calendar of the rounds, affectation, at `/academie/:code/…`. */
export class AcademyEntry extends StaffEntry {
  protected override readonly base = BASE;
  protected override readonly router: Router;

  constructor() {
    super();
    const page = (path: string, show: Page, load?: () => Promise<unknown>) => ({
      path: `${BASE}:code${path}`,
      ...(load && { load }),
      page: ({ code = '' }: Params) => {
        const academy = this.me?.academies.find((each) => each.code === code);
        return academy ? show(academy) : notFoundPage(BASE);
      },
    });
    this.router = new Router(this, {
      base: BASE,
      routes: [
        { path: BASE, page: () => this.#choice() },
        page('', board),
        page('/calendrier', calendars, () => import('./rounds-page.ts')),
        page('/affectation', affectation, () => import('./affectation-page.ts')),
      ],
      notFound: () => notFoundPage(BASE),
      failed: pageFailed,
    });
  }

  protected override belongsHere(me: Me): boolean {
    return me.academies.length > 0;
  }

  protected override frameOf(me: Me): Frame {
    const code = location.pathname.split('/')[2] ?? '';
    const [only] = me.academies;
    const academy = code === '' && me.academies.length === 1 ? only : me.academies.find((each) => each.code === code);
    if (!academy) return { service: t('academy.service'), home: BASE, links: [] };
    const link = (label: string, path: string) => ({ href: academyPath(academy.code, path), label });
    return {
      service: t('academy.name', { name: academy.name }),
      home: academyPath(academy.code),
      links: [
        link(t('academy.campaigns.nav'), ''),
        link(t('academy.rounds.nav'), 'calendrier'),
        link(t('academy.affectation.nav'), 'affectation'),
      ],
    };
  }

  #choice(): TemplateResult {
    const academies = this.me?.academies ?? [];
    const [only] = academies;
    if (academies.length === 1 && only) return board(only);
    return html`
      <sco-page-title .heading=${t('academy.choose')}></sco-page-title>
      <div class="sco-width sco-body">
        <ul class="sco-tiles">
          ${academies.map(
            ({ code, name }) => html`<li>
              <article class="sco-tile"><h2 class="sco-tile__name"><a class="sco-tile__link" href=${academyPath(code)}>${t('academy.name', { name })}</a></h2></article>
            </li>`,
          )}
        </ul>
      </div>
    `;
  }
}

/** Address of a page of an academy. */
export const academyPath = (code: string, path = ''): string =>
  `${BASE}${encodeURIComponent(code)}${path ? `/${path}` : ''}`;

const board: Page = (academy) => html`<sco-campaigns-board .academy=${academy}></sco-campaigns-board>`;
const calendars: Page = (academy) => html`<sco-rounds-page .academy=${academy}></sco-rounds-page>`;
const affectation: Page = (academy) => html`<sco-affectation-page .academy=${academy}></sco-affectation-page>`;

customElements.define('sco-academy-entry', AcademyEntry);
