import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { Candidate } from '../../../../contract/liaison.js';
import { useWords } from '../../../ui/language.js';
import { PeopleDay } from '../people-day.js';

export const CANDIDATE_DEEDS = ['willingness', 'nomination', 'change', 'withdraw'] as const;
export type CandidateDeed = (typeof CANDIDATE_DEEDS)[number];

/** Nomination and willingness next to each other, then what weighs: hours, capacity, households near, conflicts. */
export function Comparison({ rows, onDeed }: { rows: Candidate[]; onDeed?: ((deed: CandidateDeed, candidate: Candidate) => void) | undefined }) {
  const { t } = useWords();
  const order = { open: 0, chosen: 1, not_chosen: 2, withdrawn: 3 };
  const sorted = [...rows].sort((a, b) => order[a.state] - order[b.state] || a.name.localeCompare(b.name, 'zh-CN'));
  return (
    <div className="table-wrap" role="group" aria-label={t('cand.sheet')}><table className="comparison narrow-rows">
      <thead><tr>
        <th scope="col">{t('cand.name')}</th><th scope="col">{t('cand.nomination')}</th><th scope="col">{t('cand.willingness')}</th><th scope="col">{t('cand.agreement')}</th>
        <th scope="col">{t('cand.hours')}</th><th scope="col">{t('cand.capacity')}</th><th scope="col">{t('cand.near')}</th><th scope="col">{t('cand.conflicts')}</th>
        {onDeed && <th scope="col"><span className="visually-hidden">{t('grid.do')}</span></th>}
      </tr></thead>
      <tbody>{sorted.map((one) => (
        <tr key={one.candidateId} className={one.state === 'withdrawn' ? 'row-faded' : ''}>
          <th scope="row"><span dir="auto">{one.name}</span><small>{t(`cand.standing.${one.standing}`)}{one.state !== 'open' && ` · ${t(`cand.state.${one.state}`)}`}</small></th>
          <td data-label={t('cand.nomination')}><Nomination one={one} /></td>
          <td data-label={t('cand.willingness')}><Willingness one={one} /></td>
          <td data-label={t('cand.agreement')}><span><Agreement one={one} /></span></td>
          <td data-label={t('cand.hours')} className="number">{one.hoursPerWeek ?? '—'}</td>
          <td data-label={t('cand.capacity')} className="number">{one.capacity}</td>
          <td data-label={t('cand.near')} className="number">{one.lng === null ? <span className="quiet">{t('cand.noPoint')}</span> : one.householdsNear}</td>
          <td data-label={t('cand.conflicts')} dir="auto">{one.conflicts || '—'}</td>
          {onDeed && <td className="cell-do">{(one.state === 'open' || one.state === 'not_chosen' || one.state === 'chosen') && (
            <Dropdown trigger={['click']} menu={{ items: CANDIDATE_DEEDS.map((key) => ({ key, label: t(`cand.do.${key}`), danger: key === 'withdraw' })),
              onClick: ({ key }) => onDeed(key as CandidateDeed, one) }}>
              <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label={t('cand.doOf', { name: one.name })} />
            </Dropdown>)}</td>}
        </tr>
      ))}</tbody>
    </table></div>
  );
}

const NOMINATION_SIGNS = { none: '·', nominated: '✓', opposed: '✗' } as const;
const WILLING_SIGNS = { not_asked: '?', willing: '✓', unwilling: '✗' } as const;

export function Nomination({ one }: { one: Candidate }) {
  const { t } = useWords();
  return <span><span aria-hidden="true">{NOMINATION_SIGNS[one.nomination]} </span>{t(`cand.nomination.${one.nomination}`)}
    {one.nominatedBy && <small>{one.nominatedBy}{one.nominationAt !== null && <> · <PeopleDay at={one.nominationAt} /></>}</small>}
    {one.nominationReason && <small dir="auto">{one.nominationReason}</small>}</span>;
}

export function Willingness({ one }: { one: Candidate }) {
  const { t } = useWords();
  return <span><span aria-hidden="true">{WILLING_SIGNS[one.willingness]} </span>{t(`cand.willingness.${one.willingness}`)}
    {one.willingnessSaidTo && <small>{t('cand.saidTo', { name: one.willingnessSaidTo })}{one.willingnessAt !== null && <> · <PeopleDay at={one.willingnessAt} /></>}</small>}</span>;
}

export function Agreement({ one }: { one: Candidate }) {
  const { t } = useWords();
  const tone = one.agreement === 'agreed' ? 'tag-answered' : one.agreement === 'incomplete' ? 'tag-held' : 'tag-waiting';
  return <span className={`tag ${tone}`}>{one.agreement === 'agreed' && <span aria-hidden="true">✓</span>}{t(`cand.agreement.${one.agreement}`)}</span>;
}
