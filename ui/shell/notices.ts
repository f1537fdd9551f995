import { html, type TemplateResult } from 'lit';
import { notices } from '../../locales/fr/notices.ts';
import { LightElement } from '../elements/light-element.ts';
import { addWords, t, type WordKey } from '../i18n/words.ts';
import './page-title.ts';

await addWords(notices, async () => (await import('../../locales/en/notices.ts')).notices);

/** The pages that the law and courtesy ask for on every screen: each is a title and sections of text. */
const NOTICES = {
  accessibilite: { title: 'accessibility.title', sections: ['status', 'tests', 'limits', 'contact', 'remedy'] },
  'donnees-personnelles': {
    title: 'personal-data.title',
    sections: ['who', 'why', 'what', 'recipients', 'duration', 'rights', 'cookies'],
  },
  aide: { title: 'help.title', sections: ['account', 'enrol', 'record', 'separated', 'computer', 'contact'] },
} as const;

export type NoticeName = keyof typeof NOTICES;

/** A page of text: accessibility declaration (RGAA), personal data (§7), help. */
export class NoticePage extends LightElement {
  static override properties = { name: {} };
  declare name: NoticeName;

  constructor() {
    super();
    this.name = 'aide';
  }

  protected override render(): TemplateResult {
    const { title, sections } = NOTICES[this.name];
    const prefix = title.slice(0, -'.title'.length);
    return html`
      <sco-page-title .heading=${t(title)}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${sections.map(
          (section) => html`<section class="sco-stack sco-measure">
            <h2>${t(`${prefix}.${section}` as WordKey)}</h2>
            ${t(`${prefix}.${section}.text` as WordKey)
              .split('\n')
              .map((paragraph) => html`<p>${paragraph}</p>`)}
          </section>`,
        )}
      </div>
    `;
  }
}

customElements.define('sco-notice-page', NoticePage);
