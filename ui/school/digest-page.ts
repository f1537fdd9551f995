import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import type { DigestMode } from '../../domain/record-change/digest.ts';
import { digestChoice } from '../../locales/fr/digest-choice.ts';
import { answered, api, type Schemas } from '../client/client.ts';
import { failure, problemInWords } from '../elements/failure.ts';
import type { ControlChangeEvent } from '../elements/form-events.ts';
import { LightElement } from '../elements/light-element.ts';
import { linkButton, loading, notice } from '../elements/parts.ts';
import '../elements/radio-group.ts';
import { addWords, t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { holds, type Operation, whoIsSignedIn } from '../shell/session.ts';
import { look } from '../theme/look.ts';
import { deskPath, type Post } from './post.ts';

await addWords(digestChoice, async () => (await import('../../locales/en/digest-choice.ts')).digestChoice);

type Choice = Schemas['DigestChoice'];

const MODES: readonly DigestMode[] = ['DAILY', 'EACH', 'NONE'];
/** Who deals with something that waits hears of it. */
export const HEARING: readonly Operation[] = ['recordChange.review', 'recordChange.reviewRegime', 'dossier.integrate'];

/** How one hears of what waits at an establishment (M-13): each clerk’s own choice. */
export class DigestPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    mode: { state: true },
    saved: { state: true },
    failed: { state: true },
    busy: { state: true },
  };
  declare post: Post;
  /** What is chosen on the page; null until it is touched. */
  declare private mode: DigestMode | null;
  declare private saved: boolean;
  declare private failed: unknown;
  declare private busy: boolean;

  readonly #choice: Task<readonly [string], Choice | null>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.mode = null;
    this.saved = false;
    this.failed = null;
    this.busy = false;
    this.#choice = new Task(this, {
      task: async ([uai]) => {
        const me = whoIsSignedIn();
        if (!me || !HEARING.some((operation) => holds(me, uai, operation))) return null;
        return (await answered(api.GET('/api/me/digests/{uai}', { params: { path: { uai } } }))).data;
      },
      args: () => [this.post.uai] as const,
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('post')) return;
    this.mode = null;
    this.saved = false;
    this.failed = null;
  }

  protected override render() {
    return html`
      <sco-page-title
        .heading=${t('digest.title')}
        .lead=${t('digest.lead')}
        .back=${{ href: deskPath(this.post.uai), label: t('desk.nav') }}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.#choice.render({
          pending: () => (this.#choice.value ? this.#form(this.#choice.value) : loading()),
          error: (error) => failure(error, () => void this.#choice.run()),
          complete: (choice) =>
            choice === null
              ? notice('warning', { title: t('rights.page'), text: t('digest.not-concerned') })
              : this.#form(choice),
        })}
      </div>
    `;
  }

  #form({ mode, email }: Choice): TemplateResult {
    const options = MODES.map((value) => ({
      value,
      label: t(`digest.mode.${value}`),
      hint: t(`digest.mode.${value}.hint`),
    }));
    return html`
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
      ${this.saved ? notice('success', { text: t('digest.saved'), live: true }) : nothing}
      ${email === null ? notice('warning', { title: t('digest.no-address.title'), text: t('digest.no-address.text') }) : nothing}
      <form class="sco-panel sco-measure" novalidate @submit=${(event: Event) => void this.#save(event, mode)}>
        <sco-radio-group
          name="digest-mode"
          .legend=${t('digest.choose')}
          .options=${options}
          .value=${this.mode ?? mode}
          asTitle
          @sco-control-change=${(event: ControlChangeEvent) => {
            this.mode = event.value as DigestMode;
            this.saved = false;
          }}
        ></sco-radio-group>
        <p>${t('digest.no-names')} ${email === null ? nothing : t('digest.to', { email })}</p>
        <div class="sco-button-row">
          <button class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>${t('digest.save')}</button>
          ${linkButton(deskPath(this.post.uai), t('desk.back'), 'secondary')}
        </div>
      </form>
      <p class="sco-quiet sco-small sco-measure">${t('digest.late')}</p>
    `;
  }

  async #save(event: Event, known: DigestMode): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.failed = null;
    this.saved = false;
    try {
      const params = { path: { uai: this.post.uai } };
      await answered(api.PUT('/api/me/digests/{uai}', { params, body: { mode: this.mode ?? known } }));
      this.saved = true;
      window.scrollTo(0, 0);
    } catch (problem) {
      this.failed = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('sco-digest-page', DigestPage);
