/**
 * What the api quotes from SIECLE, as people write it: names of schools, of formations, of subjects, telephones. Done once,
 * where the answer arrives, so that every page, recap and paper copy says the same.
 */
import { phoneInWords } from '../../domain/identifiers/phone.ts';
import { officialLabel } from '../../locales/official-label.ts';
import { schoolName } from '../../locales/school-name.ts';
import type { Schemas } from '../client/client.ts';
import { groupInWords } from '../shell/group-in-words.ts';

export { phoneInWords };

const orNull = (label: string | null): string | null => (label === null ? null : officialLabel(label));

export const childInWords = (child: Schemas['Child']): Schemas['Child'] => ({
  ...child,
  school: { ...child.school, name: schoolName(child.school.name), formation: orNull(child.school.formation) },
  enrolment: child.enrolment && {
    ...child.enrolment,
    receiving: schoolName(child.enrolment.receiving),
    formation: officialLabel(child.enrolment.formation),
  },
});

export function dossierInWords(dossier: Schemas['FamilyDossier']): Schemas['FamilyDossier'] {
  const { affectation, receiving } = dossier;
  return {
    ...dossier,
    affectation: {
      ...affectation,
      formation: officialLabel(affectation.formation),
      originName: affectation.originName && schoolName(affectation.originName),
    },
    receiving: {
      ...receiving,
      name: schoolName(receiving.name),
      headTitle: orNull(receiving.headTitle),
      phone: receiving.phone && phoneInWords(receiving.phone),
    },
    groups: dossier.groups.map(groupInWords),
  };
}
