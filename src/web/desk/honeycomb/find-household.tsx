import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { findHouseholds, type Household } from '../../api/honeycomb.js';
import { useWords } from '../../ui/language.js';
import { namedList } from '../app/named-list.js';
import { useLate } from '../response/use-late.js';

/** What the register already holds, so that it is not typed again. One line per resident. */
export interface FoundHousehold { household: Household; name: string | null; phone: string | null }

export function FindHousehold({ onFound, id }: { onFound: (found: FoundHousehold | null) => void; id?: string }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const q = useLate(typed.trim(), 250);
  const found = useQuery({ queryKey: ['households', q], enabled: q.length >= 2, queryFn: ({ signal }) => findHouseholds(q, signal) });
  const lines = new Map<string, FoundHousehold>();
  for (const household of found.data?.rows ?? []) {
    if (household.residents.length === 0) lines.set(household.householdId, { household, name: null, phone: null });
    for (const resident of household.residents) lines.set(`${household.householdId} ${resident.residentId}`, { household, name: resident.name, phone: resident.phone });
  }
  return (
    <Select id={id} allowClear className="wide-input" placeholder={t('new.householdSearch')} aria-label={t('new.household')} popupRender={namedList(t('new.household'))} optionLabelProp="title" suffixIcon={null}
      showSearch={{ filterOption: false, onSearch: setTyped }} loading={found.isFetching} notFoundContent={q.length < 2 ? null : found.isFetching ? t('loading') : t('new.householdNone')}
      onChange={(key: string | undefined) => onFound(key ? lines.get(key) ?? null : null)}
      options={[...lines].map(([value, line]) => ({
        value, title: `${line.name ?? ''} ${line.household.address}`.trim(),
        label: <span className="person-option"><b>{line.name ?? '—'}</b> {line.household.unitName} {line.household.address}<small className="number">{line.phone}</small></span>,
      }))} />
  );
}
