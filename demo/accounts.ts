import type { Role } from '../src/contract/identity.js';

/** One password for all demo accounts, printed at start beside their names: the data behind it is made up. */
export const DEMO_PASSWORD = 'anlan-54321';

/** Secrets of the cards 联户卡 of a few households that liaison1 visits: /h/{household}?key={secret}. */
export const DEMO_CARDS = ['anlan-54321-card-one', 'anlan-54321-card-two', 'anlan-54321-card-three'] as const;

/** Where an account's person stands in the fictional county. `nth` counts the holders of that post there from 0. */
export interface DemoAccount {
  username: string;
  title: string;
  role: Role;
  /** Which unit: the county, the first town, its first village, the first street, its first community or compound. */
  place: 'county' | 'town' | 'village' | 'street' | 'community' | 'compound';
  /** Null for the three administrators, who hold no post. */
  postKind: string | null;
  nth: number;
}

const account = (username: string, title: string, role: Role, place: DemoAccount['place'], postKind: string | null, nth = 0): DemoAccount =>
  ({ username, title, role, place, postKind, nth });

export const demoAccounts: readonly DemoAccount[] = [
  account('grid1', '网格员（柳溪镇槐树屯村）', 'handler', 'village', 'grid_worker', 0),
  account('grid2', '网格员（槐树屯村另一位）', 'handler', 'village', 'grid_worker', 1),
  account('liaison1', '联户长（槐树屯村）', 'liaison', 'village', 'liaison'),
  account('village1', '村支书、召集人（槐树屯村）', 'convenor', 'village', 'convenor'),
  account('property1', '物业值班（锦绣花园小区）', 'handler', 'compound', 'property'),
  account('grid3', '网格员（清河街道朝阳社区）', 'handler', 'community', 'grid_worker', 0),
  account('dispatcher', '调度员（柳溪镇）', 'dispatcher', 'town', 'dispatcher'),
  account('convenor1', '分管领导、召集人（柳溪镇）', 'convenor', 'town', 'convenor'),
  account('police1', '派出所民警（柳溪镇）', 'handler', 'town', 'police'),
  account('water1', '供水抢修（柳溪镇）', 'handler', 'town', 'water'),
  account('callback', '回访员（柳溪镇）', 'call_back', 'town', 'call_back'),
  account('command', '县值班室', 'command', 'county', 'command'),
  account('sysadmin', '系统管理员', 'system_admin', 'county', null),
  account('secadmin', '安全管理员', 'security_admin', 'county', null),
  account('auditadmin', '审计管理员', 'audit_admin', 'county', null),
];
