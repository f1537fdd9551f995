import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { momentInWords } from '../../locales/dates.ts';
import { lettersToPrint } from '../../locales/fr/letters-to-print.ts';
import { answered, api, newSubmissionId, once, type Schemas } from '../client/client.ts';
import { receivedFile } from '../client/files.ts';
import { isPassing, Problem } from '../client/problem.ts';
import { failure, problemInWords } from '../elements/failure.ts';
import '../elements/file-link.ts';
import { LightElement } from '../elements/light-element.ts';
import { dataTable, emptyState, keyFigures, linkButton, loading, notice, statusTag } from '../elements/parts.ts';
import { addWords, hasWords, language, t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { whoIsSignedIn } from '../shell/session.ts';
import { Confirmation } from '../staff/question.ts';
import { actButton, whyNotHeld } from '../staff/rights.ts';
import { deskPath, type Post } from './post.ts';

await addWords(lettersToPrint, async () => (await import('../../locales/en/letters-to-print.ts')).lettersToPrint);

type Letters = Schemas['LettersToPrint'];

/** Letters of guardians without an electronic address (E-12): a file to print, then the word that it was printed. */
export class LettersPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    failed: { state: true },
    printed: { state: true },
    busy: { state: true },
  };
  declare post: Post;
  declare private failed: unknown;
  /** How many letters were just marked; null before. */
  declare private printed: number | null;
  declare private busy: boolean;

  readonly #confirmation = new Confirmation(this);
  readonly #letters: Task<readonly [string], Letters | null>;
  /** The mark under way: kept when its answer was lost on the way, so that it has one effect. */
  #marking: { readonly id: string; readonly letters: readonly string[] } | null = null;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.failed = null;
    this.printed = null;
    this.busy = false;
    this.#letters = new Task(this, {
      task: async ([uai]) => {
        if (this.#whyNot !== '') return null;
        const params = { path: { uai } };
        return (await answered(api.GET('/api/establishments/{uai}/letters-to-print', { params }))).data;
      },
      args: () => [this.post.uai] as const,
    });
  }

  get #whyNot(): string {
    return whyNotHeld(whoIsSignedIn(), this.post.uai, 'account.notifyBulk');
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('print.title')} .lead=${t('print.lead')}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
        ${this.printed === null ? nothing : notice('success', { title: t('print.done'), text: t('print.done.text', { count: this.printed }), live: true })}
        ${this.#letters.render({
          pending: loading,
          error: (error) => failure(error, () => void this.#letters.run()),
          complete: (letters) =>
            letters === null ? notice('warning', { title: t('rights.page'), text: this.#whyNot }) : this.#page(letters),
        })}
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  #page(letters: Letters): TemplateResult {
    const back = linkButton(deskPath(this.post.uai, 'comptes'), t('accounts.title'), 'secondary');
    if (letters.total === 0) return emptyState(t('print.empty.title'), t('print.empty.text'), back);
    const lot = letters.letters.length;
    const file = `/api/establishments/${this.post.uai}/letters-to-print.pdf?through=${letters.through ?? ''}` as const;
    return html`
      ${keyFigures([
        { label: t('print.total'), value: letters.total },
        { label: t('print.lot'), value: lot },
        { label: t('print.without-address'), value: letters.withoutPostalAddress },
      ])}
      <section class="sco-panel sco-measure">
        <h2>${t('print.steps')}</h2>
        <p>${t('print.steps.file', { count: lot })}</p>
        <p class="sco-quiet sco-small">${t('print.steps.envelope')}</p>
        <sco-file-link
          .label=${() => t('print.file', { count: lot })}
          .href=${file}
          variant="primary"
          .file=${() => receivedFile(file)}
        ></sco-file-link>
        <p>${t('print.steps.mark')}</p>
        ${actButton({
          id: 'mark-printed',
          label: t('print.mark', { count: lot }),
          whyNot: '',
          variant: 'secondary',
          busy: this.busy,
          run: () => void this.#mark(letters),
        })}
      </section>
      ${letters.total > lot ? html`<p class="sco-quiet">${t('print.next', { count: letters.total - lot })}</p>` : nothing}
      ${dataTable(
        t('print.caption'),
        [
          { label: t('print.to'), cell: ({ to }) => to },
          { label: t('print.letter'), cell: ({ letter, subject }) => letterInWords(letter, subject) },
          {
            label: t('print.recorded'),
            cell: ({ recordedAt }) => momentInWords(recordedAt, this.post.timeZone, language()),
          },
          {
            label: t('print.address'),
            cell: ({ hasPostalAddress }) =>
              hasPostalAddress ? t('print.address.envelope') : statusTag('warning', t('print.address.none')),
          },
        ],
        letters.letters,
      )}
    `;
  }

  async #mark({ letters }: Letters): Promise<void> {
    if (this.busy) return;
    const agreed = await this.#confirmation.ask({
      heading: t('print.ask', { count: letters.length }),
      text: t('print.ask.text'),
      confirm: t('print.ask.confirm'),
    });
    if (!agreed) return;
    this.#marking ??= { id: newSubmissionId(), letters: letters.map(({ id }) => id) };
    this.busy = true;
    this.failed = null;
    this.printed = null;
    try {
      const { data } = await answered(
        api.POST('/api/establishments/{uai}/letters-to-print/prints', {
          params: { path: { uai: this.post.uai }, header: once(this.#marking.id) },
          body: { letters: [...this.#marking.letters] },
        }),
      );
      this.#marking = null;
      this.printed = data.printed;
      window.scrollTo(0, 0);
      await this.#letters.run();
    } catch (problem) {
      this.failed = problem;
      if (problem instanceof Problem && !isPassing(problem)) this.#marking = null;
    } finally {
      this.busy = false;
    }
  }
}

/** What a letter is, by its number: its subject would tell a passer-by whose child it is about. */
const letterInWords = (letter: string, subject: string): string => {
  const key = `print.letter.${letter}`;
  return hasWords(key) ? t(key) : subject;
};

customElements.define('sco-letters-page', LettersPage);
