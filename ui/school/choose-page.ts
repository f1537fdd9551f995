import { html, type TemplateResult } from 'lit';
import { emptyState } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { deskPath, type Post } from './post.ts';

/** Which establishment, for who works in several; and a way out for who has none yet. */
export const choosePage = (posts: readonly Post[]): TemplateResult => html`
  <sco-page-title
    .heading=${t('choose.title')}
    .lead=${posts.length > 0 ? t('choose.lead', { count: posts.length }) : ''}
  ></sco-page-title>
  <div class="sco-width sco-body">
    ${
      posts.length === 0
        ? emptyState(t('choose.none.title'), t('choose.none.text'))
        : html`<ul class="sco-tiles">
            ${posts.map(
              ({ uai, name }) => html`<li>
                <article class="sco-tile">
                  <h2 class="sco-tile__name"><a class="sco-tile__link" href=${deskPath(uai)}>${name}</a></h2>
                  <p class="sco-quiet sco-code">${uai}</p>
                </article>
              </li>`,
            )}
          </ul>`
    }
  </div>
`;
