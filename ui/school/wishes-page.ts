import { Task } from '@lit/task';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { answered, api, type Schemas } from '../client/client.ts';
import { failure } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Column, type Content, dataTable, emptyState, loading, notice, statusTag } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { whoIsSignedIn } from '../shell/session.ts';
import { wishesInWords } from '../staff/official-words.ts';
import { whyNotHeld } from '../staff/rights.ts';
import { look } from '../theme/look.ts';
import { deskPath, type Post, yearsOf } from './post.ts';
import './year-choice.ts';
import { yearOfQuery } from './year-choice.ts';

type Board = Schemas['WishBoard'];
type Formation = Board['formations'][number];
type Group = Formation['groups'][number];
type Option = Schemas['WishOption'];

/**
 * What families chose, option by option, against the places of the lycée (§3.7, F-40): a table for each group of each
 * formation, with a bar that says the same to the eye.
 */
export class WishesPage extends LightElement {
  static override properties = { post: { attribute: false }, query: { attribute: false } };
  declare post: Post;
  declare query: URLSearchParams;

  readonly #board: Task<readonly [string, number], Board | null>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.#board = new Task(this, {
      task: async ([uai, schoolYear]) => {
        if (this.#whyNot !== '') return null;
        const params = { path: { uai, schoolYear } };
        return wishesInWords(
          (await answered(api.GET('/api/establishments/{uai}/years/{schoolYear}/wishes', { params }))).data,
        );
      },
      args: () => [this.post.uai, this.#year] as const,
    });
  }

  get #year(): number {
    return yearOfQuery(this.query, yearsOf(this.post, Date.now()).entering);
  }

  get #whyNot(): string {
    return whyNotHeld(whoIsSignedIn(), this.post.uai, 'dossier.readReceiving');
  }

  protected override render() {
    const back = { href: `${deskPath(this.post.uai, 'inscriptions')}?cote=accueil`, label: t('follow-up.title') };
    return html`
      <sco-page-title .heading=${t('places.title')} .lead=${t('places.lead')} .back=${back}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <sco-year-choice .choices=${yearsOf(this.post, Date.now()).choices} .year=${this.#year} .label=${t('follow-up.year')}></sco-year-choice>
        ${this.#board.render({
          pending: loading,
          error: (error) => failure(error, () => void this.#board.run()),
          complete: (board) =>
            board === null
              ? notice('warning', { title: t('rights.page'), text: this.#whyNot })
              : this.#formations(board),
        })}
      </div>
    `;
  }

  #formations({ formations }: Board): Content {
    if (formations.length === 0) return emptyState(t('places.empty.title'), t('places.empty.text'));
    return html`
      <ul class="sco-wishes__legend sco-small">
        ${(['first', 'further'] as const).map(
          (share) => html`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false"><rect class="sco-wishes__${share}" width="10" height="10" /></svg>
            ${t(`places.legend.${share}`)}
          </li>`,
        )}
        <li>
          <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
            <line class="sco-wishes__capacity" x1="5" x2="5" y1="0" y2="10" />
          </svg>
          ${t('places.legend.capacity')}
        </li>
      </ul>
      ${formations.map((formation) => this.#formation(formation))}
      <p class="sco-quiet sco-small">
        <a class=${look.link} href=${deskPath(this.post.uai, 'options')}>${t('places.settings')}</a>
      </p>
    `;
  }

  #formation({ mef, label, dossiers, answered: answers, groups }: Formation): TemplateResult {
    return html`<section class="sco-stack" aria-labelledby="formation-${mef}">
      <div>
        <h2 id="formation-${mef}">${label}</h2>
        <p class="sco-quiet">${t('places.answered', { answered: answers, dossiers })}</p>
      </div>
      ${groups.length === 0 ? html`<p class="sco-quiet">${t('places.no-group')}</p>` : groups.map(groupTable)}
    </section>`;
  }
}

function groupTable(group: Group): TemplateResult {
  const scale = Math.max(
    1,
    ...group.options.map(({ first, further, capacity }) => Math.max(first + further, capacity ?? 0)),
  );
  return html`<div class="sco-wishes">${dataTable(t('places.caption', { group: group.label }), columnsOf(group, scale), group.options)}</div>`;
}

/** The columns that a group has something to say in: wishes have an order, languages a rank, the rest is chosen or not. */
function columnsOf({ mode, options }: Group, scale: number): Column<Option>[] {
  const number = (label: string, cell: (option: Option) => Content | number): Column<Option> => ({
    label,
    cell,
    align: 'end',
  });
  const firsts =
    mode === 'RANKED' ? t('places.first') : mode === 'SWAP' ? t('places.first-language') : t('places.chosen');
  const granted = options.some(({ first, held }) => mode === 'RANKED' && first !== held);
  const limited = options.some(({ capacity }) => capacity !== null);
  return [
    {
      label: t('places.option'),
      cell: ({ label, offered }) =>
        html`${label}${offered ? nothing : html` <span class="sco-quiet sco-small">(${t('places.not-offered')})</span>`}`,
    },
    number(firsts, ({ first }) => first),
    ...(mode === 'RANKED' ? [number(t('places.further'), ({ further }) => further)] : []),
    ...(mode === 'SWAP' ? [number(t('places.second-language'), ({ further }) => further)] : []),
    ...(granted ? [number(t('places.held'), ({ held }) => held)] : []),
    ...(limited
      ? [
          number(
            t('places.capacity'),
            ({ capacity }) => capacity ?? html`<span class="sco-quiet">${t('places.capacity.none')}</span>`,
          ),
          number(t('places.remaining'), remainingInWords),
        ]
      : []),
    { label: t('places.bar'), cell: (option) => bar(option, scale) },
  ];
}

function remainingInWords({ remaining }: Option): Content | number {
  if (remaining === null) return html`<span class="sco-quiet">–</span>`;
  if (remaining < 0) return statusTag('danger', t('places.remaining.over', { count: -remaining }));
  return remaining === 0 ? statusTag('warning', t('places.remaining.full')) : remaining;
}

/** The same numbers for the eye; drawn with attributes, as the policy allows no style. */
function bar({ first, further, capacity }: Option, scale: number): TemplateResult {
  const of = (count: number): number => (count / scale) * 100;
  return html`<svg viewBox="0 0 100 6" preserveAspectRatio="none" width="100%" height="12" aria-hidden="true" focusable="false">
    <rect class="sco-wishes__ground" width="100" height="6" />
    ${svg`<rect class="sco-wishes__first" width=${of(first)} height="6" />
      <rect class="sco-wishes__further" x=${of(first)} width=${of(further)} height="6" />`}
    ${capacity === null ? nothing : svg`<line class="sco-wishes__capacity" x1=${of(capacity)} x2=${of(capacity)} y1="0" y2="6" />`}
  </svg>`;
}

customElements.define('sco-wishes-page', WishesPage);
