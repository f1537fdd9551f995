import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { momentInWords } from '../../../locales/dates.ts';
import { ofName } from '../../../locales/of-name.ts';
import { answered, api, newSubmissionId, once, type Schemas } from '../../client/client.ts';
import { Problem } from '../../client/problem.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, emptyState, facts, linkButton, loading, notice } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { Confirmation } from '../../staff/question.ts';
import { actButton, whyNotHeld } from '../../staff/rights.ts';
import { deskPath, type Post } from '../post.ts';
import './contested-words.ts';

type Disclaimer = Schemas['Disclaimer'];
type Outcome = Schemas['DisclaimerAnswer']['outcome'];

/** Somebody says that they are no legal guardian of a pupil (§1.4-7): the school gives the access back, or ends the link. */
export class DisclaimerPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    pupilId: {},
    guardianId: {},
    outcome: { state: true },
    failed: { state: true },
    busy: { state: true },
  };
  declare post: Post;
  declare pupilId: string;
  declare guardianId: string;
  declare private outcome: Outcome | null;
  declare private failed: unknown;
  declare private busy: boolean;

  readonly #confirmation = new Confirmation(this);
  readonly #link: Task<readonly [string, string], Disclaimer | null>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.pupilId = '';
    this.guardianId = '';
    this.outcome = null;
    this.failed = null;
    this.busy = false;
    this.#link = new Task(this, {
      task: async ([pupilId, guardianId]) => this.#read(pupilId, guardianId),
      args: () => [this.pupilId, this.guardianId] as const,
    });
  }

  /** Null once the access is back: there is nothing to look at any more. */
  async #read(pupilId: string, guardianId: string): Promise<Disclaimer | null> {
    const path = { pupilId, guardianId };
    try {
      return (await answered(api.GET('/api/pupils/{pupilId}/guardians/{guardianId}/disclaimer', { params: { path } })))
        .data;
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 404) return null;
      throw problem;
    }
  }

  protected override render() {
    const link = this.#link.value ?? null;
    const back = { href: deskPath(this.post.uai), label: t('contested.back') };
    const lead = link
      ? t('disclaimer.lead', {
          guardian: link.guardian,
          firstName: link.pupil,
          ofChild: ofName(link.pupil),
          when: momentInWords(link.at, this.post.timeZone, language()),
        })
      : '';
    return html`
      <sco-page-title .heading=${t('disclaimer.title')} .lead=${lead} .back=${back}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${
          this.outcome
            ? html`<div class="sco-outcome" id="disclaimer-outcome" tabindex="-1">
                  ${notice('success', { text: t(`disclaimer.${this.outcome}`), live: true })}
                </div>
                <div class="sco-button-row">${linkButton(deskPath(this.post.uai), t('contested.back'))}</div>`
            : this.#link.render({
                pending: () => loading(),
                error: (error) => failure(error, () => void this.#link.run()),
                complete: (complete) =>
                  complete
                    ? this.#page(complete)
                    : emptyState(
                        t('disclaimer.nothing'),
                        t('disclaimer.nothing.text'),
                        linkButton(deskPath(this.post.uai), t('contested.back')),
                      ),
              })
        }
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  #page({ pupil, classGroup, guardian, kinship, ended, otherGuardians }: Disclaimer): Content {
    const whyNot = whyNotHeld(whoIsSignedIn(), this.post.uai, 'guardian.withdrawAuthority');
    return html`
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
      ${ended ? notice('accent', { text: t('disclaimer.ENDED') }) : nothing}
      <section class="sco-panel">
        <h2>${t('disclaimer.facts')}</h2>
        ${facts([
          { label: t('disclaimer.pupil'), value: [pupil, classGroup].filter(Boolean).join(' – ') },
          { label: t('disclaimer.guardian'), value: guardian },
          { label: t('disclaimer.kinship'), value: kinship },
          {
            label: t('disclaimer.others'),
            value: otherGuardians.length > 0 ? otherGuardians.join(', ') : t('disclaimer.others.none'),
          },
        ])}
        <p>${t('disclaimer.frozen')}</p>
      </section>
      <div class="sco-button-row">
        ${actButton({ id: 'disclaimer-restore', label: t('disclaimer.restore'), whyNot, busy: this.busy, run: () => void this.#answer('RESTORED') })}
        ${
          ended
            ? nothing
            : actButton({
                id: 'disclaimer-end',
                label: t('disclaimer.end'),
                whyNot,
                busy: this.busy,
                variant: 'secondary',
                tone: 'danger',
                run: () => void this.#answer('ENDED'),
              })
        }
      </div>
    `;
  }

  async #answer(outcome: Outcome): Promise<void> {
    const act = outcome === 'RESTORED' ? 'restore' : 'end';
    const agreed = await this.#confirmation.ask({
      heading: t(`disclaimer.${act}.ask`),
      text: t(`disclaimer.${act}.ask.text`),
      confirm: t(`disclaimer.${act}`),
      tone: outcome === 'ENDED' ? 'danger' : 'accent',
    });
    if (!agreed || this.busy) return;
    this.busy = true;
    this.failed = null;
    try {
      await answered(
        api.PUT('/api/pupils/{pupilId}/guardians/{guardianId}/disclaimer', {
          params: { path: { pupilId: this.pupilId, guardianId: this.guardianId }, header: once(newSubmissionId()) },
          body: { outcome },
        }),
      );
      this.outcome = outcome;
    } catch (problem) {
      this.failed = problem;
      await this.#link.run();
    } finally {
      this.busy = false;
      await this.updateComplete;
      this.querySelector<HTMLElement>('#disclaimer-outcome')?.focus();
    }
  }
}

customElements.define('sco-disclaimer-page', DisclaimerPage);
