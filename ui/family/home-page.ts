import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { answered, api, type Schemas } from '../client/client.ts';
import { failure } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Content, emptyState, linkButton, loading, notice } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { look } from '../theme/look.ts';
import { childValues } from './child-words.ts';
import { enrolmentPath } from './enrolment/paths.ts';
import { stateTag } from './enrolment/status.ts';
import { messageText } from './establishment.ts';
import { childInWords } from './official-words.ts';
import { waitingInWords } from './waiting-words.ts';

type Child = Schemas['Child'];

/** The home of a family (P0): one card per child, in every school; what is awaited comes first, with its deadline. */
export class FamilyHomePage extends LightElement {
  static override properties = { name: {} };
  /** Of the guardian signed in. */
  declare name: string;

  readonly #children: Task<readonly [], Child[]>;

  constructor() {
    super();
    this.name = '';
    this.#children = new Task(this, {
      task: async () => (await answered(api.GET('/api/children'))).data.children.map(childInWords),
      args: () => [] as const,
    });
  }

  /** Beside what people come for: its code comes after the page. */
  override connectedCallback(): void {
    super.connectedCallback();
    void import('./joint-accounts.ts');
  }

  protected override render() {
    return this.#children.render({
      pending: () => this.#page(nothing, loading()),
      error: (error) =>
        this.#page(
          nothing,
          failure(error, () => void this.#children.run()),
        ),
      complete: (children) => {
        const count = children.filter(isAwaited).length;
        return this.#page(t('home.lead', { count }), cards(children));
      },
    });
  }

  #page(lead: Content, content: Content): TemplateResult {
    return html`
      <sco-page-title .heading=${t('home.title', { name: this.name })} .lead=${lead === nothing ? '' : lead}></sco-page-title>
      <div class="sco-width sco-body">${content}</div>
    `;
  }
}

/** What waits for this reader comes first. */
const isAwaited = ({ enrolment }: Child): boolean => enrolment?.waiting.on === 'FAMILY' && enrolment.mayEnrol;

function cards(children: readonly Child[]): Content {
  const attach = linkButton('/rattachement', t('home.attach'), 'tertiary');
  if (children.length === 0) return emptyState(t('home.empty.title'), t('home.empty.text'), attach);
  const inOrder = [...children].sort((a, b) => Number(isAwaited(b)) - Number(isAwaited(a)));
  return html`<div class="sco-stack sco-stack--wide">
    <div class="sco-cards">${inOrder.map(card)}</div>
    <sco-joint-accounts></sco-joint-accounts>
    <p class="sco-row"><span class="sco-quiet">${t('home.other-child')}</span> ${attach}</p>
  </div>`;
}

const card = (child: Child): TemplateResult => {
  const { firstName, lastName, school } = child;
  return html`<article class="sco-panel ${isAwaited(child) ? 'sco-panel--awaits' : ''}">
    <div class="sco-child">
      <span class="sco-child__initial" aria-hidden="true">${firstName.slice(0, 1)}</span>
      <div>
        <h2>${firstName} ${lastName}</h2>
        <p class="sco-quiet sco-small">${[school.name, school.classGroup ?? school.formation].filter(Boolean).join(' – ')}</p>
      </div>
    </div>
    ${enrolmentPart(child)} ${recordPart(child)}
    <p class="sco-small"><a class=${look.link} href="/enfants/${child.record.pupilId}/pas-mon-enfant">${t('home.not-my-child', childValues(firstName))}</a></p>
    ${
      school.message
        ? html`<div class="sco-section">
            <h3>${t('home.message', { school: school.name })}</h3>
            <div class="sco-stack sco-stack--tight">${messageText(school.message)}</div>
          </div>`
        : nothing
    }
  </article>`;
};

function enrolmentPart({ enrolment }: Child): Content {
  if (!enrolment) return nothing;
  const { dossierId, state, receiving, formation, timeZone, waiting, mayEnrol } = enrolment;
  const answering = mayEnrol && (waiting.why === 'answer' || waiting.why === 'draft');
  const label = answering
    ? waiting.why === 'draft'
      ? 'home.enrolment.resume'
      : 'home.enrolment.answer'
    : 'home.enrolment.see';
  return html`<section class="sco-section">
    <div class="sco-row sco-row--apart">
      <h3>${t('home.enrolment')}</h3>
      ${stateTag(state)}
    </div>
    <p><span class="sco-strong">${receiving}</span><br />${formation}</p>
    ${unsentPart(enrolment)}
    <p>${waitingInWords(waiting, timeZone)}</p>
    <div>${linkButton(enrolmentPath(dossierId), t(label), answering ? 'primary' : 'secondary')}</div>
  </section>`;
}

/** Not sent yet, or on its way, as on the pages of the enrolment. */
function unsentPart({ sending, unsent, mayEnrol, state }: NonNullable<Child['enrolment']>): Content {
  if (sending) return notice('accent', { text: t('home.enrolment.sending') });
  if (!unsent || !mayEnrol) return nothing;
  return notice('warning', { text: t(state === 'VALIDATED' ? 'unsent.change' : 'unsent.title') });
}

function recordPart({ record, firstName }: Child): Content {
  if (!record.open) return nothing;
  return html`<section class="sco-section">
    <h3>${t('home.record')}</h3>
    <p class="sco-quiet">
      ${record.undecided > 0 ? t('home.record.undecided', { count: record.undecided }) : t('home.record.nothing')}
    </p>
    <p>
      <a class=${look.link} href="/enfants/${record.pupilId}/fiche">
        ${t(record.mayChange ? 'home.record.modify' : 'home.record.see', childValues(firstName))}
      </a>
    </p>
  </section>`;
}

customElements.define('sco-family-home-page', FamilyHomePage);
