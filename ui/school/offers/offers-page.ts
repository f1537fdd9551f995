import { Task } from '@lit/task';
import { html, type TemplateResult } from 'lit';
import { officialLabel } from '../../../locales/official-label.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { failure } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, dataTable, emptyState, linkButton, loading, statusTag } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { yearValues } from '../../staff/import-report.ts';
import '../../staff/offer-words.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post, yearsOf } from '../post.ts';
import '../year-choice.ts';
import { yearOfQuery } from '../year-choice.ts';

type Offer = Schemas['FormationOffer'];

/** *Options et vœux* (F-70, F-71, F-75): the formations of a year, and whether what each asks holds together. */
export class OffersPage extends LightElement {
  static override properties = { post: { attribute: false }, query: { attribute: false } };
  declare post: Post;
  declare query: URLSearchParams;
  readonly #offers: Task<readonly [string, number], Offer[]>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.#offers = new Task(this, {
      task: async ([uai, schoolYear]) => {
        const params = { path: { uai, schoolYear } };
        return (await answered(api.GET('/api/establishments/{uai}/years/{schoolYear}/offers', { params }))).data.offers;
      },
      args: () => [this.post.uai, this.#year] as const,
    });
  }

  get #year(): number {
    return yearOfQuery(this.query, yearsOf(this.post, Date.now()).latest);
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('offers.title')} .lead=${t('offers.lead', { ...yearValues(this.#year) })}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <sco-year-choice .choices=${yearsOf(this.post, Date.now()).choices} .year=${this.#year}></sco-year-choice>
        ${this.#offers.render({
          pending: loading,
          error: (error) => failure(error, () => void this.#offers.run()),
          complete: (offers) => this.#list(offers),
        })}
      </div>
    `;
  }

  #list(offers: readonly Offer[]): TemplateResult {
    if (offers.length === 0) {
      return emptyState(
        t('offers.empty.title'),
        t('offers.empty.text'),
        linkButton(deskPath(this.post.uai, 'import'), t('offers.empty.import'), 'secondary'),
      );
    }
    return dataTable<Offer>(
      t('offers.caption'),
      [
        { label: t('offers.formation'), cell: ({ label }) => officialLabel(label) },
        {
          label: t('offers.groups'),
          cell: ({ groups }) =>
            groups.map(({ label }) => officialLabel(label)).join(', ') ||
            html`<span class="sco-quiet">${t('offers.groups.none')}</span>`,
        },
        { label: t('offers.source'), cell: ({ source }) => t(`offers.source.${source}`) },
        { label: t('offers.state'), cell: stateOf },
        {
          label: t('offers.set'),
          cell: ({ mef, label }) =>
            html`<a
              class=${look.button}
              data-variant="secondary"
              data-size="sm"
              href="${deskPath(this.post.uai, 'options', mef)}?annee=${this.#year}"
            >${t('offers.set')}<span class="sco-hidden-text"> ${officialLabel(label)}</span></a>`,
        },
      ],
      offers,
    );
  }
}

function stateOf({ problems }: Offer): Content {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return statusTag('danger', t('offers.state.errors', { count: errors }));
  if (problems.length > 0) return statusTag('warning', t('offers.state.warnings', { count: problems.length }));
  return statusTag('success', t('offers.state.right'));
}

customElements.define('sco-offers-page', OffersPage);
