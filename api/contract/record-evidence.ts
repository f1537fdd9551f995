import { z } from 'zod';
import { LINK_STATES } from '../../domain/pupil-record/email-confirmation.ts';
import { DISCLAIMER_OUTCOMES } from '../../domain/pupil-record/responsibility.ts';
import { EVIDENCE_MAX_BYTES } from '../../domain/record-change/evidence.ts';
import { route } from './route.ts';
import { instant, uuid } from './values.ts';

const pupil = z.strictObject({ pupilId: uuid });
const link = z.strictObject({ pupilId: uuid, guardianId: uuid });
/** The last part of the address in letter M-02: 32 bytes, base64url. */
const token = z.strictObject({ token: z.string().min(1).max(100) }).meta({ id: 'EmailLink' });
const linkRead = z
  .strictObject({
    state: z.enum(LINK_STATES),
    address: z.string().nullable().meta({ description: 'Null for a link that is not known' }),
  })
  .meta({ id: 'EmailLinkRead' });

/** What proves or contests what a record says: confirmed addresses, papers, reported errors, disclaimed links. */
export const recordEvidenceRoutes = {
  readEmailLink: route({
    method: 'post',
    path: '/api/email-link-readings',
    id: 'readEmailLink',
    tag: 'identity',
    access: 'public',
    summary: 'What the link of letter M-02 is worth; looking at it confirms nothing',
    body: token,
    answers: { 200: linkRead },
  }),
  confirmEmail: route({
    method: 'post',
    path: '/api/email-confirmations',
    id: 'confirmEmail',
    tag: 'identity',
    access: 'public',
    summary: 'Confirm an electronic address by its link: from now on letters may use it (§1.3)',
    body: token,
    answers: { 200: linkRead },
  }),
  resendEmailLink: route({
    method: 'post',
    path: '/api/pupils/:pupilId/email-links',
    id: 'resendEmailLink',
    tag: 'family',
    idempotent: true,
    summary: 'Send the link of one’s own address again; five minutes between two',
    params: pupil,
    body: z.strictObject({ address: z.string().min(1).max(254) }).meta({ id: 'EmailLinkAsked' }),
    answers: { 204: null },
  }),
  keepEvidence: route({
    method: 'put',
    path: '/api/pupils/:pupilId/evidence/:evidenceId',
    id: 'keepEvidence',
    tag: 'family',
    summary: 'Upload a paper for a change to come: JPEG, PNG or PDF, found in the bytes',
    params: z.strictObject({ pupilId: uuid, evidenceId: uuid }),
    query: z.strictObject({ name: z.string().min(1).max(200) }),
    bodyBytes: EVIDENCE_MAX_BYTES,
    answers: { 204: null },
  }),
  evidence: route({
    method: 'get',
    path: '/api/record-changes/:recordChangeId/evidence/:evidenceId',
    id: 'evidence',
    tag: 'school',
    summary: 'The paper shown for a change, for its author and for who decides it; always as a download',
    params: z.strictObject({ recordChangeId: uuid, evidenceId: uuid }),
    answers: { 200: { contentType: 'application/octet-stream' } },
  }),
  reportCivilStatus: route({
    method: 'post',
    path: '/api/pupils/:pupilId/civil-status-reports',
    id: 'reportCivilStatus',
    tag: 'family',
    idempotent: true,
    summary: 'Tell the school that the civil status is wrong, which no form changes (§2.1)',
    params: pupil,
    body: z.strictObject({ text: z.string().trim().min(1).max(1000) }).meta({ id: 'CivilStatusError' }),
    answers: { 204: null },
  }),
  civilStatusReport: route({
    method: 'get',
    path: '/api/civil-status-reports/:reportId',
    id: 'civilStatusReport',
    tag: 'school',
    summary: 'What a guardian reported of the civil status',
    params: z.strictObject({ reportId: uuid }),
    answers: {
      200: z
        .strictObject({
          reportId: uuid,
          pupil: z.string(),
          classGroup: z.string().nullable(),
          author: z.string(),
          kinship: z.string(),
          at: instant,
          text: z.string(),
          civilStatus: z.strictObject({
            lastName: z.string(),
            firstNames: z.array(z.string()),
            sex: z.string().nullable(),
            bornOn: z.string().nullable(),
            bornIn: z.string().nullable(),
          }),
          taskId: uuid.nullable().meta({ description: 'The task to resolve; null when it is done' }),
        })
        .meta({ id: 'CivilStatusReport' }),
    },
  }),
  disclaimGuardianship: route({
    method: 'post',
    path: '/api/pupils/:pupilId/disclaimers',
    id: 'disclaimGuardianship',
    tag: 'family',
    idempotent: true,
    summary:
      'Say that one is no legal guardian of this pupil: one’s access is frozen at once, the school looks (§1.4-7)',
    params: pupil,
    answers: { 204: null },
  }),
  disclaimer: route({
    method: 'get',
    path: '/api/pupils/:pupilId/guardians/:guardianId/disclaimer',
    id: 'disclaimer',
    tag: 'school',
    summary: 'Who says that they are no legal guardian of whom, since when',
    params: link,
    answers: {
      200: z
        .strictObject({
          pupil: z.string(),
          classGroup: z.string().nullable(),
          guardian: z.string(),
          kinship: z.string(),
          at: instant,
          ended: z.boolean().meta({ description: 'The school has ended the link' }),
          otherGuardians: z.array(z.string()).meta({ description: 'The pupil’s other legal guardians' }),
        })
        .meta({ id: 'Disclaimer' }),
    },
  }),
  answerDisclaimer: route({
    method: 'put',
    path: '/api/pupils/:pupilId/guardians/:guardianId/disclaimer',
    id: 'answerDisclaimer',
    tag: 'school',
    idempotent: true,
    summary: 'Give the access back, or end the link in this base',
    params: link,
    body: z.strictObject({ outcome: z.enum(DISCLAIMER_OUTCOMES) }).meta({ id: 'DisclaimerAnswer' }),
    answers: { 204: null },
  }),
} as const;
