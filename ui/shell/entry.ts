import { html, nothing, type TemplateResult } from 'lit';
import { SESSION_LOST } from '../client/client.ts';
import { failure } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { emptyState, linkButton, loading } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import { goTo, match, type Route, Router } from '../router/router.ts';
import './page-frame.ts';
import type { NavigationLink } from './page-frame.ts';
import './page-title.ts';
import { homeOf, type Me, recallSession, signOut } from './session.ts';
import type { SignedInEvent } from './signed-in-event.ts';

/**
 * What the three entries have in common: who is signed in, which page, the frame around it. An entry says its base, its
 * routes and its words.
 *
 * Someone not signed in is shown the sign-in page at the very address they asked for, and the page itself once signed in:
 * a lost session costs one form, not the way back. Someone whose home is another entry is led there.
 */
export abstract class Entry extends LightElement {
  static override properties = { me: { state: true }, failed: { state: true }, sessionLost: { state: true } };
  /** Undefined until the api has said who is signed in. */
  declare protected me: Me | null | undefined;
  declare private failed: unknown;
  declare private sessionLost: boolean;

  readonly #router: Router;

  constructor() {
    super();
    this.me = undefined;
    this.failed = null;
    this.sessionLost = false;
    this.#router = new Router(this, {
      base: this.base(),
      routes: [...this.publicRoutes(), ...this.routes()],
      notFound: () => this.notFound(),
      failed: (retry) => html`<div class="sco-width sco-body">${failure(null, retry)}</div>`,
    });
  }

  /** Address under which the entry lives, with its closing slash. */
  protected abstract base(): '/' | '/etablissement/' | '/academie/';
  /** Pages of who is signed in; templates may read `this.me`. */
  protected abstract routes(): readonly Route[];
  /** Pages that anyone may open. */
  protected publicRoutes(): readonly Route[] {
    return [];
  }
  /** The desk's name, under the brand; null for nobody signed in. */
  protected abstract service(me: Me | null): string;
  /** Where the brand leads who is signed in. */
  protected home(_me: Me): string {
    return this.base();
  }
  /** The main menu of who is signed in. */
  protected links(_me: Me): readonly NavigationLink[] {
    return [];
  }
  /** What the link from a page that does not exist says. */
  protected homeLabel(): string {
    return t('frame.home');
  }

  /** An address that leads nowhere, or to something that is not the reader's. */
  protected notFound(): TemplateResult {
    return html`
      <sco-page-title .heading=${t('frame.not-found')}></sco-page-title>
      <div class="sco-width sco-body">
        ${emptyState(t('frame.not-found.title'), t('frame.not-found.text'), linkButton(this.base(), this.homeLabel()))}
      </div>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(SESSION_LOST, this.#loseSession);
    void this.#recall();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(SESSION_LOST, this.#loseSession);
  }

  protected override render() {
    const me = this.me ?? null;
    return html`<sco-page-frame
      .service=${this.service(me)}
      .home=${me ? this.home(me) : this.base()}
      .person=${me?.name ?? ''}
      .links=${me ? this.links(me) : []}
      .content=${this.#content()}
      @sco-sign-out=${this.#signOut}
      @sco-signed-in=${this.#enter}
    ></sco-page-frame>`;
  }

  get #isPublic(): boolean {
    return this.publicRoutes().some((route) => match(route.path, location.pathname) !== null);
  }

  #content(): TemplateResult {
    const page = html`${this.#router.page ?? nothing}`;
    if (this.#isPublic) return page;
    if (this.failed)
      return html`<div class="sco-width sco-body">${failure(this.failed, () => void this.#recall())}</div>`;
    if (this.me === undefined) return html`<div class="sco-width sco-body">${loading()}</div>`;
    if (this.me) return page;
    void import('./sign-in-page.ts');
    return html`<sco-sign-in-page ?forFamilies=${this.base() === '/'} ?sessionLost=${this.sessionLost}></sco-sign-in-page>`;
  }

  async #recall(): Promise<void> {
    this.failed = null;
    try {
      const me = await recallSession();
      if (me && !this.#isHomeOf(me) && !this.#isPublic) location.replace(homeOf(me));
      else this.me = me;
    } catch (problem) {
      this.failed = problem;
    }
  }

  #enter({ me }: SignedInEvent): void {
    if (!this.#isHomeOf(me)) {
      location.assign(homeOf(me));
      return;
    }
    const asked = this.me === null && !this.#isPublic;
    this.me = me;
    this.sessionLost = false;
    // Back to the page that was asked for; from a page that signs in by itself (activation), to the home.
    goTo(asked ? location.pathname + location.search : this.base(), { replace: true });
  }

  /** Staff of a school who also sit in the academy have two entries; everyone else has one. */
  #isHomeOf(me: Me): boolean {
    if (this.base() === '/') return me.kind === 'GUARDIAN';
    return (
      me.kind === 'STAFF' &&
      (this.base() === '/academie/' ? me.academies.length > 0 : me.posts.length > 0 || homeOf(me) === this.base())
    );
  }

  #loseSession = (): void => {
    // Several requests may learn it, one after the other.
    this.sessionLost ||= this.me !== null && this.me !== undefined;
    this.me = null;
  };

  async #signOut(): Promise<void> {
    try {
      await signOut();
      this.me = null;
      this.sessionLost = false;
      goTo(this.base(), { replace: true });
    } catch (problem) {
      this.failed = problem;
    }
  }
}
