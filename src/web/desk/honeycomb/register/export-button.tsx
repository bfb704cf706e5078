import { Button, Modal } from 'antd';
import { useState } from 'react';
import { EXPORT_KINDS, registerSheet } from '../../../api/register.js';
import { useWords } from '../../../ui/language.js';
import { useMe } from '../../app/session.js';

/** The register of a unit as a file. What is in it, and that it is recorded, is said before anything leaves. */
export function ExportButton({ unit, name, households }: { unit: string; name: string; households: number | null }) {
  const { t } = useWords();
  const { demo } = useMe();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('reg.export')}</Button>
      <Modal open={open} title={t('reg.exportTitle', { name })} onCancel={() => setOpen(false)} width={560}
        footer={EXPORT_KINDS.map((kind) => <a key={kind} className={kind === 'xlsx' ? 'main-button export-link' : 'plain-button export-link'} href={registerSheet(unit, kind)} download onClick={() => setOpen(false)}>{t(`reg.export.${kind}`)}</a>)}>
        {households !== null && <p>{t('reg.exportCount', { count: households.toLocaleString('zh-CN') })}</p>}
        <p>{t('reg.exportHelp')}</p>
        <p className="quiet">{t('reg.exportCare')}</p>
        {demo && <p className="quiet">{t('reg.exportDemo')}</p>}
      </Modal>
    </>
  );
}
