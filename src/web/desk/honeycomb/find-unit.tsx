import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { listUnits } from '../../api/honeycomb.js';
import { useWords } from '../../ui/language.js';
import { sayOr } from '../../words/words.js';
import { useLate } from '../response/use-late.js';
import { namedList } from '../app/named-list.js';
import { useMe } from '../app/session.js';

interface Props { value: string | undefined; onChange: (code: string | undefined) => void; placeholder: string; label?: string; id?: string }

/** Finds a unit by name or pinyin initials; before anything is typed, the units just below the person's own. */
export function FindUnit({ value, onChange, placeholder, label, id }: Props) {
  const { language } = useWords();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const q = useLate(typed.trim(), 200);
  const home = me.roles[0]?.unitCode ?? me.countyCode;
  const units = useQuery({
    queryKey: ['units', q || home], staleTime: 5 * 60_000,
    queryFn: ({ signal }) => listUnits(q ? { q, limit: 30 } : { parent: home, limit: 200 }, signal),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    queryKey: ['unit', value], enabled: value !== undefined && !units.data?.rows.some((unit) => unit.unitCode === value), staleTime: 5 * 60_000,
    queryFn: ({ signal }) => listUnits({ parent: value!.slice(0, -3), limit: 200 }, signal),
  });
  const rows = [...(units.data?.rows ?? []), ...(chosen.data?.rows.filter((unit) => unit.unitCode === value) ?? [])];
  return (
    <Select id={id} allowClear className="find-unit" value={value} placeholder={placeholder} aria-label={label ?? placeholder} popupRender={namedList(label ?? placeholder)}
      showSearch={{ filterOption: false, onSearch: setTyped }} loading={units.isFetching}
      onChange={(code: string | undefined) => { onChange(code); setTyped(''); }} notFoundContent={null}
      options={rows.map((unit) => ({ value: unit.unitCode, label: `${unit.name}（${sayOr(language, `level.${unit.level}`, unit.level)}）` }))} />
  );
}
