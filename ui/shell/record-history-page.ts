import { html, nothing, type TemplateResult } from 'lit';
import { dayInWords, momentInWords } from '../../locales/dates.ts';
import { recordHistory } from '../../locales/fr/record-history.ts';
import { ofName } from '../../locales/of-name.ts';
import { officialLabel } from '../../locales/official-label.ts';
import { schoolName } from '../../locales/school-name.ts';
import { answered, api, type Schemas } from '../client/client.ts';
import { failure } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Content, emptyState, type Fact, facts, linkButton, loading, statusTag } from '../elements/parts.ts';
import { fieldLabel, type PupilRecord, valueInWords } from '../family/record/record-words.ts';
import { addWords, language, t } from '../i18n/words.ts';
import { KeysetList } from '../staff/keyset-list.ts';
import { look, type Tone } from '../theme/look.ts';
import './page-title.ts';

await addWords(recordHistory, async () => (await import('../../locales/en/record-history.ts')).recordHistory);

type History = Schemas['RecordHistory'];
type Line = Schemas['RecordHistoryLine'];

const TONES: Record<Line['outcome'], Tone> = { ACCEPTED: 'success', ACCEPTED_AMENDED: 'success', REFUSED: 'danger' };

/**
 * The history of a child's record, the newest first: what each field was and became, who proposed it, who decided it. One
 * page for the school and for the family: the api leaves out what its reader may not see (§1.4).
 */
export class RecordHistoryPage extends LightElement {
  static override properties = {
    pupilId: {},
    forSchool: { type: Boolean },
    back: { attribute: false },
    pupil: { state: true },
    labels: { state: true },
  };
  declare pupilId: string;
  declare forSchool: boolean;
  declare back: { readonly href: string; readonly label: string };
  declare private pupil: History['pupil'] | null;
  declare private labels: History['labels'];

  /** IANA zone of the establishment: of every date shown. */
  #timeZone: string;
  readonly #list: KeysetList<Line>;

  constructor() {
    super();
    this.pupilId = '';
    this.forSchool = false;
    this.back = { href: '/', label: '' };
    this.pupil = null;
    this.labels = { occupations: {}, countries: {}, regimes: {} };
    this.#timeZone = 'Europe/Paris';
    this.#list = new KeysetList(
      this,
      async (cursor, limit) => {
        const params = { path: { pupilId: this.pupilId }, query: { limit, ...(cursor && { cursor }) } };
        const { data } = await answered(api.GET('/api/pupils/{pupilId}/record-history', { params }));
        this.pupil = data.pupil;
        this.#timeZone = data.timeZone;
        this.labels = merged(this.labels, data.labels);
        return { lines: data.lines, next: data.next };
      },
      20,
    );
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('pupilId')) return;
    this.pupil = null;
    void this.#list.begin();
  }

  protected override render() {
    const { pupil } = this;
    return html`
      <sco-page-title
        .heading=${pupil ? t('history.title', this.#names(pupil)) : t('history.title.waiting')}
        .lead=${t(this.forSchool ? 'history.lead.school' : 'history.lead')}
        .back=${this.back}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.#content()}
        ${this.forSchool || this.#list.state === 'first' ? nothing : html`<p class="sco-quiet sco-small">${t('history.private')}</p>`}
      </div>
    `;
  }

  #names({ firstName, lastName }: History['pupil']): { firstName: string; ofChild: string } {
    const name = this.forSchool ? `${firstName} ${lastName}` : firstName;
    return { firstName: name, ofChild: ofName(name) };
  }

  #content(): TemplateResult {
    const { state, lines, next, error } = this.#list;
    if (state === 'first') return loading();
    if (state === 'failed' && lines.length === 0) return failure(error, () => void this.#list.begin());
    if (lines.length === 0) {
      const { href, label } = this.back;
      return emptyState(
        t('history.empty.title'),
        t(this.forSchool ? 'history.empty.school' : 'history.empty.text'),
        linkButton(href, label, 'secondary'),
      );
    }
    return html`
      <ol class="sco-list--plain sco-stack" aria-label=${t('history.list')}>
        ${lines.map((line) => html`<li class="sco-panel">${this.#line(line)}</li>`)}
      </ol>
      ${state === 'failed' ? failure(error, () => void this.#list.again()) : nothing}
      ${
        next === null
          ? nothing
          : html`<div class="sco-button-row">
              <button
                type="button"
                class=${look.button}
                data-variant="secondary"
                aria-busy=${state === 'more' ? 'true' : nothing}
                @click=${() => void this.#list.more()}
              >${t('history.more')}</button>
            </div>`
      }
    `;
  }

  #line(line: Line): TemplateResult {
    return html`
      <div class="sco-row sco-row--apart">
        <h2>${this.#whose(line)}</h2>
        ${statusTag(TONES[line.outcome], t(`history.outcome.${line.outcome}`))}
      </div>
      ${facts([...this.#values(line), ...this.#people(line)])}
    `;
  }

  #whose({ field, entity, mine, person, was, outcome, became, proposed }: Line): string {
    const name = fieldLabel(field);
    if (entity === 'contact') {
      const after = outcome === 'REFUSED' ? proposed : became;
      // What another one proposed and was refused is not told: then it is neither added nor removed for this reader.
      const act =
        was === null ? 'added' : after === null && (outcome !== 'REFUSED' || this.forSchool) ? 'removed' : 'changed';
      return t(`history.contact.${act}`, { field: name });
    }
    const whom = entity === 'pupil' ? t('record.pupil') : mine ? t('record.self') : (person ?? '');
    return t('field.of', { field: name, person: whom });
  }

  #values(line: Line): Fact[] {
    const { field, outcome, was, became, proposed, proposal } = line;
    const value = (given: Line['was']): Content => this.#value(field, given);
    const asked: Fact = { label: t('history.asked'), value: proposed === null ? t('fact.removed') : value(proposed) };
    if (outcome === 'REFUSED') {
      const kept: Fact = { label: t('history.kept'), value: value(was) };
      return this.forSchool || proposal.mine ? [kept, asked] : [kept];
    }
    return [
      { label: t('history.before'), value: value(was) },
      ...(outcome === 'ACCEPTED_AMENDED' && (this.forSchool || proposal.mine) ? [asked] : []),
      { label: t('history.after'), value: became === null ? t('fact.removed') : value(became) },
    ];
  }

  #value(field: Line['field'], value: Line['was']): Content {
    return valueInWords(field, value, listsOf(this.labels));
  }

  #people({ proposal, decision, school }: Line): Fact[] {
    const when = (at: string): string => momentInWords(at, this.#timeZone, language());
    const { by, at, role, reason, refusedFor, delegation } = decision;
    const roleName = t(`history.role.${role ?? 'none'}`);
    const decided = by
      ? t('history.decided.school', { by, role: roleName, when: when(at) })
      : t('history.decided.family', { role: roleName, school: schoolName(school), when: when(at) });
    // « The other guardian » is said to whom it is another: the author, or the school.
    const other = this.forSchool || proposal.mine ? t('history.reason.OTHER_GUARDIAN') : t('history.reason.other');
    const why = refusedFor === 'OTHER_GUARDIAN' ? other : reason;
    return [
      {
        label: t('history.proposed'),
        value: proposal.mine
          ? t('history.proposed.you', { when: when(proposal.at) })
          : t('history.proposed.by', { by: proposal.by, kinship: proposal.kinship, when: when(proposal.at) }),
      },
      {
        label: t('history.decided'),
        value: delegation
          ? html`${decided}<br /><span class="sco-quiet sco-small">${delegationInWords(delegation)}</span>`
          : decided,
      },
      ...(why ? [{ label: t('history.reason'), value: why }] : []),
    ];
  }
}

function delegationInWords({ grantedBy, from, to }: NonNullable<Line['decision']['delegation']>): string {
  const day = (text: string): string => dayInWords(text, language(), { weekday: false });
  return to
    ? t('history.delegation.until', { grantedBy, from: day(from), to: day(to) })
    : t('history.delegation', { grantedBy, from: day(from) });
}

const merged = (known: History['labels'], more: History['labels']): History['labels'] => ({
  occupations: { ...known.occupations, ...more.occupations },
  countries: { ...known.countries, ...more.countries },
  regimes: { ...known.regimes, ...more.regimes },
});

/** The labels as the record's own words take them. */
function listsOf({
  occupations,
  regimes,
  countries,
}: History['labels']): Pick<PupilRecord, 'occupations' | 'regimes' | 'countries'> {
  const list = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([code, label]) => ({ code, label: officialLabel(label) }));
  return { occupations: list(occupations), regimes: list(regimes), countries: list(countries) };
}

customElements.define('sco-record-history-page', RecordHistoryPage);
