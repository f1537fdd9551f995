/** M-15: when a campaign has closed, its figures to the lycée and to each school its pupils come from; no name (§8). */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DossierState } from '../domain/enrolment-dossier/dossier.ts';
import { type CampaignReportProps, campaignReport } from '../letters/index.ts';
import { schoolName } from '../locales/school-name.ts';
import { recordStaffLetter, senderOf } from '../processes/outbox.ts';
import type { Outbox } from './dossier-letters.ts';

type Figures = CampaignReportProps['figures'];

/** Which figure a dossier counts in; a cancelled one is nobody's any more. */
const FIGURE: Record<DossierState, keyof Figures | null> = {
  VALIDATED: 'enrolled',
  INTEGRATED: 'enrolled',
  COMPLETE: 'enrolled',
  REFUSED: 'refused',
  NOTIFIED: 'silent',
  SEEN: 'silent',
  IN_PROGRESS: 'silent',
  NOT_ENROLLED: 'silent',
  PAPER: 'paper',
  DISPUTED: 'disputed',
  CANCELLED: null,
};

/** Records the reports, in the transaction that closes the campaign. */
export async function recordCampaignReport(
  tx: EntityManager,
  { publicUrl }: Outbox,
  campaign: { id: string; receivingUai: string },
  closedAt: Date,
): Promise<void> {
  const counted: { origin: string | null; state: DossierState; n: number }[] = await tx.execute(
    `select o.uai as origin, d.shown_state as state, count(*)::int as n from dossier d left join establishment o on o.uai = d.origin_uai
     where d.campaign_id = ? group by 1, 2`,
    [campaign.id],
  );
  const from = await senderOf(tx, campaign.receivingUai);
  const receiving = schoolName(from.sender.establishment);
  const figures = (rows: typeof counted): Figures => {
    const sums = { total: 0, enrolled: 0, refused: 0, silent: 0, paper: 0, disputed: 0 };
    for (const { state, n } of rows) {
      const figure = FIGURE[state];
      if (!figure) continue;
      sums[figure] += n;
      sums.total += n;
    }
    return sums;
  };
  const tell = async (uai: string, side: 'receiving' | 'origin', rows: typeof counted): Promise<void> => {
    const { sender } = side === 'receiving' ? from : await senderOf(tx, uai);
    if (!sender.email) return; // no address: the board says the same
    const letter = campaignReport({
      language: 'fr',
      sender: from.sender,
      reader: { name: '', civility: null, isPupil: false },
      url: `${publicUrl}/etablissement/`,
      timeZone: from.timeZone,
      ...{ side, receiving, closedAt: closedAt.getTime(), figures: figures(rows) },
    });
    const to = { uai, name: sender.establishment, email: sender.email };
    await recordStaffLetter(tx, {
      id: 'M-15',
      event: `${campaign.id}:${side}`,
      subjectId: campaign.id,
      to,
      from,
      letter,
    });
  };
  await tell(campaign.receivingUai, 'receiving', counted);
  const origins = new Set(counted.flatMap(({ origin }) => origin ?? []));
  for (const uai of origins)
    await tell(
      uai,
      'origin',
      counted.filter(({ origin }) => origin === uai),
    );
}
