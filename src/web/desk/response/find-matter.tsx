import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { listMatters, type Matter } from '../../api/cases.js';
import { useWords } from '../../ui/language.js';

interface Node { value: string; title: string; children?: Node[] }

/** The list of matters as a tree that can be searched. */
export function FindMatter({ value, onChange, id, placeholder }: { value?: string; onChange?: (code: string | undefined) => void; id?: string; placeholder?: string }) {
  const { t, language } = useWords();
  const matters = useQuery({ queryKey: ['matters'], staleTime: 3_600_000, queryFn: ({ signal }) => listMatters(signal) });
  const rows = matters.data?.rows ?? [];
  const name = (matter: Matter) => (language === 'en' ? matter.nameEn : matter.name);
  const below = (parent: string | null): Node[] => rows.filter((matter) => matter.parentCode === parent)
    .map((matter) => { const children = below(matter.matterCode); return { value: matter.matterCode, title: name(matter), ...(children.length ? { children } : {}) }; });
  return (
    <TreeSelect id={id} value={value} onChange={onChange} treeData={below(null)} loading={matters.isPending} allowClear className="wide-input" listHeight={360}
      showSearch={{ treeNodeFilterProp: 'title' }} placeholder={placeholder ?? t('deed.choose')} aria-label={t('deed.matter')} treeDefaultExpandAll={rows.length < 40} />
  );
}
