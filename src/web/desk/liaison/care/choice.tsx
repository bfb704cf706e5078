import { Select } from 'antd';
import { namedList } from '../../app/named-list.js';

interface Props { label: string; value: string | undefined; any?: string; options: readonly (readonly [string, string])[]; onChange: (value: string | undefined) => void }

/** One filter with its name beside it; `any` is the first line when nothing has to be chosen. */
export function Choice({ label, value, any, options, onChange }: Props) {
  return (
    <label className="choice"><span>{label}</span>
      <Select value={value ?? ''} aria-label={label} popupRender={namedList(label)} popupMatchSelectWidth={false} onChange={(chosen) => onChange(chosen || undefined)}
        options={[...(any ? [{ value: '', label: any }] : []), ...options.map(([key, words]) => ({ value: key, label: words }))]} />
    </label>
  );
}
