import { Task } from '@lit/task';
import { html, type TemplateResult } from 'lit';
import { answered, api } from '../../client/client.ts';
import { failure } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { dataTable, emptyState, linkButton, loading } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { shortMoment } from '../../staff/short-moment.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post } from '../post.ts';
import { linesOf, resultInWords, type Summary, stateTag } from './bulk-words.ts';

/** The latest acts of an establishment on many pupils, each the way to its report. */
export class BulkActsPage extends LightElement {
  static override properties = { post: { attribute: false } };
  declare post: Post;

  readonly #acts: Task<readonly [string], Summary[]>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.#acts = new Task(this, {
      task: async ([uai]) =>
        (await answered(api.GET('/api/establishments/{uai}/bulk-acts', { params: { path: { uai } } }))).data.acts,
      args: () => [this.post.uai] as const,
    });
  }

  protected override render() {
    return html`
      <sco-page-title
        .heading=${t('bulk.list.title')}
        .lead=${t('bulk.list.lead')}
        .back=${{ href: deskPath(this.post.uai, 'inscriptions'), label: t('follow-up.title') }}
      ></sco-page-title>
      <div class="sco-width sco-body">
        ${this.#acts.render({
          pending: loading,
          error: (error) => failure(error, () => void this.#acts.run()),
          complete: (acts) => this.#list(acts),
        })}
      </div>
    `;
  }

  #list(acts: readonly Summary[]): TemplateResult {
    const { uai, timeZone } = this.post;
    if (acts.length === 0) {
      return emptyState(
        t('bulk.list.empty.title'),
        t('bulk.list.empty.text'),
        linkButton(deskPath(uai, 'inscriptions'), t('bulk.follow-up'), 'secondary'),
      );
    }
    return dataTable<Summary>(
      t('bulk.list.caption'),
      [
        {
          label: t('bulk.list.act'),
          cell: (act) =>
            html`<a class=${look.link} href=${deskPath(uai, 'actes', act.id)}>${t(`bulk.title.${act.act}`, { count: linesOf(act) })}</a>`,
        },
        { label: t('bulk.list.when'), cell: ({ createdAt }) => shortMoment(createdAt, timeZone) },
        { label: t('bulk.list.by'), cell: ({ by }) => by },
        {
          label: t('bulk.list.result'),
          cell: resultInWords,
        },
        { label: t('bulk.list.state'), cell: ({ state }) => stateTag(state) },
      ],
      acts,
    );
  }
}

customElements.define('sco-bulk-acts-page', BulkActsPage);
