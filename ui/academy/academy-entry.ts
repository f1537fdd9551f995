import { html, type TemplateResult } from 'lit';
import { t } from '../i18n/words.ts';
import type { Route } from '../router/router.ts';
import { Entry } from '../shell/entry.ts';
import type { NavigationLink } from '../shell/page-frame.ts';
import '../shell/page-title.ts';
import type { Me } from '../shell/session.ts';
import './campaigns-board.ts';

const BASE = '/academie/' as const;

export type Academy = Me['academies'][number];

type Page = (academy: Academy, mef: string, query: URLSearchParams) => TemplateResult;

/** The academies' entry: campaigns, calendar of the rounds, affectation, at `/academie/:code/…`. */
export class AcademyEntry extends Entry {
  protected override base() {
    return BASE;
  }

  protected override routes(): readonly Route[] {
    const page = (path: string, show: Page, load?: () => Promise<unknown>): Route => ({
      path: `${BASE}:code${path}`,
      ...(load && { load }),
      page: ({ code = '', mef = '' }, query) => {
        const academy = this.me?.academies.find((each) => each.code === code);
        return academy ? show(academy, mef, query) : this.notFound();
      },
    });
    return [
      { path: BASE, page: () => this.#choice() },
      page('', board),
      page('/calendrier', calendars, () => import('./rounds-page.ts')),
      page('/options', templates, () => import('./templates-page.ts')),
      page('/options/:mef', templates, () => import('./templates-page.ts')),
      page('/affectation', affectation, () => import('./affectation-page.ts')),
    ];
  }

  protected override service(me: Me | null): string {
    if (!me) return t('staff.service');
    const academy = academyOfAddress(me);
    return academy ? t('academy.name', { name: academy.name }) : t('academy.service');
  }

  protected override home(me: Me): string {
    const academy = academyOfAddress(me);
    return academy ? academyPath(academy.code) : BASE;
  }

  protected override links(me: Me): readonly NavigationLink[] {
    const academy = academyOfAddress(me);
    if (!academy) return [];
    const link = (label: string, path: string) => ({ href: academyPath(academy.code, path), label });
    return [
      link(t('academy.campaigns.nav'), ''),
      link(t('academy.rounds.nav'), 'calendrier'),
      link(t('academy.templates.nav'), 'options'),
      link(t('academy.affectation.nav'), 'affectation'),
    ];
  }

  protected override homeLabel(): string {
    return t('staff.home');
  }

  #choice(): TemplateResult {
    const academies = this.me?.academies ?? [];
    const [only] = academies;
    if (academies.length === 1 && only) return board(only, '', new URLSearchParams());
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

/** Someone with one academy is at its board at once. */
function academyOfAddress({ academies }: Me): Academy | null {
  const code = location.pathname.split('/')[2] ?? '';
  const address = code === '' && academies.length === 1 ? academies[0]?.code : code;
  return academies.find((each) => each.code === address) ?? null;
}

/** Address of a page of an academy. */
export const academyPath = (code: string, path = ''): string =>
  `${BASE}${encodeURIComponent(code)}${path ? `/${path}` : ''}`;

const board: Page = (academy) => html`<sco-campaigns-board .academy=${academy}></sco-campaigns-board>`;
const calendars: Page = (academy) => html`<sco-rounds-page .academy=${academy}></sco-rounds-page>`;
const templates: Page = (academy, mef, query) =>
  html`<sco-templates-page .academy=${academy} .mef=${mef} .query=${query}></sco-templates-page>`;
const affectation: Page = (academy) => html`<sco-affectation-page .academy=${academy}></sco-affectation-page>`;

customElements.define('sco-academy-entry', AcademyEntry);
