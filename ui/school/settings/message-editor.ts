import { html, nothing } from 'lit';
import '../../elements/field.ts';
import { LightElement } from '../../elements/light-element.ts';
import { messageText } from '../../family/establishment.ts';
import { t } from '../../i18n/words.ts';

/**
 * A message to families: its text on one side, on the other what they will read of it, as it is typed (§3.2).
 * @fires sco-control-change with the name and the text
 */
export class MessageEditor extends LightElement {
  static override properties = { name: {}, hint: {}, value: {} };
  declare name: string;
  declare hint: string;
  declare value: string;

  constructor() {
    super();
    this.name = '';
    this.hint = '';
    this.value = '';
  }

  protected override render() {
    return html`<div class="sco-columns">
      <sco-field
        .name=${this.name}
        type="long-text"
        .label=${t('settings.message')}
        .hint=${`${this.hint} ${t('settings.markup')}`}
        .value=${this.value}
        .maxLength=${2000}
        optional
        @sco-control-change=${(event: Event & { value?: unknown }) => {
          this.value = String(event.value ?? '');
        }}
      ></sco-field>
      <div class="sco-seen">
        <h3 class="sco-small">${t('settings.seen-by-families')}</h3>
        ${this.value.trim() === '' ? html`<p class="sco-quiet">${t('settings.seen-by-families.nothing')}</p>` : nothing}
        <div class="sco-stack sco-stack--tight">${messageText(this.value)}</div>
      </div>
    </div>`;
  }
}

customElements.define('sco-message-editor', MessageEditor);
