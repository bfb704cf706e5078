import { SettingOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { signOut } from '../../api/identity.js';
import { useWords } from '../../ui/language.js';
import { useMinute } from '../../ui/now.js';
import { sayInstant } from '../../words/time-words.js';
import { sayOr } from '../../words/words.js';
import { useMe } from './session.js';
import { Switches } from './switches.js';

/** Who is signed in, how the desk looks, and the way out. */
export function AccountMenu() {
  const { t } = useWords();
  const me = useMe();
  const [open, setOpen] = useState(false);
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={<Account />}>
      <Button type="text" className="bar-button" aria-label={`${t('desk.person')}：${me.name}`} aria-expanded={open}>
        <span className="bar-name">{me.name}</span><SettingOutlined aria-hidden />
      </Button>
    </Popover>
  );
}

function Account() {
  const { t, language } = useWords();
  const me = useMe();
  const minute = useMinute();
  const queries = useQueryClient();
  const leave = async () => {
    // Signed out here even if the server cannot be reached: nothing of this session stays on the screen.
    await signOut().catch(() => undefined);
    queries.clear();
    location.assign('/desk');
  };
  return (
    <div className="account">
      <div>
        <strong>{me.name}</strong> <span className="quiet">{me.username}</span>
        <ul>{me.roles.map((role) => <li key={`${role.role}${role.unitCode}`}>{role.unitName} · {sayOr(language, `role.${role.role}`, role.role)}</li>)}</ul>
        <span className="quiet">{me.onDutyUntil ? t('desk.onDutyUntil', { until: sayInstant(me.onDutyUntil, minute, language) }) : t('desk.offDuty')}</span>
        {me.note && <p className="asked">{me.note}</p>}
      </div>
      <Switches />
      <Button block onClick={() => void leave()}>{t('desk.signOut')}</Button>
    </div>
  );
}
