import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { momentWithZone } from '../../locales/dates.ts';
import { answered, api } from '../client/client.ts';
import { type KindCounters, watchInbox } from '../client/inbox-events.ts';
import { Problem } from '../client/problem.ts';
import { failure } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Content, loading } from '../elements/parts.ts';
import { language, t, type WordKey } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { type Operation, whoIsSignedIn } from '../shell/session.ts';
import { type Campaign, type Counters, campaignTag, dossiersOf, progressBar } from '../staff/campaign-words.ts';
import { whyNotHeld } from '../staff/rights.ts';
import type { StaffTask, TasksReadEvent } from '../staff/task-list.ts';
import '../staff/task-list.ts';
import { look } from '../theme/look.ts';
import { kindsInWords, totalOf } from './inbox/kinds.ts';
import { deskPath, type Post, yearsOf } from './post.ts';
import { type Todo, taskHref, todosOf } from './todo.ts';

interface Figures {
  readonly inbox: KindCounters | null;
  readonly campaigns: readonly Campaign[];
  readonly receiving: Counters | null;
  readonly origin: Counters | null;
}

/** The desk of an establishment: what waits first, then a tile per task with its figures, live for the inbox (F-20). */
export class DeskPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    several: { type: Boolean },
    live: { state: true },
    tasks: { state: true },
  };
  declare post: Post;
  /** The person holds posts in other establishments too. */
  declare several: boolean;
  /** Counters pushed since the page was read. */
  declare private live: KindCounters | null;

  /** Tasks of this desk, as its list last read them. */
  declare private tasks: readonly StaffTask[];

  readonly #figures: Task<readonly [string], Figures>;
  #unwatch: (() => void) | null = null;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.several = false;
    this.live = null;
    this.tasks = [];
    this.#figures = new Task(this, {
      task: async ([uai]) => this.#read(uai),
      args: () => [this.post.uai] as const,
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('post') as Post | undefined;
    if (changed.has('post') && before?.uai !== this.post.uai) this.#watch();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.post.uai) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = null;
  }

  #watch(): void {
    this.#unwatch?.();
    this.live = null;
    this.#unwatch =
      this.#whyNot('recordChange.read') === ''
        ? watchInbox(this.post.uai, {
            counters: (counters) => {
              this.live = counters;
            },
            silent: () => void this.#figures.run(),
          })
        : null;
  }

  #whyNot(operation: Operation): string {
    return whyNotHeld(whoIsSignedIn(), this.post.uai, operation);
  }

  /** The reason in a few words: a tile has little room, and its page says the rest. */
  #tileWhyNot(operation: Operation): string {
    return this.#whyNot(operation) && t('rights.tile', { operation: t(`operation.${operation}`) });
  }

  async #read(uai: string): Promise<Figures> {
    const { entering } = yearsOf(this.post, Date.now());
    const path = { uai };
    const counters = async (side: 'receiving' | 'origin'): Promise<Counters> => {
      const params = { path: { uai, schoolYear: entering }, query: { side, limit: 1 } };
      return (await answered(api.GET('/api/establishments/{uai}/years/{schoolYear}/dossiers', { params }))).data
        .counters;
    };
    const inbox = async (): Promise<KindCounters> =>
      (await answered(api.GET('/api/establishments/{uai}/record-changes', { params: { path, query: { limit: 1 } } })))
        .data.counters;
    const campaigns = async (): Promise<Campaign[]> =>
      (await answered(api.GET('/api/establishments/{uai}/campaigns', { params: { path } }))).data.campaigns;
    const [changes, known, receiving, origin] = await Promise.all([
      this.#whyNot('recordChange.read') ? null : ifPermitted(inbox()),
      ifPermitted(campaigns()),
      this.#whyNot('dossier.readReceiving') ? null : ifPermitted(counters('receiving')),
      this.#whyNot('dossier.readOrigin') ? null : ifPermitted(counters('origin')),
    ]);
    return { inbox: changes, campaigns: known ?? [], receiving, origin };
  }

  protected override render() {
    const { post } = this;
    return html`
      <sco-page-title
        .heading=${post.name}
        .lead=${t('desk.lead', { uai: post.uai })}
        .back=${this.several ? { href: '/etablissement/', label: t('desk.choose') } : null}
      ></sco-page-title>
      <div class="sco-width sco-body">
        ${this.#figures.render({
          pending: () => (this.#figures.value ? this.#desk(this.#figures.value) : loading()),
          error: (error) => failure(error, () => void this.#figures.run()),
          complete: (figures) => this.#desk(figures),
        })}
      </div>
    `;
  }

  #desk(read: Figures): TemplateResult {
    const figures = this.live ? { ...read, inbox: this.live } : read;
    const undecided = figures.inbox === null ? null : totalOf(figures.inbox);
    const todos = todosOf(
      { undecided, campaigns: figures.campaigns, receiving: figures.receiving, tasks: this.tasks },
      (operation) => this.#whyNot(operation) === '',
    );
    return html`<div class="sco-stack sco-stack--wide">
      <section class="sco-stack" aria-labelledby="desk-todo">
        <h2 id="desk-todo">${t('desk.todo')}</h2>
        ${
          todos.length === 0
            ? html`<p class="sco-quiet">${t('desk.todo.nothing')}</p>`
            : html`<div class="sco-panel sco-panel--awaits sco-panel--lines">
                <ul class="sco-lines sco-list--plain">${todos.map((todo) => this.#todo(todo))}</ul>
              </div>`
        }
      </section>
      <sco-task-list
        .owner=${{ uai: this.post.uai }}
        .timeZone=${this.post.timeZone}
        .hrefOf=${(task: StaffTask) => taskHref(task, this.post.uai)}
        @sco-tasks-read=${(event: TasksReadEvent) => {
          this.tasks = event.tasks;
        }}
      ></sco-task-list>
      <section class="sco-stack" aria-labelledby="desk-tiles">
        <h2 id="desk-tiles">${t('desk.tiles')}</h2>
        <ul class="sco-tiles">
          ${this.#inboxTile(figures.inbox)} ${this.#receivingTile(figures)} ${this.#originTile(figures.origin)}
          ${this.#campaignTile(figures.campaigns)}
          ${
            figures.campaigns.length > 0
              ? this.#plainTile('inscriptions-a-ouvrir', 'desk.places', 'dossier.open')
              : nothing
          }
          ${this.#plainTile('options', 'offers', 'optionVisibility.edit', 'optionOffer.editCompulsory', 'optionOffer.editOptional')}
          ${this.#plainTile('parametres', 'settings', 'documents.edit', 'homeMessage.edit', 'service.open')}
          ${this.#plainTile('fiche', 'sheet', 'establishmentSheet.edit')}
          ${this.#plainTile('comptes', 'accounts', 'account.notifyBulk')}
          ${this.#plainTile('avis', 'desk.notices', 'recordChange.review', 'recordChange.reviewRegime', 'dossier.integrate')}
          ${this.#plainTile('import', 'import', 'data.import')} ${this.#plainTile('export', 'export', 'data.export')}
        </ul>
      </section>
    </div>`;
  }

  #todo(todo: Todo): TemplateResult {
    const { uai, timeZone } = this.post;
    const follow = (state: string): string => `${deskPath(uai, 'inscriptions')}?cote=accueil&etat=${state}`;
    const line = (text: string, href: string, action: WordKey): TemplateResult =>
      html`<li><span>${text}</span><a class=${look.button} data-variant="secondary" data-size="sm" href=${href}>${t(action)}</a></li>`;
    switch (todo.kind) {
      case 'decide-changes':
        return line(
          t('todo.decide-changes', { count: todo.count }),
          deskPath(uai, 'modifications'),
          'todo.decide-changes.act',
        );
      case 'make-ready':
        return line(
          t('todo.make-ready', { round: todo.round, when: momentWithZone(todo.opensAt, timeZone, language()) }),
          deskPath(uai, 'campagnes', todo.campaignId),
          'todo.make-ready.act',
        );
      case 'integrate':
        return line(t('todo.integrate', { count: todo.count }), follow('VALIDATED'), 'todo.integrate.act');
      case 'key-paper-in':
        return line(t('todo.key-paper-in', { count: todo.count }), follow('PAPER'), 'todo.see');
      case 'call-families':
        return line(t('todo.call-families', { count: todo.count }), follow('NOT_ENROLLED'), 'todo.see');
    }
  }

  #inboxTile(counters: KindCounters | null): TemplateResult {
    const total = counters === null ? null : totalOf(counters);
    return tile({
      href: deskPath(this.post.uai, 'modifications'),
      title: t('inbox.title'),
      whyNot: this.#tileWhyNot('recordChange.read'),
      awaits: (total ?? 0) > 0,
      count: total,
      content:
        counters === null || total === 0
          ? html`<p>${t('inbox.tile.nothing')}</p>`
          : html`<p>${t('inbox.tile', { count: total ?? 0 })}</p><p class="sco-quiet sco-small">${kindsInWords(counters)}</p>`,
    });
  }

  #receivingTile({ receiving, campaigns }: Figures): Content {
    const whyNot = this.#tileWhyNot('dossier.readReceiving');
    // An establishment without a campaign receives nobody: there is nothing to follow on this side.
    if (whyNot === '' && campaigns.length === 0 && (receiving === null || dossiersOf(receiving) === 0)) return nothing;
    const toIntegrate = receiving?.VALIDATED ?? 0;
    return tile({
      href: `${deskPath(this.post.uai, 'inscriptions')}?cote=accueil`,
      title: t('follow-up.receiving.title'),
      whyNot,
      awaits: toIntegrate > 0,
      count: receiving === null ? null : toIntegrate,
      content:
        receiving === null
          ? nothing
          : html`<p>${t('follow-up.tile.receiving', { count: toIntegrate })}</p>${progressBar(receiving)}`,
    });
  }

  #originTile(origin: Counters | null): Content {
    const whyNot = this.#tileWhyNot('dossier.readOrigin');
    if (whyNot === '' && (origin === null || dossiersOf(origin) === 0)) return nothing;
    const awaited = (origin?.NOTIFIED ?? 0) + (origin?.SEEN ?? 0) + (origin?.IN_PROGRESS ?? 0);
    return tile({
      href: `${deskPath(this.post.uai, 'inscriptions')}?cote=origine`,
      title: t('follow-up.origin.title'),
      whyNot,
      awaits: false,
      count: origin === null ? null : awaited,
      content:
        origin === null
          ? nothing
          : html`<p>${t('follow-up.tile.origin', { count: awaited })}</p>${progressBar(origin)}`,
    });
  }

  #campaignTile(campaigns: readonly Campaign[]): TemplateResult {
    const { uai, timeZone } = this.post;
    return tile({
      href: deskPath(uai, 'campagnes'),
      title: t('campaigns.title'),
      whyNot: '',
      awaits: campaigns.some((campaign) => campaign.state === 'PREPARED'),
      count: null,
      content:
        campaigns.length === 0
          ? html`<p class="sco-quiet">${t('campaigns.tile.none')}</p>`
          : html`${campaigns.map(
              ({ state, round, calendar }) => html`<p>
                ${campaignTag(state)} ${t('campaign.round', { round })}<br />
                <span class="sco-quiet sco-small">${
                  state === 'PREPARED' || state === 'READY'
                    ? t('campaigns.tile.opens', { when: momentWithZone(calendar.opensAt, timeZone, language()) })
                    : t('campaigns.tile.closes', { when: momentWithZone(calendar.closesAt, timeZone, language()) })
                }</span>
              </p>`,
            )}`,
    });
  }

  /** A tile without figures; disabled when none of its operations is held. */
  #plainTile(
    path: string,
    words: 'offers' | 'settings' | 'sheet' | 'accounts' | 'import' | 'export' | 'desk.places' | 'desk.notices',
    ...operations: Operation[]
  ): TemplateResult {
    const held = operations.some((operation) => this.#whyNot(operation) === '');
    return tile({
      href: deskPath(this.post.uai, path),
      title: t(`${words}.title`),
      whyNot: held || operations[0] === undefined ? '' : this.#tileWhyNot(operations[0]),
      awaits: false,
      count: null,
      content: html`<p class="sco-quiet">${t(`${words}.tile`)}</p>`,
    });
  }
}

/** A tile leads to its page even without the right: the page says the same, with what can be read. */
const tile = (about: {
  href: string;
  title: string;
  whyNot: string;
  awaits: boolean;
  count: number | null;
  content: Content;
}): TemplateResult => html`<li>
  <article class="sco-tile ${about.awaits ? 'sco-tile--awaits' : ''}">
    <h3><a class="sco-tile__link" href=${about.href}>${about.title}</a></h3>
    ${about.count === null ? nothing : html`<p class="sco-tile__count">${about.count}</p>`}
    ${about.whyNot ? html`<p class="sco-quiet sco-small">${about.whyNot}</p>` : about.content}
  </article>
</li>`;

/** What the person may not read is no failure of the desk. */
async function ifPermitted<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (problem) {
    if (problem instanceof Problem && (problem.status === 403 || problem.status === 404)) return null;
    throw problem;
  }
}

customElements.define('sco-desk-page', DeskPage);
