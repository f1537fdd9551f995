import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import {
  type ChoiceGroup,
  type Choices,
  problemsOfChoices,
  recalledChoices,
} from '../../../domain/enrolment-dossier/choices.ts';
import { CHOICE_STEPS, type ChoiceStep, groupsOfStep } from '../../../domain/enrolment-dossier/journey.ts';
import { momentInWords } from '../../../locales/dates.ts';
import { enrolmentDossier as frenchWords } from '../../../locales/fr/enrolment-dossier.ts';
import { officialLabel } from '../../../locales/official-label.ts';
import { schoolName } from '../../../locales/school-name.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { failure } from '../../elements/failure.ts';
import type { ControlChangeEvent } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, loading, notice } from '../../elements/parts.ts';
import '../../elements/select.ts';
import { documentList } from '../../family/enrolment/affectation.ts';
import { choiceProblemInWords, chosenLabels, codesOf } from '../../family/enrolment/choice-words.ts';
import '../../family/enrolment/choices-step.ts';
import { establishmentSheet, messageText } from '../../family/establishment.ts';
import { phoneInWords } from '../../family/official-words.ts';
import { addWords, language, t } from '../../i18n/words.ts';
import { goTo } from '../../router/router.ts';
import { groupInWords } from '../../shell/group-in-words.ts';
import '../../shell/page-title.ts';
import { yearValues } from '../../staff/import-report.ts';
import { formationsInWords } from '../../staff/official-words.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post } from '../post.ts';

// The families' own words come with the page that shows their screens.
await addWords(frenchWords, async () => (await import('../../../locales/en/enrolment-dossier.ts')).enrolmentDossier);

type Preview = Schemas['ParentPreview'];

/**
 * What a parent of a formation meets, P1 to P10 one under the other, with the families' own elements: no dossier stands
 * behind it, and what is tried here goes with the page (§3.2).
 */
export class PreviewPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    schoolYear: { type: Number },
    mef: {},
    choices: { state: true },
  };
  declare post: Post;
  declare schoolYear: number;
  declare mef: string;
  /** What the reader tries. */
  declare private choices: Choices;

  readonly #preview: Task<readonly [string, number, string], Preview>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.schoolYear = 0;
    this.mef = '';
    this.choices = {};
    this.#preview = new Task(this, {
      task: async ([uai, schoolYear, mef]) => {
        const params = { path: { uai, schoolYear, mef } };
        const preview = inWords(
          (await answered(api.GET('/api/establishments/{uai}/years/{schoolYear}/previews/{mef}', { params }))).data,
        );
        this.choices = recalledChoices(preview.groups);
        return preview;
      },
      args: () => [this.post.uai, this.schoolYear, this.mef] as const,
    });
  }

  get #back(): { href: string; label: string } {
    return { href: `${deskPath(this.post.uai, 'parametres')}?annee=${this.schoolYear}`, label: t('settings.title') };
  }

  protected override render() {
    return this.#preview.render({
      pending: () => this.#waiting(loading()),
      error: (error) => this.#waiting(failure(error, () => void this.#preview.run())),
      complete: (preview) => this.#page(preview),
    });
  }

  #waiting(content: TemplateResult): TemplateResult {
    return html`
      <sco-page-title .heading=${t('settings.preview')} .back=${this.#back}></sco-page-title>
      <div class="sco-width sco-body">${content}</div>
    `;
  }

  #page(preview: Preview): TemplateResult {
    const { formation, formations, groups, receiving } = preview;
    return html`
      <sco-page-title
        .heading=${t('preview.title', { formation })}
        .lead=${t('preview.lead', yearValues(this.schoolYear))}
        .back=${this.#back}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide" @sco-control-change=${this.#change}>
        <div class="sco-measure sco-stack">
          <sco-select
            name="formation"
            .label=${t('preview.formation')}
            .options=${formationsInWords(formations).map(({ mef, label }) => ({ value: mef, label: `${label} (${mef})` }))}
            .value=${this.mef}
          ></sco-select>
          ${notice('accent', { text: t('preview.example.text') })}
          ${preview.enrolmentServiceOpen ? nothing : notice('warning', { text: t('preview.service-closed') })}
        </div>
        ${this.#part(
          'preview.home',
          preview.homeMessage.trim() === ''
            ? html`<p class="sco-quiet">${t('preview.home.none')}</p>`
            : html`<div class="sco-stack sco-measure">${messageText(preview.homeMessage)}</div>`,
        )}
        ${this.#part(
          'preview.affectation',
          html`${facts([
            { label: t('affectation.pupil'), value: t('preview.example') },
            { label: t('affectation.formation'), value: formation },
            { label: t('affectation.receiving'), value: receiving.name },
          ])}
          <p>${this.#dates(preview)}</p>`,
        )}
        ${this.#part(
          'preview.lycee',
          html`${
            preview.enrolmentMessage.trim() === ''
              ? html`<p class="sco-quiet">${t('preview.lycee.none')}</p>`
              : html`<div class="sco-stack sco-measure">${messageText(preview.enrolmentMessage)}</div>`
          }
          ${establishmentSheet(receiving)}
          ${preview.documents.length === 0 ? html`<p class="sco-quiet">${t('preview.documents.none')}</p>` : documentList({ ...preview, timeZone: this.post.timeZone })}`,
        )}
        ${this.#part('preview.decision', html`<p>${t('preview.decision.text')}</p>`)}
        ${CHOICE_STEPS.map((step) => this.#step(step, groups))}
        ${this.#part(
          'preview.record',
          html`<p>${t('preview.record.text')}</p><p class="sco-strong">${t('record-step.confirm')}</p>`,
        )}
        ${this.#summary(groups)}
        <p><a class=${look.link} href=${this.#back.href}>${t('preview.change')}</a></p>
      </div>
    `;
  }

  #dates({ dates }: Preview): string {
    if (!dates) return t('preview.dates.none');
    const when = (at: string): string => momentInWords(at, this.post.timeZone, language());
    return t('preview.dates', { from: when(dates.opensAt), to: when(dates.closesAt) });
  }

  #part(title: PartTitle, content: Content): TemplateResult {
    return html`<section class="sco-panel"><h2>${t(title)}</h2>${content}</section>`;
  }

  /** A page of choices as the family has it. */
  #step(step: ChoiceStep, every: readonly ChoiceGroup[]): TemplateResult {
    const groups = groupsOfStep(every, step);
    return html`<section class="sco-panel">
      <h2>${t(`step.${step}`)}</h2>
      ${groups.length === 0 ? html`<p class="sco-quiet">${t('preview.step.nothing')}</p>` : nothing}
      <sco-choices-step .groups=${groups} .every=${every} .choices=${this.choices} .problems=${[]}></sco-choices-step>
    </section>`;
  }

  /** P10: the choices as they would be read again, and whether they could be submitted: the rule that the api asks. */
  #summary(groups: readonly ChoiceGroup[]): TemplateResult {
    const problems = problemsOfChoices(groups, this.choices);
    return this.#part(
      'preview.summary',
      html`${facts(groups.map((group) => ({ label: group.label, value: chosenLabels(group, this.choices).join(', ') })))}
        <div role="status">
          ${
            problems.length === 0
              ? html`<p>${t('preview.summary.ready')}</p>`
              : html`<p>${t('preview.summary.problems')}</p>
                  <ul class="sco-list">
                    ${problems.map(
                      (problem) =>
                        html`<li>${choiceProblemInWords(
                          problem,
                          groups.find(({ key }) => key === problem.group),
                        )}</li>`,
                    )}
                  </ul>`
          }
        </div>`,
    );
  }

  #change(event: ControlChangeEvent): void {
    if (event.name === 'formation') {
      goTo(deskPath(this.post.uai, 'apercu', String(this.schoolYear), String(event.value)), { replace: true });
      return;
    }
    this.choices = { ...this.choices, [event.name]: codesOf(event.value) };
  }
}

type PartTitle =
  | 'preview.home'
  | 'preview.affectation'
  | 'preview.lycee'
  | 'preview.decision'
  | 'preview.record'
  | 'preview.summary';

/** What SIECLE writes in capitals, as families read it. */
const inWords = (preview: Preview): Preview => ({
  ...preview,
  formation: officialLabel(preview.formation),
  groups: preview.groups.map(groupInWords),
  receiving: {
    ...preview.receiving,
    name: schoolName(preview.receiving.name),
    headTitle: preview.receiving.headTitle && officialLabel(preview.receiving.headTitle),
    phone: preview.receiving.phone && phoneInWords(preview.receiving.phone),
  },
});

customElements.define('sco-preview-page', PreviewPage);
