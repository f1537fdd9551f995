/** What a dossier says by itself, as functions that return a template: where it stands, its choices, its pupil, its history. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChoiceGroup } from '../../../../domain/enrolment-dossier/choices.ts';
import { dayInWords, momentInWords } from '../../../../locales/dates.ts';
import { type Content, type Fact, facts, notice, statusTag } from '../../../elements/parts.ts';
import { waitingInWords } from '../../../family/waiting-words.ts';
import { hasWords, language, t } from '../../../i18n/words.ts';
import { look } from '../../../theme/look.ts';
import { deskPath, type Post } from '../../post.ts';
import { choicesInWords, labelOf } from '../choice-lines.ts';
import type { Dossier } from './acts.ts';
import { type Changed, differencesOf } from './differences.ts';

const moment = (at: string, { timeZone }: Post): string => momentInWords(at, timeZone, language());

export function standingPart(dossier: Dossier, post: Post): TemplateResult {
  const { line, refusalReason, recordChangeIds, secondGuardian, cancelled } = dossier;
  const more: Fact[] = [
    { label: t('dossier.held-by'), value: t(`waiting.on.${line.waiting.on}`) },
    ...(refusalReason ? [{ label: t('dossier.refusal-reason'), value: refusalReason }] : []),
    ...(secondGuardian.agreement === 'GIVEN'
      ? [{ label: t('dossier.second-guardian'), value: t('dossier.second-guardian.agreed') }]
      : []),
    ...(cancelled ? [{ label: t('dossier.cancelled'), value: cancelledInWords(cancelled, post) }] : []),
  ];
  return html`<section class="sco-panel ${line.waiting.on === 'LYCEE' || line.waiting.on === 'HEAD' ? 'sco-panel--awaits' : ''}">
    <h2>${t('dossier.standing')}</h2>
    <p class="sco-strong">${waitingInWords(line.waiting, post.timeZone)}</p>
    ${facts(more)}
    ${
      recordChangeIds.length > 0
        ? notice('warning', {
            level: 3,
            title: t('dossier.changes', { count: recordChangeIds.length }),
            text: html`<ul class="sco-list">
              ${recordChangeIds.map(
                (id, index) =>
                  html`<li><a class=${look.link} href=${deskPath(post.uai, 'modifications', id)}>${t('dossier.changes.see', { rank: index + 1, count: recordChangeIds.length })}</a></li>`,
              )}
            </ul>`,
          })
        : nothing
    }
  </section>`;
}

const cancelledInWords = ({ cause, replacedBy }: NonNullable<Dossier['cancelled']>, post: Post): TemplateResult =>
  html`${t(`dossier.cancelled.${cause}`)}
    ${
      replacedBy
        ? html`<br /><a class=${look.link} href=${deskPath(post.uai, 'inscriptions', replacedBy)}>${t('dossier.cancelled.see')}</a>`
        : nothing
    }`;

/** What somebody else did since the page was read: the loser of two at once sees what changed (E-01). */
export function changedPart({ state, acts }: Changed, post: Post): TemplateResult {
  return notice('warning', {
    title: t('dossier.changed'),
    text: html`<div class="sco-stack sco-stack--tight">
      ${
        state
          ? html`<p>${t('dossier.changed.state', { before: t(`dossier.state.${state.before}`), after: t(`dossier.state.${state.after}`) })}</p>`
          : nothing
      }
      ${
        acts.length > 0
          ? html`<ul class="sco-list">
              ${acts.map(
                ({ at, act, by }) =>
                  html`<li>${t('dossier.changed.act', { act: actInWords(act), by: by ?? t('dossier.journal.system'), when: moment(at, post) })}</li>`,
              )}
            </ul>`
          : nothing
      }
      ${!state && acts.length === 0 ? html`<p>${t('dossier.changed.nothing')}</p>` : nothing}
    </div>`,
  });
}

export function choicesPart(dossier: Dossier, post: Post): TemplateResult {
  const { side, version, choices, groups, line, channel, granted } = dossier;
  if (side === 'origin')
    return html`<section class="sco-panel">
      <h2>${t('dossier.choices')}</h2>
      <p class="sco-quiet">${t('dossier.choices.origin')}</p>
    </section>`;
  return html`<section class="sco-panel">
    <div class="sco-row sco-row--apart">
      <h2>${t('dossier.choices')}</h2>
      ${version > 1 ? statusTag('accent', t('dossier.version', { version })) : nothing}
    </div>
    ${
      choices
        ? html`${choicesInWords(groups, choices)} ${grantedInWords(groups, granted)}
            <p class="sco-quiet sco-small">
              ${
                line.submittedAt
                  ? t('dossier.submitted', {
                      when: moment(line.submittedAt, post),
                      channel: t(`channel.${channel ?? 'WEB'}`),
                    })
                  : nothing
              }
            </p>`
        : html`<p class="sco-quiet">${t('dossier.choices.not-yet')}</p>`
    }
    ${draftInWords(dossier, post)} ${versionsInWords(dossier, post)}
  </section>`;
}

function grantedInWords(groups: readonly ChoiceGroup[], granted: Dossier['granted']): Content {
  const list = groups.flatMap((group) => {
    const code = granted?.[group.key];
    return code ? [{ label: t('dossier.granted', { group: group.label }), value: labelOf(group, code) }] : [];
  });
  return list.length > 0 ? facts(list) : nothing;
}

/** What was filled in and never submitted: it counts for nothing, and may help on the telephone (E-09, E-17). */
function draftInWords({ draftKept, groups }: Dossier, post: Post): Content {
  if (!draftKept) return nothing;
  return html`<details class="sco-more">
    <summary>${t('dossier.draft')}</summary>
    <div class="sco-stack">
      <p>${t(`dossier.draft.${draftKept.why}`, { by: draftKept.by ?? '', when: draftKept.at ? moment(draftKept.at, post) : '' })}</p>
      ${choicesInWords(groups, draftKept.choices)}
    </div>
  </details>`;
}

/** Every submission with what it changed in the one before (E-05). */
function versionsInWords({ versions, groups }: Dossier, post: Post): Content {
  if (versions.length < 2) return nothing;
  return html`<details class="sco-more">
    <summary>${t('dossier.versions', { count: versions.length })}</summary>
    <ol class="sco-timeline">
      ${versions.map(({ version, at, by, channel, choices }, index) => {
        const before = versions[index + 1];
        const changes = before ? differencesOf(groups, before.choices, choices) : null;
        return html`<li>
          <p class="sco-strong">${t('dossier.version', { version })}</p>
          <p class="sco-quiet sco-small">
            ${t('dossier.version.by', { by: by ?? t('dossier.journal.system'), when: moment(at, post), channel: t(`channel.${channel}`) })}
          </p>
          ${
            changes === null
              ? html`<p class="sco-small">${t('dossier.version.first')}</p>`
              : changes.length === 0
                ? html`<p class="sco-small">${t('dossier.version.same')}</p>`
                : facts(
                    changes.map(({ group, before: was, after: is }) => ({
                      label: group.label,
                      value: html`<del>${listed(group, was)}</del><br /><ins>${listed(group, is)}</ins>`,
                    })),
                  )
          }
        </li>`;
      })}
    </ol>
  </details>`;
}

const listed = (group: ChoiceGroup, codes: readonly string[]): string =>
  codes.map((code) => labelOf(group, code)).join(', ') || t('dossier.choices.none');

/** The two positions side by side, by name, with what each wrote; nobody's address (E-02). */
export function disputePart(dispute: NonNullable<Dossier['dispute']>, refusalReason: string | null): TemplateResult {
  const { about, by, against, objection } = dispute;
  const words = (text: string | null): TemplateResult =>
    text
      ? html`<blockquote class="sco-message">${text}</blockquote>`
      : html`<p class="sco-quiet">${t('dispute.no-words')}</p>`;
  return html`<div class="sco-columns">
    <div class="sco-section">
      <h3>${against || t('dispute.unnamed')}</h3>
      <p>${t(`dispute.position.${about}`)}</p>
      ${about === 'REFUSED' ? words(refusalReason) : nothing}
    </div>
    <div class="sco-section">
      <h3>${by || t('dispute.unnamed')}</h3>
      <p>${t(`dispute.objects.${about}`)}</p>
      ${words(objection)}
    </div>
  </div>`;
}

export const pupilPart = (
  { pupil, line, round }: Dossier,
  post: Post,
): TemplateResult => html`<section class="sco-panel">
  <h2>${t('dossier.pupil')}</h2>
  ${facts([
    {
      label: t('dossier.born'),
      value: pupil?.bornOn ? dayInWords(pupil.bornOn, language(), { weekday: false }) : nothing,
    },
    {
      label: t('dossier.ine'),
      value: pupil?.nationalId ? html`<span class="sco-code">${pupil.nationalId}</span>` : nothing,
    },
    {
      label: t('dossier.origin'),
      value: [line.originName ?? line.originUai, line.classGroup].filter(Boolean).join(' – ') || nothing,
    },
    {
      label: t('dossier.formation'),
      value: html`${line.formation}<br /><span class="sco-quiet sco-small">${line.mef}</span>`,
    },
    { label: t('dossier.regime'), value: pupil?.regime ?? nothing },
    // A pupil added by the staff has no round (E-07).
    { label: t('dossier.round'), value: round === 0 ? t('dossier.round.staff') : t('campaign.round', { round }) },
  ])}
  ${pupil ? nothing : notice('warning', { level: 3, text: t('dossier.not-in-base') })}
  ${
    pupil?.ours
      ? html`<p><a class=${look.link} href=${deskPath(post.uai, 'eleves', pupil.pupilId, 'historique')}>${t('pupil.history')}</a></p>`
      : nothing
  }
</section>`;

export const journalPart = ({ journal }: Dossier, post: Post): TemplateResult => html`<section class="sco-panel">
  <h2>${t('dossier.journal')}</h2>
  ${
    journal.length === 0
      ? html`<p class="sco-quiet">${t('dossier.journal.none')}</p>`
      : html`<ol class="sco-timeline">
          ${journal.map(
            ({ at, act, by }) => html`<li>
              <p class="sco-strong">${actInWords(act)}</p>
              <p class="sco-quiet sco-small">${moment(at, post)}</p>
              <p class="sco-quiet sco-small">${by ?? t('dossier.journal.system')}</p>
            </li>`,
          )}
        </ol>`
  }
</section>`;

const actInWords = (act: string): string => {
  const key = `journal.${act}`;
  return hasWords(key) ? t(key) : act;
};
