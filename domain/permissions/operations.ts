/**
 * The operations of *Administration téléservices* and of the base (§4, *Deleg CE*). The head of school holds every one of
 * its establishment and may delegate each by name, except those marked `delegable: false`; the academy holds its own.
 */
export const ROLES = ['head', 'deputy', 'bursar', 'secretary', 'academyAdmin', 'support'] as const;
export type Role = (typeof ROLES)[number];

interface OperationRule {
  /** On what the operation acts; an instance of it carries the establishment that must be one's own. */
  readonly subject: 'Establishment' | 'Campaign' | 'Dossier' | 'RecordChange' | 'Academy';
  /** The attribute of the subject compared with the holder's establishment (or academy). */
  readonly by: 'uai' | 'receivingUai' | 'originUai' | 'academyCode';
  /** A second establishment that holds it too: either end of a dossier may note that a family enrols on paper (§3.6). */
  readonly alsoBy?: 'originUai';
  /** Held by the academy's administrators instead of the heads. */
  readonly academy?: true;
  readonly delegable?: false;
  /** The only roles to which it may be delegated; absent: any member of the staff. */
  readonly onlyTo?: readonly Role[];
  /** In the usual presets of a delegation to a deputy, to a secretary (§4, ◐). */
  readonly usual: readonly Role[];
}

const daily = ['deputy', 'secretary'] as const;

export const OPERATIONS = {
  'service.open': { subject: 'Establishment', by: 'uai', usual: ['deputy'] },
  'homeMessage.edit': { subject: 'Establishment', by: 'uai', usual: daily },
  'enrolmentMessage.edit': { subject: 'Establishment', by: 'uai', usual: daily },
  'optionOffer.editCompulsory': { subject: 'Establishment', by: 'uai', usual: ['deputy'] },
  'optionOffer.editOptional': { subject: 'Establishment', by: 'uai', usual: ['deputy'] },
  'optionVisibility.edit': { subject: 'Establishment', by: 'uai', usual: ['deputy'] },
  'languageSwap.edit': { subject: 'Establishment', by: 'uai', usual: ['deputy'] },
  'establishmentSheet.edit': { subject: 'Establishment', by: 'uai', usual: daily },
  'documents.edit': { subject: 'Establishment', by: 'uai', usual: daily },
  'campaign.schedule': { subject: 'Campaign', by: 'receivingUai', usual: ['deputy'] },
  'campaign.open': { subject: 'Campaign', by: 'receivingUai', usual: ['deputy'] },
  'account.notifyBulk': { subject: 'Establishment', by: 'uai', usual: daily },
  /** Splits the joint account of two guardians, at once (§1.4-1). */
  'account.split': { subject: 'Establishment', by: 'uai', usual: ['deputy'] },
  'recordChange.read': { subject: 'RecordChange', by: 'uai', usual: daily },
  'recordChange.review': { subject: 'RecordChange', by: 'uai', usual: daily },
  /** The regime alone, of which fees depend: the bursar's, where the head delegates it (§2.1, §4 ○). */
  'recordChange.reviewRegime': { subject: 'RecordChange', by: 'uai', usual: [] },
  'recordChange.reviewBulk': { subject: 'Establishment', by: 'uai', usual: daily },
  'dossier.readOrigin': { subject: 'Dossier', by: 'originUai', usual: daily },
  'dossier.remind': { subject: 'Dossier', by: 'receivingUai', alsoBy: 'originUai', usual: daily },
  'dossier.exportOrigin': { subject: 'Establishment', by: 'uai', usual: daily },
  'dossier.readReceiving': { subject: 'Dossier', by: 'receivingUai', usual: daily },
  'dossier.markDocument': { subject: 'Dossier', by: 'receivingUai', usual: daily },
  'dossier.integrate': { subject: 'Dossier', by: 'receivingUai', usual: daily },
  'dossier.integrateBulk': { subject: 'Establishment', by: 'uai', usual: daily },
  'dossier.open': { subject: 'Establishment', by: 'uai', usual: daily },
  'dossier.enterOnBehalf': { subject: 'Dossier', by: 'receivingUai', usual: daily },
  /** The head decides, or the deputy to whom it was delegated, and nobody else (§3.6). */
  'dossier.resolveDispute': { subject: 'Dossier', by: 'receivingUai', onlyTo: ['deputy'], usual: [] },
  'guardian.withdrawAuthority': { subject: 'Establishment', by: 'uai', usual: ['deputy'] },
  'dossier.reopen': { subject: 'Dossier', by: 'receivingUai', usual: daily },
  'dossier.setPaper': { subject: 'Dossier', by: 'receivingUai', alsoBy: 'originUai', usual: daily },
  'data.import': { subject: 'Establishment', by: 'uai', usual: daily },
  'data.export': { subject: 'Establishment', by: 'uai', usual: daily },
  'statistics.read': { subject: 'Establishment', by: 'uai', usual: ['deputy'] },
  'delegation.grant': { subject: 'Establishment', by: 'uai', delegable: false, usual: [] },
  'affectation.import': { subject: 'Academy', by: 'academyCode', academy: true, usual: [] },
  'affectation.correct': { subject: 'Academy', by: 'academyCode', academy: true, usual: [] },
  'choiceTemplate.edit': { subject: 'Academy', by: 'academyCode', academy: true, usual: [] },
  'calendar.edit': { subject: 'Academy', by: 'academyCode', academy: true, usual: [] },
  'statistics.readAcademy': { subject: 'Academy', by: 'academyCode', academy: true, usual: [] },
} as const satisfies Record<string, OperationRule>;

export type Operation = keyof typeof OPERATIONS;
export const OPERATION_IDS = Object.keys(OPERATIONS) as Operation[];

/** The operations that a preset delegates to a role (§4, ◐): what the demonstration and the delegation screen propose. */
export function usualOperations(role: Role): Operation[] {
  return OPERATION_IDS.filter((id) => (OPERATIONS[id].usual as readonly Role[]).includes(role));
}
