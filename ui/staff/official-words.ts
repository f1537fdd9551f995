/** What the api quotes from SIECLE, as staff read it: names of schools, of formations, of subjects, telephones. */
import { officialLabel } from '../../locales/official-label.ts';
import { schoolName } from '../../locales/school-name.ts';
import type { Schemas } from '../client/client.ts';
import { phoneInWords } from '../family/official-words.ts';
import { groupInWords } from '../shell/group-in-words.ts';

export { phoneInWords };

export const lineInWords = (line: Schemas['DossierLine']): Schemas['DossierLine'] => ({
  ...line,
  formation: officialLabel(line.formation),
  originName: line.originName && schoolName(line.originName),
  receivingName: schoolName(line.receivingName),
  contact: line.contact && { ...line.contact, phone: line.contact.phone && phoneInWords(line.contact.phone) },
  choices:
    line.choices?.map(({ group, chosen }) => ({ group: officialLabel(group), chosen: chosen.map(officialLabel) })) ??
    null,
});

export const formationsInWords = <F extends { readonly label: string }>(formations: readonly F[]): F[] =>
  formations.map((formation) => ({ ...formation, label: officialLabel(formation.label) }));

type Facets = Omit<Schemas['DossierPage'], 'dossiers' | 'next'>;

export const facetsInWords = (facets: Facets): Facets => ({
  ...facets,
  formations: formationsInWords(facets.formations),
  origins: facets.origins.map((origin) => ({ ...origin, name: origin.name && schoolName(origin.name) })),
});

export const wishesInWords = (board: Schemas['WishBoard']): Schemas['WishBoard'] => ({
  formations: board.formations.map((formation) => ({
    ...formation,
    label: officialLabel(formation.label),
    groups: formation.groups.map((group) => ({
      ...group,
      label: officialLabel(group.label),
      options: group.options.map((option) => ({ ...option, label: officialLabel(option.label) })),
    })),
  })),
});

export const dossierInWords = (dossier: Schemas['StaffDossier']): Schemas['StaffDossier'] => ({
  ...dossier,
  line: lineInWords(dossier.line),
  groups: dossier.groups.map(groupInWords),
  pupil: dossier.pupil && { ...dossier.pupil, regime: dossier.pupil.regime && officialLabel(dossier.pupil.regime) },
  guardians: dossier.guardians.map((guardian) => ({
    ...guardian,
    phone: guardian.phone && phoneInWords(guardian.phone),
  })),
});

export const campaignInWords = <C extends { readonly establishment: string }>(campaign: C): C => ({
  ...campaign,
  establishment: schoolName(campaign.establishment),
});

export const campaignDetailInWords = (detail: Schemas['CampaignDetail']): Schemas['CampaignDetail'] => ({
  ...detail,
  campaign: campaignInWords(detail.campaign),
  offers: detail.offers.map((offer) => ({
    ...offer,
    label: officialLabel(offer.label),
    groups: offer.groups.map(groupInWords),
  })),
});
