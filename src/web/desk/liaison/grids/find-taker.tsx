import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { MicroGrid } from '../../../../contract/liaison.js';
import { listOnDuty } from '../../../api/honeycomb.js';
import { useWords } from '../../../ui/language.js';
import { namedList } from '../../app/named-list.js';
import { useLate } from '../../response/use-late.js';

interface Props { grid: MicroGrid; grids: MicroGrid[]; id?: string; value?: string; onChange?: (personId: string) => void }

/** Who could take over: the other liaisons of the unit, and whoever is on duty in it or above it. */
export function FindTaker({ grid, grids, id, value, onChange }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const q = useLate(typed.trim(), 200);
  const duty = useQuery({
    queryKey: ['duty', 'find', q || grid.unitCode], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => listOnDuty(q ? { q, limit: 30 } : { unit: grid.unitCode, limit: 50 }, signal),
  });
  const people = new Map<string, { name: string; about: string }>();
  for (const other of grids) {
    if (q === '' || other.liaisonName.includes(q)) people.set(other.liaisonPersonId, { name: other.liaisonName, about: t('hand.servesGrid', { number: other.number, count: other.households }) });
  }
  for (const person of duty.data?.rows ?? []) {
    const near = grid.unitCode.startsWith(person.unitCode) || person.unitCode.startsWith(grid.unitCode);
    if (near && !people.has(person.personId)) people.set(person.personId, { name: person.name, about: person.postName });
  }
  people.delete(grid.liaisonPersonId);
  return (
    <Select id={id} value={value} onChange={onChange} className="wide-input" placeholder={t('hand.find')} aria-label={t('hand.to')} popupRender={namedList(t('hand.to'))}
      showSearch={{ filterOption: false, onSearch: setTyped }} loading={duty.isFetching} optionLabelProp="title" notFoundContent={duty.isFetching ? t('loading') : t('duty.none')}
      options={[...people].map(([personId, { name, about }]) => ({ value: personId, title: name, label: <span className="person-option"><b>{name}</b> {about}</span> }))} />
  );
}
