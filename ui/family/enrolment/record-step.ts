import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { answered, api } from '../../client/client.ts';
import '../../elements/checkbox.ts';
import { failure } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { linkButton, loading, notice } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import { recordInWords } from '../record/record-in-words.ts';
import './page-words.ts';
import { changesInWords, type PupilRecord, recordFacts } from '../record/record-words.ts';

/**
 * The record within the enrolment (P9): shown, to be corrected on its own page, and to be confirmed even unchanged, else
 * the enrolment does not count (F-58).
 * @fires sco-control-change named `recordConfirmed`
 */
export class RecordStep extends LightElement {
  static override properties = {
    pupilId: {},
    dossierId: {},
    receiving: {},
    confirmed: { type: Boolean },
    problem: {},
  };
  /** The pupil in the lycée's base; empty when that base does not know them yet. */
  declare pupilId: string;
  declare dossierId: string;
  /** Name of the lycée, which reviews what is asked to be changed here. */
  declare receiving: string;
  declare confirmed: boolean;
  declare problem: string;

  readonly #record: Task<readonly [string], Awaited<ReturnType<typeof readRecord>>>;

  constructor() {
    super();
    this.pupilId = '';
    this.dossierId = '';
    this.receiving = '';
    this.confirmed = false;
    this.problem = '';
    this.#record = new Task(this, { task: ([pupilId]) => readRecord(pupilId), args: () => [this.pupilId] as const });
  }

  protected override render() {
    return html`<div class="sco-stack sco-stack--wide">
      <p>${t('record-step.means', { receiving: this.receiving })}</p>
      ${
        this.pupilId === ''
          ? notice('accent', { title: t('record-step.unknown.title'), text: t('record-step.unknown.text') })
          : this.#record.render({
              pending: loading,
              error: (error) => failure(error, () => void this.#record.run()),
              complete: (record) =>
                record
                  ? html`${recordFacts(record)} ${changesInWords(record, record.changes.filter(isUndecided))}
                    ${
                      record.modifiable.length > 0
                        ? html`<div class="sco-button-row">
                            ${linkButton(`/enfants/${this.pupilId}/fiche/modifier?inscription=${this.dossierId}`, t('record-step.modify'), 'secondary')}
                          </div>`
                        : nothing
                    }`
                  : nothing,
            })
      }
      <sco-checkbox
        name="recordConfirmed"
        .label=${t('record-step.confirm')}
        .hint=${t('record-step.confirm.hint')}
        ?checked=${this.confirmed}
        .problem=${this.problem}
      ></sco-checkbox>
    </div>`;
  }
}

/** Only what the school has not decided yet matters to who confirms. */
const isUndecided = ({ items }: PupilRecord['changes'][number]): boolean =>
  items.some(({ state }) => state === 'PENDING' || state === 'CONFLICT' || state === 'STALE');

async function readRecord(pupilId: string) {
  if (pupilId === '') return null;
  return recordInWords(
    (await answered(api.GET('/api/pupils/{pupilId}/record', { params: { path: { pupilId } } }))).data,
  );
}

customElements.define('sco-record-step', RecordStep);
