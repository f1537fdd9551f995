/** The words of an exported follow-up list: those of the screen it was asked on, in its reader's language. */
import type { DossierState } from '../domain/enrolment-dossier/dossier.ts';
import type { Connection, Side } from '../domain/enrolment-dossier/follow-up.ts';
import type { DossierSheetWords, Heading } from '../exchange/lists/dossier-sheet.ts';
import { followUp as en } from './en/follow-up.ts';
import { staff as staffEn } from './en/staff.ts';
import { waiting as waitingEn } from './en/waiting.ts';
import { followUp as fr } from './fr/follow-up.ts';
import { staff as staffFr } from './fr/staff.ts';
import { waiting as waitingFr } from './fr/waiting.ts';
import { officialLabel } from './official-label.ts';
import { schoolName } from './school-name.ts';

type Words = Record<keyof typeof fr, string>;
type StaffWords = Record<keyof typeof staffFr, string>;

const WORDS: Record<'fr' | 'en', { list: Words; staff: StaffWords; party: Record<keyof typeof waitingFr, string> }> = {
  fr: { list: fr, staff: staffFr, party: waitingFr },
  en: { list: en, staff: staffEn, party: waitingEn },
};

export function dossierSheetWords(language: 'fr' | 'en', side: Side): DossierSheetWords {
  const { list, staff, party } = WORDS[language];
  return {
    title: list[`list.sheet.${side}`],
    heading: (heading: Heading) => list[`list.heading.${heading}`],
    state: (state: DossierState) => staff[`dossier.state.${state}`],
    waiting: (on) => party[`waiting.on.${on}`],
    connection: (connection: Connection) => list[`list.connection.${connection}`],
    yes: list['list.yes'],
    no: list['list.no'],
    label: officialLabel,
    school: (name) => schoolName(name),
  };
}
