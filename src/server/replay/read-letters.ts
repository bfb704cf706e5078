import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { OperatorFault } from '../../ground/operator-fault.js';

export interface Letter { title: string; detail: string }

/** Letters of a CSV file in UTF-8 (with or without BOM) or GB18030; the columns title and detail are found by name. */
export async function readLetters(file: string, limit: number): Promise<Letter[]> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new OperatorFault(`读不到文件 ${file}（${error.message}）。`, `The file ${file} cannot be read (${error.message}).`);
  });
  const { data, meta } = Papa.parse<Record<string, string>>(decode(bytes), { header: true, skipEmptyLines: 'greedy', preview: limit, transformHeader: (h) => h.trim().toLowerCase() });
  if (!meta.fields?.includes('title') || !meta.fields.includes('detail')) {
    throw new OperatorFault(`文件里没有 title、detail 两列（找到的是：${meta.fields?.join('、') ?? '无'}）。`,
      `The file lacks the columns title and detail (found: ${meta.fields?.join(', ') ?? 'none'}).`);
  }
  return data.map((row) => ({ title: (row['title'] ?? '').trim(), detail: (row['detail'] ?? '').trim() })).filter((l) => l.title + l.detail !== '');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
