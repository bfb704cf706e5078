/** What is wrong with one setting, without its name. */
export class Wrong {
  constructor(readonly zh: string, readonly en: string) {}
}

/** Turns the text of a setting into its value, or says what it should have been. */
export type Parse<T> = (text: string) => T | Wrong;

export const wholeNumber = (from: number, to: number): Parse<number> => (text) =>
  /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to
    ? Number(text)
    : new Wrong(`应为 ${from} 到 ${to} 之间的整数`, `must be a whole number from ${from} to ${to}`);

export const oneOf = <T extends string>(...allowed: T[]): Parse<T> => (text) =>
  allowed.includes(text as T) ? text as T : new Wrong(`应为 ${allowed.join('、')} 之一`, `must be one of ${allowed.join(', ')}`);

export const someText = (longest = 500): Parse<string> => (text) =>
  text.length <= longest ? text : new Wrong(`不能超过 ${longest} 个字符`, `must not be longer than ${longest} characters`);

export const hexKey: Parse<string> = (text) =>
  /^[0-9a-f]{64}$/.test(text) ? text : new Wrong('应为 64 位小写十六进制数', 'must be 64 lower-case hexadecimal digits');

export const hostName: Parse<string> = (text) =>
  /^[A-Za-z0-9.:_-]{1,253}$/.test(text) ? text : new Wrong('应为本机的一个地址，如 127.0.0.1 或 0.0.0.0', 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0');

export const webAddress: Parse<string> = (text) =>
  isWeb(text) ? text : new Wrong('应为以 http:// 或 https:// 开头的地址', 'must be an address that begins with http:// or https://');

/** Addresses of map tiles as templates, laid over one another in this order; spaces between, because an address may hold commas. */
export const tileAddresses: Parse<string> = (text) => {
  const all = text.split(/\s+/);
  return all.length <= 3 && all.every((one) => isWeb(one) && !new URL(one).host.includes('{') && ['{x}', '{y}', '{z}'].every((part) => one.includes(part)))
    ? all.join(' ')
    : new Wrong('应为含 {z}、{x}、{y} 的网址，最多三个，以空格分隔', 'must be up to three addresses with {z}, {x} and {y} in them, separated by spaces');
};

/** Origins only: a path would silently be ignored. */
export const origins: Parse<string[]> = (text) => {
  const all = split(text);
  return all.every((one) => isWeb(one) && new URL(one).origin === one.replace(/\/$/, ''))
    ? all.map((one) => new URL(one).origin)
    : new Wrong('应为逗号分隔的网址，不带路径，如 https://sizhi.example.cn', 'must be addresses without a path, separated by commas, such as https://sizhi.example.cn');
};

export const list: Parse<string[]> = (text) => {
  const all = split(text);
  return all.length <= 50 && all.every((one) => /^[^\s'"]{1,300}$/.test(one))
    ? all : new Wrong('应为逗号分隔的列表', 'must be a list separated by commas');
};

export const postgresAddress: Parse<string> = (text) =>
  URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) && new URL(text).pathname.length > 1
    ? text
    : new Wrong('应为 postgresql://用户:口令@主机:端口/数据库 形式', 'must look like postgresql://user:password@host:port/database');

const split = (text: string): string[] => text.split(',').map((one) => one.trim()).filter(Boolean);
const isWeb = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
