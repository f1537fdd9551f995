import { html, type TemplateResult } from 'lit';
import { t } from '../i18n/words.ts';
import type { Params, Route } from '../router/router.ts';
import { Entry } from '../shell/entry.ts';
import { eraseOldLocalDrafts } from '../shell/local-drafts.ts';

/** The families' entry: their children, the records, the enrolments; and the pages that anyone may read. */
export class FamilyEntry extends Entry {
  override connectedCallback(): void {
    super.connectedCallback();
    eraseOldLocalDrafts();
  }

  protected override base() {
    return '/' as const;
  }

  protected override service(): string {
    return t('family.service');
  }

  protected override publicRoutes(): readonly Route[] {
    return PUBLIC_ROUTES;
  }

  protected override routes(): readonly Route[] {
    return [
      {
        path: '/',
        load: loadHome,
        page: () => html`<sco-family-home-page .name=${this.me?.name ?? ''}></sco-family-home-page>`,
      },
      {
        path: '/rattachement',
        load: loadActivation,
        page: () => html`<sco-activation-page attaching></sco-activation-page>`,
      },
      { path: '/enfants/:pupilId/fiche', load: loadRecord, page: record(false) },
      { path: '/enfants/:pupilId/fiche/modifier', load: loadRecord, page: record(true) },
      {
        path: '/enfants/:pupilId/fiche/erreur',
        load: loadProof,
        page: ({ pupilId = '' }) =>
          html`<sco-civil-status-error-page .pupilId=${pupilId}></sco-civil-status-error-page>`,
      },
      {
        path: '/enfants/:pupilId/pas-mon-enfant',
        load: loadProof,
        page: ({ pupilId = '' }) => html`<sco-disclaim-page .pupilId=${pupilId}></sco-disclaim-page>`,
      },
      { path: '/enfants/:pupilId/fiche/historique', load: loadHistory, page: history },
      { path: '/inscription/:dossierId', load: loadEnrolment, page: enrolment },
      { path: '/inscription/:dossierId/:step', load: loadEnrolment, page: enrolment },
    ];
  }
}

// The code of a page comes with its first visit: what blocks a parent's first step stays within 55 kB (design.md §8).
const loadHome = (): Promise<unknown> => import('./home-page.ts');
const loadActivation = (): Promise<unknown> => import('./activation-page.ts');
const loadRecord = (): Promise<unknown> => import('./record/record-page.ts');
const loadProof = (): Promise<unknown> => import('./record/proof-pages.ts');
const loadHistory = (): Promise<unknown> => import('../shell/record-history-page.ts');
const loadEnrolment = (): Promise<unknown> => import('./enrolment/enrolment-page.ts');
const loadNotices = (): Promise<unknown> => import('../shell/notices.ts');

const PUBLIC_ROUTES: readonly Route[] = [
  { path: '/activation', load: loadActivation, page: () => html`<sco-activation-page></sco-activation-page>` },
  {
    path: '/adresse-confirmee/:token',
    load: loadProof,
    page: ({ token = '' }) => html`<sco-email-link-page .token=${token}></sco-email-link-page>`,
  },
  ...(['accessibilite', 'donnees-personnelles', 'aide'] as const).map((name) => ({
    path: `/${name}`,
    load: loadNotices,
    page: () => html`<sco-notice-page .name=${name}></sco-notice-page>`,
  })),
];

const record =
  (editing: boolean) =>
  ({ pupilId = '' }: Params, query: URLSearchParams): TemplateResult =>
    html`<sco-record-page
      .pupilId=${pupilId}
      .editing=${editing}
      .dossierId=${query.get('inscription') ?? ''}
    ></sco-record-page>`;

const history = ({ pupilId = '' }: Params): TemplateResult =>
  html`<sco-record-history-page
    .pupilId=${pupilId}
    .back=${{ href: `/enfants/${pupilId}/fiche`, label: t('history.back') }}
  ></sco-record-history-page>`;

const enrolment = ({ dossierId = '', step = '' }: Params): TemplateResult =>
  html`<sco-enrolment-page .dossierId=${dossierId} .step=${step}></sco-enrolment-page>`;

customElements.define('sco-family-entry', FamilyEntry);
