import { createHash } from 'node:crypto';
import { Router } from 'express';
import { DossierRow, RecordChangeRow } from '../../database/entities/index.ts';
import { peopleAmong } from '../../database/record-values.ts';
import { communesOf } from '../../database/views/communes.ts';
import { type RecordView, recordOf } from '../../database/views/record.ts';
import { schoolsToo } from '../../database/views/schools-too.ts';
import { needsEvidence, takesEvidence } from '../../domain/record-change/evidence.ts';
import { type ProposedItem, whyNotPropose } from '../../domain/record-change/record-change.ts';
import { reportsOf } from '../../processes/civil-status-report.ts';
import { emailsOf } from '../../processes/email-confirmation.ts';
import { ownEvidence } from '../../processes/evidence.ts';
import { writeProposal } from '../../processes/record-changes.ts';
import { reply, serve } from '../answer.ts';
import { handIn } from '../commands.ts';
import { routes } from '../contract/index.ts';
import { handedInBy, may, permit, type SignedIn, worksAt } from '../identity/signed-in.ts';
import { kinshipLabel } from '../kinship.ts';
import { type FieldProblem, Refused } from '../problems.ts';
import { type CheckedItem, checkedProposal } from '../proposal.ts';
import type { Services } from '../services.ts';

/** The record (*fiche de renseignements*): read by guardians, changed by proposals that the school decides. */
export function recordRoutes(services: Services): Router {
  const { em } = services;
  const router = Router();

  /** @throws Refused `not-found` to whom this pupil is nobody, `not-permitted` to staff, who read it in their own pages */
  const visibleRecord = async (who: SignedIn, pupilId: string): Promise<RecordView> => {
    const record = may(who, 'read', 'Pupil', { pupilId }) ? await recordOf(em(), pupilId, who.accountId) : null;
    if (record) return record;
    const [pupil]: { uai: string }[] = await em().execute(`select uai from pupil where id = ?`, [pupilId]);
    throw new Refused(worksAt(who, pupil?.uai ?? null) ? 'not-permitted' : 'not-found');
  };

  /** @throws Refused `evidence-required` for a value to prove without a paper of one's own, `value-invalid` for a paper nobody asked for */
  const checkEvidence = async (
    items: readonly CheckedItem[],
    { pupilId, accountId }: { pupilId: string; accountId: string },
  ): Promise<void> => {
    const ids = items.flatMap(({ evidenceId }) => evidenceId ?? []);
    const own = await ownEvidence(em(), { ids, pupilId, accountId });
    const problemsOf = (wrong: (item: CheckedItem) => boolean, problem: FieldProblem['problem']): FieldProblem[] =>
      items.flatMap((item, index) => (wrong(item) ? [{ path: `body.items.${index}.evidenceId`, problem }] : []));
    const missing = problemsOf(
      ({ field, newValue, evidenceId }) =>
        needsEvidence(field, newValue) ? !own.has(evidenceId ?? '') : Boolean(evidenceId) && !own.has(evidenceId ?? ''),
      'required',
    );
    if (missing.length > 0) throw new Refused('evidence-required', { errors: missing });
    const idle = problemsOf(({ field, evidenceId }) => Boolean(evidenceId) && !takesEvidence(field), 'value-invalid');
    if (idle.length > 0) throw new Refused('value-invalid', { errors: idle });
  };

  serve(router, routes.record, async ({ params, who, language }) => {
    const record = await visibleRecord(who, params.pupilId);
    const own = record.modifiable.some((field) => field.startsWith('guardian.'));
    const elsewhere = own ? await schoolsToo(em(), params.pupilId, who.accountId) : [];
    return reply(200, {
      ...record,
      schoolsToo: elsewhere.filter(({ pupilId }) => may(who, 'change', 'Pupil', { pupilId })),
      self: { ...record.self, kinship: kinshipLabel(record.self.kinship, language) },
      others: record.others.map((other) => ({ ...other, kinship: kinshipLabel(other.kinship, language) })),
      emails: await emailsOf(em(), record.self.guardianId),
      civilStatusReports: await reportsOf(em(), params.pupilId, who.accountId),
      mayDisclaim: record.self.level === 1,
    });
  });

  serve(router, routes.communes, async ({ params }) =>
    reply(200, { communes: await communesOf(em(), params.postalCode) }),
  );

  serve(router, routes.changeRecord, async ({ params, body, who, key, language }) => {
    const { pupilId } = params;
    const record = await visibleRecord(who, pupilId);
    permit(who, 'change', 'Pupil', { pupilId });
    const nothing = whyNotPropose(body.items);
    if (nothing) throw new Refused(nothing);
    const named = body.items.flatMap(({ field, targetId }) => (field === 'contact' && targetId ? [targetId] : []));
    const items = checkedProposal(body.items, record, await peopleAmong(em(), named));
    await checkEvidence(items, { pupilId, accountId: who.accountId });
    // One key, one set: the same key with other items is another subject, which `receive` refuses (key-reused).
    const recordChangeId = uuidOf(key, pupilId, body.dossierId, items);
    return handIn(
      services,
      {
        id: key,
        act: 'recordChange.submit',
        subjectId: recordChangeId,
        ...handedInBy(who),
        content: {},
        check: async () => {
          if (!body.dossierId) return;
          const dossier = await em().findOne(DossierRow, { id: body.dossierId });
          const own = dossier && may(who, 'read', 'Dossier', { identityId: dossier.identityId });
          if (own && dossier.expectedPupilId === pupilId) return;
          throw new Refused('malformed', { errors: [{ path: 'body.dossierId', problem: 'value-invalid' }] });
        },
        beside: (tx) =>
          writeProposal(tx, {
            recordChangeId,
            pupilId,
            guardianId: record.self.guardianId,
            authorId: who.accountId,
            dossierId: body.dossierId,
            items: items.map((item) => ({ ...item, evidenceId: item.evidenceId ?? null })),
          }),
      },
      language,
    );
  });

  serve(router, routes.withdrawRecordChange, async ({ params, who, key, language }) => {
    const change = await em().findOne(RecordChangeRow, { id: params.recordChangeId });
    if (!change) throw new Refused('not-found');
    if (!may(who, 'read', 'RecordChange', { authorId: change.authorId })) {
      throw new Refused(worksAt(who, change.uai) ? 'not-permitted' : 'not-found');
    }
    return handIn(
      services,
      { id: key, act: 'recordChange.withdraw', subjectId: change.id, ...handedInBy(who), content: {} },
      language,
    );
  });

  return router;
}

/** A UUID (version 8, RFC 9562: of our own making) that says the same for the same content. */
function uuidOf(key: string, pupilId: string, dossierId: string | null, items: readonly ProposedItem[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([key, pupilId, dossierId, items]))
    .digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
