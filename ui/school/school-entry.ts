import { html, type TemplateResult } from 'lit';
import { t } from '../i18n/words.ts';
import type { Params, Route } from '../router/router.ts';
import { Entry } from '../shell/entry.ts';
import type { NavigationLink } from '../shell/page-frame.ts';
import type { Me } from '../shell/session.ts';
import { choosePage } from './choose-page.ts';
import './desk-page.ts';
import { deskPath, establishmentsOf, type Post, postOf } from './post.ts';

const BASE = '/etablissement/' as const;

type Page = (post: Post, params: Params, query: URLSearchParams) => TemplateResult;

/** The schools' entry: the desk of an establishment and its pages, `/etablissement/:uai/…`. */
export class SchoolEntry extends Entry {
  protected override base() {
    return BASE;
  }

  protected override routes(): readonly Route[] {
    const page = (path: string, show: Page, load?: () => Promise<unknown>): Route => ({
      path: `${BASE}:uai${path}`,
      ...(load && { load }),
      page: (params, query) => this.#atPost(params, query, show),
    });
    return [
      { path: BASE, page: () => this.#choice() },
      page('', (post) => this.#desk(post)),
      page('/modifications', inbox, () => import('./inbox/inbox-page.ts')),
      page('/modifications/:changeId', review, () => import('./inbox/review-page.ts')),
      page('/inscriptions', followUp, () => import('./follow-up/follow-up-page.ts')),
      page('/inscriptions/:dossierId', dossier, () => import('./follow-up/dossier-page.ts')),
      page('/inscriptions-a-ouvrir', places, () => import('./follow-up/places-page.ts')),
      page('/actes', bulkActs, () => import('./bulk/bulk-acts-page.ts')),
      page('/actes/:bulkActId', bulkAct, () => import('./bulk/bulk-act-page.ts')),
      page('/voeux', wishes, () => import('./wishes-page.ts')),
      page('/campagnes', campaigns, () => import('./campaign/campaigns-page.ts')),
      page('/campagnes/:campaignId', campaign, () => import('./campaign/campaign-page.ts')),
      page('/options', offers, () => import('./offers/offers-page.ts')),
      page('/options/:mef', offer, () => import('./offers/offer-page.ts')),
      page('/parametres', settings, () => import('./settings/settings-page.ts')),
      page('/fiche', sheet, () => import('./settings/sheet-page.ts')),
      page('/apercu/:schoolYear/:mef', preview, () => import('./settings/preview-page.ts')),
      page('/comptes', accounts, () => import('./accounts-page.ts')),
      page('/avis', digest, () => import('./digest-page.ts')),
      page('/eleves/:pupilId/historique', history, () => import('../shell/record-history-page.ts')),
      page('/lettres', letters, () => import('./letters-page.ts')),
      page('/import', imports, () => import('./import-page.ts')),
      page('/export', exports, () => import('./export-page.ts')),
    ];
  }

  protected override service(me: Me | null): string {
    if (!me) return t('staff.service');
    return this.#postOfAddress(me)?.name ?? t('school.service');
  }

  protected override home(me: Me): string {
    const post = this.#postOfAddress(me);
    return post ? deskPath(post.uai) : BASE;
  }

  protected override links(me: Me): readonly NavigationLink[] {
    const post = this.#postOfAddress(me);
    if (!post) return [];
    const link = (label: string, ...segments: string[]) => ({ href: deskPath(post.uai, ...segments), label });
    return [
      link(t('desk.nav')),
      link(t('inbox.nav'), 'modifications'),
      link(t('follow-up.nav'), 'inscriptions'),
      link(t('campaigns.nav'), 'campagnes'),
      link(t('offers.nav'), 'options'),
      link(t('settings.nav'), 'parametres'),
    ];
  }

  protected override homeLabel(): string {
    return t('staff.home');
  }

  /** Someone with one post is at its desk at once. */
  #postOfAddress(me: Me): Post | null {
    const uai = location.pathname.split('/')[2] ?? '';
    const posts = establishmentsOf(me);
    return uai === '' && posts.length === 1 ? (posts[0] ?? null) : postOf(me, uai);
  }

  #choice(): TemplateResult {
    const posts = this.me ? establishmentsOf(this.me) : [];
    const [only] = posts;
    return posts.length === 1 && only ? this.#desk(only) : choosePage(posts);
  }

  #desk(post: Post): TemplateResult {
    const several = this.me ? establishmentsOf(this.me).length > 1 : false;
    return html`<sco-desk-page .post=${post} ?several=${several}></sco-desk-page>`;
  }

  #atPost(params: Params, query: URLSearchParams, show: Page): TemplateResult {
    const post = this.me ? postOf(this.me, params.uai ?? '') : null;
    return post ? show(post, params, query) : this.notFound();
  }
}

const inbox: Page = (post, _params, query) =>
  html`<sco-inbox-page .post=${post} .decided=${query.get('montrer') === 'decidees'}></sco-inbox-page>`;
const review: Page = (post, { changeId = '' }) =>
  html`<sco-review-page .post=${post} .changeId=${changeId}></sco-review-page>`;
const followUp: Page = (post, _params, query) =>
  html`<sco-follow-up-page .post=${post} .query=${query}></sco-follow-up-page>`;
const dossier: Page = (post, { dossierId = '' }, query) =>
  html`<sco-dossier-page
    .post=${post}
    .dossierId=${dossierId}
    .keying=${query.get('saisie') === '1'}
  ></sco-dossier-page>`;
const places: Page = (post, _params, query) => html`<sco-places-page .post=${post} .query=${query}></sco-places-page>`;
const bulkActs: Page = (post) => html`<sco-bulk-acts-page .post=${post}></sco-bulk-acts-page>`;
const bulkAct: Page = (post, { bulkActId = '' }) =>
  html`<sco-bulk-act-page .post=${post} .bulkActId=${bulkActId}></sco-bulk-act-page>`;
const wishes: Page = (post, _params, query) => html`<sco-wishes-page .post=${post} .query=${query}></sco-wishes-page>`;
const campaigns: Page = (post) => html`<sco-campaigns-page .post=${post}></sco-campaigns-page>`;
const campaign: Page = (post, { campaignId = '' }) =>
  html`<sco-campaign-page .post=${post} .campaignId=${campaignId}></sco-campaign-page>`;
const offers: Page = (post, _params, query) => html`<sco-offers-page .post=${post} .query=${query}></sco-offers-page>`;
const offer: Page = (post, { mef = '' }, query) =>
  html`<sco-offer-page .post=${post} .mef=${mef} .query=${query}></sco-offer-page>`;
const settings: Page = (post, _params, query) =>
  html`<sco-settings-page .post=${post} .query=${query}></sco-settings-page>`;
const sheet: Page = (post) => html`<sco-sheet-page .post=${post}></sco-sheet-page>`;
const preview: Page = (post, { schoolYear = '', mef = '' }) =>
  html`<sco-preview-page .post=${post} .schoolYear=${Number(schoolYear)} .mef=${mef}></sco-preview-page>`;
const accounts: Page = (post, _params, query) =>
  html`<sco-accounts-page .post=${post} .query=${query}></sco-accounts-page>`;
const digest: Page = (post) => html`<sco-digest-page .post=${post}></sco-digest-page>`;
const history: Page = (post, { pupilId = '' }) =>
  html`<sco-record-history-page
    .pupilId=${pupilId}
    .back=${{ href: deskPath(post.uai, 'modifications'), label: t('inbox.title') }}
    forSchool
  ></sco-record-history-page>`;
const letters: Page = (post) => html`<sco-letters-page .post=${post}></sco-letters-page>`;
const imports: Page = (post) => html`<sco-import-page .post=${post}></sco-import-page>`;
const exports: Page = (post, _params, query) => html`<sco-export-page .post=${post} .query=${query}></sco-export-page>`;

customElements.define('sco-school-entry', SchoolEntry);
