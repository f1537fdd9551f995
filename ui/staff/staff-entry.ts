import { html, nothing, type TemplateResult } from 'lit';
import { SESSION_LOST } from '../client/client.ts';
import { failure } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { emptyState, linkButton, loading } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import { goTo, type Router } from '../router/router.ts';
import '../shell/page-frame.ts';
import type { NavigationLink } from '../shell/page-frame.ts';
import '../shell/page-title.ts';
import { homeOf, type Me, recallSession, signOut } from '../shell/session.ts';
import type { SignedInEvent } from '../shell/sign-in-page.ts';
import '../shell/sign-in-page.ts';

/** What the frame says around the pages of a desk. */
export interface Frame {
  readonly service: string;
  readonly home: string;
  readonly links: readonly NavigationLink[];
}

/**
 * An entry of the staff, school or academy: who is signed in, which page. As for families, someone not signed in gets the
 * sign-in page at the very address they asked for, then the page itself.
 */
export abstract class StaffEntry extends LightElement {
  static override properties = { me: { state: true }, failed: { state: true }, sessionLost: { state: true } };
  /** Undefined until the api has said who is signed in. */
  declare protected me: Me | null | undefined;
  declare private failed: unknown;
  declare private sessionLost: boolean;

  constructor() {
    super();
    this.me = undefined;
    this.failed = null;
    this.sessionLost = false;
  }

  protected abstract readonly router: Router;
  /** `/etablissement/` or `/academie/`. */
  protected abstract readonly base: string;
  protected abstract frameOf(me: Me): Frame;
  /** Whether this desk is the person's; another is sent to their own. */
  protected abstract belongsHere(me: Me): boolean;

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
    const { me } = this;
    const frame = me ? this.frameOf(me) : { service: t('staff.service'), home: this.base, links: [] };
    return html`<sco-page-frame
      .service=${frame.service}
      .home=${frame.home}
      .person=${me?.name ?? ''}
      .links=${frame.links}
      .content=${this.#content()}
      @sco-sign-out=${this.#signOut}
      @sco-signed-in=${({ me: entered }: SignedInEvent) => this.#enter(entered)}
    ></sco-page-frame>`;
  }

  #content(): TemplateResult {
    if (this.failed) {
      return html`<div class="sco-width sco-body">${failure(this.failed, () => void this.#recall())}</div>`;
    }
    if (this.me === undefined) return html`<div class="sco-width sco-body">${loading()}</div>`;
    if (this.me === null) return html`<sco-sign-in-page ?sessionLost=${this.sessionLost}></sco-sign-in-page>`;
    return html`${this.router.page ?? nothing}`;
  }

  async #recall(): Promise<void> {
    this.failed = null;
    try {
      const me = await recallSession();
      if (me) this.#enter(me);
      else this.me = null;
    } catch (problem) {
      this.failed = problem;
    }
  }

  #enter(me: Me): void {
    if (!this.belongsHere(me)) {
      location.replace(homeOf(me));
      return;
    }
    const returning = this.me === null;
    this.me = me;
    this.sessionLost = false;
    if (returning) goTo(location.pathname + location.search, { replace: true });
  }

  #loseSession = (): void => {
    this.sessionLost = Boolean(this.me);
    this.me = null;
  };

  async #signOut(): Promise<void> {
    try {
      await signOut();
      this.me = null;
      this.sessionLost = false;
      goTo(this.base, { replace: true });
    } catch (problem) {
      this.failed = problem;
    }
  }
}

/** A page whose address leads nowhere, or to something that is not the reader's. */
export const notFoundPage = (home: string): TemplateResult => html`
  <sco-page-title .heading=${t('frame.not-found')}></sco-page-title>
  <div class="sco-width sco-body">
    ${emptyState(t('frame.not-found.title'), t('frame.not-found.text'), linkButton(home, t('staff.home')))}
  </div>
`;

/** The code of a page could not be fetched. */
export const pageFailed = (retry: () => void): TemplateResult =>
  html`<div class="sco-width sco-body">${failure(null, retry)}</div>`;
