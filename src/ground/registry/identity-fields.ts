import { column, COUNTY, keep, personal, type Registry } from './field.js';

const account = { basis: 'security', retention: keep(180, 'account_ended'), audience: ['nobody'] } as const;

/** schema identity: accounts of those who serve. Residents have none. No room's role can read these tables. */
export const IDENTITY_FIELDS: Registry = {
  'identity.users': personal('工作人员账号；居民不需要账号', 'accounts of staff; residents need none', { ...account, audience: ['self'] }, {
    id: column('C0', '标识一个账号', 'names one account'),
    person_id: column('C1', '账号是谁的', 'whose account it is'),
    county_code: COUNTY,
    name: column('C1', '显示登录者', 'shows who is signed in'),
    username: column('C1', '登录', 'signing in'),
    email: column('C0', '登录组件要求的占位地址，不投递', 'a placeholder the library wants; nothing is ever sent to it', { audience: ['nobody'] }),
    email_verified: column('C0', '登录组件要求，不使用', 'wanted by the library, not used', { audience: ['nobody'] }),
    image: column('C0', '登录组件要求，不使用', 'wanted by the library, not used', { audience: ['nobody'] }),
    two_factor_enabled: column('C0', '是否需要第二步验证', 'whether a second factor is asked'),
    disabled_at: column('C0', '停用后不能登录', 'a disabled account cannot sign in', { audience: ['grants_admin'] }),
    created_at: column('C0', '何时开通', 'when it was opened'),
    updated_at: column('C0', '何时改动', 'when it was changed', { audience: ['nobody'] }),
  }),

  'identity.accounts': personal('登录凭据', 'credentials', account, {
    id: column('C0', '标识一份凭据', 'names one credential'),
    account_id: column('C1', '在统一身份平台的编号', 'the person\'s number with the identity provider'),
    provider_id: column('C0', '本地密码或哪个统一身份平台', 'own password or which identity provider'),
    user_id: column('C1', '属于哪个账号', 'whose it is'),
    access_token: column('C1', '登录组件要求；统一登录时使用', 'wanted by the library; used when signing in elsewhere'),
    refresh_token: column('C1', '登录组件要求；统一登录时使用', 'wanted by the library; used when signing in elsewhere'),
    id_token: column('C1', '登录组件要求；统一登录时使用', 'wanted by the library; used when signing in elsewhere'),
    access_token_expires_at: column('C0', '到期', 'expiry'),
    refresh_token_expires_at: column('C0', '到期', 'expiry'),
    scope: column('C0', '统一登录的范围', 'what was asked of the identity provider'),
    password: column('C1', '密码的不可逆摘要（Argon2），不存密码', 'a one-way hash of the password (Argon2), never the password'),
    created_at: column('C0', '何时建立', 'when it was made'),
    updated_at: column('C0', '何时改动', 'when it was changed'),
  }),

  'identity.sessions': personal('登录状态', 'sessions', { ...account, retention: keep(0, 'expired', 'sweepIdentity') }, {
    id: column('C0', '标识一次登录', 'names one session'),
    token: column('C1', '认出登录者', 'knows who is signed in'),
    user_id: column('C1', '谁的登录', 'whose session'),
    expires_at: column('C0', '到期退出', 'when it ends'),
    last_seen_at: column('C0', '无人使用时自动退出；不统计在线时长', 'ends when unused; online time is not counted'),
    ip_address: column('C0', '数据库约束其为空', 'empty, by a check in the database'),
    user_agent: column('C1', '本人辨认自己的设备', 'lets the person tell own devices apart'),
    created_at: column('C0', '何时登录', 'when it began'),
    updated_at: column('C0', '何时续期', 'when it was extended'),
  }),

  'identity.verifications': personal('登录过程中的一次性凭据', 'one-time challenges while signing in', { ...account, retention: keep(0, 'expired', 'sweepIdentity') }, {
    id: column('C0', '标识', 'names it'),
    identifier: column('C1', '属于哪次登录', 'which sign-in it belongs to'),
    value: column('C1', '一次性凭据', 'the challenge'),
    expires_at: column('C0', '到期', 'expiry'),
    created_at: column('C0', '何时建立', 'when it was made'),
    updated_at: column('C0', '何时改动', 'when it was changed'),
  }),

  'identity.two_factors': personal('第二步验证，加密存放', 'second factors, encrypted', account, {
    id: column('C0', '标识', 'names it'),
    secret: column('C1', '核对动态码；密钥不在数据库里', 'checks the code; the key to it is not in the database'),
    backup_codes: column('C1', '手机丢失时登录', 'signing in when the phone is lost'),
    user_id: column('C1', '谁的', 'whose it is'),
    verified: column('C0', '是否已启用', 'whether it is in use'),
    failed_verification_count: column('C0', '防止猜测', 'against guessing'),
    locked_until: column('C0', '防止猜测', 'against guessing'),
  }),

  'identity.sign_in_tries': personal('登录失败次数，成功即清除', 'failed tries to sign in; success clears them', { ...account, retention: keep(1, 'created', 'sweepIdentity') }, {
    username: column('C1', '对哪个账号的尝试', 'which account was tried'),
    tries: column('C0', '防止猜测密码', 'against guessing passwords'),
    last_at: column('C0', '何时尝试', 'when'),
    locked_until: column('C0', '锁定到何时', 'locked until when'),
  }),
};
