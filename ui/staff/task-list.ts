import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { momentInWords } from '../../locales/dates.ts';
import { officialLabel } from '../../locales/official-label.ts';
import { schoolName } from '../../locales/school-name.ts';
import { answered, api, type Schemas } from '../client/client.ts';
import { Problem } from '../client/problem.ts';
import { failure, problemInWords } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Content, notice } from '../elements/parts.ts';
import { language, t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { Confirmation } from './question.ts';

export type StaffTask = Schemas['StaffTask'];

/** Whose tasks a list shows: an establishment's, or an academy's. */
export type TaskOwner = { readonly uai: string } | { readonly academyCode: string };

/** The tasks as they now stand: what else of the desk says the same thing may leave it to them. */
export class TasksReadEvent extends Event {
  static readonly type = 'sco-tasks-read';
  readonly tasks: readonly StaffTask[];

  constructor(tasks: readonly StaffTask[]) {
    super(TasksReadEvent.type, { bubbles: true });
    this.tasks = tasks;
  }
}

/**
 * The tasks of a desk that its reader may handle: taken, given back, said to be done, or opened where they are done. Shows
 * nothing when there is none.
 * @fires sco-tasks-read each time they are read
 */
export class TaskList extends LightElement {
  static override properties = {
    owner: { attribute: false },
    timeZone: {},
    hrefOf: { attribute: false },
    failed: { state: true },
    said: { state: true },
    busy: { state: true },
  };
  declare owner: TaskOwner;
  declare timeZone: string;
  /** The page on which a task is done; null where there is none. */
  declare hrefOf: (task: StaffTask) => string | null;
  declare private failed: unknown;
  declare private said: string;
  /** The task that an answer is awaited for. */
  declare private busy: string | null;

  readonly #confirmation = new Confirmation(this);
  readonly #tasks: Task<readonly [string], readonly StaffTask[]>;

  constructor() {
    super();
    this.owner = { uai: '' };
    this.timeZone = 'Europe/Paris';
    this.hrefOf = () => null;
    this.failed = null;
    this.said = '';
    this.busy = null;
    this.#tasks = new Task(this, {
      task: async () => {
        const tasks = await this.#read();
        this.dispatchEvent(new TasksReadEvent(tasks));
        return tasks;
      },
      args: () => [JSON.stringify(this.owner)] as const,
    });
  }

  async #read(): Promise<readonly StaffTask[]> {
    const { owner } = this;
    try {
      return 'uai' in owner
        ? (await answered(api.GET('/api/establishments/{uai}/tasks', { params: { path: { uai: owner.uai } } }))).data
            .tasks
        : (await answered(api.GET('/api/academies/{code}/tasks', { params: { path: { code: owner.academyCode } } })))
            .data.tasks;
    } catch (problem) {
      // Who handles no kind of task has none to see.
      if (problem instanceof Problem && (problem.status === 403 || problem.status === 404)) return [];
      throw problem;
    }
  }

  protected override render() {
    return html`
      ${this.#tasks.render({
        pending: () => this.#list(this.#tasks.value ?? []),
        error: (error) => failure(error, () => void this.#tasks.run()),
        complete: (tasks) => this.#list(tasks),
      })}
      <p class="sco-hidden-text" role="status">${this.said}</p>
      ${this.#confirmation.dialog}
    `;
  }

  #list(tasks: readonly StaffTask[]): Content {
    if (tasks.length === 0) return this.failed ? this.#why() : nothing;
    return html`<section class="sco-stack" aria-labelledby="tasks-title">
      <h2 id="tasks-title" tabindex="-1">${t('tasks.title')}</h2>
      <p class="sco-quiet sco-measure">${t('tasks.lead')}</p>
      ${this.#why()}
      <div class="sco-panel sco-panel--awaits sco-panel--lines">
        <ul class="sco-lines sco-list--plain">${tasks.map((task) => this.#task(task))}</ul>
      </div>
    </section>`;
  }

  #why(): Content {
    return this.failed ? notice('danger', { ...problemInWords(this.failed), live: true, level: 3 }) : nothing;
  }

  #task(task: StaffTask): TemplateResult {
    const { id, kind, claim, createdAt, mayResolve } = task;
    // On its own desk an establishment need not be named.
    const sentence = taskInWords('uai' in this.owner ? { ...task, establishment: null } : task);
    const when = (at: string): string => momentInWords(at, this.timeZone, language());
    const others = claim !== null && !claim.mine;
    const href = this.hrefOf(task);
    return html`<li>
      <div>
        <p class=${others ? 'sco-quiet' : nothing} id="task-${id}">${sentence}</p>
        <p class="sco-quiet sco-small">
          ${t('tasks.since', { when: when(createdAt) })}
          ${claim === null ? nothing : claim.mine ? t('tasks.mine') : t('tasks.taken', { name: claim.by, when: when(claim.at) })}
        </p>
      </div>
      <div class="sco-button-row">
        ${href ? html`<a class=${look.button} data-variant="secondary" data-size="sm" href=${href} aria-describedby="task-${id}">${t(`task.${kind}.act`)}</a>` : nothing}
        ${claim === null ? this.#button(task, 'claim') : nothing}
        ${claim?.mine ? this.#button(task, 'release') : nothing}
        ${mayResolve && !others ? this.#button(task, 'resolve') : nothing}
      </div>
    </li>`;
  }

  #button({ id }: StaffTask, act: 'claim' | 'release' | 'resolve'): TemplateResult {
    return html`<button
      type="button"
      class=${look.button}
      data-variant="tertiary"
      data-size="sm"
      id="${act}-${id}"
      aria-describedby="task-${id}"
      aria-busy=${this.busy === id ? 'true' : nothing}
      @click=${() => void this.#act(id, act)}
    >${t(`tasks.${act}`)}</button>`;
  }

  async #act(taskId: string, act: 'claim' | 'release' | 'resolve'): Promise<void> {
    if (this.busy !== null) return;
    if (act === 'resolve') {
      const agreed = await this.#confirmation.ask({
        heading: t('tasks.resolve.ask'),
        text: t('tasks.resolve.ask.text'),
        confirm: t('tasks.resolve'),
      });
      if (!agreed) return;
    }
    const params = { path: { taskId } };
    this.busy = taskId;
    this.failed = null;
    this.said = '';
    try {
      if (act === 'claim') await answered(api.POST('/api/tasks/{taskId}/claims', { params }));
      else if (act === 'release') await answered(api.DELETE('/api/tasks/{taskId}/claims', { params }));
      else await answered(api.POST('/api/tasks/{taskId}/resolutions', { params }));
      this.said = t(DONE[act]);
    } catch (problem) {
      this.failed = problem;
    } finally {
      this.busy = null;
      // What a colleague did meanwhile is shown too, after a no as after a yes.
      await this.#tasks.run();
      await this.updateComplete;
      this.#focusAfter(taskId, act);
    }
  }

  /** The button that takes the place of the one used; the list's title when the task is gone. */
  #focusAfter(taskId: string, act: 'claim' | 'release' | 'resolve'): void {
    const button = this.querySelector<HTMLElement>(`#${act === 'claim' ? 'release' : 'claim'}-${taskId}`);
    (button ?? this.querySelector<HTMLElement>('#tasks-title'))?.focus();
  }
}

const DONE = { claim: 'tasks.claimed', release: 'tasks.released', resolve: 'tasks.done' } as const;

/** What is to be done, about whom: `none` where the api tells no name. */
export function taskInWords({ kind, pupil, establishment, formation, details }: StaffTask): string {
  return t(`task.${kind}`, {
    pupil: pupil ?? 'none',
    school: establishment ? schoolName(establishment) : 'none',
    formation: formation ? officialLabel(formation) : '',
    round: Number(details.round ?? 1),
  });
}

customElements.define('sco-task-list', TaskList);

declare global {
  interface HTMLElementEventMap {
    'sco-tasks-read': TasksReadEvent;
  }
}
