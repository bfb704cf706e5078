import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../../api/new-id.js';
import { sendFile } from '../../../api/files.js';
import { FILE_LIMITS } from '../../../../contract/files.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';

interface Props { id?: string; value?: string[]; onChange?: (ids: string[]) => void }
const MOST = 9;

/** Photos go up as soon as they are chosen; the form keeps their ids. */
export function AddPhotos({ id, value = [], onChange }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const ids = useRef(value);
  const [shown, setShown] = useState<{ id: string; url: string; sent: boolean }[]>([]);
  const [error, setError] = useState<unknown>(null);
  const urls = useRef<string[]>([]);
  useEffect(() => () => { for (const url of urls.current) URL.revokeObjectURL(url); }, []);
  const tell = (next: string[]) => { ids.current = next; onChange?.(next); };
  const add = async (files: File[]) => {
    setError(null);
    for (const file of files.slice(0, MOST - ids.current.length)) {
      const fileId = newId();
      const url = URL.createObjectURL(file);
      urls.current.push(url);
      setShown((before) => [...before, { id: fileId, url, sent: false }]);
      try {
        await sendFile(fileId, file);
        tell([...ids.current, fileId]);
        setShown((before) => before.map((one) => (one.id === fileId ? { ...one, sent: true } : one)));
      } catch (thrown) {
        setError(thrown);
        setShown((before) => before.filter((one) => one.id !== fileId));
      }
    }
  };
  const remove = (fileId: string) => { setShown((before) => before.filter((one) => one.id !== fileId)); tell(ids.current.filter((one) => one !== fileId)); };
  return (
    <div className="add-photos">
      <input ref={input} id={id} type="file" accept={FILE_LIMITS.photo.types.join(',')} multiple className="visually-hidden" tabIndex={-1} aria-label={t('deed.addFile')}
        onChange={(event) => { void add([...(event.target.files ?? [])]); event.target.value = ''; }} />
      {shown.map((one, at) => (
        <button key={one.id} type="button" className={one.sent ? 'thumb' : 'thumb thumb-sending'} onClick={() => remove(one.id)} aria-label={`${t('do.close')} ${t('case.photo', { n: at + 1 })}`}><img src={one.url} alt="" /></button>
      ))}
      {shown.length < MOST && <Button onClick={() => input.current?.click()}>＋ {t('deed.addFile')}</Button>}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
