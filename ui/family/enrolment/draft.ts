/**
 * What a family has filled in so far, kept in three places: on the screen, in this browser at each input, at the api a moment
 * later (800 ms after the last input, and at least every two seconds while the input goes on). Nothing typed is lost to a
 * session that ended, a network that failed or a tab that died; going back and forth between pages loses nothing either.
 *
 * The draft belongs to the dossier, so to both parents: each save carries the revision that was read (`If-Match`). When the
 * other parent saved meanwhile, what is on this screen stays and is saved over the newer revision; the reader is told, and may
 * take the other draft instead. Two tabs of one browser are one person: each follows what the other writes.
 *
 * The id of the submission is made here once and kept with the draft: sent again after a lost answer it has one effect.
 * Any change of the content makes it another submission, so another id.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  beginningOf,
  type Draft,
  type Journey,
  journeyOf,
  type StepKey,
} from '../../../domain/enrolment-dossier/journey.ts';
import { answered, api, ifStill, newSubmissionId, type Receipt, type Schemas } from '../../client/client.ts';
import { isOvertaken, isPassing, Problem } from '../../client/problem.ts';
import { type LocalDraft, localDraft } from '../../shell/local-drafts.ts';

export type FamilyDossier = Schemas['FamilyDossier'];

interface Kept extends Draft {
  /** Whether the api has not acknowledged this content yet. */
  readonly unsaved: boolean;
  readonly submissionId: string | null;
  /** What was handed in and is not settled yet (202). */
  readonly pending: Receipt | null;
  /** What this content was written upon: the dossier's submissions and saved drafts so far. */
  readonly upon: { readonly version: number; readonly revision: number };
  /** Counts the inputs, over all tabs of this browser: the higher one is the newer content. */
  readonly edits: number;
  /** The last revision that a tab of this browser saved. */
  readonly savedRevision: number;
  /** The save whose answer has not come: found again at the api, it was ours and nobody else's. */
  readonly trying: Draft | null;
}

/** A draft that the reader may take instead of what is on the screen. */
export interface OfferedDraft {
  /** Filled in elsewhere meanwhile; or typed here before somebody validated. */
  readonly from: 'elsewhere' | 'before';
  readonly draft: Draft;
}

/** What the reader is told about the saving of their input. */
export type SavingState = 'idle' | 'saving' | 'saved' | 'no-network' | 'no-service' | 'no-session' | 'refused';

export const PAUSE_BEFORE_SAVING_MS = 800;
export const LONGEST_UNSAVED_MS = 2_000;
const PAUSE_BEFORE_TRYING_AGAIN_MS = 15_000;
/** How long another tab has to save what it wrote before this one does it in its place. */
const PAUSE_FOR_THE_OTHER_TAB_MS = 3_000;

export class EnrolmentDraft implements ReactiveController {
  saving: SavingState = 'idle';
  /** Why the api does not keep this draft: the enrolment is closed, for one. */
  refusal: Problem | null = null;
  offered: OfferedDraft | null = null;
  /** Another tab of this browser went on with this dossier, and this one follows. */
  followed = false;

  readonly #host: ReactiveControllerHost;
  readonly #readAnew: () => Promise<unknown>;
  readonly #local: LocalDraft<Kept>;
  #dossier: FamilyDossier;
  #kept: Kept;
  #revision: number;
  /** As the api last answered it, for the content it knows. */
  #journey: Journey;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when something is unsaved, epoch ms. */
  #unsavedSince: number | null = null;
  #flight: Promise<boolean> | null = null;
  #connected = false;
  #unwatch: () => void = () => {};
  #restarting = false;

  /** `readAnew` reads the dossier again, shows it, and calls `rebase`: asked for when a save comes too late. */
  constructor(
    host: ReactiveControllerHost,
    accountId: string,
    dossier: FamilyDossier,
    readAnew: () => Promise<unknown>,
  ) {
    this.#host = host;
    this.#readAnew = readAnew;
    this.#dossier = dossier;
    this.#revision = dossier.draftRevision;
    this.#journey = dossier.journey;
    this.#local = localDraft<Kept>(accountId, `enrolment.${dossier.id}`, 'choices');
    const { kept, offered } = startOf(dossier, this.#local.read());
    this.#kept = kept;
    this.offered = offered;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    window.addEventListener('online', this.#saveNow);
    window.addEventListener('pagehide', this.#saveNow);
    document.addEventListener('visibilitychange', this.#saveNow);
    this.#unwatch = this.#local.watch(this.#hear);
    if (this.#kept.unsaved) this.#schedule(0);
  }

  hostDisconnected(): void {
    this.#connected = false;
    window.removeEventListener('online', this.#saveNow);
    window.removeEventListener('pagehide', this.#saveNow);
    document.removeEventListener('visibilitychange', this.#saveNow);
    this.#unwatch();
    clearTimeout(this.#timer);
    if (this.#kept.unsaved && this.saving !== 'no-session') void this.#save();
  }

  get content(): Draft {
    return this.#kept;
  }

  get pending(): Receipt | null {
    return this.#kept.pending;
  }

  /** The pages as the api said them; of what it has not answered yet, as the same rule says them. */
  get journey(): Journey {
    if (!this.#kept.unsaved) return this.#journey;
    return journeyOf(this.#dossier.groups, this.#kept, standingOf(this.#dossier));
  }

  /** Whether something was filled in here or before that nobody handed in. */
  get unsent(): boolean {
    return this.#kept.unsaved || this.#dossier.draft !== null || this.#revision > this.#dossier.draftRevision;
  }

  /** Takes a change in: kept in this browser at once, saved at the api after a pause in typing. */
  change(part: Partial<Draft>): void {
    this.#catchUp();
    this.#keep({ ...part, unsaved: true, submissionId: null, edits: this.#kept.edits + 1 });
    this.#unsavedSince ??= Date.now();
    this.#schedule(Math.min(PAUSE_BEFORE_SAVING_MS, this.#unsavedSince + LONGEST_UNSAVED_MS - Date.now()));
    this.#host.requestUpdate();
  }

  /** Goes on from a page: saved at once. Resolves to whether the api has it; if not, `saving` says why, and it is kept here. */
  async pass(step: StepKey): Promise<boolean> {
    if (!this.#kept.passed.includes(step)) this.change({ passed: [...this.#kept.passed, step], step });
    return this.flush();
  }

  async flush(): Promise<boolean> {
    while (this.#kept.unsaved) if (!(await this.#save())) return false;
    return true;
  }

  /** Notes the page visited, in a draft that is begun. */
  visit(step: StepKey): void {
    if (this.#kept.step === step || this.#kept.passed.length === 0 || !this.unsent) return;
    this.#keep({ step, unsaved: true, edits: this.#kept.edits + 1 }); // no answer changes: what is handed in keeps its id
    this.#schedule(PAUSE_BEFORE_SAVING_MS);
  }

  /** The offered draft takes the place of what is on the screen; or the offer goes. */
  takeOffered(taken: boolean): void {
    const { offered } = this;
    this.offered = null;
    if (taken && offered) {
      const { choices, step, passed, recordConfirmed } = offered.draft;
      this.change({ choices, step, passed, recordConfirmed });
    }
    this.#host.requestUpdate();
  }

  /** The id under which this content is handed in: the same one at each attempt. */
  submissionId(): string {
    const id = this.#kept.submissionId ?? newSubmissionId();
    this.#keep({ submissionId: id });
    return id;
  }

  /** Handed in: kept until the answer is final, in case the tab is closed before. */
  handedIn(receipt: Receipt): void {
    clearTimeout(this.#timer);
    this.#unsavedSince = null;
    this.#keep({ pending: receipt.status === 'RECEIVED' ? receipt : null, unsaved: false });
  }

  /**
   * Settled: accepted leaves nothing in this browser, and a later change confirms the record anew (F-58); refused leaves the
   * input, to be corrected and sent under another id.
   */
  settled(status: Receipt['status']): void {
    this.#keep({ pending: null, submissionId: null });
    if (status === 'ACCEPTED') this.#restart();
  }

  /** The dossier was read anew: what is on this screen stays, upon what the other parent did meanwhile. */
  rebase(dossier: FamilyDossier): void {
    this.#dossier = dossier;
    this.#revision = dossier.draftRevision;
    this.#journey = dossier.journey;
    if (this.#restarting) {
      this.#restarting = false;
      this.#kept = startOf(dossier, null).kept;
      return;
    }
    this.#catchUp();
    const upon = { version: dossier.version, revision: dossier.draftRevision };
    // Nothing of ours is missing at the api: what it holds is the draft.
    if (!this.#kept.unsaved && !this.#kept.pending && !this.#kept.submissionId) {
      const { edits, savedRevision } = this.#kept;
      this.#kept = { ...startOf(dossier, null).kept, edits, savedRevision };
      return;
    }
    this.#kept = { ...this.#kept, upon };
    this.#local.write(this.#kept);
  }

  /** What was kept here is done with: the next reading of the dossier begins anew. */
  #restart(): void {
    this.#restarting = true;
    this.#unsavedSince = null;
    clearTimeout(this.#timer);
    this.#kept = { ...this.#kept, unsaved: false };
    this.#local.erase();
  }

  #keep(part: Partial<Kept>): void {
    this.#catchUp();
    this.#kept = { ...this.#kept, ...part };
    this.#local.write(this.#kept);
  }

  /** What another tab wrote an instant ago, and is not heard of yet, is not written over by what this one notes beside it. */
  #catchUp(): void {
    const found = this.#local.read();
    if (!found) return;
    const { edits, unsaved } = found;
    const savedRevision = Math.max(found.savedRevision, this.#kept.savedRevision);
    this.#kept = { ...this.#kept, savedRevision };
    if (edits > this.#kept.edits) this.#kept = { ...this.#kept, ...contentOf(found), edits, unsaved };
  }

  /** Another tab of this browser wrote, or is done with the dossier (handed in, signed out). */
  #hear = (kept: Kept | null): void => {
    clearTimeout(this.#timer);
    if (!kept) {
      this.#restart();
      void this.#readAnew();
      return;
    }
    this.#revision = Math.max(this.#revision, kept.upon.revision);
    // Told of before this tab's own last input: only what was saved meanwhile is news.
    if (kept.edits < this.#kept.edits) {
      if (this.#kept.unsaved) this.#schedule(PAUSE_BEFORE_SAVING_MS);
      return;
    }
    if (!sameDraft(kept, this.#kept)) this.followed = true;
    this.#kept = kept;
    if (kept.unsaved) this.#schedule(PAUSE_FOR_THE_OTHER_TAB_MS);
    else this.#unsavedSince = null;
    // The page follows a receipt to its end; and a journey that only the other tab has heard is asked for.
    if (kept.pending || !kept.unsaved) void this.#readAnew();
    this.#host.requestUpdate();
  };

  #saveNow = (): void => {
    if (this.#kept.unsaved && !this.#flight) void this.#save();
  };

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#connected) this.#timer = setTimeout(() => void this.#save(), Math.max(0, ms));
  }

  /** One save at a time; what was typed meanwhile is the next one's. Resolves to whether this one came through. */
  async #save(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#flight) await this.#flight;
    if (!this.#kept.unsaved) return true;
    this.#flight = this.#saveOnce();
    try {
      return await this.#flight;
    } finally {
      this.#flight = null;
    }
  }

  async #saveOnce(): Promise<boolean> {
    this.#tell('saving');
    const content = contentOf(this.#kept);
    this.#unsavedSince = null;
    try {
      await this.#put(content);
      this.refusal = null;
      this.#catchUp();
      const same = sameDraft(content, this.#kept);
      this.#keep({ unsaved: !same, trying: null });
      // Typed while the save was on its way.
      if (!same && this.#connected) this.change({});
      this.#tell('saved');
      return true;
    } catch (problem) {
      this.#fail(problem);
      return false;
    }
  }

  #fail(problem: unknown): void {
    this.#unsavedSince = Date.now();
    const state = failedSaving(problem);
    if (state === 'no-network' || state === 'no-service') this.#schedule(PAUSE_BEFORE_TRYING_AGAIN_MS);
    this.refusal = state === 'refused' && problem instanceof Problem ? problem : null;
    this.#tell(state);
  }

  async #put(content: Draft): Promise<void> {
    const path = { dossierId: this.#dossier.id };
    const put = async (): Promise<void> => {
      this.#keep({ trying: content });
      const { data } = await answered(
        api.PUT('/api/dossiers/{dossierId}/draft', {
          params: { path, header: ifStill(this.#revision) },
          body: content,
          // Let the browser finish it when the page is closed under it.
          keepalive: true,
        }),
      );
      this.#revision = data.draftRevision;
      this.#journey = data.journey;
      this.#keep({ upon: { ...this.#kept.upon, revision: this.#revision }, savedRevision: this.#revision });
    };
    try {
      await put();
    } catch (problem) {
      if (!(problem instanceof Problem) || !isOvertaken(problem)) throw problem;
      const { version } = this.#dossier;
      await this.#readAnew();
      const { draft } = this.#dossier;
      // Another tab's save, or an earlier one of the same whose answer was lost: nobody else was first.
      this.#catchUp();
      const ours = this.#kept.savedRevision === this.#dossier.draftRevision || (draft && sameDraft(draft, content));
      if (draft && !ours && this.#dossier.version === version) this.offered = { from: 'elsewhere', draft };
      await put();
    }
  }

  #tell(state: SavingState): void {
    this.saving = state;
    this.#host.requestUpdate();
  }
}

/** Network, session, service and refusal are four things to a reader, who can do something else about each. */
function failedSaving(problem: unknown): SavingState {
  if (!(problem instanceof Problem) || problem.code === 'unexpected') return 'no-service';
  if (problem.code === 'session-required') return 'no-session';
  if (!isPassing(problem)) return 'refused';
  return problem.code === 'no-network' ? 'no-network' : 'no-service';
}

const contentOf = ({ choices, step, passed, recordConfirmed }: Draft): Draft => ({
  choices,
  step,
  passed,
  recordConfirmed,
});

/** Same answers, whatever page was last looked at and in which order the answers came. */
export function sameDraft(a: Draft, b: Draft): boolean {
  const plain = ({ choices, passed, recordConfirmed }: Draft): string =>
    JSON.stringify([
      Object.entries(choices).sort(([one], [other]) => (one < other ? -1 : 1)),
      [...passed].sort(),
      recordConfirmed,
    ]);
  return plain(a) === plain(b);
}

/** Where a dossier stands for its reader, as the rules ask it. */
export const standingOf = ({ state, closed, mayEnrol, ready }: FamilyDossier) => ({ state, closed, mayEnrol, ready });

/**
 * Where a family begins: what this browser alone holds, as long as nothing was handed in since; else the saved draft, else
 * what was validated before (E-05), else the languages as followed. What the other one wrote meanwhile, or what was typed
 * here before a validation, is offered and never thrown away in silence.
 */
export function startOf(dossier: FamilyDossier, found: Kept | null): { kept: Kept; offered: OfferedDraft | null } {
  const upon = { version: dossier.version, revision: dossier.draftRevision };
  const fresh: Kept = {
    ...beginningOf(dossier),
    unsaved: false,
    submissionId: null,
    pending: null,
    upon,
    edits: found?.edits ?? 0,
    savedRevision: found?.savedRevision ?? 0,
    trying: null,
  };
  if (!found) return { kept: fresh, offered: null };
  if (found.pending) return { kept: found, offered: null };
  if (found.upon.version !== upon.version) {
    const offered: OfferedDraft | null = found.unsaved ? { from: 'before', draft: contentOf(found) } : null;
    return { kept: fresh, offered };
  }
  const { draft } = dossier;
  const ours =
    found.upon.revision === upon.revision ||
    (found.trying !== null &&
      draft !== null &&
      sameDraft(found.trying, draft) &&
      upon.revision === found.upon.revision + 1);
  if (!found.unsaved) return { kept: { ...fresh, submissionId: ours ? found.submissionId : null }, offered: null };
  const offered: OfferedDraft | null = ours || !draft || sameDraft(draft, found) ? null : { from: 'elsewhere', draft };
  return { kept: { ...found, upon, trying: null }, offered };
}
