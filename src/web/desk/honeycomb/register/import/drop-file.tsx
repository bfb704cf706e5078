import { useState } from 'react';
import { ROSTER_LIMITS } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { ErrorNote } from '../../../../ui/notes.js';

/** The sheet to read: dropped or chosen. What is plainly no roster is said before it travels; the server looks inside. */
export function DropFile({ file, onFile }: { file: File | null; onFile: (file: File | null) => void }) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const take = (chosen: File | undefined) => {
    setOver(false);
    if (!chosen) return;
    const fault = !/\.(xlsx|xlsm|csv|txt)$/i.test(chosen.name) ? t('roster.fileKind')
      : chosen.size > ROSTER_LIMITS.bytes ? t('roster.fileLarge', { size: (chosen.size / 1024 / 1024).toFixed(0) })
      : chosen.size === 0 ? t('roster.fileEmpty') : null;
    setWrong(fault);
    onFile(fault ? null : chosen);
  };
  return (
    <>
      <label className={over ? 'drop drop-over' : 'drop'}>
        {/* It lies over the whole field, so that a file is dropped on it as the browser does it by itself. */}
        <input type="file" accept=".xlsx,.xlsm,.csv,.txt" aria-label={t('roster.file')} aria-describedby="drop-help" onDragEnter={() => setOver(true)} onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)} onChange={(event) => { take(event.target.files?.[0]); event.target.value = ''; }} />
        {file ? <><strong>{file.name}</strong><span className="quiet number">{sizeOf(file.size)}</span></> : <strong>{t('roster.drop')}</strong>}
        <span id="drop-help" className="quiet hint">{t('roster.dropHelp')}</span>
      </label>
      {wrong && <ErrorNote error={new Error(wrong)} />}
    </>
  );
}

const sizeOf = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
