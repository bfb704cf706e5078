import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { listOnDuty } from '../../api/honeycomb.js';
import { useWords } from '../../ui/language.js';
import { namedList } from '../app/named-list.js';
import { useLate } from '../response/use-late.js';

/** Finds somebody on duty by name or pinyin initials, with how much they have already. */
export function FindPerson({ value, onChange, unit, id }: { value?: string; onChange?: (personId: string) => void; unit: string; id?: string }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const q = useLate(typed.trim(), 200);
  // Before anything is typed, those on duty in the case's own town are offered.
  const duty = useQuery({
    queryKey: ['duty', 'find', q || unit.slice(0, 9)], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => listOnDuty(q ? { q, limit: 30 } : { unit: unit.slice(0, 9), limit: 50 }, signal),
  });
  // Whoever stands nearest to the place first: a post of the village before one of the town.
  const people = [...new Map((duty.data?.rows ?? []).map((person) => [person.personId, person])).values()]
    .sort((a, b) => shared(b.unitCode, unit) - shared(a.unitCode, unit));
  return (
    <Select id={id} value={value} onChange={onChange} placeholder={t('deed.personSearch')} className="wide-input" aria-label={t('deed.person')} popupRender={namedList(t('deed.person'))}
      showSearch={{ filterOption: false, onSearch: setTyped }} loading={duty.isFetching} optionLabelProp="title"
      notFoundContent={duty.isFetching ? t('loading') : t('duty.none')}
      options={people.map((person) => ({
        value: person.personId, title: person.name,
        label: <span className="person-option"><b>{person.name}</b> {person.postName.startsWith(person.unitName) ? person.postName : `${person.unitName} · ${person.postName}`}
          <small>{t('duty.load', { open: person.openCases, capacity: person.capacity })}</small></span>,
      }))} />
  );
}

/** Digits of the unit code that a post has in common with the place, if the place lies inside the post's unit. */
const shared = (post: string, place: string) => (place.startsWith(post) ? post.length : 0);
